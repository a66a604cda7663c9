import { useMemo } from 'react'
import type { TimelineEntry } from '../../contract/cases.ts'
import type { LocalizedName } from '../../contract/common.ts'
import type { WordKey } from '../words/areas.ts'
import { useFormat } from '../words/Instant.tsx'
import type { MessageValues } from '../words/message.ts'
import { useWords } from '../words/words.tsx'

// messages: cases.timeline.*, cases.role.*, cases.stage.*, cases.channel.*, cases.level.*, cases.by.*

/** What a sentence is made with: words, names in the reader's language, times in the district's zone. */
export interface Speech {
  t: (key: WordKey, values?: MessageValues) => string
  nameOf: (name: LocalizedName | null | undefined) => string
  exact: (at: string) => string
}

/** Every name a sentence of the catalogue may ask for: what an entry does not know is left out of the sentence. */
const unknown: MessageValues = {
  basis: '',
  body: '',
  by: '',
  category: '',
  channel: '',
  count: 0,
  due: '',
  from: '',
  into: '',
  left: 0,
  number: '',
  numbers: '',
  outcome: '',
  role: '',
  ruling: '',
  satisfaction: '',
  solved: '',
  stage: '',
  step: '',
  target: '',
  to: '',
  unit: '',
  until: '',
}

/** Facts whose value is a key of a family of words: `stage: 'accept'` is read as "Accept". */
const families = { role: 'role', stage: 'stage', channel: 'channel', level: 'level' } as const

type Entry = Pick<TimelineEntry, 'type' | 'by' | 'facts'>

/** Who did it, in words: the body if there is one, else the role, else what kind of party it was. */
export function doerOf(by: Entry['by'], speech: Speech): string {
  if (by.body) return speech.nameOf(by.body)
  if (by.role) return known(speech, 'role', by.role)
  return known(speech, 'by', by.kind)
}

/**
 * One entry of the timeline as a sentence: `Lantern Street raised it to Willow District.` Names are picked in the reader's
 * language, instants become times, a fact that is missing leaves no gap sign. An unknown type gives its own name.
 */
export function sentenceOf(entry: Entry, speech: Speech): string {
  const values: MessageValues = { ...unknown, by: doerOf(entry.by, speech) }
  for (const [name, value] of Object.entries(entry.facts)) {
    if (typeof value === 'object') values[name] = speech.nameOf(value)
    else if (typeof value === 'boolean') values[name] = String(value)
    else if (typeof value === 'string' && value !== '' && (name === 'due' || name === 'until'))
      values[name] = speech.exact(value)
    else if (typeof value === 'string' && name in families)
      values[name] = inside(name, known(speech, families[name as keyof typeof families], value))
    else values[name] = value
  }
  const key = keyOf(entry.type)
  const words = speech.t(key as WordKey, values)
  return words === key ? entry.type : tidy(words)
}

/** Where the sentence of a fact stands: `dispute.agreed` in the catalogue of disputes, what has no dot in that of cases. */
function keyOf(type: string): string {
  const [lifecycle, fact] = type.split('.')
  return fact === undefined ? `cases.timeline.${type}` : `${lifecycle}s.timeline.${fact}`
}

/** Words of a member of a family; the member itself where the catalogue does not know it. */
function known(speech: Speech, family: string, member: string): string {
  const key = `cases.${family}.${member}`
  const words = speech.t(key as WordKey)
  return words === key ? member : words
}

/** "Phone" is "phone" inside a sentence; a stage begins one, and "Open311" or "API" stay what they are. */
function inside(name: string, word: string): string {
  return name !== 'stage' && /^[A-Z][a-z ]+(-[a-z ]+)*$/.test(word)
    ? word.charAt(0).toLowerCase() + word.slice(1)
    : word
}

/** A name that was left out leaves its spaces behind. */
function tidy(sentence: string): string {
  return sentence
    .replace(/\s+([,.:;)])/g, '$1')
    .replace(/,(?=[.;])/g, '')
    .replace(/\s{2,}/g, ' ')
    .trim()
}

/** The sentence maker of a page: `const sentence = useSentence()`, then `sentence(entry)`. */
export function useSentence(): (entry: Entry) => string {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  return useMemo(() => (entry) => sentenceOf(entry, { t, nameOf, exact }), [t, nameOf, exact])
}
