import { expect, test } from 'vitest'
import type { RoutingRule } from '../../../../contract/case-configuration.ts'
import { whereTo } from './match.rules.ts'

const rule = (id: string, position: number, more: Partial<RoutingRule> = {}): RoutingRule => ({
  ...{ id, position, name: { en: id, zh: id }, categoryId: null, unitId: null, channel: null, conditionId: null },
  ...{ holder: { level: 'street' }, priority: null, active: true, version: 1, updatedAt: '2026-03-01T00:00:00Z' },
  ...more,
})
const units = [
  { id: 'd', level: 'district' },
  { id: 's', level: 'street' },
  { id: 'c', level: 'community' },
  { id: 'g', level: 'grid' },
]

test('the first rule that fits takes it, by position and not by the order of the list', () => {
  const rules = [rule('late', 2), rule('early', 1, { holder: { departmentId: 'water' } })]
  expect(whereTo(rules, { categoryPath: [], units, channel: 'web' })).toMatchObject({
    ...{ rule: { id: 'early' }, holder: { departmentId: 'water' } },
  })
})

test('a rule speaks for a branch of the tree, a branch of the territory and a channel', () => {
  const rules = [rule('lamps', 1, { categoryId: 'roads', unitId: 's', channel: 'phone' })]
  const asked = { categoryPath: ['roads', 'lamp'], units, channel: 'phone' as const }
  expect(whereTo(rules, asked).holder).toEqual({ unitId: 's' })
  expect(whereTo(rules, { ...asked, channel: 'web' }).rule).toBeUndefined()
  expect(whereTo(rules, { ...asked, categoryPath: ['water'] }).holder).toEqual({ unitId: 'g' })
})

test('where the place is not known that deep, the next unit above holds it', () => {
  expect(whereTo([], { categoryPath: [], units: units.slice(0, 2), channel: 'web' }).holder).toEqual({ unitId: 's' })
  expect(whereTo([rule('all', 1)], { categoryPath: [], units: [], channel: 'web' })).toEqual({
    ...{ rule: undefined, holder: { unitId: undefined } },
  })
})
