import chineseDays from 'chinese-days'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { type CalendarDay, DayHours } from '../../../../contract/calendars.ts'
import { DAY_MS, isoDate, weekdayOf } from './zone.rules.ts'

/** What a holiday table says; rows that can't be used are left out and told. `line` counts from 1, the heading is line 1. */
export interface HolidayTable {
  days: CalendarDay[]
  problems: { line: number; code: 'columns' | 'date' | 'off' | 'hours' | 'twice' }[]
}

interface HolidayRow {
  record: Record<string, string>
  info: { lines: number }
}

const isDate = (text: string) => z.iso.date().safeParse(text).success

/**
 * Reads a table of days off and make-up workdays: CSV with the columns `date` (YYYY-MM-DD), `name` and `off` (1: a day
 * off, 0: worked), and if need be `hours` (09:00-12:00 13:30-17:30). Text that is no CSV at all gives the one problem `columns`.
 */
export function parseHolidayCsv(text: string): HolidayTable {
  const table: HolidayTable = { days: [], problems: [] }
  let rows: HolidayRow[]
  try {
    rows = parse(text, { bom: true, columns: true, info: true, trim: true, skip_empty_lines: true })
  } catch {
    return { days: [], problems: [{ line: 1, code: 'columns' }] }
  }
  if (rows.length === 0) return { days: [], problems: [{ line: 1, code: 'columns' }] }
  const seen = new Set<string>()
  for (const { record, info } of rows) {
    const read = readRow(record)
    if ('problem' in read) {
      table.problems.push({ line: info.lines, code: read.problem })
    } else if (seen.has(read.date)) {
      table.problems.push({ line: info.lines, code: 'twice' })
    } else {
      seen.add(read.date)
      table.days.push(read)
    }
  }
  return table
}

function readRow(record: Record<string, string>): CalendarDay | { problem: HolidayTable['problems'][number]['code'] } {
  const { date = '', name = '', off = '', hours = '' } = record
  if (!('date' in record && 'off' in record)) return { problem: 'columns' }
  if (!isDate(date)) return { problem: 'date' }
  if (off !== '0' && off !== '1') return { problem: 'off' }
  // A sign before a formula was put there for the spreadsheet, by the export.
  const plain = name.replace(/^'(?=[=+\-@])/, '').slice(0, 80)
  const day: CalendarDay = { date, kind: off === '1' ? 'off' : 'work', ...(plain ? { name: plain } : {}) }
  if (hours === '' || off === '1') return day
  const read = DayHours.safeParse(hours.split(/[\s,;]+/).map((pair) => pair.split(/[-–]/)))
  return read.success ? { ...day, hours: read.data } : { problem: 'hours' }
}

/** The table of a calendar's days, in the shape `parseHolidayCsv` reads; safe to open in a spreadsheet. */
export function holidayCsv(days: readonly CalendarDay[]): string {
  const rows = days.map(({ date, name = '', kind, hours = [] }) => ({
    date,
    name,
    off: kind === 'off' ? '1' : '0',
    hours: hours.map((pair) => pair.join('-')).join(' '),
  }))
  return stringify(rows, { bom: true, header: true, columns: ['date', 'name', 'off', 'hours'], escape_formulas: true })
}

/**
 * The national days off and make-up workdays of a year (package `chinese-days`, from the State Council's notices), or
 * undefined for a year it doesn't know: the notice for a year comes out in the November before.
 */
export function nationalDays(year: number): CalendarDay[] | undefined {
  const days: CalendarDay[] = []
  for (let day = Date.UTC(year, 0, 1) / DAY_MS; day < Date.UTC(year + 1, 0, 1) / DAY_MS; day++) {
    const date = isoDate(day)
    const { work, name } = chineseDays.getDayDetail(date)
    // An ordinary day is named by its weekday alone, a special one "English,中文,length".
    const special = name.split(',')
    if (special.length > 1) days.push({ date, kind: work ? 'work' : 'off', name: special[1] })
    else if (work !== weekdayOf(day) < 5) days.push({ date, kind: work ? 'work' : 'off' })
  }
  return days.length > 0 ? days : undefined
}
