import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { PointsScheme } from '../../../../../contract/points.ts'
import type { DonorStatement } from '../../../../../contract/points-reports.ts'
import { answer, api, read } from '../../../../app/api.ts'
import forms from '../../../../app/form.module.css'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../../words/Instant.tsx'
import { useWords } from '../../../../words/words.tsx'
import { monthBefore } from '../search.ts'
import { useToday } from '../today.ts'
import { Figures } from './Figures.tsx'
import { MonthTools } from './MonthTools.tsx'
import classes from './reports.module.css'

const path = '/api/v1/points/schemes/{id}/donors'

/** Who gives goods, and a statement for each: what went out of their goods in a month, where and for how many points. */
export function DonorsTab(props: { scheme: PointsScheme; month: string | undefined; donor: string | undefined }) {
  const { scheme, donor } = props
  const today = useToday()
  const month = props.month ?? monthBefore(today)
  const navigate = useNavigate()
  const csv = `/api/v1/points/schemes/${scheme.id}/donors/statement.csv`
  const wanted = new URLSearchParams({ month, donor: donor ?? '' })
  return (
    <div className={forms.stack}>
      <MonthTools
        month={month}
        today={today}
        table={donor ? `${csv}?${wanted}` : undefined}
        onMonth={(next) =>
          void navigate({
            to: '/console/points/schemes/$id',
            params: { id: scheme.id },
            search: { tab: 'donors', month: next, ...(donor ? { donor } : {}) },
            replace: true,
          })
        }
      />
      {donor ? <Statement scheme={scheme} month={month} donor={donor} /> : <Donors scheme={scheme} month={month} />}
    </div>
  )
}

function Donors({ scheme, month }: { scheme: PointsScheme; month: string }) {
  const { t } = useWords()
  const found = useInfiniteQuery({
    queryKey: [path, scheme.id, month],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: {
            path: { id: scheme.id },
            query: { month, limit: 100, ...(pageParam ? { after: pageParam } : {}) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const donors = found.data?.pages.flatMap((page) => page.items)
  if (found.error && !donors) return <ErrorState problem={found.error} onRetry={() => void found.refetch()} />
  if (!donors) return <PageSkeleton lines={4} />
  if (donors.length === 0) return <EmptyState title={t('merit.donors.none')} text={t('merit.donors.none_text')} />
  return (
    <>
      <ul className={forms.cards}>
        {donors.map((each) => (
          <li key={each.donor}>
            <Link
              to="/console/points/schemes/$id"
              params={{ id: scheme.id }}
              search={{ tab: 'donors', month, donor: each.donor }}
              className={forms.link}
            >
              <strong>{each.donor}</strong>
              <span>{t('merit.donors.went', { count: each.handedOver, points: each.points })}</span>
              <span className={forms.dim}>{t('merit.donors.goods', { count: each.goods })}</span>
            </Link>
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <div>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('merit.more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function Statement({ scheme, month, donor }: { scheme: PointsScheme; month: string; donor: string }) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const { data, error, refetch } = useQuery(
    read('/api/v1/points/schemes/{id}/donors/statement', {
      params: { path: { id: scheme.id }, query: { month, donor } },
    }),
  )
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={5} />
  const { lines, isOver } = data as DonorStatement
  const figures = ['handedOver', 'points', 'cameBack', 'pointsBack'] as const
  const sum = (of: (typeof figures)[number]) => lines.reduce((all, line) => all + line[of], 0)
  return (
    <>
      <p className="ds-no-print">
        <Link to="/console/points/schemes/$id" params={{ id: scheme.id }} search={{ tab: 'donors', month }}>
          {t('merit.donors.all')}
        </Link>
      </p>
      <article className={classes.sheet} data-donor>
        <header>
          <h2>{t('merit.donors.statement', { donor, month })}</h2>
          <p>
            {nameOf(scheme.name)} · {nameOf(scheme.unit.name)}
          </p>
          {isOver ? null : <p className={classes.note}>{t('merit.report.not_over')}</p>}
        </header>
        <Figures
          caption={t('merit.donors.what')}
          note={t('merit.donors.thanks')}
          text={2}
          head={[
            ...[t('merit.report.column.good'), t('merit.report.column.station'), t('merit.report.handed_over')],
            ...[t('merit.report.column.points'), t('merit.report.came_back'), t('merit.report.column.points_back')],
          ]}
          rows={[
            ...lines.map((line) => ({
              key: `${line.good.id} ${line.station.id}`,
              cells: [...[nameOf(line.good.name), nameOf(line.station.name)], ...figures.map((of) => number(line[of]))],
            })),
            ...(lines.length > 1
              ? [
                  {
                    key: 'all',
                    strong: true,
                    cells: [t('merit.report.all'), '', ...figures.map((of) => number(sum(of)))],
                  },
                ]
              : []),
          ]}
        />
      </article>
    </>
  )
}
