import { describe, expect, it } from 'vitest'
import { contains, outlineOf } from '../outline.rules.ts'
import { planTerritory } from './plan.rules.ts'
import type { Plan, PlanFeature, PlanInput } from './plan.types.ts'
import { planInWorker, planTextInWorker } from './plan-in-worker.ts'
import { linesOfReport, textOfPlan } from './plan-text.rules.ts'
import { seeded } from './random.rules.ts'
import { areaFile, type Block, barrierFile, buildingsFile, rows } from './town.testing.ts'

const plan = (blocks: readonly Block[], more: Partial<PlanInput> = {}): Plan =>
  planTerritory({ buildings: buildingsFile(blocks), seed: 1, ...more })
const levelOf = (made: Plan, level: string): PlanFeature[] =>
  made.features.filter(({ properties }) => properties.level === level)

/** Every entrance of a unit as `building#entrance`, counted from 1. */
function entrancesOf({ properties }: PlanFeature, blocks: readonly Block[]): string[] {
  const entrances = new Map(blocks.map((block) => [block.id, block.entrances ?? 1]))
  const whole = properties.buildings.flatMap((id) =>
    Array.from({ length: entrances.get(id) as number }, (_, k) => `${id}#${k + 1}`),
  )
  return [...whole, ...(properties.atoms ?? []).map(({ building, entrance }) => `${building}#${entrance}`)]
}

function unitOfEntrance(made: Plan, level: string, blocks: readonly Block[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const unit of levelOf(made, level))
    for (const entrance of entrancesOf(unit, blocks)) {
      expect(found.has(entrance), `${entrance} is in two`).toBe(false)
      found.set(entrance, unit.properties.id)
    }
  return found
}

const households = (blocks: readonly Block[]) => blocks.reduce((sum, block) => sum + block.households, 0)
const squareDegrees = (units: readonly PlanFeature[]) =>
  units.reduce((sum, unit) => sum + outlineOf(unit.geometry).area, 0)

/** What holds for every plan, whatever the town. */
function expectSound(made: Plan, blocks: readonly Block[]): void {
  const all = blocks.flatMap((block) => Array.from({ length: block.entrances ?? 1 }, (_, k) => `${block.id}#${k + 1}`))
  const inGrid = unitOfEntrance(made, 'grid', blocks)
  const inMicrogrid = unitOfEntrance(made, 'microgrid', blocks)
  expect([...inGrid.keys()].sort()).toEqual([...all].sort())
  expect([...inMicrogrid.keys()].sort()).toEqual([...all].sort())
  for (const level of ['grid', 'microgrid'])
    expect(levelOf(made, level).reduce((sum, unit) => sum + unit.properties.households, 0)).toBe(households(blocks))
  for (const unit of levelOf(made, 'microgrid'))
    for (const entrance of entrancesOf(unit, blocks)) expect(inGrid.get(entrance)).toBe(unit.properties.parent)
  expect(made.report.grids.disconnected + made.report.microgrids.disconnected).toBe(0)
  // The levels cover the same ground, and a middle of a building lies in exactly one unit of each: no overlap, no hole.
  expect(squareDegrees(levelOf(made, 'microgrid')) / squareDegrees(levelOf(made, 'grid'))).toBeCloseTo(1, 4)
  for (const level of ['grid', 'microgrid']) {
    const outlines = levelOf(made, level).map((unit) => ({ unit, outline: outlineOf(unit.geometry) }))
    for (const block of blocks) {
      const lon = 117 + (block.x + block.width / 2) / 95_000
      const lat = 31.8 + (block.y + block.depth / 2) / 110_900
      const around = outlines.filter(({ outline }) => contains(outline, lon, lat))
      expect(around.length, `units around ${block.id}`).toBe(1)
      const held = entrancesOf(around[0]?.unit as PlanFeature, blocks)
      expect(
        held.some((entrance) => entrance.startsWith(`${block.id}#`)),
        `${block.id} in its ${level}`,
      ).toBe(true)
    }
  }
}

describe('The planner', () => {
  it.each([1, 2, 3])('puts every entrance of a town in one microgrid inside one grid (town %i)', (seed) => {
    const blocks = rows(420, seed)
    const made = plan(blocks)
    expectSound(made, blocks)
    expect(made.report.grids.shareOfPossible).toBe(1)
    expect(made.report.microgrids.shareOfPossible).toBeGreaterThanOrEqual(0.95)
    expect(made.report.grids.compactness).toBeGreaterThan(0.45)
    expect(made.report.microgrids.compactness).toBeGreaterThan(0.5)
  })

  it('shares out the area, its hole left open, and no more', () => {
    const blocks = rows(300, 4).filter(({ x, y }) => x < 380 || x > 560 || y < 180 || y > 320)
    const box = { x: -30, y: -30, width: 1300, depth: 700 }
    const hole = { x: 400, y: 200, width: 140, depth: 100 }
    const made = plan(blocks, { area: areaFile(box, hole) })
    expectSound(made, blocks)
    const given = (box.width * box.depth - hole.width * hole.depth) / (95_000 * 110_900)
    expect(squareDegrees(levelOf(made, 'grid')) / given).toBeCloseTo(1, 4)
  })

  it('lets no unit reach over a barrier', () => {
    const blocks = rows(300, 5)
    const made = plan(blocks, {
      barriers: barrierFile([
        [-500, 301],
        [2000, 301.5],
      ]),
    })
    expectSound(made, blocks)
    const south = new Set(blocks.filter(({ y }) => y < 296).map(({ id }) => id))
    for (const unit of levelOf(made, 'grid')) {
      const held = entrancesOf(unit, blocks).map((entrance) => south.has(entrance.split('#')[0] as string))
      expect(new Set(held).size, unit.properties.id).toBe(1)
    }
    expect(made.report.input.parts).toBe(2)
  })

  it('gives the same bytes for the same seed, and a report that counts it right', () => {
    const blocks = rows(200, 6)
    const made = plan(blocks, { seed: 7 })
    expect(textOfPlan(plan(blocks, { seed: 7 }))).toBe(textOfPlan(made))
    expect(linesOfReport(made.report)[0]).toContain('200 buildings')
    expect(made.report.microgrids.units).toBe(levelOf(made, 'microgrid').length)
  })

  it('copes with buildings on one spot, in one line, without households, or alone', () => {
    const spot = Array.from({ length: 120 }, (_, i) => ({ ...(rows(1, 1)[0] as Block), id: `S${i}`, households: 2 }))
    const line = Array.from({ length: 90 }, (_, i) => ({
      id: `L${i}`,
      x: i * 30,
      y: 0,
      width: 9,
      depth: 9,
      households: 4,
    }))
    const empty = rows(40, 3).map(({ entrances: _, ...block }) => ({ ...block, households: 0 }))
    const tower = { id: 'T', x: 0, y: 0, width: 30, depth: 20, households: 700 }
    expect(plan(spot).report.microgrids.disconnected).toBe(0)
    expect(plan(spot).report.input.households).toBe(240)
    expectSound(plan(line), line)
    expectSound(plan(empty), empty)
    expectSound(plan([tower]), [tower])
    expect(plan([tower]).report.grids.unavoidable).toBe(1)
    const block = { ...tower, id: 'E', width: 200, entrances: 42 }
    expect(plan([block]).report.microgrids.share).toBe(1)
  })

  it('keeps the plan in force when little changes, and what is pinned altogether', () => {
    const blocks = rows(500, 8)
    const before = plan(blocks)
    const after = blocks.flatMap((block, i) => {
      if (i % 150 === 3) return []
      if (i % 150 === 50) return [{ ...block, households: block.households + 6 }]
      if (i % 150 === 90)
        return [block, { ...block, id: `N${i}`, x: block.x + 56, width: 9, households: 3, entrances: 1 }]
      return [block]
    })
    const [grid] = levelOf(before, 'grid') as [PlanFeature]
    const pinned = [grid.properties.id, 'B400']
    const made = plan(after, { current: before, pinned, seed: 2 })
    expectSound(made, after)
    expect(made.report.moved?.gridShare).toBeLessThanOrEqual(0.03)
    expect(made.report.moved?.microgridShare).toBeLessThanOrEqual(0.03)
    const was = unitOfEntrance(before, 'microgrid', blocks)
    const now = unitOfEntrance(made, 'microgrid', after)
    for (const entrance of entrancesOf(grid, blocks))
      if (now.has(entrance)) expect(now.get(entrance)).toBe(was.get(entrance))
    expect(now.get('B400#1')).toBe(was.get('B400#1'))
  })

  it('stops when asked to, in the same thread and in its own', async () => {
    const blocks = rows(300, 9)
    let calls = 0
    const signal = {
      get aborted() {
        return ++calls > 3
      },
    }
    expect(() => plan(blocks, { signal })).toThrowError(expect.objectContaining({ code: 'plan.cancelled' }))
    const stop = new AbortController()
    const planning = planInWorker(
      { buildings: buildingsFile(rows(3000, 9)), seed: 1 },
      { signal: stop.signal, onProgress: () => stop.abort() },
    )
    await expect(planning).rejects.toMatchObject({ code: 'plan.cancelled' })
    const made = await planInWorker({ buildings: buildingsFile(blocks), seed: 1 })
    expect(textOfPlan(made)).toBe(textOfPlan(plan(blocks)))
  })

  it('finds sums of large entrances in a town made of towers only', () => {
    const random = seeded(11)
    const towers = Array.from({ length: 600 }, (_, i): Block => {
      const entrances = 2 + Math.floor(random() * 3)
      const households = entrances * (20 + Math.floor(random() * 10))
      const [x, y] = [(i % 25) * 60 + random() * 10, Math.floor(i / 25) * 50 + random() * 8]
      return { id: `T${i}`, x, y, width: 40, depth: 14, households, entrances }
    })
    const { report } = plan(towers)
    expect(report.grids.shareOfPossible).toBe(1)
    expect(report.microgrids.shareOfPossible).toBeGreaterThanOrEqual(0.98)
    expect(report.microgrids.disconnected).toBe(0)
  })

  it('makes the same plan of a town of several districts in one thread and in two', { timeout: 180_000 }, async () => {
    const buildings = buildingsFile(rows(17_000, 5))
    const bytes = new TextEncoder().encode(JSON.stringify(buildings))
    const { text } = await planTextInWorker({ buildings: bytes, seed: 3 })
    expect(new TextDecoder().decode(text) === textOfPlan(planTerritory({ buildings, seed: 3 }))).toBe(true)
  })

  it.each([
    ['plan.not_geojson', { buildings: 'nothing' }],
    ['plan.no_buildings', { buildings: { type: 'FeatureCollection', features: [] } }],
    ['plan.building_twice', { buildings: buildingsFile([...rows(2, 1), ...rows(2, 1)]) }],
    ['plan.bad_building', { buildings: buildingsFile(rows(3, 1).map((block) => ({ ...block, households: -1 }))) }],
    ['plan.bad_area', { area: { type: 'FeatureCollection', features: [] } }],
    ['plan.area_elsewhere', { area: areaFile({ x: 9000, y: 9000, width: 100, depth: 100 }) }],
    ['plan.bad_barrier', { barriers: { type: 'Point', coordinates: [117, 31] } }],
    ['plan.pin_needs_current', { pinned: ['B1'] }],
    ['plan.bad_current', { current: { type: 'FeatureCollection', features: [] } }],
  ])('says %s for input it can not use', (code, input) => {
    const given = { buildings: buildingsFile(rows(9, 1)), seed: 1, ...input }
    expect(() => planTerritory(given)).toThrowError(expect.objectContaining({ code }))
  })
})
