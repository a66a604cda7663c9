import type {
  CalendarDay,
  CalendarDefinition,
  CalendarSummary,
  CalendarView,
  DayHours,
} from '../../../../contract/calendars.ts'
import { CalendarDefinition as Definition } from '../../../../contract/calendars.ts'
import { nationalDays } from '../clocks/holidays.rules.ts'

/** Code of the calendar that a body follows when nobody names one. */
export const officeCode = 'office'

/** First year whose national days a new calendar has: history that is imported runs on them too. */
const FIRST_YEAR = 2020

/** Zones in which the national days of mainland China are kept. */
const mainland = new Set(['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'Asia/Harbin', 'Asia/Kashgar', 'PRC'])

let known: { years: number[]; days: CalendarDay[] } | undefined

function national() {
  if (known) return known
  const years: number[] = []
  const days: CalendarDay[] = []
  for (let year = FIRST_YEAR; ; year++) {
    const found = nationalDays(year)
    if (!found) break
    years.push(year)
    days.push(...found)
  }
  known = { years, days }
  return known
}

/** Years from 2020 on whose national days the product knows. */
export const nationalYears = (): number[] => national().years

const closed: DayHours = []
const officeDay: DayHours = [
  ['09:00', '12:00'],
  ['13:30', '17:30'],
]
const weekOf = (day: DayHours) => ({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: closed, sun: closed })

/**
 * What a new tenant has: `office` (weekdays 09:00–12:00 and 13:30–17:30; in mainland China with the national holidays and
 * make-up days) and `always`. Version 0: saved by nobody.
 */
export function defaultCalendars(timeZone: string): CalendarView[] {
  const days = mainland.has(timeZone) ? national().days : []
  const common = { timeZone, changes: [], version: 0, updatedAt: null }
  return [
    {
      ...common,
      code: officeCode,
      name: { en: 'Office hours', zh: '工作时间' },
      always: false,
      hours: weekOf(officeDay),
      days,
    },
    {
      ...common,
      code: 'always',
      name: { en: 'All hours', zh: '全天候' },
      always: true,
      hours: weekOf(closed),
      days: [],
    },
  ]
}

/** The saved calendars, and the product's own where none was saved under their code; by code. */
export function withDefaults(saved: readonly CalendarView[], timeZone: string): CalendarView[] {
  const codes = new Set(saved.map((calendar) => calendar.code))
  const missing = defaultCalendars(timeZone).filter((calendar) => !codes.has(calendar.code))
  return [...saved, ...missing].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Only what the clocks need. */
export const definitionOf = (calendar: CalendarView): CalendarDefinition => Definition.parse(calendar)

/** A calendar as a list shows it. */
export function summaryOf(calendar: CalendarView): CalendarSummary {
  const { code, name, timeZone, always, hours, version, updatedAt } = calendar
  const years = [...new Set(calendar.days.map((day) => Number(day.date.slice(0, 4))))].sort((a, b) => a - b)
  return { code, name, timeZone, always, hours, years, version, updatedAt }
}

/** Days before and after, told apart by date. */
export interface DaysMerged {
  days: CalendarDay[]
  added: CalendarDay[]
  changed: CalendarDay[]
  removed: CalendarDay[]
  unchanged: number
}

const isSame = (a: CalendarDay, b: CalendarDay) =>
  a.kind === b.kind && a.name === b.name && JSON.stringify(a.hours) === JSON.stringify(b.hours)

/**
 * Brings imported days into those of a calendar, date by date; a day that stays a workday keeps hours given by hand.
 * `replaceYear`: the days of that year which the import doesn't name go.
 */
export function mergeDays(
  before: readonly CalendarDay[],
  imported: readonly CalendarDay[],
  replaceYear?: number,
): DaysMerged {
  const merged = new Map(before.map((day) => [day.date, day]))
  const result: DaysMerged = { days: [], added: [], changed: [], removed: [], unchanged: 0 }
  const named = new Set(imported.map((day) => day.date))
  for (const day of before) {
    if (replaceYear === undefined || named.has(day.date) || !day.date.startsWith(`${replaceYear}-`)) continue
    merged.delete(day.date)
    result.removed.push(day)
  }
  for (const given of imported) {
    const old = merged.get(given.date)
    const day = old?.hours && given.kind === 'work' ? { ...given, hours: given.hours ?? old.hours } : given
    if (!old) result.added.push(day)
    else if (isSame(old, day)) result.unchanged++
    else result.changed.push(day)
    merged.set(day.date, day)
  }
  result.days = [...merged.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
  return result
}

/** What a change of a calendar touched, for the audit: each field that differs, days only where they do. */
export function changesBetween(before: CalendarView | undefined, after: CalendarView): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  const fields = ['name', 'timeZone', 'always', 'hours', 'makeUpHours', 'changes'] as const
  for (const field of fields) {
    if (JSON.stringify(before?.[field]) === JSON.stringify(after[field])) continue
    changes[field] = { before: before?.[field] ?? null, after: after[field] ?? null }
  }
  const { added, changed, removed } = mergeDays(before?.days ?? [], after.days)
  const gone = new Set(after.days.map((day) => day.date))
  const dropped = [...removed, ...(before?.days ?? []).filter((day) => !gone.has(day.date))]
  if (added.length + changed.length + dropped.length > 0) changes.days = { added, changed, removed: dropped }
  return changes
}
