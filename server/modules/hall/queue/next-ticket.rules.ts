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

/** Milliseconds by which somebody counts as having come earlier. */
export const headStart = { appointment: 30 * 60_000, priority: 20 * 60_000 } as const

const standing = ({ place, appointment, priority }: Waiting): number =>
  place - (appointment ? headStart.appointment : 0) - (priority ? headStart.priority : 0)

/**
 * Whom a counter calls next: undefined where it has nobody to call.
 *
 * Who came first. Somebody with priority counts as having come twenty minutes earlier, an appointment in its window as thirty: so both go
 * before those who came shortly before them, and nobody goes before those who have waited an hour. Where one of those whom this counter
 * may call was passed `bound` times, it calls whoever came first of all of them, whatever else they have. Appointments that came before
 * their window opened are called when nobody else is there.
 *
 * **Nobody waits behind more than `bound` later arrivals.** Let B be `bound`, and passed(y) count the calls of tickets with a later
 * place than y, at counters that might have called y at that moment. Then always
 *
 *     passed(y) ≤ B
 *
 * whatever arrives, whoever has priority, however many counters there are and whatever they offer. Proof: it begins at 0 and grows by one
 * at a time. Suppose passed(y) = B and some counter might call y. Then it calls the first by place of all it might call, which is y or came
 * before y: y is not passed. So with A people before them in the same queue, somebody is called after at most A + B others. B = 0 is plain
 * first come, first served.
 *
 * And by time: who comes more than fifty minutes later (the two head starts) passes nobody.
 */
export function nextTicket(
  queue: readonly Waiting[],
  counter: Asking,
  { now, bound }: { now: number; bound: number },
): Next | undefined {
  const able = queue.filter((ticket) => mayCall(ticket, counter, now))
  const there = able.filter(({ place }) => place <= now)
  const isFull = there.some(({ passed }) => passed >= bound)
  const before = (a: Waiting, b: Waiting) => (isFull ? 0 : standing(a) - standing(b)) || byPlace(a, b)
  const called = firstOf(there, before) ?? firstOf(able, byPlace)
  if (!called) return undefined
  return { ticket: called, passes: able.filter((ticket) => ticket !== called && byPlace(ticket, called) < 0) }
}

function firstOf(tickets: readonly Waiting[], before: (a: Waiting, b: Waiting) => number): Waiting | undefined {
  return tickets.reduce<Waiting | undefined>(
    (first, each) => (first && before(first, each) <= 0 ? first : each),
    undefined,
  )
}
