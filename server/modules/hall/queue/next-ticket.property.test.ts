import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecast, waitOf, waitOfNewcomer } from './forecast.rules.ts'
import { type Asking, byPlace, mayCall, nextTicket, type Waiting } from './next-ticket.rules.ts'

const services = ['a', 'b', 'c'] as const
const service = fc.constantFrom(...services)
const counters = fc
  .array(fc.uniqueArray(service, { minLength: 1 }), { minLength: 1, maxLength: 5 })
  .map((all): Asking[] => all.map((serviceIds, n) => ({ id: `counter-${n}`, serviceIds })))

/** What may happen in a hall, in any order. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('come' as const),
      service,
      priority: fc.boolean(),
      booked: fc.boolean(),
      early: fc.nat(20),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('call' as const),
      counter: fc.nat(4),
      again: fc.option(service),
      only: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('hold' as const), which: fc.nat(50), minutes: fc.nat(10) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('go' as const), which: fc.nat(50) }) },
)

describe('whatever comes, at any counters', () => {
  test('nobody waits behind more than the stated number of later arrivals, and no counter stands still while somebody waits for it', () => {
    fc.assert(
      fc.property(
        counters,
        fc.integer({ min: 0, max: 6 }),
        fc.array(step, { maxLength: 150 }),
        (desks, bound, steps) => {
          let queue: Waiting[] = []
          // Counted here by the bare definition, not by what the rule says that it passes.
          const behind = new Map<string, number>()
          steps.forEach((what, n) => {
            const now = n
            if (what.is === 'come')
              queue.push({
                ...{
                  id: String(n).padStart(4, '0'),
                  serviceId: what.service,
                  priority: what.priority,
                  appointment: what.booked,
                },
                ...{ place: what.booked ? now + what.early : now, passed: 0, counterId: null, holdUntil: null },
              })
            else if (what.is === 'hold')
              queue = queue.map((each, nth) =>
                nth === what.which % queue.length ? { ...each, holdUntil: now + what.minutes } : each,
              )
            else if (what.is === 'go') queue = queue.filter((_, nth) => nth !== what.which % queue.length)
            else {
              const desk = desks[what.counter % desks.length] as Asking
              const next = nextTicket(queue, desk, { now, bound })
              expect(next === undefined).toBe(!queue.some((each) => mayCall(each, desk, now)))
              if (!next) return
              expect(mayCall(next.ticket, desk, now)).toBe(true)
              queue = queue.filter(({ id }) => id !== next.ticket.id)
              for (const each of queue)
                if (mayCall(each, desk, now) && byPlace(each, next.ticket) < 0)
                  behind.set(each.id, (behind.get(each.id) ?? 0) + 1)
              const passed = new Set(next.passes.map(({ id }) => id))
              queue = queue.map((each) => (passed.has(each.id) ? { ...each, passed: each.passed + 1 } : each))
              expect(Math.max(0, ...behind.values())).toBeLessThanOrEqual(bound)
              // Sent on: the same ticket, the same place.
              const target = what.only ? (desks[(what.counter + 1) % desks.length]?.id ?? null) : null
              if (what.again)
                queue.push({ ...next.ticket, serviceId: what.again, counterId: target, appointment: false })
            }
          })
        },
      ),
      { numRuns: 400 },
    )
  })

  test('with a bound of nothing it is first come, first served', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ priority: fc.boolean(), place: fc.nat(50) }), { minLength: 1 }), (people) => {
        const queue = people.map((each, n) => waiting(String(n).padStart(3, '0'), each))
        const next = nextTicket(queue, { id: 'x', serviceIds: ['a'] }, { now: 100, bound: 0 })
        expect(next?.ticket).toBe([...queue].sort(byPlace)[0])
      }),
      { numRuns: 100 },
    )
  })

  test('the forecast calls everybody whom an open counter serves, once, and never before now', () => {
    fc.assert(
      fc.property(
        counters,
        fc.array(fc.record({ serviceId: service, place: fc.nat(50), priority: fc.boolean() }), { maxLength: 40 }),
        (desks, people) => {
          const queue = people.map((each, n) => waiting(String(n).padStart(3, '0'), each))
          const open = desks.map((each) => ({ ...each, freeAt: 0 }))
          const likely = forecast({ queue, counters: open, minutesOf: () => 5, now: 60, bound: 3 })
          const served = queue.filter(({ serviceId }) => desks.some(({ serviceIds }) => serviceIds.includes(serviceId)))
          expect([...likely.keys()].sort()).toEqual(served.map(({ id }) => id).sort())
          expect(Math.min(60, ...likely.values())).toBe(60)
        },
      ),
      { numRuns: 100 },
    )
  })
})

const waiting = (id: string, rest: Partial<Waiting> = {}): Waiting => ({
  ...{ id, serviceId: 'a', place: 0, appointment: false, priority: false, passed: 0, counterId: null, holdUntil: null },
  ...rest,
})

const minute = 60_000

describe('at one counter', () => {
  const desk = { id: 'x', serviceIds: ['a'] }
  const now = 100
  const call = (queue: Waiting[], bound = 2) => nextTicket(queue, desk, { now, bound })?.ticket.id

  test('priority counts as twenty minutes, an appointment as thirty; whoever has waited longer than that goes first', () => {
    const at = 60 * minute
    const first = (...queue: Waiting[]) => nextTicket(queue, desk, { now: at, bound: 2 })?.ticket.id
    const booked = waiting('booked', { place: at, appointment: true })
    const old = waiting('old', { place: at - 11 * minute, priority: true })
    const near = waiting('near', { place: at - 29 * minute })
    const long = waiting('long', { place: at - 32 * minute })
    const early = waiting('early', { place: at + 1, appointment: true, priority: true })
    expect(first(early, near, old, booked)).toBe('old')
    expect(first(early, near, booked)).toBe('booked')
    expect(first(early, long, old, booked)).toBe('long')
    expect(first(early, near)).toBe('near')
    expect(first(early), 'nobody else is there: why wait').toBe('early')
  })

  test('where somebody was passed often enough, whoever came first of all is called', () => {
    const first = waiting('first', { place: 10 })
    const full = waiting('full', { place: 30, passed: 2 })
    const old = waiting('old', { place: 50, priority: true })
    expect(call([first, full, old])).toBe('first')
    expect(call([full, old])).toBe('full')
    expect(call([{ ...full, passed: 1 }, old])).toBe('old')
  })

  test('one who lets others go first is not called, and nobody counts as having passed them', () => {
    const holding = waiting('holding', { place: 1, holdUntil: 101 })
    const other = waiting('other', { place: 2 })
    const next = nextTicket([holding, other], desk, { now, bound: 2 })
    expect([next?.ticket.id, next?.passes]).toEqual(['other', []])
    expect(nextTicket([holding], desk, { now: 101, bound: 2 })?.ticket.id).toBe('holding')
  })

  test('one who was sent to another counter is not called here', () => {
    expect(call([waiting('sent', { counterId: 'y' })])).toBeUndefined()
    expect(call([waiting('sent', { counterId: 'x', serviceId: 'z' })])).toBe('sent')
  })
})

test('a wait is told as a range of five minutes, wider where others may still go first; none where no counter is open for it', () => {
  const queue = [waiting('1'), waiting('2'), waiting('3')]
  const open = [{ id: 'x', serviceIds: ['a'], freeAt: 0 }]
  const given = { queue, counters: open, minutesOf: () => 10, now: 0, bound: 2 }
  expect(waitOf({ ...given, ticket: queue[0] as Waiting })).toEqual({ low: 0, high: 5 })
  expect(waitOf({ ...given, ticket: queue[2] as Waiting })).toEqual({ low: 10, high: 35 })
  expect(waitOfNewcomer({ ...given, serviceId: 'a' })).toEqual({ low: 20, high: 50 })
  expect(waitOfNewcomer({ ...given, serviceId: 'b' })).toBeUndefined()
})
