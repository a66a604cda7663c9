import type { MyPoints } from '../../../../contract/points.ts'

/** Points that expire on one day. */
export interface Expiring {
  /** ISO instant of the first of them. */
  at: string
  points: number
  soon: boolean
}

/** Lots added up by the day on which they expire, at the clock of a place; first to expire first. */
export function byDay(lots: MyPoints['lots'], timeZone: string): Expiring[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone })
  const days = new Map<string, Expiring>()
  for (const { expiresAt, points, soon } of lots) {
    const key = dayOf.format(new Date(expiresAt))
    const before = days.get(key)
    if (before) before.points += points
    else days.set(key, { at: expiresAt, points, soon })
  }
  return [...days.values()]
}

/** What buying something leaves or lacks: below zero, so many are missing. */
export const leftAfter = (available: number, price: number, quantity = 1): number => available - price * quantity
