import type { AgendaKind, AgendaResult, QuorumRule, Votes } from '../../../../contract/assembly.ts'

/** Seats of the invitation, as far as counting needs them. */
export interface CountedSeat {
  id: string
  count: number
}

/** Who came, as counts. `seats`: by seat id. */
export interface Present {
  seats: Readonly<Record<string, number>>
  residents: number
  households: number | null
}

/** What a quorum is counted of: seats invited, or households of the place. Residents who only listen count for nothing here. */
export function wholeOf(rule: QuorumRule, seats: readonly CountedSeat[]): number {
  return rule.by === 'households' ? (rule.households ?? 0) : seats.reduce((sum, { count }) => sum + count, 0)
}

/** How many have to be there. More than half of none is one: an empty room decides nothing. */
export function neededOf(rule: QuorumRule, seats: readonly CountedSeat[]): number {
  const whole = wholeOf(rule, seats)
  if (rule.need === 'number') return rule.least ?? 1
  return Math.max(1, rule.need === 'half' ? Math.floor(whole / 2) + 1 : Math.ceil((whole * 2) / 3))
}

/** How many of what counts were there. A seat counts at most what it was given. */
export function presentOf(rule: QuorumRule, seats: readonly CountedSeat[], present: Present): number {
  if (rule.by === 'households') return present.households ?? 0
  return seats.reduce((sum, { id, count }) => sum + Math.min(count, present.seats[id] ?? 0), 0)
}

/** True when enough were there to decide. */
export const isMet = (rule: QuorumRule, seats: readonly CountedSeat[], present: Present): boolean =>
  presentOf(rule, seats, present) >= neededOf(rule, seats)

/**
 * What became of an item. Only what was to be decided has a result, and only with a quorum: otherwise it was talked over. Carried is
 * what more than half of those present were for, so abstaining and staying silent count as not being for it.
 */
export function resultOf(given: {
  kind: AgendaKind
  votes: Votes | null
  present: number
  met: boolean
}): AgendaResult | null {
  const { kind, votes, present, met } = given
  if (kind !== 'decide') return null
  if (!met) return 'talked_over'
  if (!votes) return null
  return votes.for * 2 > present ? 'carried' : 'not_carried'
}

/** True when no more votes were counted than there were seats or households, each having one. */
export const isCounted = (votes: Votes, present: number): boolean =>
  votes.for + votes.against + votes.abstained <= present
