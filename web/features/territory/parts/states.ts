import type { ChangeState } from '../../../../contract/territory-changes.ts'

export type { ChangeState }

/** States of a change, in the order of its life. */
export const changeStateNames = [
  'draft',
  'scheduled',
  'effective',
  'discarded',
] as const satisfies readonly ChangeState[]
