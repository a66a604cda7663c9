import type { Tx } from '../database/database.ts'
import type { Delivered, OutboxEvent } from './outbox.ts'

/**
 * Does what an event asks for, in a transaction of the event's tenant in which the event is also marked as delivered: so its
 * changes happen exactly once. Anything outside the database belongs into a job it enqueues. When it throws, all its
 * changes are undone and it is called again later.
 */
export type Handler<E extends OutboxEvent> = (tx: Tx, event: Delivered<E>) => Promise<void>

/** Who wants to hear of which event. Filled when the application is put together, before the relay starts. */
export interface Subscriptions {
  /** Calls `handler` for every event of this name. Several handlers are called in the order they subscribed. */
  subscribe<E extends OutboxEvent>(name: E['name'], handler: Handler<E>): void
  /** The handlers of a name. */
  handlersOf(name: string): readonly Handler<OutboxEvent>[]
}

/** A new, empty list of subscriptions. */
export function createSubscriptions(): Subscriptions {
  const handlers = new Map<string, Handler<OutboxEvent>[]>()
  return {
    subscribe(name, handler) {
      // The name says which shape the event has; the list can hold them only under their common shape.
      handlers.set(name, [...(handlers.get(name) ?? []), handler as Handler<OutboxEvent>])
    },
    handlersOf: (name) => handlers.get(name) ?? [],
  }
}
