import { clockIn } from '../stations/stations.rules.ts'

/** The instant of a time of day (`18:00`, `24:00`) on a day in a zone, in milliseconds. A time that the clocks skip is the one after. */
export function instantOf(day: string, time: string, timeZone: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const wanted = Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * 60_000
  let at = wanted
  // What the clock on the wall shows at a guess tells how far the guess is off; twice, for zones that change in between.
  for (let n = 0; n < 2; n += 1) {
    const shown = clockIn(timeZone, new Date(at))
    at += wanted - Date.parse(`${shown.day}T${shown.time}:00Z`)
  }
  return at
}

/** The day so many days after a day. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Days from a first one on. */
export const daysFrom = (day: string, days: number): string[] =>
  Array.from({ length: days }, (_each, n) => daysAfter(day, n))
