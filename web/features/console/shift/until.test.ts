import { expect, test } from 'vitest'
import { futureOf, usualUntil } from './until.ts'

const zone = 'Asia/Shanghai'

test('a note written in the evening is for the day after, one before opening for the same day', () => {
  expect(usualUntil(Date.parse('2026-03-02T10:00:00Z'), zone)).toBe('2026-03-03T17:00')
  expect(usualUntil(Date.parse('2026-03-01T23:30:00Z'), zone)).toBe('2026-03-02T17:00')
})

test('a shift that has ended already is none to hand over to', () => {
  const now = Date.parse('2026-03-02T10:00:00Z')
  expect(futureOf('2026-03-02T17:59', now, zone)).toBeUndefined()
  expect(futureOf('2026-03-02T18:01', now, zone)).toBe('2026-03-02T10:01:00.000Z')
  expect(futureOf('soon', now, zone)).toBeUndefined()
})
