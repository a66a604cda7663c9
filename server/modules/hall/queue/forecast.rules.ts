import { nextTicket, type Waiting } from './next-ticket.rules.ts'

/** A counter that is open, and when it will be free. */
export interface OpenCounter {
  readonly id: string
  readonly serviceIds: readonly string[]
  /** Milliseconds of the clock on the wall; in the past: free now. */
  readonly freeAt: number
}

/** Minutes somebody waits: from, until. */
export interface WaitRange {
  low: number
  high: number
}

/** What a forecast is made of. */
export interface Forecast {
  queue: readonly Waiting[]
  counters: readonly OpenCounter[]
  /** Usual minutes of a service. */
  minutesOf(serviceId: string): number
  now: number
  bound: number
}

const minute = 60_000

/**
 * When each ticket is likely to be called (milliseconds), by playing the rule itself forward with the usual minutes of each service.
 * Tickets that no open counter serves are missing.
 */
export function forecast({ queue, counters, minutesOf, now, bound }: Forecast): Map<string, number> {
  const left = new Map(queue.map((ticket) => [ticket.id, ticket]))
  const free = counters.map((counter) => ({ ...counter, at: Math.max(now, counter.freeAt) }))
  const likely = new Map<string, number>()
  while (left.size > 0 && free.length > 0) {
    const counter = free.reduce((first, each) => (each.at < first.at ? each : first))
    const waiting = [...left.values()]
    const next = nextTicket(waiting, counter, { now: counter.at, bound })
    if (next) {
      likely.set(next.ticket.id, counter.at)
      left.delete(next.ticket.id)
      for (const passed of next.passes) left.set(passed.id, { ...passed, passed: passed.passed + 1 })
      counter.at += minutesOf(next.ticket.serviceId) * minute
      continue
    }
    // Whoever asked to let others go first is there again later; nobody else comes for this counter.
    const again = waiting
      .filter((each) => nextTicket([{ ...each, holdUntil: null }], counter, { now: counter.at, bound }))
      .map(({ holdUntil }) => holdUntil ?? Number.POSITIVE_INFINITY)
    const at = Math.min(...again, Number.POSITIVE_INFINITY)
    if (Number.isFinite(at)) counter.at = at
    else free.splice(free.indexOf(counter), 1)
  }
  return likely
}

/** Share of those called before somebody who may have come later than they. */
const laterShare = 0.3

/**
 * An honest range of minutes: visits are seldom as long as usual, and later arrivals may go first, three for ten calls and never more than
 * `mayPass`. From 70 % of what is likely to 130 % and those visits, in steps of five minutes.
 */
export function rangeOf(given: { likelyMs: number; mayPass: number; minutes: number; counters: number }): WaitRange {
  const { likelyMs, mayPass, minutes, counters } = given
  const likely = Math.max(0, likelyMs) / minute
  const others = Math.min((mayPass * minutes) / Math.max(1, counters), likely * laterShare)
  return { low: Math.floor((likely * 0.7) / 5) * 5, high: Math.max(5, Math.ceil((likely * 1.3 + others) / 5) * 5) }
}

/** The wait of somebody who takes a ticket now; undefined where no open counter serves it. */
export function waitOfNewcomer(given: Forecast & { serviceId: string }): WaitRange | undefined {
  const { serviceId, now, bound, counters, minutesOf } = given
  const me: Waiting = {
    ...{ id: '~', serviceId, place: now, appointment: false, priority: false, passed: 0, counterId: null },
    holdUntil: null,
  }
  return waitOf({ ...given, queue: [...given.queue, me], ticket: me, counters, minutesOf, bound, now })
}

/** The wait of a ticket of the queue; undefined where no open counter serves it. */
export function waitOf(given: Forecast & { ticket: Waiting; likely?: Map<string, number> }): WaitRange | undefined {
  const { ticket, counters, minutesOf, now, bound } = given
  const at = (given.likely ?? forecast(given)).get(ticket.id)
  if (at === undefined) return undefined
  const able = counters.filter(({ id, serviceIds }) =>
    ticket.counterId === null ? serviceIds.includes(ticket.serviceId) : ticket.counterId === id,
  )
  // Nobody goes first any more where a counter is free for them at once.
  const mayPass = at <= now ? 0 : Math.max(0, bound - ticket.passed)
  const minutes = minutesOf(ticket.serviceId)
  return rangeOf({ likelyMs: at - now, mayPass, minutes, counters: able.length })
}
