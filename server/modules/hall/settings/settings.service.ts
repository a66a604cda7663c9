import type { LocalizedName } from '../../../../contract/common.ts'
import type { CounterInput, HallRules, HallSettings, ServiceInput } from '../../../../contract/hall-settings.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { stationsById, stationsOf } from '../../people/people.api.ts'
import { departments, findDepartment } from '../../territory/territory.api.ts'
import { type At, type Halls, hallById, type OpenHall, reading, writing } from '../hall.context.ts'
import { told } from '../hall.events.ts'
import { check, mayKeepHall } from '../hall.policy.ts'
import { nameOf } from '../hall.view.ts'
import { ticketsStore } from '../tickets/tickets.store.ts'
import { type HallRecord, hallStore } from './hall.store.ts'

/** How a new hall works, until somebody decides otherwise. */
export const usualRules: HallRules = {
  ...{ bound: 8, earlyMinutes: 10, lateMinutes: 15, graceMinutes: 15, aheadDays: 14, keepDays: 30 },
  note: { en: '', zh: '' },
}

/** Kinds of station that may become a hall. */
const kinds: readonly string[] = ['hall', 'petition', 'mediation']

/** Stations that may become a hall, where the reader keeps them. */
export async function listPlaces(
  halls: Halls,
  at: At,
): Promise<{ items: { id: string; code: string; name: LocalizedName }[] }> {
  const atlas = await halls.cases.territory.atlas(at.tenant.id)
  return await reading(halls, at, async (tx, around) => {
    const taken = new Set((await hallStore(tx).all()).map(({ stationId }) => stationId))
    const units = [...atlas.units.values()].filter(({ id }) =>
      mayKeepHall(at.actor, { unitId: id, unitPath: around.pathOf(id) }),
    )
    const stations = await stationsOf(
      tx,
      units.map(({ id }) => id),
    )
    const free = stations.filter(({ kind, id }) => kinds.includes(kind) && !taken.has(id))
    return { items: free.map(({ id, code, nameEn, nameZh }) => ({ id, code, name: { en: nameEn, zh: nameZh } })) }
  })
}

/** Makes a station a hall. Throws Refused `station.not_found`, `hall.station_kind`, `hall.code_taken`, `platform.forbidden`. */
export async function openHallAt(
  halls: Halls,
  at: At,
  given: { stationId: string; code: string },
): Promise<HallSettings> {
  return await writing(halls, at, async (tx, around, now) => {
    const [station] = await stationsById(tx, [given.stationId])
    if (!station) throw new Refused('station.not_found', {}, { status: 404 })
    check(mayKeepHall(at.actor, { unitId: station.unitId, unitPath: around.pathOf(station.unitId) }))
    if (!kinds.includes(station.kind)) throw new Refused('hall.station_kind', {}, { field: 'body.stationId' })
    const { note, ...rules } = usualRules
    const record: HallRecord = {
      ...{ id: uuidv7(), stationId: station.id, code: given.code, ...rules, noteEn: note.en, noteZh: note.zh },
      ...{ version: 1, updatedAt: now },
    }
    if (!(await hallStore(tx).insert(record)))
      throw new Refused('hall.code_taken', {}, { status: 409, field: 'body.code' })
    await noted(tx, at, { action: 'hall.opened', id: record.id, now })
    return await viewed(tx, await hallById(tx, around, record.id))
  })
}

/** Everything that is set. Throws Refused `hall.not_found`, `platform.forbidden`. */
export async function getSettings(halls: Halls, at: At, id: string): Promise<HallSettings> {
  return await reading(halls, at, async (tx, around) => {
    const hall = await hallById(tx, around, id)
    check(mayKeepHall(at.actor, hall))
    return await viewed(tx, hall)
  })
}

async function viewed(tx: Tx, hall: OpenHall): Promise<HallSettings> {
  const { id, code, stationId, noteEn, noteZh, version, ...rules } = hall.record
  const services = await hallStore(tx).services([id])
  const counters = await hallStore(tx).counters([id])
  const { bound, earlyMinutes, lateMinutes, graceMinutes, aheadDays, keepDays } = rules
  return {
    ...{ id, code, name: hall.name, stationId, version },
    rules: {
      ...{ bound, earlyMinutes, lateMinutes, graceMinutes, aheadDays, keepDays },
      note: { en: noteEn, zh: noteZh },
    },
    services: services.map(({ hallId: _, nameEn, nameZh, bringEn, bringZh, ...rest }) => ({
      ...{ ...rest, name: { en: nameEn, zh: nameZh }, bring: { en: bringEn, zh: bringZh } },
    })),
    counters: counters.map(({ hallId: _, nameEn, nameZh, postId, seatedAt: _at, paused: _paused, ...rest }) => ({
      ...{ ...rest, name: { en: nameEn, zh: nameZh }, seated: postId !== null },
    })),
    departments: (await departments(tx)).map((each) => ({ id: each.id, name: nameOf(each) })),
  }
}

async function saving(
  halls: Halls,
  at: At,
  given: { id: string; action: string; save(tx: Tx, hall: OpenHall, now: Date): Promise<boolean> },
): Promise<HallSettings> {
  return await writing(halls, at, async (tx, around, now) => {
    const hall = await hallById(tx, around, given.id)
    check(mayKeepHall(at.actor, hall))
    if (!(await given.save(tx, hall, now))) throw new Refused('hall.stale', {}, { status: 409 })
    await noted(tx, at, { action: given.action, id: given.id, now })
    await told(tx, { name: 'hall.settings', hallId: given.id })
    return await viewed(tx, await hallById(tx, around, given.id))
  })
}

/** Changes how a hall works. Throws Refused `hall.stale`. */
export const saveRules = (
  halls: Halls,
  at: At,
  { id, version, note, ...rules }: HallRules & { id: string; version: number },
): Promise<HallSettings> =>
  saving(halls, at, {
    ...{ id, action: 'hall.rules_saved' },
    save: (tx, { record }, now) =>
      hallStore(tx).save({ ...record, ...rules, noteEn: note.en, noteZh: note.zh, version, updatedAt: now }),
  })

/** Adds (version 0) or changes a service. Throws Refused `hall.stale`, `department.not_found`, `hall.code_taken`. */
export const saveService = (
  halls: Halls,
  at: At,
  { id, serviceId, version, name, bring, ...input }: ServiceInput & { id: string; serviceId: string; version: number },
): Promise<HallSettings> =>
  saving(halls, at, {
    ...{ id, action: 'hall.service_saved' },
    async save(tx, { record }) {
      await checkDepartment(tx, input.departmentId)
      const others = (await hallStore(tx).services([record.id])).filter((each) => each.id !== serviceId)
      if (others.some(({ code }) => code === input.code))
        throw new Refused('hall.code_taken', {}, { status: 409, field: 'body.code' })
      const words = { nameEn: name.en, nameZh: name.zh, bringEn: bring.en, bringZh: bring.zh }
      const service = { ...input, ...words, id: serviceId, hallId: record.id, version }
      return version === 0 ? await hallStore(tx).insertService(service) : await hallStore(tx).saveService(service)
    },
  })

/**
 * Adds (version 0) or changes a counter. Throws Refused `hall.stale`, `department.not_found`, `hall.service_not_found`, `hall.number_taken`,
 * `hall.visit_open` where it would end while somebody is there.
 */
export const saveCounter = (
  halls: Halls,
  at: At,
  { id, counterId, version, name, ...input }: CounterInput & { id: string; counterId: string; version: number },
): Promise<HallSettings> =>
  saving(halls, at, {
    ...{ id, action: 'hall.counter_saved' },
    async save(tx, { record }) {
      await checkDepartment(tx, input.departmentId)
      const services = await hallStore(tx).services([record.id])
      if (input.serviceIds.some((each) => !services.some((service) => service.id === each)))
        throw new Refused('hall.service_not_found', {}, { status: 404, field: 'body.serviceIds' })
      const counters = await hallStore(tx).counters([record.id])
      if (counters.some((each) => each.id !== counterId && each.number === input.number))
        throw new Refused('hall.number_taken', {}, { status: 409, field: 'body.number' })
      if (input.ended) {
        if (await ticketsStore(tx).lockActive(counterId)) throw new Refused('hall.visit_open', {}, { status: 409 })
        await hallStore(tx).sit({ counterId, postId: null, at: null })
      }
      const counter = {
        ...{ ...input, id: counterId, hallId: record.id, nameEn: name.en, nameZh: name.zh, version },
        ...{ postId: null, seatedAt: null, paused: false },
      }
      return version === 0 ? await hallStore(tx).insertCounter(counter) : await hallStore(tx).saveCounter(counter)
    },
  })

async function checkDepartment(tx: Tx, id: string | null): Promise<void> {
  if (id !== null && !(await findDepartment(tx, id)))
    throw new Refused('department.not_found', { id }, { field: 'body.departmentId' })
}

async function noted(tx: Tx, at: At, given: { action: string; id: string; now: Date }): Promise<void> {
  const { action, id, now } = given
  await audit(tx).record({ actor: at.actor, action, subject: { kind: 'hall', id }, at: now })
}
