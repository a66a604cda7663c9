import { expect, test } from 'vitest'
import { daysLeft, isOver, lightOf, lightOfClock } from './lights.ts'

test('on its last day one day is left, and none in the second it is over', () => {
  const until = '2026-03-31T16:00:00Z'
  const at = (text: string) => daysLeft(until, Date.parse(text))
  expect(at('2026-03-01T16:00:00Z')).toBe(30)
  expect(at('2026-03-30T16:00:01Z')).toBe(1)
  expect(at('2026-03-31T15:59:59Z')).toBe(1)
  expect(at('2026-03-31T16:00:00Z')).toBe(0)
})

test('a closed petition is done, one without a running clock has no light', () => {
  expect(lightOf({ state: 'closed', light: 'red' })).toBe('stopped')
  expect(lightOf({ state: 'final', light: 'none' })).toBeUndefined()
  expect(lightOf({ state: 'petition_handling', light: 'amber' })).toBe('amber')
  expect(lightOfClock({ light: 'red', stoppedAt: '2026-03-01T00:00:00Z' })).toBe('stopped')
  expect(isOver('in_review')).toBe(false)
  expect(isOver('final')).toBe(true)
})
