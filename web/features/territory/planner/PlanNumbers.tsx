import type { PlanComparison, PlanFigures, PlannedLevel } from '../../../../contract/planner.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import styles from './planner.module.css'

/** What is in force beside what is proposed, figure by figure. */
export function PlanNumbers({ figures, level }: { figures: PlanComparison; level: PlannedLevel }) {
  const { t } = useWords()
  const { number, share } = useFormat()
  const today = figures.today[level]
  const proposal = figures.proposal[level]
  const { of } = figures.moved
  const moved = figures.moved[level]
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  const rows: [string, (of: PlanFigures) => string][] = [
    [t('planner.numbers.units'), ({ units }) => number(units)],
    [
      t('planner.numbers.within'),
      ({ withinBounds, units }) =>
        units === 0
          ? '–'
          : `${t('planner.figures.within', { within: withinBounds, units })} (${share(withinBounds / units)})`,
    ],
    [t('planner.numbers.unavoidable'), ({ unavoidable }) => (unavoidable === null ? '–' : number(unavoidable))],
    [
      t('planner.numbers.range'),
      ({ units, least, median, most }) => (units === 0 ? '–' : t('planner.figures.range', { least, median, most })),
    ],
    [t('planner.numbers.compactness'), ({ units, compactness }) => (units === 0 ? '–' : number(compactness, two))],
    [t('planner.numbers.disconnected'), ({ disconnected }) => number(disconnected)],
  ]
  return (
    <>
      <table className={styles.figures}>
        <caption>{t('planner.numbers.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('planner.numbers.what')}</th>
            <th scope="col">{t('planner.today')}</th>
            <th scope="col">{t('planner.proposal')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value(today)}</td>
              <td>{value(proposal)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.notes}>
        <li>
          {today.units === 0
            ? t('planner.numbers.new')
            : t('planner.numbers.moved', { moved, of, share: share(of > 0 ? moved / of : null), level })}
        </li>
        {figures.uncounted > 0 ? <li>{t('planner.numbers.uncounted', { count: figures.uncounted })}</li> : null}
        {figures.leftOut > 0 ? <li>{t('planner.numbers.leftOut', { count: figures.leftOut })}</li> : null}
      </ul>
    </>
  )
}
