import { expect, test } from 'vitest'
import { slotsAsText, slotsIn } from './hours.rules.ts'

test('times of appointments are written in a line each, and read again', () => {
  const slots = [
    { days: [1, 2, 3, 4, 5], from: '09:00', until: '11:30', every: 30, capacity: 2 },
    { days: [2, 4], from: '14:00', until: '16:00', every: 20, capacity: 1 },
  ]
  expect(slotsAsText(slots)).toBe('1-5 09:00-11:30 /30 x2\n2,4 14:00-16:00 /20 x1')
  expect(slotsIn(slotsAsText(slots))).toEqual(slots)
  expect(slotsIn(' \n')).toEqual([])
  expect(slotsIn('weekdays')).toBeUndefined()
})
