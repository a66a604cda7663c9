import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  addWorkingMs,
  compileCalendar,
  endOfDayAfter,
  isWorkingDay,
  isWorkingTime,
  localDate,
  nextOpening,
  startOfNextWorkingDay,
  wallClock,
  workingDate,
  workingDaysBetween,
  workingMsBetween,
} from './calendar.rules.ts'
import { calendarOf, definitionOf, officeHours, shanghai, weekOf } from './testing.ts'

const HOUR = 3_600_000
const office = calendarOf()
const at = shanghai

describe('an office with a lunch break', () => {
  test('a paper handed in before lunch is worked on after it', () => {
    expect(addWorkingMs(office, at('2026-03-02 11:00'), 2 * HOUR)).toEqual(at('2026-03-02 14:30'))
  })

  test('time used up at closing ends at closing, not the next morning', () => {
    expect(addWorkingMs(office, at('2026-03-02 16:30'), HOUR)).toEqual(at('2026-03-02 17:30'))
    expect(addWorkingMs(office, at('2026-03-02 11:00'), HOUR)).toEqual(at('2026-03-02 12:00'))
    expect(addWorkingMs(office, at('2026-03-02 16:30'), HOUR + 1)).toEqual(at('2026-03-03 09:00:00.001'))
  })

  test('a message sent on Friday night waits until Monday morning', () => {
    expect(addWorkingMs(office, at('2026-03-06 22:00'), HOUR)).toEqual(at('2026-03-09 10:00'))
    expect(workingMsBetween(office, at('2026-03-06 22:00'), at('2026-03-09 09:00'))).toBe(0)
  })

  test('nothing added is the same instant, even at night', () => {
    expect(addWorkingMs(office, at('2026-03-07 03:00'), 0)).toEqual(at('2026-03-07 03:00'))
  })

  test('looking back gives the latest instant from which that much was worked', () => {
    expect(addWorkingMs(office, at('2026-03-09 10:00'), -2 * HOUR)).toEqual(at('2026-03-06 16:30'))
    expect(addWorkingMs(office, at('2026-03-09 13:30'), -3 * HOUR)).toEqual(at('2026-03-09 09:00'))
    expect(workingMsBetween(office, at('2026-03-09 10:00'), at('2026-03-06 16:30'))).toBe(-2 * HOUR)
  })

  test('at the last second the counter is open, at the stroke too, and a moment later it is closed', () => {
    expect(isWorkingTime(office, at('2026-03-02 17:29:59.999'))).toBe(true)
    expect(isWorkingTime(office, at('2026-03-02 17:30'))).toBe(true)
    expect(isWorkingTime(office, at('2026-03-02 17:30:00.001'))).toBe(false)
    expect(isWorkingTime(office, at('2026-03-02 08:59:59.999'))).toBe(false)
    expect(isWorkingTime(office, at('2026-03-02 12:30'))).toBe(false)
  })

  test('who comes at lunch is served when lunch is over', () => {
    expect(nextOpening(office, at('2026-03-02 12:30'))).toEqual(at('2026-03-02 13:30'))
    expect(nextOpening(office, at('2026-03-02 12:00'))).toEqual(at('2026-03-02 13:30'))
    expect(nextOpening(office, at('2026-03-02 10:07'))).toEqual(at('2026-03-02 10:07'))
    expect(nextOpening(office, at('2026-03-06 17:30'))).toEqual(at('2026-03-09 09:00'))
  })

  test('working days end at closing, and the first day is not counted', () => {
    expect(addWorkingDays(office, at('2026-03-02 08:00'), 1)).toEqual(at('2026-03-03 17:30'))
    expect(addWorkingDays(office, at('2026-03-02 23:59:59.999'), 1)).toEqual(at('2026-03-03 17:30'))
    expect(addWorkingDays(office, at('2026-03-03 00:00'), 1)).toEqual(at('2026-03-04 17:30'))
    expect(addWorkingDays(office, at('2026-03-07 12:00'), 1)).toEqual(at('2026-03-09 17:30'))
    expect(workingDate(office, at('2026-03-09 12:00'), -1)).toBe('2026-03-06')
    expect(workingDaysBetween(office, at('2026-03-06 12:00'), at('2026-03-10 00:00'))).toBe(2)
    expect(workingDaysBetween(office, at('2026-03-10 00:00'), at('2026-03-06 12:00'))).toBe(-2)
  })

  test('half a day or no day is not a number of working days', () => {
    expect(() => addWorkingDays(office, at('2026-03-02 08:00'), 0)).toThrow(RangeError)
    expect(() => addWorkingDays(office, at('2026-03-02 08:00'), 1.5)).toThrow(RangeError)
    expect(() => addWorkingMs(office, at('2026-03-02 08:00'), Number.NaN)).toThrow(RangeError)
  })
})

describe('holidays and make-up workdays', () => {
  // Spring Festival of an invented year: Monday to Thursday off, the Sunday before worked.
  const festive = calendarOf({
    days: [
      { date: '2026-02-15', kind: 'work' },
      { date: '2026-02-16', kind: 'off' },
      { date: '2026-02-17', kind: 'off' },
      { date: '2026-02-18', kind: 'off' },
      { date: '2026-02-19', kind: 'off' },
      { date: '2026-02-21', kind: 'work', hours: [['10:00', '11:00']] },
    ],
  })

  test('a make-up Sunday is a whole working day with a weekday’s hours', () => {
    expect(isWorkingDay(festive, at('2026-02-15 00:00'))).toBe(true)
    expect(workingMsBetween(festive, at('2026-02-15 00:00'), at('2026-02-16 00:00'))).toBe(7 * HOUR)
    expect(addWorkingDays(festive, at('2026-02-13 10:00'), 1)).toEqual(at('2026-02-15 17:30'))
  })

  test('the holiday is skipped, and a Saturday with hours of its own is a short working day', () => {
    expect(addWorkingMs(festive, at('2026-02-15 17:00'), HOUR)).toEqual(at('2026-02-20 09:30'))
    expect(startOfNextWorkingDay(festive, at('2026-02-15 10:00'))).toEqual(at('2026-02-20 09:00'))
    expect(startOfNextWorkingDay(festive, at('2026-02-20 10:00'))).toEqual(at('2026-02-21 10:00'))
    expect(addWorkingDays(festive, at('2026-02-20 10:00'), 1)).toEqual(at('2026-02-21 11:00'))
  })

  test('make-up days may have hours of their own for the whole calendar', () => {
    const short = calendarOf({ days: [{ date: '2026-02-15', kind: 'work' }], makeUpHours: [['09:00', '12:00']] })
    expect(workingMsBetween(short, at('2026-02-15 00:00'), at('2026-02-16 00:00'))).toBe(3 * HOUR)
  })

  test('summer hours begin on their date, and make-up days follow them', () => {
    const summer = calendarOf({
      changes: [
        { date: '2026-10-01', hours: weekOf(officeHours) },
        { date: '2026-06-01', hours: weekOf([['08:00', '12:00']]) },
      ],
      days: [{ date: '2026-06-06', kind: 'work' }],
    })
    const day = (date: string) => workingMsBetween(summer, at(`${date} 00:00`), at(`${date} 23:59`)) / HOUR
    expect(['2026-05-29', '2026-06-01', '2026-06-06', '2026-09-30', '2026-10-01'].map(day)).toEqual([7, 4, 4, 4, 7])
  })
})

describe('the edges of the year', () => {
  test('the leap day is worked like any other', () => {
    expect(addWorkingDays(office, at('2028-02-28 10:00'), 1)).toEqual(at('2028-02-29 17:30'))
    expect(addWorkingDays(office, at('2026-02-27 10:00'), 1)).toEqual(at('2026-03-02 17:30'))
    expect(endOfDayAfter(office, at('2028-02-28 10:00'), 1)).toEqual(at('2028-03-01 00:00'))
  })

  test('a clock runs from the last hour of the year into the next', () => {
    expect(addWorkingMs(office, at('2025-12-31 17:00'), HOUR)).toEqual(at('2026-01-01 09:30'))
    expect(addWorkingDays(office, at('2025-12-31 23:59:59.999'), 1)).toEqual(at('2026-01-01 17:30'))
    expect(localDate(office, at('2025-12-31 23:59:59.999'))).toBe('2025-12-31')
    expect(localDate(office, at('2026-01-01 00:00'))).toBe('2026-01-01')
    expect(endOfDayAfter(office, at('2025-12-30 10:00'), 1)).toEqual(at('2026-01-01 00:00'))
  })

  test('years add up', () => {
    const from = at('2019-06-03 09:00')
    const to = at('2031-06-02 09:00')
    const worked = workingMsBetween(office, from, to)
    expect(worked).toBe(workingDaysBetween(office, from, to) * 7 * HOUR)
    expect(addWorkingMs(office, from, worked)).toEqual(at('2031-05-30 17:30'))
    expect(addWorkingMs(office, to, -worked)).toEqual(from)
  })

  test('it says so when a clock is asked to run out of the calendar', () => {
    expect(() => addWorkingMs(office, at('2026-03-02 09:00'), 1e6 * HOUR)).toThrow(RangeError)
    expect(() => isWorkingTime(office, new Date(Number.NaN))).toThrow(RangeError)
  })
})

describe('a centre that runs all hours', () => {
  const centre = calendarOf({ always: true, days: [{ date: '2026-03-03', kind: 'off' }] })

  test('working time is time', () => {
    expect(addWorkingMs(centre, at('2026-03-02 22:00'), 5 * HOUR)).toEqual(at('2026-03-03 03:00'))
    expect(workingMsBetween(centre, at('2026-03-02 22:00'), at('2026-03-03 03:00'))).toBe(5 * HOUR)
    expect(isWorkingTime(centre, at('2026-03-03 03:00'))).toBe(true)
  })

  test('every day is a working day and closes at midnight', () => {
    expect(addWorkingDays(centre, at('2026-03-06 12:00'), 2)).toEqual(at('2026-03-09 00:00'))
    expect(isWorkingDay(centre, at('2026-03-08 12:00'))).toBe(true)
  })
})

describe('zones that change their clocks', () => {
  const boston = calendarOf({ timeZone: 'America/New_York', hours: weekOf([['00:00', '24:00']], [['00:00', '24:00']]) })

  test('the day that loses an hour has 23, the day that wins one has 25', () => {
    const hours = (day: string, next: string) =>
      workingMsBetween(boston, wallClock(boston, day, 0), wallClock(boston, next, 0)) / HOUR
    expect(hours('2024-03-10', '2024-03-11')).toBe(23)
    expect(hours('2024-11-03', '2024-11-04')).toBe(25)
  })

  test('a shift in the hour that comes twice is worked twice, and the one that never comes is not', () => {
    const night = calendarOf({ timeZone: 'America/New_York', hours: weekOf([], [['01:15', '01:45']]) })
    expect(workingMsBetween(night, new Date('2024-11-03T04:00Z'), new Date('2024-11-04T05:00Z'))).toBe(HOUR)
    const skipped = calendarOf({ timeZone: 'America/New_York', hours: weekOf([], [['02:15', '02:45']]) })
    expect(isWorkingDay(skipped, new Date('2024-03-10T18:00Z'))).toBe(false)
    expect(addWorkingDays(skipped, new Date('2024-03-09T18:00Z'), 1)).toEqual(new Date('2024-03-16T06:45Z'))
  })

  test('office hours stay at nine by the wall clock in summer and winter', () => {
    const london = calendarOf({ timeZone: 'Europe/London' })
    expect(startOfNextWorkingDay(london, new Date('2024-03-29T12:00Z'))).toEqual(new Date('2024-04-01T08:00Z'))
    expect(startOfNextWorkingDay(london, new Date('2024-10-25T12:00Z'))).toEqual(new Date('2024-10-28T09:00Z'))
    expect(wallClock(london, '2024-03-31', 1.5 * HOUR)).toEqual(new Date('2024-03-31T01:00Z'))
  })
})

describe('definitions that can’t be', () => {
  test('are refused with a reason', () => {
    expect(() => compileCalendar({ ...definitionOf(), timeZone: 'Moon/Base' })).toThrow(RangeError)
    expect(() => compileCalendar({ ...definitionOf(), hours: weekOf([]) })).toThrow(/at least one weekday/)
    expect(() => compileCalendar({ ...definitionOf(), hours: weekOf([['12:00', '09:00']]) })).toThrow(/out of order/)
    expect(() => compileCalendar({ ...definitionOf(), hours: weekOf([['9', '12:00']]) })).toThrow(/no time of day/)
    expect(() => definitionOf({ hours: weekOf([]) })).toThrow(/calendar.never_open/)
    expect(() =>
      definitionOf({
        hours: weekOf([
          ['09:00', '12:00'],
          ['11:00', '13:00'],
        ]),
      }),
    ).toThrow(/hours_order/)
    expect(() => definitionOf({ timeZone: 'Moon/Base' })).toThrow(/zone_unknown/)
    const twice = { date: '2026-05-01', kind: 'off' as const }
    expect(() => definitionOf({ days: [twice, twice] })).toThrow(/date_twice/)
  })
})
