import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PointsScheme } from '../../../../../contract/points.ts'
import type { SchemeReport } from '../../../../../contract/points-reports.ts'
import { read } from '../../../../app/api.ts'
import forms from '../../../../app/form.module.css'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../../words/Instant.tsx'
import { useWords } from '../../../../words/words.tsx'
import { monthBefore } from '../search.ts'
import { useToday } from '../today.ts'
import { Figures } from './Figures.tsx'
import { MonthTools } from './MonthTools.tsx'
import classes from './reports.module.css'

// messages: points.category.*, merit.report.given.*, merit.report.stock.*

const given = ['opening', 'granted', 'putRight', 'closing'] as const
const stocks = ['opening', 'received', 'handedOver', 'cameBack', 'variance', 'closing'] as const

/** The month of a scheme: given out, swapped, expired, stock. To read, to print, to take along as a table. */
export function ReportTab(props: { scheme: PointsScheme; month: string | undefined }) {
  const { scheme } = props
  const today = useToday()
  const month = props.month ?? monthBefore(today)
  const navigate = useNavigate()
  const query = { month }
  const { data, error, refetch } = useQuery(
    read('/api/v1/points/schemes/{id}/report', { params: { path: { id: scheme.id }, query } }),
  )
  return (
    <div className={forms.stack}>
      <MonthTools
        month={month}
        today={today}
        table={`/api/v1/points/schemes/${scheme.id}/report.csv?month=${month}`}
        onMonth={(next) =>
          void navigate({
            to: '/console/points/schemes/$id',
            params: { id: scheme.id },
            search: { tab: 'report', month: next },
            replace: true,
          })
        }
      />
      {error && !data ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton lines={8} /> : null}
      {data ? <Sheet report={data as SchemeReport} /> : null}
    </div>
  )
}

function Sheet({ report }: { report: SchemeReport }) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const hours = (minutes: number) => number(minutes / 60, { maximumFractionDigits: 2 })
  const n = (value: number) => number(value)
  const swapped = report.goods.filter((row) => row.handedOver + row.cameBack + row.lapsed + row.cancelled > 0)
  const all = (of: (row: (typeof swapped)[number]) => number) => swapped.reduce((sum, row) => sum + of(row), 0)
  return (
    <article className={classes.sheet} data-report>
      <header>
        <h2>{t('merit.report.title', { month: report.month })}</h2>
        <p>
          {nameOf(report.scheme.name)} · {nameOf(report.scheme.unit.name)}
        </p>
        {report.isOver ? null : <p className={classes.note}>{t('merit.report.not_over')}</p>}
      </header>
      <Figures
        caption={t('merit.report.given')}
        note={report.agrees ? `✓ ${t('merit.report.agrees')}` : `≠ ${t('merit.report.differs')}`}
        head={['', t('merit.report.column.points'), t('merit.report.column.hours')]}
        rows={given.map((key) => ({
          key,
          cells: [t(`merit.report.given.${key}`), n(report.points[key]), hours(report.minutes[key])],
          strong: key === 'closing',
        }))}
      />
      <Figures
        caption={t('merit.report.categories')}
        head={['', t('merit.report.grants'), t('merit.report.column.points'), t('merit.report.column.hours')]}
        rows={report.categories.map((row) => ({
          key: row.category,
          cells: [t(`points.category.${row.category}`), n(row.grants), n(row.points), hours(row.minutes)],
        }))}
      />
      <Figures
        caption={t('merit.report.swapped')}
        note={t('merit.report.expired_note', { points: report.expired })}
        head={[
          t('merit.report.column.good'),
          ...[t('merit.report.handed_over'), t('merit.report.column.points'), t('merit.report.came_back')],
          ...[t('merit.report.column.points_back'), t('merit.report.lapsed'), t('merit.report.cancelled')],
        ]}
        rows={[
          ...swapped.map((row) => ({
            key: row.good.id,
            cells: [
              ...[nameOf(row.good.name), n(row.handedOver), n(row.points), n(row.cameBack), n(row.pointsBack)],
              ...[n(row.lapsed), n(row.cancelled)],
            ],
          })),
          ...(swapped.length > 1
            ? [
                {
                  key: 'all',
                  strong: true,
                  cells: [
                    t('merit.report.all'),
                    ...[n(all((row) => row.handedOver)), n(all((row) => row.points)), n(all((row) => row.cameBack))],
                    ...[n(all((row) => row.pointsBack)), n(all((row) => row.lapsed)), n(all((row) => row.cancelled))],
                  ],
                },
              ]
            : []),
        ]}
      />
      <Figures
        caption={t('merit.report.stock')}
        head={[t('merit.report.column.good'), ...stocks.map((key) => t(`merit.report.stock.${key}`))]}
        rows={report.stock.map((row) => ({
          key: row.good.id,
          cells: [nameOf(row.good.name), ...stocks.map((key) => n(row[key]))],
        }))}
      />
      {report.variances.length > 0 ? (
        <Figures
          caption={t('merit.report.variances')}
          head={[t('merit.report.column.good'), t('merit.report.column.station'), t('merit.report.stock.variance')]}
          text={2}
          rows={report.variances.map((row) => ({
            key: `${row.good.id} ${row.station.id}`,
            cells: [
              ...[nameOf(row.good.name), nameOf(row.station.name)],
              number(row.variance, { signDisplay: 'exceptZero' }),
            ],
          }))}
        />
      ) : null}
    </article>
  )
}
