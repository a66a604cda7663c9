import type { CounterView, HallWork } from '../../../../contract/hall-work.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { reveal } from '../../../platform/policy/reveal.ts'
import {
  type At,
  type Halls,
  hallById,
  type OpenHall,
  opened,
  reading,
  type Surroundings,
  writing,
} from '../hall.context.ts'
import { type HallMoved, told } from '../hall.events.ts'
import { check, mayKeepHall, mayReadFigures, mayReceive, postsForCounter } from '../hall.policy.ts'
import { counterBrief, departmentNames } from '../hall.view.ts'
import { jointStore } from '../joint/joint.store.ts'
import { knownCases } from '../joint/known-cases.ts'
import { asWaiting, hallNow } from '../queue/hall-now.ts'
import { nextTicket } from '../queue/next-ticket.rules.ts'
import { type CounterRecord, hallStore } from '../settings/hall.store.ts'
import { checkMove, undoMs } from '../tickets/ticket.rules.ts'
import { type TicketRecord, ticketsStore } from '../tickets/tickets.store.ts'
import { counterView, isMine } from './counters.view.ts'

/** A counter somebody works at, and what they work with. */
export interface AtWork {
  tx: Tx
  at: At
  hall: OpenHall
  counter: CounterRecord
  now: Date
}

/** Halls and counters where somebody may work. */
export async function listWork(halls: Halls, at: At): Promise<HallWork> {
  return await reading(halls, at, async (tx, around, now) => {
    const { actor } = at
    const departmentOf = await departmentNames(tx)
    const items: HallWork['items'] = []
    for (const hall of await opened(tx, around, await hallStore(tx).all())) {
      const seen = await hallNow(tx, hall, now)
      const { id, code } = hall.record
      const rights = {
        keep: mayKeepHall(actor, hall),
        figures: mayReadFigures(actor, hall),
        reception: mayReceive(actor, hall),
      }
      const counters = seen.counters
        .filter(({ ended }) => !ended)
        .map((counter) => ({
          ...counterBrief(seen, counter, departmentOf),
          ...{ maySit: postsForCounter(actor, hall, counter).length > 0, mine: isMine(actor, counter) },
        }))
      if (rights.figures || rights.reception || counters.some(({ maySit }) => maySit))
        items.push({ id, code, name: hall.name, ...rights, waiting: seen.waiting.length, counters })
    }
    return { items }
  })
}

async function known(tx: Tx, around: Surroundings, id: string): Promise<{ hall: OpenHall; counter: CounterRecord }> {
  const counter = await hallStore(tx).findCounter(id)
  if (!counter || counter.ended) throw new Refused('hall.counter_not_found', {}, { status: 404 })
  return { counter, hall: await hallById(tx, around, counter.hallId) }
}

const maySee = ({ actor }: At, hall: OpenHall, counter: CounterRecord): boolean =>
  postsForCounter(actor, hall, counter).length > 0 || mayReceive(actor, hall)

async function viewed({ tx, at, hall, counter, now }: AtWork): Promise<CounterView> {
  const seen = await hallNow(tx, hall, now)
  const after = seen.counters.find(({ id }) => id === counter.id) ?? counter
  return await counterView(tx, { seen, counter: after, actor: at.actor })
}

/** A counter. Throws Refused `hall.counter_not_found`, `platform.forbidden`. */
export async function getCounter(halls: Halls, at: At, id: string): Promise<CounterView> {
  return await reading(halls, at, async (tx, around, now) => {
    const { hall, counter } = await known(tx, around, id)
    check(maySee(at, hall, counter))
    return await viewed({ tx, at, hall, counter, now })
  })
}

/** Does something at the counter where one of the actor's posts sits. Throws `hall.counter_not_found`, `platform.forbidden`, `hall.not_seated`. */
export async function atOwnCounter(
  halls: Halls,
  at: At,
  { id, name, work }: { id: string; name: HallMoved['name']; work(given: AtWork): Promise<string | undefined> },
): Promise<CounterView> {
  return await writing(halls, at, async (tx, around, now) => {
    const { hall, counter } = await known(tx, around, id)
    check(maySee(at, hall, counter))
    if (!isMine(at.actor, counter)) throw new Refused('hall.not_seated', {}, { status: 409 })
    const given = { tx, at, hall, counter, now }
    const ticketId = await work(given)
    await told(tx, { name, hallId: hall.record.id, ticketId })
    return await viewed(given)
  })
}

/** Sits down. Throws Refused `platform.forbidden`, `hall.visit_open` where a visit at another counter of theirs is not over. */
export async function sitDown(halls: Halls, at: At, id: string): Promise<CounterView> {
  return await writing(halls, at, async (tx, around, now) => {
    const { hall, counter } = await known(tx, around, id)
    const [post] = postsForCounter(at.actor, hall, counter)
    check(post !== undefined)
    if (post && !isMine(at.actor, counter)) {
      await hallStore(tx).lock(hall.record.id)
      const others = (await hallStore(tx).counters([hall.record.id])).filter(({ postId }) => postId === post.id)
      for (const other of others) await checkFree(tx, other.id)
      await hallStore(tx).riseEverywhere(post.id)
      await hallStore(tx).sit({ counterId: id, postId: post.id, at: now })
      await told(tx, { name: 'hall.counter', hallId: hall.record.id })
    }
    return await viewed({ tx, at, hall, counter, now })
  })
}

async function checkFree(tx: Tx, counterId: string): Promise<void> {
  if (await ticketsStore(tx).lockActive(counterId)) throw new Refused('hall.visit_open', {}, { status: 409 })
}

/** Gets up. Throws Refused `hall.visit_open`. */
export const getUp = (halls: Halls, at: At, id: string): Promise<CounterView> =>
  atOwnCounter(halls, at, {
    ...{ id, name: 'hall.counter' },
    async work({ tx, counter, now }) {
      await checkFree(tx, counter.id)
      await jointStore(tx).away(counter.id, now)
      await hallStore(tx).sit({ counterId: counter.id, postId: null, at: null })
      return undefined
    },
  })

/** Pauses, or goes on. */
export const pauseCounter = (halls: Halls, at: At, given: { id: string; paused: boolean }): Promise<CounterView> =>
  atOwnCounter(halls, at, {
    ...{ id: given.id, name: 'hall.counter' },
    async work({ tx, counter }) {
      await hallStore(tx).pause(counter.id, given.paused)
      return undefined
    },
  })

/**
 * Calls the next one. Whoever calls in this hall at the same time waits for a moment, so that nobody is called twice and whoever is passed is
 * counted once. Nothing happens where nobody waits for this counter. Throws Refused `hall.paused`, `hall.visit_open`, `hall.at_table`.
 */
export const callNext = (halls: Halls, at: At, id: string): Promise<CounterView> =>
  atOwnCounter(halls, at, {
    ...{ id, name: 'hall.called' },
    async work({ tx, hall, counter, now }) {
      if (counter.paused) throw new Refused('hall.paused', {}, { status: 409 })
      await hallStore(tx).lock(hall.record.id)
      await checkFree(tx, counter.id)
      const seats = await jointStore(tx).seats(hall.record.id)
      if (seats.some(({ counterId }) => counterId === counter.id))
        throw new Refused('hall.at_table', {}, { status: 409 })
      const waiting = await ticketsStore(tx).lockWaiting(hall.record.id, hall.time.dayOf(now))
      const next = nextTicket(waiting.map(asWaiting), counter, { now: now.getTime(), bound: hall.record.bound })
      const ticket = waiting.find((each) => each.id === next?.ticket.id)
      if (!next || !ticket) return undefined
      await ticketsStore(tx).save(called(ticket, counter.id, now))
      await ticketsStore(tx).pass(next.passes.map((each) => each.id))
      return ticket.id
    },
  })

/** A ticket that a counter calls. */
export const called = (ticket: TicketRecord, counterId: string, now: Date): TicketRecord => ({
  ...ticket,
  ...{ state: 'called', counterId, onlyCounterId: null, holdUntil: null, calledAt: now, startedAt: null, calls: 1 },
  firstCalledAt: ticket.firstCalledAt ?? now,
})

/** Changes the visit at one's counter. Throws Refused `hall.no_visit`, and what `change` throws. */
export async function atVisit(
  halls: Halls,
  at: At,
  given: {
    id: string
    name: HallMoved['name']
    change(work: AtWork & { ticket: TicketRecord }): Promise<TicketRecord>
  },
): Promise<CounterView> {
  return await atOwnCounter(halls, at, {
    ...{ id: given.id, name: given.name },
    async work(work) {
      // Before the ticket: a call that is under way has the hall first, too.
      await hallStore(work.tx).lock(work.hall.record.id)
      const ticket = await ticketsStore(work.tx).lockActive(work.counter.id)
      if (!ticket) throw new Refused('hall.no_visit', {}, { status: 409 })
      await ticketsStore(work.tx).save(await given.change({ ...work, ticket }))
      return ticket.id
    },
  })
}

/** Calls once more. Throws Refused `hall.not_now`. */
export const recall = (halls: Halls, at: At, id: string): Promise<CounterView> =>
  atVisit(halls, at, {
    ...{ id, name: 'hall.called' },
    async change({ ticket }) {
      checkMove(ticket.state, 'recall')
      return { ...ticket, calls: ticket.calls + 1 }
    },
  })

/** The visitor is there. Throws Refused `hall.not_now`. */
export const start = (halls: Halls, at: At, id: string): Promise<CounterView> =>
  atVisit(halls, at, {
    ...{ id, name: 'hall.moved' },
    async change({ ticket, now }) {
      checkMove(ticket.state, 'start')
      return { ...ticket, state: 'serving', startedAt: now }
    },
  })

/** Nobody came. Throws Refused `hall.not_now`. */
export const noShow = (halls: Halls, at: At, id: string): Promise<CounterView> =>
  atVisit(halls, at, {
    ...{ id, name: 'hall.ended' },
    async change({ ticket, now }) {
      checkMove(ticket.state, 'no_show')
      return { ...ticket, state: 'no_show', endedAt: now, undo: 'called' }
    },
  })

/** The visit is over; a table, too. Throws Refused `hall.not_now`. */
export const finish = (halls: Halls, at: At, id: string): Promise<CounterView> =>
  atVisit(halls, at, {
    ...{ id, name: 'hall.ended' },
    async change({ tx, ticket, now }) {
      checkMove(ticket.state, 'finish')
      await jointStore(tx).end(ticket.id, now)
      return { ...ticket, state: 'done', endedAt: now, undo: 'serving' }
    },
  })

/** Takes back a wrong end of a few minutes ago. Throws Refused `hall.undo_over`, `hall.visit_open`. */
export const undo = (halls: Halls, at: At, given: { id: string; ticketId: string }): Promise<CounterView> =>
  atOwnCounter(halls, at, {
    ...{ id: given.id, name: 'hall.moved' },
    async work({ tx, hall, counter, now }) {
      await hallStore(tx).lock(hall.record.id)
      await checkFree(tx, counter.id)
      const ticket = await ticketsStore(tx).lock(given.ticketId)
      const isOver = !ticket?.endedAt || now.getTime() - ticket.endedAt.getTime() > undoMs
      if (!ticket?.undo || ticket.counterId !== counter.id || isOver)
        throw new Refused('hall.undo_over', { minutes: undoMs / 60_000 }, { status: 409 })
      checkMove(ticket.state, 'undo')
      await ticketsStore(tx).save({ ...ticket, state: ticket.undo, undo: null, endedAt: null })
      if (ticket.undo === 'serving') await jointStore(tx).resume(ticket.id)
      return ticket.id
    },
  })

/** A note for the visit and numbers of cases. Throws Refused `hall.no_visit`, `hall.case_unknown`, `hall.case_ended`. */
export const writeNote = (
  halls: Halls,
  at: At,
  given: { id: string; note: string; cases: readonly string[] },
): Promise<CounterView> =>
  atVisit(halls, at, {
    ...{ id: given.id, name: 'hall.moved' },
    change: async ({ tx, ticket }) => ({
      ...{ ...ticket, note: given.note || null },
      cases: await knownCases(tx, given.cases, ticket.cases),
    }),
  })

/**
 * Shows the phone number of the visit at one's own counter; recorded, and its owner sees it. Throws Refused `hall.no_visit`,
 * `identity.purpose_required`.
 */
export async function revealPhone(
  halls: Halls,
  at: At,
  wanted: { id: string; purpose: string },
): Promise<{ value: string }> {
  return await writing(halls, at, async (tx, around, now) => {
    const { hall, counter } = await known(tx, around, wanted.id)
    check(maySee(at, hall, counter) && isMine(at.actor, counter))
    const ticket = await ticketsStore(tx).lockActive(counter.id)
    if (!ticket?.phone) throw new Refused('hall.no_visit', {}, { status: 409 })
    const subject = { kind: 'hall', id: ticket.id, accountId: ticket.accountId ?? undefined }
    const detail = { number: ticket.number }
    await reveal({ tx, actor: at.actor, subject, field: 'visitor.phone', purpose: wanted.purpose, detail, at: now })
    return { value: ticket.phone }
  })
}
