import type { Locale, LocalizedName } from '../../../contract/common.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import type { Documents } from '../../platform/documents/documents.ts'
import { Refused } from '../../platform/errors.ts'
import type { IdempotencyClaim } from '../../platform/http/idempotency.ts'
import { idempotent } from '../../platform/http/idempotency.ts'
import type { Tenant, TenantDirectory } from '../../platform/http/tenant.ts'
import type { Actor } from '../../platform/policy/actor.ts'
import { type Cases, openWorkingTime, type WorkingTime } from '../cases/cases.api.ts'
import { stationsById } from '../people/people.api.ts'
import { type HallRecord, hallStore } from './settings/hall.store.ts'

/** What the hall works with. */
export interface Halls {
  cases: Cases
  database: Database
  clock: Clock
  tenants: Pick<TenantDirectory, 'list'>
  documents: Documents
  /** Secret of the installation, of which secrets of tickets are made. */
  secret: string
}

/** Who does something, where, in which language. */
export interface At {
  tenant: Tenant
  actor: Actor
  locale: Locale
  claim?: IdempotencyClaim | undefined
}

/** A hall as everything here works with it: where it stands and when it is open. */
export interface OpenHall {
  record: HallRecord
  name: LocalizedName
  address: { en: string; zh: string }
  phone: string | null
  /** Units above its station and the station's own, district first. */
  unitPath: readonly string[]
  unitId: string
  time: WorkingTime
  timeZone: string
  /** Its station is closed: nothing is offered. */
  closed: boolean
}

/** All that is asked for outside a transaction. */
export interface Surroundings {
  timeOf(unitId: string): WorkingTime
  pathOf(unitId: string): readonly string[]
  timeZone: string
}

/** Calendars and the tree of units, in memory. */
export async function surroundingsOf({ cases }: Halls, tenant: Tenant): Promise<Surroundings> {
  const [timeOf, atlas] = await Promise.all([openWorkingTime(cases, tenant), cases.territory.atlas(tenant.id)])
  return { timeOf, pathOf: (unitId) => atlas.find(unitId)?.path ?? [], timeZone: tenant.timeZone }
}

/** Halls with what their stations say of them. */
export async function opened(tx: Tx, around: Surroundings, records: readonly HallRecord[]): Promise<OpenHall[]> {
  const stations = await stationsById(
    tx,
    records.map(({ stationId }) => stationId),
  )
  return records.flatMap((record) => {
    const station = stations.find(({ id }) => id === record.stationId)
    if (!station) return []
    const { unitId, nameEn, nameZh, detail, dutyPhone, closed } = station
    return [
      {
        ...{ record, name: { en: nameEn, zh: nameZh }, address: detail.address, phone: dutyPhone, unitId, closed },
        ...{ unitPath: around.pathOf(unitId), time: around.timeOf(unitId), timeZone: around.timeZone },
      },
    ]
  })
}

/** A hall by its id. Throws Refused `hall.not_found`. */
export async function hallById(tx: Tx, around: Surroundings, id: string): Promise<OpenHall> {
  const record = await hallStore(tx).find(id)
  const [hall] = record ? await opened(tx, around, [record]) : []
  if (!hall) throw new Refused('hall.not_found')
  return hall
}

/** A hall by the code in its address. Throws Refused `hall.not_found`. */
export async function hallByCode(tx: Tx, around: Surroundings, code: string): Promise<OpenHall> {
  const record = await hallStore(tx).findByCode(code)
  const [hall] = record ? await opened(tx, around, [record]) : []
  if (!hall) throw new Refused('hall.not_found')
  return hall
}

/** Reads in a transaction of the tenant. */
export async function reading<T>(
  halls: Halls,
  at: Pick<At, 'tenant'>,
  work: (tx: Tx, around: Surroundings, now: Date) => Promise<T>,
): Promise<T> {
  const around = await surroundingsOf(halls, at.tenant)
  return await halls.database.tx(at.tenant.id, (tx) => work(tx, around, halls.clock.now()), { readOnly: true })
}

/** Writes once, however often it was sent. */
export async function writing<T>(
  halls: Halls,
  at: At,
  work: (tx: Tx, around: Surroundings, now: Date) => Promise<T>,
): Promise<T> {
  const around = await surroundingsOf(halls, at.tenant)
  return await halls.database.tx(at.tenant.id, (tx) =>
    idempotent({ tx, claim: at.claim, work: () => work(tx, around, halls.clock.now()) }),
  )
}
