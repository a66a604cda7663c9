import type { TimelineEntry } from '../../../../contract/cases.ts'
import type { LocalizedName } from '../../../../contract/common.ts'

/** What a sentence is made with. `say` gives the key itself where the catalogue has no such word. */
export interface Speech {
  say: (key: string, values: Record<string, string | number>) => string
  nameOf: (name: LocalizedName) => string
  exact: (at: string) => string
}

const instant = /^\d{4}-\d{2}-\d{2}T/

/** One thing that happened at the table, as a sentence of the catalogue; what is not a dispute's own says what the case says. */
export function sentenceOf(entry: Pick<TimelineEntry, 'type' | 'facts'>, speech: Speech): string {
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(entry.facts)) {
    if (typeof value === 'object' && value !== null) values[name] = speech.nameOf(value)
    else if (typeof value === 'string') values[name] = instant.test(value) ? speech.exact(value) : value
    else values[name] = typeof value === 'boolean' ? String(value) : value
  }
  const fact = entry.type.replace(/^dispute\./, '')
  const key = `${entry.type === fact ? 'cases' : 'disputes'}.timeline.${fact}`
  const words = speech.say(key, values)
  return words === key ? fact.replaceAll('_', ' ') : words
}
