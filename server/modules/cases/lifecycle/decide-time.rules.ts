import type { CaseCommand } from '../../../../contract/case-commands.ts'
import type { CaseState, Clock } from './case-state.ts'
import { getOpenOrder } from './decide-orders.rules.ts'
import { at, type Facts, type NewEvent, noted, refuse, told } from './facts.ts'

type Command<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>

/** The clock that an extension would move: the order's own, or the case's. */
function getHandleClock(state: CaseState, orderId: string | null): Clock {
  const own =
    orderId === null
      ? undefined
      : state.clocks.find((c) => c.stage === 'handle' && c.orderId === orderId && c.stoppedAt === null)
  const clock = own ?? state.clocks.find((c) => c.stage === 'handle' && c.orderId === null && c.stoppedAt === null)
  return clock ?? refuse('case.no_clock_to_extend')
}

/** Asks for more time, before the due time, with a reason. */
export function askExtension(state: CaseState, command: Command<'ask_extension'>, facts: Facts): NewEvent[] {
  if (state.extension) refuse('case.extension_pending')
  const order = command.orderId ? getOpenOrder(state, command.orderId) : undefined
  const clock = getHandleClock(state, order?.id ?? null)
  const until = at(new Date(command.until))
  if (at(facts.now) > clock.dueAt) refuse('case.extension_too_late', { due: clock.dueAt })
  if (until <= clock.dueAt) refuse('case.extension_not_later', { due: clock.dueAt })
  return [
    told(
      'extension_asked',
      {
        set: {
          extension: {
            clockId: clock.id,
            orderId: order?.id ?? null,
            until,
            reason: command.reason,
            askedBy: facts.by.accountId ?? null,
          },
        },
      },
      { text: command.reason, facts: { until } },
    ),
  ]
}

/** Grants or refuses more time. The issuer may do it once; after that only the level above. Nobody grants their own wish. */
export function ruleExtension(state: CaseState, command: Command<'rule_extension'>, facts: Facts): NewEvent[] {
  const asked = state.extension ?? refuse('case.extension_not_asked')
  const clock = state.clocks.find((c) => c.id === asked.clockId) ?? refuse('case.no_clock_to_extend')
  if (asked.askedBy && asked.askedBy === facts.by.accountId) refuse('case.own_request')
  if (clock.extensions > 0 && !facts.relations.has('above')) refuse('case.level_above_rules')
  if (!command.granted) {
    if (!command.reason) refuse('case.reason_required')
    return [told('extension_refused', { set: { extension: null } }, { text: command.reason })]
  }
  const shares = facts.clockwork.extend(clock.body, clock.limit, {
    now: clock.frozenAt ? new Date(clock.frozenAt) : facts.now,
    due: new Date(clock.dueAt),
    at200: new Date(clock.at200),
    until: new Date(asked.until),
  })
  const moved: Clock = {
    ...clock,
    dueAt: asked.until,
    amberAt: at(shares.amber),
    at150: at(shares.at150),
    at200: at(shares.at200),
    next: 'amber',
    extensions: clock.extensions + 1,
  }
  return [
    told(
      'extension_granted',
      { set: { extension: null, ...(clock.orderId === null ? { handleDueAt: moved.dueAt } : {}) }, clocks: [moved] },
      { text: command.reason, facts: { until: asked.until } },
    ),
  ]
}

/** Asks to stop the clock until a date. The level above decides. */
export function askSuspension(state: CaseState, command: Command<'ask_suspension'>, facts: Facts): NewEvent[] {
  if (state.suspension) refuse('case.suspension_pending')
  const until = at(new Date(command.until))
  if (until <= at(facts.now)) refuse('case.until_past')
  return [
    noted(
      'suspension_asked',
      {
        set: {
          suspension: {
            until,
            reason: command.reason,
            granted: false,
            askedBy: facts.by.accountId ?? null,
            since: null,
          },
        },
      },
      { text: command.reason, facts: { until } },
    ),
  ]
}

/** Grants or refuses a suspension: every running clock stands still. */
export function ruleSuspension(state: CaseState, command: Command<'rule_suspension'>, facts: Facts): NewEvent[] {
  const asked = state.suspension ?? refuse('case.suspension_not_asked')
  if (asked.askedBy && asked.askedBy === facts.by.accountId) refuse('case.own_request')
  if (!command.granted) {
    if (!command.reason) refuse('case.reason_required')
    return [noted('suspension_refused', { set: { suspension: null } }, { text: command.reason })]
  }
  if (asked.until <= at(facts.now)) refuse('case.until_past')
  const frozen = state.clocks
    .filter((clock) => clock.stoppedAt === null && clock.frozenAt === null)
    .map((clock) => ({ ...clock, frozenAt: at(facts.now) }))
  return [
    told(
      'suspended',
      {
        set: {
          state: 'suspended',
          stateBefore: state.state,
          suspension: { ...asked, granted: true, since: at(facts.now) },
          suspendedUntil: asked.until,
        },
        clocks: frozen,
      },
      { text: asked.reason, facts: { until: asked.until } },
    ),
  ]
}

/** The suspension ends, by hand or by its date: each clock goes on with exactly the time it had left. */
export function resume(state: CaseState, command: Command<'resume'>, facts: Facts): NewEvent[] {
  const clocks = state.clocks
    .filter((clock) => clock.stoppedAt === null && clock.frozenAt !== null)
    .map((clock) => {
      const from = new Date(clock.frozenAt as string)
      const shift = (instant: string) =>
        at(facts.clockwork.shift(clock.body, clock.limit, new Date(instant), from, facts.now))
      return {
        ...clock,
        frozenAt: null,
        amberAt: shift(clock.amberAt),
        dueAt: shift(clock.dueAt),
        at150: shift(clock.at150),
        at200: shift(clock.at200),
      }
    })
  const handle = clocks.find((clock) => clock.stage === 'handle' && clock.orderId === null)
  return [
    told(
      'resumed',
      {
        set: {
          state: state.stateBefore ?? 'accepted',
          stateBefore: null,
          suspension: null,
          suspendedUntil: null,
          ...(handle ? { handleDueAt: handle.dueAt } : {}),
        },
        clocks,
      },
      { text: command.reason, ...(handle ? { facts: { due: handle.dueAt } } : {}) },
    ),
  ]
}
