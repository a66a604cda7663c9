import type { CaseCommandType } from '../../../../contract/case-commands.ts'
import { CaseStateName, type Lifecycle } from '../../../../contract/cases.ts'
import { openStates } from './case-state.ts'

/**
 * What somebody is to a case. `holder`: acts for the body that must move it · `above`: sits at a level above the holder ·
 * `handler`: holds the assigned post · `issuer`, `target`: of an order · `grid`: serves the grid the case lies in ·
 * `involved`: may see it as staff · `reporter`: brought it.
 */
export type Relation = 'holder' | 'above' | 'handler' | 'issuer' | 'target' | 'grid' | 'involved' | 'reporter'

/** When a command is possible and for whom. The finer conditions stand in `decide`. */
export interface CommandRule {
  from: readonly CaseStateName[]
  by: readonly Relation[]
}

const open = ['reported', 'accepted', 'handling', 'handled', 'suspended'] as const
const working = ['accepted', 'handling'] as const
const any = CaseStateName.options
/** Where somebody has a clock that runs. */
const moving = openStates.filter((state) => state !== 'suspended')

/** The commands of the `report` lifecycle: from which states, by whom. */
export const commandRules = {
  accept: { from: ['reported'], by: ['holder'] },
  decline: { from: ['reported'], by: ['holder'] },
  raise: { from: ['reported', ...working], by: ['holder'] },
  send_down: { from: ['reported', 'accepted'], by: ['holder'] },
  assign: { from: working, by: ['holder'] },
  whistle: { from: working, by: ['holder'] },
  dispatch: { from: working, by: ['holder'] },
  supervise: { from: moving, by: ['above'] },
  answer: { from: moving, by: ['target'] },
  return: { from: ['handling'], by: ['target'] },
  rule_return: { from: ['handling'], by: ['issuer', 'above'] },
  change_lead: { from: ['handling'], by: ['issuer', 'above'] },
  withdraw_order: { from: moving, by: ['issuer'] },
  arrive: { from: ['handling'], by: ['target'] },
  handle: { from: working, by: ['holder', 'handler', 'target'] },
  check: { from: ['handled'], by: ['holder', 'above', 'issuer'] },
  ask_extension: { from: working, by: ['holder', 'handler', 'target'] },
  rule_extension: { from: working, by: ['issuer', 'above'] },
  ask_suspension: { from: working, by: ['holder'] },
  rule_suspension: { from: working, by: ['above'] },
  resume: { from: ['suspended'], by: ['holder', 'above'] },
  split: { from: working, by: ['holder'] },
  merge: { from: ['reported', ...working], by: ['holder', 'above'] },
  undo: { from: ['merged', 'handling'], by: ['holder', 'above'] },
  rate: { from: ['closed', 'performed', 'confirmed', 'failed'], by: ['reporter'] },
  reopen: { from: ['closed'], by: ['reporter', 'grid', 'holder', 'above'] },
  return_visit: { from: any, by: ['grid', 'holder', 'above'] },
  comment: { from: any, by: ['involved', 'reporter'] },
  categorise: { from: ['reported', ...working], by: ['holder', 'above'] },
  place: { from: ['reported', ...working], by: ['holder', 'above'] },
  void: { from: open, by: ['holder', 'above'] },
  withdraw: { from: ['reported', ...working], by: ['reporter'] },
} as const satisfies Record<CaseCommandType, CommandRule>

/** Commands every lifecycle has, beside those its own module brings: the level above asking how things stand, and a visit after a bad word. */
const shared: ReadonlySet<CaseCommandType> = new Set(['return_visit', 'supervise', 'answer', 'withdraw_order'])

/**
 * True when a case of this lifecycle knows the command at all. A dispute is rated like a report; petitions have a rating of their
 * own. What is said in either is said on its own page, by those its module lets in.
 */
export const knowsCommand = (lifecycle: Lifecycle, type: CaseCommandType): boolean =>
  lifecycle === 'report' || shared.has(type) || (lifecycle === 'dispute' && type === 'rate')

/** Every command, in the order desks see them. */
export const commandTypes = Object.keys(commandRules) as CaseCommandType[]
