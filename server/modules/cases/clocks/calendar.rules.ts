import type { CalendarDefinition } from '../../../../contract/calendars.ts'
import { type CalendarYear, hoursByDay, layOutYear, localDay } from './calendar-year.rules.ts'
import { DAY_MS, dayNumber, instantAt, isoDate, offsetsAround } from './zone.rules.ts'

/**
 * A compiled calendar: asked through the functions of this file. Years are laid out when first asked for and kept, so
 * compile once and share. Working time is counted to the ms, by the wall clock of the calendar's zone.
 */
export interface Calendar {
  readonly timeZone: string
  readonly always: boolean
  /** Working ms of the longest ordinary weekday: what a body calls "a day". */
  readonly longestDayMs: number
  /** @throws RangeError outside 1900 … 2199. */
  year(year: number): CalendarYear
}

const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/**
 * Makes a definition fast to ask. Cheap by itself (some µs and the reading of the days).
 * @throws RangeError for an unknown zone, hours out of order, or a week in which nobody works.
 */
export function compileCalendar(definition: CalendarDefinition): Calendar {
  const hours = hoursByDay(definition)
  const { timeZone, always } = definition
  offsetsAround(timeZone, 2000)
  const years: CalendarYear[] = []
  return {
    timeZone,
    always,
    longestDayMs: hours.longestDayMs,
    year(year) {
      const known = years[year - FIRST_YEAR]
      if (known) return known
      if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
        throw new RangeError(`The calendar has no more working time, or is asked about the year ${year}`)
      }
      const layout = layOutYear(timeZone, year, hours)
      years[year - FIRST_YEAR] = layout
      return layout
    },
  }
}

function yearAt(calendar: Calendar, at: number): CalendarYear {
  const layout = calendar.year(new Date(at).getUTCFullYear())
  if (at < layout.start) return calendar.year(layout.year - 1)
  if (at >= layout.end) return calendar.year(layout.year + 1)
  return layout
}

/** Index of the last value ≤ `wanted` in an ascending array, −1 when all are greater. */
function lastAtMost(values: Float64Array, wanted: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) <= wanted) low = middle + 1
    else high = middle
  }
  return low - 1
}

const totalOf = (layout: CalendarYear) => layout.worked[layout.worked.length - 1] as number

/** Working ms of the year up to an instant of it. */
function workedUntil(layout: CalendarYear, at: number): number {
  const i = lastAtMost(layout.starts, at)
  if (i < 0) return 0
  return (layout.worked[i] as number) + Math.min(at, layout.ends[i] as number) - (layout.starts[i] as number)
}

/** Working ms from `a` to `b`; negative when `b` is earlier. Between two closed instants of one night: 0. */
export function workingMsBetween(calendar: Calendar, a: Date, b: Date): number {
  const from = a.getTime()
  const to = b.getTime()
  if (calendar.always) return to - from
  if (to < from) return 0 - workingMsBetween(calendar, b, a)
  const last = yearAt(calendar, to)
  let layout = yearAt(calendar, from)
  let sum = 0 - workedUntil(layout, from)
  while (layout.year < last.year) {
    sum += totalOf(layout)
    layout = calendar.year(layout.year + 1)
  }
  return sum + workedUntil(last, to)
}

function forward(calendar: Calendar, from: number, ms: number): number {
  let layout = yearAt(calendar, from)
  let target = workedUntil(layout, from) + ms
  while (target > totalOf(layout)) {
    target -= totalOf(layout)
    layout = calendar.year(layout.year + 1)
  }
  // The last interval that begins with less than the target worked: so a sum reached at closing stays at closing.
  let i = lastAtMost(layout.worked, target)
  while ((layout.worked[i] as number) >= target) i--
  return (layout.starts[i] as number) + target - (layout.worked[i] as number)
}

function backward(calendar: Calendar, from: number, ms: number): number {
  let layout = yearAt(calendar, from)
  let target = workedUntil(layout, from) - ms
  while (target < 0) {
    layout = calendar.year(layout.year - 1)
    target += totalOf(layout)
  }
  const i = lastAtMost(layout.worked, target)
  return (layout.starts[i] as number) + target - (layout.worked[i] as number)
}

/**
 * The instant `ms` of working time after `from`: the earliest at which that much has been worked. So an amount used up at
 * closing ends at closing, not at the next opening; from a closed instant counting begins at the next opening; 0 is
 * `from` itself. A negative amount looks back: the latest instant from which that much is worked until `from`.
 * @throws RangeError when the calendar never has that much.
 */
export function addWorkingMs(calendar: Calendar, from: Date, ms: number): Date {
  if (!Number.isFinite(ms)) throw new RangeError(`${ms} is no length of time`)
  const start = from.getTime()
  if (calendar.always || ms === 0) return new Date(start + ms)
  return new Date(ms > 0 ? forward(calendar, start, ms) : backward(calendar, start, -ms))
}

/** Place of the n-th working day after (n > 0) or before (n < 0) the local date of `at`. */
function workday(calendar: Calendar, at: number, n: number): { layout: CalendarYear; index: number } {
  if (!Number.isInteger(n) || n === 0) throw new RangeError(`${n} is no number of working days`)
  let layout = yearAt(calendar, at)
  const today = localDay(layout, at) - layout.firstDay
  let index = (layout.workdaysBefore[n > 0 ? today + 1 : today] as number) + (n > 0 ? n - 1 : n)
  while (index >= layout.workdays.length) {
    index -= layout.workdays.length
    layout = calendar.year(layout.year + 1)
  }
  while (index < 0) {
    layout = calendar.year(layout.year - 1)
    index += layout.workdays.length
  }
  return { layout, index }
}

/**
 * Closing time of the n-th working day after the day of `from`, which itself isn't counted, whatever its hour.
 * A day is a working day when at least a moment of it is worked.
 * @param days whole, at least 1
 * @throws RangeError for other numbers of days.
 */
export function addWorkingDays(calendar: Calendar, from: Date, days: number): Date {
  if (days < 1) throw new RangeError(`${days} is no number of working days`)
  const { layout, index } = workday(calendar, from.getTime(), days)
  return new Date(layout.closings[index] as number)
}

/** Local date `YYYY-MM-DD` of the n-th working day after (n > 0) or before (n < 0) the day of `at`. */
export function workingDate(calendar: Calendar, at: Date, n: number): string {
  const { layout, index } = workday(calendar, at.getTime(), n)
  return isoDate(layout.workdays[index] as number)
}

/** Working days after the day of `a` up to and including the day of `b`; negative when `b` is earlier. */
export function workingDaysBetween(calendar: Calendar, a: Date, b: Date): number {
  if (b < a) return 0 - workingDaysBetween(calendar, b, a)
  const until = (layout: CalendarYear, at: number) =>
    layout.workdaysBefore[localDay(layout, at) - layout.firstDay + 1] as number
  const last = yearAt(calendar, b.getTime())
  let layout = yearAt(calendar, a.getTime())
  let sum = 0 - until(layout, a.getTime())
  while (layout.year < last.year) {
    sum += layout.workdays.length
    layout = calendar.year(layout.year + 1)
  }
  return sum + until(last, b.getTime())
}

/** Within opening hours, both ends included: at the stroke of closing the counter still takes a paper. */
export function isWorkingTime(calendar: Calendar, at: Date): boolean {
  if (calendar.always) return true
  const layout = yearAt(calendar, at.getTime())
  const i = lastAtMost(layout.starts, at.getTime())
  return i >= 0 && at.getTime() <= (layout.ends[i] as number)
}

/** The local date of `at` is worked, if only for a moment. */
export function isWorkingDay(calendar: Calendar, at: Date): boolean {
  const layout = yearAt(calendar, at.getTime())
  const day = localDay(layout, at.getTime()) - layout.firstDay
  return (layout.workdaysBefore[day + 1] as number) > (layout.workdaysBefore[day] as number)
}

/** `at` itself while work is going on, else the next opening (after a lunch break too). At the stroke of closing: the next. */
export function nextOpening(calendar: Calendar, at: Date): Date {
  let layout = yearAt(calendar, at.getTime())
  const i = lastAtMost(layout.starts, at.getTime())
  if (i >= 0 && at.getTime() < (layout.ends[i] as number)) return at
  let next = layout.starts[i + 1]
  while (next === undefined) {
    layout = calendar.year(layout.year + 1)
    next = layout.starts[0]
  }
  return new Date(next)
}

/** Opening of the first working day after the day of `at`. */
export function startOfNextWorkingDay(calendar: Calendar, at: Date): Date {
  const { layout, index } = workday(calendar, at.getTime(), 1)
  return new Date(layout.openings[index] as number)
}

/** Local date `YYYY-MM-DD` of an instant. */
export function localDate(calendar: Calendar, at: Date): string {
  return isoDate(localDay(yearAt(calendar, at.getTime()), at.getTime()))
}

/**
 * The instant at which the wall clock of the calendar's zone shows a date and time: the first of two, and the moment of
 * the change for a time that the clocks skip.
 * @param msOfDay ms after midnight
 */
export function wallClock(calendar: Calendar, date: string, msOfDay: number): Date {
  const day = dayNumber(date)
  return new Date(instantAt(calendar.year(Number(date.slice(0, 4))).spans, day, msOfDay))
}

/** Midnight at the end of the n-th day after the day of `at`: the first instant of the day after that. */
export function endOfDayAfter(calendar: Calendar, at: Date, days: number): Date {
  const layout = yearAt(calendar, at.getTime())
  const day = localDay(layout, at.getTime()) + days + 1
  const year = new Date(day * DAY_MS).getUTCFullYear()
  return new Date(instantAt(calendar.year(year).spans, day, 0))
}
