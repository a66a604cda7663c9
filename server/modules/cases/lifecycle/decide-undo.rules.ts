import type { CaseCommand, CaseCommandType } from '../../../../contract/case-commands.ts'
import { type CaseEvent, type CaseState, type EventType, isOpen, type Undo } from './case-state.ts'
import { at, type Facts, type NewEvent, refuse, told } from './facts.ts'

/** How long a merge or a split may be taken back: over a weekend, and not so long that people have settled in it. */
const undoTime = 72 * 3_600_000

/** The way back that a merge or split leaves open: for a set time, to the case as it stood before this fact. */
export const wayBack = (state: Pick<CaseState, 'version'>, kind: Undo['kind'], now: Date): Undo => ({
  kind,
  until: at(new Date(now.getTime() + undoTime)),
  seq: state.version + 1,
})

/** Commands after which the way back stays open: nothing in them hangs on the merge or the split. */
const keepsWayBack: ReadonlySet<CaseCommandType> = new Set(['comment', 'supervise', 'answer', 'return_visit', 'undo'])

/** Whatever else is done with the case is done because of how it stands now: the way back closes with it. */
export function closeWayBack(state: CaseState, type: CaseCommandType, events: NewEvent[]): NewEvent[] {
  const [first, ...others] = events
  if (!state.undo || !first || keepsWayBack.has(type)) return events
  return [{ ...first, effect: { ...first.effect, set: { undo: null, ...first.effect.set } } }, ...others]
}

/** Facts that hang on nothing: words, and what the clocks say by themselves. */
const harmless: ReadonlySet<EventType> = new Set(['commented', 'amber', 'red', 'supervised', 'answered'])

/** Facts of a surviving case that count for everything merged into it: work shown, an ending, a new beginning. */
const forBoth: ReadonlySet<EventType> = new Set([
  'order_handled',
  'handled',
  'check_passed',
  'check_failed',
  'split',
  'child_closed',
  'merged',
  'declined',
  'voided',
  'withdrawn',
  'reopened',
  'rated',
  'return_visit_due',
])

/** True when a part of a split is still as the split made it: whoever began with it depends on it. */
export const isUntouchedPart = (part: CaseState, timeline: readonly CaseEvent[]): boolean =>
  isOpen(part) && timeline.slice(1).every((event) => harmless.has(event.type))

/** True when nothing happened to a surviving case that counted for the one merged into it; `since`: its facts after that. */
export const isIndependent = (survivor: CaseState, since: readonly CaseEvent[]): boolean =>
  isOpen(survivor) && !since.some((event) => forBoth.has(event.type))

/** A merge or split taken back: what it changed is again as it was, due times too; what was said meanwhile stays. */
export function undo(
  state: CaseState,
  command: Extract<CaseCommand, { type: 'undo' }>,
  facts: Pick<Facts, 'now' | 'given'>,
): NewEvent[] {
  const { undo: way } = state
  const { back } = facts.given
  if (!way || !back) return refuse('case.undo_nothing')
  if (at(facts.now) > way.until) refuse('case.undo_late', { until: way.until })
  if (back.hindrance) refuse('case.undo_went_on', { number: back.hindrance })
  const { before, effect } = back
  const changed = Object.keys(effect.set ?? {}) as (keyof CaseState)[]
  const orders = new Set(effect.orders?.map((order) => order.id))
  const clocks = new Set(effect.clocks?.map((clock) => clock.id))
  return [
    told(
      way.kind === 'merge' ? 'merge_undone' : 'split_undone',
      {
        set: { ...Object.fromEntries(changed.map((key) => [key, before[key]])), undo: null },
        orders: before.orders.filter((order) => orders.has(order.id)),
        clocks: before.clocks.filter((clock) => clocks.has(clock.id)),
      },
      { text: command.reason, facts: { numbers: back.numbers.join(', '), count: back.numbers.length } },
    ),
  ]
}
