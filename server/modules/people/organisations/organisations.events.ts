import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'

/** A need is wanted no more; this organisation had put a promise beside it. Ids only. */
export interface NeedWithdrawn extends OutboxEvent {
  readonly name: 'organisation.need_withdrawn'
  readonly organisationId: string
  readonly needId: string
  /** Account that did it. */
  readonly by: string | null
}
