import { EventEmitter } from 'node:events'
import type { Prepared, Tx } from '../database/database.ts'
import { uuidv7 } from '../ids.ts'

/**
 * A fact a module tells the others: `name` is `area.what_happened`, the rest is plain JSON (instants as ISO text). Ids
 * rather than people's data: whoever needs more reads it in its own transaction.
 */
export interface OutboxEvent {
  readonly name: string
  /** What it is about, as live pages subscribe to it, such as `case:<id>`; at most 20, at most 100 bytes each. */
  readonly topics?: readonly string[]
}

/** An event as its subscribers get it. */
export type Delivered<E extends OutboxEvent> = E & {
  readonly id: string
  readonly topics: readonly string[]
  readonly publishedAt: Date
}

/** Publishes inside a transaction. */
export interface Outbox {
  /** Publishes events, in this order: they are delivered after the commit, or never if there is none. Returns their ids. */
  publish<E extends OutboxEvent>(...events: E[]): Promise<string[]>
}

const insertEvents: Prepared = {
  name: 'outbox.publish',
  text: `insert into outbox (tenant_id, id, name, topics, body)
    select $1::uuid, e.id, e.name, e.topics, e.body
    from jsonb_to_recordset($2::jsonb) as e (id uuid, name text, topics text[], body jsonb)`,
}

const insertEvent: Prepared = {
  name: 'outbox.publish_one',
  text: 'insert into outbox (tenant_id, id, name, topics, body) values ($1, $2, $3, $4, $5)',
}

// Tells the relays of this process that a tenant has something to deliver. The database can't tell them for nothing: a
// NOTIFY inside the write would make all commits of the server wait for each other.
const committed = new EventEmitter<{ tenant: [string] }>()
committed.setMaxListeners(0)

/** Calls `then` with the tenant after each commit of this process that published something. Returns how to stop that. */
export function onPublished(then: (tenantId: string) => void): () => void {
  committed.on('tenant', then)
  return () => committed.off('tenant', then)
}

/** Says that something to deliver has been committed past `outbox`: by another thread, or in one statement with what it tells of. */
export function tellPublished(tenantId: string): void {
  committed.emit('tenant', tenantId)
}

/** The outbox of a transaction. */
export function outbox(tx: Tx): Outbox {
  return {
    async publish(...events) {
      const rows = outboxRows(events)
      const [first] = rows
      if (first === undefined) return []
      tx.afterCommit(() => committed.emit('tenant', tx.tenantId))
      if (rows.length === 1) {
        await tx.run(insertEvent, [tx.tenantId, first.id, first.name, first.topics, JSON.stringify(first.body)])
      } else {
        await tx.run(insertEvents, [tx.tenantId, JSON.stringify(rows)])
      }
      return rows.map((row) => row.id)
    },
  }
}

/** An event as the table takes it. */
export interface OutboxRow {
  id: string
  name: string
  topics: readonly string[]
  body: Record<string, unknown>
}

/**
 * Events as rows, for a statement that writes them along with what they tell of. Whoever writes them calls `tellPublished` once they
 * are durable.
 */
export function outboxRows(events: readonly OutboxEvent[]): OutboxRow[] {
  return events.map(({ name, topics = [], ...body }) => ({ id: uuidv7(), name, topics: checked(topics), body }))
}

const maxTopics = 20
const maxTopicBytes = 100

// Bounded so that what is told to the other processes about one event always fits into one NOTIFY (8000 bytes).
function checked(topics: readonly string[]): readonly string[] {
  const tooLong = topics.find((topic) => Buffer.byteLength(topic) > maxTopicBytes)
  if (tooLong !== undefined) throw new RangeError(`A topic has at most ${maxTopicBytes} bytes: ${tooLong}`)
  if (topics.length > maxTopics) throw new RangeError(`An event has at most ${maxTopics} topics, not ${topics.length}`)
  return [...new Set(topics)]
}
