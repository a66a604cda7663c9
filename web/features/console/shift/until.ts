import { dayAfter, instantOf, wallOf } from '../../../words/zone.ts'

/**
 * When the next shift ends, as a wall clock of the district (`2026-03-02T17:00`), unless somebody says otherwise: the end of
 * the working day that follows, 17:00 today while it is before nine in the morning, else 17:00 tomorrow.
 */
export function usualUntil(now: number, timeZone: string): string {
  const wall = wallOf(now, timeZone)
  const early = wall.slice(11) < '09:00'
  return `${dayAfter(now, early ? 0 : 1, timeZone)}T17:00`
}

/** The instant of a wall clock where it is in the future; undefined otherwise. */
export function futureOf(wall: string, now: number, timeZone: string): string | undefined {
  const instant = instantOf(wall, timeZone)
  return instant && Date.parse(instant) > now ? instant : undefined
}
