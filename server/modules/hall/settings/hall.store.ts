import type { SlotRule } from '../../../../contract/hall-settings.ts'
import type { Specialty } from '../../../../contract/hall-work.ts'
import type { OpenHours } from '../../../../contract/stations.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A hall as it is kept. */
export interface HallRecord {
  id: string
  stationId: string
  code: string
  bound: number
  earlyMinutes: number
  lateMinutes: number
  graceMinutes: number
  aheadDays: number
  keepDays: number
  noteEn: string
  noteZh: string
  version: number
  updatedAt: Date
}

/** A service as it is kept. */
export interface ServiceRecord {
  id: string
  hallId: string
  code: string
  letter: string
  nameEn: string
  nameZh: string
  departmentId: string | null
  minutes: number
  bringEn: string
  bringZh: string
  slots: SlotRule[]
  nth: number
  ended: boolean
  version: number
}

/** A counter as it is kept, with the post that sits there now. */
export interface CounterRecord {
  id: string
  hallId: string
  number: number
  nameEn: string
  nameZh: string
  departmentId: string | null
  specialties: Specialty[]
  serviceIds: string[]
  hours: OpenHours[]
  ended: boolean
  postId: string | null
  seatedAt: Date | null
  paused: boolean
  version: number
}

const statement = (name: string, text: string): Prepared => ({ name: `hall.${name}`, text })
const hall = `id, station_id "stationId", code, bound, early_minutes "earlyMinutes", late_minutes "lateMinutes",
  grace_minutes "graceMinutes", ahead_days "aheadDays", keep_days "keepDays", note_en "noteEn", note_zh "noteZh", version, updated_at "updatedAt"`
const service = `id, hall_id "hallId", code, letter, name_en "nameEn", name_zh "nameZh", department_id "departmentId", minutes,
  bring_en "bringEn", bring_zh "bringZh", slots, nth, ended, version`
const counter = `id, hall_id "hallId", number, name_en "nameEn", name_zh "nameZh", department_id "departmentId", specialties,
  service_ids "serviceIds", hours, ended, post_id "postId", seated_at "seatedAt", paused, version`
const sql = {
  all: statement('all', `select ${hall} from hall where tenant_id = $1 order by code limit 200`),
  find: statement('find', `select ${hall} from hall where tenant_id = $1 and id = $2`),
  findByCode: statement('findByCode', `select ${hall} from hall where tenant_id = $1 and code = $2`),
  // Two counters that call at the same time do so one after the other: whom the first passed, the second knows.
  lock: statement('lock', 'select id from hall where tenant_id = $1 and id = $2 for no key update'),
  insert: statement(
    'insert',
    `insert into hall (tenant_id, id, station_id, code, bound, early_minutes, late_minutes, grace_minutes, ahead_days, keep_days, note_en,
       note_zh, version, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13) on conflict do nothing returning id`,
  ),
  save: statement(
    'save',
    `update hall set bound = $4, early_minutes = $5, late_minutes = $6, grace_minutes = $7, ahead_days = $8, keep_days = $9, note_en = $10,
       note_zh = $11, version = version + 1, updated_at = $12 where tenant_id = $1 and id = $2 and version = $3 returning id`,
  ),
  services: statement(
    'services',
    `select ${service} from hall_service where tenant_id = $1 and hall_id = any($2::uuid[]) order by nth, letter, code`,
  ),
  insertService: statement(
    'insertService',
    `insert into hall_service (tenant_id, id, hall_id, code, letter, name_en, name_zh, department_id, minutes, bring_en, bring_zh, slots, nth,
       ended, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13, $14, 1) on conflict do nothing returning id`,
  ),
  saveService: statement(
    'saveService',
    `update hall_service set code = $5, letter = $6, name_en = $7, name_zh = $8, department_id = $9, minutes = $10, bring_en = $11,
       bring_zh = $12, slots = $13::jsonb, nth = $14, ended = $15, version = version + 1
     where tenant_id = $1 and id = $2 and hall_id = $3 and version = $4 returning id`,
  ),
  counters: statement(
    'counters',
    `select ${counter} from hall_counter where tenant_id = $1 and hall_id = any($2::uuid[]) order by number`,
  ),
  findCounter: statement('findCounter', `select ${counter} from hall_counter where tenant_id = $1 and id = $2`),
  insertCounter: statement(
    'insertCounter',
    `insert into hall_counter (tenant_id, id, hall_id, number, name_en, name_zh, department_id, specialties, service_ids, hours, ended, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8::text[], $9::uuid[], $10::jsonb, $11, 1) on conflict do nothing returning id`,
  ),
  saveCounter: statement(
    'saveCounter',
    `update hall_counter set number = $5, name_en = $6, name_zh = $7, department_id = $8, specialties = $9::text[], service_ids = $10::uuid[],
       hours = $11::jsonb, ended = $12, version = version + 1 where tenant_id = $1 and id = $2 and hall_id = $3 and version = $4 returning id`,
  ),
  // A post sits at one counter: it gets up from the other one first.
  riseEverywhere: statement(
    'riseEverywhere',
    'update hall_counter set post_id = null, seated_at = null, paused = false where tenant_id = $1 and post_id = $2 returning id',
  ),
  sit: statement(
    'sit',
    'update hall_counter set post_id = $3, seated_at = $4, paused = false where tenant_id = $1 and id = $2 returning id',
  ),
  pause: statement('pause', 'update hall_counter set paused = $3 where tenant_id = $1 and id = $2'),
  riseAll: statement(
    'riseAll',
    'update hall_counter set post_id = null, seated_at = null, paused = false where tenant_id = $1 and seated_at < $2',
  ),
}

/** Halls, their services and counters in a transaction. */
export function hallStore(tx: Tx) {
  const t = tx.tenantId
  const isOne = async (what: Prepared, values: unknown[]) => (await tx.run<{ id: string }>(what, values)).length === 1
  return {
    all: () => tx.run<HallRecord>(sql.all, [t]),
    find: async (id: string) => (await tx.run<HallRecord>(sql.find, [t, id]))[0],
    findByCode: async (code: string) => (await tx.run<HallRecord>(sql.findByCode, [t, code]))[0],
    /** Whoever moves the queue of a hall does so alone. */
    lock: async (id: string) => void (await tx.run(sql.lock, [t, id])),
    /** False where the station is a hall already, or the code is taken. */
    insert: (hall: HallRecord) =>
      isOne(sql.insert, [t, hall.id, hall.stationId, hall.code, ...rulesOf(hall), hall.updatedAt]),
    /** False where somebody else saved before. */
    save: (hall: HallRecord) => isOne(sql.save, [t, hall.id, hall.version, ...rulesOf(hall), hall.updatedAt]),
    services: (hallIds: readonly string[]) => tx.run<ServiceRecord>(sql.services, [t, hallIds]),
    insertService: (one: ServiceRecord) => isOne(sql.insertService, [t, one.id, one.hallId, ...valuesOfService(one)]),
    saveService: (one: ServiceRecord) =>
      isOne(sql.saveService, [t, one.id, one.hallId, one.version, ...valuesOfService(one)]),
    counters: (hallIds: readonly string[]) => tx.run<CounterRecord>(sql.counters, [t, hallIds]),
    findCounter: async (id: string) => (await tx.run<CounterRecord>(sql.findCounter, [t, id]))[0],
    insertCounter: (one: CounterRecord) => isOne(sql.insertCounter, [t, one.id, one.hallId, ...valuesOfCounter(one)]),
    saveCounter: (one: CounterRecord) =>
      isOne(sql.saveCounter, [t, one.id, one.hallId, one.version, ...valuesOfCounter(one)]),
    riseEverywhere: async (postId: string) => void (await tx.run(sql.riseEverywhere, [t, postId])),
    sit: async (given: { counterId: string; postId: string | null; at: Date | null }) =>
      void (await tx.run(sql.sit, [t, given.counterId, given.postId, given.at])),
    pause: async (counterId: string, paused: boolean) => void (await tx.run(sql.pause, [t, counterId, paused])),
    /** Nobody sits through the night. */
    riseAll: async (before: Date) => void (await tx.run(sql.riseAll, [t, before])),
  }
}

const rulesOf = (hall: HallRecord): unknown[] => [
  ...[hall.bound, hall.earlyMinutes, hall.lateMinutes, hall.graceMinutes, hall.aheadDays, hall.keepDays],
  ...[hall.noteEn, hall.noteZh],
]

const valuesOfService = (one: ServiceRecord): unknown[] => [
  ...[one.code, one.letter, one.nameEn, one.nameZh, one.departmentId, one.minutes, one.bringEn, one.bringZh],
  ...[JSON.stringify(one.slots), one.nth, one.ended],
]

const valuesOfCounter = (one: CounterRecord): unknown[] => [
  ...[one.number, one.nameEn, one.nameZh, one.departmentId, one.specialties, one.serviceIds],
  ...[JSON.stringify(one.hours), one.ended],
]
