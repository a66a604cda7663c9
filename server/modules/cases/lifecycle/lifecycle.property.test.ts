import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { CaseCommand } from '../../../../contract/case-commands.ts'
import type { Limit, Stage } from '../../../../contract/cases.ts'
import { Refused } from '../../../platform/errors.ts'
import { rowOf, stateOf } from '../case-row.rules.ts'
import { clockworkOver } from '../cases.context.ts'
import { calendarOf, shanghai } from '../clocks/testing.ts'
import type { Bodies } from './bodies.ts'
import { type CaseEvent, type CaseState, isOpen, isOrderOpen, isRunning } from './case-state.ts'
import { commandRules, type Relation } from './commands.rules.ts'
import { decide } from './decide.rules.ts'
import type { Facts, Given } from './facts.ts'
import { open } from './new-case.rules.ts'
import { evolve, replay } from './replay.rules.ts'
import { strike } from './sweep.rules.ts'

// Thousands of lives: seconds alone, more beside the rest of the run.
vi.setConfig({ testTimeout: 90_000 })

const names = { en: 'x', zh: 'x' }
const tree = { district: ['d'], street: ['d', 's'], community: ['d', 's', 'c'], grid: ['d', 's', 'c', 'g'] } as const
const bodies: Bodies = {
  district: 'd',
  unit: (id) => {
    const found = Object.entries(tree).find(([, path]) => path.at(-1) === id)
    if (!found) return undefined
    const [level, path] = found
    return {
      id,
      level: level as keyof typeof tree,
      parentId: path.at(-2) ?? null,
      path: [...path],
      name: names,
      calendarCode: null,
    }
  },
  department: (id) => (['w', 'p', 'h'].includes(id) ? { id, unitId: 'd', name: names, calendarCode: null } : undefined),
}
const clockwork = clockworkOver(() => calendarOf())
const hours = (amount: number): Limit => ({ amount, unit: 'working_hours' })
const limits: Record<Stage, Limit> = {
  accept: hours(4),
  answer: hours(2),
  arrive: hours(8),
  handle: { amount: 2, unit: 'working_days' },
  check: hours(8),
}
const relations: Relation[] = ['holder', 'above', 'handler', 'issuer', 'target', 'grid', 'involved', 'reporter']

let ids = 0
const newId = () => `id-${++ids}`
const start = shanghai('2026-03-02 10:00')

function newCase(): CaseState {
  return open(
    {
      id: 'case',
      number: 'T-2026-000001',
      channel: 'web',
      priority: 'normal',
      category: null,
      conditionId: null,
      text: 'a lamp is dark',
      answers: [],
      point: null,
      address: null,
      placement: { placed: true, unitId: 'g', streetId: 's', communityId: 'c', gridId: 'g', microgridId: null },
      holder: { kind: 'unit', id: 'g' },
      rule: null,
      reporterKind: 'anonymous',
      foundByStaff: false,
      confidential: false,
      fileIds: [],
      alsoTell: null,
      parent: null,
      solved: null,
      noticedAt: null,
    },
    { now: start, by: { kind: 'reporter' }, newId, limits, bodies, clockwork },
  ).state
}

/** What somebody tries next: any command, by anybody, on any order, after any pause. Most are refused; that is the point. */
const attempt = fc.record({
  type: fc.constantFrom(...(Object.keys(commandRules) as CaseCommand['type'][])),
  who: fc.constantFrom('wen', 'bo', 'mei', 'lin'),
  related: fc.uniqueArray(fc.constantFrom(...relations), { minLength: 1 }),
  order: fc.nat(6),
  minutes: fc.nat(3000),
  flag: fc.boolean(),
  pick: fc.nat(3),
  days: fc.integer({ min: 1, max: 9 }),
})
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never

function commandOf(given: Attempt, state: CaseState, now: Date): { command: CaseCommand; found: Given } {
  const orders = state.orders.filter(isOrderOpen)
  const orderId = (orders[given.order % Math.max(1, orders.length)] ?? state.orders[0])?.id ?? 'none'
  const until = new Date(now.getTime() + given.days * 86_400_000).toISOString()
  const reason = 'because'
  const fileIds: string[] = []
  const department = ['w', 'p', 'h'][given.pick % 3] as string
  const found: Given = {}
  const make = (): CaseCommand => {
    switch (given.type) {
      case 'accept':
        return { type: 'accept' }
      case 'send_down':
        return { type: 'send_down', unitId: ['g', 'c', 's', 'd'][given.pick] as string, reason }
      case 'assign':
        found.assignee = { postId: `post-${given.who}`, role: 'grid_worker', name: names, unitPath: [...tree.grid] }
        return { type: 'assign', postId: `post-${given.who}` }
      case 'whistle':
      case 'dispatch':
        return {
          type: given.type,
          departmentIds: given.flag ? [department] : ['w', 'p'],
          ...(given.flag ? { leadId: department } : {}),
        }
      case 'supervise':
        return { type: 'supervise', text: reason }
      case 'answer':
        return { type: 'answer', orderId }
      case 'rule_return':
        return {
          type: 'rule_return',
          orderId,
          ruling: (['withdraw', 'retarget', 'overrule'] as const)[given.pick % 3] ?? 'withdraw',
          target: { kind: 'department', id: department },
          reason,
        }
      case 'change_lead':
        return { type: 'change_lead', orderId, basis: 'ruling', reason }
      case 'return':
      case 'withdraw_order':
        return { type: given.type, orderId, reason }
      case 'arrive':
        return { type: 'arrive', orderId, fileIds }
      case 'handle':
        return { type: 'handle', ...(given.flag && orders.length > 0 ? { orderId } : {}), text: 'done', fileIds }
      case 'check':
        return { type: 'check', passed: given.flag, text: 'looked' }
      case 'ask_extension':
      case 'ask_suspension':
        return { type: given.type, until, reason }
      case 'rule_extension':
      case 'rule_suspension':
        return { type: given.type, granted: given.flag, reason }
      case 'resume':
        return { type: 'resume' }
      case 'split':
        found.children = [
          { id: 'child-1', number: 'T-2026-000002' },
          { id: 'child-2', number: 'T-2026-000003' },
        ]
        return { type: 'split', children: [{ text: 'one part' }, { text: 'another' }] }
      case 'merge':
        found.survivor = { id: 'other', number: 'T-2026-000009' }
        return { type: 'merge', intoCaseId: 'other' }
      case 'rate':
        return { type: 'rate', solved: given.flag, satisfaction: 1 + (given.pick % 5) }
      case 'return_visit':
        return {
          type: 'return_visit',
          outcome: (['settled', 'not_solved', 'not_reached'] as const)[given.pick % 3] ?? 'settled',
          text: 'called',
        }
      case 'comment':
        return { type: 'comment', text: 'hello', visibility: given.flag ? 'public' : 'internal', fileIds }
      case 'categorise':
        found.category = { id: 'cat', name: names, danger: false, standardConditionId: null }
        return { type: 'categorise', categoryId: 'cat' }
      case 'place':
        found.placement = {
          placed: true,
          unitId: 'g',
          streetId: 's',
          communityId: 'c',
          gridId: 'g',
          microgridId: null,
          holder: { kind: 'unit', id: 'g' },
        }
        return { type: 'place', unitId: 'g' }
      default:
        return { type: given.type, reason } as CaseCommand
    }
  }
  return { command: make(), found }
}

const first: CaseEvent = {
  seq: 1,
  at: start.toISOString(),
  type: 'reported',
  by: { kind: 'reporter' },
  public: true,
  effect: { set: newCase() },
}

/** The way back as the timeline tells it; `free`: nothing went on elsewhere. */
function backOf(state: CaseState, timeline: readonly CaseEvent[], free: boolean): Given['back'] {
  const seq = state.undo?.seq ?? 0
  const whole = [first, ...timeline]
  const effect = whole[seq - 1]?.effect ?? {}
  return { before: replay(whole.slice(0, seq - 1)), effect, numbers: ['T-2'], hindrance: free ? null : 'T-2' }
}

/** Lives a case through attempts; gives its timeline and every step before and after. */
function live(attempts: readonly Attempt[]) {
  let state = newCase()
  let now = start
  const timeline: CaseEvent[] = []
  const steps: { before: CaseState; after: CaseState; events: CaseEvent[]; attempt: Attempt }[] = []
  for (const one of attempts) {
    now = new Date(now.getTime() + one.minutes * 60_000)
    const { command, found } = commandOf(one, state, now)
    if (state.undo) found.back = backOf(state, timeline, one.flag)
    const by =
      one.related.includes('reporter') && one.related.length === 1
        ? { kind: 'reporter' as const }
        : { kind: 'staff' as const, accountId: one.who, postId: `post-${one.who}` }
    const facts: Facts = { now, by, relations: new Set(one.related), newId, limits, bodies, clockwork, given: found }
    try {
      const events = decide(state, command, facts)
      const after = events.reduce<CaseState>((current, event) => evolve(current, event), state)
      steps.push({ before: state, after, events, attempt: one })
      timeline.push(...events)
      state = after
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
    const struck = strike(state, { now, bodies, newId })
    timeline.push(...struck)
    state = struck.reduce<CaseState>((current, event) => evolve(current, event), state)
  }
  return { state, timeline, steps, now }
}

const lives = (check: (life: ReturnType<typeof live>) => void) =>
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 40 }), (attempts) => check(live(attempts))),
    { numRuns: 100 },
  )

test('whatever people try, a row keeps all of its case', () => {
  lives(({ state }) => void expect(stateOf(rowOf(state))).toEqual(state))
})

test('a case is what its timeline says, through JSON and back', () => {
  lives(({ state, timeline }) => {
    const told = JSON.parse(JSON.stringify([first, ...timeline])) as CaseEvent[]
    expect(replay(told)).toEqual(JSON.parse(JSON.stringify(state)))
  })
})

test('an ended case has nothing that runs and nobody who waits', () => {
  lives(({ state }) => {
    if (isOpen(state)) return
    expect(state.clocks.filter((clock) => clock.stoppedAt === null)).toEqual([])
    expect(state.orders.filter(isOrderOpen)).toEqual([])
    expect(state.closedAt).not.toBeNull()
  })
})

test('an open case always has a clock that runs, unless it is suspended or waits for its parts', () => {
  lives(({ state }) => {
    if (!isOpen(state)) return
    const running = state.clocks.filter(isRunning)
    if (state.state === 'suspended') expect(running).toEqual([])
    else expect(running.length).toBeGreaterThan(0)
  })
})

test('nobody ever passes a check of their own work', () => {
  lives(({ steps }) => {
    for (const { before, events, attempt: one } of steps)
      if (events.some((event) => event.type === 'check_passed')) expect(before.handledBy).not.toContain(one.who)
  })
})

test('at most one department leads', () => {
  lives(({ steps }) => {
    for (const { after } of steps) {
      const leads = after.orders.filter(
        (order) =>
          isOrderOpen(order) && order.role === 'lead' && (order.kind === 'whistle' || order.kind === 'dispatch'),
      )
      expect(leads.length).toBeLessThanOrEqual(1)
    }
  })
})

test('a due time moves only by a granted extension or by the end of a suspension', () => {
  lives(({ steps }) => {
    for (const { before, after, events } of steps) {
      const allowed = events.some((event) => event.type === 'extension_granted' || event.type === 'resumed')
      for (const clock of before.clocks) {
        const now = after.clocks.find((one) => one.id === clock.id)
        expect(now?.startedAt).toBe(clock.startedAt)
        if (!allowed) expect(now?.dueAt).toBe(clock.dueAt)
      }
    }
  })
})

test('the same step is struck once per clock, and no level is told twice', () => {
  lives(({ timeline, state }) => {
    const rounds = state.clocks.length
    const ambers = timeline.filter((event) => event.type === 'amber').length
    expect(ambers).toBeLessThanOrEqual(rounds * 2)
    expect(new Set(state.supervised).size).toBe(state.supervised.length)
  })
})

test('a merge or split taken back leaves the case as it was, whatever was said meanwhile', () => {
  const factsAt = (now: Date, given: Given): Facts => ({
    ...{ now, by: { kind: 'staff' }, relations: new Set(relations), newId, limits, bodies, clockwork, given },
  })
  const talk = fc.array(fc.record({ minutes: fc.nat(400), call: fc.boolean() }), { maxLength: 6 })
  let undone = 0
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 25 }), talk, fc.boolean(), (attempts, said, whole) => {
      const life = live(attempts)
      const timeline = [...life.timeline]
      let { state, now } = life
      const give = (command: CaseCommand, given: Given) => {
        const events = decide(state, command, factsAt(now, given))
        timeline.push(...events)
        state = events.reduce<CaseState>((current, event) => evolve(current, event), state)
      }
      const before = state
      try {
        if (whole) give({ type: 'merge', intoCaseId: 'other' }, { survivor: { id: 'other', number: 'T-9' } })
        else
          give(
            { type: 'split', children: [{ text: 'one' }, { text: 'two' }] },
            { children: [{ id: 'c', number: '2' }] },
          )
      } catch (error) {
        if (error instanceof Refused) return
        throw error
      }
      const until = state.undo?.until ?? ''
      for (const each of said) {
        now = new Date(now.getTime() + each.minutes * 60_000)
        if (each.call && state.state !== 'merged') give({ type: 'supervise', text: 'please hurry' }, {})
        else give({ type: 'comment', text: 'hello', visibility: 'public', fileIds: [] }, {})
      }
      const calls = state.orders.filter((order) => !before.orders.some((old) => old.id === order.id))
      give({ type: 'undo' }, { back: backOf(state, timeline, true) })
      undone += 1
      expect(now.toISOString() <= until).toBe(true)
      expect({ ...state, version: 0, undo: null }).toEqual({
        ...before,
        ...{ version: 0, undo: null, orders: [...before.orders, ...calls] },
      })
      expect(replay([first, ...timeline])).toEqual(state)
      expect(stateOf(rowOf(state))).toEqual(state)
    }),
    { numRuns: 300 },
  )
  expect(undone).toBeGreaterThan(20)
})

test('what went on cannot be taken back, nor after its time', () => {
  const facts = (now: Date, given: Given): Facts => ({
    ...{ now, by: { kind: 'staff' }, relations: new Set(relations), newId, limits, bodies, clockwork, given },
  })
  const survivor = { survivor: { id: 'other', number: 'T-9' } }
  const events = decide(newCase(), { type: 'merge', intoCaseId: 'other' }, facts(start, survivor))
  const merged = events.reduce<CaseState>((state, event) => evolve(state, event), newCase())
  const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000)
  const undo = (now: Date, free: boolean) => () =>
    decide(merged, { type: 'undo' }, facts(now, { back: backOf(merged, events, free) }))
  expect(undo(later(71), true)).not.toThrow()
  expect(undo(later(71), false)).toThrow(expect.objectContaining({ code: 'case.undo_went_on' }))
  expect(undo(later(73), true)).toThrow(expect.objectContaining({ code: 'case.undo_late' }))
})
