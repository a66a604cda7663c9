import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Limit } from '../../../../contract/cases.ts'
import { workingMsBetween } from './calendar.rules.ts'
import { extendClock, lightOf, resumeClock, startClock, stopClock, suspendClock } from './clock.rules.ts'
import { atShare } from './limit.rules.ts'
import { shanghai as at, calendarOf } from './testing.ts'

const calendar = calendarOf()
const limit: Limit = { amount: 10, unit: 'working_hours' }
// Monday 09:00 to Tuesday 12:00; amber after 8 working hours.
const clock = startClock({ stage: 'handle', limit, calendar, from: at('2026-03-02 09:00') })

describe('the light', () => {
  test('is green, amber from 80 %, still amber at the last moment, and red past it', () => {
    const light = (text: string) => lightOf(clock, at(text))
    expect(light('2026-03-02 09:00')).toBe('green')
    expect(light('2026-03-03 09:59:59.999')).toBe('green')
    expect(light('2026-03-03 10:00')).toBe('amber')
    expect(light('2026-03-03 12:00')).toBe('amber')
    expect(light('2026-03-03 12:00:00.001')).toBe('red')
  })

  test('has no colour when the clock stands', () => {
    const late = at('2026-03-09 09:00')
    expect(lightOf(stopClock(clock, at('2026-03-03 09:00')), late)).toBe('stopped')
    expect(lightOf(suspendClock(clock, at('2026-03-03 09:00')), late)).toBe('suspended')
  })
})

describe('starting and stopping', () => {
  test('sets all instants at once', () => {
    expect(clock).toEqual({
      stage: 'handle',
      startedAt: at('2026-03-02 09:00'),
      amberAt: at('2026-03-03 10:00'),
      dueAt: at('2026-03-03 12:00'),
      redAgainAt150: at('2026-03-04 10:00'),
      redAgainAt200: at('2026-03-04 16:30'),
    })
  })

  test('done at the due instant is in time, a moment later is not, and stopping twice changes nothing', () => {
    const inTime = stopClock(clock, clock.dueAt)
    expect(inTime.met).toBe(true)
    expect(stopClock(inTime, at('2026-03-09 09:00'))).toBe(inTime)
    expect(stopClock(clock, new Date(clock.dueAt.getTime() + 1)).met).toBe(false)
  })

  test('ended while suspended is judged by when it was suspended', () => {
    const suspended = suspendClock(clock, at('2026-03-03 09:00'))
    expect(stopClock(suspended, at('2026-05-03 09:00')).met).toBe(true)
  })
})

describe('suspending and going on', () => {
  test('what lay ahead moves by the working time of the suspension', () => {
    const resumed = resumeClock({
      clock: suspendClock(clock, at('2026-03-02 16:30')),
      limit,
      calendar,
      at: at('2026-03-04 10:00'),
    })
    // 1 + 7 + 1 working hours.
    expect(resumed).toEqual({
      stage: 'handle',
      startedAt: at('2026-03-02 09:00'),
      amberAt: at('2026-03-04 12:00'),
      dueAt: at('2026-03-04 15:30'),
      redAgainAt150: at('2026-03-05 12:00'),
      redAgainAt200: at('2026-03-06 10:00'),
    })
  })

  test('whoever was warned before the suspension is not warned again after it', () => {
    const suspended = suspendClock(clock, at('2026-03-03 11:00'))
    const resumed = resumeClock({ clock: suspended, limit, calendar, at: at('2026-03-04 11:00') })
    expect(resumed.amberAt).toEqual(clock.amberAt)
    expect(resumed.dueAt).toEqual(at('2026-03-04 12:00'))
  })

  test('a running clock is not resumed, a stopped one not suspended', () => {
    expect(resumeClock({ clock, limit, calendar, at: at('2026-03-04 11:00') })).toBe(clock)
    const stopped = stopClock(clock, at('2026-03-03 11:00'))
    expect(suspendClock(stopped, at('2026-03-03 12:00'))).toBe(stopped)
  })
})

describe('an extension', () => {
  test('turns an amber clock green again, by the shares of all the time granted', () => {
    const now = at('2026-03-03 10:30')
    const extended = extendClock({ clock, limit, calendar, at: now, until: at('2026-03-04 16:30') })
    expect(lightOf(clock, now)).toBe('amber')
    expect(lightOf(extended, now)).toBe('green')
    const whole = { limit: { amount: 20, unit: 'working_hours' as const }, calendar, from: clock.startedAt }
    expect(extended).toEqual({
      ...clock,
      amberAt: atShare({ ...whole, share: 0.8 }),
      dueAt: at('2026-03-04 16:30'),
      redAgainAt150: atShare({ ...whole, share: 1.5 }),
      redAgainAt200: atShare({ ...whole, share: 2 }),
    })
  })

  test('after a suspension counts only the time that ran', () => {
    const hour = 3_600_000
    fc.assert(
      fc.property(fc.nat(7 * 60), fc.nat(5000), fc.nat(120), fc.nat(3000), (used, pause, later, more) => {
        const plus = (date: Date, minutes: number) => new Date(date.getTime() + minutes * 60_000)
        const suspendedAt = plus(clock.startedAt, used)
        const resumedAt = plus(suspendedAt, pause)
        const resumed = resumeClock({ clock: suspendClock(clock, suspendedAt), limit, calendar, at: resumedAt })
        const now = plus(resumedAt, later)
        const until = plus(resumed.dueAt, more)
        const extended = extendClock({ clock: resumed, limit, calendar, at: now, until })
        const paused = workingMsBetween(calendar, suspendedAt, resumedAt)
        const granted = workingMsBetween(calendar, clock.startedAt, until) - paused
        expect(granted).toBe(10 * hour + workingMsBetween(calendar, resumed.dueAt, until))
        if (extended.amberAt > resumedAt) {
          expect(workingMsBetween(calendar, clock.startedAt, extended.amberAt) - paused).toBe(Math.round(0.8 * granted))
        }
        expect(workingMsBetween(calendar, until, extended.redAgainAt200)).toBe(granted)
      }),
    )
  })

  test('of a suspended clock holds when it goes on', () => {
    const suspended = suspendClock(clock, at('2026-03-03 10:30'))
    const until = at('2026-03-04 16:30')
    const extended = extendClock({ clock: suspended, limit, calendar, at: at('2026-03-03 16:00'), until })
    const resumed = resumeClock({ clock: extended, limit, calendar, at: at('2026-03-04 10:30') })
    expect(resumed.dueAt).toEqual(at('2026-03-05 16:30'))
    expect(resumed.amberAt).toEqual(at('2026-03-05 11:00'))
  })
})
