import type { HallRating, HallTicket } from '../../../../contract/hall.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import {
  type At,
  type Halls,
  hallByCode,
  hallById,
  type OpenHall,
  reading,
  type Surroundings,
  writing,
} from '../hall.context.ts'
import { type HallMoved, told } from '../hall.events.ts'
import { jointStore } from '../joint/joint.store.ts'
import { hallNow } from '../queue/hall-now.ts'
import { hallStore } from '../settings/hall.store.ts'
import {
  canMove,
  checkInFrom,
  checkMove,
  codeHash,
  lateMs,
  mostLate,
  numberOf,
  opensTicket,
  placeOfAppointment,
  placeOfReturn,
} from './ticket.rules.ts'
import { type TicketRecord, ticketsStore } from './tickets.store.ts'
import { ticketView } from './tickets.view.ts'
import { atKiosk, type CheckedIn, freeSlot, serviceOf } from './visitors.service.ts'

/** A ticket, and what proves that it is one's own. */
export interface Mine {
  id: string
  secret: string | undefined
}

/** One's own ticket. Whose it is not, it is not there for. Throws Refused `hall.ticket_not_found`. */
export async function myTicket(halls: Halls, at: At, mine: Mine): Promise<HallTicket> {
  return await reading(halls, at, async (tx, around, now) => {
    const ticket = await ticketsStore(tx).find(mine.id)
    checkMine(halls, at, mine, ticket)
    return await viewed(halls, tx, { around, ticket, now })
  })
}

/** Throws Refused `hall.ticket_not_found`. */
function checkMine(
  { secret }: Halls,
  { actor }: At,
  mine: Mine,
  ticket: TicketRecord | undefined,
): asserts ticket is TicketRecord {
  const isOwn = ticket?.accountId !== null && ticket?.accountId === actor.accountId
  if (!ticket || !(isOwn || opensTicket(secret, ticket.id, mine.secret)))
    throw new Refused('hall.ticket_not_found', {}, { status: 404 })
}

async function viewed(
  { secret }: Halls,
  tx: Tx,
  { around, ticket, now }: { around: Surroundings; ticket: TicketRecord; now: Date },
): Promise<HallTicket> {
  const seen = await hallNow(tx, await hallById(tx, around, ticket.hallId), now)
  return await ticketView(tx, { seen, ticket, secret })
}

/** What a change is decided by. */
interface Changing {
  tx: Tx
  ticket: TicketRecord
  hall: OpenHall
  now: Date
}

async function change(
  halls: Halls,
  at: At,
  {
    mine,
    name,
    decide,
  }: { mine: Mine; name: HallMoved['name']; decide(given: Changing): TicketRecord | Promise<TicketRecord> },
): Promise<HallTicket> {
  return await writing(halls, at, async (tx, around, now) => {
    const ticket = await ticketsStore(tx).lock(mine.id)
    checkMine(halls, at, mine, ticket)
    const hall = await hallById(tx, around, ticket.hallId)
    const after = await decide({ tx, ticket, hall, now })
    await ticketsStore(tx).save(after)
    await told(tx, { name, hallId: ticket.hallId, ticketId: ticket.id })
    return await viewed(halls, tx, { around, ticket: after, now })
  })
}

/** Says that one is there. Throws Refused `hall.not_now`, `hall.too_early`, `hall.ticket_not_found`. */
export const checkIn = (halls: Halls, at: At, mine: Mine): Promise<HallTicket> =>
  change(halls, at, { mine, name: 'hall.checked_in', decide: arrived })

/** The ticket of somebody who is there now, with a number and a place. Throws Refused `hall.not_now`, `hall.too_early`. */
export async function arrived({ tx, ticket, hall, now }: Changing): Promise<TicketRecord> {
  checkMove(ticket.state, 'check_in')
  const { slotAt } = ticket
  if (!slotAt || checkInFrom(slotAt) > now || ticket.day !== hall.time.dayOf(now))
    throw new Refused('hall.too_early', { from: slotAt ? checkInFrom(slotAt).toISOString() : null }, { status: 409 })
  const service = (await hallStore(tx).services([hall.record.id])).find(({ id }) => id === ticket.serviceId)
  const letter = service?.letter ?? 'A'
  const nth = await ticketsStore(tx).nextNumber({ hallId: hall.record.id, day: ticket.day, letter })
  const { earlyMinutes, lateMinutes } = hall.record
  const { place, inWindow } = placeOfAppointment({ slotAt, earlyMinutes, lateMinutes, held: ticket.held }, now)
  return {
    ...ticket,
    ...{ state: 'waiting', number: numberOf(letter, nth), place, inWindow, arrivedAt: now, firstPlace: place },
  }
}

/** Comes back after a missed call. Throws Refused `hall.not_now`. */
export const comeBack = (halls: Halls, at: At, mine: Mine): Promise<HallTicket> =>
  change(halls, at, { mine, name: 'hall.checked_in', decide: cameBack })

/** The ticket of somebody who missed their call and is there now. Throws Refused `hall.not_now`. */
export function cameBack({ ticket, hall, now }: Changing): TicketRecord {
  checkMove(ticket.state, 'back')
  const { calledAt, endedAt } = ticket
  if (!calledAt || !endedAt || ticket.day !== hall.time.dayOf(now))
    throw new Refused('hall.not_now', { state: ticket.state, move: 'back' }, { status: 409 })
  const place = placeOfReturn({ calledAt, endedAt, graceMinutes: hall.record.graceMinutes, now })
  return { ...ticket, state: 'waiting', place, undo: null, endedAt: null, counterId: null, inWindow: false }
}

/** By the code of the ticket, at the kiosk: checks in, or comes back. Throws Refused `hall.ticket_not_found`, `hall.not_now`, `hall.too_early`. */
export async function checkInByCode(
  halls: Halls,
  at: At,
  wanted: { code: string; ticket: string },
): Promise<CheckedIn> {
  return await writing(halls, at, async (tx, around, now) => {
    const hall = await hallByCode(tx, around, wanted.code)
    const found = await ticketsStore(tx).findByCode(hall.record.id, codeHash(wanted.ticket))
    const ticket = found && (await ticketsStore(tx).lock(found.id))
    if (!ticket) throw new Refused('hall.ticket_not_found', {}, { status: 404 })
    const isThere = ticket.state === 'waiting' || ticket.state === 'called'
    const given = { tx, ticket, hall, now }
    const after = isThere
      ? ticket
      : ticket.state === 'no_show' && ticket.calledAt
        ? cameBack(given)
        : await arrived(given)
    if (!isThere) {
      await ticketsStore(tx).save(after)
      await told(tx, { name: 'hall.checked_in', hallId: ticket.hallId, ticketId: ticket.id })
    }
    return atKiosk(await viewed(halls, tx, { around, ticket: after, now }))
  })
}

/** Leaves the queue, or cancels an appointment. Throws Refused `hall.not_now`. */
export const leave = (halls: Halls, at: At, mine: Mine): Promise<HallTicket> =>
  change(halls, at, { mine, name: 'hall.ended', decide: gone })

/** The ticket of somebody who does not want to wait any more. Throws Refused `hall.not_now`. */
export function gone({ ticket, now }: Pick<Changing, 'ticket' | 'now'>): TicketRecord {
  if (canMove(ticket.state, 'cancel')) return { ...ticket, state: 'cancelled', endedAt: now }
  checkMove(ticket.state, 'leave')
  return { ...ticket, state: 'left', endedAt: now }
}

/** Runs late: an appointment keeps its window longer, whoever waits lets others go first. Throws Refused `hall.not_now`, `hall.late_enough`. */
export const runLate = (halls: Halls, at: At, mine: Mine): Promise<HallTicket> =>
  change(halls, at, {
    ...{ mine, name: 'hall.moved' },
    decide({ ticket, now }) {
      checkMove(ticket.state, 'late')
      if (ticket.held >= mostLate) throw new Refused('hall.late_enough', { most: mostLate }, { status: 409 })
      const held = ticket.held + 1
      return ticket.state === 'booked'
        ? { ...ticket, held }
        : { ...ticket, held, holdUntil: new Date(now.getTime() + lateMs) }
    },
  })

/** Moves an appointment. Throws Refused `hall.not_now`, `hall.slot_taken`, `hall.slot_unknown`. */
export async function moveTicket(halls: Halls, at: At, { mine, to }: { mine: Mine; to: string }): Promise<HallTicket> {
  return await change(halls, at, {
    ...{ mine, name: 'hall.moved' },
    async decide({ tx, ticket, hall, now }) {
      checkMove(ticket.state, 'move')
      const service = await serviceOf(tx, hall, ticket.serviceId)
      const slotAt = await freeSlot(tx, { hall, service, at: new Date(to), now })
      return { ...ticket, slotAt, day: hall.time.dayOf(slotAt), held: 0 }
    },
  })
}

/** Says how it was, once. Throws Refused `hall.not_now`, `hall.rated`. */
export async function rateVisit(
  halls: Halls,
  at: At,
  { mine, rating }: { mine: Mine; rating: HallRating },
): Promise<HallTicket> {
  return await writing(halls, at, async (tx, around, now) => {
    const ticket = await ticketsStore(tx).lock(mine.id)
    checkMine(halls, at, mine, ticket)
    const before = await viewed(halls, tx, { around, ticket, now })
    if (before.rating) throw new Refused('hall.rated', {}, { status: 409 })
    if (!before.rights.rate) throw new Refused('hall.not_now', { state: ticket.state, move: 'rate' }, { status: 409 })
    const about = { hallId: ticket.hallId, serviceId: ticket.firstServiceId, ticketId: ticket.id }
    await jointStore(tx).rate({ ...rating, ...about, id: uuidv7(), at: now })
    return await viewed(halls, tx, { around, ticket, now })
  })
}
