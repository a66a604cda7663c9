import { expect, test } from 'vitest'
import { readFigures, windowOf } from './windows.ts'

const now = new Date('2026-03-01T23:30:00Z')

test('without a word the figures are of the last 30 days, today included, by the days of the district', () => {
  expect(windowOf({}, now, 'Asia/Shanghai')).toEqual({ from: '2026-02-01', to: '2026-03-02' })
})

test('a month begins on its first', () => {
  expect(windowOf({ window: 'month' }, now, 'Asia/Shanghai')).toEqual({ from: '2026-03-01', to: '2026-03-02' })
  expect(windowOf({ window: 'year' }, now, 'UTC')).toEqual({ from: '2026-01-01', to: '2026-03-01' })
})

test('days in the address that end before they begin are no window', () => {
  expect(readFigures({ from: '2026-03-02', to: '2026-03-01', window: 'soon' })).toEqual({})
  expect(readFigures({ from: '2026-03-01', to: '2026-03-02' })).toEqual({ from: '2026-03-01', to: '2026-03-02' })
})
