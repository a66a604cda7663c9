import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Locale } from './locale.ts'

const folder = new URL('../contract/messages/', import.meta.url)
const catalogues = new Map<Locale, Record<string, string>>()

/** All words of a language, by key. */
export function catalogue(locale: Locale): Record<string, string> {
  let found = catalogues.get(locale)
  if (!found) {
    found = {}
    for (const file of readdirSync(new URL(`${locale}/`, folder)))
      Object.assign(found, JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), 'utf8')))
    catalogues.set(locale, found)
  }
  return found
}

/** What the pages say for a key whatever stands in its simple blanks, such as an instant. */
export function wordLike(locale: Locale, key: string): RegExp {
  const plain = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const text = catalogue(locale)[key]
  if (text === undefined) throw new Error(`There is no word ${key} in ${locale}`)
  return new RegExp(
    text
      .split(/\{\w+\}/)
      .map(plain)
      .join('.+'),
  )
}

/** What the pages say for a key in a language; throws when there is no such word. */
export function word(locale: Locale, key: string, values: Record<string, string | number> = {}): string {
  const text = catalogue(locale)[key]
  if (text === undefined) throw new Error(`There is no word ${key} in ${locale}`)
  return new IntlMessageFormat(text, locale).format(values) as string
}
