import { expect, test } from 'vitest'
import { instantIn } from './zone.rules.ts'

test('what the clock of the district shows is one instant, also across a change of clocks', () => {
  expect(instantIn('2026-12-01T00:00', 'Asia/Shanghai')).toBe('2026-11-30T16:00:00.000Z')
  expect(instantIn('2026-03-29T04:00', 'Europe/Berlin')).toBe('2026-03-29T02:00:00.000Z')
  expect(instantIn('2026-03-29T01:00', 'Europe/Berlin')).toBe('2026-03-29T00:00:00.000Z')
  expect(instantIn('tomorrow', 'Asia/Shanghai')).toBeUndefined()
})
