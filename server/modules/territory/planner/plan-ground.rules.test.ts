import { describe, expect, test } from 'vitest'
import type { Boundary } from '../../../../contract/territory.ts'
import { contains, outlineOf } from '../outline.rules.ts'
import type { GroundBuilding } from './ground.store.ts'
import { movedBy, overlapOf } from './overlap.rules.ts'
import type { PlanFeature } from './plan.types.ts'
import { compactnessOf } from './plan-figures.rules.ts'
import { buildingsFor, groundOf } from './plan-ground.rules.ts'
import { areaFile } from './town.testing.ts'

const box = (x: number, y: number, width: number, depth: number) =>
  (areaFile({ x, y, width, depth }) as { geometry: Extract<Boundary, { type: 'Polygon' }> }).geometry
const building = (code: string, x: number, y: number, width = 0): GroundBuilding => {
  const outline = width > 0 ? box(x, y, width, 10) : null
  const [lng = 0, lat = 0] = box(x + width / 2, y + 5, 1, 1).coordinates[0]?.[0] ?? []
  return { code, unitId: 'U', households: 10, entrances: 1, lng, lat, outline }
}

describe('the ground of a plan', () => {
  const community = box(0, 0, 400, 300)
  const market = box(300, 0, 100, 100)

  test('is the community without the grids that stay, and without the crumbs between two drawings', () => {
    expect(groundOf({ whole: community, grids: [], held: [] })).toBe(community)
    const left = groundOf({ whole: community, grids: [], held: [market, box(0, 299.5, 400, 20)] })
    expect(left?.type).toBe('Polygon')
    const outline = outlineOf(left as Boundary)
    const at = (x: number, y: number) => box(x, y, 1, 1).coordinates[0]?.[0] as [number, number]
    expect(contains(outline, ...at(350, 50))).toBe(false)
    expect(contains(outline, ...at(350, 150))).toBe(true)
    expect(groundOf({ whole: market, grids: [], held: [box(299, -1, 102, 102)] })).toBeUndefined()
  })

  test('is what its grids cover where nobody has drawn the community', () => {
    const whole = groundOf({ whole: undefined, grids: [box(0, 0, 200, 300), box(200, 0, 200, 300)], held: [] })
    expect(compactnessOf(whole as Boundary)).toBeCloseTo(compactnessOf(community), 2)
    expect(groundOf({ whole: undefined, grids: [], held: [] })).toBeUndefined()
  })

  test('holds every building: one across the border by its point, one just outside moved in, one far outside not at all', () => {
    const features = buildingsFor(
      [
        building('whole', 100, 100, 30),
        building('across', 380, 100, 30),
        building('out', 410, 50),
        building('far', 600, 50),
      ],
      community,
    )
    expect(features.map(({ properties, geometry }) => [properties?.id, geometry?.type])).toEqual([
      ['whole', 'Polygon'],
      ['across', 'Point'],
      ['out', 'Point'],
    ])
    const outline = outlineOf(community)
    for (const { geometry } of features.slice(1))
      expect(contains(outline, ...((geometry?.coordinates ?? []) as [number, number]))).toBe(true)
  })
})

describe('households that would move', () => {
  const unit = (
    id: string,
    buildings: string[],
    atoms: { building: string; entrance: number; households: number }[] = [],
  ) => ({ properties: { level: 'grid', id, buildings, atoms, households: 0 } }) as unknown as PlanFeature
  const home = (grid: string) => ({ grid, microgrid: undefined })

  test('are those whose unit goes on as another; entrances count by themselves', () => {
    const buildings = new Map([
      ['A', { households: 100, entrances: 1, homes: [home('one')] }],
      ['B', { households: 40, entrances: 2, homes: [home('one'), home('two')] }],
      ['C', { households: 90, entrances: 1, homes: [home('two')] }],
    ])
    const same = [
      unit('x', ['A'], [{ building: 'B', entrance: 1, households: 20 }]),
      unit('y', ['C'], [{ building: 'B', entrance: 2, households: 20 }]),
    ]
    expect(movedBy(overlapOf(same, 'grid', buildings))).toBe(0)
    expect(movedBy(overlapOf([unit('x', ['A', 'B']), unit('y', ['C'])], 'grid', buildings))).toBe(20)
    // One for both: the larger half stays.
    expect(movedBy(overlapOf([unit('x', ['A', 'B', 'C'])], 'grid', buildings))).toBe(110)
  })
})
