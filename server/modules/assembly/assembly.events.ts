import type { Tx } from '../../platform/database/database.ts'
import { type OutboxEvent, outbox } from '../../platform/outbox/outbox.ts'

/** Something happened around a deliberation: ids, never words or names. */
export interface DeliberationTold extends OutboxEvent {
  readonly name:
    | 'deliberation.called'
    | 'deliberation.moved'
    | 'deliberation.cancelled'
    | 'deliberation.admitted'
    | 'deliberation.minutes_out'
    | 'deliberation.objected'
  readonly deliberationId: string
  /** Tells this happening apart from others of the same name. */
  readonly occurrence: string
  /** Whom it is about where not everybody who signed up. */
  readonly signUpIds?: readonly string[]
  /** Account that did it. */
  readonly by: string | null
}

/** Tells the others with the transaction. */
export async function tell(tx: Tx, told: DeliberationTold): Promise<void> {
  await outbox(tx).publish<DeliberationTold>({ ...told, topics: [] })
}
