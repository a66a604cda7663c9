import type { TimelineEntry } from '../../../../contract/cases.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { Problem } from '../../../app/problem.ts'
import { useSentence } from '../../../cases/sentence.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import look from './case.module.css'

interface Change {
  type: string
  at: string
  by: LocalizedName | null
  role: string | null
}

/** Somebody was quicker: what happened meanwhile. The words typed stay where they are; `quiet` where that is said already. */
export function StaleNote(props: { problem: Problem; timeline: readonly TimelineEntry[]; quiet?: boolean }) {
  const { t } = useWords()
  const sentence = useSentence()
  const { changes } = props.problem.facts
  const list = Array.isArray(changes) ? (changes as Change[]) : []
  return (
    <div className={look.stale}>
      <strong>{t('field.stale.title')}</strong>
      <ul>
        {list.map((change) => {
          const entry = props.timeline.find((each) => each.type === change.type && each.at === change.at)
          const by = { kind: 'staff' as const, body: change.by ?? undefined, role: change.role ?? undefined }
          return (
            <li key={`${change.at} ${change.type}`}>
              {sentence(entry ?? { type: change.type, by, facts: {} })} <Instant at={change.at} />
            </li>
          )
        })}
      </ul>
      {props.quiet ? null : <p>{t('field.stale.text')}</p>}
    </div>
  )
}
