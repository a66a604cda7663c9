import { expect, test } from 'vitest'
import { simulate } from './simulation.ts'

const days = Array.from({ length: 5 }, (_, seed) => ({ seed, visitors: 500, bound: 8 }))

test('on days of 500 visitors everybody is served, nobody waits behind more than eight later arrivals, priority waits less, and the longest wait stays near that of a plain queue', () => {
  for (const day of days) {
    const ruled = simulate(day)
    const plain = simulate(day, true)
    expect(ruled.all.visitors).toBe(500)
    expect(ruled.mostBehind).toBeLessThanOrEqual(8)
    expect(plain.mostBehind).toBe(0)
    expect(ruled.priority.median).toBeLessThanOrEqual(ruled.others.median)
    expect(ruled.priority.median).toBeLessThan(plain.priority.median)
    expect(ruled.appointments.median).toBeLessThan(plain.appointments.median)
    expect(ruled.all.longest).toBeLessThan(plain.all.longest * 1.5)
  }
})

test('the same seed makes the same day', () => {
  expect(simulate(days[1] as (typeof days)[number])).toEqual(simulate(days[1] as (typeof days)[number]))
})
