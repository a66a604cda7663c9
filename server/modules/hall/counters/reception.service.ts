import type { NewTicket, TakeTicket } from '../../../../contract/hall.ts'
import type { Reception, ReceptionTicket } from '../../../../contract/hall-work.ts'
import { Refused } from '../../../platform/errors.ts'
import { type At, type Halls, hallById, reading, writing } from '../hall.context.ts'
import { told } from '../hall.events.ts'
import { check, mayKeepHall, mayReceive, postsForCounter } from '../hall.policy.ts'
import { counterBrief, departmentNames, jointView, nameOf } from '../hall.view.ts'
import { jointStore } from '../joint/joint.store.ts'
import { type HallNow, hallNow } from '../queue/hall-now.ts'
import { canMove, checkInFrom } from '../tickets/ticket.rules.ts'
import { arrived, cameBack, gone } from '../tickets/ticket.service.ts'
import { type TicketRecord, ticketsStore } from '../tickets/tickets.store.ts'
import { takeTicket } from '../tickets/visitors.service.ts'

/** What somebody at the reception does for whoever stands there. */
export type ReceptionAct = 'check_in' | 'back' | 'leave' | 'priority' | 'no_priority'

const day = 86_400_000
/** Days for which a table that was answered is still shown. */
const shownDays = 7

/** Tickets of today, counters and tables; no names. Throws Refused `hall.not_found`, `platform.forbidden`. */
export async function getReception(halls: Halls, at: At, id: string): Promise<Reception> {
  return await reading(halls, at, async (tx, around, now) => {
    const hall = await hallById(tx, around, id)
    check(mayReceive(at.actor, hall))
    const seen = await hallNow(tx, hall, now)
    const departmentOf = await departmentNames(tx)
    const tickets = await ticketsStore(tx).ofDay(id, seen.day)
    const joints = await jointStore(tx).open(id, new Date(now.getTime() - shownDays * day))
    return {
      hall: { id, code: hall.record.code, name: hall.name },
      tickets: tickets.map((ticket) => receptionTicket(seen, ticket)),
      counters: seen.counters.filter(({ ended }) => !ended).map((counter) => counterBrief(seen, counter, departmentOf)),
      joints: await Promise.all(
        joints.map(async (joint) => {
          const lead = seen.counters.find((each) => each.id === joint.leadCounterId)
          const mine = mayKeepHall(at.actor, hall) || (!!lead && postsForCounter(at.actor, hall, lead).length > 0)
          const ticket =
            tickets.find((each) => each.id === joint.ticketId) ?? (await ticketsStore(tx).find(joint.ticketId))
          const about = { ticket: ticket?.number ?? '', leadId: joint.leadCounterId, mine }
          return { ...jointView(joint, seen.counters), ...about }
        }),
      ),
    }
  })
}

function receptionTicket(seen: HallNow, ticket: TicketRecord): ReceptionTicket {
  const { services, counters, now } = seen
  const service = services.find(({ id }) => id === ticket.serviceId)
  const isWaiting = ticket.state === 'waiting'
  const isAt = ticket.state === 'called' || ticket.state === 'serving'
  return {
    ...{ id: ticket.id, number: ticket.number, kind: ticket.kind, state: ticket.state, priority: ticket.priority },
    service: {
      ...{ id: ticket.serviceId, letter: service?.letter ?? '' },
      name: service ? nameOf(service) : { en: '–', zh: '–' },
    },
    ...{ slotAt: ticket.slotAt?.toISOString() ?? null, arrivedAt: ticket.arrivedAt?.toISOString() ?? null },
    counter: isAt ? (counters.find(({ id }) => id === ticket.counterId)?.number ?? null) : null,
    wait: isWaiting ? (seen.waitOf(ticket) ?? null) : null,
    rights: {
      checkIn: ticket.state === 'booked' && ticket.slotAt !== null && checkInFrom(ticket.slotAt) <= now,
      back: ticket.state === 'no_show' && ticket.calledAt !== null,
      leave: canMove(ticket.state, 'leave') || canMove(ticket.state, 'cancel'),
      priority: isWaiting,
    },
  }
}

/** Gives a ticket to somebody who stands there. Throws Refused `hall.not_found`, `platform.forbidden`, and what `takeTicket` throws. */
export async function giveTicket(halls: Halls, at: At, given: { id: string; input: TakeTicket }): Promise<NewTicket> {
  await reading(halls, at, async (tx, around) => check(mayReceive(at.actor, await hallById(tx, around, given.id))))
  return await takeTicket(halls, at, { hall: { id: given.id }, input: given.input })
}

/** Does something for whoever stands at the reception. Throws Refused `hall.ticket_not_found`, `platform.forbidden`, `hall.not_now`, `hall.too_early`. */
export async function actAtReception(
  halls: Halls,
  at: At,
  given: { id: string; act: ReceptionAct },
): Promise<Record<string, never>> {
  return await writing(halls, at, async (tx, around, now) => {
    const ticket = await ticketsStore(tx).lock(given.id)
    if (!ticket) throw new Refused('hall.ticket_not_found', {}, { status: 404 })
    const hall = await hallById(tx, around, ticket.hallId)
    check(mayReceive(at.actor, hall))
    const work = { tx, ticket, hall, now }
    const after = await decided()
    await ticketsStore(tx).save(after)
    const name = after.state === 'waiting' && ticket.state !== 'waiting' ? 'hall.checked_in' : 'hall.moved'
    await told(tx, { name, hallId: ticket.hallId, ticketId: ticket.id })
    return {}

    async function decided(): Promise<TicketRecord> {
      if (given.act === 'check_in') return await arrived(work)
      if (given.act === 'back') return cameBack(work)
      if (given.act === 'leave') return gone(work)
      if (work.ticket.state !== 'waiting')
        throw new Refused('hall.not_now', { state: work.ticket.state, move: given.act }, { status: 409 })
      return { ...work.ticket, priority: given.act === 'priority' }
    }
  })
}
