import type { DeliberationState } from '../../../../contract/assembly.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Deliberation } from './deliberation.ts'
import { isCounted, isMet, presentOf } from './quorum.rules.ts'

/** What may be done with a deliberation, from which state, and where it leads. */
const steps = {
  save: { from: ['draft', 'called'] },
  discard: { from: ['draft'] },
  call: { from: ['draft'], to: 'called' },
  move: { from: ['called'] },
  cancel: { from: ['called'], to: 'cancelled' },
  answer: { from: ['called'] },
  hold: { from: ['called', 'held'], to: 'held' },
  reopen: { from: ['held'], to: 'called' },
  minutes: { from: ['held'] },
  publish: { from: ['held'], to: 'minutes_out' },
  answer_objection: { from: ['minutes_out'] },
  leave_out: { from: ['called', 'held', 'minutes_out'] },
  end: { from: ['minutes_out'], to: 'final' },
  follow_up: { from: ['held', 'minutes_out', 'final'] },
  drop_follow_up: { from: ['held'] },
} as const satisfies Record<string, { from: readonly DeliberationState[]; to?: DeliberationState }>

/** Something that may be done with a deliberation. */
export type Step = keyof typeof steps

/** The state after a step. Throws Refused `assembly.not_now` where it isn't possible from here. */
export function stateAfter(step: Step, state: DeliberationState): DeliberationState {
  const { from, to }: { from: readonly DeliberationState[]; to?: DeliberationState } = steps[step]
  if (!from.includes(state)) throw new Refused('assembly.not_now', { state }, { status: 409 })
  return to ?? state
}

/** Longest session, ms. */
const longest = 12 * 3_600_000

/** Throws Refused `assembly.time` unless it lies ahead, ends after it begins, and lasts twelve hours at most. */
export function checkTime({ beginsAt, endsAt }: { beginsAt: Date; endsAt: Date }, now: Date): void {
  const length = endsAt.getTime() - beginsAt.getTime()
  if (beginsAt <= now || length <= 0 || length > longest)
    throw new Refused('assembly.time', {}, { status: 422, field: 'body.from' })
}

/**
 * Throws where the minutes can't go out: `assembly.minutes_missing` where an item to be decided has no words, or had a quorum and no
 * votes; `assembly.votes_many` where more voted than were there.
 */
export function checkMinutes({ agenda, seats, quorum, attendance }: Deliberation): void {
  if (!attendance) throw new Refused('assembly.not_now', {}, { status: 409 })
  const met = isMet(quorum, seats, attendance)
  const present = presentOf(quorum, seats, attendance)
  for (const { kind, resolution, votes } of agenda) {
    if (kind !== 'decide') continue
    if (!resolution || (met && !votes)) throw new Refused('assembly.minutes_missing', {}, { status: 409 })
    if (met && votes && !isCounted(votes, present))
      throw new Refused('assembly.votes_many', { present }, { status: 422, field: 'body.items' })
  }
}

/** True when minutes become final: the time for objections is over and each has its answer. */
export const isFinal = (
  { state, objectUntil }: Pick<Deliberation, 'state' | 'objectUntil'>,
  { open, now }: { open: number; now: Date },
): boolean => state === 'minutes_out' && open === 0 && objectUntil !== null && now >= objectUntil

/** An hour before it begins until it ends: when whoever signed up may tick themselves off, ms. */
const doorsOpen = 3_600_000

/** True when somebody may tick themselves off. */
export const mayCheckIn = (
  { state, beginsAt, endsAt }: Pick<Deliberation, 'state' | 'beginsAt' | 'endsAt'>,
  now: Date,
): boolean =>
  (state === 'called' || state === 'held') && now.getTime() >= beginsAt.getTime() - doorsOpen && now <= endsAt

/** True while residents may sign up. */
export const maySignUp = (
  { state, residentSeats, endsAt }: Pick<Deliberation, 'state' | 'residentSeats' | 'endsAt'>,
  now: Date,
): boolean => state === 'called' && residentSeats > 0 && now < endsAt

/** True while questions may be sent: before it begins. */
export const mayAsk = ({ state, beginsAt }: Pick<Deliberation, 'state' | 'beginsAt'>, now: Date): boolean =>
  state === 'called' && now < beginsAt

/** True while anybody may object to the minutes. */
export const mayObject = ({ state, objectUntil }: Pick<Deliberation, 'state' | 'objectUntil'>, now: Date): boolean =>
  state === 'minutes_out' && objectUntil !== null && now < objectUntil
