import type { SlotRule } from '../../../../contract/hall-settings.ts'
import type { WorkingTime } from '../../cases/cases.api.ts'

/** A time at which a service takes appointments, and how many at once. */
export interface Slot {
  at: Date
  capacity: number
}

const minute = 60_000

/** Milliseconds since midnight of `09:30`. */
export const msOfDay = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * minute
}

/** Day of the week of a calendar day, 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/**
 * The times of a day at which a service takes appointments, first one first: by its rules, while the hall is open (holidays and make-up
 * workdays are in its calendar). Where two rules name the same time, both count.
 */
export function slotsOf(
  rules: readonly SlotRule[],
  day: string,
  time: Pick<WorkingTime, 'isOpen' | 'instantOf'>,
): Slot[] {
  const found = new Map<number, Slot>()
  for (const { days, from, until, every, capacity } of rules) {
    if (!days.includes(weekdayOf(day))) continue
    for (let ms = msOfDay(from); ms < msOfDay(until); ms += every * minute) {
      const at = time.instantOf(day, ms)
      if (!time.isOpen(at)) continue
      const same = found.get(at.getTime())
      found.set(at.getTime(), { at, capacity: capacity + (same?.capacity ?? 0) })
    }
  }
  return [...found.values()].sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The day so many days after. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
