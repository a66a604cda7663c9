import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { CalendarDay, DayHours } from '../../../../contract/calendars.ts'
import {
  addWorkingDays,
  addWorkingMs,
  type Calendar,
  isWorkingDay,
  isWorkingTime,
  localDate,
  nextOpening,
  startOfNextWorkingDay,
  wallClock,
  workingDate,
  workingDaysBetween,
  workingMsBetween,
} from './calendar.rules.ts'
import { nationalDays, parseHolidayCsv } from './holidays.rules.ts'
import { calendarOf } from './testing.ts'

/*
 * Independent tables, read where they lie at hand: 163 vectors of business-hours arithmetic from the tests of
 * moment-business-time, and the Chinese days off and make-up workdays of 2007 to 2026.
 */
const vectorsFile = new URL('../../../../../shared/data/business_time_vectors.json', import.meta.url)
const holidaysFile = new URL('../../../../../shared/data/cn_holidays_holiday-cn.csv', import.meta.url)

const Vector = z.object({
  op: z.enum(['isWorkingTime', 'isWorkingDay', 'addWorkingTime', 'subtractWorkingTime', 'workingDiff']),
  start: z.string(),
  args: z.array(z.union([z.string(), z.number(), z.boolean(), z.object({ ignoreBreaks: z.boolean() })])),
  hours: z.record(z.string(), z.array(z.string()).nullable()),
  holidays: z.array(z.string()),
  expected: z.union([z.string(), z.number(), z.boolean()]),
  test: z.string(),
})
type Vector = z.infer<typeof Vector>

const unitMs: Record<string, number> = { hour: 3_600_000, minute: 60_000, second: 1000, millisecond: 1 }
const singular = (unit: string) => unit.replace(/s$/, '')

/** The vectors are local wall clock without zone: told in UTC. */
const instant = (text: string) => new Date(text.endsWith('Z') ? text : `${text}Z`)
const fullText = (at: Date) => at.toISOString().replace('T', ' ').slice(0, -1)

function calendarFor(vector: Vector): Calendar {
  const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
  const week = Object.fromEntries(
    names.map((name, i) => {
      const edges = (vector.hours[String(i)] ?? []).map((time) => time.slice(0, 5))
      const pairs: DayHours = []
      for (let at = 0; at + 1 < edges.length; at += 2) pairs.push([edges[at] as string, edges[at + 1] as string])
      return [name, pairs]
    }),
  ) as Parameters<typeof calendarOf>[0] extends { hours?: infer H } | undefined ? H : never
  // A holiday may be a pattern with any year: "*-12-25".
  const years = Array.from({ length: 10 }, (_, i) => 2012 + i)
  const days: CalendarDay[] = vector.holidays.flatMap((holiday) =>
    (holiday.startsWith('*') ? years.map((year) => holiday.replace('*', String(year))) : [holiday]).map((date) => ({
      date,
      kind: 'off' as const,
    })),
  )
  return calendarOf({ timeZone: 'UTC', hours: week, days })
}

/** Adds or takes away pairs of amount and unit, as the library does: the last pair first, each pair by itself. */
function add(calendar: Calendar, start: Date, args: Vector['args'], sign: 1 | -1): Date | string {
  let at = start
  for (let i = args.length - 2; i >= 0; i -= 2) {
    const amount = sign * Number(args[i])
    const unit = singular(String(args[i + 1]))
    if (unit === 'day') return workingDate(calendar, at, amount)
    at = addWorkingMs(calendar, at, amount * (unitMs[unit] ?? Number.NaN))
  }
  return at
}

const dayOf = (at: Date) => new Date(`${at.toISOString().slice(0, 10)}T00:00Z`)
const openingOf = (calendar: Calendar, at: Date) => startOfNextWorkingDay(calendar, new Date(dayOf(at).getTime() - 1))
const closingOf = (calendar: Calendar, at: Date) => addWorkingDays(calendar, new Date(dayOf(at).getTime() - 1), 1)
const isWithinDay = (calendar: Calendar, at: Date) =>
  isWorkingDay(calendar, at) && at >= openingOf(calendar, at) && at <= closingOf(calendar, at)

/** The instant itself within a working day (breaks included), else the next opening, or the closing before. */
const snapForward = (calendar: Calendar, at: Date) => (isWithinDay(calendar, at) ? at : nextOpening(calendar, at))
const snapBack = (calendar: Calendar, at: Date) => {
  if (isWithinDay(calendar, at)) return at
  const today = isWorkingDay(calendar, at) && at > closingOf(calendar, at)
  return closingOf(calendar, today ? at : wallClock(calendar, workingDate(calendar, at, -1), 0))
}

/** Same time of day, one working day later. */
const dayLater = (calendar: Calendar, at: Date) =>
  new Date(Date.parse(`${workingDate(calendar, at, 1)}T00:00Z`) + at.getTime() - dayOf(at).getTime())

/**
 * The library's difference in days: working days passed by the same time of day, one more when the span reaches from
 * before an opening to after a closing; with `detail` the rest in days of the length of the comparator's day.
 */
function dayDiff(calendar: Calendar, span: { from: Date; to: Date; comparator: Date; detail: boolean }): number {
  let from = snapForward(calendar, span.from)
  const to = snapBack(calendar, span.to)
  if (from > to) return 0
  let days = from <= openingOf(calendar, from) && to >= closingOf(calendar, to) ? 1 : 0
  for (let next = dayLater(calendar, from); next <= to; next = dayLater(calendar, from)) {
    days++
    from = next
  }
  if (!span.detail) return days
  const measure = isWorkingDay(calendar, span.comparator) ? span.comparator : nextOpening(calendar, span.comparator)
  const length = closingOf(calendar, measure).getTime() - openingOf(calendar, measure).getTime()
  return days + (to.getTime() - from.getTime()) / length
}

/** `start` minus the other instant, in the unit; whole units unless `detail`. */
function difference(calendar: Calendar, vector: Vector): number {
  const start = instant(vector.start)
  const comparator = instant(String(vector.args[0]))
  const unit = singular(String(vector.args[1]))
  const detail = vector.args[2] === true
  const backwards = start > comparator
  const [from, to] = backwards ? [comparator, start] : [start, comparator]
  const size =
    unit === 'calendarDay'
      ? workingDaysBetween(calendar, from, to)
      : unit === 'day'
        ? dayDiff(calendar, { from, to, comparator, detail })
        : workingMsBetween(calendar, from, to) / (unitMs[unit] ?? Number.NaN)
  return (backwards ? 1 : -1) * (detail ? size : Math.floor(size))
}

/** The edge of opening hours that comes next: closing while open, else opening. */
function nextEdge(calendar: Calendar, at: Date): Date {
  return nextOpening(calendar, at) > at ? nextOpening(calendar, at) : closingOf(calendar, at)
}

function outcome(vector: Vector): string | number | boolean {
  const calendar = calendarFor(vector)
  const start = instant(vector.start)
  switch (vector.op) {
    case 'isWorkingTime':
      return vector.args.length > 0 ? isWithinDay(calendar, start) : isWorkingTime(calendar, start)
    case 'isWorkingDay':
      // Half of these are what they say; the others were recorded inside a question for the transition next or before.
      if (vector.test.includes('nextTransitionTime')) {
        // Asked after closing, the library had already stepped to the day after: the question was put a day earlier.
        const asked = vector.test.includes('after closing') ? new Date(start.getTime() - 86_400_000) : start
        return fullText(nextEdge(calendar, asked))
      }
      if (vector.test.includes('lastTransitionTime')) return fullText(snapBack(calendar, start))
      return isWorkingDay(calendar, start)
    case 'addWorkingTime':
    case 'subtractWorkingTime': {
      const reached = add(calendar, start, vector.args, vector.op === 'addWorkingTime' ? 1 : -1)
      return typeof reached === 'string' ? reached : fullText(reached)
    }
    case 'workingDiff': {
      // Here the recorded call is the turned one, and what was expected its opposite.
      const turned = vector.test.endsWith('f(a,b) === -f(b,a)')
      return 0 + (turned ? -1 : 1) * difference(calendar, vector)
    }
  }
}

describe('the arithmetic agrees with moment-business-time', () => {
  const reason = existsSync(vectorsFile) ? '' : ' (skipped: the vectors are not at hand)'

  test.skipIf(reason)(`in all 163 of its vectors${reason}`, () => {
    const { vectors } = z.object({ vectors: z.array(Vector) }).parse(JSON.parse(readFileSync(vectorsFile, 'utf8')))
    expect(vectors).toHaveLength(163)
    const differing = vectors.flatMap((vector, i) => {
      const found = outcome(vector)
      return found === vector.expected ? [] : [{ i, found, ...vector }]
    })
    expect(differing).toEqual([])
  })
})

describe('Chinese days off and make-up workdays', () => {
  const reason = existsSync(holidaysFile) ? '' : ' (skipped: the table is not at hand)'
  const everyDay: Date[] = []
  for (let at = Date.UTC(2007, 0, 1, 4); at < Date.UTC(2027, 0, 1); at += 86_400_000) everyDay.push(new Date(at))

  test.skipIf(reason)(`of 2007 to 2026 agree in both sources on all 7,305 days${reason}`, () => {
    const table = parseHolidayCsv(readFileSync(holidaysFile, 'utf8'))
    expect(table.problems).toEqual([])
    expect(table.days).toHaveLength(678)
    const byTable = calendarOf({ days: table.days })
    const years = Array.from({ length: 20 }, (_, i) => 2007 + i)
    const byPackage = calendarOf({ days: years.flatMap((year) => nationalDays(year) ?? []) })
    expect(everyDay).toHaveLength(7305)
    const differing = everyDay.filter((day) => isWorkingDay(byTable, day) !== isWorkingDay(byPackage, day))
    expect(differing.map((day) => localDate(byTable, day))).toEqual([])
    const listed = new Map(table.days.map((day) => [day.date, day.kind === 'work']))
    for (const day of everyDay) {
      const weekday = day.getUTCDay() % 6 !== 0
      expect(isWorkingDay(byTable, day)).toBe(listed.get(localDate(byTable, day)) ?? weekday)
    }
  })
})
