import { expect, test } from 'vitest'
import { dayAfter, instantOf, wallOf } from './zone.ts'

test('a time on the wall of the district is the same instant for a reader anywhere', () => {
  expect(instantOf('2026-03-02T09:00', 'Asia/Shanghai')).toBe('2026-03-02T01:00:00.000Z')
  expect(instantOf('2026-03-02', 'Asia/Shanghai')).toBe('2026-03-01T16:00:00.000Z')
  expect(wallOf('2026-03-02T01:00:00.000Z', 'Asia/Shanghai')).toBe('2026-03-02T09:00')
})

test('summer time is counted by the day it is, not by the day of the reader', () => {
  expect(instantOf('2026-07-01T09:00', 'Europe/Berlin')).toBe('2026-07-01T07:00:00.000Z')
  expect(instantOf('2026-12-01T09:00', 'Europe/Berlin')).toBe('2026-12-01T08:00:00.000Z')
})

test('words that are no time are no instant', () => {
  expect(instantOf('', 'Asia/Shanghai')).toBeUndefined()
  expect(instantOf('tomorrow', 'Asia/Shanghai')).toBeUndefined()
})

test('days are the days of the district', () => {
  // 23:30 in UTC is the next morning in Shanghai.
  expect(dayAfter('2026-03-01T23:30:00Z', 1, 'Asia/Shanghai')).toBe('2026-03-03')
})
