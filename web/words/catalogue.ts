import type { Area } from './areas.ts'
import { formatMessage, type Message, type MessageValues, parseMessage } from './message.ts'

/** Languages that ship complete. */
export const locales = ['en', 'zh-CN'] as const

/** A language of the pages. */
export type Locale = (typeof locales)[number]

const stored = 'doorstep.locale'

const files = import.meta.glob<Record<string, string>>('../../contract/messages/*/*.json', { import: 'default' })

const loaded = new Map<string, Record<string, string>>()
const loading = new Map<string, Promise<void>>()
const parsed = new Map<string, Message>()

/** The reader's own choice if there is one, else the first language of the browser that ships, else English. */
export function preferredLocale(
  choice: string | null = read(),
  wanted: readonly string[] = globalThis.navigator?.languages ?? [],
): Locale {
  if (choice === 'en' || choice === 'zh-CN') return choice
  for (const tag of wanted) {
    const language = tag.toLowerCase()
    if (language.startsWith('zh')) return 'zh-CN'
    if (language.startsWith('en')) return 'en'
  }
  return 'en'
}

/** Remembers a language on this device. Silent where storage is blocked: the page still changes. */
export function rememberLocale(locale: Locale): void {
  try {
    localStorage.setItem(stored, locale)
  } catch {
    // Private windows refuse storage; the choice then lasts as long as the page.
  }
  // For the server, which sends the first screen (server/platform/http/pages.ts). It says nothing but the language.
  // biome-ignore lint/suspicious/noDocumentCookie: the newer way is not there in every browser of a resident
  document.cookie = `doorstep_locale=${locale}; path=/; max-age=31536000; samesite=lax`
}

function read(): string | null {
  try {
    return localStorage.getItem(stored)
  } catch {
    return null
  }
}

/** Resolves once the catalogues of these areas are there. Rejects when one cannot be fetched (then a retry is possible). */
export async function loadWords(locale: Locale, areas: readonly Area[]): Promise<void> {
  await Promise.all(areas.map((area) => fetchCatalogue(locale, area)))
}

/** True when nothing needs to be fetched for these areas. */
export function hasWords(locale: Locale, areas: readonly Area[]): boolean {
  return areas.every((area) => loaded.has(`${locale}/${area}`))
}

function fetchCatalogue(locale: Locale, area: Area): Promise<void> | undefined {
  const name = `${locale}/${area}`
  if (loaded.has(name)) return
  const under = loading.get(name)
  if (under) return under
  const file = files[`../../contract/messages/${name}.json`]
  if (!file) {
    loaded.set(name, {})
    return
  }
  const promise = file()
    .then((words) => {
      loaded.set(name, words)
    })
    .finally(() => loading.delete(name))
  loading.set(name, promise)
  return promise
}

/**
 * The words for a key in a language. While its catalogue is still on the way this throws the promise, which makes a
 * rendering component wait in the nearest Suspense boundary; a missing key gives the key itself.
 */
export function wordsFor(locale: Locale, key: string, values?: MessageValues): string {
  const area = key.slice(0, key.indexOf('.')) as Area
  const waiting = fetchCatalogue(locale, area)
  if (waiting) throw waiting
  const text = loaded.get(`${locale}/${area}`)?.[key]
  if (text === undefined) return key
  // Most words have no argument: spare them the parser.
  if (!/[{'<]/.test(text)) return text
  let message = parsed.get(text)
  if (!message) {
    message = parseMessage(text)
    parsed.set(text, message)
  }
  return formatMessage(message, locale, values)
}
