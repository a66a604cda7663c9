import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'

/** Something changed in somebody's points or claims. Says why, not how much. */
export interface PointsChanged extends OutboxEvent {
  readonly name: 'points.changed'
  readonly why: 'grant' | 'correction' | 'claim' | 'order' | 'expiry' | 'gift' | 'pledge' | 'star'
}

/** Points of somebody expire within thirty days. */
export interface PointsExpiring extends OutboxEvent {
  readonly name: 'points.expiring'
  readonly accountId: string
  readonly points: number
  /** ISO instant of the first of them. */
  readonly expiresAt: string
}

/** Somebody decided about a claim. */
export interface PointsClaimDecided extends OutboxEvent {
  readonly name: 'points.claim_approved' | 'points.claim_refused'
  readonly claimId: string
  readonly by: string
}

/** Somebody was given points: by their household, or thanked for something they never claimed. */
export interface PointsGiven extends OutboxEvent {
  readonly name: 'points.given'
  /** Line of the ledger. */
  readonly entryId: string
}

/** A need was reached, taken back, or not reached by its day. Says nobody's name. */
export interface PointsNeedEnded extends OutboxEvent {
  readonly name: 'points.need_met' | 'points.need_closed' | 'points.need_not_met'
  readonly needId: string
}

/** A grant was put right. */
export interface PointsCorrected extends OutboxEvent {
  readonly name: 'points.corrected'
  readonly grantId: string
  /** Of the wish that wrote the counter-entries. */
  readonly correctionId: string
  readonly by: string | null
}

/** What the pages of one's own points listen to. */
export const pointsTopic = (accountId: string): string => `points:${accountId}`
