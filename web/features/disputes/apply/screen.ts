import type { DisputeDraft, faultOf } from './draft.rules.ts'

/** What every screen of an application gets. */
export interface ApplyProps {
  draft: DisputeDraft
  change: (change: Partial<DisputeDraft>) => void
  step: number
  of: number
  /** The first fault of this screen, once going on was tried. */
  fault: ReturnType<typeof faultOf>
  onBack: () => void
  onNext: () => void
}
