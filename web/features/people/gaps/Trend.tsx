import { useQuery } from '@tanstack/react-query'
import { read } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../people.module.css'

/** How many posts were missing day by day: a line to see, the same numbers to read. */
export function Trend(props: { unit: string | undefined; rule: string | undefined }) {
  const { t } = useWords()
  const { unit, rule } = props
  const query = useQuery(
    read('/api/v1/people/staffing/days', {
      params: { query: { days: 90, ...(unit ? { unit } : {}), ...(rule ? { rule } : {}) } },
    }),
  )
  const days = query.data?.items ?? []
  const [first, last] = [days[0], days.at(-1)]
  const most = Math.max(1, ...days.map(({ missing }) => missing))
  const x = (n: number) => (days.length < 2 ? 0 : (n / (days.length - 1)) * 100)
  const path = days.map(({ missing }, n) => `${n === 0 ? 'M' : 'L'}${x(n)} ${38 - (missing / most) * 36}`).join(' ')
  return (
    <Card title={t('people.gaps.trend')}>
      {query.isPending ? <PageSkeleton lines={3} /> : null}
      {query.error ? <ErrorState problem={query.error} onRetry={() => void query.refetch()} level={3} /> : null}
      {first && last && days.length > 1 ? (
        <>
          <p>{t('people.gaps.trend_said', { first: first.missing, from: first.day, last: last.missing })}</p>
          <svg className={classes.trend} viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
            <path d={path} />
          </svg>
          <details>
            <summary>{t('people.gaps.as_table')}</summary>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('people.gaps.day')}</th>
                  <th scope="col">{t('people.gaps.lacks')}</th>
                </tr>
              </thead>
              <tbody>
                {days.toReversed().map(({ day, missing }) => (
                  <tr key={day}>
                    <td>{day}</td>
                    <td className="ds-num">{missing}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      ) : null}
      {query.data && days.length < 2 ? <p className={classes.dim}>{t('people.gaps.trend_none')}</p> : null}
    </Card>
  )
}
