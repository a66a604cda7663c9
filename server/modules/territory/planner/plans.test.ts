import { describe, expect, test } from 'vitest'
import { plannerRoutes } from '../../../../contract/planner.ts'
import type { Boundary } from '../../../../contract/territory.ts'
import { territoryChangeRoutes } from '../../../../contract/territory-changes.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { PostHeld, Role } from '../../../platform/policy/actor.ts'
import { testApp } from '../../../testing/app.ts'
import { bringBuildings } from '../buildings/bring-buildings.ts'
import { bringUnits } from '../territory-admin.service.ts'
import type { PlanFeature } from './plan.types.ts'
import { areaFile, barrierFile, buildingsFile, rows } from './town.testing.ts'

const app = await testApp()
const post = (role: Role): PostHeld => ({ id: uuidv7(), role, unitPath: [], from: new Date(0) })
const admin = app.as(post('administrator'))
const { territory } = app.modules

/** A rectangle of ground in metres from the corner of the town. */
const box = (x: number, y: number, width: number, depth: number) =>
  (areaFile({ x, y, width, depth }) as { geometry: Boundary }).geometry
const feature = (level: string, code: string, geometry: Boundary, more: Record<string, unknown> = {}) => ({
  ...{ type: 'Feature', geometry, properties: { level, code, name_en: `${level} ${code}`, name_zh: code, ...more } },
})
const [west, east, empty] = ['990101001001', '990101001002', '990101001003']
const content = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    feature('district', '990101', box(-50, -50, 1700, 800)),
    feature('street', '990101001', box(-50, -50, 1700, 800), { parent: '990101' }),
    feature('community', west, box(-50, -50, 700, 800), { parent: '990101001' }),
    feature('community', east, box(650, -50, 700, 800), { parent: '990101001' }),
    feature('community', empty, box(1350, -50, 300, 800), { parent: '990101001' }),
    feature('grid', `${west}001`, box(-50, -50, 600, 400), { parent: west, kind: 'comprehensive', population: 3000 }),
    feature('grid', `${west}002`, box(-50, 350, 700, 400), { parent: west, kind: 'comprehensive' }),
    feature('grid', `${west}003`, box(550, -50, 100, 400), { parent: west, kind: 'dedicated' }),
    feature('microgrid', `${west}00101`, box(-50, -50, 300, 400), { parent: `${west}001` }),
    feature('microgrid', `${west}00102`, box(250, -50, 300, 400), { parent: `${west}001` }),
    feature('grid', `${east}001`, box(650, -50, 700, 800), { parent: east, kind: 'comprehensive' }),
  ],
})
await bringUnits(territory, {
  ...{ tenantId: app.tenant.id, format: 'geojson', source: content, mapping: {}, dryRun: false },
})
const town = buildingsFile(rows(320, 7)) as { features: { properties: Record<string, unknown>; geometry: unknown }[] }
const houses = {
  type: 'FeatureCollection',
  features: town.features.map(({ properties: { id, households, entrances }, geometry }) => ({
    type: 'Feature',
    geometry,
    properties: {
      ...{ code: id, name_en: `House ${id}`, name_zh: `${id}`, households },
      ...(entrances
        ? { entrances: Array.from({ length: Number(entrances) }, (_, nth) => ({ number: String(nth + 1) })) }
        : {}),
    } as Record<string, unknown>,
  })),
}
const bring = (file: typeof houses) =>
  bringBuildings(territory, {
    ...{ tenantId: app.tenant.id, format: 'geojson', dryRun: false },
    async *open() {
      yield Buffer.from(JSON.stringify(file))
    },
  })
territory.refresh(app.tenant.id)
await bring(houses)

const idOf = async (code: string) => (await territory.atlas(app.tenant.id)).findByCode(code)?.id ?? ''
const all = [await idOf('990101001')]

async function ended(id: string) {
  for (;;) {
    const found = await admin.call(plannerRoutes.get, { params: { id } })
    if (!['waiting', 'running'].includes(found.run.state)) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
async function plan(settings: Record<string, unknown>) {
  const { id } = await admin.call(plannerRoutes.start, { body: { areas: all, basis: 'fresh', ...settings } })
  return await ended(id)
}
const fileOf = async (id: string, query: { community?: string } = {}) => {
  const { text } = await admin.send(plannerRoutes.file, { params: { id }, query })
  return JSON.parse(text) as { report: Record<string, unknown>; features: PlanFeature[] }
}
const gridsIn = (features: readonly PlanFeature[]) => features.filter(({ properties }) => properties.level === 'grid')

/** The plan most of the tests look at. */
const first = await plan({})

describe('an administrator has grids planned', () => {
  test('sees before what stands in an area', async () => {
    expect(await admin.call(plannerRoutes.ground, { query: { areas: all.join() } })).toMatchObject({
      ...{ communities: 3, undrawn: 0, buildings: 320, uncounted: 0 },
    })
  })

  test('each community by itself; one without buildings is left out with the reason', async () => {
    const { run, communities } = first
    expect(run).toMatchObject({ state: 'done', share: 1, communities: 3, planned: 2, problem: null })
    expect(communities.map(({ unit, state }) => [unit.code, state])).toEqual([
      [west, 'planned'],
      [east, 'planned'],
      [empty, 'left_out'],
    ])
    expect(communities[2]?.problem).toMatchObject({ code: 'plan.community_empty', detail: expect.stringMatching(/No/) })
    const { today, proposal, moved } = run.figures ?? {}
    expect(today?.grid).toMatchObject({ units: 3, withinBounds: 0 })
    expect(proposal?.grid.units).toBeGreaterThan(6)
    expect(proposal?.grid.withinBounds).toBeGreaterThanOrEqual((proposal?.grid.units ?? 0) - 1)
    expect(proposal?.microgrid).toMatchObject({ disconnected: 0 })
    expect(moved?.grid).toBeGreaterThan(0)
    // Nothing of the grid of its own is planned anew.
    const file = await fileOf(run.id)
    const households = gridsIn(file.features).reduce((sum, { properties }) => sum + properties.households, 0)
    expect(households).toBe(proposal?.grid.households)
    expect(file.features[0]?.properties.id).toMatch(new RegExp(`^${west}-G\\d+$`))
  })

  test('the same seed gives the same plan, to the byte', async () => {
    const other = await plan({})
    const text = async (id: string) => (await admin.send(plannerRoutes.file, { params: { id } })).text
    expect(await text(first.run.id)).toBe(await text(other.run.id))
    expect((await admin.call(plannerRoutes.list)).items.slice(0, 2).map(({ id }) => id)).toEqual([
      other.run.id,
      first.run.id,
    ])
  })

  test('finds units outside the bounds, page by page, and all of them on the map', async () => {
    const { run } = await plan({
      areas: [await idOf(west)],
      bounds: { grid: { min: 395, max: 405 }, microgrid: { min: 40, max: 60 } },
    })
    const { proposal } = run.figures ?? {}
    const outside = []
    for (let after: string | undefined, more = true; more; ) {
      const query = { level: 'grid' as const, outside: 'true' as const, limit: 2, ...(after ? { after } : {}) }
      const page = await admin.call(plannerRoutes.units, { params: { id: run.id }, query })
      outside.push(...page.items)
      after = page.next ?? undefined
      more = page.next !== null
    }
    expect(outside.length).toBe((proposal?.grid.units ?? 0) - (proposal?.grid.withinBounds ?? 0))
    expect(new Set(outside.map(({ code }) => code)).size).toBe(outside.length)
    expect(outside.every(({ within }) => !within)).toBe(true)
    const { text } = await admin.send(plannerRoutes.map, { params: { id: run.id }, query: { level: 'microgrid' } })
    expect(JSON.parse(text).features).toHaveLength(proposal?.microgrid.units ?? 0)
    const today = await admin.send(plannerRoutes.today, { params: { id: run.id }, query: { level: 'grid' } })
    // The one that stays is shown beside those that are compared.
    const shown = JSON.parse(today.text).features as { properties: { held?: true } }[]
    expect(shown.map(({ properties }) => properties.held ?? false)).toEqual([false, false, true])
  })

  test('lines no unit may cross are kept for all plans', async () => {
    const river = JSON.stringify(
      barrierFile([
        [-100, 330],
        [1400, 330],
      ]),
    )
    const kept = await admin.call(plannerRoutes.addBarrier, { body: { name: 'River', content: river } })
    expect(kept).toMatchObject({ name: 'River', lines: 1, kilometres: 1.5 })
    const { run } = await plan({ areas: [await idOf(west)], barrierIds: [kept.id] })
    const { features } = await fileOf(run.id)
    const y = new Map(rows(320, 7).map((block) => [block.id, block.y + block.depth / 2]))
    for (const { properties } of features)
      expect(new Set(properties.buildings.map((code) => (y.get(code) ?? 0) < 330)).size).toBeLessThan(2)
    const broken = await admin.send(plannerRoutes.addBarrier, { body: { name: 'Text', content: 'no lines' } })
    expect(broken.problem).toMatchObject({ code: 'plan.not_geojson', field: 'body.content' })
    await admin.call(plannerRoutes.removeBarrier, { params: { id: kept.id } })
    expect((await admin.call(plannerRoutes.barriers)).items).toEqual([])
  })
})

describe('a plan begins with another', () => {
  test('units that are pinned stay as they are, and few households move', async () => {
    const before = await fileOf(first.run.id)
    const pinned = gridsIn(before.features)[1]?.properties.id ?? ''
    const again = await plan({ basis: 'plan', planId: first.run.id, pins: [pinned, 'B3'], seed: 9 })
    const after = await fileOf(again.run.id)
    const holds = (features: readonly PlanFeature[], id: string) =>
      features
        .filter(({ properties }) => properties.id === id || properties.parent === id)
        .map(({ properties: { id: code, buildings, households } }) => ({ code, buildings, households }))
        .sort((a, b) => (a.code < b.code ? -1 : 1))
    expect(holds(after.features, pinned)).toEqual(holds(before.features, pinned))
    const names = new Set(before.features.map(({ properties }) => properties.id))
    const kept = after.features.filter(({ properties }) => names.has(properties.id)).length
    expect(kept / before.features.length).toBeGreaterThan(0.9)
  })

  test('a grid in force that is pinned is gone around, and what is unknown is told', async () => {
    const { run, communities } = await plan({ basis: 'in_force', pins: [`${west}002`], areas: [await idOf(west)] })
    expect(run.state).toBe('done')
    expect(communities[0]?.figures?.today.grid.units).toBe(1)
    const { features } = await fileOf(run.id)
    const north = Math.max(...features.flatMap(({ geometry }) => geometry.coordinates.flat(3).filter((n) => n < 90)))
    expect(north).toBeLessThan(31.8 + 351 / 110_900)
    const unknown = await admin.send(plannerRoutes.start, { body: { areas: all, basis: 'in_force', pins: ['NONE'] } })
    expect(unknown.problem).toMatchObject({ code: 'plan.unknown_pin', facts: { id: 'NONE' } })
    const fresh = await admin.send(plannerRoutes.start, { body: { areas: all, basis: 'fresh', pins: [`${west}002`] } })
    expect(fresh.problem).toMatchObject({ code: 'plan.pin_needs_current' })
  })
})

describe('a plan that comes to nothing', () => {
  test('says so where no buildings stand', async () => {
    const { run } = await plan({ areas: [await idOf(empty)] })
    expect(run).toMatchObject({ state: 'failed', figures: null, problem: { code: 'plan.area_empty' } })
    expect(run.problem?.detail).toMatch(/No buildings stand in this community/)
  })

  test('is refused for a grid, for bounds that can not be, and to whoever may not', async () => {
    const start = (who: typeof admin, body: Record<string, unknown>) => who.send(plannerRoutes.start, { body })
    expect((await start(admin, { areas: [await idOf(`${west}001`)] })).problem.code).toBe('plan.area_level')
    const bounds = { grid: { min: 30, max: 50 }, microgrid: { min: 40, max: 60 } }
    expect((await start(admin, { areas: all, bounds })).problem.code).toBe('plan.bad_bounds')
    expect((await start(app.resident(), { areas: all })).status).toBe(403)
  })

  test('is stopped when somebody asks, and removed when it is over', async () => {
    const { id } = await admin.call(plannerRoutes.start, { body: { areas: all } })
    await admin.call(plannerRoutes.cancel, { params: { id } })
    const { run } = await ended(id)
    expect(run.state).toBe('cancelled')
    expect(
      (await admin.send(plannerRoutes.accept, { params: { id }, body: { communities: all, title: 'X' } })).problem.code,
    ).toBe('plan.not_planned')
    await admin.call(plannerRoutes.remove, { params: { id } })
    expect((await admin.send(plannerRoutes.get, { params: { id } })).problem.code).toBe('plan.not_found')
  })
})

describe('who may do what with plans', () => {
  const rows: [Role, see: boolean, edit: boolean][] = [
    ['administrator', true, true],
    ['supervisor', true, false],
    ['desk', true, false],
    ['grid_head', false, false],
    ['grid_worker', false, false],
    ['grid_worker_part_time', false, false],
    ['grid_assistant', false, false],
    ['building_lead', false, false],
    ['volunteer', false, false],
    ['department_officer', false, false],
  ]
  test.each(rows)('%s', async (role, see, edit) => {
    const somebody = app.as(post(role))
    const id = uuidv7()
    const params = { id }
    const allowed = (status: number) => status !== 403
    const seen = [
      await somebody.send(plannerRoutes.list),
      await somebody.send(plannerRoutes.ground, { query: { areas: all.join() } }),
      await somebody.send(plannerRoutes.get, { params }),
      await somebody.send(plannerRoutes.units, { params }),
      await somebody.send(plannerRoutes.map, { params }),
      await somebody.send(plannerRoutes.today, { params }),
      await somebody.send(plannerRoutes.file, { params }),
      await somebody.send(plannerRoutes.barriers),
      await somebody.send(plannerRoutes.barrierMap, { params }),
    ]
    expect(seen.map(({ status }) => allowed(status))).toEqual(seen.map(() => see))
    const edited = [
      await somebody.send(plannerRoutes.start, { body: { areas: [id] } }),
      await somebody.send(plannerRoutes.cancel, { params }),
      await somebody.send(plannerRoutes.remove, { params }),
      await somebody.send(plannerRoutes.accept, { params, body: { communities: [id], title: 'X' } }),
      await somebody.send(plannerRoutes.addBarrier, { body: { name: 'X', content: '{}' } }),
      await somebody.send(plannerRoutes.removeBarrier, { params }),
    ]
    expect(edited.map(({ status }) => allowed(status))).toEqual(edited.map(() => edit))
  })
})

describe('a proposal becomes a draft', () => {
  test('without errors, with predecessors by households; it takes effect, and the next plan moves nobody', async () => {
    const { run } = first
    const [westId, eastId] = [await idOf(west), await idOf(east)]
    const { changeId, steps } = await admin.call(plannerRoutes.accept, {
      params: { id: run.id },
      body: { communities: [westId, eastId], title: 'Grids by the planner' },
    })
    expect(steps).toBeGreaterThan(2)
    const { change } = await admin.call(territoryChangeRoutes.get, { params: { id: changeId } })
    expect(change).toMatchObject({ state: 'draft', steps, title: 'Grids by the planner' })
    const preview = await admin.call(territoryChangeRoutes.preview, { params: { id: changeId } })
    expect(preview.findings).toEqual([])
    expect(preview.errors).toBe(0)
    const old = preview.units.find(({ unit }) => unit.code === `${west}001`)
    expect(old?.status).toBe('ended')
    expect(old?.successors.length).toBeGreaterThan(1)
    expect(old?.successors.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    // The grid of its own stays.
    expect(preview.units.some(({ unit }) => unit.code === `${west}003`)).toBe(false)
    const people = preview.units.filter(({ status, unit }) => status === 'created' && unit.level === 'grid')
    expect(people.every(({ unit }) => /^99010100100[12]\d{3}$/.test(unit.code))).toBe(true)

    const done = await admin.call(territoryChangeRoutes.schedule, {
      params: { id: changeId },
      body: { revision: change.revision },
    })
    expect(done.state).toBe('effective')
    const { communities } = await admin.call(plannerRoutes.get, { params: { id: run.id } })
    expect(communities.map((each) => each.changeId)).toEqual([changeId, changeId, null])
    territory.refresh(app.tenant.id)
    const atlas = await territory.atlas(app.tenant.id)
    const proposed = run.figures?.proposal
    expect(atlas.children(westId).length + atlas.children(eastId).length).toBe((proposed?.grid.units ?? 0) + 1)

    // Buildings are placed anew by a job; then the plan in force is where the next one begins.
    await expect
      .poll(
        async () =>
          (
            await app.db.asOwner<{ n: string }>(
              `select count(*) n from building b join unit u on u.id = b.unit_id where u.level <> 'microgrid' or u.valid_to is not null`,
            )
          )[0]?.n,
        { timeout: 20_000 },
      )
      .toMatch(/^\d$|^1\d$/)
    const next = await plan({ basis: 'in_force' })
    const { moved } = next.run.figures ?? {}
    expect((moved?.grid ?? 0) / (moved?.of ?? 1)).toBeLessThanOrEqual(0.03)
    expect((moved?.microgrid ?? 0) / (moved?.of ?? 1)).toBeLessThanOrEqual(0.03)
    const again = await admin.call(plannerRoutes.accept, {
      params: { id: next.run.id },
      body: { communities: [westId, eastId], title: 'Again' },
    })
    const small = await admin.call(territoryChangeRoutes.preview, { params: { id: again.changeId } })
    expect(small.findings).toEqual([])
    expect(small.counts.created + small.counts.ended).toBeLessThan(small.counts.redrawn / 4)
  })

  test('where one building in a hundred has changed, three households in a hundred move at most, and plans go on from there', async () => {
    const [westId, eastId] = [await idOf(west), await idOf(east)]
    const changed = structuredClone(houses)
    const house = (n: number) => changed.features[n] as (typeof changed.features)[number]
    house(40).properties.households = Number(house(40).properties.households) + 9
    house(250).properties.households = Math.max(0, Number(house(250).properties.households) - 9)
    changed.features.push({
      ...structuredClone(house(120)),
      ...{ properties: { ...house(120).properties, code: 'NEW', households: 12, entrances: [{ number: '1' }] } },
    })
    await bring(changed)
    const moves = ({ run: { figures } }: Awaited<ReturnType<typeof plan>>) =>
      (['grid', 'microgrid'] as const).map((level) => (figures?.moved[level] ?? 0) / (figures?.moved.of ?? 1))

    const now = await plan({ basis: 'in_force', seed: 4 })
    expect(Math.max(...moves(now))).toBeLessThanOrEqual(0.03)
    expect(now.run.figures?.moved.of).toBeGreaterThan(4000)
    // A plan on a plan on a plan in force: names stay unique and mean the same, and still hardly anybody moves.
    const second = await plan({ basis: 'plan', planId: now.run.id, seed: 5 })
    const third = await plan({ basis: 'plan', planId: second.run.id, seed: 6 })
    expect(Math.max(...moves(third))).toBeLessThanOrEqual(0.03)
    const files = [await fileOf(now.run.id), await fileOf(third.run.id)]
    const [named, later] = files.map(({ features }) => features.map(({ properties }) => properties.id))
    expect(new Set(later).size).toBe(later?.length)
    expect(later?.filter((id) => named?.includes(id)).length).toBeGreaterThan((later?.length ?? 0) * 0.97)

    // Two drafts from the same chain: one takes effect, the other is measured against what is in force then.
    const draftOf = async (id: string) => {
      const body = { communities: [westId, eastId], title: 'Chain' }
      const { changeId } = await admin.call(plannerRoutes.accept, { params: { id }, body })
      return await admin.call(territoryChangeRoutes.get, { params: { id: changeId } })
    }
    const { change } = await draftOf(third.run.id)
    const stale = await draftOf(second.run.id)
    const body = { revision: change.revision }
    const done = await admin.call(territoryChangeRoutes.schedule, { params: { id: change.id }, body })
    expect(done.state).toBe('effective')
    const { findings } = await admin.call(territoryChangeRoutes.preview, { params: { id: stale.change.id } })
    expect(findings).toEqual([])
    territory.refresh(app.tenant.id)
    const old = await draftOf(first.run.id)
    const preview = await admin.call(territoryChangeRoutes.preview, { params: { id: old.change.id } })
    expect(preview.findings).toEqual([])
  })
})
