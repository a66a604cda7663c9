import { expect, test } from 'vitest'
import { monthBefore, tabsFor } from './search.ts'

test('whoever may only look sees rules and goods; whoever approves begins with the claims', () => {
  const none = { keep: false, approve: false, report: false }
  expect(tabsFor(none)).toEqual(['rules', 'goods'])
  expect(tabsFor({ ...none, approve: true })[0]).toBe('claims')
  expect(tabsFor({ ...none, report: true })).toEqual(['rules', 'goods', 'report', 'donors'])
  expect(tabsFor({ keep: true, approve: true, report: true })).toHaveLength(7)
})

test('a report is asked for the month that is over, also in January', () => {
  expect(monthBefore('2026-03-02')).toBe('2026-02')
  expect(monthBefore('2026-01-31')).toBe('2025-12')
})
