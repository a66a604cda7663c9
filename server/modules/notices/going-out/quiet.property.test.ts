import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueOf, endOfQuiet, isQuietMinute, minuteOfDay } from './quiet.rules.ts'

const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Amsterdam', 'America/New_York', 'Asia/Kathmandu', 'UTC')
const instant = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000))
const minute = fc.integer({ min: 0, max: 1439 })
const quiet = fc.record({ from: minute, to: minute })

test('nothing goes out in quiet hours, wherever the district lies and whatever its clocks do', () => {
  fc.assert(
    fc.property(instant, quiet, zone, (at, hours, timeZone) => {
      const end = endOfQuiet(at, hours, timeZone)
      expect(isQuietMinute(minuteOfDay(end, timeZone), hours)).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})

test('it waits no longer than it must: the minute before was still quiet', () => {
  fc.assert(
    fc.property(instant, quiet, zone, (at, hours, timeZone) => {
      const end = endOfQuiet(at, hours, timeZone)
      if (end.getTime() === at.getTime()) return
      expect(end.getTime()).toBeGreaterThan(at.getTime())
      // A day of 25 hours has one hour more.
      expect(end.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 3_600_000)
      for (let back = end.getTime() - 60_000; back > at.getTime(); back -= 7 * 60_000)
        expect(isQuietMinute(minuteOfDay(new Date(back), timeZone), hours)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('what arrives outside quiet hours, or with none at all, waits for nothing', () => {
  fc.assert(
    fc.property(instant, quiet, zone, (at, hours, timeZone) => {
      expect(endOfQuiet(at, null, timeZone)).toEqual(at)
      if (!isQuietMinute(minuteOfDay(at, timeZone), hours)) expect(endOfQuiet(at, hours, timeZone)).toEqual(at)
      expect(endOfQuiet(at, { from: hours.from, to: hours.from }, timeZone)).toEqual(at)
    }),
  )
})

test('danger to life goes out at once, at any hour', () => {
  fc.assert(
    fc.property(instant, quiet, zone, (now, hours, timeZone) => {
      expect(dueOf({ now, urgent: true, gatherMinutes: 10, quiet: hours, timeZone })).toEqual(now)
    }),
  )
})

test('a notice of the late evening comes in the morning', () => {
  const night = { from: 22 * 60, to: 7 * 60 }
  const due = (now: string) =>
    dueOf({ now: new Date(now), urgent: false, gatherMinutes: 5, quiet: night, timeZone: 'Asia/Shanghai' })
  expect(due('2026-03-01T21:00:00+08:00')).toEqual(new Date('2026-03-01T21:05:00+08:00'))
  expect(due('2026-03-01T21:57:00+08:00')).toEqual(new Date('2026-03-02T07:00:00+08:00'))
  expect(due('2026-03-02T03:00:30+08:00')).toEqual(new Date('2026-03-02T07:00:00+08:00'))
})
