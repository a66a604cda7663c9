import type { CaseCommand } from '../../../../contract/case-commands.ts'
import type { Holder } from '../../../../contract/cases.ts'
import { findAbove, findLevel, isSameBody, nameOfBody } from './bodies.ts'
import { type CaseState, type Clock, isOrderOpen, isRunning, unanswered } from './case-state.ts'
import { wayBack } from './decide-undo.rules.ts'
import { at, type Facts, type NewEvent, noted, refuse, startClock, stopClock, told } from './facts.ts'

type Command<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>

/** The clock of a stage in the present round, if one was started. */
export const findClock = (state: CaseState, stage: Clock['stage'], orderId: string | null = null): Clock | undefined =>
  state.clocks.findLast((clock) => clock.stage === stage && clock.orderId === orderId && clock.stoppedAt === null)

const stopped = (state: CaseState, stage: Clock['stage'], now: Date): Clock[] =>
  state.clocks.filter((clock) => clock.stage === stage && isRunning(clock)).map((clock) => stopClock(clock, now))

/** Every clock that still runs, stopped: for cases that end. */
export const stopAll = (state: CaseState, now: Date): Clock[] =>
  state.clocks.filter((clock) => clock.stoppedAt === null).map((clock) => stopClock(clock, now))

/** Every order that still waits, ended: for cases that end. */
export const endOrders = (state: CaseState) =>
  state.orders
    .filter(isOrderOpen)
    .map((order) => ({ ...order, state: order.kind === 'supervise' ? ('handled' as const) : ('withdrawn' as const) }))

/** The holder takes the case on under a condition: the clock of handling starts, once. */
export function accept(state: CaseState, _command: Command<'accept'>, facts: Facts): NewEvent[] {
  const { now, limits, given } = facts
  const running = findClock(state, 'handle')
  // A case that was raised keeps the clock it had: the resident's wait doesn't start again with every desk.
  const handle =
    running ??
    startClock(facts, { id: `handle.${state.round}`, stage: 'handle', body: state.holder, limit: limits.handle })
  return [
    told(
      'accepted',
      {
        set: {
          state: 'accepted',
          acceptedAt: state.acceptedAt ?? at(now),
          conditionId: given.condition?.id ?? state.conditionId,
          handleDueAt: handle.dueAt,
        },
        clocks: [...stopped(state, 'accept', now), ...(running ? [] : [handle])],
      },
      {
        facts: {
          by: nameOfBody(facts.bodies, state.holder),
          due: handle.dueAt,
          ...(given.condition ? { condition: given.condition.name } : {}),
        },
      },
    ),
  ]
}

/** The matter isn't one for this house: it ends, with the reason and where to turn instead. */
export function decline(state: CaseState, command: Command<'decline'>, facts: Facts): NewEvent[] {
  return [
    told(
      'declined',
      {
        set: { state: 'declined', closedAt: at(facts.now) },
        clocks: stopAll(state, facts.now),
        orders: endOrders(state),
      },
      {
        text: command.reason,
        facts: { elsewhere: command.elsewhere ?? '', by: nameOfBody(facts.bodies, state.holder) },
      },
    ),
  ]
}

function handOver(state: CaseState, holder: Holder, facts: Facts) {
  const accept = startClock(facts, {
    id: `accept.${state.version + 1}`,
    stage: 'accept',
    body: holder,
    limit: facts.limits.accept,
  })
  return {
    set: { state: 'reported' as const, holder, handlerPostId: null },
    clocks: [...stopped(state, 'accept', facts.now), accept],
    orders: state.orders
      .filter((order) => order.kind === 'assign' && isOrderOpen(order))
      .map((order) => ({ ...order, state: 'withdrawn' as const })),
  }
}

const openWork = (state: CaseState) =>
  state.orders.some((order) => (order.kind === 'whistle' || order.kind === 'dispatch') && isOrderOpen(order))

/** Hands the case to the level above. Free: nothing counts it against anyone. */
export function raise(state: CaseState, command: Command<'raise'>, facts: Facts): NewEvent[] {
  const above = findAbove(facts.bodies, state.holder) ?? refuse('case.nothing_above')
  const effect = handOver(state, above, facts)
  // Whistled work that the street could not settle goes along: the district dispatches anew.
  const orders = state.orders
    .filter((order) => (order.kind === 'whistle' || order.kind === 'dispatch') && isOrderOpen(order))
    .map((order) => ({ ...order, state: 'withdrawn' as const }))
  const ended = new Set(orders.map((order) => order.id))
  const clocks = state.clocks
    .filter((clock) => clock.orderId !== null && ended.has(clock.orderId) && isRunning(clock))
    .map((clock) => ({ ...stopClock(clock, facts.now), met: null }))
  return [
    told(
      'raised',
      {
        set: { ...effect.set, raised: state.raised + 1 },
        clocks: [...effect.clocks, ...clocks],
        orders: [...effect.orders, ...orders],
      },
      {
        text: command.reason,
        facts: { from: nameOfBody(facts.bodies, state.holder), to: nameOfBody(facts.bodies, above) },
      },
    ),
  ]
}

/** Hands the case to a unit below the holder, down to a grid. */
export function sendDown(state: CaseState, command: Command<'send_down'>, facts: Facts): NewEvent[] {
  const target = facts.bodies.unit(command.unitId) ?? refuse('case.unit_not_found', { unitId: command.unitId })
  if (target.level === 'microgrid') refuse('case.unit_too_low')
  const holderUnit = state.holder.kind === 'unit' ? state.holder.id : facts.bodies.department(state.holder.id)?.unitId
  if (target.id === holderUnit || !holderUnit || !target.path.includes(holderUnit)) refuse('case.unit_not_below')
  const holder: Holder = { kind: 'unit', id: target.id }
  return [
    told('sent_down', handOver(state, holder, facts), {
      text: command.reason,
      facts: { from: nameOfBody(facts.bodies, state.holder), to: target.name },
    }),
  ]
}

/** Gives the work to one post below or at the holder. A new assignment ends the one before. */
export function assign(state: CaseState, command: Command<'assign'>, facts: Facts): NewEvent[] {
  const assignee = facts.given.assignee ?? refuse('case.post_not_found')
  const inside =
    state.holder.kind === 'unit'
      ? assignee.unitPath.includes(state.holder.id)
      : assignee.departmentId === state.holder.id
  if (!inside) refuse('case.post_elsewhere')
  if (openWork(state)) refuse('case.departments_at_work')
  const id = facts.newId()
  return [
    told(
      'assigned',
      {
        set: { state: 'handling', handlerPostId: assignee.postId },
        orders: [
          ...state.orders
            .filter((o) => o.kind === 'assign' && isOrderOpen(o))
            .map((o) => ({ ...o, state: 'withdrawn' as const })),
          {
            ...unanswered,
            id,
            kind: 'assign',
            role: 'lead',
            issuer: state.holder,
            target: { kind: 'post', id: assignee.postId },
            text: command.text ?? null,
            issuedAt: at(facts.now),
            refuseUntil: at(facts.clockwork.refuseUntil(state.holder, facts.limits.handle, facts.now)),
          },
        ],
      },
      { text: command.text, facts: { to: assignee.name, role: assignee.role } },
    ),
  ]
}

/** The matter falls into several: each part goes its own way, and this case closes when all of them have. */
export function split(state: CaseState, command: Command<'split'>, facts: Facts): NewEvent[] {
  if (state.children.length > 0) refuse('case.already_split')
  if (state.parentId) refuse('case.split_twice')
  if (openWork(state)) refuse('case.departments_at_work')
  const children = facts.given.children ?? []
  return [
    told(
      'split',
      {
        set: {
          state: 'handling',
          children: children.map((child) => child.id),
          undo: wayBack(state, 'split', facts.now),
        },
      },
      {
        text: command.reason,
        facts: { numbers: children.map((child) => child.number).join(', '), count: children.length },
      },
    ),
  ]
}

/** The same matter is already on its way: this case ends, and who followed it follows the other. */
export function merge(state: CaseState, command: Command<'merge'>, facts: Facts): NewEvent[] {
  const survivor = facts.given.survivor ?? refuse('case.not_found')
  if (survivor.id === state.id) refuse('case.merge_itself')
  // The parent waits for its parts: a part that ended in it would end what it waits for.
  if (survivor.id === state.parentId) refuse('case.merge_into_parent')
  if (state.children.length > 0) refuse('case.already_split')
  return [
    told(
      'merged',
      {
        set: {
          state: 'merged',
          mergedIntoId: survivor.id,
          closedAt: at(facts.now),
          undo: wayBack(state, 'merge', facts.now),
        },
        clocks: stopAll(state, facts.now),
        orders: endOrders(state),
      },
      { text: command.reason, facts: { into: survivor.number } },
    ),
  ]
}

/** Another category or condition. Clocks that run keep their due times: an edit never restarts them. */
export function categorise(state: CaseState, command: Command<'categorise'>, facts: Facts): NewEvent[] {
  const category = facts.given.category ?? refuse('category.not_found')
  const priority = command.priority ?? (category.danger ? 'danger' : state.priority)
  return [
    told(
      'categorised',
      {
        set: {
          categoryId: category.id,
          conditionId: facts.given.condition?.id ?? category.standardConditionId,
          priority,
        },
      },
      { facts: { category: category.name } },
    ),
  ]
}

/** Somebody found out where it is. A case not yet taken on goes to whoever holds cases there. */
export function place(state: CaseState, command: Command<'place'>, facts: Facts): NewEvent[] {
  const placement = facts.given.placement ?? refuse('case.place_needed')
  const { holder, ...where } = placement
  const moves = state.state === 'reported' && !isSameBody(holder, state.holder)
  const effect = moves ? handOver(state, holder, facts) : { set: {}, clocks: [], orders: [] }
  const named = where.unitId ? nameOfBody(facts.bodies, { kind: 'unit', id: where.unitId }) : undefined
  return [
    told(
      'placed',
      {
        ...effect,
        set: {
          ...effect.set,
          ...where,
          point: command.point ?? state.point,
          address: command.address ?? state.address,
        },
      },
      { facts: { ...(named ? { unit: named } : {}), ...(moves ? { to: nameOfBody(facts.bodies, holder) } : {}) } },
    ),
  ]
}

/** Not a matter at all (a test, a double press): ended, with a reason told to the reporter. */
export function voidCase(state: CaseState, command: Command<'void'>, facts: Facts): NewEvent[] {
  return [
    told(
      'voided',
      {
        set: { state: 'void', closedAt: at(facts.now), suspendedUntil: null },
        clocks: stopAll(state, facts.now),
        orders: endOrders(state),
      },
      { text: command.reason },
    ),
  ]
}

/** The reporter takes the matter back. */
export function withdraw(state: CaseState, command: Command<'withdraw'>, facts: Facts): NewEvent[] {
  return [
    told(
      'withdrawn',
      { set: { state: 'void', closedAt: at(facts.now) }, clocks: stopAll(state, facts.now), orders: endOrders(state) },
      { text: command.reason },
    ),
  ]
}

/** Somebody above the holder asks it to move. The state stays as it is. */
export function supervise(state: CaseState, command: Command<'supervise'>, facts: Facts): NewEvent[] {
  const issuer = findAbove(facts.bodies, state.holder) ?? state.holder
  return [
    noted(
      'supervised',
      {
        orders: [
          superviseOrder({
            id: facts.newId(),
            issuer,
            target: state.holder,
            text: command.text,
            now: facts.now,
          }),
        ],
      },
      {
        text: command.text,
        facts: { to: nameOfBody(facts.bodies, state.holder), level: findLevel(facts.bodies, state.holder) ?? '' },
      },
    ),
  ]
}

/** A `supervise` order from one body to another; `text` is null when the clock wrote it. */
export function superviseOrder(order: { id: string; issuer: Holder; target: Holder; text: string | null; now: Date }) {
  return {
    ...unanswered,
    id: order.id,
    kind: 'supervise' as const,
    role: 'joint' as const,
    issuer: order.issuer,
    target: order.target,
    text: order.text,
    issuedAt: at(order.now),
  }
}
