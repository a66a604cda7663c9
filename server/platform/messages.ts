import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Locale } from '../../contract/common.ts'

/** Values that go into a message. */
export type Values = Readonly<Record<string, unknown>>

/** One text wanted from the catalogues. */
export interface Wanted {
  locale: Locale
  /** File of the catalogue, such as `errors` or `cases`. */
  area: string
  /** Whole key in that file. */
  key: string
  values?: Values
}

const catalogues = new Map<string, Readonly<Record<string, string>>>()
const formats = new Map<string, IntlMessageFormat>()

/** All texts of an area in a language, read once. Empty where the area has no catalogue. */
export function catalogue(locale: Locale, area: string): Readonly<Record<string, string>> {
  const name = `${locale}/${area}`
  const known = catalogues.get(name)
  if (known) return known
  const read = readCatalogue(name)
  catalogues.set(name, read)
  return read
}

/** The text in the reader's language, or undefined where the catalogue doesn't have it. */
export function findText({ locale, area, key, values }: Wanted): string | undefined {
  const source = catalogue(locale, area)[key]
  if (source === undefined) return undefined
  if (!/[{'<]/.test(source)) return source
  const text = formatOf(locale, source).format(printable(values ?? {}))
  return typeof text === 'string' ? text : String(text)
}

/** The text in the reader's language; the key itself where the catalogue doesn't have it, so that it is seen in review. */
export function textOf(wanted: Wanted): string {
  return findText(wanted) ?? wanted.key
}

function readCatalogue(name: string): Readonly<Record<string, string>> {
  const file = new URL(`../../contract/messages/${name}.json`, import.meta.url)
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

function formatOf(locale: Locale, source: string): IntlMessageFormat {
  const name = `${locale} ${source}`
  const known = formats.get(name)
  if (known) return known
  const made = new IntlMessageFormat(source, locale, undefined, { ignoreTag: true })
  formats.set(name, made)
  return made
}

type Printable = string | number | boolean | Date

/** ICU takes texts, numbers and dates. Lists are joined; what was not given shows as an ellipsis instead of an error. */
function printable(values: Values): Record<string, Printable> {
  const shown: Record<string, Printable> = {}
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') shown[name] = value
    else if (value instanceof Date) shown[name] = value
    else if (Array.isArray(value)) shown[name] = value.join(', ')
    else if (value !== undefined && value !== null) shown[name] = JSON.stringify(value)
  }
  return new Proxy(shown, { get: (target, name) => target[name as string] ?? '…', has: () => true })
}
