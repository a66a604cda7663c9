/** What was found of the cases of a tenant. */
export interface CasesVerified {
  cases: number
  events: number
  /** Cases in the archive. */
  archived: number
  differences: CaseDifference[]
}

/** A case that is not what its timeline tells, or whose timeline was changed. */
export interface CaseDifference {
  number: string
  /** `chain`: an event does not fit its hash; `gap`: one is missing; `head`: the last is not the one the row ends in; else a column of the row; `archive`: its file is gone or was changed. */
  what: string
  is: unknown
  should: unknown
}
