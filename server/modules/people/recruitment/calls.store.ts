import type { RecruitedRole } from '../../../../contract/recruitment.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { PlaceAfter } from '../../territory/territory.api.ts'
import { moveValues } from '../new-borders.store.ts'

/** A call as it is kept. */
export interface CallRecord {
  id: string
  role: RecruitedRole
  unitId: string
  unitIds: string[]
  places: number
  requirementsEn: string
  requirementsZh: string
  closesAt: Date
  objectionDays: number
  termMonths: number | null
  separate: boolean
  phone: string | null
  openedAt: Date
  openedBy: string | null
  cancelledAt: Date | null
  cancelledWhy: string | null
  version: number
  /** Places that were filled. */
  taken: number
}

/** A call with how many applications it has, and how many of them wait for somebody. */
export type CountedCall = CallRecord & { waiting: number; applications: number }

const statement = (name: string, text: string): Prepared => ({ name: `recruitment.${name}`, text })
const columns = `c.id, c.role, c.unit_id "unitId", c.places, c.requirements_en "requirementsEn",
  c.requirements_zh "requirementsZh", c.closes_at "closesAt", c.objection_days "objectionDays", c.term_months "termMonths",
  c.separate, c.phone, c.opened_at "openedAt", c.opened_by "openedBy", c.cancelled_at "cancelledAt",
  c.cancelled_why "cancelledWhy", c.version,
  (select array_agg(p.unit_id order by p.id) from recruitment_call_unit p where p.tenant_id = c.tenant_id and p.call_id = c.id)
    "unitIds",
  (select count(*)::int from recruitment_application a where a.tenant_id = c.tenant_id and a.call_id = c.id
    and a.state = 'accepted') "taken"`
const counts = `(select count(*)::int from recruitment_application a where a.tenant_id = c.tenant_id and a.call_id = c.id
    and a.state in ('applied', 'published', 'ability', 'appealed')) "waiting",
  (select count(*)::int from recruitment_application a where a.tenant_id = c.tenant_id and a.call_id = c.id) "applications"`
const concerns = (units: string) => `(
  c.unit_id in (select id from unit where tenant_id = $1 and path && ${units})
  or exists (select from recruitment_call_unit p join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    where p.tenant_id = $1 and p.call_id = c.id and u.path && ${units}))`
const sql = {
  find: statement('call', `select ${columns} from recruitment_call c where c.tenant_id = $1 and c.id = $2`),
  counted: statement(
    'counted',
    `select ${columns}, ${counts} from recruitment_call c where c.tenant_id = $1 and c.id = $2`,
  ),
  lock: statement('lockCall', 'select id from recruitment_call where tenant_id = $1 and id = $2 for update'),
  ofIds: statement(
    'callsOfIds',
    `select ${columns} from recruitment_call c where c.tenant_id = $1 and c.id = any($2::uuid[])`,
  ),
  open: statement(
    'openCalls',
    `select * from (select ${columns} from recruitment_call c
       where c.tenant_id = $1 and c.closes_at > $2 and ($3::uuid is null or c.id < $3)
         and ($4::uuid[] is null or ${concerns('$5::uuid[]')} or c.unit_id = any($4::uuid[])
           or exists (select from recruitment_call_unit p
             where p.tenant_id = $1 and p.call_id = c.id and p.unit_id = any($4::uuid[])))) o
     where o.taken < o.places order by o.id desc limit $6`,
  ),
  desk: statement(
    'deskCalls',
    `select ${columns}, ${counts} from recruitment_call c
     where c.tenant_id = $1 and ($2::uuid is null or c.id < $2) and ($3 or ${concerns('$4::uuid[]')})
       and ($5::timestamptz is null or c.closes_at > $5)
     order by c.id desc limit $6`,
  ),
  insert: statement(
    'insertCall',
    `insert into recruitment_call (tenant_id, id, role, unit_id, places, requirements_en, requirements_zh, closes_at,
       objection_days, term_months, separate, phone, opened_at, opened_by, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
  ),
  addUnit: statement(
    'addCallUnit',
    'insert into recruitment_call_unit (tenant_id, id, call_id, unit_id) values ($1, $2, $3, $4) on conflict do nothing',
  ),
  update: statement(
    'updateCall',
    `update recruitment_call set places = $3, requirements_en = $4, requirements_zh = $5, closes_at = $6, phone = $7,
       version = version + 1 where tenant_id = $1 and id = $2`,
  ),
  cancel: statement(
    'cancelCall',
    `update recruitment_call set closes_at = least(closes_at, $3), cancelled_at = $3, cancelled_why = $4, version = version + 1
     where tenant_id = $1 and id = $2`,
  ),
  moveCall: statement(
    'moveCall',
    `update recruitment_call c set unit_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where c.tenant_id = $1 and c.unit_id = m.was`,
  ),
  moveApplication: statement(
    'moveApplication',
    `update recruitment_application a set unit_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where a.tenant_id = $1 and a.unit_id = m.was`,
  ),
  moveUnit: statement(
    'moveCallUnit',
    `with due as (
       select distinct on (p.call_id, m.heir) p.id, m.heir from recruitment_call_unit p, unnest($2::uuid[], $3::uuid[]) m (was, heir)
       where p.tenant_id = $1 and p.unit_id = m.was and not exists (
         select from recruitment_call_unit o where o.tenant_id = $1 and o.call_id = p.call_id and o.unit_id = m.heir)
       order by p.call_id, m.heir, p.id)
     update recruitment_call_unit p set unit_id = due.heir from due where p.tenant_id = $1 and p.id = due.id`,
  ),
}

/** Calls, bound to a transaction. */
export function callsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    async find(id: string): Promise<CallRecord | undefined> {
      return (await tx.run<CallRecord>(sql.find, [tenant, id]))[0]
    },

    async findCounted(id: string): Promise<CountedCall | undefined> {
      return (await tx.run<CountedCall>(sql.counted, [tenant, id]))[0]
    },

    /** The call, which nobody else changes until the transaction ends. */
    async lock(id: string): Promise<CallRecord | undefined> {
      await tx.run(sql.lock, [tenant, id])
      return (await tx.run<CallRecord>(sql.find, [tenant, id]))[0]
    },

    async ofIds(ids: readonly string[]): Promise<CallRecord[]> {
      return ids.length === 0 ? [] : await tx.run<CallRecord>(sql.ofIds, [tenant, [...new Set(ids)]])
    },

    /** Calls that can be answered, newest first. `path`: a unit and all above it; calls below it count too. */
    async open(wanted: {
      now: Date
      before: string | undefined
      path: readonly string[] | undefined
      limit: number
    }): Promise<CallRecord[]> {
      const { now, before, path, limit } = wanted
      const below = path ? path.slice(-1) : []
      return await tx.run<CallRecord>(sql.open, [tenant, now, before ?? null, path ?? null, below, limit])
    },

    /** Calls of these places, newest first. `openAt`: only those open at that instant. */
    async page(wanted: {
      before: string | undefined
      all: boolean
      unitIds: readonly string[]
      openAt: Date | undefined
      limit: number
    }): Promise<CountedCall[]> {
      const { before, all, unitIds, openAt, limit } = wanted
      return await tx.run<CountedCall>(sql.desk, [tenant, before ?? null, all, unitIds, openAt ?? null, limit])
    },

    async insert(call: Omit<CallRecord, 'taken'>, idOf: () => string): Promise<void> {
      await tx.run(sql.insert, [
        ...[
          tenant,
          call.id,
          call.role,
          call.unitId,
          call.places,
          call.requirementsEn,
          call.requirementsZh,
          call.closesAt,
        ],
        ...[call.objectionDays, call.termMonths, call.separate, call.phone, call.openedAt, call.openedBy, call.version],
      ])
      for (const unitId of call.unitIds) await tx.run(sql.addUnit, [tenant, idOf(), call.id, unitId])
    },

    async update(call: CallRecord): Promise<void> {
      const { id, places, requirementsEn, requirementsZh, closesAt, phone } = call
      await tx.run(sql.update, [tenant, id, places, requirementsEn, requirementsZh, closesAt, phone])
    },

    /** Calls a call off. */
    async cancel(id: string, at: Date, why: string): Promise<void> {
      await tx.run(sql.cancel, [tenant, id, at, why])
    },

    /** What concerned units that ended concerns others from now on. */
    async moveAll(places: readonly PlaceAfter[]): Promise<void> {
      for (const each of [sql.moveCall, sql.moveApplication, sql.moveUnit])
        await tx.run(each, moveValues(tenant, places))
    },
  }
}
