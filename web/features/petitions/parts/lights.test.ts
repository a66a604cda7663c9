import { expect, test } from 'vitest'
import { daysLeft, isOver, lightOf, lightOfClock } from './lights.ts'

test('thirty days are left on the day itself and none on the last one, by the days of the district', () => {
  const until = '2026-03-31T16:00:00Z'
  const at = (text: string) => daysLeft(until, { now: Date.parse(text), timeZone: 'Asia/Shanghai' })
  expect(at('2026-02-28T16:00:00Z')).toBe(30)
  expect(at('2026-03-29T15:59:59Z')).toBe(2)
  expect(at('2026-03-29T16:00:00Z')).toBe(1)
  expect(at('2026-03-31T15:59:59Z')).toBe(0)
  expect(at('2026-04-03T00:00:00Z')).toBe(0)
})

test('a closed petition is done, one without a running clock has no light', () => {
  expect(lightOf({ state: 'closed', light: 'red' })).toBe('stopped')
  expect(lightOf({ state: 'final', light: 'none' })).toBeUndefined()
  expect(lightOf({ state: 'petition_handling', light: 'amber' })).toBe('amber')
  expect(lightOfClock({ light: 'red', stoppedAt: '2026-03-01T00:00:00Z' })).toBe('stopped')
  expect(lightOfClock({ light: 'none', stoppedAt: null })).toBeUndefined()
  expect(isOver('in_review')).toBe(false)
  expect(isOver('final')).toBe(true)
})
