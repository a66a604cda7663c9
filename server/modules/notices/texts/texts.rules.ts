import { IntlMessageFormat } from 'intl-messageformat'
import type { Locale, LocalizedName } from '../../../../contract/common.ts'
import type { NoticeChannel, NoticeTextBody, NoticeTextPair } from '../../../../contract/notices.ts'
import type { Kind } from '../kinds/kinds.rules.ts'

// messages: notices.kind.*

/** A catalogue: sources of messages by key. */
export type Catalogue = Readonly<Record<string, string>>

/** The standard text of a kind for one way, put together from its title and its sentence in the catalogue. */
export function standardText(
  kind: Pick<Kind, 'event' | 'audience'>,
  channel: NoticeChannel,
  words: Catalogue,
): NoticeTextBody {
  const base = `notices.kind.${kind.event}.${kind.audience}`
  const title = words[`${base}.title`] ?? base
  const text = words[`${base}.text`] ?? base
  switch (channel) {
    case 'inbox':
      return { subject: title, text }
    case 'push':
      return { subject: '{tenant}', text: title }
    case 'mail':
      return { subject: title, text: `${text}\n\n{link}` }
    case 'chat':
      return { subject: null, text: `${title}\n${text}\n{link}` }
    case 'sms':
      return { subject: null, text: `${words['notices.joint.colon'] ?? ''}${text} {link}` }
  }
}

/** What is wrong with a text; undefined when it can be sent. */
export type TextFault =
  | { code: 'notice.text_malformed'; field: string }
  | { code: 'notice.variable_unknown'; field: string; variable: string }
  | { code: 'notice.subject_required'; field: string }

/** Checks both languages of an own text: it can be read, and uses only what its receiver may be told by this way. */
export function findTextFault(
  pair: NoticeTextPair,
  given: { channel: NoticeChannel; variables: readonly string[] },
): TextFault | undefined {
  for (const language of ['en', 'zh'] as const) {
    const { subject, text } = pair[language]
    if (!subject && (given.channel === 'mail' || given.channel === 'inbox' || given.channel === 'push'))
      return { code: 'notice.subject_required', field: `${language}.subject` }
    for (const [name, source] of [
      ['subject', subject],
      ['text', text],
    ] as const) {
      if (!source) continue
      const field = `${language}.${name}`
      const used = findVariables(source)
      if (!used) return { code: 'notice.text_malformed', field }
      const variable = used.find((one) => !given.variables.includes(one))
      if (variable) return { code: 'notice.variable_unknown', field, variable }
    }
  }
  return undefined
}

/** Variables of an ICU message; undefined when it can't be read. */
function findVariables(source: string): string[] | undefined {
  try {
    const found = new Set<string>()
    const walk = (parts: readonly Part[]) => {
      for (const part of parts) {
        if (part.value !== undefined && part.type !== literal && part.type !== pound) found.add(String(part.value))
        for (const option of Object.values(part.options ?? {})) walk(option.value)
      }
    }
    walk(new IntlMessageFormat(source, 'en', undefined, { ignoreTag: true }).getAst() as readonly Part[])
    return [...found]
  } catch {
    return undefined
  }
}

const literal = 0
const pound = 7

interface Part {
  type: number
  value?: unknown
  options?: Record<string, { value: readonly Part[] }>
}

/** What a notice is filled with, as it is kept. */
export interface NoticeFacts {
  holder?: LocalizedName | null
  category?: LocalizedName | null
  place?: LocalizedName | null
  words?: string | null
  /** Moment, ISO 8601. */
  due?: string | null
  /** The pages on which its reader works on it. */
  surface?: 'console' | 'field'
  /** Which party of a dispute its reader is, or which representative of a joint petition. */
  party?: string
}

/** Values of a text in one language. */
export function valuesOf(given: {
  facts: NoticeFacts
  number: string | null
  tenant: LocalizedName
  timeZone: string
  link: string
  locale: Locale
}): Record<string, string> {
  const { facts, locale } = given
  const name = (of: LocalizedName | null | undefined) => (of ? (locale === 'en' ? of.en : of.zh) : '–')
  const due = facts.due
    ? new Intl.DateTimeFormat(locale, {
        timeZone: given.timeZone,
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(new Date(facts.due))
    : '–'
  return {
    tenant: name(given.tenant),
    number: given.number ?? '–',
    category: name(facts.category),
    holder: name(facts.holder),
    place: name(facts.place),
    words: facts.words ?? '',
    due,
    link: given.link,
  }
}

/** Fills a text. A value that is empty leaves no gap. */
export function fill(source: string, values: Readonly<Record<string, string | number>>, locale: Locale): string {
  const made = new IntlMessageFormat(source, locale, undefined, { ignoreTag: true }).format({ ...values })
  return (typeof made === 'string' ? made : String(made))
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** How many text messages an operator counts: 160 letters of the old alphabet, 70 of any other; a little less when chained. */
export function smsParts(text: string): number {
  const plain = /^[\n\r -Z_a-zÀ-ÆÉÑÖØÜßàäåæèéìñòöøùü§¡¿£¥€^{}[\]~|\\]*$/.test(text)
  const [one, chained] = plain ? [160, 153] : [70, 67]
  return text.length <= one ? 1 : Math.ceil(text.length / chained)
}
