import { nextTicket, type Waiting } from './next-ticket.rules.ts'

/** A day in a hall, made up from a seed: the same seed, the same day. Times in minutes from the opening. */
export interface SimulatedDay {
  seed: number
  visitors: number
  bound: number
}

/** How long a group of visitors waited, in minutes. */
export interface WaitedGroup {
  visitors: number
  median: number
  p90: number
  longest: number
}

/** What came of a day. */
export interface Simulated {
  all: WaitedGroup
  priority: WaitedGroup
  appointments: WaitedGroup
  others: WaitedGroup
  /** The most later arrivals anybody waited behind, at counters that would have served them. */
  mostBehind: number
  /** Share of the counters' time that somebody was there. */
  busy: number
}

interface Visitor {
  id: string
  serviceId: string
  at: number
  slotAt: number | null
  priority: boolean
  minutes: number
  /** Minutes at a second counter, for another service. */
  onward: { serviceId: string; minutes: number } | null
}

const services = [
  ...[
    { id: 'social', weight: 20, minutes: 9 },
    { id: 'residence', weight: 14, minutes: 11 },
    { id: 'labour', weight: 12, minutes: 14 },
    { id: 'housing', weight: 12, minutes: 12 },
    { id: 'petition', weight: 10, minutes: 15 },
    { id: 'mediation', weight: 6, minutes: 20 },
    { id: 'legal', weight: 8, minutes: 15 },
    { id: 'litigation', weight: 5, minutes: 16 },
    { id: 'overseas', weight: 3, minutes: 12 },
    { id: 'general', weight: 10, minutes: 6 },
  ],
]

/** Counters with what they serve: three that do many things, others that know one field. */
const counters = [
  ...[
    ['general', 'social', 'residence'],
    ['general', 'social', 'residence'],
    ['general', 'social'],
    ['social', 'residence'],
    ['residence', 'housing'],
    ['labour', 'social'],
    ['labour', 'legal'],
    ['housing', 'general'],
    ['housing', 'overseas', 'general'],
    ['petition', 'general'],
    ['petition', 'mediation'],
    ['mediation', 'legal'],
    ['legal', 'litigation'],
    ['litigation', 'overseas', 'labour'],
    ['petition', 'labour'],
  ],
].map((serviceIds, n) => ({ id: `counter-${n + 1}`, serviceIds }))

/** Numbers from 0 to 1 by a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const dayMinutes = 7.5 * 60

/** Visitors of a day: a morning rush, a smaller one after lunch, a third with an appointment, one in four with priority. */
export function visitorsOf({ seed, visitors }: Pick<SimulatedDay, 'seed' | 'visitors'>): Visitor[] {
  const random = randomOf(seed)
  const pick = () => {
    let left = random() * services.reduce((sum, { weight }) => sum + weight, 0)
    return (
      services.find(({ weight }) => {
        left -= weight
        return left < 0
      }) ?? (services[0] as (typeof services)[number])
    )
  }
  // Between half and thrice the usual, most of them near it.
  const lasts = (usual: number) => Math.max(1, usual * (0.5 + random() * 0.7 + (random() < 0.1 ? random() * 1.8 : 0)))
  return Array.from({ length: visitors }, (_, n): Visitor => {
    const service = pick()
    const isBooked = random() < 0.3
    const rush = random()
    const spread = random() + random()
    const comes = rush < 0.45 ? spread * 60 : rush < 0.7 ? 210 + spread * 50 : random() * (dayMinutes - 30)
    const slotAt = isBooked ? Math.floor((random() * (dayMinutes - 60)) / 30) * 30 + 15 : null
    const other = random() < 0.08 ? pick() : undefined
    return {
      ...{ id: String(n).padStart(5, '0'), serviceId: service.id, priority: random() < 0.25, slotAt },
      // Most come early to an appointment, some late.
      at: slotAt === null ? comes : Math.max(0, slotAt - 15 + random() * 25),
      minutes: lasts(service.minutes),
      onward: other && other !== service ? { serviceId: other.id, minutes: lasts(other.minutes) } : null,
    }
  })
}

const minute = 60_000
const early = 10
const late = 15

/** Plays a day by the rule of the hall; with `plain`, first come, first served, whoever they are. */
export function simulate(day: SimulatedDay, plain = false): Simulated {
  const coming = visitorsOf(day).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const known = new Map(coming.map((each) => [each.id, each]))
  const free = counters.map((counter) => ({ ...counter, at: 0 }))
  const waited = new Map<string, number>()
  const behind = new Map<string, number>()
  let queue: Waiting[] = []
  let work = 0
  const join = (visitor: Visitor) => {
    const inWindow = visitor.slotAt !== null && visitor.at <= visitor.slotAt + late
    const from = inWindow ? Math.max(visitor.at, (visitor.slotAt ?? 0) - early) : visitor.at
    queue.push({
      ...{ id: visitor.id, serviceId: visitor.serviceId, place: (plain ? visitor.at : from) * minute, passed: 0 },
      ...{ appointment: !plain && inWindow, priority: !plain && visitor.priority, counterId: null, holdUntil: null },
    })
  }
  const sentOn: { at: number; ticket: Waiting }[] = []
  for (;;) {
    const now = Math.min(...free.map(({ at }) => at))
    if (!Number.isFinite(now)) break
    const counter = free.find(({ at }) => at === now) as (typeof free)[number]
    while (coming[0] && coming[0].at <= now) join(coming.shift() as Visitor)
    for (let n = sentOn.length - 1; n >= 0; n--)
      if ((sentOn[n]?.at ?? 0) <= now) queue.push(...sentOn.splice(n, 1).map(({ ticket }) => ticket))
    const next = nextTicket(queue, counter, { now: now * minute, bound: plain ? 0 : day.bound })
    if (!next) {
      // Nobody for this counter: it looks again when somebody comes.
      counter.at = Math.min(coming[0]?.at ?? Number.POSITIVE_INFINITY, ...sentOn.map(({ at }) => at))
      if (counter.at <= now) counter.at = now + 0.01
      continue
    }
    const passed = new Set(next.passes.map(({ id }) => id))
    for (const id of passed) behind.set(id, (behind.get(id) ?? 0) + 1)
    queue = queue
      .filter(({ id }) => id !== next.ticket.id)
      .map((each) => (passed.has(each.id) ? { ...each, passed: each.passed + 1 } : each))
    const visitor = known.get(next.ticket.id) as Visitor
    const isFirst = !waited.has(visitor.id)
    // From when one was to be there: nobody counts waiting for an appointment one came early to.
    const since = Math.max(visitor.at, (visitor.slotAt ?? 0) - early)
    if (isFirst) waited.set(visitor.id, Math.max(0, now - since))
    const minutes = isFirst ? visitor.minutes : (visitor.onward?.minutes ?? 5)
    counter.at = now + minutes
    work += minutes
    if (isFirst && visitor.onward)
      sentOn.push({ at: counter.at, ticket: { ...next.ticket, serviceId: visitor.onward.serviceId } })
  }
  const group = (wanted: (visitor: Visitor) => boolean) =>
    groupOf([...known.values()].filter(wanted).map(({ id }) => waited.get(id) ?? 0))
  return {
    all: group(() => true),
    priority: group(({ priority, slotAt }) => priority && slotAt === null),
    appointments: group(({ slotAt }) => slotAt !== null),
    others: group(({ priority, slotAt }) => !priority && slotAt === null),
    mostBehind: Math.max(0, ...behind.values()),
    busy: work / (counters.length * dayMinutes),
  }
}

function groupOf(values: readonly number[]): WaitedGroup {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
  const tenth = (value: number) => Math.round(value * 10) / 10
  return { visitors: sorted.length, median: tenth(at(0.5)), p90: tenth(at(0.9)), longest: tenth(at(1)) }
}
