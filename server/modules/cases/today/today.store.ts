import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { conditionsOf, type ListScope } from '../reading/lists.store.ts'

/** Whose day it is, and when it began. */
export interface DayWanted {
  scope: ListScope
  now: Date
  timeZone: string
}

/** Open cases that wait for one body. */
export interface WaitingRow {
  kind: 'unit' | 'department'
  id: string
  open: number
  late: number
}

const cases = sql.raw('"case" c')

/** SQL of a desk's day, bound to a transaction. By unit, department and category; handlers are in none of it. */
export function todayStore(tx: Tx) {
  const within = (wanted: DayWanted): RawBuilder<unknown> =>
    sql.join(conditionsOf({ scope: wanted.scope, sort: 'due', limit: 0, now: wanted.now }, tx.tenantId), sql` and `)
  const hourOf = (column: string, zone: string) => sql`extract(hour from ${sql.ref(column)} at time zone ${zone})::int`

  return {
    /** First moment of the day in a zone, and the first of the next. */
    async day(wanted: DayWanted): Promise<{ since: Date; ends: Date }> {
      const found = await sql<{ since: Date; ends: Date }>`
        select date_trunc('day', ${wanted.now}::timestamptz at time zone ${wanted.timeZone}) at time zone ${wanted.timeZone} since,
               (date_trunc('day', ${wanted.now}::timestamptz at time zone ${wanted.timeZone}) + interval '1 day')
                 at time zone ${wanted.timeZone} ends`.execute(tx.db)
      return found.rows[0] as { since: Date; ends: Date }
    },

    /** Reported since, by category and hour. */
    async cameIn(wanted: DayWanted, since: Date) {
      const found = await sql<{ category_id: string | null; hour: number; n: number }>`
        select c.category_id, ${hourOf('c.reported_at', wanted.timeZone)} as hour, count(*)::int n from ${cases}
        where ${within(wanted)} and c.reported_at >= ${since} and c.state <> 'void' group by 1, 2`.execute(tx.db)
      return found.rows
    },

    /** What came to these bodies since, by category and hour: for them to accept, or as an order. */
    async cameTo(bodyIds: readonly string[], wanted: DayWanted, since: Date) {
      const found = await sql<{ category_id: string | null; hour: number; n: number }>`
        select c.category_id, ${hourOf('came.at', wanted.timeZone)} as hour, count(*)::int n from (
          select case_id, min(at) as at from (
            select k.case_id, k.started_at as at from case_clock k
            where k.tenant_id = ${tx.tenantId} and k.stage = 'accept' and k.due_at >= ${since} and k.started_at >= ${since}
              and k.body_id = any(${bodyIds as string[]}::uuid[])
            union all
            select o.case_id, o.issued_at from case_order o
            where o.tenant_id = ${tx.tenantId} and o.target_id = any(${bodyIds as string[]}::uuid[])
              and o.issued_at >= ${since} and o.kind in ('whistle', 'dispatch')
          ) each group by case_id
        ) came join ${cases} on c.tenant_id = ${tx.tenantId} and c.id = came.case_id and c.state <> 'void'
        group by 1, 2`.execute(tx.db)
      return found.rows
    },

    /** Accepted, handled and closed since. Whatever happened to a case today moved its `updated_at`, which has an index. */
    async done(wanted: DayWanted, since: Date) {
      const found = await sql<{ accepted: number; handled: number; closed: number }>`
        select count(*) filter (where c.accepted_at >= ${since})::int accepted,
               count(*) filter (where c.handled_at >= ${since})::int handled,
               count(*) filter (where c.closed_at >= ${since} and c.state = 'closed')::int closed
        from ${cases} where ${within(wanted)} and c.updated_at >= ${since}`.execute(tx.db)
      return found.rows[0] ?? { accepted: 0, handled: 0, closed: 0 }
    },

    async closedByHour(wanted: DayWanted, since: Date) {
      const found = await sql<{ hour: number; n: number }>`
        select ${hourOf('c.closed_at', wanted.timeZone)} as hour, count(*)::int n from ${cases}
        where ${within(wanted)} and c.updated_at >= ${since} and c.closed_at >= ${since} and c.state = 'closed'
        group by 1`.execute(tx.db)
      return found.rows
    },

    /** Open cases by category, and those due before the day ends. */
    async open(wanted: DayWanted, ends: Date) {
      const found = await sql<{ category_id: string | null; open: number; due: number }>`
        select c.category_id, count(*)::int open,
               count(*) filter (where c.due_at >= ${wanted.now} and c.due_at < ${ends})::int due
        from ${cases} where ${within(wanted)} and c.open group by 1`.execute(tx.db)
      return found.rows
    },

    /** Whom the open cases wait for: the leading department where one is at work, else the holder. Never a person. */
    async waiting(wanted: DayWanted): Promise<WaitingRow[]> {
      const found = await sql<WaitingRow>`
        select coalesce(o.kind, c.holder_kind) as kind, coalesce(o.id, c.holder_id) as id, count(*)::int open,
               count(*) filter (where c.due_at < ${wanted.now})::int late
        from ${cases} left join lateral (
          select o.target_kind as kind, o.target_id as id from case_order o
          where o.tenant_id = c.tenant_id and o.case_id = c.id and o.open and o.kind in ('whistle', 'dispatch')
            and o.target_kind = 'department' and o.state not in ('returned')
          order by o.role = 'lead' desc, o.id limit 1
        ) o on c.state = 'handling'
        where ${within(wanted)} and c.open group by 1, 2 order by 3 desc, 2 limit 200`.execute(tx.db)
      return found.rows
    },
  }
}
