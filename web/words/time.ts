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

/**
 * How far the wall clock of the district's zone is ahead of UTC, as the server told it with the document. While it is known
 * for an instant no formatter of the browser is needed: the first of a page holds an old phone up for a hundred milliseconds
 * and more.
 */
export interface ZoneOffsets {
  /** Instants between which it is known, ms. */
  from: number
  until: number
  /** From when on it is how many minutes, ascending; the first begins with `from`. */
  changes: readonly (readonly [at: number, minutes: number])[]
}

const zones = new Map<string, ZoneOffsets>()

/** Takes over what the server told of a zone. */
export function knowZone(timeZone: string, offsets: ZoneOffsets): void {
  zones.set(timeZone, offsets)
}

/** A date whose UTC fields are what the wall clock of the zone shows; undefined where that is not known. */
function wallIn(at: Date, timeZone: string): Date | undefined {
  const known = zones.get(timeZone)
  const instant = at.getTime()
  if (!known || !(instant >= known.from && instant < known.until)) return undefined
  const change = known.changes.findLast(([since]) => since <= instant)
  return change && new Date(instant + change[1] * minute)
}

/**
 * Reads what a browser knows of dates in a language while a page is still on its way, where the document didn't tell of the
 * zone: an old phone is held up for a hundred milliseconds.
 */
export async function readyTimes(locale: Locale): Promise<void> {
  if (zones.size > 0) return
  await new Promise((resolve) => setTimeout(resolve))
  exactTime(new Date(), locale, 'UTC')
}

const weekdays = {
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const two = (count: number): string => String(count).padStart(2, '0')
const hours = (wall: Date): string => `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`
const dayIn = (wall: Date, locale: Locale): string =>
  locale === 'zh-CN'
    ? `${wall.getUTCFullYear()}年${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日`
    : `${months[wall.getUTCMonth()]} ${wall.getUTCDate()}, ${wall.getUTCFullYear()}`

/** Date and time with weekday, in the district's zone: `Mon, Mar 3, 2025, 09:00`. */
export function exactTime(at: Date, locale: Locale, timeZone: string): string {
  const wall = wallIn(at, timeZone)
  if (wall) {
    const weekday = weekdays[locale][wall.getUTCDay()]
    const day = dayIn(wall, locale)
    return locale === 'zh-CN' ? `${day}${weekday} ${hours(wall)}` : `${weekday}, ${day}, ${hours(wall)}`
  }
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
  const instant = new Date(at)
  const wall = isDate(at) ? instant : wallIn(instant, timeZone)
  if (wall && !Number.isNaN(wall.getTime())) return dayIn(wall, locale)
  return dateFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone }).format(instant)
}

/** A date of the calendar (`2026-11-24`) with its day of the week, without the year: for days close by. */
export function weekdayOf(day: string, locale: Locale): string {
  const at = new Date(`${day}T00:00:00Z`)
  const weekday = weekdays[locale][at.getUTCDay()]
  return locale === 'zh-CN'
    ? `${at.getUTCMonth() + 1}月${at.getUTCDate()}日${weekday}`
    : `${weekday}, ${months[at.getUTCMonth()]} ${at.getUTCDate()}`
}

/** Hours and minutes, in the district's zone. */
export function timeOfDay(at: Date, locale: Locale, timeZone: string): string {
  const wall = wallIn(at, timeZone)
  if (wall) return hours(wall)
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at)
}

const unitsOfZh = { minute: '分钟', hour: '小时', day: '天' } as const
const nearDays: Record<Locale, Record<number, string>> = {
  en: { [-1]: 'yesterday', 1: 'tomorrow' },
  'zh-CN': { [-2]: '前天', [-1]: '昨天', 1: '明天', 2: '后天' },
}

/** So many of a unit from now: `in 2 hours`, `3 days ago`, `昨天`. As browsers say it, without asking one (a test compares). */
function awayFromNow(count: number, unit: 'minute' | 'hour' | 'day', locale: Locale): string {
  const near = unit === 'day' ? nearDays[locale][count] : undefined
  if (near) return near
  const size = Math.abs(count)
  if (locale === 'zh-CN') return `${size}${unitsOfZh[unit]}${count < 0 ? '前' : '后'}`
  const words = `${size} ${unit}${size === 1 ? '' : 's'}`
  return count < 0 ? `${words} ago` : `in ${words}`
}

/**
 * How far `at` is from `now` in words: `3 minutes ago`, `in 2 hours`, `yesterday`. Beyond 30 days the date itself is
 * clearer than a count. Both ends are instants; what is measured is running time, not working time.
 */
export function relativeTime(at: Date, now: Date, locale: Locale, timeZone: string): string {
  const away = at.getTime() - now.getTime()
  const size = Math.abs(away)
  if (size > 30 * day) return dayOf(at, locale, timeZone)
  if (size < minute) return locale === 'zh-CN' ? '现在' : 'now'
  if (size < hour) return awayFromNow(Math.trunc(away / minute), 'minute', locale)
  if (size < day) return awayFromNow(Math.trunc(away / hour), 'hour', locale)
  return awayFromNow(Math.round(away / day), 'day', locale)
}

/** A length of time in its two largest parts: `2 h 5 min`, `1 day 3 h`. `ms` may be negative: the sign is dropped. */
export function lengthOfTime(ms: number, locale: Locale): string {
  const size = Math.abs(ms)
  const unit = (value: number, name: 'day' | 'hour' | 'minute') =>
    value < 1000
      ? plainLength(value, name, locale)
      : new Intl.NumberFormat(locale, {
          style: 'unit',
          unit: name,
          unitDisplay: name === 'day' ? 'long' : 'short',
        }).format(value)
  const days = Math.floor(size / day)
  const hours = Math.floor((size % day) / hour)
  const minutes = Math.floor((size % hour) / minute)
  const gap = locale === 'zh-CN' ? '' : ' '
  if (days > 0) return hours > 0 ? unit(days, 'day') + gap + unit(hours, 'hour') : unit(days, 'day')
  if (hours > 0) return minutes > 0 ? unit(hours, 'hour') + gap + unit(minutes, 'minute') : unit(hours, 'hour')
  return unit(minutes, 'minute')
}

const shortUnits = { day: 'day', hour: 'hr', minute: 'min' } as const

const plainLength = (value: number, unit: 'day' | 'hour' | 'minute', locale: Locale): string =>
  locale === 'zh-CN'
    ? `${value}${unitsOfZh[unit]}`
    : `${value} ${shortUnits[unit]}${unit === 'day' && value !== 1 ? 's' : ''}`
