import type { CaseCommand, CaseCommandType } from '../../../../contract/case-commands.ts'
import type { CaseView, OrderView, Priority } from '../../../../contract/cases.ts'
import type { PickedPlace } from '../../../ui/PlacePicker.tsx'
import { instantOf } from '../../../words/zone.ts'
import { emptyPart, type Part, partBody } from './kin.ts'

/** Commands a desk gives; rating and withdrawing are the reporter's alone. */
export type DeskCommand = Exclude<CaseCommandType, 'rate' | 'withdraw'>

/** Inputs a command form may have, in one shape for all forms, so that words typed for one command are there for the next. */
export interface Values {
  reason: string
  text: string
  elsewhere: string
  unitId: string | null
  postId: string | null
  departmentIds: string[]
  leadId: string | null
  /** Wall clock of the district, `2026-03-02T09:00`. */
  arriveBy: string
  until: string
  orderId: string | null
  targetId: string | null
  conditionId: string | null
  categoryId: string | null
  priority: Priority | null
  limitDays: number | null
  passed: 'yes' | 'no' | null
  granted: 'yes' | 'no' | null
  ruling: 'withdraw' | 'retarget' | 'overrule' | null
  basis: 'agreement' | 'ruling'
  outcome: 'settled' | 'not_solved' | 'not_reached' | null
  visibility: 'public' | 'internal'
  parts: Part[]
  /** The other case of a merge. */
  intoCaseId: string | null
  /** Which of the two goes on. */
  leads: 'this' | 'other'
  /** What the preview of the merge said: the case it ends, as it was seen, and why it can't be done. */
  merge: { caseId: string; version: number; because: string | null } | null
  /** Nothing to fill in: what comes back is shown there. */
  back: null
  place: PickedPlace | null
}

/** One input of a form. */
export type FieldName = Exclude<keyof Values, 'leads' | 'merge'> | 'photos'

/** Inputs of each form in the order they are asked. */
export const fieldsOf: Record<DeskCommand, readonly FieldName[]> = {
  accept: ['conditionId'],
  decline: ['reason', 'elsewhere'],
  raise: ['reason'],
  send_down: ['unitId', 'reason'],
  assign: ['postId', 'text'],
  whistle: ['departmentIds', 'leadId', 'arriveBy', 'text'],
  dispatch: ['departmentIds', 'leadId', 'limitDays', 'text'],
  supervise: ['text'],
  answer: ['orderId', 'text'],
  return: ['orderId', 'reason'],
  rule_return: ['orderId', 'ruling', 'targetId', 'reason'],
  change_lead: ['orderId', 'basis', 'reason'],
  withdraw_order: ['orderId', 'reason'],
  arrive: ['orderId', 'text', 'photos'],
  handle: ['orderId', 'text', 'photos'],
  check: ['passed', 'text'],
  ask_extension: ['orderId', 'until', 'reason'],
  rule_extension: ['granted', 'reason'],
  ask_suspension: ['until', 'reason'],
  rule_suspension: ['granted', 'reason'],
  resume: ['reason'],
  split: ['parts', 'reason'],
  merge: ['intoCaseId', 'reason'],
  undo: ['back', 'reason'],
  reopen: ['reason'],
  return_visit: ['outcome', 'text'],
  comment: ['visibility', 'text', 'photos'],
  categorise: ['categoryId', 'priority'],
  place: ['place'],
  void: ['reason'],
}

/** A form as it opens for a case. */
export function emptyValues(view: Pick<CaseView, 'orders'>, type: DeskCommand, own: readonly string[]): Values {
  return {
    reason: '',
    text: '',
    elsewhere: '',
    unitId: null,
    postId: null,
    departmentIds: [],
    leadId: null,
    arriveBy: '',
    until: '',
    // The one order it can be about, or one of the reader's own.
    orderId: ordersFor(view, type, own)[0]?.id ?? null,
    targetId: null,
    conditionId: null,
    categoryId: null,
    priority: null,
    limitDays: null,
    passed: null,
    granted: null,
    ruling: null,
    basis: 'ruling',
    outcome: null,
    visibility: 'public',
    parts: [emptyPart, emptyPart],
    intoCaseId: null,
    leads: 'other',
    merge: null,
    back: null,
    place: null,
  }
}

const isOpen = (order: OrderView) => order.state !== 'handled' && order.state !== 'withdrawn'

const isAboutOrder: Partial<Record<DeskCommand, (order: OrderView) => boolean>> = {
  answer: (order) => order.state === 'issued',
  return: (order) => order.kind !== 'supervise' && (order.state === 'issued' || order.state === 'answered'),
  rule_return: (order) => order.state === 'returned',
  change_lead: (order) => (order.kind === 'whistle' || order.kind === 'dispatch') && order.role === 'joint',
  withdraw_order: () => true,
  arrive: (order) => order.kind === 'whistle' && !order.arrivedAt && order.state !== 'returned',
  handle: (order) => order.kind !== 'supervise' && order.state !== 'returned',
  ask_extension: (order) => order.kind !== 'supervise' && order.state !== 'returned',
}

/** Commands given by whoever an order went to; the others are its issuer's. */
const byTarget: ReadonlySet<DeskCommand> = new Set(['answer', 'return', 'arrive', 'handle', 'ask_extension'])

/**
 * Orders a command can be about: those in the right state that went to, or came from, one of the reader's own bodies and
 * posts (`own`: ids). What the reader gives for the case itself needs none.
 */
export function ordersFor(view: Pick<CaseView, 'orders'>, type: DeskCommand, own: readonly string[]): OrderView[] {
  const isAbout = isAboutOrder[type]
  if (!isAbout) return []
  const open = view.orders.filter((order) => isOpen(order) && isAbout(order))
  if (byTarget.has(type)) return open.filter((order) => own.includes(order.target.id))
  const mine = open.filter((order) => own.includes(order.issuer.id))
  return mine.length > 0 ? mine : open
}

/** Inputs that are needed and not there, each with the key of its words. */
export type Missing = Partial<Record<FieldName, 'needed' | 'time' | 'two_parts'>>

const needed: Partial<Record<DeskCommand, readonly FieldName[]>> = {
  decline: ['reason'],
  raise: ['reason'],
  send_down: ['unitId', 'reason'],
  assign: ['postId'],
  whistle: ['departmentIds'],
  dispatch: ['departmentIds'],
  supervise: ['text'],
  answer: ['orderId'],
  return: ['orderId', 'reason'],
  rule_return: ['orderId', 'ruling', 'reason'],
  change_lead: ['orderId', 'reason'],
  withdraw_order: ['orderId', 'reason'],
  arrive: ['orderId'],
  handle: ['text'],
  check: ['passed'],
  ask_extension: ['until', 'reason'],
  rule_extension: ['granted'],
  ask_suspension: ['until', 'reason'],
  rule_suspension: ['granted'],
  merge: ['intoCaseId'],
  reopen: ['reason'],
  return_visit: ['outcome', 'text'],
  comment: ['text'],
  categorise: ['categoryId'],
  place: ['place'],
  void: ['reason'],
}

/** What a form lacks. Beside plain gaps: a failed check and a refusal say why, a re-targeted order says where to. */
export function missingIn(type: DeskCommand, values: Values, timeZone: string): Missing {
  const missing: Missing = {}
  const isEmpty = (name: FieldName) => {
    if (name === 'photos') return false
    const value = values[name]
    return value === null || (typeof value === 'string' ? !value.trim() : Array.isArray(value) && value.length === 0)
  }
  for (const name of needed[type] ?? []) if (isEmpty(name)) missing[name] = 'needed'
  if (type === 'check' && values.passed === 'no' && isEmpty('text')) missing.text = 'needed'
  if ((type === 'rule_extension' || type === 'rule_suspension') && values.granted === 'no' && isEmpty('reason'))
    missing.reason = 'needed'
  if (type === 'rule_return' && values.ruling === 'retarget' && isEmpty('targetId')) missing.targetId = 'needed'
  if (type === 'merge' && values.merge?.because) missing.intoCaseId = 'needed'
  if (type === 'split' && partsOf(values).length < 2) missing.parts = 'two_parts'
  if (type === 'place' && values.place?.kind === 'address') missing.place = 'needed'
  for (const name of ['until', 'arriveBy'] as const)
    if (fieldsOf[type].includes(name) && values[name] && !instantOf(values[name], timeZone)) missing[name] = 'time'
  return missing
}

const partsOf = (values: Values) => values.parts.map(partBody).filter(({ text }) => text.length >= 2)

/** The command a filled-in form gives. Ask `missingIn` first: what is needed must be there. */
export function commandOf(
  type: DeskCommand,
  values: Values,
  given: { timeZone: string; fileIds: readonly string[] },
): CaseCommand {
  const words = (value: string) => (value.trim() ? value.trim() : undefined)
  const reason = values.reason.trim()
  const text = words(values.text)
  const fileIds = [...given.fileIds]
  const orderId = values.orderId ?? ''
  const until = instantOf(values.until, given.timeZone) ?? ''
  const leadId = values.leadId && values.departmentIds.includes(values.leadId) ? values.leadId : undefined
  switch (type) {
    case 'accept':
      return { type, conditionId: values.conditionId ?? undefined }
    case 'decline':
      return { type, reason, elsewhere: words(values.elsewhere) }
    case 'raise':
    case 'reopen':
    case 'void':
      return { type, reason }
    case 'send_down':
      return { type, unitId: values.unitId ?? '', reason }
    case 'assign':
      return { type, postId: values.postId ?? '', text }
    case 'whistle':
      return {
        type,
        departmentIds: values.departmentIds,
        leadId,
        arriveBy: instantOf(values.arriveBy, given.timeZone),
        text,
      }
    case 'dispatch':
      return {
        type,
        departmentIds: values.departmentIds,
        leadId,
        limit: values.limitDays ? { amount: values.limitDays, unit: 'working_days' } : undefined,
        text,
      }
    case 'supervise':
      return { type, text: text ?? '' }
    case 'answer':
      return { type, orderId, text }
    case 'return':
    case 'withdraw_order':
      return { type, orderId, reason }
    case 'rule_return':
      return {
        type,
        orderId,
        ruling: values.ruling ?? 'overrule',
        target:
          values.ruling === 'retarget' && values.targetId ? { kind: 'department', id: values.targetId } : undefined,
        reason,
      }
    case 'change_lead':
      return { type, orderId, basis: values.basis, reason }
    case 'arrive':
      return { type, orderId, text, fileIds }
    case 'handle':
      return { type, orderId: values.orderId ?? undefined, text: text ?? '', fileIds }
    case 'check':
      return { type, passed: values.passed === 'yes', text }
    case 'ask_extension':
      return { type, orderId: values.orderId ?? undefined, until, reason }
    case 'ask_suspension':
      return { type, until, reason }
    case 'rule_extension':
    case 'rule_suspension':
      return { type, granted: values.granted === 'yes', reason: words(reason) }
    case 'resume':
    case 'undo':
      return { type, reason: words(reason) }
    case 'split':
      return { type, children: partsOf(values), reason: words(reason) }
    case 'merge':
      return { type, intoCaseId: values.intoCaseId ?? '', reason: words(reason) }
    case 'return_visit':
      return { type, outcome: values.outcome ?? 'not_reached', text: text ?? '' }
    case 'comment':
      return { type, text: text ?? '', visibility: values.visibility, fileIds }
    case 'categorise':
      return {
        type,
        categoryId: values.categoryId ?? '',
        conditionId: values.conditionId ?? undefined,
        priority: values.priority ?? undefined,
      }
    case 'place':
      return {
        type,
        ...(values.place?.kind === 'point' ? { point: values.place.point } : {}),
        ...(values.place?.kind === 'unit' ? { unitId: values.place.unitId, address: values.place.address } : {}),
      }
  }
}
