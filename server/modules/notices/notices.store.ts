import type { Prepared, Tx } from '../../platform/database/database.ts'
import type { NoticeFacts } from './texts/texts.rules.ts'

/** A notice as it lies in the database. */
export interface NoticeRow {
  id: string
  person_key: string
  event_key: string
  event: string
  audience: string
  matter_kind: string | null
  matter_id: string | null
  number: string | null
  danger: boolean
  facts: NoticeFacts
  locale: string
  at: Date
  read_at: Date | null
  delivery_id: string | null
}

const statement = (name: string, text: string): Prepared => ({ name: `notices.${name}`, text })
const sql = {
  // The same event told twice is one notice: of two that arrive at once, one is written.
  add: statement(
    'add',
    `insert into notice (tenant_id, id, person_key, event_key, event, audience, matter_kind, matter_id, number, danger, facts, locale, at, delivery_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (tenant_id, person_key, event_key) do nothing returning 1`,
  ),
  attach: statement('attach', 'update notice set delivery_id = $3 where tenant_id = $1 and id = $2'),
  inbox: statement(
    'inbox',
    `select * from notice where tenant_id = $1 and person_key = $2 and id < $3 and (not $4 or read_at is null)
       and ($5::text[] is null or audience = any($5)) order by id desc limit $6`,
  ),
  ofMatter: statement(
    'of_matter',
    'select * from notice where tenant_id = $1 and person_key = $2 and matter_id = $3 order by id desc limit 100',
  ),
  ofDelivery: statement('of_delivery', 'select * from notice where tenant_id = $1 and delivery_id = $2 order by id'),
  eventsOf: statement(
    'events_of',
    `select delivery_id, count(*)::int as notices, array_agg(distinct event order by event) as events
     from notice where tenant_id = $1 and delivery_id = any($2::uuid[]) group by delivery_id`,
  ),
  // More than a thousand need no exact number.
  unread: statement(
    'unread',
    `select count(*)::int as n from (select 1 from notice where tenant_id = $1 and person_key = $2 and read_at is null limit 1000) first_ones`,
  ),
  markSome: statement(
    'mark_some',
    `update notice set read_at = case when $4 then $5::timestamptz end
     where tenant_id = $1 and person_key = $2 and id = any($3::uuid[]) and (read_at is null) = $4 returning 1`,
  ),
  markAll: statement(
    'mark_all',
    'update notice set read_at = $3 where tenant_id = $1 and person_key = $2 and read_at is null returning 1',
  ),
  unmarkAll: statement(
    'unmark_all',
    'update notice set read_at = null where tenant_id = $1 and person_key = $2 and read_at = $3 returning 1',
  ),
  collect: statement(
    'collect',
    'select event, audience, number, facts, at, read_at from notice where tenant_id = $1 and person_key = $2 order by id',
  ),
  erase: statement('erase', 'delete from notice where tenant_id = $1 and person_key = $2 returning 1'),
  forget: statement(
    'forget',
    `delete from notice where tenant_id = $1 and id in (select id from notice where tenant_id = $1 and at < $2 order by at limit $3) returning 1`,
  ),
}

/** SQL of notices, bound to a transaction. */
export function noticesStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** False when this person has heard of it already. */
    async add(row: Omit<NoticeRow, 'read_at'>): Promise<boolean> {
      const { id, person_key, event_key, event, audience, matter_kind, matter_id, number, danger, locale, at } = row
      const values = [tenant, id, person_key, event_key, event, audience, matter_kind, matter_id, number, danger]
      const more = [JSON.stringify(row.facts), locale, at, row.delivery_id]
      return (await tx.run(sql.add, [...values, ...more])).length > 0
    },
    async attach(id: string, deliveryId: string): Promise<void> {
      await tx.run(sql.attach, [tenant, id, deliveryId])
    },
    /** A page of somebody's notices, newest first, from before an id. */
    async inbox(wanted: {
      personKey: string
      before: string
      unread: boolean
      audiences: readonly string[] | null
      limit: number
    }): Promise<NoticeRow[]> {
      const { personKey, before, unread, audiences, limit } = wanted
      return await tx.run<NoticeRow>(sql.inbox, [tenant, personKey, before, unread, audiences, limit])
    },
    ofMatter: async (personKey: string, matterId: string): Promise<NoticeRow[]> =>
      await tx.run<NoticeRow>(sql.ofMatter, [tenant, personKey, matterId]),
    ofDelivery: async (deliveryId: string): Promise<NoticeRow[]> =>
      await tx.run<NoticeRow>(sql.ofDelivery, [tenant, deliveryId]),
    /** What each of these messages carries. */
    async eventsOf(deliveryIds: readonly string[]): Promise<Map<string, { notices: number; events: string[] }>> {
      const rows = await tx.run<{ delivery_id: string; notices: number; events: string[] }>(sql.eventsOf, [
        tenant,
        deliveryIds,
      ])
      return new Map(rows.map((row) => [row.delivery_id, row]))
    },
    async unread(personKey: string): Promise<number> {
      return (await tx.run<{ n: number }>(sql.unread, [tenant, personKey]))[0]?.n ?? 0
    },
    async markSome(given: { personKey: string; ids: readonly string[]; read: boolean; at: Date }): Promise<number> {
      return (await tx.run(sql.markSome, [tenant, given.personKey, given.ids, given.read, given.at])).length
    },
    async markAll(personKey: string, at: Date): Promise<number> {
      return (await tx.run(sql.markAll, [tenant, personKey, at])).length
    },
    /** Takes back a `markAll` by the moment it happened. */
    async unmarkAll(personKey: string, at: Date): Promise<number> {
      return (await tx.run(sql.unmarkAll, [tenant, personKey, at])).length
    },
    collect: async (personKey: string): Promise<unknown[]> => await tx.run(sql.collect, [tenant, personKey]),
    async erase(personKey: string): Promise<number> {
      return (await tx.run(sql.erase, [tenant, personKey])).length
    },
    /** Deletes notices of before an instant, at most `limit` at once. */
    async forget(before: Date, limit: number): Promise<number> {
      return (await tx.run(sql.forget, [tenant, before, limit])).length
    },
  }
}
