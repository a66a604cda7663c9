import type { CalendarDefinition, DayHours, WeekHours } from '../../../../contract/calendars.ts'
import { DAY_MS, dayNumber, instantAt, isoDate, type OffsetSpan, offsetsAround, weekdayOf } from './zone.rules.ts'

/** Opening and closing in ms after midnight by the wall clock. */
type Hours = [open: number, close: number][]

/** A definition made ready to be asked for the hours of any date. */
export interface HoursByDay {
  /** Hours worked on a day number; empty when nobody works. */
  on(day: number): Hours
  /** Working ms of the longest ordinary day of the week. */
  longestDayMs: number
}

/**
 * One local year of a calendar, laid out for binary search. Instants are epoch ms; `starts`, `ends` and `worked` belong
 * together: `worked[i]` is the working ms of the year before interval i, and its last entry is the whole year's.
 */
export interface CalendarYear {
  year: number
  /** First instant of the local year, and of the next. */
  start: number
  end: number
  spans: OffsetSpan[]
  starts: Float64Array
  ends: Float64Array
  worked: Float64Array
  /** Day number of 1 January. */
  firstDay: number
  /** `workdaysBefore[i]`: working days of the year before its i-th day; last entry: all of them. */
  workdaysBefore: Int32Array
  /** Of each working day: its day number, first opening and last closing. */
  workdays: Int32Array
  openings: Float64Array
  closings: Float64Array
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function parseTime(text: string): number {
  const match = /^(\d\d):(\d\d)$/.exec(text)
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  if (!(minutes <= 1440)) throw new RangeError(`"${text}" is no time of day`)
  return minutes * 60_000
}

function parseHours(pairs: DayHours): Hours {
  let last = 0
  return pairs.map(([open, close]) => {
    const pair: [number, number] = [parseTime(open), parseTime(close)]
    if (pair[0] < last || pair[1] <= pair[0]) throw new RangeError(`Hours ${open}–${close} are out of order`)
    last = pair[1]
    return pair
  })
}

const parseWeek = (week: WeekHours): Hours[] => weekdays.map((weekday) => parseHours(week[weekday]))

const lengthOf = (hours: Hours) => hours.reduce((sum, [open, close]) => sum + close - open, 0)

/**
 * Reads a definition into hours by date. A day off beats the weekly hours; a day worked without hours of its own has the
 * make-up hours, by default those of the first open weekday from Monday on: a Sunday worked instead of a Monday is a whole day.
 * @throws RangeError for hours that are out of order or a week in which nobody ever works.
 */
export function hoursByDay(definition: CalendarDefinition): HoursByDay {
  if (definition.always) {
    const allDay: Hours = [[0, DAY_MS]]
    return { on: () => allDay, longestDayMs: DAY_MS }
  }
  const usual = parseWeek(definition.hours)
  const firstOpen = usual.find((hours) => hours.length > 0)
  if (!firstOpen) throw new RangeError('A calendar needs opening hours on at least one weekday')
  const makeUp = definition.makeUpHours ? parseHours(definition.makeUpHours) : undefined
  const changes = definition.changes
    .map((change) => ({ from: dayNumber(change.date), week: parseWeek(change.hours) }))
    .sort((a, b) => b.from - a.from)
  const weekOn = (day: number) => changes.find((change) => change.from <= day)?.week ?? usual
  const makeUpOn = (day: number) => makeUp ?? weekOn(day).find((hours) => hours.length > 0) ?? firstOpen
  const exceptions = new Map<number, Hours>()
  for (const { date, kind, hours } of definition.days) {
    const day = dayNumber(date)
    exceptions.set(day, kind === 'off' ? [] : hours ? parseHours(hours) : makeUpOn(day))
  }
  return {
    on: (day) => exceptions.get(day) ?? weekOn(day)[weekdayOf(day)] ?? [],
    longestDayMs: Math.max(...usual.map(lengthOf)),
  }
}

interface Interval {
  day: number
  start: number
  end: number
}

/**
 * An instant is working time when the wall clock of the zone stands within the hours of that date. So an hour that the
 * clocks skip isn't worked and one that comes twice is worked twice.
 */
function intervalsOf(spans: OffsetSpan[], firstDay: number, days: number, hours: HoursByDay): Interval[] {
  const found: Interval[] = []
  for (const span of spans) {
    const from = Math.max(firstDay, Math.floor((span.start + span.offset) / DAY_MS))
    const to = Math.min(firstDay + days - 1, Math.floor((span.end - 1 + span.offset) / DAY_MS))
    for (let day = from; day <= to; day++) {
      for (const [open, close] of hours.on(day)) {
        const start = Math.max(day * DAY_MS + open - span.offset, span.start)
        const end = Math.min(day * DAY_MS + close - span.offset, span.end)
        if (start < end) found.push({ day, start, end })
      }
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Lays out one local year. About 1 ms the first time for a zone, 0.1 ms after. */
export function layOutYear(timeZone: string, year: number, hours: HoursByDay): CalendarYear {
  const spans = offsetsAround(timeZone, year)
  const firstDay = Date.UTC(year, 0, 1) / DAY_MS
  const days = Date.UTC(year + 1, 0, 1) / DAY_MS - firstDay
  const intervals = intervalsOf(spans, firstDay, days, hours)

  const openings = new Map<number, number>()
  const closings = new Map<number, number>()
  for (const { day, start, end } of intervals) {
    if (!openings.has(day)) openings.set(day, start)
    closings.set(day, end)
  }
  const workdays = [...openings.keys()].sort((a, b) => a - b)
  const workdaysBefore = new Int32Array(days + 1)
  for (let i = 0; i < days; i++) workdaysBefore[i + 1] = (workdaysBefore[i] ?? 0) + (openings.has(firstDay + i) ? 1 : 0)

  const joined: { start: number; end: number }[] = []
  for (const { start, end } of intervals) {
    const last = joined.at(-1)
    if (last?.end === start) last.end = end
    else joined.push({ start, end })
  }
  const worked = new Float64Array(joined.length + 1)
  joined.forEach(({ start, end }, i) => {
    worked[i + 1] = (worked[i] ?? 0) + end - start
  })
  return {
    year,
    start: instantAt(spans, firstDay, 0),
    end: instantAt(spans, firstDay + days, 0),
    spans,
    starts: Float64Array.from(joined, (interval) => interval.start),
    ends: Float64Array.from(joined, (interval) => interval.end),
    worked,
    firstDay,
    workdaysBefore,
    workdays: Int32Array.from(workdays),
    openings: Float64Array.from(workdays, (day) => openings.get(day) ?? Number.NaN),
    closings: Float64Array.from(workdays, (day) => closings.get(day) ?? Number.NaN),
  }
}

/** Day number of an instant of this year (or up to two days around it). */
export function localDay(layout: CalendarYear, at: number): number {
  for (const span of layout.spans) {
    if (at < span.end) return Math.floor((at + span.offset) / DAY_MS)
  }
  throw new RangeError(`${new Date(at).toISOString()} is not in ${isoDate(layout.firstDay).slice(0, 4)}`)
}
