import type { CaseCommand } from '../../../../contract/case-commands.ts'
import type { OrderTarget } from '../../../../contract/cases.ts'
import { findLevel, nameOfBody } from './bodies.ts'
import { type CaseState, type Clock, isOrderOpen, isRunning, type Order, unanswered } from './case-state.ts'
import { at, type Facts, type NewEvent, noted, refuse, startClock, stopClock, told } from './facts.ts'

type Command<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>

const bodyOf = (target: OrderTarget) => ({ kind: 'department' as const, id: target.id })

/** Orders that summon or dispatch departments and still wait for something. */
export const departmentOrders = (state: CaseState): Order[] =>
  state.orders.filter((order) => (order.kind === 'whistle' || order.kind === 'dispatch') && isOrderOpen(order))

/** The order a command names, still open. */
export function getOpenOrder(state: CaseState, orderId: string): Order {
  const order = state.orders.find((candidate) => candidate.id === orderId) ?? refuse('case.order_not_found')
  if (!isOrderOpen(order)) refuse('case.order_ended')
  return order
}

/** The running clocks of an order, stopped: judged as met or not, or dropped without a judgement. */
export const clocksOf = (state: CaseState, orderId: string, now: Date, met: 'judge' | 'drop' = 'judge'): Clock[] =>
  state.clocks
    .filter((clock) => clock.orderId === orderId && isRunning(clock))
    .map((clock) => (met === 'judge' ? stopClock(clock, now) : { ...stopClock(clock, now), met: null }))

function issue(
  state: CaseState,
  facts: Facts,
  order: {
    kind: 'whistle' | 'dispatch'
    departmentId: string
    role: 'lead' | 'joint'
    text?: string | undefined
    arriveBy?: string | undefined
    limit?: Facts['limits']['handle'] | undefined
  },
) {
  const department =
    facts.bodies.department(order.departmentId) ??
    refuse('case.department_not_found', { departmentId: order.departmentId })
  const id = facts.newId()
  const body = { kind: 'department' as const, id: department.id }
  const answer = startClock(facts, {
    id: `answer.${id}`,
    stage: 'answer',
    body,
    limit: facts.limits.answer,
    orderId: id,
  })
  const issued: Order = {
    ...unanswered,
    id,
    kind: order.kind,
    role: order.role,
    issuer: state.holder,
    target: body,
    text: order.text ?? null,
    issuedAt: at(facts.now),
    refuseUntil: at(facts.clockwork.refuseUntil(body, order.limit ?? facts.limits.handle, facts.now)),
    arriveBy: order.arriveBy ? at(new Date(order.arriveBy)) : null,
  }
  const clocks = [answer]
  if (order.limit)
    clocks.push(startClock(facts, { id: `handle.${id}`, stage: 'handle', body, limit: order.limit, orderId: id }))
  return { order: issued, clocks, name: department.name }
}

/** Summons departments to the place (street), or sends them the work (district). One leads; without a choice, the first to answer. */
export function summon(state: CaseState, command: Command<'whistle'> | Command<'dispatch'>, facts: Facts): NewEvent[] {
  const level = findLevel(facts.bodies, state.holder)
  if (command.type === 'whistle' && level !== 'street') refuse('case.whistle_from_street')
  if (command.type === 'dispatch' && level !== 'district') refuse('case.dispatch_from_district')
  if (command.leadId && !command.departmentIds.includes(command.leadId)) refuse('case.lead_not_among_targets')
  if (command.type === 'whistle' && command.arriveBy && new Date(command.arriveBy) <= facts.now)
    refuse('case.arrive_by_past')
  const busy = new Set(departmentOrders(state).map((order) => order.target.id))
  const wanted = [...new Set(command.departmentIds)]
  for (const id of wanted) if (busy.has(id)) refuse('case.department_already_ordered', { departmentId: id })
  const hasLead = departmentOrders(state).some((order) => order.role === 'lead')
  const lead = command.leadId ?? (wanted.length === 1 && !hasLead ? wanted[0] : undefined)
  if (command.leadId && hasLead) refuse('case.lead_exists')
  const issued = wanted.map((departmentId) =>
    issue(state, facts, {
      kind: command.type,
      departmentId,
      role: departmentId === lead ? 'lead' : 'joint',
      text: command.text,
      arriveBy: command.type === 'whistle' ? command.arriveBy : undefined,
      limit: command.type === 'dispatch' ? command.limit : undefined,
    }),
  )
  const assigned = state.orders
    .filter((o) => o.kind === 'assign' && isOrderOpen(o))
    .map((o) => ({ ...o, state: 'withdrawn' as const }))
  const names = (language: 'en' | 'zh', joiner: string) => issued.map((one) => one.name[language]).join(joiner)
  return [
    told(
      command.type === 'whistle' ? 'whistled' : 'dispatched',
      {
        set: { state: 'handling', handlerPostId: null },
        orders: [...assigned, ...issued.map((one) => one.order)],
        clocks: issued.flatMap((one) => one.clocks),
      },
      { text: command.text, facts: { to: { en: names('en', ', '), zh: names('zh', '、') }, count: issued.length } },
    ),
  ]
}

/** The target takes the order. The first of several to answer leads, so that residents are never sent from door to door. */
export function answer(state: CaseState, command: Command<'answer'>, facts: Facts): NewEvent[] {
  const order = getOpenOrder(state, command.orderId)
  if (order.state !== 'issued') refuse('case.order_answered')
  const leads =
    order.kind === 'supervise' || state.orders.some((o) => o.kind === order.kind && isOrderOpen(o) && o.role === 'lead')
  const answered: Order = {
    ...order,
    state: order.kind === 'supervise' ? 'handled' : 'answered',
    answeredAt: at(facts.now),
    role: leads ? order.role : 'lead',
  }
  const clocks = clocksOf(state, order.id, facts.now).filter((clock) => clock.stage === 'answer')
  if (order.kind === 'whistle' && order.target.kind === 'department')
    clocks.push(
      startClock(facts, {
        id: `arrive.${order.id}.${order.returns}`,
        stage: 'arrive',
        body: bodyOf(order.target),
        limit: facts.limits.arrive,
        orderId: order.id,
        ...(order.arriveBy && new Date(order.arriveBy) > facts.now ? { dueAt: new Date(order.arriveBy) } : {}),
      }),
    )
  const event = order.kind === 'supervise' ? noted : told
  return [
    event(
      'answered',
      { orders: [answered], clocks },
      {
        text: command.text,
        facts: { by: nameOfBody(facts.bodies, order.target), role: answered.role, kind: order.kind },
      },
    ),
  ]
}

/** The target says the work isn't its own, inside the refusal window. The issuer rules. */
export function returnOrder(state: CaseState, command: Command<'return'>, facts: Facts): NewEvent[] {
  const order = getOpenOrder(state, command.orderId)
  if (order.kind === 'supervise') refuse('case.supervision_not_returned')
  if (order.state !== 'issued' && order.state !== 'answered') refuse('case.order_too_late_to_return')
  if (!order.refuseUntil || at(facts.now) > order.refuseUntil)
    refuse('case.refusal_window_over', { until: order.refuseUntil ?? '' })
  return [
    noted(
      'returned',
      {
        orders: [
          {
            ...order,
            state: 'returned',
            returnReason: command.reason,
            returns: order.returns + 1,
            answeredAt: order.answeredAt ?? at(facts.now),
          },
        ],
        clocks: clocksOf(state, order.id, facts.now),
      },
      { text: command.reason, facts: { by: nameOfBody(facts.bodies, order.target) } },
    ),
  ]
}

/** The issuer withdraws, re-targets or overrules a returned order. It overrules once; after that the level above rules. */
export function ruleReturn(state: CaseState, command: Command<'rule_return'>, facts: Facts): NewEvent[] {
  const order = getOpenOrder(state, command.orderId)
  if (order.state !== 'returned') refuse('case.order_not_returned')
  if (order.overruled && !facts.relations.has('above')) refuse('case.level_above_rules')
  const base = {
    text: command.reason,
    facts: { ruling: command.ruling, target: nameOfBody(facts.bodies, order.target) },
  }
  if (command.ruling === 'withdraw')
    return [withNothingLeft(state, facts, noted('return_ruled', { orders: [{ ...order, state: 'withdrawn' }] }, base))]
  if (command.ruling === 'overrule') {
    const again: Order = {
      ...order,
      state: 'issued',
      answeredAt: null,
      overruled: true,
      // Overruled by the level above means done: it can't be returned a third time.
      refuseUntil: order.overruled
        ? null
        : at(facts.clockwork.refuseUntil(bodyOf(order.target), facts.limits.handle, facts.now)),
    }
    const clock = startClock(facts, {
      id: `answer.${order.id}.${order.returns}`,
      stage: 'answer',
      body: order.target.kind === 'department' ? bodyOf(order.target) : state.holder,
      limit: facts.limits.answer,
      orderId: order.id,
    })
    return [noted('return_ruled', { orders: [again], clocks: [clock] }, base)]
  }
  const target = command.target ?? refuse('case.target_needed')
  if (target.kind !== 'department' || order.kind === 'assign') refuse('case.target_must_be_department')
  if (departmentOrders(state).some((o) => o.target.id === target.id))
    refuse('case.department_already_ordered', { departmentId: target.id })
  const anew = issue(state, facts, {
    kind: order.kind as 'whistle' | 'dispatch',
    departmentId: target.id,
    role: order.role,
    text: order.text ?? undefined,
    arriveBy: order.arriveBy ?? undefined,
  })
  return [
    noted(
      'return_ruled',
      {
        orders: [
          { ...order, state: 'withdrawn' },
          { ...anew.order, issuer: order.issuer },
        ],
        clocks: anew.clocks,
      },
      { ...base, facts: { ...base.facts, to: anew.name } },
    ),
  ]
}

/** The lead changes hands by agreement or ruling. */
export function changeLead(state: CaseState, command: Command<'change_lead'>, facts: Facts): NewEvent[] {
  const next = getOpenOrder(state, command.orderId)
  if (next.kind === 'supervise' || next.kind === 'assign') refuse('case.lead_not_among_targets')
  if (next.role === 'lead') refuse('case.leads_already')
  const before = state.orders.filter((order) => order.role === 'lead' && isOrderOpen(order) && order.kind === next.kind)
  return [
    told(
      'lead_changed',
      { orders: [...before.map((order) => ({ ...order, role: 'joint' as const })), { ...next, role: 'lead' }] },
      { text: command.reason, facts: { to: nameOfBody(facts.bodies, next.target), basis: command.basis } },
    ),
  ]
}

/** The issuer takes an order back. */
export function withdrawOrder(state: CaseState, command: Command<'withdraw_order'>, facts: Facts): NewEvent[] {
  const order = getOpenOrder(state, command.orderId)
  return [
    withNothingLeft(
      state,
      facts,
      noted(
        'order_withdrawn',
        { orders: [{ ...order, state: 'withdrawn' }], clocks: clocksOf(state, order.id, facts.now, 'drop') },
        { text: command.reason, facts: { target: nameOfBody(facts.bodies, order.target) } },
      ),
    ),
  ]
}

/** When the last order that somebody works on is gone, the case waits for a handler again. */
function withNothingLeft(state: CaseState, _facts: Facts, event: NewEvent): NewEvent {
  const gone = new Set(event.effect.orders?.map((order) => order.id))
  const left = state.orders.some((order) => order.kind !== 'supervise' && isOrderOpen(order) && !gone.has(order.id))
  if (left || state.state !== 'handling' || state.children.length > 0) return event
  return { ...event, effect: { ...event.effect, set: { ...event.effect.set, state: 'accepted', handlerPostId: null } } }
}
