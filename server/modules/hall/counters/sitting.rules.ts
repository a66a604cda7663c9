import type { OpenHours } from '../../../../contract/stations.ts'
import { msOfDay, weekdayOf } from '../tickets/slots.rules.ts'

/** What of a counter says when somebody is meant to sit there. */
export interface SittingCounter {
  serviceIds: readonly string[]
  /** Its own hours; empty: as the hall. */
  hours: readonly OpenHours[]
  ended: boolean
}

/** From when until when, in milliseconds since midnight. */
export interface Sitting {
  from: number
  until: number
}

/**
 * When counters of a service are meant to be staffed on a day (`2026-11-23`), first one first, those that touch as one; undefined
 * where the hall's own hours hold: one of its counters has none of its own, or none is assigned to it. Empty: not on that day.
 */
export function sittingsOf(
  counters: readonly SittingCounter[],
  { serviceId, day }: { serviceId: string; day: string },
): Sitting[] | undefined {
  const own = counters.filter(({ serviceIds, ended }) => !ended && serviceIds.includes(serviceId))
  if (own.length === 0 || own.some(({ hours }) => hours.length === 0)) return undefined
  const all = own
    .flatMap(({ hours }) => hours.filter(({ days }) => days.includes(weekdayOf(day))))
    .map(({ from, until }) => ({ from: msOfDay(from), until: msOfDay(until) }))
    .sort((one, other) => one.from - other.from)
  const joined: Sitting[] = []
  for (const next of all) {
    const last = joined[joined.length - 1]
    if (last && next.from <= last.until) last.until = Math.max(last.until, next.until)
    else joined.push(next)
  }
  return joined
}
