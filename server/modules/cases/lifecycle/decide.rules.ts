import type { CaseCommand, CaseCommandType } from '../../../../contract/case-commands.ts'
import { Refused } from '../../../platform/errors.ts'
import { type CaseEvent, type CaseState, isOpen, isOrderOpen } from './case-state.ts'
import { type CommandRule, commandRules, knowsCommand, type Relation } from './commands.rules.ts'
import {
  accept,
  assign,
  categorise,
  decline,
  merge,
  place,
  raise,
  sendDown,
  split,
  supervise,
  voidCase,
  withdraw,
} from './decide-holder.rules.ts'
import { answer, changeLead, returnOrder, ruleReturn, summon, withdrawOrder } from './decide-orders.rules.ts'
import { comment, rate, reopen, returnVisit } from './decide-reporter.rules.ts'
import { askExtension, askSuspension, resume, ruleExtension, ruleSuspension } from './decide-time.rules.ts'
import { closeWayBack, undo } from './decide-undo.rules.ts'
import { arrive, check, handle } from './decide-work.rules.ts'
import { at, type Facts, type NewEvent } from './facts.ts'

type Decider<T extends CaseCommandType> = (
  state: CaseState,
  command: Extract<CaseCommand, { type: T }>,
  facts: Facts,
) => NewEvent[]

const deciders: { [T in CaseCommandType]: Decider<T> } = {
  accept,
  decline,
  raise,
  send_down: sendDown,
  assign,
  whistle: summon,
  dispatch: summon,
  supervise,
  answer,
  return: returnOrder,
  rule_return: ruleReturn,
  change_lead: changeLead,
  withdraw_order: withdrawOrder,
  arrive,
  handle,
  check,
  ask_extension: askExtension,
  rule_extension: ruleExtension,
  ask_suspension: askSuspension,
  rule_suspension: ruleSuspension,
  resume,
  split,
  merge,
  undo,
  rate,
  reopen,
  return_visit: returnVisit,
  comment,
  categorise,
  place,
  void: voidCase,
  withdraw,
}

/** Why somebody with these relations may not give this command in this state; undefined when they may. */
export function findObstacle(
  state: CaseState,
  type: CaseCommandType,
  relations: ReadonlySet<Relation>,
): string | undefined {
  const rule: CommandRule = commandRules[type]
  if (!knowsCommand(state.lifecycle, type)) return 'case.not_for_this_kind'
  if (!rule.by.some((relation) => relations.has(relation))) return 'case.not_yours_to_decide'
  if (!rule.from.includes(state.state)) return `case.not_now_${isOpen(state) ? 'open' : 'ended'}`
  return findSpecialObstacle(state, type)
}

function findSpecialObstacle(state: CaseState, type: CaseCommandType): string | undefined {
  const waiting = state.orders.filter(isOrderOpen)
  switch (type) {
    case 'rule_extension':
      return state.extension ? undefined : 'case.extension_not_asked'
    case 'ask_extension':
      return state.extension ? 'case.extension_pending' : undefined
    case 'ask_suspension':
      return state.suspension ? 'case.suspension_pending' : undefined
    case 'rule_suspension':
      return state.suspension ? undefined : 'case.suspension_not_asked'
    case 'rule_return':
      return waiting.some((order) => order.state === 'returned') ? undefined : 'case.order_not_returned'
    case 'answer':
    case 'return':
    case 'withdraw_order':
      return waiting.length > 0 ? undefined : 'case.order_not_found'
    case 'arrive':
      return waiting.some((order) => order.kind !== 'supervise' && !order.arrivedAt)
        ? undefined
        : 'case.order_not_found'
    case 'change_lead':
      return waiting.filter((order) => order.kind === 'whistle' || order.kind === 'dispatch').length > 1
        ? undefined
        : 'case.order_not_found'
    case 'split':
      return state.children.length > 0 ? 'case.already_split' : undefined
    case 'undo':
      return state.undo ? undefined : 'case.undo_nothing'
    case 'return_visit':
      return state.returnVisit === 'due' ? undefined : 'case.no_return_visit_due'
    default:
      return undefined
  }
}

/**
 * What follows from a command: the facts to append, or a refusal thrown as `Refused('case.…')`. Pure: the same case,
 * command and facts always give the same answer.
 */
export function decide(state: CaseState, command: CaseCommand, facts: Facts): CaseEvent[] {
  const obstacle = findObstacle(state, command.type, facts.relations)
  if (obstacle)
    throw new Refused(
      obstacle,
      { command: command.type, state: state.state },
      obstacle === 'case.not_yours_to_decide' ? { status: 403 } : {},
    )
  const decider = deciders[command.type] as Decider<CaseCommandType>
  return sequence(state, closeWayBack(state, command.type, decider(state, command as never, facts)), facts)
}

/** Gives new events their place in the timeline. */
export function sequence(
  state: Pick<CaseState, 'version'>,
  events: readonly NewEvent[],
  facts: Pick<Facts, 'now' | 'by'>,
): CaseEvent[] {
  return events.map((event, index) => ({ seq: state.version + index + 1, at: at(facts.now), by: facts.by, ...event }))
}
