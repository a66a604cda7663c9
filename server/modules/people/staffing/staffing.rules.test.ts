import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { staffingRulesAtStart } from '../defaults/staffing.ts'
import { appliesTo, neededBy, type StaffedUnit, standingOf } from './staffing.rules.ts'

const grid: StaffedUnit = { level: 'grid', kind: 'comprehensive', households: 420, residents: 1010 }
const byLeads = { level: 'grid', kind: null, measure: 'households', least: 10, most: 14 } as const
const byResidents = { level: 'grid', kind: null, measure: 'residents', least: 100, most: null } as const

describe('what a unit needs', () => {
  test('a comprehensive grid of 420 households and 1,010 residents', () => {
    const needs = staffingRulesAtStart
      .filter((rule) => appliesTo(rule, grid))
      .map((rule) => neededBy(rule, grid)?.needed)
    expect(needs).toEqual([1, 2, 30, 11])
  })

  test('a dedicated grid has no rule of the comprehensive ones', () => {
    const dedicated = { ...grid, kind: 'dedicated' } as const
    expect(staffingRulesAtStart.filter((rule) => rule.active && appliesTo(rule, dedicated))).toEqual([])
  })

  test('a committee of 2 is short of one, of 3 to 9 it is met, of 10 over', () => {
    const committee = staffingRulesAtStart.find(({ committee }) => committee === 'mediation')
    const unit: StaffedUnit = { level: 'community', kind: null, households: null, residents: null }
    const states = [2, 3, 9, 10].map((have) => committee && standingOf(committee, unit, have).state)
    expect(states).toEqual(['short', 'met', 'met', 'over'])
  })

  test('where nobody counted, nobody claims a gap', () => {
    expect(standingOf(byResidents, { ...grid, residents: null }, 0)).toMatchObject({ state: 'unknown', missing: 0 })
  })
})

const anyRule = fc.oneof(
  fc.record({
    ...{
      level: fc.constant('grid' as const),
      kind: fc.constant(null),
      measure: fc.constantFrom('households' as const, 'residents' as const),
    },
    least: fc.integer({ min: 1, max: 200 }),
    more: fc.option(fc.integer({ min: 0, max: 100 })),
  }),
  fc.record({
    ...{ level: fc.constant('grid' as const), kind: fc.constant(null), measure: fc.constant('posts' as const) },
    least: fc.integer({ min: 1, max: 20 }),
    more: fc.option(fc.integer({ min: 0, max: 20 })),
  }),
)
const ruleOf = ({
  more,
  ...rule
}: { more: number | null; least: number } & Omit<typeof byLeads, 'measure' | 'least' | 'most'> & {
    measure: 'posts' | 'households' | 'residents'
  }) => ({
  ...rule,
  most: more === null ? null : rule.least + more,
})
const counted = fc.integer({ min: 0, max: 20_000 })

describe('for every rule and every unit', () => {
  test('what is missing fills the gap exactly, and one less does not', () => {
    fc.assert(
      fc.property(anyRule, counted, fc.integer({ min: 0, max: 400 }), (parts, households, have) => {
        const rule = ruleOf(parts)
        const unit = { ...grid, households, residents: households }
        const { state, missing } = standingOf(rule, unit, have)
        expect(missing > 0).toBe(state === 'short')
        if (state !== 'short') return
        expect(standingOf(rule, unit, have + missing).state).toBe('met')
        expect(standingOf(rule, unit, have + missing - 1).state).toBe('short')
      }),
    )
  })

  test('one more post never makes a gap larger, and more people never make it smaller', () => {
    fc.assert(
      fc.property(anyRule, counted, counted, fc.integer({ min: 0, max: 400 }), (parts, few, more, have) => {
        const rule = ruleOf(parts)
        const at = (count: number, posts: number) =>
          standingOf(rule, { ...grid, households: count, residents: count }, posts).missing
        expect(at(few, have + 1)).toBeLessThanOrEqual(at(few, have))
        expect(at(few + more, have)).toBeGreaterThanOrEqual(at(few, have))
      }),
    )
  })

  test('there is always room for what is needed', () => {
    fc.assert(
      fc.property(anyRule, counted, (parts, households) => {
        const wanted = neededBy(ruleOf(parts), { ...grid, households, residents: households })
        expect(wanted?.most ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(wanted?.needed ?? 0)
      }),
    )
  })
})
