import type { Holder, Limit } from '../../../../contract/cases.ts'
import type { PetitionStage } from '../../../../contract/petitions.ts'
import { type CaseClock, type CaseState, type Clockwork, spine } from '../../cases/cases.api.ts'
import type { Hearing } from './petition.ts'

const { startMatterClock, stopClock } = spine

const dayMs = 86_400_000

/** Stages that run for the petitioner: when they end a right ends, and nobody is called to supervise. */
export const petitionersStages: readonly PetitionStage[] = ['ask_review', 'ask_re_review']

/** Where a clock starts, and by whose calendar. */
interface Start {
  state: Pick<CaseState, 'clocks' | 'holder'>
  clockwork: Clockwork
  /** Begins to run then: now, or the day a paper was handed over. */
  from: Date
  body?: Holder
}

/** A clock of a stage; the second of a stage in one petition is `notify.2`. */
export function clockFor(stage: PetitionStage, limit: Limit, { state, clockwork, from, body }: Start): CaseClock {
  const no = state.clocks.filter((one) => one.stage === stage).length + 1
  const silent = petitionersStages.includes(stage)
  const holder = body ?? state.holder
  return startMatterClock(
    { id: `${stage}.${no}`, stage, limit, body: holder, silent },
    { holder, now: from, clockwork },
  )
}

/** The running clock of a stage. */
export const runningClock = (state: Pick<CaseState, 'clocks'>, stage: PetitionStage): CaseClock | undefined =>
  state.clocks.find((one) => one.stage === stage && one.stoppedAt === null)

/** Those of these stages that run, ended at an instant. */
export const stopAll = (state: Pick<CaseState, 'clocks'>, stages: readonly PetitionStage[], now: Date): CaseClock[] =>
  stages.flatMap((stage) => {
    const clock = runningClock(state, stage)
    return clock ? [stopClock(clock, now)] : []
  })

/** True until a clock's last instant, which is still in time. */
export const isInTime = (clock: Pick<CaseClock, 'dueAt'>, at: Date): boolean => at.getTime() <= Date.parse(clock.dueAt)

/** The end of the day of an instant, at the place's clock: by when what was promised for the day is done. */
export const endOfDay = (clockwork: Clockwork, body: Holder, at: Date): Date =>
  clockwork.at(body, { amount: 1, unit: 'calendar_days' }, new Date(at.getTime() - dayMs), 1)

/**
 * A clock of days with `more` of them, counted from where it began: as long as it would have been had the limit been that much
 * longer. What it has said it does not say again.
 */
export function withMoreDays(clock: CaseClock, more: number, given: { now: Date; clockwork: Clockwork }): CaseClock {
  const limit = { ...clock.limit, amount: clock.limit.amount + more }
  const from = new Date(clock.startedAt)
  const at = (share: number) => given.clockwork.at(clock.body, limit, from, share).toISOString()
  const longer = { ...clock, amberAt: at(0.8), dueAt: at(1), at150: at(1.5), at200: at(2) }
  const now = given.now.toISOString()
  const next = clock.next === null ? null : now < longer.amberAt ? 'amber' : now < longer.dueAt ? 'due' : clock.next
  return { ...longer, next }
}

/** A clock that ends at an instant earlier than its limit: what was promised. */
export function promisedFor(clock: CaseClock, until: Date): CaseClock {
  if (Date.parse(clock.dueAt) <= until.getTime()) return clock
  const from = Date.parse(clock.startedAt)
  const at = (share: number) => new Date(from + Math.max(0, until.getTime() - from) * share).toISOString()
  return { ...clock, amberAt: at(0.8), dueAt: until.toISOString(), at150: at(1.5), at200: at(2) }
}

/** Days of hearings of a second review, each once however many hearings share it: they are not counted (article 36). */
export function hearingDays(hearings: readonly Pick<Hearing, 'from' | 'to' | 'stage'>[]): number {
  const days = new Set<number>()
  for (const { from, to, stage } of hearings)
    if (stage === 're_review') for (let day = Date.parse(from); day <= Date.parse(to); day += dayMs) days.add(day)
  return days.size
}
