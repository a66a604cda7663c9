import type { OutboxEvent } from '../../platform/outbox/outbox.ts'

/** Something happened in a dispute: `dispute.<fact>` with ids and numbers, never words or names. */
export interface DisputeHappened extends OutboxEvent {
  disputeId: string
  facts: Readonly<Record<string, string | number | boolean>>
  /** Tells this happening apart from others of the same name. */
  occurrence: string
  /** Account that did it. */
  by: string | null
  /** Party that did it. */
  byParty: string | null
}
