import { sql } from 'kysely'
import type { Holder } from '../../../../contract/cases.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Concern } from './concerns.rules.ts'

interface FoundRow {
  category_id: string
  unit_id: string
  cases: number
  open: number
  again: number
  since: Date
  owes: string
}

/** SQL of concerns, bound to a transaction. Who reported is counted inside the database and never leaves it. */
export function concernsStore(tx: Tx) {
  return {
    /**
     * Topics at places with at least `fewest` cases by as many people (somebody known who reports often counts once).
     * Confidential cases and parts of split ones don't count; `homes`: categories that are never counted by microgrid.
     */
    async find(wanted: { from: Date; fewest: number; homes: readonly string[] }): Promise<Concern[]> {
      const { rows } = await sql<FoundRow>`
        with placed as (
          select c.id, c.category_id, c.state, c.open, c.reported_at, c.holder_kind, c.holder_id, p.unit_id,
                 (c.reopened > 0 or c.solved is false or c.merged_into_id is not null) as again,
                 count(*) over (partition by c.category_id, p.unit_id) as n
          from "case" c cross join lateral (values
            (c.grid_id),
            (case when c.category_id = any(${wanted.homes as string[]}::uuid[]) then null else c.microgrid_id end),
            (case when c.grid_id is null then c.community_id end)
          ) p(unit_id)
          where c.tenant_id = ${tx.tenantId} and c.lifecycle = 'report' and c.reported_at >= ${wanted.from} and c.category_id is not null
            and (c.open or c.reopened > 0 or c.solved is false or c.merged_into_id is not null or c.closed_in_time is false)
            and c.state not in ('void', 'declined') and not c.confidential and c.parent_id is null and p.unit_id is not null
        )
        select t.category_id, t.unit_id, count(*)::int cases, count(*) filter (where t.open)::int open,
               count(*) filter (where t.again)::int again, min(t.reported_at) since,
               mode() within group (order by coalesce(o.owes, t.holder_kind || ' ' || t.holder_id)) as owes
        from placed t
        left join lateral (
          select coalesce(k.account_id, k.phone, k.mail) as who from case_contact k
          where k.tenant_id = ${tx.tenantId} and k.case_id = t.id limit 1
        ) k on true
        left join lateral (
          select 'department ' || o.target_id as owes from case_order o
          where t.state = 'handling' and o.tenant_id = ${tx.tenantId} and o.case_id = t.id and o.open
            and o.kind in ('whistle', 'dispatch') and o.target_kind = 'department' and o.state <> 'returned'
          order by o.role = 'lead' desc, o.id limit 1
        ) o on true
        -- Who and what is looked up only where there may be enough people: one by one, or all contacts of all years would be read.
        where t.n >= ${wanted.fewest}
        group by 1, 2 having count(distinct coalesce(k.who, t.id::text)) >= ${wanted.fewest}`.execute(tx.db)
      return rows.map(({ category_id, unit_id, owes, ...row }) => {
        const [kind, id] = owes.split(' ')
        return { ...row, categoryId: category_id, unitId: unit_id, owes: { kind, id } as Holder }
      })
    },

    /** Notes that its body is told of a concern; false where it was since `before`. Two processes at once: one is told true. */
    async noteTold(concern: Concern, given: { now: Date; before: Date }): Promise<boolean> {
      const { categoryId, unitId, owes } = concern
      const { rows } = await sql`
        insert into case_concern (tenant_id, category_id, unit_id, owes_kind, owes_id, told_at)
        values (${tx.tenantId}, ${categoryId}, ${unitId}, ${owes.kind}, ${owes.id}, ${given.now})
        on conflict (tenant_id, category_id, unit_id, owes_id) do update set told_at = excluded.told_at
          where case_concern.told_at < ${given.before}
        returning 1 as one`.execute(tx.db)
      return rows.length > 0
    },

    /** Forgets what was told before an instant. */
    async forget(before: Date): Promise<void> {
      await sql`delete from case_concern where tenant_id = ${tx.tenantId} and told_at < ${before}`.execute(tx.db)
    },
  }
}
