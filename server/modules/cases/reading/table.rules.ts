import { stringify } from 'csv-stringify/sync'
import type { CaseSummary } from '../../../../contract/cases.ts'
import type { Locale, LocalizedName } from '../../../../contract/common.ts'
import { nameIn } from '../../../../contract/common.ts'
import { textOf } from '../../../platform/messages.ts'
import { maskPhonesIn } from '../../../platform/text/phone-like.ts'

// messages: cases.state.*, cases.priority.*, cases.light.*, cases.channel.*

/** The columns of a table of cases, in order; each names its heading in the catalogue `console`. */
const columns = [
  'number',
  'state',
  'light',
  'due',
  'priority',
  'category',
  'text',
  'place',
  'address',
  'holder',
  'channel',
  'reported',
  'closed',
  'followers',
] as const

// A spreadsheet runs a cell that begins so; an apostrophe before it makes it text.
// Full-width signs are the same to it where Chinese is written.
const risky = /^[=+\-@\t\r\n＝＋－＠]/
const guarded = (text: string): string => (risky.test(text) ? `'${text}` : text)
const line = (cells: readonly string[]): string => stringify([cells.map(guarded)], { record_delimiter: '\r\n' })

/** First line of a table: UTF-8 with its mark, so that spreadsheets read Chinese, and the headings. */
export function tableHead(locale: Locale): string {
  // messages: console.table.*
  const words = columns.map((column) => textOf({ locale, area: 'console', key: `console.table.${column}` }))
  return `\uFEFF${line(words)}`
}

/** One case as a line. Instants as the district's clock shows them, without a zone: so that spreadsheets sort them. */
export function tableLine(row: CaseSummary, given: { locale: Locale; timeZone: string }): string {
  const { locale, timeZone } = given
  const name = (of: LocalizedName | null | undefined) => (of ? nameIn(of, locale) : '')
  const word = (family: string, member: string) => textOf({ locale, area: 'cases', key: `cases.${family}.${member}` })
  const at = (instant: string | null) => (instant ? wallTime(instant, timeZone) : '')
  const cells: Record<(typeof columns)[number], string> = {
    number: row.number,
    state: word('state', row.state),
    light: word('light', row.light),
    due: at(row.dueAt),
    priority: word('priority', row.priority),
    category: name(row.category?.name),
    text: maskPhonesIn(row.text),
    place: name(row.unit?.name),
    address: row.address ?? '',
    holder: name(row.holder.name),
    channel: word('channel', row.channel),
    reported: at(row.reportedAt),
    closed: at(row.closedAt),
    followers: String(row.followers),
  }
  return line(columns.map((column) => cells[column]))
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** `2026-03-02 09:00` on the wall of a zone. */
function wallTime(instant: string, timeZone: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    formats.set(timeZone, format)
  }
  return format.format(new Date(instant))
}
