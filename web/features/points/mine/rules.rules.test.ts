import { expect, test } from 'vitest'
import { byCategory, claimable, dayAt } from './rules.rules.ts'

test('rules stand in the order of the seven categories, without empty ones', () => {
  const rules = [{ category: 'hardship' }, { category: 'study' }, { category: 'hardship' }] as const
  expect(byCategory(rules).map(([category, own]) => [category, own.length])).toEqual([
    ['study', 1],
    ['hardship', 2],
  ])
})

test('a deed can be claimed for ninety days, by the clock of the place', () => {
  expect(claimable('2026-05-30')).toEqual({ from: '2026-03-01', until: '2026-05-30' })
  expect(dayAt(new Date('2026-03-01T17:00:00Z'), 'Asia/Shanghai')).toBe('2026-03-02')
})
