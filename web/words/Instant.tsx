import { useMemo, useSyncExternalStore } from 'react'
import { dayOf, exactTime, lengthOfTime, relativeTime, timeOfDay, weekdayOf } from './time.ts'
import { useWords } from './words.tsx'

/** Milliseconds between two looks at the clock. */
const renewal = 20_000

let now = Date.now()
const readers = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined

function subscribe(reader: () => void): () => void {
  readers.add(reader)
  // One timer for the whole page, however many times it shows.
  ticking ??= setInterval(() => {
    now = Date.now()
    for (const each of readers) each()
  }, renewal)
  return () => {
    readers.delete(reader)
    if (readers.size === 0) {
      clearInterval(ticking)
      ticking = undefined
    }
  }
}

/** The same for everybody who reads it: nobody is drawn again because another one came later. */
function present(): number {
  if (ticking === undefined && Date.now() - now > renewal) now = Date.now()
  return now
}

/** The present instant in ms, renewed every 20 seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, present, () => now)
}

/**
 * A point in time: relative (`in 2 hours`) with the exact one on hover and for screen readers; `show` turns it round.
 * `at` is an ISO string or a Date.
 */
export function Instant(props: { at: string | Date; show?: 'relative' | 'exact' | 'day' | 'time' | 'both' }) {
  const { locale, timeZone } = useWords()
  const current = useNow()
  const at = useMemo(() => new Date(props.at), [props.at])
  if (Number.isNaN(at.getTime())) return null
  const exact = exactTime(at, locale, timeZone)
  const show = props.show ?? 'relative'
  const relative = relativeTime(at, new Date(current), locale, timeZone)
  const text =
    show === 'exact'
      ? exact
      : show === 'day'
        ? dayOf(props.at, locale, timeZone)
        : show === 'time'
          ? timeOfDay(at, locale, timeZone)
          : show === 'both'
            ? `${relative} · ${exact}`
            : relative
  return (
    <time dateTime={at.toISOString()} title={exact} style={{ whiteSpace: 'nowrap' }}>
      {text}
    </time>
  )
}

/** Formatters in the reader's language and the district's time zone. */
export function useFormat() {
  const { locale, timeZone } = useWords()
  return useMemo(
    () => ({
      /** 12,345 */
      number: (value: number, options?: Intl.NumberFormatOptions) =>
        new Intl.NumberFormat(locale, options).format(value),
      /** 0.934 → 93.4 %; nothing to divide by → – */
      share: (value: number | null | undefined) =>
        value === null || value === undefined || Number.isNaN(value)
          ? '–'
          : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value),
      exact: (at: string | Date) => exactTime(new Date(at), locale, timeZone),
      /** An instant, or a date of the calendar (2026-11-24) → Nov 24, 2026 */
      day: (at: string | Date) => dayOf(at, locale, timeZone),
      /** 2026-11-24 → Tue, Nov 24 */
      weekday: (day: string) => weekdayOf(day, locale),
      time: (at: string | Date) => timeOfDay(new Date(at), locale, timeZone),
      relative: (at: string | Date, from: Date = new Date()) => relativeTime(new Date(at), from, locale, timeZone),
      /** ms → 2 h 5 min */
      length: (ms: number) => lengthOfTime(ms, locale),
    }),
    [locale, timeZone],
  )
}
