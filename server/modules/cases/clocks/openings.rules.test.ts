import { expect, test } from 'vitest'
import { openingHours } from './openings.rules.ts'
import { shanghai as at, calendarOf } from './testing.ts'

const office = calendarOf({ days: [{ date: '2026-03-04', kind: 'off', name: 'Holiday' }] })

test('during the morning it says until when somebody is there', () => {
  const hours = openingHours(office, at('2026-03-02 10:00'))
  expect(hours.open).toBe(true)
  expect(hours.changesAt).toEqual(at('2026-03-02 12:00'))
  expect(hours.days).toHaveLength(7)
  expect(hours.days[0]).toEqual({
    date: '2026-03-02',
    openings: [
      { from: at('2026-03-02 09:00'), until: at('2026-03-02 12:00') },
      { from: at('2026-03-02 13:30'), until: at('2026-03-02 17:30') },
    ],
  })
})

test('over lunch, at night and on a holiday it says when somebody comes again', () => {
  expect(openingHours(office, at('2026-03-02 12:30'))).toMatchObject({
    open: false,
    changesAt: at('2026-03-02 13:30'),
  })
  expect(openingHours(office, at('2026-03-03 20:00')).changesAt).toEqual(at('2026-03-05 09:00'))
  const holiday = openingHours(office, at('2026-03-02 10:00')).days.find(({ date }) => date === '2026-03-04')
  expect(holiday?.openings).toEqual([])
})

test('who is there day and night has no hours to list', () => {
  const always = calendarOf({ always: true })
  expect(openingHours(always, at('2026-03-01 03:00'))).toEqual({
    always: true,
    open: true,
    changesAt: null,
    days: [],
  })
})
