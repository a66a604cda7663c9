import { IconArrowBackUp, IconBan, IconCheck, IconClock, IconPlayerStop } from '@tabler/icons-react'
import { useWords } from '../../../words/words.tsx'
import { CaseLink } from '../case/CaseNotices.tsx'
import classes from './bulk.module.css'
import type { BulkResult } from './bulk.rules.ts'

// messages: desk.bulk.outcome.*

const icons = {
  waiting: IconClock,
  done: IconCheck,
  refused: IconBan,
  stopped: IconPlayerStop,
  undone: IconArrowBackUp,
  not_undone: IconBan,
} as const

/** Refused ones first: they are what somebody has to look at. */
const order: readonly BulkResult['outcome'][] = ['refused', 'not_undone', 'stopped', 'waiting', 'done', 'undone']

/** What became of each of many cases, and why not. */
export function ResultSheet(props: { results: readonly BulkResult[] }) {
  const { t } = useWords()
  const results = props.results.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable
    <section className={classes.sheet} tabIndex={0} aria-label={t('desk.bulk.results')}>
      <ul>
        {results.map((each) => {
          const Icon = icons[each.outcome]
          return (
            <li key={each.id} data-outcome={each.outcome}>
              <Icon size={18} aria-hidden />
              <span>
                <CaseLink id={each.id} number={each.number} /> <span className={classes.text}>{each.text}</span>
                {each.why ? <span className={classes.why}>{each.why}</span> : null}
              </span>
              <span className={classes.outcome}>{t(`desk.bulk.outcome.${each.outcome}`)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
