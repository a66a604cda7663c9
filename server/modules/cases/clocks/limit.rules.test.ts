import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Limit } from '../../../../contract/cases.ts'
import { workingMsBetween } from './calendar.rules.ts'
import { amberOf, atShare, dueOf, extend, refusalWindow, shiftBySuspension } from './limit.rules.ts'
import { shanghai as at, calendarOf } from './testing.ts'

const office = calendarOf({ days: [{ date: '2026-05-01', kind: 'off' }] })
const centre = calendarOf({ always: true })
const limitOf = (amount: number, unit: Limit['unit']): Limit => ({ amount, unit })
const due = (amount: number, unit: Limit['unit'], from: string, calendar = office) =>
  dueOf({ limit: limitOf(amount, unit), calendar, from: at(from) })

describe('when a limit ends', () => {
  test('four hours against flooding run through the night and the holiday', () => {
    expect(due(4, 'hours', '2026-04-30 22:00')).toEqual(at('2026-05-01 02:00'))
    expect(due(0.5, 'hours', '2026-05-01 12:00')).toEqual(at('2026-05-01 12:30'))
  })

  test('four working hours for rubbish on the pavement skip lunch, night and holiday', () => {
    expect(due(4, 'working_hours', '2026-04-30 09:00')).toEqual(at('2026-04-30 14:30'))
    expect(due(4, 'working_hours', '2026-04-30 16:30')).toEqual(at('2026-05-04 12:00'))
  })

  test('a street lamp in one working day: by closing of the next working day, whenever it was told', () => {
    expect(due(1, 'working_days', '2026-04-29 08:00')).toEqual(at('2026-04-30 17:30'))
    expect(due(1, 'working_days', '2026-04-29 17:29')).toEqual(at('2026-04-30 17:30'))
    expect(due(1, 'working_days', '2026-04-30 10:00')).toEqual(at('2026-05-04 17:30'))
    expect(due(5, 'working_days', '2026-05-02 10:00')).toEqual(at('2026-05-08 17:30'))
  })

  test('seven calendar days end at midnight of the seventh day, weekends and holidays counted', () => {
    expect(due(7, 'calendar_days', '2026-04-28 10:00')).toEqual(at('2026-05-06 00:00'))
    expect(due(1, 'calendar_days', '2025-12-31 23:59')).toEqual(at('2026-01-02 00:00'))
  })

  test('a part of a day counts as a day', () => {
    expect(due(1.5, 'working_days', '2026-04-27 10:00')).toEqual(at('2026-04-29 17:30'))
    expect(due(0.5, 'calendar_days', '2026-04-27 10:00')).toEqual(at('2026-04-29 00:00'))
  })

  test('a centre that never closes works at night', () => {
    expect(due(4, 'working_hours', '2026-04-30 22:00', centre)).toEqual(at('2026-05-01 02:00'))
    expect(due(1, 'working_days', '2026-04-30 22:00', centre)).toEqual(at('2026-05-02 00:00'))
  })

  test('midnight is midnight by the clocks of the place, also when they change', () => {
    const boston = calendarOf({ timeZone: 'America/New_York' })
    expect(
      dueOf({ limit: limitOf(1, 'calendar_days'), calendar: boston, from: new Date('2024-03-09T12:00Z') }),
    ).toEqual(new Date('2024-03-11T04:00Z'))
  })
})

describe('shares of a limit', () => {
  test('eight hours are amber after 6 h 24 min', () => {
    expect(amberOf({ limit: limitOf(8, 'hours'), calendar: office, from: at('2026-04-30 20:00') })).toEqual(
      at('2026-05-01 02:24'),
    )
  })

  test('a working day is amber when 80 % of the working time until due is used', () => {
    // From Wednesday 10:30 to Thursday 17:30 there are 5.5 + 7 working hours; 80 % is 10 h.
    const running = { limit: limitOf(1, 'working_days'), calendar: office, from: at('2026-04-29 10:30') }
    expect(amberOf(running)).toEqual(at('2026-04-30 15:00'))
    expect(atShare({ ...running, share: 1 })).toEqual(at('2026-04-30 17:30'))
    // 150 %: 6.25 h more, after the holiday and the weekend. 200 %: 12.5 h more.
    expect(atShare({ ...running, share: 1.5 })).toEqual(at('2026-05-04 16:45'))
    expect(atShare({ ...running, share: 2 })).toEqual(at('2026-05-05 16:00'))
  })
})

describe('a suspension', () => {
  const rubbish = limitOf(4, 'working_hours')
  const pause = { limit: rubbish, calendar: office, from: at('2026-04-29 11:00'), to: at('2026-05-04 10:00') }

  test('adds the working time it lasted, not its nights', () => {
    // 1 + 4 + 7 + 1 hours; nothing on the holiday and the weekend.
    expect(shiftBySuspension({ due: at('2026-04-29 14:30'), ...pause })).toEqual(at('2026-05-04 12:00'))
  })

  test('adds running hours to a limit of running hours', () => {
    expect(shiftBySuspension({ due: at('2026-04-29 12:00'), ...pause, limit: limitOf(4, 'hours') })).toEqual(
      at('2026-05-04 11:00'),
    )
  })

  test('overnight costs nobody anything', () => {
    const night = { ...pause, from: at('2026-04-29 17:30'), to: at('2026-04-30 09:00') }
    expect(shiftBySuspension({ due: at('2026-04-30 10:00'), ...night })).toEqual(at('2026-04-30 10:00'))
  })

  test('does not take back lateness', () => {
    expect(shiftBySuspension({ due: at('2026-04-29 10:59'), ...pause })).toEqual(at('2026-04-29 10:59'))
  })
})

describe('an extension', () => {
  const limit = limitOf(10, 'working_hours')
  const from = at('2026-03-02 09:00')
  const running = { limit, calendar: office, from }
  const before = { due: dueOf(running), at200: atShare({ ...running, share: 2 }) }

  test('turns an amber clock green again, by the shares of all the time granted', () => {
    const now = at('2026-03-03 10:30')
    const until = at('2026-03-04 16:30')
    const extended = extend({ limit, calendar: office, now, ...before, until })
    const whole = { ...running, limit: limitOf(20, 'working_hours') }
    expect(amberOf(running) < now).toBe(true)
    expect(extended).toEqual({
      amber: amberOf(whole),
      at150: atShare({ ...whole, share: 1.5 }),
      at200: atShare({ ...whole, share: 2 }),
    })
  })

  test('after a suspension counts only the time that ran', () => {
    const minutes = (after: Date, n: number) => new Date(after.getTime() + n * 60_000)
    fc.assert(
      fc.property(fc.nat(7 * 60), fc.nat(5000), fc.nat(120), fc.nat(3000), (used, length, later, more) => {
        const pause = { limit, calendar: office, from: minutes(from, used), to: minutes(from, used + length) }
        const due = shiftBySuspension({ due: before.due, ...pause })
        const at200 = shiftBySuspension({ due: before.at200, ...pause })
        const until = minutes(due, more)
        const extended = extend({ limit, calendar: office, now: minutes(pause.to, later), due, at200, until })
        const paused = workingMsBetween(office, pause.from, pause.to)
        const granted = workingMsBetween(office, from, until) - paused
        if (extended.amber > pause.to) {
          expect(workingMsBetween(office, from, extended.amber) - paused).toBe(Math.round(0.8 * granted))
        }
        expect(workingMsBetween(office, until, extended.at200)).toBe(granted)
      }),
    )
  })
})

describe('until when a department may return an order', () => {
  const until = (limit: Limit, from: string, calendar = office) => refusalWindow({ limit, calendar, from: at(from) })

  test('by nine the next working day', () => {
    expect(until(limitOf(5, 'working_days'), '2026-04-29 15:00')).toEqual(at('2026-04-30 09:00'))
    expect(until(limitOf(5, 'working_days'), '2026-04-30 15:00')).toEqual(at('2026-05-04 09:00'))
    expect(until(limitOf(20, 'working_hours'), '2026-04-29 09:00')).toEqual(at('2026-04-30 09:00'))
    expect(until(limitOf(7, 'calendar_days'), '2026-04-29 09:00', centre)).toEqual(at('2026-04-30 09:00'))
  })

  test('for the whole limit where that is a day or less', () => {
    expect(until(limitOf(24, 'hours'), '2026-04-29 15:00')).toEqual(at('2026-04-30 15:00'))
    expect(until(limitOf(7, 'working_hours'), '2026-04-29 15:00')).toEqual(at('2026-04-30 15:00'))
    expect(until(limitOf(1, 'working_days'), '2026-04-29 15:00')).toEqual(at('2026-04-30 17:30'))
    expect(until(limitOf(1, 'calendar_days'), '2026-04-29 15:00')).toEqual(at('2026-05-01 00:00'))
  })

  test('never past the limit: 30 hours given before a long weekend end before its Monday', () => {
    expect(until(limitOf(30, 'hours'), '2026-04-30 15:00')).toEqual(at('2026-05-01 21:00'))
  })
})
