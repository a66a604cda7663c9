/** One day of 24 hours, in ms. */
export const DAY_MS = 86_400_000

/** A stretch of time with one offset from UTC. `start` inclusive, `end` exclusive (epoch ms); `offset` in ms, east positive. */
export interface OffsetSpan {
  start: number
  end: number
  offset: number
}

type OffsetReader = (at: number) => number

const readers = new Map<string, OffsetReader>()
const years = new Map<string, OffsetSpan[]>()

/** @throws RangeError when the machine doesn't know the zone. */
function offsetReader(timeZone: string): OffsetReader {
  const known = readers.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  const read: OffsetReader = (at) => {
    // "1/31/2026, GMT+08:00"; "GMT" alone is zero; before 1900 offsets may carry seconds.
    const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(at))
    if (!match?.[1]) return 0
    const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)
    return (match[1] === '-' ? -1000 : 1000) * seconds
  }
  readers.set(timeZone, read)
  return read
}

/** First second in (before, after] that has another offset than `before`. */
function transitionBetween(read: OffsetReader, before: number, after: number): number {
  const offset = read(before)
  let low = before / 1000
  let high = after / 1000
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (read(middle * 1000) === offset) low = middle
    else high = middle
  }
  return high * 1000
}

/**
 * The offsets of a zone around one year: spans that cover it with two days to spare on both sides, in order, without
 * gaps. Read from the machine's time zone data once per zone and year, then kept.
 * @throws RangeError when the zone is unknown.
 */
export function offsetsAround(timeZone: string, year: number): OffsetSpan[] {
  const key = `${timeZone} ${year}`
  const known = years.get(key)
  if (known) return known
  const read = offsetReader(timeZone)
  const from = Date.UTC(year, 0, 1) - 2 * DAY_MS
  const until = Date.UTC(year + 1, 0, 1) + 2 * DAY_MS
  const spans: OffsetSpan[] = []
  let current: OffsetSpan = { start: from, end: until, offset: read(from) }
  // A day's step: no zone has ever changed its clocks twice within one day.
  for (let at = from + DAY_MS; at <= until; at += DAY_MS) {
    const offset = read(at)
    if (offset === current.offset) continue
    const change = transitionBetween(read, at - DAY_MS, at)
    spans.push({ ...current, end: change })
    current = { start: change, end: until, offset }
  }
  spans.push(current)
  years.set(key, spans)
  return spans
}

/** Number of a local date: days since 1970-01-01, whatever the zone. */
export function dayNumber(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`) / DAY_MS
}

/** The date `YYYY-MM-DD` of a day number. */
export function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** Weekday of a day number, Monday 0 … Sunday 6. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/**
 * First instant whose wall clock shows `day` at `ms` after midnight, or later: a time that the clocks skip is the instant
 * of the skip, one that comes twice is the first of the two. `spans` must cover the day.
 */
export function instantAt(spans: OffsetSpan[], day: number, ms: number): number {
  for (const span of spans) {
    const at = Math.max(day * DAY_MS + ms - span.offset, span.start)
    if (at < span.end) return at
  }
  throw new RangeError(`Day ${isoDate(day)} is outside the offsets at hand`)
}
