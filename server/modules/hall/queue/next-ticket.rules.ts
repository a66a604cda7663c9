/** A ticket that waits, as the rule sees it. Times are milliseconds of the clock on the wall. */
export interface Waiting {
  readonly id: string
  readonly serviceId: string
  /** The place earned by arriving: for an appointment that came early, the moment its window opens. Transfers keep it. */
  readonly place: number
  /** An appointment that came in its window. One that came after it waits as whoever walks in. */
  readonly appointment: boolean
  /** Elderly, disabled, pregnant or with a small child: as the person said. */
  readonly priority: boolean
  /** How many with a later place were called before this one, at counters that would have served it. */
  readonly passed: number
  /** Sent to this one counter; null: any that offers the service. */
  readonly counterId: string | null
  /** Until then they asked to let others go first. */
  readonly holdUntil: number | null
}

/** A counter that asks for the next one. */
export interface Asking {
  readonly id: string
  readonly serviceIds: readonly string[]
}

/** Who is called, and whom that passes. */
export interface Next {
  readonly ticket: Waiting
  /** Those with an earlier place whom this counter would have served: each is passed once more. */
  readonly passes: readonly Waiting[]
}

/** True where this counter may call this ticket now. */
export const mayCall = (ticket: Waiting, counter: Asking, now: number): boolean =>
  (ticket.counterId === null ? counter.serviceIds.includes(ticket.serviceId) : ticket.counterId === counter.id) &&
  (ticket.holdUntil === null || ticket.holdUntil <= now)

/** Earlier place first; of two that came together, the earlier ticket. */
export const byPlace = (a: Waiting, b: Waiting): number => a.place - b.place || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * Whom a counter calls next: undefined where it has nobody to call.
 *
 * First whoever was passed `bound` times, then appointments whose time has come, then those with priority, then everybody else, each by
 * place; last, appointments that came before their window opened.
 *
 * **Nobody waits behind more than `bound` later arrivals.** Let B be `bound`, and passed(y) count the calls of tickets with a later
 * place than y, at counters that might have called y at that moment. Then always
 *
 *     passed(y) ≤ B
 *
 * whatever arrives, whoever has priority, however many counters there are and whatever they offer. Proof: it begins at 0 and grows by one
 * at a time. Suppose passed(y) = B and some counter might call y. It calls x, the earliest by place of those that were passed B times; y is
 * one of them, so x is y or came before y, and y is not passed. So with A people before them in the same queue, somebody is called after
 * at most A + B others. B = 0 is plain first come, first served.
 */
export function nextTicket(
  queue: readonly Waiting[],
  counter: Asking,
  { now, bound }: { now: number; bound: number },
): Next | undefined {
  const able = queue.filter((ticket) => mayCall(ticket, counter, now))
  const rank = (ticket: Waiting): number => {
    if (ticket.place > now) return 4
    if (ticket.passed >= bound) return 0
    if (ticket.appointment) return 1
    return ticket.priority ? 2 : 3
  }
  let best: Waiting | undefined
  for (const ticket of able)
    if (!best || rank(ticket) - rank(best) < 0 || (rank(ticket) === rank(best) && byPlace(ticket, best) < 0))
      best = ticket
  if (!best) return undefined
  const called = best
  return { ticket: called, passes: able.filter((ticket) => ticket !== called && byPlace(ticket, called) < 0) }
}
