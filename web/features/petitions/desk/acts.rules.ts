import type { PetitionCommand } from '../../../../contract/petition-commands.ts'
import type { PaperKind, ReplyResult } from '../../../../contract/petitions.ts'

/** What an official may do with a petition. */
export type Act = PetitionCommand['type']

/** How a field of an act is asked for. */
export type FieldKind =
  | 'both'
  | 'words'
  | 'line'
  | 'way'
  | 'body'
  | 'result'
  | 'service'
  | 'served'
  | 'day'
  | 'number'
  | 'flag'
  | 'objection'
  | 'recusal'
  | 'hearing'
  | 'paper'
  | 'files'

/** One field of an act. */
export interface Field {
  key: string
  kind: FieldKind
  required?: boolean
}

const need = (key: string, kind: FieldKind): Field => ({ key, kind, required: true })
const may = (key: string, kind: FieldKind): Field => ({ key, kind })

const reply: readonly Field[] = [
  ...[need('result', 'result'), need('grounds', 'both'), need('outcome', 'both'), may('remedy', 'both')],
  ...[may('fileIds', 'files'), may('service', 'service')],
]

/** The fields of each act, in the order they are asked. */
export const fieldsOf: Readonly<Record<Act, readonly Field[]>> = {
  accept: [may('way', 'way'), may('words', 'both'), may('service', 'service')],
  not_accept: [need('grounds', 'both'), need('whereTo', 'both'), may('service', 'service')],
  route: [need('way', 'way'), need('to', 'body'), may('reason', 'words')],
  object: [need('reason', 'words')],
  rule_objection: [
    need('objectionId', 'objection'),
    need('upheld', 'flag'),
    need('reason', 'words'),
    may('to', 'body'),
  ],
  transfer: [need('to', 'body'), need('reason', 'words')],
  take_up: [],
  extend: [need('days', 'number'), need('reason', 'both'), may('service', 'service')],
  reply,
  give_review: reply,
  give_re_review: reply,
  serve: [need('paperId', 'paper'), need('way', 'served'), may('at', 'day'), may('note', 'line')],
  call_hearing: [need('from', 'day'), need('to', 'day'), need('place', 'line'), need('people', 'words')],
  minute_hearing: [need('hearingId', 'hearing'), need('from', 'day'), need('to', 'day'), need('minutes', 'words')],
  step_back: [need('reason', 'words')],
  rule_recusal: [
    need('recusalId', 'recusal'),
    need('upheld', 'flag'),
    need('reason', 'both'),
    may('service', 'service'),
  ],
  sponsor: [],
  end_sponsorship: [need('reason', 'words')],
  same_matter: [need('number', 'line')],
  link_visit: [need('hallVisit', 'line')],
  promise_day: [need('on', 'day')],
  note: [need('text', 'words'), may('public', 'flag')],
}

/** Acts in the order a petition usually meets them. */
export const acts = [
  ...(['take_up', 'route', 'accept', 'not_accept', 'reply', 'give_review', 'give_re_review', 'extend'] as const),
  ...(['serve', 'call_hearing', 'minute_hearing', 'object', 'rule_objection', 'rule_recusal', 'transfer'] as const),
  ...(['step_back', 'sponsor', 'end_sponsorship', 'promise_day', 'link_visit', 'same_matter', 'note'] as const),
] satisfies readonly Act[]

/** Acts that make a paper: it is looked at before it goes out, and can't be changed any more. */
export const paperOf: Partial<Record<Act, PaperKind>> = {
  ...{ accept: 'acceptance', not_accept: 'non_acceptance', extend: 'extension', reply: 'reply' },
  ...{ give_review: 'review', give_re_review: 're_review', rule_recusal: 'recusal' },
}

/** Acts that are asked about once more: they can't be taken back. */
export const asksAgain = (act: Act): boolean =>
  paperOf[act] !== undefined || ['route', 'transfer', 'rule_objection', 'step_back'].includes(act)

/** What a reply may come to, and what a review of one. */
export const resultsOf = (act: Act): readonly ReplyResult[] =>
  act === 'reply'
    ? ['supported', 'partly_supported', 'not_supported', 'settled', 'explained', 'led_to_procedure']
    : ['confirmed', 'changed', 'revoked']

/** What stands in the fields of an act. */
export type Values = Record<string, unknown>

const isBoth = (value: unknown): value is { en: string; zh: string } =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value

/** True for a field that says nothing. Words in one of both languages say something. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (isBoth(value)) return !value.en.trim() && !value.zh.trim()
  return Array.isArray(value) && value.length === 0
}

/** The required fields that say nothing yet. */
export const lacksOf = (act: Act, values: Values): string[] =>
  fieldsOf[act].filter(({ key, required }) => required && isEmpty(values[key])).map(({ key }) => key)

/** The command as it is sent: fields that say nothing are left out, one language stands alone where the other is empty. */
export function commandOf(act: Act, values: Values): PetitionCommand {
  const given: Record<string, unknown> = { type: act }
  for (const { key, kind } of fieldsOf[act]) {
    const value = values[key]
    if (isEmpty(value)) continue
    if (kind === 'both' && isBoth(value)) {
      const en = value.en.trim()
      const zh = value.zh.trim()
      given[key] = { ...(en ? { en } : {}), ...(zh ? { zh } : {}) }
    } else if (kind === 'body') {
      const [bodyKind, id] = String(value).split(':')
      given[key] = { kind: bodyKind, id }
    } else if (kind === 'service') given[key] = { way: value }
    else if (kind === 'number') given[key] = Number(value)
    else if (kind === 'day' && key === 'at') given[key] = new Date(String(value)).toISOString()
    else given[key] = typeof value === 'string' ? value.trim() : value
  }
  return given as unknown as PetitionCommand
}
