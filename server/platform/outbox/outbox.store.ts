import { sql } from 'kysely'
import type { Prepared, Tx } from '../database/database.ts'

/** An event that waits for delivery, as the table holds it. */
export interface WaitingEvent {
  id: string
  name: string
  topics: string[]
  body: Record<string, unknown>
  created_at: Date
  attempts: number
}

/** An event given up after its last attempt. */
export interface ParkedEvent {
  id: string
  name: string
  createdAt: Date
  parkedAt: Date
  attempts: number
  failure: string | null
}

/** The channel on which every process hears what was delivered. */
export const liveChannel = 'doorstep_live'

// One relay per tenant at a time keeps the order; the others try again or leave it to the one that has it.
const takeTurn: Prepared = {
  name: 'outbox.take_turn',
  text: "select pg_try_advisory_xact_lock(hashtextextended('doorstep outbox ' || $1, 0)) as mine",
}

const columns = 'id, name, topics, body, created_at, attempts'

const selectWaiting: Prepared = {
  name: 'outbox.waiting',
  text: `select ${columns} from outbox
    where tenant_id = $1 and delivered_at is null and parked_at is null and (retry_at is null or retry_at <= now())
    order by id limit $2`,
}

const selectOne: Prepared = {
  name: 'outbox.one',
  text: `select ${columns} from outbox where tenant_id = $1 and id = $2 and delivered_at is null and parked_at is null`,
}

// An event that a handler published and delivered itself can't exist, so each id is marked once: no second delivery.
const markDelivered: Prepared = {
  name: 'outbox.mark_delivered',
  text: `update outbox set delivered_at = now(), retry_at = null, failure = null
    where tenant_id = $1 and id = any($2::uuid[]) and delivered_at is null`,
}

const notify: Prepared = {
  name: 'outbox.notify',
  text: `select pg_notify('${liveChannel}', payload) from unnest($1::text[]) as payload`,
}

const markFailed: Prepared = {
  name: 'outbox.mark_failed',
  text: `update outbox set attempts = attempts + 1, failure = $3,
      retry_at = now() + $4::float8 * interval '1 millisecond', parked_at = case when $5::boolean then now() end
    where tenant_id = $1 and id = $2 and delivered_at is null`,
}

/** SQL of the relay. */
export function outboxStore(tx: Tx) {
  return {
    /** Takes the tenant's turn for this transaction and reads what waits; undefined when another relay has the turn. */
    async takeWaiting(limit: number): Promise<WaitingEvent[] | undefined> {
      const [turn, waiting] = await Promise.all([
        tx.run<{ mine: boolean }>(takeTurn, [tx.tenantId]),
        tx.run<WaitingEvent>(selectWaiting, [tx.tenantId, limit]),
      ])
      return turn[0]?.mine ? waiting : undefined
    },
    /** The same for one event; undefined also when it has been delivered or parked meanwhile. */
    async takeOne(id: string): Promise<WaitingEvent | undefined> {
      const [turn, found] = await Promise.all([
        tx.run<{ mine: boolean }>(takeTurn, [tx.tenantId]),
        tx.run<WaitingEvent>(selectOne, [tx.tenantId, id]),
      ])
      return turn[0]?.mine ? found[0] : undefined
    },
    /** Marks events as delivered and tells every process, both with this transaction's commit. */
    async markDelivered(ids: readonly string[], payloads: readonly string[]): Promise<void> {
      await Promise.all([tx.run(markDelivered, [tx.tenantId, ids]), tx.run(notify, [payloads])])
    },
    /** Notes that an event failed; it comes again after `delay` milliseconds, unless it is parked. */
    async markFailed(id: string, failure: string, delay: number, park: boolean): Promise<void> {
      await tx.run(markFailed, [tx.tenantId, id, failure, delay, park])
    },
    /** Events given up, newest first. */
    async parked(limit = 100): Promise<ParkedEvent[]> {
      const rows = await tx.db
        .selectFrom('outbox')
        .select(['id', 'name', 'created_at', 'parked_at', 'attempts', 'failure'])
        .where('tenant_id', '=', tx.tenantId)
        .where('parked_at', 'is not', null)
        .orderBy('parked_at', 'desc')
        .limit(limit)
        .$narrowType<{ parked_at: Date }>()
        .execute()
      return rows.map(({ created_at, parked_at, ...row }) => ({ ...row, createdAt: created_at, parkedAt: parked_at }))
    },
    /** Lets a parked event be tried again from the start. Returns false when there is none. */
    async unpark(id: string): Promise<boolean> {
      const result = await tx.db
        .updateTable('outbox')
        .set({ parked_at: null, retry_at: null, attempts: 0 })
        .where('tenant_id', '=', tx.tenantId)
        .where('id', '=', id)
        .where('parked_at', 'is not', null)
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },
    /** How many events wait and are parked, and since when the oldest waits. */
    async figures(): Promise<{ waiting: number; parked: number; oldest: Date | null }> {
      const row = await tx.db
        .selectFrom('outbox')
        .select([
          sql<number>`count(*) filter (where parked_at is null)`.as('waiting'),
          sql<number>`count(parked_at)`.as('parked'),
          sql<Date | null>`min(created_at) filter (where parked_at is null)`.as('oldest'),
        ])
        .where('tenant_id', '=', tx.tenantId)
        .where('delivered_at', 'is', null)
        .executeTakeFirstOrThrow()
      return row
    },
    /** What was delivered since a little before the event `id`, for a page that lost its connection; undefined when that can't be told. */
    async deliveredSince(
      id: string,
      limit: number,
    ): Promise<{ id: string; name: string; topics: string[] }[] | undefined> {
      const last = await tx.db
        .selectFrom('outbox')
        .select(['delivered_at', sql<boolean>`delivered_at > now()`.as('ahead')])
        .where('tenant_id', '=', tx.tenantId)
        .where('id', '=', id)
        .executeTakeFirst()
      // The database's clock was set back: what came since can't be told by its time.
      if (!last?.delivered_at || last.ahead) return undefined
      const rows = await tx.db
        .selectFrom('outbox')
        .select(['id', 'name', 'topics'])
        .where('tenant_id', '=', tx.tenantId)
        .where('delivered_at', '>=', last.delivered_at)
        .orderBy('delivered_at')
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      return rows.length > limit ? undefined : rows.filter((row) => row.id !== id)
    },
    /** Deletes what was delivered before an instant, at most `limit` at once. Returns how many. */
    async forgetDelivered(before: Date, limit: number): Promise<number> {
      const result = await sql`
        delete from outbox where tenant_id = ${tx.tenantId} and id in (
          select id from outbox where tenant_id = ${tx.tenantId} and delivered_at < ${before} order by delivered_at limit ${limit})`.execute(
        tx.db,
      )
      return Number(result.numAffectedRows ?? 0n)
    },
  }
}
