import type { Limit } from '../../../../contract/cases.ts'
import {
  addWorkingDays,
  addWorkingMs,
  type Calendar,
  endOfDayAfter,
  wallClock,
  workingDate,
  workingMsBetween,
} from './calendar.rules.ts'

const HOUR_MS = 3_600_000

/** Amber begins at this share of a limit. */
const AMBER_SHARE = 0.8

/** Wall clock in ms until which an order may be refused on the next working day. */
const REFUSAL_UNTIL_MS = 9 * HOUR_MS

/** A limit that begins to run under a calendar. `from`: the instant it starts. */
export interface RunningLimit {
  limit: Limit
  calendar: Calendar
  from: Date
}

/** Measures in a limit's own time: working ms for working units, running ms for the others. */
interface OwnTime {
  /** Ms from `a` to `b`, negative when `b` is earlier. */
  between(a: Date, b: Date): number
  /** The instant `ms` after `from`, rounded to whole ms; earlier for a negative amount. */
  after(from: Date, ms: number): Date
}

const runningTime: OwnTime = {
  between: (a, b) => b.getTime() - a.getTime(),
  after: (from, ms) => new Date(from.getTime() + Math.round(ms)),
}

/** The time a limit is measured in. */
function ownTime(limit: Limit, calendar: Calendar): OwnTime {
  if (limit.unit === 'hours' || limit.unit === 'calendar_days') return runningTime
  return {
    between: (a, b) => workingMsBetween(calendar, a, b),
    after: (from, ms) => addWorkingMs(calendar, from, Math.round(ms)),
  }
}

/**
 * The instant a limit ends; what is done at it is still in time.
 * - `hours`: runs through nights and holidays.
 * - `working_hours`: only opening hours count.
 * - `working_days`: closing time of the n-th working day after the day it started, which isn't counted.
 * - `calendar_days`: midnight at the end of the n-th day after the day it started.
 *
 * Days are counted as the Civil Code does (arts. 201 and 203); parts of a day count as a day. See docs/decisions/0010.
 * @throws RangeError when the calendar never has that much working time.
 */
export function dueOf({ limit, calendar, from }: RunningLimit): Date {
  switch (limit.unit) {
    case 'hours':
      return new Date(from.getTime() + Math.round(limit.amount * HOUR_MS))
    case 'working_hours':
      return addWorkingMs(calendar, from, Math.round(limit.amount * HOUR_MS))
    case 'working_days':
      return addWorkingDays(calendar, from, Math.ceil(limit.amount))
    case 'calendar_days':
      return endOfDayAfter(calendar, from, Math.ceil(limit.amount))
  }
}

/**
 * The instant at which a share of the limit is used up, in the limit's own time from the start: 0.8 for amber, 1.5 and 2
 * for reminders past due. Two working days begun on Friday noon have half a day and two whole ones: 80 % of those hours.
 */
export function atShare({ share, ...running }: RunningLimit & { share: number }): Date {
  const { limit, calendar, from } = running
  const time = ownTime(limit, calendar)
  return time.after(from, share * time.between(from, dueOf(running)))
}

/** The instant from which a clock is amber: 80 % of its limit. */
export function amberOf(running: RunningLimit): Date {
  return atShare({ ...running, share: AMBER_SHARE })
}

/**
 * The due time after a suspension from `from` to `to`: later by exactly the time, in the limit's own, that the suspension
 * lasted. A due time that had passed before the suspension stays.
 */
export function shiftBySuspension({ due, ...pause }: Pause & { due: Date }): Date {
  const { limit, calendar, from, to } = pause
  if (due <= from) return due
  const time = ownTime(limit, calendar)
  return time.after(due, time.between(from, to))
}

/** A time in which a clock under a limit stood still. */
export interface Pause {
  limit: Limit
  calendar: Calendar
  from: Date
  to: Date
}

/** More time for a running limit. A clock that stands still is extended as of when it was stopped: `now` is that instant. */
export interface Extension {
  limit: Limit
  calendar: Calendar
  now: Date
  /** Due, and twice the limit, as they were until now. */
  due: Date
  at200: Date
  /** The new due time. */
  until: Date
}

/**
 * Amber and the reminders of a limit that was given more time. The shares are those of all the time then granted, without
 * suspensions: somebody who had used 80 % and gets as much again is green.
 */
export function extend({ limit, calendar, now, due, at200, until }: Extension): {
  amber: Date
  at150: Date
  at200: Date
} {
  const time = ownTime(limit, calendar)
  // From due to twice the limit is once the limit, whatever suspensions came before.
  const granted = time.between(due, at200)
  const whole = granted + time.between(due, until)
  const used = granted - time.between(now, due)
  return {
    amber: time.after(now, AMBER_SHARE * whole - used),
    at150: time.after(until, 0.5 * whole),
    at200: time.after(until, whole),
  }
}

function isADayOrLess(limit: Limit, calendar: Calendar): boolean {
  switch (limit.unit) {
    case 'hours':
      return limit.amount <= 24
    case 'working_hours':
      return limit.amount * HOUR_MS <= calendar.longestDayMs
    case 'working_days':
    case 'calendar_days':
      return limit.amount <= 1
  }
}

/**
 * Until when an order given at `from` may be returned: 09:00 of the next working day, or the whole limit where that is a
 * day or less (a working day for working hours). Never later than the limit itself.
 */
export function refusalWindow(running: RunningLimit): Date {
  const { limit, calendar, from } = running
  const due = dueOf(running)
  const morning = wallClock(calendar, workingDate(calendar, from, 1), REFUSAL_UNTIL_MS)
  return isADayOrLess(limit, calendar) || due < morning ? due : morning
}
