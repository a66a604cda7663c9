import type { LocalizedName } from '../../../contract/common.ts'
import type { Hall, HallDisplay, HallService, JointReception } from '../../../contract/hall.ts'
import type { CounterBrief } from '../../../contract/hall-work.ts'
import type { Tx } from '../../platform/database/database.ts'
import { departments } from '../territory/territory.api.ts'
import type { JointRecord } from './joint/joint.store.ts'
import { type HallNow, isCalling } from './queue/hall-now.ts'
import type { CounterRecord, ServiceRecord } from './settings/hall.store.ts'

/** A name as the contract has it. */
export const nameOf = ({ nameEn, nameZh }: { nameEn: string; nameZh: string }): LocalizedName => ({
  en: nameEn,
  zh: nameZh,
})

/** Names of departments by id. */
export async function departmentNames(tx: Tx): Promise<(id: string | null) => LocalizedName | null> {
  const all = new Map((await departments(tx)).map((each) => [each.id, nameOf(each)]))
  return (id) => (id === null ? null : (all.get(id) ?? null))
}

/** A hall as visitors read it. */
export function hallView(seen: HallNow, departmentOf: (id: string | null) => LocalizedName | null): Hall {
  const { hall, services, open, waiting, now } = seen
  const { record, name, address, phone, time, closed } = hall
  const hours = time.hours(now, 7)
  return {
    ...{ id: record.id, code: record.code, name, address, phone, note: { en: record.noteEn, zh: record.noteZh } },
    ...{ timeZone: hall.timeZone, open: seen.isOpen, always: hours.always && !closed },
    changesAt: hours.changesAt?.toISOString() ?? null,
    days: hours.days.map(({ date, openings }) => ({
      date,
      openings: openings.map(({ from, until }) => ({ from: from.toISOString(), until: until.toISOString() })),
    })),
    ...{ counters: open.length, waiting: waiting.length, aheadDays: record.aheadDays },
    ...{ graceMinutes: record.graceMinutes, bound: record.bound },
    services: services.filter(({ ended }) => !ended).map((each) => serviceView(seen, each, departmentOf)),
  }
}

function serviceView(
  seen: HallNow,
  service: ServiceRecord,
  departmentOf: (id: string | null) => LocalizedName | null,
): HallService {
  const { id, code, letter, minutes, bringEn, bringZh, slots, departmentId } = service
  return {
    ...{ id, code, letter, name: nameOf(service), department: departmentOf(departmentId), minutes },
    ...{ bring: { en: bringEn, zh: bringZh }, bookableOn: [...new Set(slots.flatMap(({ days }) => days))].sort() },
    ...{ counters: openFor(seen, id), waiting: waitingFor(seen, id), wait: seen.waitFor(id) ?? null },
    today:
      seen.sittings(id)?.map(({ from, until }) => ({ from: from.toISOString(), until: until.toISOString() })) ?? null,
    over: seen.isOver(id),
  }
}

const openFor = ({ open }: HallNow, serviceId: string) =>
  open.filter(({ serviceIds }) => serviceIds.includes(serviceId)).length
const waitingFor = ({ waiting }: HallNow, serviceId: string) =>
  waiting.filter((ticket) => ticket.serviceId === serviceId).length

/** The screen on the wall. */
export function displayView(seen: HallNow): HallDisplay {
  const { hall, counters, active, services, waiting, now } = seen
  const called = [...active.values()].flatMap((ticket) => {
    const counter = counters.find(({ id }) => id === ticket.counterId)
    if (!counter || !ticket.number || !ticket.calledAt) return []
    return [
      {
        ...{ ticket: ticket.number, counter: counter.number, counterName: nameOf(counter), state: ticket.state },
        ...{ calls: ticket.calls, at: ticket.calledAt.toISOString() },
      },
    ]
  })
  return {
    ...{ id: hall.record.id, code: hall.record.code, name: hall.name, open: seen.isOpen, now: now.toISOString() },
    called: called.sort((a, b) => (a.at < b.at ? 1 : -1)),
    waiting: waiting.length,
    services: services
      .filter(({ ended }) => !ended)
      .map((service) => ({
        ...{ letter: service.letter, name: nameOf(service), waiting: waitingFor(seen, service.id) },
        ...{ counters: openFor(seen, service.id), wait: seen.waitFor(service.id) ?? null },
      })),
  }
}

/** A counter as others see it. */
export function counterBrief(
  seen: HallNow,
  counter: CounterRecord,
  departmentOf: (id: string | null) => LocalizedName | null,
): CounterBrief {
  const { id, number, departmentId, specialties, serviceIds, postId, paused } = counter
  const ticket = seen.active.get(id)
  return {
    ...{ id, number, name: nameOf(counter), department: departmentOf(departmentId), specialties, serviceIds },
    ...{ seated: postId !== null, paused, free: isCalling(counter) && !ticket && !seen.tables.has(id) },
    ticket: ticket?.number ?? null,
  }
}

/** A joint reception with the counters that took part. */
export function jointView(record: JointRecord, counters: readonly CounterRecord[]): JointReception {
  const of = (id: string) => {
    const counter = counters.find((each) => each.id === id)
    return { number: counter?.number ?? 0, name: counter ? nameOf(counter) : { en: '–', zh: '–' } }
  }
  const { id, leadCounterId, counterIds, begunAt, endedAt, due, reply, cases, repliedAt, documentCode } = record
  return {
    ...{ id, lead: of(leadCounterId), counters: counterIds.filter((each) => each !== leadCounterId).map(of) },
    ...{ begunAt: begunAt.toISOString(), endedAt: endedAt?.toISOString() ?? null, due, reply, cases },
    ...{ repliedAt: repliedAt?.toISOString() ?? null, document: documentCode },
  }
}
