import { nameIn } from '../../../../contract/common.ts'
import { maskAddress } from '../../../platform/policy/mask.ts'
import type { CaseContext } from '../cases.context.ts'
import { nameOfBody } from '../lifecycle/bodies.ts'
import { type CaseState, isOpen } from '../lifecycle/case-state.ts'
import { publicPoint } from '../nearby.rules.ts'
import { publicText } from '../reading/public.rules.ts'
import type { Value } from './answer.rules.ts'
import { wrong } from './faults.ts'
import { after, readMoment, up, windowOf, written } from './moments.rules.ts'
import type { RequestRow, RequestsWanted } from './open311.store.ts'
import type { Parameters } from './parameters.rules.ts'
import { type Reader, sentenceOf, stateWord } from './words.rules.ts'

/** Requests on a page at most, and where nobody says how many. */
const most = 1000
const usual = 50

/** Requests before a page at most: pages are counted, so the database passes over all of them. Whoever needs more asks by dates. */
const deepest = 100_000

/** Reads which requests somebody wants. Refuses with 400 what can't be read. */
export function requestsWanted(
  parameters: Parameters,
  given: { context: CaseContext; hidden: readonly string[]; now: Date; keyId: string | undefined },
): RequestsWanted {
  const { context, hidden, now, keyId } = given
  const { configuration } = context
  const page = pageOf(parameters)
  const numbers = parameters.list('service_request_id')?.map((number) => number.toUpperCase())
  if (numbers) return { numbers: numbers.slice(0, most), hidden, ...page }
  const codes = parameters.list('service_code')
  const asked = { start: parameters.find('start_date'), end: parameters.find('end_date') }
  const from = readMoment(parameters.find('updated_after'), 'updated_after')
  const last = readMoment(parameters.find('updated_before'), 'updated_before')
  const byChange = from !== undefined || last !== undefined
  const byReport = asked.start !== undefined || asked.end !== undefined
  return {
    categoryIds: codes?.flatMap((code) => configuration.categoryByCode.get(code)?.id ?? []),
    homeIds: codes ? [...configuration.categories.keys()].filter((id) => configuration.isHome(id)) : undefined,
    keyId,
    open: openIn(parameters.list('status')),
    // Whoever asks what changed means old cases too.
    reported: byChange && !byReport ? undefined : windowOf(asked, { start: 'start_date', end: 'end_date' }, now),
    changed: byChange ? { from: from && up(from), before: last && after(last) } : undefined,
    hidden,
    ...page,
  }
}

function openIn(statuses: readonly string[] | undefined): boolean | undefined {
  if (!statuses) return undefined
  const asked = new Set(statuses.map((status) => status.toLowerCase()))
  for (const status of asked)
    if (status !== 'open' && status !== 'closed')
      throw wrong('open311.status_unknown', { given: status.slice(0, 40), known: 'open, closed' })
  return asked.size === 2 ? undefined : asked.has('open')
}

/** Which part of a long list is wanted: `page` from 1, `page_size`. Without them the first 1000. Very deep pages are empty. */
export function pageOf(parameters: Parameters, largest = most): { limit: number; offset: number } {
  const page = whole(parameters, 'page') ?? 1
  const size = whole(parameters, 'page_size') ?? (parameters.find('page') === undefined ? largest : usual)
  const limit = Math.min(size, largest)
  const offset = (page - 1) * limit
  return offset > deepest ? { limit: 0, offset: 0 } : { limit, offset }
}

function whole(parameters: Parameters, name: string): number | undefined {
  const text = parameters.find(name)
  if (text === undefined) return undefined
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (number < 1) throw wrong('open311.page_invalid', { name })
  return number
}

/** What a request is shown with. */
export interface RequestGiven extends Reader {
  context: CaseContext
  /** Key of the system that asks, where it showed one: it sees again what it sent itself. */
  keyId: string | undefined
  /** Adds what GeoReport v2 doesn't know. */
  extended: boolean
  /** Address of a file for the next hours. */
  urlOf(fileId: string): string
}

/** True where words, place and pictures stay between the reporter and whoever handles the case. */
export function isPrivate(
  state: { categoryId: string | null; confidential: boolean },
  { configuration }: Pick<CaseContext, 'configuration'>,
): boolean {
  return state.confidential || (state.categoryId !== null && configuration.isHome(state.categoryId))
}

/**
 * A case as everybody may see it: no contact, no answers; of homes and confidential matters no words, a coarse place, and its
 * branch instead of what exactly it is.
 */
export function requestOf(row: RequestRow, given: RequestGiven): Value {
  const { state } = row
  const { context, locale } = given
  const hidden = isPrivate(state, context)
  const own = row.keyId !== null && row.keyId === given.keyId
  const { configuration } = context
  const [branch] = state.categoryId ? configuration.path(state.categoryId) : []
  const shown = hidden && !own ? branch : (state.categoryId ?? undefined)
  const category = shown === undefined ? undefined : configuration.categories.get(shown)
  const point = state.point && publicPoint(state.point, hidden)
  const ended = !isOpen(state)
  return {
    service_request_id: state.number,
    status: ended ? 'closed' : 'open',
    status_notes: notesOf(row, given, hidden && !own),
    service_name: category ? nameIn(category.name, locale) : null,
    service_code: category?.code ?? null,
    description: hidden && !own ? null : descriptionOf(row),
    agency_responsible: nameIn(nameOfBody(context.bodies, state.holder), locale),
    service_notice: null,
    requested_datetime: written(state.reportedAt),
    updated_datetime: written(ended ? (state.closedAt ?? row.updatedAt) : row.updatedAt),
    expected_datetime: state.handleDueAt ? written(state.handleDueAt) : null,
    address: hidden ? null : addressOf(state),
    address_id: hidden || !state.unitId ? null : context.codeOf(state.unitId) || null,
    zipcode: null,
    lat: point?.lat ?? null,
    long: point?.lng ?? null,
    media_url: hidden ? null : mediaOf(row, given),
    ...(given.extended ? { extended_attributes: { state: state.state, priority: state.priority } } : {}),
  }
}

/** Who sends by Open311 knows that it is public. Of what came another way as much is told as elsewhere. */
function descriptionOf({ state, mediaUrls }: RequestRow): string {
  if (state.channel !== 'open311') return publicText(state.text)
  return withoutLinks(state.text, mediaUrls)
}

function addressOf(state: CaseState): string | null {
  if (state.address === null) return null
  return state.channel === 'open311' ? state.address : maskAddress(state.address)
}

/** The picture of the result, else what was sent along by Open311. Other people's pictures stay with their case. */
function mediaOf({ state, mediaUrls }: RequestRow, given: RequestGiven): string | null {
  const result = state.files.findLast((file) => file.purpose === 'result')
  const sent = state.channel === 'open311' ? state.files.find((file) => file.purpose === 'report') : undefined
  const shown = result ?? sent
  return shown ? given.urlOf(shown.id) : (mediaUrls[0] ?? null)
}

function notesOf({ state, last }: RequestRow, given: RequestGiven, withoutWords: boolean): string {
  const word = stateWord(state.state, given.locale)
  if (!last) return word
  const words = withoutWords || last.by.kind === 'reporter' || last.by.kind === 'resident' ? null : last.text
  return [sentenceOf(last, given) ?? word, words].filter(Boolean).join(' ')
}

/** A text with links to pictures below it, so that whoever handles the case finds them. */
export const withLinks = (text: string, urls: readonly string[]): string => [text, ...urls].join('\n')

/** The text before its links. */
export function withoutLinks(text: string, urls: readonly string[]): string {
  const tail = urls.map((url) => `\n${url}`).join('')
  return text.endsWith(tail) ? text.slice(0, text.length - tail.length) : text
}
