import type { Locale } from './catalogue.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const formats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = JSON.stringify([locale, options])
  let format = formats.get(name)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options)
    formats.set(name, format)
  }
  return format
}

const relatives = new Map<Locale, Intl.RelativeTimeFormat>()

function relativeFormat(locale: Locale): Intl.RelativeTimeFormat {
  let format = relatives.get(locale)
  if (!format) {
    format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
    relatives.set(locale, format)
  }
  return format
}

/**
 * Reads what a browser knows of numbers and dates in a language, one thing after the other with a pause between: the first of
 * each holds an old phone up for a hundred milliseconds, which are to spare while a page is still on its way.
 */
export async function readyTimes(locale: Locale): Promise<void> {
  const steps = [
    () => new Intl.NumberFormat(locale).format(0),
    () => relativeFormat(locale).format(0, 'day'),
    () => exactTime(new Date(), locale, 'UTC'),
  ]
  for (const step of steps) {
    await new Promise((resolve) => setTimeout(resolve))
    step()
  }
}

/** Date and time with weekday, in the district's zone: `Mon, 3 Mar 2025, 09:00`. */
export function exactTime(at: Date, locale: Locale, timeZone: string): string {
  return dateFormat(locale, {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at)
}

/** Whether it is a date of the calendar (`2026-11-24`), the same day wherever it is read, and no instant. */
const isDate = (at: string | Date): at is string => typeof at === 'string' && /^\d{4}-\d\d-\d\d$/.test(at)

/** Date alone: of an instant in the district's zone, of a date of the calendar as it stands. */
export function dayOf(at: string | Date, locale: Locale, timeZone: string): string {
  const zone = isDate(at) ? 'UTC' : timeZone
  return dateFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: zone }).format(new Date(at))
}

/** A date of the calendar (`2026-11-24`) with its day of the week, without the year: for days close by. */
export function weekdayOf(day: string, locale: Locale): string {
  const options = { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' } as const
  return dateFormat(locale, options).format(new Date(`${day}T00:00:00Z`))
}

/** Hours and minutes, in the district's zone. */
export function timeOfDay(at: Date, locale: Locale, timeZone: string): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at)
}

/**
 * How far `at` is from `now` in words: `3 minutes ago`, `in 2 hours`, `yesterday`. Beyond 30 days the date itself is
 * clearer than a count. Both ends are instants; what is measured is running time, not working time.
 */
export function relativeTime(at: Date, now: Date, locale: Locale, timeZone: string): string {
  const away = at.getTime() - now.getTime()
  const size = Math.abs(away)
  if (size > 30 * day) return dayOf(at, locale, timeZone)
  const words = relativeFormat(locale)
  if (size < minute) return words.format(0, 'second')
  if (size < hour) return words.format(Math.trunc(away / minute), 'minute')
  if (size < day) return words.format(Math.trunc(away / hour), 'hour')
  return words.format(Math.round(away / day), 'day')
}

/** A length of time in its two largest parts: `2 h 5 min`, `1 day 3 h`. `ms` may be negative: the sign is dropped. */
export function lengthOfTime(ms: number, locale: Locale): string {
  const size = Math.abs(ms)
  const unit = (value: number, name: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: name === 'day' ? 'long' : 'short' }).format(
      value,
    )
  const days = Math.floor(size / day)
  const hours = Math.floor((size % day) / hour)
  const minutes = Math.floor((size % hour) / minute)
  const gap = locale === 'zh-CN' ? '' : ' '
  if (days > 0) return hours > 0 ? unit(days, 'day') + gap + unit(hours, 'hour') : unit(days, 'day')
  if (hours > 0) return minutes > 0 ? unit(hours, 'hour') + gap + unit(minutes, 'minute') : unit(hours, 'hour')
  return unit(minutes, 'minute')
}
