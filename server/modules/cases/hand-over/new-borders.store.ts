import type { Prepared, Tx } from '../../../platform/database/database.ts'

const touches = `(c.holder_kind = 'unit' and c.holder_id = any($2::uuid[]) or c.unit_id = any($3::uuid[])
    or exists (select from case_order o where o.tenant_id = c.tenant_id and o.case_id = c.id and o.open
      and o.target_kind = 'unit' and o.target_id = any($2::uuid[])))`
const count: Prepared = {
  name: 'new_borders.count',
  text: `select count(*)::int n from "case" c where c.tenant_id = $1 and c.open and ${touches}`,
}
const page: Prepared = {
  name: 'new_borders.page',
  text: `select c.id from "case" c where c.tenant_id = $1 and c.open and ${touches} and c.id > $4 order by c.id limit $5`,
}

/** SQL of open cases when units end or move, bound to a transaction. */
export function newBordersStore(tx: Tx) {
  return {
    /** Open cases that lie in, are held by or have an order at any of these units. */
    async countAt(unitIds: readonly string[]): Promise<number> {
      return (await tx.run<{ n: number }>(count, [tx.tenantId, unitIds, unitIds]))[0]?.n ?? 0
    },

    /** Ids of open cases held by or ordered from units that ended, or lying in those or in units that moved; by id. */
    async touched(wanted: { ended: readonly string[]; moved: readonly string[]; after: string; limit: number }) {
      const { ended, moved, after, limit } = wanted
      const rows = await tx.run<{ id: string }>(page, [tx.tenantId, ended, [...ended, ...moved], after, limit])
      return rows.map(({ id }) => id)
    },
  }
}
