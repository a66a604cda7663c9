import { expect, test } from 'vitest'
import { byDay, leftAfter } from './lots.rules.ts'

test('what expires on one day of the place is told as one sum', () => {
  const lot = (expiresAt: string, points: number, soon = false) => ({ expiresAt, points, soon })
  const lots = [
    lot('2026-03-01T15:00:00Z', 5, true),
    lot('2026-03-01T17:00:00Z', 3, true),
    lot('2026-03-02T10:00:00Z', 4),
  ]
  // Seventeen o'clock in London is one in the morning in Shanghai.
  expect(byDay(lots, 'Asia/Shanghai').map(({ points, soon }) => [points, soon])).toEqual([
    [5, true],
    [7, true],
  ])
  expect(byDay(lots, 'UTC').map(({ points }) => points)).toEqual([8, 4])
  expect(byDay([], 'UTC')).toEqual([])
})

test('somebody reads what would be left, or is missing', () => {
  expect([leftAfter(100, 30), leftAfter(100, 30, 4), leftAfter(30, 30)]).toEqual([70, -20, 0])
})
