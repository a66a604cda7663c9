import type { ReportStateName } from '../../../../contract/cases.ts'
import type { CaseContext } from '../cases.context.ts'
import type { CaseState, EventType } from '../lifecycle/case-state.ts'
import type { Value } from './answer.rules.ts'
import { wrong } from './faults.ts'
import { written } from './moments.rules.ts'
import type { UpdateRow } from './open311.store.ts'
import { isPrivate, withoutLinks } from './requests.rules.ts'
import { type Reader, sentenceOf, stateWord } from './words.rules.ts'

/** Statuses of the updates extension. */
const statuses = [
  ...(['OPEN', 'CLOSED', 'FIXED', 'IN_PROGRESS', 'PLANNED', 'ACTION_SCHEDULED', 'INVESTIGATING', 'DUPLICATE'] as const),
  ...(['NOT_COUNCILS_RESPONSIBILITY', 'NO_FURTHER_ACTION', 'INTERNAL_REFERRAL', 'FOR_TRIAGE', 'CANCELLED'] as const),
  ...(['REOPEN', 'UNCHANGED'] as const),
] as const

/** A status of the updates extension. */
export type UpdateStatus = (typeof statuses)[number]

/** Reads a status. Refuses with 400 one the extension doesn't have. */
export function statusIn(text: string): UpdateStatus {
  const found = statuses.find((status) => status === text.toUpperCase())
  if (!found) throw wrong('open311.status_unknown', { given: text.slice(0, 40), known: statuses.join(', ') })
  return found
}

const byState: Readonly<Record<ReportStateName, UpdateStatus>> = {
  reported: 'OPEN',
  accepted: 'INVESTIGATING',
  handling: 'IN_PROGRESS',
  handled: 'IN_PROGRESS',
  closed: 'CLOSED',
  suspended: 'PLANNED',
  declined: 'NOT_COUNCILS_RESPONSIBILITY',
  void: 'NO_FURTHER_ACTION',
  merged: 'DUPLICATE',
}

/** The status of a case after the fact that led to its state: closed after a check is fixed, taken back is cancelled. */
export function statusOf(state: CaseState['state'], by: EventType): UpdateStatus {
  if (state === 'closed' && by === 'check_passed') return 'FIXED'
  if (state === 'void' && by === 'withdrawn') return 'CANCELLED'
  // Only reports are told of by Open311.
  return byState[state as ReportStateName] ?? 'UNCHANGED'
}

/** Name of an update, for good: the case and the place in its timeline. */
export const updateIdOf = (number: string, seq: number): string => `${number}.${seq}`

/** What an update is shown with. */
export interface UpdateGiven extends Reader {
  context: CaseContext
  keyId: string | undefined
  urlOf(fileId: string): string
}

/** A public fact as an update. Never without words: clients leave out updates that say nothing. */
export function updateOf(row: UpdateRow, given: UpdateGiven): Value {
  const hidden = isPrivate(row, given.context)
  const own = row.keyId !== null && row.keyId === given.keyId
  const residents = row.by.kind === 'reporter' || row.by.kind === 'resident'
  const words = residents || (hidden && !own) || !row.text ? null : withoutLinks(row.text, row.mediaUrls)
  const sentence = row.type === 'commented' ? undefined : sentenceOf(row, given)
  const description = [sentence, words].filter(Boolean).join(' ')
  const file = row.type === 'commented' && row.by.kind !== 'open311' ? row.fileIds[0] : resultOf(row)
  return {
    update_id: updateIdOf(row.number, row.seq),
    service_request_id: row.number,
    status: statusOf(row.state, row.stateBy).toLowerCase(),
    updated_datetime: written(row.at),
    description: description || stateWord(row.state, given.locale),
    media_url: hidden ? null : file ? given.urlOf(file) : (row.mediaUrls[0] ?? null),
    external_status_code: row.state,
    customer_reference: null,
  }
}

const resultOf = (row: UpdateRow): string | undefined =>
  row.type === 'handled' || row.type === 'order_handled' ? row.fileIds[0] : undefined
