import type { ChangeRow } from '../../../../contract/territory-changes.ts'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './frame.module.css'

// messages: territory.change.state.*

/** Where a change stands, with its instant where it has one. */
export function ChangeState(props: { change: Pick<ChangeRow, 'state' | 'effectiveAt' | 'tookEffectAt'> }) {
  const { t } = useWords()
  const { state, effectiveAt, tookEffectAt } = props.change
  const at = tookEffectAt ?? (state === 'scheduled' ? effectiveAt : null)
  return (
    <span>
      <span className={classes.state}>{t(`territory.change.state.${state}`)}</span>
      {at ? (
        <span className={classes.quiet}>
          {' '}
          <Instant at={at} show="exact" />
        </span>
      ) : null}
    </span>
  )
}
