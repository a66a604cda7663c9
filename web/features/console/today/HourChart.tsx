import type { Today } from '../../../../contract/case-desk.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './today.module.css'

/** What came in and what was closed in each hour of the day: bars to see at once, the same numbers to read. */
export function HourChart(props: { hours: Today['byHour'] }) {
  const { t } = useWords()
  const { number } = useFormat()
  const { hours } = props
  if (hours.length === 0) return <p className={classes.note}>{t('desk.today.nothing')}</p>
  const first = hours[0]?.hour ?? 0
  const last = hours.at(-1)?.hour ?? 0
  const byHour = new Map(hours.map((each) => [each.hour, each]))
  const all = Array.from(
    { length: last - first + 1 },
    (_, n) => byHour.get(first + n) ?? { hour: first + n, cameIn: 0, closed: 0 },
  )
  const most = Math.max(1, ...all.flatMap((each) => [each.cameIn, each.closed]))
  const height = (count: number) => `${(count / most) * 100}%`
  return (
    <>
      <p className={classes.legend} aria-hidden="true">
        <span data-kind="in">{t('desk.today.came_in')}</span>
        <span data-kind="closed">{t('desk.today.closed')}</span>
      </p>
      {/* On a phone it scrolls sideways: by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('desk.today.by_hour')}>
        <ol className={classes.chart}>
          {all.map((each) => (
            <li key={each.hour}>
              <span className={classes.bars} aria-hidden="true">
                <span data-kind="in" style={{ height: height(each.cameIn) }} />
                <span data-kind="closed" style={{ height: height(each.closed) }} />
              </span>
              <span aria-hidden="true">{each.hour}</span>
              <span className="ds-hidden">
                {t('desk.today.hour', { hour: number(each.hour), came: each.cameIn, closed: each.closed })}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
