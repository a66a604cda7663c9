import { Refused } from '../../../platform/errors.ts'
import { maskPhonesIn } from '../../../platform/text/phone-like.ts'

/** People of one household at most. */
export const mostMembers = 8

/** Points one person may give away in `giftDays` days: enough for a family's purchase, too few to gather those of others. */
export const mostInMonth = 300

/** Days in which gifts are added up. */
export const giftDays = 30

/** Days for which an invitation is good. */
export const inviteDays = 7

/** Days for which a need stays open at most. */
export const needDays = 90

/** Throws Refused `points.gift_cap` with what is left, where a gift goes beyond what one may give away. `given`: in the days before. */
export function checkGift(points: number, given: number): void {
  const left = Math.max(0, mostInMonth - given)
  if (points > left) throw new Refused('points.gift_cap', { most: mostInMonth, days: giftDays, left }, { status: 409 })
}

/** Throws Refused `points.household_full`. `members`: who is in it already. */
export function checkRoom(members: number): void {
  if (members >= mostMembers) throw new Refused('points.household_full', { most: mostMembers }, { status: 409 })
}

/** Throws Refused `points.need_over`, `points.pledge_more` with what is still missing. */
export function checkPledge(
  need: { state: string; target: number; until: string },
  given: { points: number; raised: number; today: string },
): void {
  const { points, raised, today } = given
  if (need.state !== 'open' || isPast(need.until, today)) throw new Refused('points.need_over', {}, { status: 409 })
  const missing = need.target - raised
  if (points > missing) throw new Refused('points.pledge_more', { missing }, { status: 409 })
}

/** True from the day after the last one. Days as `2026-03-01`. */
export const isPast = (until: string, today: string): boolean => today > until

/** A need may be closed while it is open, and once it was met as long as nothing of it was handed out or waits. */
export const mayClose = (state: string, order: string | undefined): boolean =>
  state === 'open' || (state === 'met' && order !== 'waiting' && order !== 'picked_up')

/** Throws Refused `points.need_day` where a need would end today or later than it may. */
export function checkUntil(until: string, today: string): void {
  const last = new Date(Date.parse(`${today}T00:00:00Z`) + needDays * 86_400_000).toISOString().slice(0, 10)
  if (until <= today || until > last) throw new Refused('points.need_day', { days: needDays }, { field: 'body.until' })
}

/** Throws Refused `points.need_person` where a text holds a number by which somebody could be reached: a need names nobody. */
export function checkNobody(texts: readonly string[]): void {
  if (texts.some((text) => maskPhonesIn(text) !== text))
    throw new Refused('points.need_person', {}, { field: 'body.about' })
}
