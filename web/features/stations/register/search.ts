import type { AcceptanceState, StationKind } from '../../../../contract/stations.ts'

/** What the register is narrowed to; it stands in the address. */
export interface RegisterSearch {
  q?: string
  kind?: StationKind
  state?: AcceptanceState
  unit?: string
  closed?: boolean
}

/** What of a station is shown. */
export type Tab = 'form' | 'acceptance' | 'officers' | 'history'
