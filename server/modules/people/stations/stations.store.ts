import type {
  AcceptanceState,
  NumberInput,
  NumberKind,
  OfficerService,
  StationDetail,
  StationHave,
  StationKind,
} from '../../../../contract/stations.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { Role } from '../../../platform/policy/actor.ts'
import type { PlaceAfter } from '../../territory/territory.api.ts'
import { moveValues } from '../new-borders.store.ts'

/** A station as it is kept. */
export interface StationRecord {
  id: string
  code: string
  kind: StationKind
  unitId: string
  nameEn: string
  nameZh: string
  lat: number | null
  lng: number | null
  dutyPhone: string | null
  supervisionPhone: string | null
  detail: StationDetail
  closed: boolean
  version: number
  updatedAt: Date
}

/** A look at one of the four haves. */
export interface CheckRecord {
  id: string
  stationId: string
  have: StationHave
  passed: boolean
  evidence: string
  /** Day. */
  goodUntil: string
  at: Date
  postId: string | null
  role: Role | null
}

/** An officer's days at a station. */
export interface OfficerRecord {
  id: string
  stationId: string
  nth: number
  service: OfficerService
  postId: string | null
  name: string | null
  namePublic: boolean
  departmentEn: string | null
  departmentZh: string | null
  phone: string | null
  days: number[]
  from: string
  until: string
  firstDay: string | null
  lastDay: string | null
}

/** A number of the ten-minute circle. */
export interface NumberRecord {
  id: string
  unitId: string
  nth: number
  kind: NumberKind
  nameEn: string
  nameZh: string
  phone: string
  noteEn: string | null
  noteZh: string | null
}

/** What a list of stations is narrowed to. */
export interface StationFilter {
  q?: string | undefined
  kind?: StationKind | undefined
  unit?: string | undefined
  state?: AcceptanceState | undefined
  closed: boolean
  /** Code after which the page begins. */
  after: string
  limit: number
  /** The day acceptance is asked for. */
  today: string
}

const statement = (name: string, text: string): Prepared => ({ name: `stations.${name}`, text })
const columns = `s.id, s.code, s.kind, s.unit_id "unitId", s.name_en "nameEn", s.name_zh "nameZh", s.lat, s.lng,
  s.duty_phone "dutyPhone", s.supervision_phone "supervisionPhone", s.detail, s.closed, s.version, s.updated_at "updatedAt"`
const checkColumns = `id, station_id "stationId", have, passed, evidence, good_until::text "goodUntil", at, post_id "postId", role`
const sql = {
  find: statement('find', `select ${columns} from station s where s.tenant_id = $1 and s.id = $2`),
  lock: statement('lock', `select ${columns} from station s where s.tenant_id = $1 and s.id = $2 for update`),
  byCode: statement('byCode', `select ${columns} from station s where s.tenant_id = $1 and s.code = $2`),
  ofCheck: statement(
    'ofCheck',
    `select ${columns} from station s join station_check c on c.tenant_id = s.tenant_id and c.station_id = s.id
     where s.tenant_id = $1 and c.id = $2`,
  ),
  ofUnits: statement(
    'ofUnits',
    `select ${columns} from station s
     where s.tenant_id = $1 and not s.closed
       and s.unit_id in (select id from unit where tenant_id = $1 and path @> array[$2::uuid])
     order by s.code limit 12`,
  ),
  atUnits: statement(
    'atUnits',
    `select ${columns} from station s
     where s.tenant_id = $1 and not s.closed and s.unit_id = any($2::uuid[]) order by s.code limit 100`,
  ),
  // The state is the rule of `acceptanceOf`, said to the database: the last look at each have counts.
  page: statement(
    'page',
    `select ${columns} from station s
     left join lateral (
       select count(*) filter (where passed) stood, count(*) filter (where passed and good_until >= $7::date) good
       from (select distinct on (have) passed, good_until from station_check c
             where c.tenant_id = $1 and c.station_id = s.id order by have, id desc) newest
     ) a on true
     where s.tenant_id = $1 and s.code > $2
       and ($3::text is null or s.code ilike $3 or s.name_en ilike $3 or s.name_zh ilike $3)
       and ($4::text is null or s.kind = $4)
       and ($5::uuid is null or s.unit_id in (select id from unit where tenant_id = $1 and path @> array[$5::uuid]))
       and ($6::text is null or $6 = case when a.stood < 4 then 'open' when a.good = 4 then 'accepted' else 'due' end)
       and ($8 or not s.closed)
     order by s.code limit $9`,
  ),
  insert: statement(
    'insert',
    `insert into station (tenant_id, id, code, kind, unit_id, name_en, name_zh, lat, lng, duty_phone, supervision_phone,
       detail, closed, version, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (tenant_id, code) do nothing returning id`,
  ),
  update: statement(
    'update',
    `update station set code = $3, kind = $4, unit_id = $5, name_en = $6, name_zh = $7, lat = $8, lng = $9, duty_phone = $10,
       supervision_phone = $11, detail = $12, closed = $13, version = $14, updated_at = $15
     where tenant_id = $1 and id = $2`,
  ),
  move: statement(
    'move',
    `update station s set unit_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where s.tenant_id = $1 and s.unit_id = m.was`,
  ),
  moveNumbers: statement(
    'moveNumbers',
    `update utility_number n set unit_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where n.tenant_id = $1 and n.unit_id = m.was`,
  ),
  checks: statement(
    'checks',
    `select ${checkColumns} from station_check where tenant_id = $1 and station_id = any($2::uuid[]) order by id`,
  ),
  addCheck: statement(
    'addCheck',
    `insert into station_check (tenant_id, id, station_id, have, passed, evidence, good_until, at, post_id, role)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
  ),
  officers: statement(
    'officers',
    `select id, station_id "stationId", nth, service, post_id "postId", name, name_public "namePublic",
       department_en "departmentEn", department_zh "departmentZh", phone, days, starts "from", ends "until",
       first_day::text "firstDay", last_day::text "lastDay"
     from station_officer where tenant_id = $1 and station_id = any($2::uuid[]) order by station_id, nth`,
  ),
  clearOfficers: statement('clearOfficers', 'delete from station_officer where tenant_id = $1 and station_id = $2'),
  addOfficers: statement(
    'addOfficers',
    `insert into station_officer (tenant_id, id, station_id, nth, service, post_id, name, name_public, department_en,
       department_zh, phone, days, starts, ends, first_day, last_day)
     select $1, o.id, o."stationId", o.nth, o.service, o."postId", o.name, o."namePublic", o."departmentEn",
       o."departmentZh", o.phone, o.days, o."from", o."until", o."firstDay", o."lastDay"
     from jsonb_to_recordset($2::jsonb) o(id uuid, "stationId" uuid, nth int, service text, "postId" uuid, name text,
       "namePublic" boolean, "departmentEn" text, "departmentZh" text, phone text, days int[], "from" text, "until" text,
       "firstDay" date, "lastDay" date)`,
  ),
  numbers: statement(
    'numbers',
    `select id, unit_id "unitId", nth, kind, name_en "nameEn", name_zh "nameZh", phone, note_en "noteEn", note_zh "noteZh"
     from utility_number where tenant_id = $1 and unit_id = any($2::uuid[]) order by nth, id`,
  ),
  clearNumbers: statement('clearNumbers', 'delete from utility_number where tenant_id = $1 and unit_id = $2'),
  addNumber: statement(
    'addNumber',
    `insert into utility_number (tenant_id, id, unit_id, nth, kind, name_en, name_zh, phone, note_en, note_zh)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
  ),
}

/** The register of stations, bound to a transaction. */
export function stationsStore(tx: Tx) {
  const tenant = tx.tenantId
  const values = (s: StationRecord) => [
    ...[tenant, s.id, s.code, s.kind, s.unitId, s.nameEn, s.nameZh, s.lat, s.lng, s.dutyPhone, s.supervisionPhone],
    ...[JSON.stringify(s.detail), s.closed, s.version, s.updatedAt],
  ]
  return {
    async find(id: string): Promise<StationRecord | undefined> {
      return (await tx.run<StationRecord>(sql.find, [tenant, id]))[0]
    },

    /** The station, which nobody else changes until the transaction ends. */
    async lock(id: string): Promise<StationRecord | undefined> {
      return (await tx.run<StationRecord>(sql.lock, [tenant, id]))[0]
    },

    async findByCode(code: string): Promise<StationRecord | undefined> {
      return (await tx.run<StationRecord>(sql.byCode, [tenant, code]))[0]
    },

    /** The station somebody looked at. */
    async findOfCheck(checkId: string): Promise<StationRecord | undefined> {
      return (await tx.run<StationRecord>(sql.ofCheck, [tenant, checkId]))[0]
    },

    /** Open stations in a unit and all below it, by code; a dozen at most, which is what a board has room for. */
    async inUnit(unitId: string): Promise<StationRecord[]> {
      return await tx.run<StationRecord>(sql.ofUnits, [tenant, unitId])
    },

    /** Open stations of these units themselves. */
    async servingUnits(unitIds: readonly string[]): Promise<StationRecord[]> {
      return await tx.run<StationRecord>(sql.atUnits, [tenant, unitIds])
    },

    /** Stations by code. */
    async page(wanted: StationFilter): Promise<StationRecord[]> {
      const { q, kind, unit, state, closed, after, limit, today } = wanted
      const like = q ? `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null
      const given = [tenant, after, like, kind ?? null, unit ?? null, state ?? null, today, closed, limit]
      return await tx.run<StationRecord>(sql.page, given)
    },

    /** False where the code is another station's. */
    async insert(station: StationRecord): Promise<boolean> {
      return (await tx.run(sql.insert, values(station))).length > 0
    },

    async update(station: StationRecord): Promise<void> {
      await tx.run(sql.update, values(station))
    },

    /** What stood in units that ended stands in others from now on: stations and numbers. */
    async moveAll(places: readonly PlaceAfter[]): Promise<void> {
      for (const each of [sql.move, sql.moveNumbers]) await tx.run(each, moveValues(tenant, places))
    },

    /** All looks at these stations, oldest first. */
    async checks(stationIds: readonly string[]): Promise<CheckRecord[]> {
      return stationIds.length === 0 ? [] : await tx.run<CheckRecord>(sql.checks, [tenant, stationIds])
    },

    async addCheck(check: CheckRecord): Promise<void> {
      const { id, stationId, have, passed, evidence, goodUntil, at, postId, role } = check
      await tx.run(sql.addCheck, [tenant, id, stationId, have, passed, evidence, goodUntil, at, postId, role])
    },

    /** Officers' days at these stations, in the order they were written. */
    async officers(stationIds: readonly string[]): Promise<OfficerRecord[]> {
      return stationIds.length === 0 ? [] : await tx.run<OfficerRecord>(sql.officers, [tenant, stationIds])
    },

    /** Writes officers' days, of any stations. */
    async addOfficers(officers: readonly OfficerRecord[]): Promise<void> {
      if (officers.length > 0) await tx.run(sql.addOfficers, [tenant, JSON.stringify(officers)])
    },

    /** Replaces the officers' days of a station. */
    async setOfficers(stationId: string, officers: readonly OfficerRecord[]): Promise<void> {
      await tx.run(sql.clearOfficers, [tenant, stationId])
      await this.addOfficers(officers)
    },

    /** Numbers of these units. */
    async numbers(unitIds: readonly string[]): Promise<NumberRecord[]> {
      return unitIds.length === 0 ? [] : await tx.run<NumberRecord>(sql.numbers, [tenant, unitIds])
    },

    /** Replaces the numbers of a unit. `idOf` makes ids. */
    async setNumbers(unitId: string, numbers: readonly NumberInput[], idOf: () => string): Promise<void> {
      await tx.run(sql.clearNumbers, [tenant, unitId])
      for (const [nth, { kind, name, phone, note }] of numbers.entries()) {
        const words = [name.en, name.zh, phone, note.en || null, note.zh || null]
        await tx.run(sql.addNumber, [tenant, idOf(), unitId, nth, kind, ...words])
      }
    },
  }
}
