import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import { planTerritory } from './plan.rules.ts'
import type { Plan, PlanInput } from './plan.types.ts'
import { aYearOn, buildingsFile, rows } from './town.testing.ts'

const folder = fileURLToPath(new URL('../../../../../shared/data/planner/', import.meta.url))

function read(set: string, file: string): unknown {
  const path = `${folder}${set}/${file}.geojson.gz`
  return existsSync(path) ? JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) : undefined
}

interface BuildingFile {
  features: { properties: { id: string; households: number; entrances?: number } }[]
}

/** Counts anew from the files, without the planner's own figures. */
function count(plan: Plan, { features }: BuildingFile, level: string) {
  const entrances = new Map(features.map(({ properties }) => [properties.id, properties.entrances ?? 1]))
  const left = new Map(entrances)
  const units = plan.features.filter(({ properties }) => properties.level === level)
  let households = 0
  for (const { properties } of units) {
    households += properties.households
    for (const id of properties.buildings) left.set(id, (left.get(id) ?? 0) - (entrances.get(id) ?? 0))
    for (const { building } of properties.atoms ?? []) left.set(building, (left.get(building) ?? 0) - 1)
  }
  return {
    units: units.map(({ properties }) => properties),
    households,
    astray: [...left.values()].filter((n) => n !== 0),
  }
}

describe.each([['shanghai'], ['synth-20k']])('The development set %s', (set) => {
  // Data the project does not carry: the test says so and passes over it where it isn't there.
  it.skipIf(!existsSync(`${folder}${set}`))(
    'is planned within the bounds the house promises',
    { timeout: 120_000 },
    () => {
      const buildings = read(set, 'buildings') as BuildingFile
      const plan = planTerritory({ buildings, barriers: read(set, 'barriers'), area: read(set, 'area'), seed: 1 })
      const all = buildings.features.reduce((sum, { properties }) => sum + properties.households, 0)
      for (const level of ['grid', 'microgrid']) {
        const { households, astray } = count(plan, buildings, level)
        expect(households).toBe(all)
        expect(astray).toEqual([])
      }
      const grids = count(plan, buildings, 'grid').units
      const within = grids.filter(({ households }) => households >= 300 && households <= 500)
      expect(within.length / grids.length).toBeGreaterThanOrEqual(0.99)
      // A microgrid of one entrance over 60 can't be within; every other one could.
      const microgrids = count(plan, buildings, 'microgrid').units.filter(
        ({ households, buildings: whole, atoms }) => households <= 60 || whole.length + (atoms?.length ?? 0) > 1,
      )
      const good = microgrids.filter(({ households }) => households >= 40 && households <= 60)
      expect(good.length / microgrids.length).toBeGreaterThanOrEqual(0.95)
      expect(plan.report.grids.compactness).toBeGreaterThanOrEqual(0.45)
      expect(plan.report.microgrids.compactness).toBeGreaterThanOrEqual(0.5)
      expect(plan.report.grids.disconnected + plan.report.microgrids.disconnected).toBe(0)
      for (const year of [1, 2])
        expectKept({ buildings, barriers: read(set, 'barriers'), area: read(set, 'area') }, plan, year)
    },
  )
})

test.each([
  [500, 8],
  [2_000, 3],
  [2_000, 4],
])('A made-up town of %i buildings (%i) keeps its units when one building in a hundred has changed', (count, seed) => {
  const buildings = buildingsFile(rows(count, seed))
  const plan = planTerritory({ buildings, seed })
  for (const year of [1, 2, 3]) expectKept({ buildings }, plan, year)
})

/** Planned anew where one building in a hundred has changed, three households in a hundred move at most, and the plan is as good as it was. */
function expectKept(town: Pick<PlanInput, 'buildings' | 'barriers' | 'area'>, plan: Plan, year: number): void {
  const buildings = aYearOn(town.buildings, { seed: year })
  const { moved, grids, microgrids } = planTerritory({ ...town, buildings, seed: year + 9, current: plan }).report
  expect(moved?.gridShare).toBeLessThanOrEqual(0.03)
  expect(moved?.microgridShare).toBeLessThanOrEqual(0.03)
  expect(grids.shareOfPossible).toBeGreaterThanOrEqual(0.99)
  expect(microgrids.shareOfPossible).toBeGreaterThanOrEqual(0.95)
  expect(grids.disconnected + microgrids.disconnected).toBe(0)
}
