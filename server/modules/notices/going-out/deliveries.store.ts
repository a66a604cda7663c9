import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A message on its way, as it lies in the database. */
export interface DeliveryRow {
  id: string
  person_key: string
  channel: string
  fallback: string[]
  /** Addresses by channel, while it is on its way. */
  ways: Record<string, string> | null
  masked: string
  locale: string
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'skipped'
  gathers: boolean
  attempts: number
  reason: string | null
  created_at: Date
  due_at: Date | null
  claimed_at: Date | null
  sent_at: Date | null
}

const statement = (name: string, text: string): Prepared => ({ name: `deliveries.${name}`, text })
const sql = {
  findGathering: statement(
    'find_gathering',
    `select id from notice_delivery where tenant_id = $1 and person_key = $2 and channel = $3 and fallback = $4 and gathers
     and state = 'waiting' for update`,
  ),
  add: statement(
    'add',
    `insert into notice_delivery (tenant_id, id, person_key, channel, fallback, ways, masked, locale, state, gathers, created_at, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10, $11)
     on conflict (tenant_id, person_key, channel, fallback) where gathers do nothing returning 1`,
  ),
  // Whoever takes a message first sends it; one whose sender died is taken again after a while.
  claim: statement(
    'claim',
    `update notice_delivery set state = 'sending', gathers = false, claimed_at = $3, attempts = attempts + 1
     where tenant_id = $1 and id = $2
       and ((state = 'waiting' and due_at <= $3) or (state = 'sending' and claimed_at < $4)) returning *`,
  ),
  due: statement(
    'due',
    `select id from notice_delivery where tenant_id = $1 and due_at <= $2
       and (state = 'waiting' or (state = 'sending' and claimed_at < $3)) order by due_at limit $4`,
  ),
  settle: statement(
    'settle',
    `update notice_delivery set state = $3, reason = $4, due_at = $5, sent_at = $6, masked = coalesce($7, masked),
       ways = case when $5::timestamptz is null and $3 <> 'failed' then null else ways end
     where tenant_id = $1 and id = $2`,
  ),
  turn: statement(
    'turn',
    `update notice_delivery set state = 'waiting', channel = $3, fallback = $4, masked = $5, attempts = 0, reason = $6, due_at = $7
     where tenant_id = $1 and id = $2`,
  ),
  find: statement('find', 'select * from notice_delivery where tenant_id = $1 and id = $2'),
  page: statement(
    'page',
    `select * from notice_delivery where tenant_id = $1 and id < $2 and ($3::text is null or state = $3)
       and ($4::text is null or channel = $4) order by id desc limit $5`,
  ),
  erase: statement('erase', 'delete from notice_delivery where tenant_id = $1 and person_key = $2 returning 1'),
  forgetWays: statement(
    'forget_ways',
    `update notice_delivery set ways = null where tenant_id = $1 and state = 'failed' and ways is not null and created_at < $2 returning 1`,
  ),
  forget: statement(
    'forget',
    `delete from notice_delivery where tenant_id = $1 and id in (
       select id from notice_delivery where tenant_id = $1 and created_at < $2 and due_at is null order by created_at limit $3) returning 1`,
  ),
}

/** Milliseconds after which a message whose sender said nothing more is taken up again. */
const abandonedAfter = 300_000
const abandoned = (now: Date) => new Date(now.getTime() - abandonedAfter)

/** SQL of messages on their way, bound to a transaction. */
export function deliveriesStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** The message of this person that further notices may still join; locked until the transaction ends. */
    async findGathering(given: {
      personKey: string
      channel: string
      fallback: readonly string[]
    }): Promise<string | undefined> {
      const values = [tenant, given.personKey, given.channel, given.fallback]
      return (await tx.run<{ id: string }>(sql.findGathering, values))[0]?.id
    },
    /** False when another transaction began one to gather at the same moment. */
    async add(
      row: Pick<
        DeliveryRow,
        'id' | 'person_key' | 'channel' | 'fallback' | 'masked' | 'locale' | 'gathers' | 'created_at' | 'due_at'
      > & { ways: Record<string, string> },
    ): Promise<boolean> {
      const { id, person_key, channel, fallback, masked, locale, gathers, created_at, due_at } = row
      const values = [tenant, id, person_key, channel, fallback, JSON.stringify(row.ways), masked, locale, gathers]
      return (await tx.run(sql.add, [...values, created_at, due_at])).length > 0
    },
    /** Takes a message that is due; undefined when somebody else has it or it has gone. */
    async claim(id: string, now: Date): Promise<DeliveryRow | undefined> {
      return (await tx.run<DeliveryRow>(sql.claim, [tenant, id, now, abandoned(now)]))[0]
    },
    /** Ids of messages that are due, oldest first. */
    async due(now: Date, limit: number): Promise<string[]> {
      const rows = await tx.run<{ id: string }>(sql.due, [tenant, now, abandoned(now), limit])
      return rows.map((row) => row.id)
    },
    /** What came of an attempt. `dueAt`: when it is tried again; null: it has ended, and its addresses go, unless it failed: then they stay a week, for a person to try again. */
    async settle(given: {
      id: string
      state: DeliveryRow['state']
      reason: string | null
      dueAt: Date | null
      sentAt: Date | null
      masked?: string
    }): Promise<void> {
      const { id, state, reason, dueAt, sentAt, masked } = given
      await tx.run(sql.settle, [tenant, id, state, reason, dueAt, sentAt, masked ?? null])
    },
    /** Goes on by the next way. */
    async turn(given: {
      id: string
      channel: string
      fallback: readonly string[]
      masked: string
      reason: string
      dueAt: Date
    }): Promise<void> {
      const { id, channel, fallback, masked, reason, dueAt } = given
      await tx.run(sql.turn, [tenant, id, channel, fallback, masked, reason, dueAt])
    },
    async find(id: string): Promise<DeliveryRow | undefined> {
      return (await tx.run<DeliveryRow>(sql.find, [tenant, id]))[0]
    },
    async page(wanted: {
      before: string
      state?: string | undefined
      channel?: string | undefined
      limit: number
    }): Promise<DeliveryRow[]> {
      const { before, state, channel, limit } = wanted
      return await tx.run<DeliveryRow>(sql.page, [tenant, before, state ?? null, channel ?? null, limit])
    },
    async erase(personKey: string): Promise<number> {
      return (await tx.run(sql.erase, [tenant, personKey])).length
    },
    /** Takes the addresses away from what was given up and nobody tried again. */
    async forgetWays(before: Date): Promise<void> {
      await tx.run(sql.forgetWays, [tenant, before])
    },
    async forget(before: Date, limit: number): Promise<number> {
      return (await tx.run(sql.forget, [tenant, before, limit])).length
    },
  }
}
