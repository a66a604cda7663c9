import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense } from 'react'
import { answer, api } from '../../../app/api.ts'
import { useOnDevice } from '../../../app/device/shelf.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { useKeptCases } from '../../../cases/keptCases.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import follow from '../follow/follow.module.css'
import { NumberForm } from '../home/HomePage.tsx'
import shared from '../resident.module.css'
import { CaseLink, KeptCases } from './KeptCases.tsx'

const WaitingCard = lazy<ComponentType>(() =>
  import('../outbox/WaitingCard.tsx').then(
    (module) => ({ default: module.WaitingCard }),
    () => ({ default: () => null }),
  ),
)

const ArchivedCases = lazy<ComponentType>(() =>
  import('./ArchivedCases.tsx').then(
    (module) => ({ default: module.ArchivedCases }),
    () => ({ default: () => null }),
  ),
)

/** What the reader brought or follows: on this device, and with the account where there is one. */
export function MyCasesPage() {
  const { t } = useWords()
  const { account } = useSession()
  const waiting = useOnDevice('waiting', false)
  const mine = useMine(account !== null)
  const ofAccount = new Set(mine.data?.pages.flatMap((page) => page.items.map((item) => item.number)))
  // What stands with the account needs no second line.
  const kept = useKeptCases().filter((one) => !ofAccount.has(one.number))
  return (
    <>
      <PageHeader title={t('resident.cases.title')} />
      {waiting ? (
        <Suspense fallback={null}>
          <WaitingCard />
        </Suspense>
      ) : null}
      {account ? <OfAccount mine={mine} /> : null}
      {kept.length > 0 ? (
        <Card title={t('resident.cases.device')}>
          <KeptCases cases={kept} />
        </Card>
      ) : account || waiting ? null : (
        <Card>
          <EmptyState
            title={t('resident.cases.none')}
            text={t('resident.cases.noneText')}
            action={
              <ButtonLink to="/report" size="lg">
                {t('resident.home.report')}
              </ButtonLink>
            }
          />
        </Card>
      )}
      {mine.data && !mine.hasNextPage ? (
        <Suspense fallback={null}>
          <ArchivedCases />
        </Suspense>
      ) : null}
      <Card title={t('resident.lookup.title')}>
        <NumberForm />
      </Card>
      {account ? null : (
        <Card title={t('resident.cases.signIn')}>
          <p className={shared.lead}>{t('resident.cases.signInText')}</p>
          <ButtonLink to="/sign-in" search={{ next: '/my/cases' }} variant="light" size="lg">
            {t('app.signIn')}
          </ButtonLink>
        </Card>
      )}
    </>
  )
}

function useMine(enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['/api/v1/my/cases'],
    enabled,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/my/cases', { params: { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

function OfAccount(props: { mine: ReturnType<typeof useMine> }) {
  const { t } = useWords()
  const { mine } = props
  const items = mine.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Card title={t('resident.cases.account')}>
      {mine.isPending ? <PageSkeleton lines={3} /> : null}
      {mine.isError ? <ErrorState problem={mine.error} onRetry={() => void mine.refetch()} level={3} /> : null}
      {mine.data && items.length === 0 ? <p className={shared.lead}>{t('resident.cases.noneAccount')}</p> : null}
      <ul className={follow.mine}>
        {items.map((item) => (
          <li key={item.id}>
            <CaseLink
              number={item.number}
              text={item.text}
              state={item.state}
              light={item.light}
              dueAt={item.dueAt}
              since={item.reportedAt}
              follows={item.relation === 'follower'}
            />
          </li>
        ))}
      </ul>
      {mine.hasNextPage ? (
        <Button variant="subtle" loading={mine.isFetchingNextPage} onClick={() => void mine.fetchNextPage()}>
          {t('resident.cases.more')}
        </Button>
      ) : null}
    </Card>
  )
}
