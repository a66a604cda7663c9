import type {
  BookTicket,
  Hall,
  HallDisplay,
  HallTicket,
  NewTicket,
  TakeTicket,
  Wait,
} from '../../../../contract/hall.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { sittingsOf } from '../counters/sitting.rules.ts'
import { type At, type Halls, hallByCode, hallById, type OpenHall, opened, reading, writing } from '../hall.context.ts'
import { told } from '../hall.events.ts'
import { departmentNames, displayView, hallView } from '../hall.view.ts'
import { hallNow } from '../queue/hall-now.ts'
import { hallStore, type ServiceRecord } from '../settings/hall.store.ts'
import { dayAfter, slotsOf } from './slots.rules.ts'
import { codeHash, codeOf, numberOf, secretOf } from './ticket.rules.ts'
import { type TicketRecord, ticketsStore } from './tickets.store.ts'
import { ticketView } from './tickets.view.ts'

/** All halls that are not closed. */
export async function listHalls(halls: Halls, at: At): Promise<{ items: Hall[] }> {
  return await reading(halls, at, async (tx, around, now) => {
    const all = (await opened(tx, around, await hallStore(tx).all())).filter(({ closed }) => !closed)
    const names = await departmentNames(tx)
    const items: Hall[] = []
    for (const hall of all) items.push(hallView(await hallNow(tx, hall, now), names))
    return { items }
  })
}

/** One hall. Throws Refused `hall.not_found`. */
export async function getHall(halls: Halls, at: At, code: string): Promise<Hall> {
  return await reading(halls, at, async (tx, around, now) =>
    hallView(await hallNow(tx, await hallByCode(tx, around, code), now), await departmentNames(tx)),
  )
}

/** The screen on the wall. Throws Refused `hall.not_found`. */
export async function getDisplay(halls: Halls, at: At, code: string): Promise<HallDisplay> {
  return await reading(halls, at, async (tx, around, now) =>
    displayView(await hallNow(tx, await hallByCode(tx, around, code), now)),
  )
}

/** Free times of a day. Throws Refused `hall.not_found`, `hall.service_not_found`. */
export async function listSlots(
  halls: Halls,
  at: At,
  wanted: { code: string; service: string; day: string },
): Promise<{ items: { at: string; left: number }[] }> {
  return await reading(halls, at, async (tx, around, now) => {
    const hall = await hallByCode(tx, around, wanted.code)
    const service = await serviceOf(tx, hall, wanted.service)
    const slots = await freeSlots(tx, { hall, service, day: wanted.day, now })
    return { items: slots.map(({ at: time, left }) => ({ at: time.toISOString(), left })) }
  })
}

/**
 * A ticket for somebody who stands in the hall. Throws Refused `hall.not_found`, `hall.service_not_found`, `hall.closed` where the doors
 * are shut and nobody serves, `hall.not_today` where nobody sits at a counter of the service any more today.
 */
export async function takeTicket(
  halls: Halls,
  at: At,
  { hall: which, input }: { hall: { code: string } | { id: string }; input: TakeTicket },
): Promise<NewTicket> {
  return await writing(halls, at, async (tx, around, now) => {
    const hall = 'id' in which ? await hallById(tx, around, which.id) : await hallByCode(tx, around, which.code)
    const service = await serviceOf(tx, hall, input.serviceId)
    const seen = await hallNow(tx, hall, now)
    if (!seen.isOpen) throw new Refused('hall.closed', {}, { status: 409 })
    // Whoever works here gives tickets outside the hours of counters, too: they know who will sit down.
    if (at.actor.kind !== 'staff' && seen.isOver(service.id)) throw new Refused('hall.not_today', {}, { status: 409 })
    const day = hall.time.dayOf(now)
    const nth = await ticketsStore(tx).nextNumber({ hallId: hall.record.id, day, letter: service.letter })
    const ticket: TicketRecord = {
      ...blank(halls, at, { hall, service, day, now, input }),
      ...{ number: numberOf(service.letter, nth), kind: 'walk_in', state: 'waiting' },
      ...{ place: now, arrivedAt: now, firstPlace: now },
    }
    return await inserted(halls, tx, { hall, ticket, now })
  })
}

/**
 * An appointment. Throws Refused `hall.not_found`, `hall.service_not_found`, `hall.slot_taken` where nothing is left at that time,
 * `hall.slot_unknown` where the service takes none then.
 */
export async function bookTicket(
  halls: Halls,
  at: At,
  { code, input }: { code: string; input: BookTicket },
): Promise<NewTicket> {
  return await writing(halls, at, async (tx, around, now) => {
    const hall = await hallByCode(tx, around, code)
    const service = await serviceOf(tx, hall, input.serviceId)
    const slotAt = await freeSlot(tx, { hall, service, at: new Date(input.at), now })
    const day = hall.time.dayOf(slotAt)
    const ticket: TicketRecord = {
      ...blank(halls, at, { hall, service, day, now, input }),
      ...{ kind: 'appointment', state: 'booked', slotAt, phone: input.phone },
    }
    return await inserted(halls, tx, { hall, ticket, now })
  })
}

function blank(
  { secret }: Halls,
  { actor }: At,
  given: { hall: OpenHall; service: ServiceRecord; day: string; now: Date; input: TakeTicket },
): TicketRecord {
  const { hall, service, day, now, input } = given
  const id = uuidv7()
  return {
    ...{ id, hallId: hall.record.id, serviceId: service.id, firstServiceId: service.id, day, number: null },
    ...{ kind: 'walk_in', state: 'waiting', priority: input.priority, place: null, inWindow: false, passed: 0 },
    ...{ slotAt: null, takenAt: now, arrivedAt: null, firstPlace: null, firstCalledAt: null, calledAt: null },
    ...{ startedAt: null, endedAt: null, counterId: null, onlyCounterId: null, holdUntil: null, held: 0, calls: 0 },
    ...{ transfers: 0, undo: null, codeHash: codeHash(codeOf(secret, id)), name: input.name, phone: null },
    // Whoever works here gives tickets to others: those are nobody's account.
    ...{ accountId: actor.kind === 'resident' ? (actor.accountId ?? null) : null, note: null, cases: [] },
  }
}

async function inserted(
  { secret }: Halls,
  tx: Tx,
  { hall, ticket, now }: { hall: OpenHall; ticket: TicketRecord; now: Date },
): Promise<NewTicket> {
  await ticketsStore(tx).insert(ticket)
  await told(tx, { name: 'hall.taken', hallId: ticket.hallId, ticketId: ticket.id })
  const seen = await hallNow(tx, hall, now)
  return { secret: secretOf(secret, ticket.id), ticket: await ticketView(tx, { seen, ticket, secret }) }
}

/** A service that is offered. Throws Refused `hall.service_not_found`. */
export async function serviceOf(tx: Tx, hall: OpenHall, id: string): Promise<ServiceRecord> {
  const service = (await hallStore(tx).services([hall.record.id])).find((each) => each.id === id && !each.ended)
  if (!service || hall.closed) throw new Refused('hall.service_not_found', {}, { status: 404 })
  return service
}

async function freeSlots(
  tx: Tx,
  { hall, service, day, now }: { hall: OpenHall; service: ServiceRecord; day: string; now: Date },
): Promise<{ at: Date; left: number }[]> {
  if (day < hall.time.dayOf(now) || day > dayAfter(hall.time.dayOf(now), hall.record.aheadDays)) return []
  const sittings = sittingsOf(await hallStore(tx).counters([hall.record.id]), { serviceId: service.id, day })
  const isStaffed = (time: Date) => {
    const ms = time.getTime() - hall.time.instantOf(day, 0).getTime()
    return !sittings || sittings.some(({ from, until }) => ms >= from && ms < until)
  }
  const slots = slotsOf(service.slots, day, hall.time).filter(({ at }) => isStaffed(at))
  const [first, last] = [slots[0], slots[slots.length - 1]]
  if (!first || !last) return []
  const until = new Date(last.at.getTime() + 1)
  const booked = await ticketsStore(tx).booked({ serviceId: service.id, from: first.at, until })
  const taken = (at: Date) => booked.find((each) => each.at.getTime() === at.getTime())?.count ?? 0
  return slots.flatMap(({ at, capacity }) => (at > now ? [{ at, left: Math.max(0, capacity - taken(at)) }] : []))
}

/** A time at which something is left. Whoever books for this hall at the same time waits. Throws `hall.slot_taken`, `hall.slot_unknown`. */
export async function freeSlot(
  tx: Tx,
  { hall, service, at, now }: { hall: OpenHall; service: ServiceRecord; at: Date; now: Date },
): Promise<Date> {
  await hallStore(tx).lock(hall.record.id)
  const slots = await freeSlots(tx, { hall, service, day: hall.time.dayOf(at), now })
  const slot = slots.find((each) => each.at.getTime() === at.getTime())
  if (!slot) throw new Refused('hall.slot_unknown', {}, { status: 409, field: 'body.at' })
  if (slot.left === 0) throw new Refused('hall.slot_taken', {}, { status: 409, field: 'body.at' })
  return slot.at
}

/** What is told at the kiosk, where others look on. */
export type CheckedIn = { number: string; ahead: number | null; wait: Wait | null }

/** What a kiosk is told of a ticket. */
export const atKiosk = ({ number, ahead, wait }: HallTicket): CheckedIn => ({ number: number ?? '', ahead, wait })
