import type { DisputeStateName } from '../../../../contract/disputes.ts'

/** Which mediations a list shows. */
export const shows = ['open', 'waiting', 'ended', 'all'] as const

/** States a list can be narrowed to. */
export const states = [
  ...(['applied', 'consented', 'in_session', 'agreed', 'performing', 'performed'] as const),
  ...(['breached', 'confirmed', 'refused', 'failed'] as const),
] as const satisfies readonly DisputeStateName[]

/** What narrows the list of mediations; it lives in the address. */
export interface DeskSearch {
  of?: 'mediating'
  show?: (typeof shows)[number]
  state?: DisputeStateName
  tier?: string
  unit?: string
}
