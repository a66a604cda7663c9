import type { CounterView, QueueOfService, Visit } from '../../../../contract/hall-work.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { postsForCounter } from '../hall.policy.ts'
import { counterBrief, departmentNames, jointView, nameOf } from '../hall.view.ts'
import { jointStore } from '../joint/joint.store.ts'
import { asWaiting, type HallNow } from '../queue/hall-now.ts'
import { mayCall } from '../queue/next-ticket.rules.ts'
import type { CounterRecord } from '../settings/hall.store.ts'
import { undoMs } from '../tickets/ticket.rules.ts'
import { type TicketRecord, ticketsStore } from '../tickets/tickets.store.ts'

const minute = 60_000

/** True where one of the actor's posts sits at the counter now. */
export const isMine = (actor: Actor, { postId }: Pick<CounterRecord, 'postId'>): boolean =>
  postId !== null && actor.posts.some(({ id }) => id === postId)

/** A counter for whoever may look at it. The name of a visitor is for whoever sits there, from the call on. */
export async function counterView(
  tx: Tx,
  { seen, counter, actor }: { seen: HallNow; counter: CounterRecord; actor: Actor },
): Promise<CounterView> {
  const { hall, counters, active, tables } = seen
  const departmentOf = await departmentNames(tx)
  const mine = isMine(actor, counter)
  const ticket = active.get(counter.id)
  const ended = await lastEnded(tx, seen, counter)
  return {
    hall: { id: hall.record.id, code: hall.record.code, name: hall.name },
    counter: counterBrief(seen, counter, departmentOf),
    seat: counter.seatedAt ? { mine, since: counter.seatedAt.toISOString() } : null,
    maySit: postsForCounter(actor, hall, counter).length > 0,
    visit: ticket ? await visitView(tx, { seen, ticket, mine }) : null,
    table: await tableOf(tx, seen, { counter, jointId: tables.get(counter.id) }),
    undo:
      ended?.endedAt && ended.number && mine
        ? {
            ...{ ticketId: ended.id, number: ended.number, state: ended.state },
            until: new Date(ended.endedAt.getTime() + undoMs).toISOString(),
          }
        : null,
    queue: queueOf(seen, counter),
    counters: counters
      .filter((each) => each.id !== counter.id && !each.ended)
      .map((each) => counterBrief(seen, each, departmentOf)),
  }
}

/** What ended here last and may still be taken back. */
export async function lastEnded(
  tx: Tx,
  { hall, day, now }: HallNow,
  counter: CounterRecord,
): Promise<TicketRecord | undefined> {
  const since = new Date(now.getTime() - undoMs)
  return await ticketsStore(tx).ended({ hallId: hall.record.id, day, counterId: counter.id, since })
}

async function visitView(
  tx: Tx,
  { seen, ticket, mine }: { seen: HallNow; ticket: TicketRecord; mine: boolean },
): Promise<Visit> {
  const service = seen.services.find(({ id }) => id === ticket.serviceId)
  const [joint] = await jointStore(tx).ofTickets([ticket.id])
  const { firstPlace, firstCalledAt, calledAt, startedAt } = ticket
  return {
    ...{ ticketId: ticket.id, number: ticket.number ?? '', state: ticket.state, kind: ticket.kind },
    service: {
      ...{ id: ticket.serviceId, name: service ? nameOf(service) : { en: '–', zh: '–' } },
      ...{ bring: { en: service?.bringEn ?? '', zh: service?.bringZh ?? '' }, minutes: service?.minutes ?? 0 },
    },
    ...{ slotAt: ticket.slotAt?.toISOString() ?? null, priority: ticket.priority, calls: ticket.calls },
    ...{ name: mine ? ticket.name : null, phone: mine && ticket.phone !== null },
    ...{ calledAt: (calledAt ?? seen.now).toISOString(), startedAt: startedAt?.toISOString() ?? null },
    waited:
      firstPlace && firstCalledAt
        ? Math.max(0, Math.round((firstCalledAt.getTime() - firstPlace.getTime()) / minute))
        : 0,
    ...{ transfers: ticket.transfers, note: mine ? (ticket.note ?? '') : '', cases: mine ? ticket.cases : [] },
    joint: joint ? jointView(joint, seen.counters) : null,
  }
}

async function tableOf(
  tx: Tx,
  { counters, active }: HallNow,
  { counter, jointId }: { counter: CounterRecord; jointId: string | undefined },
): Promise<CounterView['table']> {
  const joint = jointId === undefined ? undefined : await jointStore(tx).find(jointId)
  if (!joint || joint.leadCounterId === counter.id) return null
  const number = (id: string) => counters.find((each) => each.id === id)?.number ?? 0
  const ticket = active.get(joint.leadCounterId)
  return {
    ...{ jointId: joint.id, lead: number(joint.leadCounterId), ticket: ticket?.number ?? '' },
    ...{ state: ticket?.state ?? 'done', counters: joint.counterIds.map(number) },
  }
}

/** The queue by service, with those this counter serves first. */
export function queueOf({ services, waiting, open, now }: HallNow, counter: CounterRecord | null): QueueOfService[] {
  return services
    .filter(({ ended, id }) => !ended || waiting.some(({ serviceId }) => serviceId === id))
    .map((service) => {
      const here = waiting.filter(({ serviceId }) => serviceId === service.id)
      const since = here.flatMap(({ place }) => (place && place <= now ? [place.getTime()] : []))
      const isMine = counter?.serviceIds.includes(service.id) ?? false
      return {
        service: { id: service.id, letter: service.letter, name: nameOf(service) },
        mine: isMine || here.some((each) => counter !== null && mayCall(asWaiting(each), counter, now.getTime())),
        ...{ waiting: here.length, priority: here.filter(({ priority }) => priority).length },
        appointments: here.filter(({ kind }) => kind === 'appointment').length,
        longest: since.length === 0 ? null : Math.floor((now.getTime() - Math.min(...since)) / minute),
        counters: open.filter(({ serviceIds }) => serviceIds.includes(service.id)).length,
      }
    })
    .sort((a, b) => Number(b.mine) - Number(a.mine) || b.waiting - a.waiting)
}
