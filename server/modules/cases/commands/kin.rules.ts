import type { CaseCommand } from '../../../../contract/case-commands.ts'
import { Refused } from '../../../platform/errors.ts'
import type { CaseContext } from '../cases.context.ts'
import type { StoredCase } from '../cases.store.ts'
import { placeOf } from '../intake/prepare.rules.ts'
import {
  type CaseEvent,
  type CaseState,
  type Doer,
  type Effect,
  type EventType,
  isOpen,
} from '../lifecycle/case-state.ts'
import { sequence } from '../lifecycle/decide.rules.ts'
import { endOrders, stopAll } from '../lifecycle/decide-holder.rules.ts'
import { at, type Facts, told } from '../lifecycle/facts.ts'
import { open } from '../lifecycle/new-case.rules.ts'
import { evolve } from '../lifecycle/replay.rules.ts'
import type { CaseChange } from '../saving.store.ts'

/** One part of a split case: a case of its own, at the same place unless it names another, with what the parent's reporter said about it. */
export function childOf(given: {
  part: Extract<CaseCommand, { type: 'split' }>['children'][number]
  id: string
  number: string
  parent: CaseState
  facts: Facts
  context: CaseContext
}): CaseChange & { events: CaseEvent[] } {
  const { part, parent, facts, context } = given
  const { configuration } = context
  const isElsewhere = part.point !== undefined || part.unitId !== undefined
  const categoryId = part.categoryId ?? parent.categoryId
  const category = categoryId ? configuration.categories.get(categoryId) : undefined
  if (categoryId && !category)
    throw new Refused('category.not_found', {}, { status: 422, field: 'body.command.children' })
  const conditionId = part.categoryId
    ? (configuration.standardCondition(part.categoryId)?.id ?? null)
    : parent.conditionId
  const holder = part.holder ?? parent.holder
  const known = holder.kind === 'unit' ? context.bodies.unit(holder.id) : context.bodies.department(holder.id)
  if (!known)
    throw new Refused('case.unit_not_found', { unitId: holder.id }, { status: 422, field: 'body.command.children' })
  const { events, state } = open(
    {
      id: given.id,
      number: given.number,
      channel: parent.channel,
      priority: parent.priority,
      category: category ? { id: category.id, name: category.name } : null,
      conditionId,
      text: part.text,
      answers: [],
      point: isElsewhere ? (part.point ?? null) : parent.point,
      address: isElsewhere ? null : parent.address,
      placement: isElsewhere ? placeOf(context, part) : placementIn(parent),
      holder,
      rule: null,
      reporterKind: parent.reporterKind,
      foundByStaff: parent.foundByStaff,
      confidential: parent.confidential,
      fileIds: [],
      alsoTell: null,
      parent: { id: parent.id, number: parent.number },
      solved: null,
      noticedAt: null,
    },
    { ...facts, limits: context.limits({ conditionId, categoryId, priority: parent.priority }) },
  )
  return { state, events, secretHash: null, contact: null }
}

const placementIn = ({ placed, unitId, streetId, communityId, gridId, microgridId }: CaseState) => ({
  ...{ placed, unitId, streetId, communityId, gridId, microgridId },
})

/** What a parent learns when a child ends: the last one closes it. Undefined when the parent has ended by itself. */
export function parentEvent(given: {
  parent: CaseState
  child: CaseState
  others: readonly CaseState[]
  now: Date
}): CaseEvent | undefined {
  const { parent, child, others, now } = given
  if (!isOpen(parent)) return undefined
  const left = others.filter(isOpen).length
  const closes = left === 0
  const noWayBack = parent.undo ? { undo: null } : {}
  const event = told(
    'child_closed',
    closes
      ? {
          set: {
            state: 'closed',
            closedAt: at(now),
            handledAt: parent.handledAt ?? at(now),
            closedInTime: parent.handleDueAt === null ? null : at(now) <= parent.handleDueAt,
            ...noWayBack,
          },
          clocks: stopAll(parent, now),
        }
      : parent.undo
        ? { set: noWayBack }
        : {},
    { facts: { number: child.number, left } },
  )
  return sequence(parent, [event], { now, by: { kind: 'system' } })[0]
}

type About = { stored: StoredCase; number: string; by: Doer; now: Date }

/** A case after one more thing it learns about another. */
function learns(type: EventType, effect: Effect, { stored, number, by, now }: About): CaseChange {
  const events = sequence(stored.state, [told(type, effect, { facts: { number } })], { now, by })
  return {
    state: events.reduce<CaseState>((state, event) => evolve(state, event), stored.state),
    events,
    head: stored.head,
  }
}

/** What the surviving case learns when another one is merged into it. */
export const absorbed = (about: About): CaseChange => learns('absorbed', {}, about)

/** What it learns when that is taken back. */
export const letGo = (about: About): CaseChange => learns('let_go', {}, about)

/** What a parent learns when a part of it that had ended goes on after all. */
export const childBack = (about: About): CaseChange => learns('child_back', {}, about)

/** A part ends when its split is taken back: the matter goes on in the case it came from, and no clock of it is judged. */
export function partUndone(about: About): CaseChange {
  const { state } = about.stored
  return learns(
    'part_undone',
    {
      set: { state: 'void', closedAt: at(about.now), suspendedUntil: null },
      clocks: stopAll(state, about.now).map((clock) => ({ ...clock, met: null })),
      orders: endOrders(state),
    },
    about,
  )
}
