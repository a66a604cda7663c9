import type { BuildingShape } from '../../../../contract/buildings.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A building as the planner needs it. */
export interface GroundBuilding {
  code: string
  /** The deepest unit it stands in. */
  unitId: string
  /** Counted for the whole, or the sum of its entrances; null where nobody has counted. */
  households: number | null
  entrances: number
  lng: number
  lat: number
  outline: Extract<BuildingShape, { type: 'Polygon' }> | null
}

/** A file of lines as it lies in the database, without them. */
export interface BarrierRecord {
  id: string
  name: string
  lines: number
  kilometres: number
  createdAt: Date
}

const barrierColumns = `id, name, lines, kilometres, created_at "createdAt"`
const counted = `coalesce(b.households, (select sum(e.households)::int from entrance e
      where e.tenant_id = b.tenant_id and e.building_id = b.id))`
const statement = (name: string, text: string): Prepared => ({ name: `planGround.${name}`, text })
const sql = {
  buildings: statement(
    'buildings',
    `select b.code, b.unit_id "unitId", ${counted} households,
       greatest(1, (select count(*) from entrance e where e.tenant_id = b.tenant_id and e.building_id = b.id))::int entrances,
       b.lng, b.lat, b.outline
     from building b join unit u on u.tenant_id = b.tenant_id and u.id = b.unit_id
     where b.tenant_id = $1 and b.ended_at is null and $2::uuid = any(u.path) order by b.code`,
  ),
  sums: statement(
    'sums',
    `select count(*)::int buildings, (count(*) filter (where n.households is null))::int uncounted,
       coalesce(sum(n.households), 0)::int households
     from (select ${counted} households from building b
       join unit u on u.tenant_id = b.tenant_id and u.id = b.unit_id
       where b.tenant_id = $1 and b.ended_at is null and u.path && $2::uuid[]) n`,
  ),
  homes: statement(
    'homes',
    `select b.code, u.path from building b join unit u on u.tenant_id = b.tenant_id and u.id = b.unit_id
     where b.tenant_id = $1 and b.ended_at is null and b.code = any($2::text[])`,
  ),
  barriers: statement(
    'barriers',
    `select ${barrierColumns} from plan_barrier where tenant_id = $1 order by created_at desc, id desc limit 100`,
  ),
  barrierTexts: statement(
    'barrierTexts',
    'select id, content from plan_barrier where tenant_id = $1 and id = any($2::uuid[]) order by id',
  ),
  addBarrier: statement(
    'addBarrier',
    `insert into plan_barrier (tenant_id, id, name, lines, kilometres, content, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  ),
  dropBarrier: statement('dropBarrier', 'delete from plan_barrier where tenant_id = $1 and id = $2 returning id'),
}

/** What plans stand on: buildings and lines no unit may cross; bound to a transaction. */
export function groundStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Buildings of a community, by code. */
    async buildings(communityId: string): Promise<GroundBuilding[]> {
      return await tx.run<GroundBuilding>(sql.buildings, [tenant, communityId])
    },

    async sums(communityIds: readonly string[]): Promise<{ buildings: number; uncounted: number; households: number }> {
      const [row] = await tx.run<{ buildings: number; uncounted: number; households: number }>(sql.sums, [
        tenant,
        communityIds,
      ])
      return row ?? { buildings: 0, uncounted: 0, households: 0 }
    },

    /** Units above buildings, district first, by the building's code. */
    async homes(codes: readonly string[]): Promise<Map<string, string[]>> {
      const rows = await tx.run<{ code: string; path: string[] }>(sql.homes, [tenant, codes])
      return new Map(rows.map(({ code, path }) => [code, path]))
    },

    /** Newest first. */
    async barriers(): Promise<BarrierRecord[]> {
      return await tx.run<BarrierRecord>(sql.barriers, [tenant])
    },

    async barrierTexts(ids: readonly string[]): Promise<{ id: string; content: string }[]> {
      return await tx.run(sql.barrierTexts, [tenant, ids])
    },

    async addBarrier(barrier: BarrierRecord & { content: string; createdBy: string | null }): Promise<void> {
      const { id, name, lines, kilometres, content, createdBy, createdAt } = barrier
      await tx.run(sql.addBarrier, [tenant, id, name, lines, kilometres, content, createdBy, createdAt])
    },

    /** False where there is none. */
    async dropBarrier(id: string): Promise<boolean> {
      return (await tx.run(sql.dropBarrier, [tenant, id])).length > 0
    },
  }
}
