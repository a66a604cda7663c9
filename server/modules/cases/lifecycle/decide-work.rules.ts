import type { CaseCommand } from '../../../../contract/case-commands.ts'
import { nameOfBody } from './bodies.ts'
import { type CaseState, type Clock, isOrderOpen, isRunning } from './case-state.ts'
import { stopAll } from './decide-holder.rules.ts'
import { clocksOf, departmentOrders, getOpenOrder } from './decide-orders.rules.ts'
import { at, type Facts, type NewEvent, refuse, startClock, stopClock, told } from './facts.ts'

type Command<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>

/** The officer of a summoned department is on site: time, place and photo if there is one. */
export function arrive(state: CaseState, command: Command<'arrive'>, facts: Facts): NewEvent[] {
  const order = getOpenOrder(state, command.orderId)
  if (order.kind === 'supervise') refuse('case.order_needs_no_arrival')
  if (order.arrivedAt) refuse('case.order_arrived')
  if (order.state === 'returned') refuse('case.order_returned')
  // Who comes at once has answered by coming.
  const clocks = clocksOf(state, order.id, facts.now).filter(
    (clock) => clock.stage === 'answer' || clock.stage === 'arrive',
  )
  return [
    told(
      'arrived',
      {
        orders: [
          { ...order, state: 'arrived', answeredAt: order.answeredAt ?? at(facts.now), arrivedAt: at(facts.now) },
        ],
        clocks,
        set: { files: [...state.files, ...command.fileIds.map((id) => ({ id, purpose: 'arrival' as const }))] },
      },
      { text: command.text, facts: { by: nameOfBody(facts.bodies, order.target) }, fileIds: command.fileIds },
    ),
  ]
}

/** Work done and shown. With several departments at work the case is handled when the last of them is. */
export function handle(state: CaseState, command: Command<'handle'>, facts: Facts): NewEvent[] {
  if (state.children.length > 0) refuse('case.waits_for_children')
  const files = [...state.files, ...command.fileIds.map((id) => ({ id, purpose: 'result' as const }))]
  if (facts.given.condition?.photoRequired && !files.some((file) => file.purpose === 'result'))
    refuse('case.photo_required')
  const me = facts.by.accountId ?? facts.by.postId ?? 'system'
  const order = command.orderId
    ? getOpenOrder(state, command.orderId)
    : state.orders.find((o) => o.kind === 'assign' && isOrderOpen(o))
  if (!command.orderId && departmentOrders(state).length > 0) refuse('case.departments_at_work')
  if (order?.kind === 'supervise') refuse('case.order_needs_no_result')
  if (order?.state === 'returned') refuse('case.order_returned')
  if (order?.kind === 'whistle' && order.arrivedAt === null) refuse('case.arrive_first')
  if (order?.kind === 'dispatch' && order.answeredAt === null) refuse('case.answer_first')
  const done = order
    ? [
        {
          ...order,
          state: 'handled' as const,
          answeredAt: order.answeredAt ?? at(facts.now),
          handledAt: at(facts.now),
          handledBy: me,
        },
      ]
    : []
  const ownClocks = order ? clocksOf(state, order.id, facts.now) : []
  const othersAtWork = departmentOrders(state).some((other) => other.id !== order?.id)
  const handledBy = [...new Set([...state.handledBy, me])]
  const words = {
    text: command.text,
    facts: {
      by: order
        ? nameOfBody(facts.bodies, order.target.kind === 'post' ? state.holder : order.target)
        : nameOfBody(facts.bodies, state.holder),
    },
    fileIds: command.fileIds,
  }
  if (othersAtWork)
    return [told('order_handled', { orders: done, clocks: ownClocks, set: { files, handledBy } }, words)]
  const caseClocks = state.clocks
    .filter((clock) => clock.stage === 'handle' && clock.orderId === null && isRunning(clock))
    .map((clock) => stopClock(clock, facts.now))
  const check = startClock(facts, {
    id: `check.${state.version + 1}`,
    stage: 'check',
    body: order?.issuer ?? state.holder,
    limit: facts.limits.check,
  })
  return [
    told(
      'handled',
      {
        orders: done,
        clocks: [...ownClocks, ...caseClocks, check],
        set: { state: 'handled', files, handledBy, handledAt: at(facts.now), extension: null },
      },
      words,
    ),
  ]
}

/** Looked at by somebody else than the handlers: passed, it closes; failed, the work goes on under the clock it had. */
export function check(state: CaseState, command: Command<'check'>, facts: Facts): NewEvent[] {
  const me = facts.by.accountId ?? facts.by.postId
  if (me && state.handledBy.includes(me)) refuse('case.own_work')
  const by = { text: command.text, facts: { by: facts.by.body ?? nameOfBody(facts.bodies, state.holder) } }
  if (command.passed) {
    const handle = state.clocks.findLast((clock) => clock.stage === 'handle' && clock.orderId === null)
    return [
      told(
        'check_passed',
        {
          set: {
            state: 'closed',
            closedAt: at(facts.now),
            closedInTime: handle?.met ?? null,
            suspension: null,
            extension: null,
          },
          clocks: stopAll(state, facts.now),
          orders: endSupervision(state, facts),
        },
        by,
      ),
    ]
  }
  if (!command.text) refuse('case.reason_required')
  const again = state.orders
    .filter(
      (order) =>
        order.kind !== 'supervise' &&
        order.state === 'handled' &&
        order.handledAt !== null &&
        state.handledAt !== null &&
        order.issuedAt <= state.handledAt,
    )
    .map((order) => ({
      ...order,
      state: order.arrivedAt ? ('arrived' as const) : ('answered' as const),
      handledAt: null,
      handledBy: null,
    }))
  const handle = state.clocks.findLast((clock) => clock.stage === 'handle' && clock.orderId === null)
  const resumed: Clock[] = handle ? [{ ...handle, stoppedAt: null, met: null, next: nextStep(handle, facts.now) }] : []
  const checks = state.clocks
    .filter((clock) => clock.stage === 'check' && isRunning(clock))
    .map((clock) => stopClock(clock, facts.now))
  return [
    told(
      'check_failed',
      {
        set: { state: 'handling', rework: state.rework + 1, handledAt: null, handledBy: [] },
        clocks: [...checks, ...resumed],
        orders: again,
      },
      by,
    ),
  ]
}

const endSupervision = (state: CaseState, facts: Facts) =>
  state.orders
    .filter((o) => o.kind === 'supervise' && isOrderOpen(o))
    .map((o) => ({ ...o, state: 'handled' as const, handledAt: at(facts.now) }))

/** What a clock that goes on has left to say: what it said before is not said twice. */
function nextStep(clock: Clock, now: Date): Clock['next'] {
  const t = at(clock.stoppedAt ? new Date(clock.stoppedAt) : now)
  if (t < clock.amberAt) return 'amber'
  if (t < clock.dueAt) return 'due'
  if (t < clock.at150) return 'at150'
  return t < clock.at200 ? 'at200' : null
}
