import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PointsNeed } from '../../../../contract/points-giving.ts'
import { answer, api } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './mine.module.css'
import { Head, State } from './parts.tsx'

// messages: points.need.state.*

const path = '/api/v1/points/needs'

/** Needs of neighbours: what is still missing, and until when. Nobody is named. */
export function NeedsPage() {
  const { t } = useWords()
  const { posts } = useSession()
  const pages = useInfiniteQuery({
    queryKey: [path],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(path, { params: { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const { error } = pages
  const needs = pages.data?.pages.flatMap((page) => page.items as PointsNeed[])
  return (
    <div className={classes.page}>
      <Head
        title={t('points.my.way.needs')}
        text={t('points.needs.text')}
        actions={
          // Of use to stewards only; the server decides who is one.
          posts.some(({ role }) => role === 'desk' || role === 'administrator') ? (
            <ButtonLink to="/points/needs/new" variant="default">
              {t('points.needs.new')}
            </ButtonLink>
          ) : undefined
        }
      />
      {error ? <ErrorState problem={asProblem(error)} onRetry={() => void pages.refetch()} /> : null}
      {!needs && !error ? <PageSkeleton lines={6} /> : null}
      {needs?.length === 0 ? <EmptyState title={t('points.needs.none')} text={t('points.needs.none_text')} /> : null}
      {needs?.map((need) => (
        <Need key={need.id} need={need} />
      ))}
      {pages.hasNextPage ? (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('points.my.more')}
        </Button>
      ) : null}
    </div>
  )
}

function Need({ need }: { need: PointsNeed }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  return (
    <Card
      title={
        <Link to="/points/needs/$id" params={{ id: need.id }}>
          {nameOf(need.title)}
        </Link>
      }
      actions={<State good={need.state === 'met'}>{t(`points.need.state.${need.state}`)}</State>}
    >
      <p className={classes.words}>{nameOf(need.about)}</p>
      <Pool need={need} />
      {need.state === 'open' ? (
        <p className={classes.dim}>{t('points.needs.until', { day: day(need.until) })}</p>
      ) : null}
    </Card>
  )
}

/** How far a need is, in words and as a bar. */
export function Pool({ need }: { need: PointsNeed }) {
  const { t } = useWords()
  const { raised, target } = need
  return (
    <div>
      <p className={classes.words}>
        <strong>{t('points.needs.raised', { raised, target })}</strong>
        {need.state === 'open' ? ` · ${t('points.needs.missing', { missing: target - raised })}` : ''}
      </p>
      <div className={classes.bar} aria-hidden>
        <span style={{ width: `${Math.min(100, (raised / target) * 100)}%` }} />
      </div>
    </div>
  )
}
