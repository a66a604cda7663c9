import type { Level } from '../../../../contract/territory.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

const boundaries: Prepared = {
  name: 'tiles.boundaries',
  text: `select id, boundary::text boundary from unit
    where tenant_id = $1 and level = $2 and valid_to is null and boundary is not null and id > $3 order by id limit $4`,
}

/** What tiles are drawn from, bound to a transaction. */
export function tilesStore(tx: Tx) {
  return {
    /** Boundaries of valid units by id, after one, as text: whoever draws them reads it in a thread of its own. */
    async boundariesAsText(level: Level, after: string, limit: number): Promise<{ id: string; boundary: string }[]> {
      return await tx.run(boundaries, [tx.tenantId, level, after, limit])
    },
  }
}
