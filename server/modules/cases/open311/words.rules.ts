import type { Locale, LocalizedName } from '../../../../contract/common.ts'
import { nameIn } from '../../../../contract/common.ts'
import { findText, textOf } from '../../../platform/messages.ts'
import type { CaseState, EventFacts, EventType } from '../lifecycle/case-state.ts'

// messages: cases.timeline.*, cases.role.*, cases.stage.*, cases.channel.*, cases.state.*

/** Who reads, and by which clock times are printed. */
export interface Reader {
  locale: Locale
  timeZone: string
}

/** A fact of the timeline as a sentence. */
export function sentenceOf(fact: { type: EventType; facts: EventFacts }, reader: Reader): string | undefined {
  const values = Object.fromEntries(
    Object.entries(fact.facts).map(([name, value]) => [name, wordOf(name, value, reader)]),
  )
  try {
    return findText({ locale: reader.locale, area: 'cases', key: `cases.timeline.${fact.type}`, values })
  } catch {
    // Facts of an earlier version may lack what the sentence counts.
    return undefined
  }
}

/** The state of a case in words. */
export const stateWord = (state: CaseState['state'], locale: Locale): string =>
  textOf({ locale, area: 'cases', key: `cases.state.${state}` })

const instants: ReadonlySet<string> = new Set(['due', 'until', 'noticedAt'])
const named: ReadonlySet<string> = new Set(['role', 'stage', 'channel'])

function wordOf(name: string, value: EventFacts[string], reader: Reader): string | number | boolean {
  if (typeof value === 'object') return nameIn(value as LocalizedName, reader.locale)
  if (typeof value !== 'string') return value
  if (instants.has(name)) return printed(value, reader)
  if (!named.has(name)) return value
  return findText({ locale: reader.locale, area: 'cases', key: `cases.${name}.${value}` }) ?? value
}

const formats = new Map<string, Intl.DateTimeFormat>()

function printed(instant: string, { locale, timeZone }: Reader): string {
  const key = `${locale} ${timeZone}`
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  formats.set(key, format)
  return format.format(new Date(instant))
}
