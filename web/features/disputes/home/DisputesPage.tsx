import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DisputeLine } from '../../../../contract/disputes.ts'
import { send } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { useKeptDisputes } from '../device/kept.ts'
import { useAbout } from '../parts/about.ts'
import { Ladder } from '../parts/MatterCards.tsx'
import classes from '../parts/parts.module.css'

// messages: cases.state.*, dispute-pages.home.promise.*, dispute-pages.home.step.*

const promises = ['free', 'voluntary', 'confidential'] as const
const steps = ['apply', 'agree', 'table', 'paper', 'after'] as const

/** What mediation is, in plain words, and the reader's own. */
export function DisputesPage() {
  const { t } = useWords()
  const about = useAbout()
  return (
    <div className={classes.page}>
      <PageHeader title={t('dispute-pages.home.title')} text={t('dispute-pages.home.text')} />
      <ButtonLink to="/disputes/new" search={{}} size="xl" fullWidth>
        {t('dispute-pages.home.apply')}
      </ButtonLink>
      <Mine />
      <Card title={t('dispute-pages.home.what')}>
        <ul className={classes.list}>
          {promises.map((promise) => (
            <li key={promise}>
              <strong>{t(`dispute-pages.home.promise.${promise}`)}</strong>
              <span>{t(`dispute-pages.home.promise.${promise}_text`)}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('dispute-pages.ladder.title')}>
        <div className={classes.stack}>
          <p className={classes.lead}>{t('dispute-pages.home.ladder')}</p>
          {about.error ? <ErrorState problem={about.error} onRetry={() => void about.refetch()} /> : null}
          {about.isPending ? <PageSkeleton lines={3} /> : null}
          {about.data ? <Ladder tiers={about.data.tiers} /> : null}
        </div>
      </Card>
      <Card title={t('dispute-pages.home.how')}>
        <ol className={classes.terms}>
          {steps.map((step) => (
            <li key={step}>{t(`dispute-pages.home.step.${step}`)}</li>
          ))}
        </ol>
      </Card>
      <Card title={t('dispute-pages.home.not')}>
        <p className={classes.lead}>{t('dispute-pages.home.not_text')}</p>
      </Card>
      <Card title={t('dispute-pages.home.letter')}>
        <p className={classes.lead}>{t('dispute-pages.home.letter_text')}</p>
      </Card>
    </div>
  )
}

/** Mediations of the account and of this device, each once. */
function Mine() {
  const { t } = useWords()
  const { account } = useSession()
  const kept = useKeptDisputes()
  const path = '/api/v1/my/disputes'
  const found = useInfiniteQuery({
    queryKey: ['/api/v1/disputes', 'mine'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      send<{ items: DisputeLine[]; next?: string | null }>(`${path}?limit=20${pageParam ? `&after=${pageParam}` : ''}`),
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: account !== null,
  })
  const own = found.data?.pages.flatMap(({ items }) => items) ?? []
  const others = kept.filter(({ number }) => !own.some((each) => each.number === number))
  if (own.length === 0 && others.length === 0)
    return found.error ? <ErrorState problem={asProblem(found.error)} onRetry={() => void found.refetch()} /> : null
  return (
    <Card title={t('dispute-pages.home.mine')}>
      <ul className={classes.list}>
        {own.map((line) => (
          <li key={line.number}>
            <Link to="/d/$number" params={{ number: line.number }}>
              {line.subject}
            </Link>
            <span className={classes.dim}>
              <span className="ds-num">{line.number}</span> · {t(`cases.state.${line.state}`)}
            </span>
          </li>
        ))}
        {others.map((one) => (
          <li key={one.number}>
            <Link to="/d/$number" params={{ number: one.number }}>
              {one.text || one.number}
            </Link>
            <span className={classes.dim}>
              <span className="ds-num">{one.number}</span> · {t('dispute-pages.home.here')}
            </span>
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button variant="subtle" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('dispute-pages.more')}
        </Button>
      ) : null}
    </Card>
  )
}
