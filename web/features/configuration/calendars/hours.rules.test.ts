import { expect, test } from 'vitest'
import { hoursOf, lineOf } from './hours.rules.ts'

test('hours with a lunch break are read as people type them', () => {
  const hours = [
    ['09:00', '12:00'],
    ['13:30', '17:30'],
  ]
  expect(hoursOf('9:00 – 12:00, 13:30-17:30')).toEqual(hours)
  expect(hoursOf('９:00-12:00')).toBeUndefined()
  expect(hoursOf('09：00至12：00、13:30～17:30'.replace('～', '-'))).toEqual(hours)
  expect(lineOf(hours as [string, string][])).toBe('09:00-12:00 13:30-17:30')
})

test('an empty line is a closed day; what overlaps or ends before it begins is not taken', () => {
  expect(hoursOf('  ')).toEqual([])
  expect(hoursOf('12:00-09:00')).toBeUndefined()
  expect(hoursOf('09:00-12:00 11:00-13:00')).toBeUndefined()
  expect(hoursOf('22:00-24:00')).toEqual([['22:00', '24:00']])
})
