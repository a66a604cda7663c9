import type { Tx } from '../../platform/database/database.ts'
import { type OutboxEvent, outbox } from '../../platform/outbox/outbox.ts'

/** Something moved in a hall: its pages look again. Says what happened to which ticket, and nothing about whom. */
export interface HallMoved extends OutboxEvent {
  readonly name:
    | 'hall.taken'
    | 'hall.checked_in'
    | 'hall.called'
    | 'hall.moved'
    | 'hall.ended'
    | 'hall.counter'
    | 'hall.joint'
    | 'hall.settings'
  readonly hallId: string
  readonly ticketId?: string
}

/** What the screen, the counters and the tickets of a hall listen to. Anybody may: it says only that something moved. */
export const hallTopic = (hallId: string): string => `hall:${hallId}`

/** Tells everybody who looks at the hall. */
export async function told(
  tx: Tx,
  given: { name: HallMoved['name']; hallId: string; ticketId?: string | undefined },
): Promise<void> {
  await outbox(tx).publish<HallMoved>({ ...given, topics: [hallTopic(given.hallId)] })
}
