import { Button } from '@mantine/core'
import type { TimelineEntry } from '../../../../contract/cases.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { Problem } from '../../../app/problem.ts'
import { useSentence } from '../../../cases/sentence.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { type Change, changesSince } from './changes.ts'
import classes from './commands.module.css'

// messages: cases.role.*

/** An entry as the refusal tells it. */
interface Told {
  seq?: number
  type: string
  at: string
  by: LocalizedName | null
  role: string | null
  facts?: TimelineEntry['facts']
  text?: string | null
}

/** What changed since the form was opened: from the case itself where it came first, else from the refusal. */
export function missedChanges(given: {
  timeline: readonly TimelineEntry[]
  seen: number
  problem: Problem | null
}): Change[] {
  const known = changesSince(given.timeline, given.seen)
  if (known.length > 0 || given.problem?.code !== 'case.stale') return known
  const { changes } = given.problem.facts
  return (Array.isArray(changes) ? (changes as Told[]) : []).map((told) => ({
    seq: told.seq ?? 0,
    type: told.type,
    at: told.at,
    by: { kind: 'staff', body: told.by ?? undefined, role: told.role ?? undefined },
    facts: told.facts ?? {},
    text: told.text ?? undefined,
  }))
}

/**
 * Somebody was quicker: says what happened meanwhile, each entry in words, while the form is open or after the refusal. What
 * was typed stays where it is until its writer says otherwise.
 */
export function StaleNotice(props: {
  changes: readonly Change[]
  /** Why the command cannot be given any more; its form can then only be closed. */
  because?: string | undefined
  onKeep: () => void
  onRestart: () => void
}) {
  const { t, nameOf } = useWords()
  const sentence = useSentence()
  return (
    <div className={classes.stale}>
      <strong>{t('console.stale.title')}</strong>
      <ul>
        {props.changes.map((change) => (
          <li key={`${change.seq} ${change.at} ${change.type}`}>
            {sentence(change)}{' '}
            <span className={classes.who}>
              {[nameOf(change.by.body), change.by.role ? t(`cases.role.${change.by.role}` as 'cases.role.desk') : '']
                .filter(Boolean)
                .join(' · ')}{' '}
              <Instant at={change.at} />
            </span>
            {change.text ? <q className={classes.quote}>{change.text}</q> : null}
          </li>
        ))}
      </ul>
      {props.because ? (
        <p>{t('desk.stale.impossible', { because: props.because })}</p>
      ) : (
        <>
          <p>{t('desk.stale.kept')}</p>
          <div className={classes.staleWays}>
            <Button type="button" size="xs" onClick={props.onKeep}>
              {t('desk.stale.keep')}
            </Button>
            <Button type="button" size="xs" variant="default" onClick={props.onRestart}>
              {t('desk.stale.restart')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
