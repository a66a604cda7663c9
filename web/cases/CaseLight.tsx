import type { CaseStateName, CaseSummary, ClockStage } from '../../contract/cases.ts'
import { ClockLight, type Light } from '../ui/ClockLight.tsx'
import { useWords } from '../words/words.tsx'

// messages: cases.stage.*

const ended: ReadonlySet<CaseStateName> = new Set([
  ...(['closed', 'declined', 'void', 'merged'] as const),
  ...(['performed', 'breached', 'confirmed', 'refused', 'failed', 'not_accepted'] as const),
])

/** True once nothing more is waited for but a rating. */
export const isEnded = (state: CaseStateName): boolean => ended.has(state)

type Timed = Pick<CaseSummary, 'light' | 'state'> & { dueAt?: string | null; stage?: ClockStage | null }

/** The light of a case as the pages draw it: an ended case is done, a suspended one stands still; undefined: no clock runs. */
export function lightOfCase(one: Pick<Timed, 'light' | 'state'>): Light | undefined {
  if (isEnded(one.state)) return 'stopped'
  if (one.light !== 'none') return one.light
  return one.state === 'suspended' ? 'paused' : undefined
}

/** The clock of a case: colour, word, time left. `stage` names what it is waiting for; `size="dot"` is the shape alone. */
export function CaseLight(props: { of: Timed; stage?: boolean; size?: 'dot' | 'normal' }) {
  const { t } = useWords()
  const { of, size } = props
  const light = lightOfCase(of)
  if (!light) return <span aria-hidden="true">–</span>
  return (
    <ClockLight
      light={light}
      size={size}
      due={size === 'dot' ? null : of.dueAt}
      label={props.stage && of.stage && light !== 'stopped' ? t(`cases.stage.${of.stage}`) : undefined}
    />
  )
}
