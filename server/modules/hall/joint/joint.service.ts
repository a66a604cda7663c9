import type { JointReception } from '../../../../contract/hall.ts'
import type { CounterView } from '../../../../contract/hall-work.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { atOwnCounter, atVisit } from '../counters/counters.service.ts'
import { type At, type Halls, hallById, writing } from '../hall.context.ts'
import { told } from '../hall.events.ts'
import { check, mayKeepHall, postsForCounter } from '../hall.policy.ts'
import { jointView } from '../hall.view.ts'
import { hallStore } from '../settings/hall.store.ts'
import { ticketsStore } from '../tickets/tickets.store.ts'
import { jointStore } from './joint.store.ts'
import { knownCases } from './known-cases.ts'
import { paperOwner, replyPaper } from './reply.paper.ts'

/**
 * Seats other counters at one table for the visit here; this counter leads. Called again it seats more. Throws Refused `hall.no_visit`,
 * `hall.not_now`, `hall.counter_not_found`, `hall.counter_taken` where one of them serves somebody or sits at another table.
 */
export const seatJointly = (
  halls: Halls,
  at: At,
  given: { id: string; counterIds: readonly string[]; due: string | null },
): Promise<CounterView> =>
  atVisit(halls, at, {
    ...{ id: given.id, name: 'hall.joint' },
    async change({ tx, hall, counter, ticket, now }) {
      if (ticket.state !== 'serving')
        throw new Refused('hall.not_now', { state: ticket.state, move: 'joint' }, { status: 409 })
      const counters = await hallStore(tx).counters([hall.record.id])
      const seats = await jointStore(tx).seats(hall.record.id)
      const [before] = await jointStore(tx).ofTickets([ticket.id])
      const wanted = [...new Set(given.counterIds)].filter((id) => id !== counter.id)
      for (const id of wanted) {
        const other = counters.find((each) => each.id === id && !each.ended)
        if (!other) throw new Refused('hall.counter_not_found', {}, { status: 404 })
        const elsewhere = seats.some(({ counterId, jointId }) => counterId === id && jointId !== before?.id)
        if (elsewhere || (await ticketsStore(tx).lockActive(id)))
          throw new Refused('hall.counter_taken', { number: other.number }, { status: 409 })
      }
      const id = before?.id ?? uuidv7()
      const about = { id, hallId: hall.record.id, ticketId: ticket.id, leadCounterId: counter.id, begunAt: now }
      if (!before) await jointStore(tx).insert({ ...about, due: given.due })
      else {
        await jointStore(tx).setLead(id, counter.id)
        await jointStore(tx).resume(ticket.id)
        if (given.due !== null) await jointStore(tx).setDue(id, given.due)
      }
      await jointStore(tx).seat({ jointId: id, counterIds: [counter.id, ...wanted], now })
      return ticket
    },
  })

/** Gets up from the table of another counter. Throws Refused `hall.not_now`. */
export const leaveTable = (halls: Halls, at: At, id: string): Promise<CounterView> =>
  atOwnCounter(halls, at, {
    ...{ id, name: 'hall.joint' },
    async work({ tx, counter, now }) {
      const isAway = await jointStore(tx).away(counter.id, now)
      if (!isAway) throw new Refused('hall.not_now', { state: 'waiting', move: 'away' }, { status: 409 })
      return undefined
    },
  })

/**
 * The one written reply, by whoever may sit at the leading counter or keeps the hall. Throws Refused `hall.joint_not_found`,
 * `platform.forbidden`, `hall.replied`, `hall.case_unknown`, `hall.case_ended`.
 */
export async function replyJointly(
  halls: Halls,
  at: At,
  given: { id: string; reply: string; cases: readonly string[] },
): Promise<JointReception> {
  return await writing(halls, at, async (tx, around, now) => {
    const joint = await jointStore(tx).lock(given.id)
    if (!joint) throw new Refused('hall.joint_not_found', {}, { status: 404 })
    const hall = await hallById(tx, around, joint.hallId)
    const counters = await hallStore(tx).counters([joint.hallId])
    const lead = counters.find(({ id }) => id === joint.leadCounterId)
    check(mayKeepHall(at.actor, hall) || (lead !== undefined && postsForCounter(at.actor, hall, lead).length > 0))
    if (joint.reply !== null) throw new Refused('hall.replied', {}, { status: 409 })
    const cases = await knownCases(tx, given.cases)
    const { reply } = given
    const ticket = (await ticketsStore(tx).find(joint.ticketId))?.number ?? '–'
    const { code: documentCode } = await halls.documents.issue(tx, {
      ...{ kind: 'joint_reply', ownerKind: paperOwner, ownerId: joint.id },
      content: replyPaper({ joint, hall, counters, ticket, reply, cases, now }),
      issuedBy: { accountId: at.actor.accountId, postId: lead?.postId ?? undefined },
    })
    await jointStore(tx).reply({ id: joint.id, reply, cases, now, documentCode })
    await told(tx, { name: 'hall.joint', hallId: joint.hallId, ticketId: joint.ticketId })
    return jointView({ ...joint, reply, cases, repliedAt: now, documentCode }, counters)
  })
}
