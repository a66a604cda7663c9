import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'

/** Something changed in somebody's points or claims. Says why, not how much. */
export interface PointsChanged extends OutboxEvent {
  readonly name: 'points.changed'
  readonly why: 'grant' | 'correction' | 'claim' | 'order' | 'expiry' | 'gift' | 'pledge'
}

/** Points of somebody expire within thirty days. */
export interface PointsExpiring extends OutboxEvent {
  readonly name: 'points.expiring'
  readonly accountId: string
  readonly points: number
  /** ISO instant of the first of them. */
  readonly expiresAt: string
}

/** What the pages of one's own points listen to. */
export const pointsTopic = (accountId: string): string => `points:${accountId}`
