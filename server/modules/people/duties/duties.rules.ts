import type { Duty } from '../../../../contract/people-duties.ts'
import { Refused } from '../../../platform/errors.ts'

/** True when a duty is owed on a day (`2026-03-01`). */
export const isOwed = (duty: Pick<Duty, 'from' | 'until'>, day: string): boolean =>
  duty.from <= day && (duty.until === null || day < duty.until)

/** Checks a list before it is laid down. Throws Refused `duty.term`, `duty.twice`. */
export function checkDuties(duties: readonly Duty[]): void {
  const seen = new Set<string>()
  for (const [n, { id, from, until }] of duties.entries()) {
    if (until !== null && until <= from) throw new Refused('duty.term', {}, { field: `body.duties.${n}.until` })
    if (seen.has(id)) throw new Refused('duty.twice', {}, { field: `body.duties.${n}.id` })
    seen.add(id)
  }
}

/** The calendar day of an instant in an IANA zone, `2026-03-01`. */
export const dayIn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
