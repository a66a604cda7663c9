import type { QuietHours } from '../../../../contract/notices.ts'

const minute = 60_000
const minutesOfDay = 1440
const clocks = new Map<string, Intl.DateTimeFormat>()

/** Minutes after midnight on the wall clocks of a zone. */
export function minuteOfDay(at: Date, timeZone: string): number {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    clocks.set(timeZone, clock)
  }
  const [hours = 0, minutes = 0] = clock.format(at).split(':').map(Number)
  return hours * 60 + minutes
}

/** True when a time of day lies in the quiet hours: `from` belongs to them, `to` doesn't. The same twice: never quiet. */
export function isQuietMinute(minuteNow: number, { from, to }: QuietHours): boolean {
  return from <= to ? minuteNow >= from && minuteNow < to : minuteNow >= from || minuteNow < to
}

/**
 * The first moment at or after `at` that is not quiet on the wall clocks of the zone, to the minute; `at` itself where it is
 * not. Clocks that are put forward or back are followed.
 */
export function endOfQuiet(at: Date, quiet: QuietHours | null, timeZone: string): Date {
  if (!quiet || !isQuietMinute(minuteOfDay(at, timeZone), quiet)) return at
  const start = Math.floor(at.getTime() / minute) * minute
  const left = (quiet.to - minuteOfDay(at, timeZone) + minutesOfDay) % minutesOfDay
  // Off by the clock change where one lies in between: from an hour before, minute by minute is at most two hours of looking.
  let end = start + Math.max(1, left - 61) * minute
  while (isQuietMinute(minuteOfDay(new Date(end), timeZone), quiet)) end += minute
  return new Date(end)
}

/**
 * When a message may go out: what is urgent at once, the rest after the minutes in which further notices may join it, and
 * not in quiet hours.
 */
export function dueOf(given: {
  now: Date
  urgent: boolean
  gatherMinutes: number
  quiet: QuietHours | null
  timeZone: string
}): Date {
  const { now, urgent, gatherMinutes, quiet, timeZone } = given
  if (urgent) return now
  return endOfQuiet(new Date(now.getTime() + gatherMinutes * minute), quiet, timeZone)
}
