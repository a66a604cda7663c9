import { expect, test } from 'vitest'
import { icsOf } from './ics.rules.ts'

test('a booked time goes into a calendar with its place', () => {
  const text = icsOf({
    ...{ number: 'BF-1', title: 'Visiting day; Lantern', place: 'Hall, room 2' },
    ...{ at: '2026-03-02T01:20:00Z', now: new Date('2026-03-01T00:00:00Z') },
  })
  expect(text).toContain('DTSTART:20260302T012000Z\r\nDTEND:20260302T014000Z')
  expect(text).toContain('SUMMARY:Visiting day\\; Lantern')
  expect(text).toContain('LOCATION:Hall\\, room 2')
})
