import type { Draft } from './draft.rules.ts'

/** What every question gets. */
export interface FieldsProps {
  draft: Draft
  change: (next: Partial<Draft>) => void
  /** Going on was tried: what is missing says so. */
  tried: boolean
}
