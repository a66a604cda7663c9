import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RoutingRule } from '../../../../contract/case-configuration.ts'
import { matches, type RoutingFacts, route } from './routing.rules.ts'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const district = { id: id(1), level: 'district' as const }
const street = { id: id(2), level: 'street' as const }
const community = { id: id(3), level: 'community' as const }
const grid = { id: id(4), level: 'grid' as const }
const microgrid = { id: id(5), level: 'microgrid' as const }
const hazards = id(20)
const lift = id(21)
const housing = id(30)

const facts = (given: Partial<RoutingFacts> = {}): RoutingFacts => ({
  rules: [],
  categoryPath: [hazards, lift],
  danger: false,
  unitPath: [district, street, community, grid, microgrid],
  channel: 'web',
  placement: { placed: true, districtId: district.id },
  departments: new Set([housing]),
  ...given,
})

const rule = (given: Partial<RoutingRule> = {}): RoutingRule => ({
  id: id(100),
  position: 1,
  name: { en: 'A rule', zh: '一条规则' },
  categoryId: null,
  unitId: null,
  channel: null,
  holder: { level: 'street' },
  conditionId: null,
  priority: null,
  active: true,
  version: 1,
  updatedAt: '2026-03-02T01:00:00.000Z',
  ...given,
})

describe('without a rule', () => {
  test('the grid holds a case', () => {
    expect(route(facts())).toEqual({ holder: { kind: 'unit', id: grid.id }, priority: 'normal', alsoDistrict: false })
  })

  test('where nobody has drawn grids yet, the community holds it, then the street, then the district', () => {
    expect(route(facts({ unitPath: [district, street, community] })).holder.id).toBe(community.id)
    expect(route(facts({ unitPath: [district, street] })).holder.id).toBe(street.id)
    expect(route(facts({ unitPath: [district] })).holder.id).toBe(district.id)
  })

  test('a case outside everything goes to the district, whatever rules say about it', () => {
    const unplaced = { placed: false, districtId: district.id }
    expect(route(facts({ placement: unplaced, unitPath: [], rules: [rule()] }))).toEqual({
      holder: { kind: 'unit', id: district.id },
      priority: 'normal',
      alsoDistrict: false,
    })
  })
})

describe('danger to life', () => {
  test('makes the case one of danger and tells the district desk as well as the grid', () => {
    expect(route(facts({ danger: true }))).toEqual({
      holder: { kind: 'unit', id: grid.id },
      priority: 'danger',
      alsoDistrict: true,
    })
  })

  test('is not made smaller by a rule', () => {
    expect(route(facts({ danger: true, rules: [rule({ priority: 'normal' })] })).priority).toBe('danger')
  })

  test('does not tell the district twice', () => {
    expect(route(facts({ danger: true, rules: [rule({ holder: { level: 'district' } })] })).alsoDistrict).toBe(false)
  })
})

describe('a rule', () => {
  test('names holder, condition and priority, and is named in the answer', () => {
    const lifts = rule({ categoryId: lift, holder: { departmentId: housing }, conditionId: id(50), priority: 'urgent' })
    expect(route(facts({ rules: [lifts] }))).toEqual({
      holder: { kind: 'department', id: housing },
      priority: 'urgent',
      conditionId: id(50),
      ruleId: lifts.id,
      ruleName: lifts.name,
      alsoDistrict: false,
    })
  })

  test('speaks for the whole branch below its category and its unit', () => {
    expect(route(facts({ rules: [rule({ categoryId: hazards, unitId: street.id })] })).ruleId).toBe(id(100))
    expect(route(facts({ rules: [rule({ categoryId: id(22) })] })).ruleId).toBeUndefined()
    expect(route(facts({ rules: [rule({ unitId: id(6) })] })).ruleId).toBeUndefined()
  })

  test('about a channel leaves other channels alone', () => {
    expect(route(facts({ rules: [rule({ channel: 'hotline' })] })).ruleId).toBeUndefined()
    expect(route(facts({ channel: 'hotline', rules: [rule({ channel: 'hotline' })] })).ruleId).toBe(id(100))
  })

  test('for a department that is gone is passed over, so that no case is lost', () => {
    expect(route(facts({ rules: [rule({ holder: { departmentId: id(31) } })] })).holder.id).toBe(grid.id)
  })

  test('for a level the place is not known at goes to the next level above', () => {
    const toGrid = rule({ holder: { level: 'grid' } })
    expect(route(facts({ unitPath: [district, street], rules: [toGrid] })).holder.id).toBe(street.id)
  })
})

const anyRule = fc
  .record({
    n: fc.integer({ min: 100, max: 140 }),
    position: fc.integer({ min: 0, max: 20 }),
    categoryId: fc.constantFrom(null, hazards, lift, id(22)),
    unitId: fc.constantFrom(null, district.id, street.id, grid.id, id(6)),
    channel: fc.constantFrom(null, 'web' as const, 'hotline' as const),
    holder: fc.constantFrom(
      { level: 'street' as const },
      { level: 'district' as const },
      { departmentId: housing },
      { departmentId: id(31) },
    ),
    priority: fc.constantFrom(null, 'urgent' as const, 'normal' as const),
    active: fc.boolean(),
  })
  .map(({ n, ...given }) => rule({ id: id(n), ...given }))
const anyRules = fc.uniqueArray(anyRule, { selector: (one) => one.id, maxLength: 15 })
const anyFacts = fc
  .record({ rules: anyRules, danger: fc.boolean(), channel: fc.constantFrom('web' as const, 'hotline' as const) })
  .map(facts)

describe('whatever the rules are', () => {
  test('the first that matches wins, in whatever order they arrive', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const routed = route(given)
        const fitting = given.rules.filter((one) => matches(one, given))
        expect(fitting.length > 0).toBe(routed.ruleId !== undefined)
        const winner = fitting.find((one) => one.id === routed.ruleId)
        for (const other of fitting) {
          const before = other.position < (winner?.position ?? 0)
          expect(before).toBe(false)
        }
        expect(route({ ...given, rules: [...given.rules].reverse() })).toEqual(routed)
      }),
    )
  })

  test('a rule added after the one that matched changes nothing', () => {
    fc.assert(
      fc.property(anyFacts, anyRule, (given, added) => {
        const routed = route(given)
        fc.pre(routed.ruleId !== undefined && !given.rules.some((one) => one.id === added.id))
        const last = Math.max(...given.rules.map((one) => one.position)) + 1
        expect(route({ ...given, rules: [...given.rules, { ...added, position: last }] })).toEqual(routed)
      }),
    )
  })

  test('a case always has a holder that exists', () => {
    const known = new Set([district, street, community, grid, microgrid].map((unit) => unit.id).concat(housing))
    fc.assert(fc.property(anyFacts, (given) => known.has(route(given).holder.id)))
  })
})
