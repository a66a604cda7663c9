import { Refused } from '../../../platform/errors.ts'

/** Days that one question may span, by GeoReport v2. */
export const widestDays = 90

const second = 1000
const day = 86_400 * second

// A plus sign that nobody encoded arrives as a space.
const moment = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?(?:[Zz]|([+\- ])(\d\d):?(\d\d))$/

/** The instant of `2026-03-01T09:00:00Z` or `…+08:00`; undefined for anything else, and for days no calendar has. */
export function findMoment(text: string): Date | undefined {
  const parts = moment.exec(text.trim())
  if (!parts) return undefined
  const number = (index: number) => Number(parts[index] ?? 0)
  const [year, month, date, hour, minute] = [number(1), number(2), number(3), number(4), number(5)]
  const seconds = number(6)
  const [offsetHours, offsetMinutes] = [number(9), number(10)]
  const local = new Date(Date.UTC(year, month - 1, date, hour, minute, seconds) + Math.floor(number(7) * second))
  const exists = local.getUTCMonth() === month - 1 && local.getUTCDate() === date
  if (!exists || hour > 23 || minute > 59 || seconds > 59 || offsetHours > 14 || offsetMinutes > 59) return undefined
  const offset = (offsetHours * 60 + offsetMinutes) * 60 * second
  return new Date(local.getTime() - (parts[8] === '-' ? -offset : offset))
}

/** An instant as Open311 writes it: whole seconds, UTC. */
export const written = (instant: Date | string): string => `${new Date(instant).toISOString().slice(0, 19)}Z`

/** A stretch of time as whole seconds are compared: `from` belongs to it, `before` doesn't any more. */
export interface Window {
  from: Date
  before: Date
}

/**
 * The window somebody asks for; both ends belong to it, to the second as written. One end missing: 90 days from the
 * other. Both missing: the last 90 days. Refuses with 400 what can't be read, is reversed or too wide.
 */
export function windowOf(
  asked: { start: string | undefined; end: string | undefined },
  names: { start: string; end: string },
  now: Date,
): Window {
  const start = readMoment(asked.start, names.start)
  const end = readMoment(asked.end, names.end)
  const last = end ?? (start ? new Date(Math.min(start.getTime() + widestDays * day, latest)) : now)
  const first = start ?? new Date(last.getTime() - widestDays * day)
  if (first > last)
    throw new Refused('open311.window_reversed', { start: names.start, end: names.end }, { status: 400 })
  if (last.getTime() - first.getTime() > widestDays * day)
    throw new Refused('open311.window_too_long', { days: widestDays }, { status: 400 })
  return { from: up(first), before: after(last) }
}

const latest = Date.UTC(9999, 0, 1)

/** A moment among the parameters, or undefined where it isn't given. Refuses with 400 what isn't one. */
export function readMoment(text: string | undefined, name: string): Date | undefined {
  if (text === undefined) return undefined
  const found = findMoment(text)
  if (!found) throw new Refused('open311.date_invalid', { name }, { status: 400 })
  return found
}

/** The first whole second not before. */
export const up = (instant: Date): Date => new Date(Math.ceil(instant.getTime() / second) * second)

/** The end of the second an instant lies in. */
export const after = (instant: Date): Date => new Date((Math.floor(instant.getTime() / second) + 1) * second)
