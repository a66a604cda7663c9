import type { PetitionClock, PetitionState, PetitionSummary } from '../../../../contract/petitions.ts'
import type { Light } from '../../../ui/ClockLight.tsx'

const ended: readonly PetitionState[] = ['closed', 'final', 'not_accepted']

/** True once nobody has to do anything any more. */
export const isOver = (state: PetitionState): boolean => ended.includes(state)

/** The light of a petition as pages draw it; undefined: no clock runs. */
export const lightOf = (one: Pick<PetitionSummary, 'light' | 'state'>): Light | undefined =>
  one.state === 'closed' ? 'stopped' : one.light === 'none' ? undefined : one.light

/** The light of one clock: done once it was stopped. */
export const lightOfClock = (clock: Pick<PetitionClock, 'light' | 'stoppedAt'>): Light =>
  clock.stoppedAt ? 'stopped' : clock.light === 'none' ? 'stopped' : clock.light

/** Whole days left until then, rounded up: on the last day one is left. Nothing is left once it is past. */
export function daysLeft(until: string, now: number): number {
  const left = new Date(until).getTime() - now
  return left <= 0 ? 0 : Math.ceil(left / 86_400_000)
}
