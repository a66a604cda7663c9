import { expect, test } from 'vitest'
import { hoursAsText, hoursIn, slotsAsText, slotsIn } from './hours.rules.ts'

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

test('hours of a counter are written in a line each; what ends before it begins is not understood', () => {
  const hours = [
    { days: [1, 2, 3, 4, 5], from: '09:00', until: '11:30' },
    { days: [6], from: '14:00', until: '24:00' },
  ]
  expect(hoursAsText(hours)).toBe('1-5 09:00-11:30\n6 14:00-24:00')
  expect(hoursIn(hoursAsText(hours))).toEqual(hours)
  expect(hoursIn('')).toEqual([])
  expect(hoursIn('1 11:00-09:00')).toBeUndefined()
  expect(hoursIn('1 9-11')).toBeUndefined()
})
