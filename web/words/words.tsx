import { createContext, type ReactNode, startTransition, use, useCallback, useEffect, useMemo, useState } from 'react'
import type { LocalizedName } from '../../contract/common.ts'
import type { WordKey } from './areas.ts'
import { type Locale, loadWords, preferredLocale, rememberLocale, wordsFor } from './catalogue.ts'
import type { MessageValues } from './message.ts'

/** Gives the words of a key in the reader's language. Waits (Suspense) while the catalogue is on its way. */
export type Translate = (key: WordKey, values?: MessageValues) => string

interface WordsContext {
  locale: Locale
  /** IANA zone of the district: a due time means the same to everybody, wherever they look from. */
  timeZone: string
  setLocale: (locale: Locale) => void
  t: Translate
  /** Picks the reader's language of a name that exists in both: units, departments, categories. */
  nameOf: (name: LocalizedName | null | undefined) => string
}

const Words = createContext<WordsContext | null>(null)

/** Language and time zone for everything below. `timeZone` is the tenant's; without one the browser's is used. */
export function WordsProvider(props: { children: ReactNode; timeZone?: string; locale?: Locale }) {
  const [locale, change] = useState<Locale>(() => props.locale ?? preferredLocale())
  const timeZone = props.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC'

  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])

  const setLocale = useCallback((next: Locale) => {
    rememberLocale(next)
    // The two catalogues every page needs come first, so that the page changes in one step.
    loadWords(next, ['app', 'ui']).finally(() => startTransition(() => change(next)))
  }, [])

  const value = useMemo<WordsContext>(
    () => ({
      locale,
      timeZone,
      setLocale,
      t: (key, values) => wordsFor(locale, key, values),
      nameOf: (name) => (name ? (locale === 'zh-CN' ? name.zh : name.en) : ''),
    }),
    [locale, timeZone, setLocale],
  )
  return <Words value={value}>{props.children}</Words>
}

/** `const { t, locale } = useWords()`, then `t('ui.loading', { what })`. Keys are checked by the compiler. */
export function useWords(): WordsContext {
  const found = use(Words)
  if (!found) throw new Error('useWords needs a WordsProvider above it')
  return found
}

/** The language in force outside React: for request headers and route loaders. */
export function currentLocale(): Locale {
  const lang = globalThis.document?.documentElement.lang
  return lang === 'zh-CN' || lang === 'en' ? lang : preferredLocale()
}
