import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QuorumRule } from '../../../../contract/assembly.ts'
import { isCounted, isMet, neededOf, presentOf, resultOf } from './quorum.rules.ts'

const rule = (more: Partial<QuorumRule>): QuorumRule => ({
  ...{ by: 'seats', need: 'half', least: null, households: null, ...more },
})
const seats = [
  { id: 'water', count: 1 },
  { id: 'residents', count: 8 },
]
const came = (residents: number, water = 1) => ({
  ...{ seats: { water, residents }, residents: 40, households: null },
})

test('more than half is one more than the half of it, two thirds is never less than two thirds', () => {
  expect(neededOf(rule({}), seats)).toBe(5)
  expect(neededOf(rule({ need: 'two_thirds' }), seats)).toBe(6)
  expect(neededOf(rule({ by: 'households', households: 100 }), seats)).toBe(51)
  expect(neededOf(rule({ by: 'households', households: 100, need: 'two_thirds' }), seats)).toBe(67)
  expect(neededOf(rule({ need: 'number', least: 3 }), seats)).toBe(3)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (households) => {
      const of = (need: 'half' | 'two_thirds') => neededOf(rule({ by: 'households', households, need }), [])
      return of('half') * 2 > households && (of('half') - 1) * 2 <= households && of('two_thirds') * 3 >= households * 2
    }),
  )
})

test('whoever listens makes no quorum, and an empty room decides nothing', () => {
  expect(isMet(rule({}), seats, came(3))).toBe(false)
  expect(isMet(rule({}), seats, came(4))).toBe(true)
  // Ninety people at one seat are still one seat.
  expect(presentOf(rule({}), seats, came(90, 90))).toBe(9)
  expect(isMet(rule({}), [], { seats: {}, residents: 500, households: null })).toBe(false)
  expect(isMet(rule({ by: 'households', households: 10 }), seats, { ...came(8), households: 5 })).toBe(false)
  expect(isMet(rule({ by: 'households', households: 10 }), seats, { ...came(8), households: 6 })).toBe(true)
})

test('carried is what more than half of those present were for; without a quorum it was only talked over', () => {
  const of = (yes: number, no: number, met = true) =>
    resultOf({ kind: 'decide', votes: { for: yes, against: no, abstained: 0 }, present: 10, met })
  expect(of(6, 4)).toBe('carried')
  expect(of(5, 0)).toBe('not_carried')
  expect(of(10, 0, false)).toBe('talked_over')
  expect(resultOf({ kind: 'decide', votes: null, present: 10, met: true })).toBeNull()
  expect(resultOf({ kind: 'discuss', votes: null, present: 10, met: true })).toBeNull()
})

test('every seat and every household has one vote', () => {
  expect(isCounted({ for: 5, against: 4, abstained: 1 }, 10)).toBe(true)
  expect(isCounted({ for: 5, against: 5, abstained: 1 }, 10)).toBe(false)
})
