import type { Level } from '../../../../contract/territory.ts'

/** `unit`: whose panel is open; `level`: which units the map shows; `version`: which earlier version of the unit. */
export interface TerritorySearch {
  unit?: string
  level?: Level
  version?: number
}
