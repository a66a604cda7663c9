import { expect, test } from 'vitest'
import type { CalendarDay } from '../../../../contract/calendars.ts'
import { holidayCsv, nationalDays, parseHolidayCsv } from './holidays.rules.ts'

test('an office reads its table of holidays, as a spreadsheet saves it', () => {
  const table = parseHolidayCsv('\uFEFFdate,name,off\r\n2026-10-01,"国庆节",1\r\n\r\n2026-10-10, ,0\r\n')
  expect(table).toEqual({
    days: [
      { date: '2026-10-01', kind: 'off', name: '国庆节' },
      { date: '2026-10-10', kind: 'work' },
    ],
    problems: [],
  })
})

test('rows that can’t be used are told by line, the others are taken', () => {
  const table = parseHolidayCsv(
    'date,name,off\n2026-02-30,x,1\n2026-02-20,x,yes\n2026-02-21,x,1\n2026-02-21,y,0\n1/5/2026,,1\n',
  )
  expect(table.days.map((day) => day.date)).toEqual(['2026-02-21'])
  expect(table.problems).toEqual([
    { line: 2, code: 'date' },
    { line: 3, code: 'off' },
    { line: 5, code: 'twice' },
    { line: 6, code: 'date' },
  ])
})

test('a table that was taken out can be brought in again, odd names included', () => {
  const days: CalendarDay[] = [
    { date: '2026-02-17', kind: 'off', name: '=春节, "New Year"' },
    { date: '2026-02-28', kind: 'work', name: '-' },
    {
      date: '2026-12-31',
      kind: 'work',
      hours: [
        ['09:00', '12:00'],
        ['13:00', '15:00'],
      ],
    },
  ]
  expect(holidayCsv(days)).toContain(`"'=春节`)
  expect(parseHolidayCsv(holidayCsv(days))).toEqual({ days, problems: [] })
  expect(parseHolidayCsv('date,off,hours\n2026-12-31,0,9 to 5\n').problems).toEqual([{ line: 2, code: 'hours' }])
})

test('a file without the columns is told as such', () => {
  expect(parseHolidayCsv('day;free\n2026-01-01;1\n').problems).toEqual([{ line: 2, code: 'columns' }])
  expect(parseHolidayCsv('date,off\n"2026').problems).toEqual([{ line: 1, code: 'columns' }])
  expect(parseHolidayCsv('')).toEqual({ days: [], problems: [{ line: 1, code: 'columns' }] })
})

test('the national days of a year are known, and of a year not yet announced they are not', () => {
  const days = nationalDays(2026) ?? []
  expect(days).toContainEqual({ date: '2026-01-01', kind: 'off', name: '元旦' })
  expect(days).toContainEqual({ date: '2026-02-14', kind: 'work', name: '春节' })
  expect(days.filter((day) => day.kind === 'work')).toHaveLength(6)
  expect(nationalDays(2090)).toBeUndefined()
})
