import type { PetitionClock, PetitionState, PetitionSummary } from '../../../../contract/petitions.ts'
import type { Light } from '../../../ui/ClockLight.tsx'

const ended: readonly PetitionState[] = ['closed', 'final', 'not_accepted']

/** True once nobody has to do anything any more. */
export const isOver = (state: PetitionState): boolean => ended.includes(state)

/** The light of a petition as pages draw it; undefined: no clock runs. */
export const lightOf = (one: Pick<PetitionSummary, 'light' | 'state'>): Light | undefined =>
  one.state === 'closed' ? 'stopped' : one.light === 'none' ? undefined : one.light

/** The light of one clock: done once it was stopped; none for a right of the petitioner that is open, for nobody is late then. */
export const lightOfClock = (clock: Pick<PetitionClock, 'light' | 'stoppedAt'>): Light | undefined =>
  clock.stoppedAt ? 'stopped' : clock.light === 'none' ? undefined : clock.light

/**
 * Whole days left until an instant, by the days of the district: on its last day none. A limit of days ends with a day, so the
 * instant itself is the first of the next one.
 */
export function daysLeft(until: string, given: { now: number; timeZone: string }): number {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone: given.timeZone })
  const dayOf = (at: number) => Date.parse(days.format(at)) / 86_400_000
  return Math.max(0, dayOf(Date.parse(until) - 1) - dayOf(given.now))
}
