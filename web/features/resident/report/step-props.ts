import type { Draft } from './draft.rules.ts'
import type { Step } from './steps.rules.ts'

/** What every screen of the report gets. */
export interface StepProps {
  draft: Draft
  change: (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => Draft
  step: number
  of: number
  /** Going on was pressed, and what the next screen needs is on its way. */
  busy: boolean
  onBack?: () => void
  /** To the screen after this one, which may have changed with the answer just given. */
  onNext: () => Promise<void>
  onGo: (step: Step) => void
}
