import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { PointsLine } from '../../../../contract/points.ts'
import { answer, api } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './mine.module.css'
import { useHours } from './parts.tsx'

// messages: points.purpose.*

const path = '/api/v1/my/points/lines'

/** How the reader came by their points and hours, and what became of them; newest first, page by page. */
export function Lines() {
  const { t } = useWords()
  const lines = useInfiniteQuery({
    queryKey: [path],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(path, { params: { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = lines.data?.pages.flatMap((page) => page.items as PointsLine[])
  return (
    <Card title={t('points.my.lines')}>
      {lines.error ? (
        <ErrorState problem={asProblem(lines.error)} onRetry={() => void lines.refetch()} level={3} />
      ) : null}
      {!rows && !lines.error ? <PageSkeleton lines={4} /> : null}
      {rows?.length === 0 ? (
        <EmptyState level={3} title={t('points.my.no_lines')} text={t('points.my.no_lines_text')} />
      ) : null}
      <ul className={classes.plain}>
        {(rows ?? []).map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      {lines.hasNextPage ? (
        <Button variant="subtle" loading={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
          {t('points.my.more')}
        </Button>
      ) : null}
    </Card>
  )
}

function Line({ line }: { line: PointsLine }) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const hours = useHours()
  const isOut = line.amount < 0
  const much = line.unit === 'hour' ? hours(Math.abs(line.amount)) : number(Math.abs(line.amount))
  return (
    <li>
      <div className={classes.line}>
        <strong>{line.what ? nameOf(line.what) : purpose()}</strong>
        <span>
          {/* What is picked up was taken off when it was ordered: it goes away once. */}
          {line.purpose === 'order' ? null : (
            <>
              <span aria-hidden>{isOut ? '−' : '+'} </span>
              <span className="ds-hidden">{isOut ? t('points.my.went') : t('points.my.came')} </span>
            </>
          )}
          {line.unit === 'hour' ? much : t('points.my.amount_short', { points: much })}
        </span>
      </div>
      <p className={classes.dim}>
        {line.what ? `${purpose()} · ` : ''}
        <Instant at={line.at} show="day" />
      </p>
      {line.words ? <p className={classes.words}>{line.words}</p> : null}
    </li>
  )

  function purpose(): string {
    if (line.purpose === 'gift' && line.who) return t(isOut ? 'points.my.gave' : 'points.my.got', { who: line.who })
    if (line.purpose === 'pledge' && !isOut) return t('points.my.pledge_back')
    return t(`points.purpose.${line.purpose}`)
  }
}
