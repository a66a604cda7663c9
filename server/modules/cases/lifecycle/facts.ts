import type { ClockStage, Holder, Limit, Stage } from '../../../../contract/cases.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Bodies } from './bodies.ts'
import type { At, CaseEvent, CaseState, Clock, Doer, Effect, EventFacts, EventType } from './case-state.ts'
import type { Relation } from './commands.rules.ts'

/** Arithmetic of working time in the calendar of a body. Pure: the calendars are already in memory. */
export interface Clockwork {
  /** The instant at which `share` of the limit is used up: 1 is due, 0.8 amber. */
  at(body: Holder, limit: Limit, from: Date, share: number): Date
  /** `at` moved by exactly the time, in the limit's own kind of time, that passed between two instants. */
  shift(body: Holder, limit: Limit, at: Date, from: Date, to: Date): Date
  /** Amber and reminders of a clock that gets more time, `until`; `now`: where it stands still, the instant it was stopped. */
  extend(
    body: Holder,
    limit: Limit,
    given: { now: Date; due: Date; at200: Date; until: Date },
  ): { amber: Date; at150: Date; at200: Date }
  /** Until when a target may return an order: 09:00 of its next working day, or the whole limit where that is a day or less. */
  refuseUntil(body: Holder, limit: Limit, from: Date): Date
}

/** All that a decision may depend on beside the case and the command. */
export interface Facts {
  now: Date
  by: Doer
  /** What the giver of the command is to the case; for commands on an order, to that order. */
  relations: ReadonlySet<Relation>
  newId(): string
  limits: Record<Stage, Limit>
  bodies: Bodies
  clockwork: Clockwork
  given: Given
}

/** What the service looked up for the command at hand, so that rules stay pure. */
export interface Given {
  /** `place`: where the point, unit or address lies, and who holds cases there. */
  placement?: Placement & { holder: Holder }
  /** `assign`: the post, with the body it belongs to in words. */
  assignee?: { postId: string; role: string; name: LocalizedName; unitPath: readonly string[]; departmentId?: string }
  /** `merge`: the case that lives on. */
  survivor?: { id: string; number: string }
  /** `split`: the cases made from this one. */
  children?: { id: string; number: string }[]
  /**
   * `undo`: the case before the merge or split and what that changed; the cases it concerned; the number of one that went
   * on since, because of which it can't be taken back.
   */
  back?: { before: CaseState; effect: Effect; numbers: readonly string[]; hindrance: string | null }
  /** `accept`, `categorise`: names for the timeline, and limits that come with the condition. */
  condition?: { id: string; name: LocalizedName; photoRequired: boolean }
  category?: { id: string; name: LocalizedName; danger: boolean; standardConditionId: string | null }
}

/** Where something lies in the tree; all null when it lies outside. */
export interface Placement {
  placed: boolean
  unitId: string | null
  streetId: string | null
  communityId: string | null
  gridId: string | null
  microgridId: string | null
}

/** An event before it has its place in the timeline. */
export type NewEvent = Omit<CaseEvent, 'seq' | 'at' | 'by'>

/** Writes an instant the way the timeline keeps it. */
export const at = (date: Date): At => date.toISOString()

/** An event the reporter sees. */
export const told = (
  type: EventType,
  effect: Effect,
  more: { text?: string | undefined; facts?: EventFacts; fileIds?: string[] } = {},
): NewEvent => compact({ type, public: true, effect, ...more })

/** An event only staff sees. */
export const noted = (
  type: EventType,
  effect: Effect,
  more: { text?: string | undefined; facts?: EventFacts; fileIds?: string[] } = {},
): NewEvent => compact({ type, public: false, effect, ...more })

function compact(event: NewEvent): NewEvent {
  if (!event.text) delete event.text
  if (!event.fileIds?.length) delete event.fileIds
  return event
}

/** A refusal of the lifecycle, with its code. */
export const refuse = (code: string, facts: Record<string, unknown> = {}): never => {
  throw new Refused(code, facts)
}

/** A clock that starts now, with all its instants fixed. */
export function startClock(
  facts: Pick<Facts, 'now' | 'clockwork'>,
  clock: { id: string; stage: ClockStage; body: Holder; limit: Limit; orderId?: string | null; dueAt?: Date },
): Clock {
  const { now, clockwork } = facts
  const { body, limit } = clock
  const due = clock.dueAt ?? clockwork.at(body, limit, now, 1)
  const span = due.getTime() - now.getTime()
  const share = (part: number) =>
    at(clock.dueAt ? new Date(now.getTime() + span * part) : clockwork.at(body, limit, now, part))
  return {
    id: clock.id,
    stage: clock.stage,
    orderId: clock.orderId ?? null,
    body,
    limit,
    startedAt: at(now),
    amberAt: share(0.8),
    dueAt: at(due),
    at150: share(1.5),
    at200: share(2),
    next: 'amber',
    stoppedAt: null,
    met: null,
    frozenAt: null,
    extensions: 0,
  }
}

/** A clock that ends because its stage is done. It was met when that was not after its due time. */
export const stopClock = (clock: Clock, now: Date): Clock => ({
  ...clock,
  stoppedAt: at(now),
  met: at(now) <= clock.dueAt,
  next: null,
  frozenAt: null,
})
