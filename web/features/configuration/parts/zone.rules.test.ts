import { expect, test } from 'vitest'
import { instantOfDay } from './zone.rules.ts'

test('a day begins and ends by the clock of the district', () => {
  expect(instantOfDay('2026-03-01', 'Asia/Shanghai')).toBe('2026-02-28T16:00:00.000Z')
  expect(instantOfDay('2026-03-01', 'Asia/Shanghai', true)).toBe('2026-03-01T16:00:00.000Z')
  expect(instantOfDay('2026-03-08', 'America/New_York', true)).toBe('2026-03-09T04:00:00.000Z')
  expect(instantOfDay('', 'UTC')).toBeUndefined()
})
