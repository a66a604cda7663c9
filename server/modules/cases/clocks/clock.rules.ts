import type { Limit, Stage } from '../../../../contract/cases.ts'
import type { Calendar } from './calendar.rules.ts'
import { AMBER_SHARE, dueOf, ownTime, type RunningLimit, shiftBySuspension } from './limit.rules.ts'

/**
 * The clock of one stage of a case or order. All its instants are fixed when it starts; only an approved extension or a
 * suspension moves them. The fields ending in 150 and 200 are when 150 % and 200 % of the limit are used up.
 */
export interface Clock {
  stage: Stage
  startedAt: Date
  amberAt: Date
  dueAt: Date
  redAgainAt150: Date
  redAgainAt200: Date
  /** The stage was done (or fell away). */
  stoppedAt?: Date
  /** Stands still since. */
  suspendedAt?: Date
  /** Of a stopped clock: stopped no later than due. */
  met?: boolean
}

/** What a clock shows. A stopped or suspended one has no colour. */
export type ClockLight = 'green' | 'amber' | 'red' | 'stopped' | 'suspended'

/** Starts the clock of a stage. */
export function startClock({ stage, ...running }: RunningLimit & { stage: Stage }): Clock {
  const { limit, calendar, from } = running
  const time = ownTime(limit, calendar)
  const dueAt = dueOf(running)
  const whole = time.between(from, dueAt)
  return {
    stage,
    startedAt: from,
    amberAt: time.after(from, AMBER_SHARE * whole),
    dueAt,
    redAgainAt150: time.after(dueAt, 0.5 * whole),
    redAgainAt200: time.after(dueAt, whole),
  }
}

/** Green below 80 % of the limit, amber from 80 %, red past it; at the due instant itself still amber. */
export function lightOf(clock: Clock, now: Date): ClockLight {
  if (clock.stoppedAt) return 'stopped'
  if (clock.suspendedAt) return 'suspended'
  if (now > clock.dueAt) return 'red'
  return now >= clock.amberAt ? 'amber' : 'green'
}

/** Stops a clock and says whether it was in time; a suspended one is judged by when it was suspended. */
export function stopClock(clock: Clock, at: Date): Clock {
  if (clock.stoppedAt) return clock
  return { ...clock, stoppedAt: at, met: (clock.suspendedAt ?? at) <= clock.dueAt }
}

/** Lets a clock stand still. A stopped or already suspended one stays as it is. */
export function suspendClock(clock: Clock, at: Date): Clock {
  return clock.stoppedAt || clock.suspendedAt ? clock : { ...clock, suspendedAt: at }
}

/**
 * Lets a suspended clock go on: every instant that lay ahead moves by the time the suspension lasted, in the limit's own
 * time. What had passed stays passed, so nobody is warned twice.
 */
export function resumeClock({ clock, limit, calendar, at }: ClockChange): Clock {
  const { suspendedAt, ...running } = clock
  if (!suspendedAt) return clock
  const shifted = (due: Date) => shiftBySuspension({ due, limit, calendar, from: suspendedAt, to: at })
  return {
    ...running,
    amberAt: shifted(clock.amberAt),
    dueAt: shifted(clock.dueAt),
    redAgainAt150: shifted(clock.redAgainAt150),
    redAgainAt200: shifted(clock.redAgainAt200),
  }
}

/** A change of a clock that runs under a limit (the one it was started with; only its unit counts). */
export interface ClockChange {
  clock: Clock
  limit: Limit
  calendar: Calendar
  at: Date
}

/**
 * Gives a clock a new due time. The shares are those of the whole time then granted, without suspensions: somebody who
 * had used 80 % and gets as much again is green. For a running clock; a stopped one stays as it is.
 */
export function extendClock({ clock, limit, calendar, at, until }: ClockChange & { until: Date }): Clock {
  if (clock.stoppedAt) return clock
  const time = ownTime(limit, calendar)
  // From due to twice the limit is once the limit, whatever suspensions came before.
  const granted = time.between(clock.dueAt, clock.redAgainAt200)
  const whole = granted + time.between(clock.dueAt, until)
  const now = clock.suspendedAt ?? at
  const used = granted - time.between(now, clock.dueAt)
  return {
    ...clock,
    amberAt: time.after(now, AMBER_SHARE * whole - used),
    dueAt: until,
    redAgainAt150: time.after(until, 0.5 * whole),
    redAgainAt200: time.after(until, whole),
  }
}
