import { expect, test } from 'vitest'
import { type SittingCounter, sittingsOf } from './sitting.rules.ts'

const hour = 3_600_000
const counter = (more: Partial<SittingCounter>): SittingCounter => ({
  ...{ serviceIds: ['wages'], hours: [], ended: false },
  ...more,
})
const monday = { serviceId: 'wages', day: '2026-11-23' }

test('where one counter of a service keeps the hours of the hall, so does the service', () => {
  const sometimes = counter({ hours: [{ days: [1], from: '09:00', until: '11:00' }] })
  expect(sittingsOf([sometimes, counter({})], monday)).toBeUndefined()
  expect(sittingsOf([], monday)).toBeUndefined()
  expect(sittingsOf([counter({ serviceIds: ['housing'] })], monday)).toBeUndefined()
})

test('hours of several counters are put together, and those of an ended one count no more', () => {
  const counters = [
    counter({ hours: [{ days: [1, 3], from: '13:30', until: '16:00' }] }),
    counter({ hours: [{ days: [1], from: '09:00', until: '11:00' }] }),
    counter({ hours: [{ days: [1], from: '10:30', until: '12:00' }] }),
    counter({ hours: [], ended: true }),
  ]
  expect(sittingsOf(counters, monday)).toEqual([
    { from: 9 * hour, until: 12 * hour },
    { from: 13.5 * hour, until: 16 * hour },
  ])
  expect(sittingsOf(counters, { ...monday, day: '2026-11-25' })).toEqual([{ from: 13.5 * hour, until: 16 * hour }])
  expect(sittingsOf(counters, { ...monday, day: '2026-11-24' })).toEqual([])
})
