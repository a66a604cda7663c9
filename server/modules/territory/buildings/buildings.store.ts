import type { BuildingShape, Entrance, ManagedBy } from '../../../../contract/buildings.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A compound as it lies in the database. */
export interface CompoundRecord {
  id: string
  code: string
  nameEn: string
  nameZh: string
  managedBy: ManagedBy
}

/** A compound with what stands in it. */
export interface CompoundCounted extends CompoundRecord {
  buildings: number
  households: number
  /** The unit in which most of its buildings lie. */
  unitId: string | null
}

/** A building as it lies in the database, with its doors in their order. */
export interface BuildingRecord {
  id: string
  code: string
  nameEn: string
  nameZh: string
  address: string | null
  compoundId: string | null
  unitId: string | null
  households: number | null
  floors: number | null
  lng: number
  lat: number
  outline: Extract<BuildingShape, { type: 'Polygon' }> | null
  entrances: Entrance[]
}

/** Where a building stands, and how many households it counts. */
export interface BuildingPlace {
  id: string
  unitId: string | null
  lng: number
  lat: number
  households: number
}

const compoundColumns = `c.id, c.code, c.name_en "nameEn", c.name_zh "nameZh", c.managed_by "managedBy"`
const buildingColumns = `b.id, b.code, b.name_en "nameEn", b.name_zh "nameZh", b.address, b.compound_id "compoundId",
  b.unit_id "unitId", b.households, b.floors, b.lng, b.lat, b.outline,
  coalesce((select jsonb_agg(jsonb_build_object('number', e.number, 'households', e.households) order by e.position)
    from entrance e where e.tenant_id = b.tenant_id and e.building_id = b.id), '[]') entrances`
const compoundCounted = (where: string) => `
  select ${compoundColumns}, coalesce(n.buildings, 0)::int buildings, coalesce(n.households, 0)::int households, n."unitId"
  from compound c
  left join lateral (
    select count(*) buildings, sum(b.households) households, mode() within group (order by b.unit_id) "unitId"
    from building b where b.tenant_id = c.tenant_id and b.compound_id = c.id and b.ended_at is null
  ) n on true
  where c.tenant_id = $1 and c.ended_at is null and ${where}`

const statement = (name: string, text: string): Prepared => ({ name: `buildings.${name}`, text })
const sql = {
  lock: statement('lock', `select pg_try_advisory_xact_lock(hashtextextended('doorstep buildings ' || $1, 0)) mine`),
  bump: statement(
    'bump',
    `insert into building_version as v (tenant_id, version, changed_at) values ($1, 1, $2)
     on conflict (tenant_id) do update set version = v.version + 1, changed_at = excluded.changed_at`,
  ),
  version: statement('version', 'select version from building_version where tenant_id = $1'),
  compounds: statement(
    'compounds',
    `select ${compoundColumns} from compound c where c.tenant_id = $1 and c.ended_at is null order by c.code`,
  ),
  compoundPage: statement(
    'compoundPage',
    `${compoundCounted(`c.code > $2 and ($3::text[] is null or c.managed_by = any($3)) and ($4::text is null
       or position(lower($4) in lower(c.code || ' ' || c.name_en || ' ' || c.name_zh)) > 0)`)}
     order by c.code limit $5`,
  ),
  compound: statement('compound', compoundCounted('c.id = $2')),
  insertCompounds: statement(
    'insertCompounds',
    `insert into compound (tenant_id, id, code, name_en, name_zh, managed_by, created_at, updated_at)
     select $1, n.id, n.code, n."nameEn", n."nameZh", n."managedBy", $3, $3
     from jsonb_to_recordset($2::jsonb) n(id uuid, code text, "nameEn" text, "nameZh" text, "managedBy" text)`,
  ),
  updateCompounds: statement(
    'updateCompounds',
    `update compound c set name_en = n."nameEn", name_zh = n."nameZh", managed_by = n."managedBy", updated_at = $3
     from jsonb_to_recordset($2::jsonb) n(id uuid, "nameEn" text, "nameZh" text, "managedBy" text)
     where c.tenant_id = $1 and c.id = n.id`,
  ),
  byCode: statement(
    'byCode',
    `select ${buildingColumns} from building b where b.tenant_id = $1 and b.ended_at is null
       and b.code = any($2::text[])`,
  ),
  page: statement(
    'page',
    `select ${buildingColumns} from building b where b.tenant_id = $1 and b.ended_at is null and b.code > $2
     order by b.code limit $3`,
  ),
  insert: statement(
    'insert',
    `insert into building (tenant_id, id, code, name_en, name_zh, address, compound_id, unit_id, households, floors, lng, lat,
       outline, created_at, updated_at)
     select $1, n.id, n.code, n."nameEn", n."nameZh", n.address, n."compoundId", n."unitId", n.households, n.floors, n.lng, n.lat,
       n.outline, $3, $3
     from jsonb_to_recordset($2::jsonb) n(id uuid, code text, "nameEn" text, "nameZh" text, address text, "compoundId" uuid,
       "unitId" uuid, households integer, floors integer, lng double precision, lat double precision, outline jsonb)`,
  ),
  update: statement(
    'update',
    `update building b set name_en = n."nameEn", name_zh = n."nameZh", address = n.address, compound_id = n."compoundId",
       unit_id = n."unitId", households = n.households, floors = n.floors, lng = n.lng, lat = n.lat, outline = n.outline,
       updated_at = $3
     from jsonb_to_recordset($2::jsonb) n(id uuid, "nameEn" text, "nameZh" text, address text, "compoundId" uuid,
       "unitId" uuid, households integer, floors integer, lng double precision, lat double precision, outline jsonb)
     where b.tenant_id = $1 and b.id = n.id`,
  ),
  dropEntrances: statement(
    'dropEntrances',
    'delete from entrance where tenant_id = $1 and building_id = any($2::uuid[])',
  ),
  insertEntrances: statement(
    'insertEntrances',
    `insert into entrance (tenant_id, building_id, number, position, households)
     select $1, n."buildingId", n.number, n.position, n.households
     from jsonb_to_recordset($2::jsonb) n("buildingId" uuid, number text, position integer, households integer)`,
  ),
  end: statement(
    'end',
    `update building set ended_at = $3, updated_at = $3 where tenant_id = $1 and id = any($2::uuid[]) and ended_at is null`,
  ),
  endCompounds: statement(
    'endCompounds',
    `update compound set ended_at = $3, updated_at = $3 where tenant_id = $1 and id = any($2::uuid[]) and ended_at is null`,
  ),
  standing: statement(
    'standing',
    `select compound_id "compoundId", count(*)::int n from building
     where tenant_id = $1 and compound_id = any($2::uuid[]) and ended_at is null group by 1`,
  ),
  search: statement(
    'search',
    `select ${buildingColumns} from building b where b.tenant_id = $1 and b.ended_at is null and b.code > $2
       and ($3::uuid is null or b.compound_id = $3) and ($4::text is null
       or position(lower($4) in lower(concat_ws(' ', b.code, b.name_en, b.name_zh, b.address))) > 0)
     order by b.code limit $5`,
  ),
  find: statement(
    'find',
    `select ${buildingColumns}, b.ended_at "endedAt" from building b where b.tenant_id = $1 and b.id = $2`,
  ),
  inBox: statement(
    'inBox',
    `select id, unit_id "unitId", lng, lat, coalesce(households, 0) households from building
     where tenant_id = $1 and ended_at is null and lng between $2 and $4 and lat between $3 and $5 and id > $6
     order by id limit $7`,
  ),
  places: statement(
    'places',
    `select id, unit_id "unitId", lng, lat from building
     where tenant_id = $1 and ended_at is null and id > $2 order by id limit $3`,
  ),
  move: statement(
    'move',
    `update building b set unit_id = n."unitId" from jsonb_to_recordset($2::jsonb) n(id uuid, "unitId" uuid)
     where b.tenant_id = $1 and b.id = n.id`,
  ),
  within: statement(
    'within',
    `select jsonb_build_object('type', 'Feature', 'properties',
       jsonb_build_object('id', b.id, 'nameEn', b.name_en, 'nameZh', b.name_zh), 'geometry',
       coalesce(b.outline, jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(b.lng, b.lat))))::text feature
     from building b where b.tenant_id = $1 and b.ended_at is null and b.lng between $2 and $4 and b.lat between $3 and $5 limit $6`,
  ),
}

/** Compounds, buildings and entrances, bound to a transaction. */
export function buildingsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Holds off other imports of this tenant until the transaction ends; false where one is under way. */
    async lock(): Promise<boolean> {
      return (await tx.run<{ mine: boolean }>(sql.lock, [tenant]))[0]?.mine === true
    },

    /** Says that buildings have changed. */
    async bumpVersion(at: Date): Promise<void> {
      await tx.run(sql.bump, [tenant, at])
    },

    /** Grows with every change of buildings; 0 before the first. */
    async version(): Promise<number> {
      return (await tx.run<{ version: number }>(sql.version, [tenant]))[0]?.version ?? 0
    },

    /** All compounds by code. */
    async compounds(): Promise<CompoundRecord[]> {
      return await tx.run<CompoundRecord>(sql.compounds, [tenant])
    },

    async compoundPage(wanted: {
      after: string
      managedBy: readonly ManagedBy[] | undefined
      text: string | undefined
      limit: number
    }): Promise<CompoundCounted[]> {
      const { after, managedBy, text, limit } = wanted
      return await tx.run(sql.compoundPage, [tenant, after, managedBy ?? null, text || null, limit])
    },

    async findCompound(id: string): Promise<CompoundCounted | undefined> {
      return (await tx.run<CompoundCounted>(sql.compound, [tenant, id]))[0]
    },

    async insertCompounds(compounds: readonly CompoundRecord[], at: Date): Promise<void> {
      await tx.run(sql.insertCompounds, [tenant, JSON.stringify(compounds), at])
    },

    async updateCompounds(compounds: readonly CompoundRecord[], at: Date): Promise<void> {
      await tx.run(sql.updateCompounds, [tenant, JSON.stringify(compounds), at])
    },

    async byCode(codes: readonly string[]): Promise<BuildingRecord[]> {
      return await tx.run<BuildingRecord>(sql.byCode, [tenant, codes])
    },

    /** Buildings by code, after one. */
    async page(after: string, limit: number): Promise<BuildingRecord[]> {
      return await tx.run<BuildingRecord>(sql.page, [tenant, after, limit])
    },

    /** Writes buildings with their doors. */
    async insert(buildings: readonly BuildingRecord[], at: Date): Promise<void> {
      await tx.run(sql.insert, [tenant, JSON.stringify(buildings.map(withoutEntrances)), at])
      await this.insertEntrances(buildings)
    },

    /** Writes buildings that are there anew, and the doors of those named. */
    async update(buildings: readonly BuildingRecord[], doorsOf: readonly BuildingRecord[], at: Date): Promise<void> {
      await tx.run(sql.update, [tenant, JSON.stringify(buildings.map(withoutEntrances)), at])
      if (doorsOf.length === 0) return
      await tx.run(sql.dropEntrances, [tenant, doorsOf.map(({ id }) => id)])
      await this.insertEntrances(doorsOf)
    },

    async insertEntrances(buildings: readonly BuildingRecord[]): Promise<void> {
      const doors = buildings.flatMap(({ id, entrances }) =>
        entrances.map((entrance, position) => ({ ...entrance, buildingId: id, position })),
      )
      if (doors.length > 0) await tx.run(sql.insertEntrances, [tenant, JSON.stringify(doors)])
    },

    /** Says that buildings are gone; their rows stay. */
    async end(ids: readonly string[], at: Date): Promise<void> {
      await tx.run(sql.end, [tenant, ids, at])
    },

    /** Says that compounds are gone; their rows stay. */
    async endCompounds(ids: readonly string[], at: Date): Promise<void> {
      await tx.run(sql.endCompounds, [tenant, ids, at])
    },

    /** Buildings that still stand in each of these compounds; none is not in the map. */
    async standingIn(compoundIds: readonly string[]): Promise<Map<string, number>> {
      const rows = await tx.run<{ compoundId: string; n: number }>(sql.standing, [tenant, compoundIds])
      return new Map(rows.map(({ compoundId, n }) => [compoundId, n]))
    },

    /** Buildings by code, after one: of a compound, or with a text in code, name or address. */
    async search(wanted: {
      after: string
      compoundId: string | undefined
      text: string | undefined
      limit: number
    }): Promise<BuildingRecord[]> {
      const { after, compoundId, text, limit } = wanted
      return await tx.run(sql.search, [tenant, after, compoundId ?? null, text || null, limit])
    },

    /** A building, also one that is gone. */
    async find(id: string): Promise<(BuildingRecord & { endedAt: Date | null }) | undefined> {
      return (await tx.run<BuildingRecord & { endedAt: Date | null }>(sql.find, [tenant, id]))[0]
    },

    /** Buildings that stand in a box (west, south, east, north in degrees) with their unit and households, by id, after one. */
    async inBox(box: readonly number[], after: string, limit: number): Promise<BuildingPlace[]> {
      return await tx.run(sql.inBox, [tenant, ...box, after, limit])
    },

    /** Where buildings stand and which unit they are counted in, by id, after one. */
    async places(
      after: string,
      limit: number,
    ): Promise<{ id: string; unitId: string | null; lng: number; lat: number }[]> {
      return await tx.run(sql.places, [tenant, after, limit])
    },

    async move(buildings: readonly { id: string; unitId: string | null }[]): Promise<void> {
      await tx.run(sql.move, [tenant, JSON.stringify(buildings)])
    },

    /** Buildings that stand in a box (degrees) as the text of GeoJSON features: outline and name, no counts. */
    async featuresWithin(box: readonly [number, number, number, number], limit: number): Promise<string[]> {
      const rows = await tx.run<{ feature: string }>(sql.within, [tenant, ...box, limit])
      return rows.map(({ feature }) => feature)
    },
  }
}

const withoutEntrances = ({ entrances: _, ...building }: BuildingRecord) => building
