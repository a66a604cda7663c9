import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Call, Published } from '../../../../contract/recruitment.ts'
import { answer, api, read } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { lastDay } from '../parts/days.ts'
import classes from '../recruitment.module.css'
import { PublishedLine } from './PublishedLine.tsx'

// messages: cases.role.*

const path = '/api/v1/recruitment/calls'

/** What is being looked for, and whose names are published now. */
export function CallsPage() {
  const { t } = useWords()
  const { account } = useSession()
  const calls = useInfiniteQuery({
    queryKey: [path],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(path, { params: { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const published = useQuery(read('/api/v1/recruitment/published', { params: { query: { limit: 50 } } }))
  const rows = calls.data?.pages.flatMap((page) => page.items as Call[])
  const names = published.data?.items as Published[] | undefined
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader title={t('recruitment.calls.title')} text={t('recruitment.calls.text')} />
      {calls.isPending ? <PageSkeleton lines={5} /> : null}
      {calls.error ? <ErrorState problem={calls.error} onRetry={() => void calls.refetch()} /> : null}
      {rows ? (
        <Card>
          {rows.length === 0 ? (
            <EmptyState title={t('recruitment.calls.none')} text={t('recruitment.calls.none_text')} level={2} />
          ) : null}
          <ul className={classes.plain}>
            {rows.map((call) => (
              <CallLine key={call.id} call={call} />
            ))}
          </ul>
          {calls.hasNextPage ? (
            <Button variant="subtle" loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
              {t('recruitment.calls.more')}
            </Button>
          ) : null}
        </Card>
      ) : null}
      {account ? (
        <ButtonLink to="/my/applications" variant="default" size="lg">
          {t('recruitment.calls.mine')}
        </ButtonLink>
      ) : null}
      <Card title={t('recruitment.calls.published')}>
        <p className={classes.dim}>
          {t(names?.length === 0 ? 'recruitment.calls.nobody' : 'recruitment.calls.published_text')}
        </p>
        <ul className={classes.plain}>
          {names?.map((each) => (
            <PublishedLine key={each.id} published={each} withRole />
          ))}
        </ul>
      </Card>
    </div>
  )
}

function CallLine({ call }: { call: Call }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  return (
    <li>
      <div className={classes.line}>
        <Link to="/calls/$id" params={{ id: call.id }} className={classes.link}>
          <strong>{t(`cases.role.${call.role}`)}</strong>
        </Link>
        <span>{t('recruitment.calls.places', { count: call.free })}</span>
      </div>
      <p className={classes.dim}>
        {[
          nameOf(call.unit.name),
          call.units.length === 1
            ? nameOf(call.units[0]?.name)
            : t('recruitment.desk.units', { count: call.units.length }),
          t('recruitment.calls.until', { day: day(lastDay(call.closesAt)) }),
        ].join(' · ')}
      </p>
    </li>
  )
}
