import type { Actor } from '../../../platform/policy/actor.ts'
import type { DayRow } from './visiting.store.ts'

/** The instant a clock on a wall shows a time, `09:00` of `2026-03-01`. */
export function instantAt(timeZone: string, day: string, time: string): Date {
  const guess = Date.parse(`${day}T${time}:00Z`)
  const offset = (at: number) => {
    const parts = new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
      hourCycle: 'h23',
    }).formatToParts(at)
    const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '00'
    return Date.parse(`${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:00Z`) - at
  }
  // A second look, for the hour in which clocks are put forward or back.
  const first = guess - offset(guess)
  return new Date(guess - offset(first))
}

/** How many slots a day has: whole ones only. */
export const slotsOf = ({
  beginsAt,
  endsAt,
  slotMinutes,
}: Pick<DayRow, 'beginsAt' | 'endsAt' | 'slotMinutes'>): number =>
  Math.floor((endsAt.getTime() - beginsAt.getTime()) / (slotMinutes * 60_000))

/** When a slot begins; the first is 1. */
export const slotAt = ({ beginsAt, slotMinutes }: Pick<DayRow, 'beginsAt' | 'slotMinutes'>, no: number): Date =>
  new Date(beginsAt.getTime() + (no - 1) * slotMinutes * 60_000)

/** Who publishes and keeps a visiting day: desks and administrators at its place or above, and whoever comes. */
export const mayKeepDay = (actor: Actor, given: { path: readonly string[]; hostPostId: string | null }): boolean =>
  actor.posts.some(
    ({ id, standingInFor, role, unitId, departmentId }) =>
      (given.hostPostId !== null && [id, standingInFor].includes(given.hostPostId)) ||
      (departmentId === undefined &&
        unitId !== undefined &&
        (role === 'desk' || role === 'administrator') &&
        given.path.includes(unitId)),
  )

const escaped = (words: string): string =>
  words.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll('\n', '\\n')

const stamp = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')

/** Lines of at most 75 octets, as RFC 5545 folds them. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part].join('\r\n ')
}

/** Visiting days as a calendar (RFC 5545). */
export function calendarOf(
  days: readonly (Pick<DayRow, 'id' | 'beginsAt' | 'endsAt' | 'cancelledAt'> & { summary: string; location: string })[],
  given: { name: string; now: Date },
): string {
  const events = days.flatMap((day) => [
    ...['BEGIN:VEVENT', `UID:${day.id}@visiting-days`, `DTSTAMP:${stamp(given.now)}`, `DTSTART:${stamp(day.beginsAt)}`],
    ...[`DTEND:${stamp(day.endsAt)}`, `SUMMARY:${escaped(day.summary)}`, `LOCATION:${escaped(day.location)}`],
    ...[`STATUS:${day.cancelledAt ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT'],
  ])
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Doorstep//Visiting days//EN',
    `X-WR-CALNAME:${escaped(given.name)}`,
  ]
  return `${[...head, ...events, 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`
}
