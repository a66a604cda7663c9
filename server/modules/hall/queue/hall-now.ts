import type { Wait } from '../../../../contract/hall.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { sittingsOf } from '../counters/sitting.rules.ts'
import type { OpenHall } from '../hall.context.ts'
import { jointStore } from '../joint/joint.store.ts'
import { type CounterRecord, hallStore, type ServiceRecord } from '../settings/hall.store.ts'
import { type TicketRecord, ticketsStore } from '../tickets/tickets.store.ts'
import { type Forecast, forecast, type OpenCounter, waitOf, waitOfNewcomer } from './forecast.rules.ts'
import type { Waiting } from './next-ticket.rules.ts'

const minute = 60_000
/** Visits of today count beside so many of usual length. */
const weightOfUsual = 5

/** A hall at this moment: who waits, who is where, and what that means for those who wait. */
export interface HallNow {
  hall: OpenHall
  now: Date
  day: string
  services: readonly ServiceRecord[]
  counters: readonly CounterRecord[]
  waiting: readonly TicketRecord[]
  /** Who is called or served, by counter. */
  active: ReadonlyMap<string, TicketRecord>
  /** Tables at which counters sit, by counter; leads among them. */
  tables: ReadonlyMap<string, string>
  /** Counters that call people now. */
  open: readonly CounterRecord[]
  /** Doors are open by the calendar, or somebody still serves. */
  isOpen: boolean
  waitOf(ticket: TicketRecord): Wait | undefined
  /** How many are likely to be called before, at counters that serve this one, too. */
  aheadOf(ticket: TicketRecord): number
  waitFor(serviceId: string): Wait | undefined
  /** When counters of a service are staffed today, where they have hours of their own. */
  sittings(serviceId: string): { from: Date; until: Date }[] | undefined
  /** True where nobody sits at a counter of a service now, and by their hours nobody will today. */
  isOver(serviceId: string): boolean
}

/** A ticket as the rule sees it. */
export const asWaiting = (ticket: TicketRecord): Waiting => ({
  ...{ id: ticket.id, serviceId: ticket.serviceId, place: ticket.place?.getTime() ?? 0, appointment: ticket.inWindow },
  ...{ priority: ticket.priority, passed: ticket.passed, counterId: ticket.onlyCounterId },
  holdUntil: ticket.holdUntil?.getTime() ?? null,
})

/** True where somebody sits at a counter and calls. */
export const isCalling = ({ postId, paused, ended }: CounterRecord): boolean => postId !== null && !paused && !ended

/** Reads a hall as it is now. */
export async function hallNow(tx: Tx, hall: OpenHall, now: Date): Promise<HallNow> {
  const { id, bound } = hall.record
  const day = hall.time.dayOf(now)
  const [services, counters, tickets, seats, lasted] = await Promise.all([
    hallStore(tx).services([id]),
    hallStore(tx).counters([id]),
    ticketsStore(tx).now(id, day),
    jointStore(tx).seats(id),
    ticketsStore(tx).lasted(id, day),
  ])
  const waiting = tickets.filter(({ state }) => state === 'waiting')
  const active = new Map(
    tickets.flatMap((each) => (each.state !== 'waiting' && each.counterId ? [[each.counterId, each]] : [])),
  )
  const tables = new Map(seats.map(({ counterId, jointId }) => [counterId, jointId]))
  const minutes = new Map(
    services.map((service) => {
      const seen = lasted.find(({ serviceId }) => serviceId === service.id) ?? { count: 0, minutes: 0 }
      return [service.id, (service.minutes * weightOfUsual + seen.minutes) / (weightOfUsual + seen.count)]
    }),
  )
  const minutesOf = (serviceId: string) => minutes.get(serviceId) ?? 10
  const open = counters.filter((counter) => isCalling(counter) && (active.has(counter.id) || !tables.has(counter.id)))
  const desks = open.map(({ id: counterId, serviceIds }): OpenCounter => {
    const busy = active.get(counterId)
    const since = busy?.startedAt ?? busy?.calledAt
    const freeAt =
      busy && since ? Math.max(now.getTime() + minute, since.getTime() + minutesOf(busy.serviceId) * minute) : 0
    return { id: counterId, serviceIds, freeAt }
  })
  const given: Forecast = { queue: waiting.map(asWaiting), counters: desks, minutesOf, now: now.getTime(), bound }
  let likely: Map<string, number> | undefined
  const played = () => {
    likely ??= forecast(given)
    return likely
  }
  const sittings = (serviceId: string) =>
    sittingsOf(counters, { serviceId, day })?.map(({ from, until }) => ({
      ...{ from: hall.time.instantOf(day, from), until: hall.time.instantOf(day, until) },
    }))
  const serves = (counter: OpenCounter, ticket: TicketRecord) =>
    ticket.onlyCounterId === null ? counter.serviceIds.includes(ticket.serviceId) : ticket.onlyCounterId === counter.id
  return {
    ...{ hall, now, day, services, counters, waiting, active, tables, open },
    isOpen: !hall.closed && (hall.time.isOpen(now) || open.length > 0),
    waitOf: (ticket) => waitOf({ ...given, ticket: asWaiting(ticket), likely: played() }),
    aheadOf(ticket) {
      const mine = played().get(ticket.id)
      const others = waiting.filter(({ id: other }) => other !== ticket.id)
      if (mine === undefined)
        return others.filter((each) => each.serviceId === ticket.serviceId && (each.place ?? 0) < (ticket.place ?? 0))
          .length
      const able = desks.filter((desk) => serves(desk, ticket))
      return others.filter(
        (each) => (played().get(each.id) ?? Number.POSITIVE_INFINITY) < mine && able.some((desk) => serves(desk, each)),
      ).length
    },
    waitFor: (serviceId) => waitOfNewcomer({ ...given, serviceId }),
    sittings,
    isOver: (serviceId) =>
      !open.some(({ serviceIds }) => serviceIds.includes(serviceId)) &&
      (sittings(serviceId)?.every(({ until }) => until <= now) ?? false),
  }
}
