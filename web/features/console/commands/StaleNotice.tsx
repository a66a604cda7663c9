import type { TimelineEntry } from '../../../../contract/cases.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { Problem } from '../../../app/problem.ts'
import { useSentence } from '../../../cases/sentence.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './commands.module.css'

interface Change {
  type: string
  at: string
  by: LocalizedName | null
  role: string | null
}

/** What changed since the form was opened, from the refusal itself. */
function changesOf(problem: Problem): Change[] {
  const { changes } = problem.facts
  return Array.isArray(changes) ? (changes as Change[]) : []
}

/** Somebody was quicker: says what happened meanwhile. The words typed stay where they are. */
export function StaleNotice(props: { problem: Problem; timeline: readonly TimelineEntry[] }) {
  const { t } = useWords()
  const sentence = useSentence()
  return (
    <div className={classes.stale}>
      <strong>{t('console.stale.title')}</strong>
      <ul>
        {changesOf(props.problem).map((change) => {
          // The case has been fetched anew, and knows the whole sentence.
          const entry = props.timeline.find((each) => each.type === change.type && each.at === change.at)
          const by = { kind: 'staff' as const, body: change.by ?? undefined, role: change.role ?? undefined }
          return (
            <li key={`${change.at} ${change.type}`}>
              {sentence(entry ?? { type: change.type, by, facts: {} })} (<Instant at={change.at} />)
            </li>
          )
        })}
      </ul>
      <p>{t('console.stale.text')}</p>
    </div>
  )
}
