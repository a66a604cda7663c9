import type { HallTicket } from '../../../../contract/hall.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { jointView, nameOf } from '../hall.view.ts'
import { jointStore } from '../joint/joint.store.ts'
import type { HallNow } from '../queue/hall-now.ts'
import { canMove, checkInFrom, codeOf, mostLate } from './ticket.rules.ts'
import type { TicketRecord } from './tickets.store.ts'

const day = 86_400_000
/** Days in which a visit may be rated. */
const rateDays = 30

/** A ticket for its owner. */
export async function ticketView(
  tx: Tx,
  { seen, ticket, secret }: { seen: HallNow; ticket: TicketRecord; secret: string },
): Promise<HallTicket> {
  const { hall, services, counters, now } = seen
  const service = services.find(({ id }) => id === ticket.serviceId)
  const counter = counters.find(({ id }) => id === ticket.counterId)
  const isWaiting = ticket.state === 'waiting'
  const [joint] = await jointStore(tx).ofTickets([ticket.id])
  const rating = await jointStore(tx).rating(ticket.id)
  const { record, name, address } = hall
  const isToday = ticket.day === seen.day
  const { state, slotAt, endedAt } = ticket
  const graceEnds = endedAt ? new Date(endedAt.getTime() + record.graceMinutes * 60_000) : null
  const mayBack = state === 'no_show' && isToday && ticket.calledAt !== null
  const from = slotAt ? checkInFrom(slotAt) : null
  const isAt = state === 'called' || state === 'serving'
  return {
    ...{ id: ticket.id, number: ticket.number, code: codeOf(secret, ticket.id), kind: ticket.kind, state },
    hall: { id: record.id, code: record.code, name, address },
    service: {
      ...{ id: ticket.serviceId, name: service ? nameOf(service) : { en: '–', zh: '–' } },
      ...{ bring: { en: service?.bringEn ?? '', zh: service?.bringZh ?? '' }, minutes: service?.minutes ?? 0 },
    },
    ...{ day: ticket.day, slotAt: slotAt?.toISOString() ?? null, checkInFrom: from?.toISOString() ?? null },
    ...{ priority: ticket.priority, ahead: isWaiting ? seen.aheadOf(ticket) : null },
    wait: isWaiting ? (seen.waitOf(ticket) ?? null) : null,
    counter: isAt && counter ? { number: counter.number, name: nameOf(counter) } : null,
    calledAt: ticket.calledAt?.toISOString() ?? null,
    backUntil: mayBack ? (graceEnds?.toISOString() ?? null) : null,
    holdUntil: ticket.holdUntil && ticket.holdUntil > now ? ticket.holdUntil.toISOString() : null,
    ...{ name: ticket.name, cases: ticket.cases, joint: joint ? jointView(joint, counters) : null },
    rating: rating ?? null,
    rights: {
      checkIn: canMove(state, 'check_in') && isToday && from !== null && from <= now,
      move: canMove(state, 'move'),
      cancel: canMove(state, 'cancel'),
      late: canMove(state, 'late') && isToday && ticket.held < mostLate,
      leave: canMove(state, 'leave'),
      back: mayBack,
      rate: state === 'done' && !rating && endedAt !== null && now.getTime() - endedAt.getTime() < rateDays * day,
    },
  }
}
