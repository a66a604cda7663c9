import type { PlanRun } from '../../../../contract/planner.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'

// messages: planner.state.*

/** How far a plan is. */
export function PlanState({ run }: { run: Pick<PlanRun, 'state' | 'share'> }) {
  const { t } = useWords()
  const { share } = useFormat()
  return (
    <span>
      <span className={classes.state}>{t(`planner.state.${run.state}`)}</span>
      {run.state === 'running' ? <span className={classes.quiet}> {share(run.share)}</span> : null}
    </span>
  )
}
