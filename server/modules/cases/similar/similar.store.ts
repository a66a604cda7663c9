import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { type ReadColumns, stateOf } from '../case-row.rules.ts'
import type { StoredCase } from '../cases.store.ts'
import { listedColumns } from '../reading/lists.store.ts'
import { type Box, isPrivate, roughlyWithin, shownWithin } from '../reading/within.store.ts'

interface FoundRow extends ReadColumns {
  followers: number
}

/** Where open cases that may be the same matter are looked for: any of these is enough. */
export interface LookedFor {
  box: Box | null
  unitId: string | null
  /**
   * Categories of homes, where everybody looks: such a matter is then found by the place everybody is shown, and not by its
   * building. Null where the caller leaves out what its reader may not learn.
   */
  homeIds: readonly string[] | null
  /** Words that say something, each as search knows it. */
  words: readonly string[]
  /** Words alone are looked for inside this unit; null: everywhere. */
  within: { column: 'street_id' | 'community_id' | 'grid_id' | 'microgrid_id'; id: string } | null
  since: Date
  limit: number
}

/** Finds open cases that may be the same matter, bound to a transaction. */
export function similarStore(tx: Tx) {
  return {
    /** Newest first. Each way of looking is a query of its own index. */
    async candidates(given: LookedFor): Promise<Pick<StoredCase, 'state' | 'followers'>[]> {
      const ways: RawBuilder<unknown>[] = []
      const open = sql`c.tenant_id = ${tx.tenantId} and c.open and c.lifecycle = 'report' and c.reported_at >= ${given.since}`
      const way = (where: RawBuilder<unknown>) =>
        ways.push(
          sql`(select c.id from "case" c where ${open} and ${where} order by c.reported_at desc limit ${given.limit})`,
        )
      if (given.box) way(given.homeIds ? shownWithin(given.box, given.homeIds) : roughlyWithin(given.box))
      if (given.unitId)
        way(
          sql`(c.unit_id = ${given.unitId}::uuid or c.community_id = ${given.unitId}::uuid or c.microgrid_id = ${given.unitId}::uuid or c.grid_id = ${given.unitId}::uuid)
            ${given.homeIds ? sql`and (c.microgrid_id is distinct from ${given.unitId}::uuid or not ${isPrivate(given.homeIds)})` : sql``}`,
        )
      if (given.words.length > 0) {
        const place = given.within ? sql`and ${sql.ref(`c.${given.within.column}`)} = ${given.within.id}::uuid` : sql``
        const query = given.words.map((word) => `'${word.replaceAll("'", "''")}'`).join(' | ')
        ways.push(sql`(select c.id from "case" c where ${open} and c.search @@ to_tsquery('simple', ${query}) ${place}
          order by ts_rank(c.search, to_tsquery('simple', ${query})) desc limit ${given.limit})`)
      }
      if (ways.length === 0) return []
      const found = await sql<FoundRow>`select ${listedColumns} from "case" c
        where c.tenant_id = ${tx.tenantId} and c.id in (${sql.join(ways, sql` union `)})`.execute(tx.db)
      return found.rows.map((row) => ({ state: stateOf(row), followers: row.followers }))
    },
  }
}
