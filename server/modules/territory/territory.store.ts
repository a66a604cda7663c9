import type { Boundary, GridKind, Level } from '../../../contract/territory.ts'
import type { Prepared, Tx } from '../../platform/database/database.ts'

/** A unit as it lies in the database, without its boundary. */
export interface UnitRecord {
  id: string
  parentId: string | null
  level: Level
  kind: GridKind | null
  code: string
  nameEn: string
  nameZh: string
  path: string[]
  households: number | null
  population: number | null
  calendarCode: string | null
  hasBoundary: boolean
  validFrom: Date
  validTo: Date | null
}

/** A unit to be written. A boundary left undefined stays as it is. */
export interface UnitWrite extends Omit<UnitRecord, 'hasBoundary' | 'validFrom' | 'validTo'> {
  boundary: Boundary | null | undefined
}

/** A department as it lies in the database. */
export interface DepartmentRecord {
  id: string
  code: string
  nameEn: string
  nameZh: string
  unitId: string | null
  phone: string | null
  calendarCode: string | null
}

const unitColumns = `id, parent_id "parentId", level, kind, code, name_en "nameEn", name_zh "nameZh", path, households,
  population, calendar_code "calendarCode", boundary is not null "hasBoundary", valid_from "validFrom", valid_to "validTo"`
const departmentColumns = `id, code, name_en "nameEn", name_zh "nameZh", unit_id "unitId", phone, calendar_code "calendarCode"`

const statement = (name: string, text: string): Prepared => ({ name: `territory.${name}`, text })
const sql = {
  version: statement('version', 'select version from territory_version where tenant_id = $1'),
  bump: statement(
    'bump',
    `insert into territory_version as v (tenant_id, version, changed_at) values ($1, 1, $2)
     on conflict (tenant_id) do update set version = v.version + 1, changed_at = excluded.changed_at returning version`,
  ),
  units: statement('units', `select ${unitColumns} from unit where tenant_id = $1`),
  unit: statement('unit', `select ${unitColumns} from unit where tenant_id = $1 and id = $2`),
  unitByCode: statement(
    'unitByCode',
    `select ${unitColumns} from unit where tenant_id = $1 and code = $2 and valid_to is null`,
  ),
  ancestors: statement(
    'ancestors',
    `select ${unitColumns} from unit
     where tenant_id = $1 and id = any((select path from unit where tenant_id = $1 and id = $2)::uuid[])
     order by cardinality(path)`,
  ),
  boundaries: statement(
    'boundaries',
    `select id, boundary from unit
     where tenant_id = $1 and valid_to is null and boundary is not null and ($2::text is null or level = $2)`,
  ),
  boundary: statement('boundary', 'select boundary from unit where tenant_id = $1 and id = $2'),
  boundariesOf: statement(
    'boundariesOf',
    'select id, boundary from unit where tenant_id = $1 and id = any($2::uuid[]) and boundary is not null',
  ),
  insert: statement(
    'insert',
    `insert into unit (tenant_id, id, parent_id, level, kind, code, name_en, name_zh, boundary, path, households, population,
       calendar_code, valid_from)
     select $1, n.id, n."parentId", n.level, n.kind, n.code, n."nameEn", n."nameZh", n.boundary, n.path,
       n.households, n.population, n."calendarCode", $3
     from jsonb_to_recordset($2::jsonb) n(id uuid, "parentId" uuid, level text, kind text, code text, "nameEn" text,
       "nameZh" text, boundary jsonb, path uuid[], households integer, population integer, "calendarCode" text)`,
  ),
  update: statement(
    'update',
    `update unit u set kind = n.kind, name_en = n."nameEn", name_zh = n."nameZh", boundary = coalesce(n.boundary, u.boundary),
       households = n.households, population = n.population, calendar_code = n."calendarCode"
     from jsonb_to_recordset($2::jsonb) n(id uuid, kind text, "nameEn" text, "nameZh" text, boundary jsonb,
       households integer, population integer, "calendarCode" text)
     where u.tenant_id = $1 and u.id = n.id`,
  ),
  departments: statement(
    'departments',
    `select ${departmentColumns} from department where tenant_id = $1 order by code`,
  ),
  departmentPage: statement(
    'departmentPage',
    `select ${departmentColumns} from department where tenant_id = $1 and code > $2 order by code limit $3`,
  ),
  department: statement('department', `select ${departmentColumns} from department where tenant_id = $1 and id = $2`),
  departmentByCode: statement(
    'departmentByCode',
    `select ${departmentColumns} from department where tenant_id = $1 and code = $2`,
  ),
  saveDepartment: statement(
    'saveDepartment',
    `insert into department (tenant_id, id, code, name_en, name_zh, unit_id, phone, calendar_code)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, code) do update set name_en = excluded.name_en, name_zh = excluded.name_zh,
       unit_id = excluded.unit_id, phone = excluded.phone, calendar_code = excluded.calendar_code
     returning ${departmentColumns}`,
  ),
}

/** Units and departments, bound to a transaction. */
export function territoryStore(tx: Tx) {
  const tenant = tx.tenantId
  const first = async <Row>(prepared: Prepared, values: unknown[]): Promise<Row | undefined> =>
    (await tx.run<Row>(prepared, values))[0]

  return {
    /** Grows with every change of units; 0 before the first. */
    async version(): Promise<number> {
      return (await first<{ version: number }>(sql.version, [tenant]))?.version ?? 0
    },

    /** Counts one change up. Holds back others who change this tenant's units until the transaction ends. */
    async bumpVersion(at: Date): Promise<number> {
      const row = await first<{ version: number }>(sql.bump, [tenant, at])
      return row?.version ?? 0
    },

    /** All units, also those no longer valid: old cases name them. */
    async units(): Promise<UnitRecord[]> {
      return await tx.run<UnitRecord>(sql.units, [tenant])
    },

    async findUnit(id: string): Promise<UnitRecord | undefined> {
      return await first<UnitRecord>(sql.unit, [tenant, id])
    },

    /** A valid unit. */
    async findUnitByCode(code: string): Promise<UnitRecord | undefined> {
      return await first<UnitRecord>(sql.unitByCode, [tenant, code])
    },

    /** The unit and everything above it, district first. */
    async ancestors(id: string): Promise<UnitRecord[]> {
      return await tx.run<UnitRecord>(sql.ancestors, [tenant, id])
    },

    /** Boundaries of valid units, of one level or of all. */
    async boundaries(level?: Level): Promise<{ id: string; boundary: Boundary }[]> {
      return await tx.run(sql.boundaries, [tenant, level ?? null])
    },

    async boundariesOf(ids: readonly string[]): Promise<{ id: string; boundary: Boundary }[]> {
      return await tx.run(sql.boundariesOf, [tenant, ids])
    },

    async boundary(id: string): Promise<Boundary | null> {
      return (await first<{ boundary: Boundary | null }>(sql.boundary, [tenant, id]))?.boundary ?? null
    },

    /** Parents must come before or together with their children. */
    async insertUnits(units: readonly UnitWrite[], at: Date): Promise<void> {
      await tx.run(sql.insert, [tenant, JSON.stringify(units), at])
    },

    async updateUnits(units: readonly UnitWrite[]): Promise<void> {
      await tx.run(sql.update, [tenant, JSON.stringify(units)])
    },

    /** All departments by code. */
    async departments(): Promise<DepartmentRecord[]> {
      return await tx.run<DepartmentRecord>(sql.departments, [tenant])
    },

    async departmentPage(after: string, limit: number): Promise<DepartmentRecord[]> {
      return await tx.run<DepartmentRecord>(sql.departmentPage, [tenant, after, limit])
    },

    async findDepartment(id: string): Promise<DepartmentRecord | undefined> {
      return await first<DepartmentRecord>(sql.department, [tenant, id])
    },

    async findDepartmentByCode(code: string): Promise<DepartmentRecord | undefined> {
      return await first<DepartmentRecord>(sql.departmentByCode, [tenant, code])
    },

    /** Creates or, where the code is known, changes a department; an existing one keeps its id. */
    async saveDepartment(department: DepartmentRecord): Promise<DepartmentRecord> {
      const { id, code, nameEn, nameZh, unitId, phone, calendarCode } = department
      const values = [tenant, id, code, nameEn, nameZh, unitId, phone, calendarCode]
      return (await first<DepartmentRecord>(sql.saveDepartment, values)) ?? department
    },
  }
}
