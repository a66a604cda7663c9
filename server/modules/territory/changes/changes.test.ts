import { describe, expect, test, vi } from 'vitest'
import type { Boundary } from '../../../../contract/territory.ts'
import {
  type ChangeRow,
  type NewUnit,
  type Step,
  territoryChangeRoutes,
} from '../../../../contract/territory-changes.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Actor, PostHeld } from '../../../platform/policy/actor.ts'
import { testApp } from '../../../testing/app.ts'
import { bringUnits } from '../territory-admin.service.ts'
import { takeDueEffect } from './due-changes.ts'

const app = await testApp({ background: false })
const administrator: PostHeld = { id: uuidv7(), role: 'administrator', unitPath: [], from: new Date(0) }
const admin = app.as(administrator)
const { territory } = app.modules

/** A rectangle in thousandths of a degree east and north of a corner of the town. */
const box = (x: number, y: number, width: number, height: number): Boundary => {
  const at = (i: number, j: number) => [117 + (x + i) / 1000, 31 + (y + j) / 1000]
  return { type: 'Polygon', coordinates: [[at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0)]] }
}
const feature = (properties: Record<string, unknown>, geometry: Boundary) => ({ type: 'Feature', properties, geometry })
async function bring(features: unknown[]): Promise<void> {
  const content = JSON.stringify({ type: 'FeatureCollection', features })
  const report = await bringUnits(territory, {
    ...{ tenantId: app.tenant.id, format: 'geojson', source: content, mapping: {}, dryRun: false },
  })
  expect(report.refusedTotal).toBe(0)
}
const idOf = async (code: string) => (await territory.atlas(app.tenant.id)).findByCode(code)?.id ?? ''
const unit = (code: string, boundary: Boundary | null, more: Partial<NewUnit> = {}): NewUnit => ({
  ...{ id: uuidv7(), code, name: { en: `Grid ${code}`, zh: `网格${code}` }, kind: null, boundary },
  ...{ households: null, population: null, calendarCode: null, ...more },
})

await bring([
  feature({ level: 'district', code: 'D', name_en: 'District', name_zh: '区' }, box(0, 0, 40, 20)),
  feature({ level: 'street', code: 'S', name_en: 'Street', name_zh: '街道', parent: 'D' }, box(0, 0, 40, 20)),
  feature({ level: 'community', code: 'C', name_en: 'Community', name_zh: '社区', parent: 'S' }, box(0, 0, 20, 20)),
  feature({ level: 'community', code: 'E', name_en: 'East', name_zh: '东社区', parent: 'S' }, box(20, 0, 20, 20)),
  feature(
    { level: 'grid', code: 'G1', name_en: 'One', name_zh: '一', parent: 'C', households: 400 },
    box(0, 0, 10, 20),
  ),
  feature(
    { level: 'grid', code: 'G2', name_en: 'Two', name_zh: '二', parent: 'C', households: 300 },
    box(10, 0, 10, 20),
  ),
  feature({ level: 'grid', code: 'G3', name_en: 'Three', name_zh: '三', parent: 'E' }, box(20, 0, 20, 20)),
  feature({ level: 'microgrid', code: 'M1', name_en: 'M1', name_zh: '微1', parent: 'G1' }, box(0, 0, 10, 10)),
  feature({ level: 'microgrid', code: 'M2', name_en: 'M2', name_zh: '微2', parent: 'G1' }, box(0, 10, 10, 10)),
  feature({ level: 'microgrid', code: 'M3', name_en: 'M3', name_zh: '微3', parent: 'G2' }, box(10, 0, 10, 10)),
  feature({ level: 'microgrid', code: 'M4', name_en: 'M4', name_zh: '微4', parent: 'G2' }, box(10, 10, 10, 10)),
])

async function draft(...steps: Step[]): Promise<ChangeRow> {
  let change = await admin.call(territoryChangeRoutes.create, { body: { title: 'Tidying up', reason: 'Too large' } })
  for (const step of steps) {
    const body = { revision: change.revision, step }
    change = await admin.call(territoryChangeRoutes.addStep, { params: { id: change.id }, body })
  }
  return change
}
const preview = (change: ChangeRow) => admin.call(territoryChangeRoutes.preview, { params: { id: change.id } })
const schedule = (change: ChangeRow, effectiveAt?: string) =>
  admin.send(territoryChangeRoutes.schedule, {
    params: { id: change.id },
    body: { revision: change.revision, ...(effectiveAt ? { effectiveAt } : {}) },
  })
const give = (change: ChangeRow, what: 'undo' | 'redo' | 'withdraw' | 'discard') =>
  admin.send(territoryChangeRoutes[what], { params: { id: change.id }, body: { revision: change.revision } })

describe('a draft', () => {
  test('says what it gets wrong, and where: overlaps, holes, parts outside', async () => {
    const g3 = await idOf('G3')
    const codes = async (...boundaries: [Boundary, Boundary]) => {
      const into = boundaries.map((boundary, nth) => unit(`G3${nth}`, boundary))
      const { findings } = await preview(await draft({ type: 'split', unitId: g3, into }))
      return findings
    }
    expect(await codes(box(20, 0, 20, 10), box(20, 10, 20, 10))).toEqual([])
    // Up to a metre is how borders drawn by hand meet; a thousandth of a degree is about a hundred.
    expect(await codes(box(20, 0, 20, 10.005), box(20, 10, 20, 10))).toEqual([])
    expect(await codes(box(20, 0, 20, 9.995), box(20, 10, 20, 10))).toEqual([])
    const [overlap] = await codes(box(20, 0, 20, 12), box(20, 10, 20, 10))
    expect(overlap).toMatchObject({
      severity: 'error',
      code: 'territory.overlap',
      facts: { unit: 'G30', other: 'G31' },
    })
    expect(overlap?.where).toMatchObject({ type: 'Polygon' })
    expect((await codes(box(20, 0, 20, 9), box(20, 10, 20, 10))).map(({ code }) => code)).toEqual(['territory.hole'])
    const outside = await codes(box(19, 0, 21, 10), box(20, 10, 20, 10))
    expect(outside.map(({ code }) => code)).toContain('territory.outside_parent')
  })

  test('with errors does not take effect, and the words say how many', async () => {
    const into = [unit('X1', box(20, 0, 20, 9)), unit('X2', box(20, 10, 20, 10))]
    const change = await draft({ type: 'split', unitId: await idOf('G3'), into })
    const refused = await schedule(change)
    expect([refused.status, refused.problem.code]).toEqual([422, 'territory.change_faulty'])
    expect(refused.problem.detail ?? refused.problem.title).toContain('one error')
  })

  test('is undone and done again step by step; a step that can’t be done is named', async () => {
    const merge: Step = {
      ...{ type: 'merge', unitIds: [await idOf('G1'), await idOf('G2')] },
      into: unit('G9', box(0, 0, 20, 20)),
    }
    let change = await draft(merge, { type: 'amend', unitId: await idOf('G3'), name: { en: 'Third', zh: '第三' } })
    expect((await preview(change)).counts).toMatchObject({ created: 1, ended: 2, moved: 4, amended: 1 })
    change = (await give(change, 'undo')).reply
    expect((await preview(change)).counts).toMatchObject({ amended: 0, ended: 2 })
    change = (await give(change, 'redo')).reply
    expect((await preview(change)).counts.amended).toBe(1)
    expect((await give(change, 'redo')).problem.code).toBe('territory.nothing_to_redo')
    expect((await give({ ...change, revision: 0 }, 'undo')).problem.code).toBe('territory.change_stale')
    const body = { revision: change.revision, step: { ...merge, into: unit('G8', box(0, 0, 20, 20)) } }
    change = await admin.call(territoryChangeRoutes.addStep, { params: { id: change.id }, body })
    expect((await preview(change)).findings[0]).toMatchObject({
      ...{ severity: 'error', code: 'territory.unit_gone' },
      facts: { step: 3 },
    })
    expect((await give(change, 'discard')).reply.state).toBe('discarded')
  })

  test('keeps the levels: a grid lies in one community, never directly under a street', async () => {
    const wrong = await draft({ type: 'move', unitIds: [await idOf('G3')], parentId: await idOf('S') })
    expect((await preview(wrong)).findings[0]?.code).toBe('unit.parent_level')
    const left = await draft({ type: 'retire', unitId: await idOf('G1'), successorId: null })
    expect((await preview(left)).findings[0]?.code).toBe('unit.children_left')
  })

  test('takes no boundary that is none: open, in metres, flat; and no code with spaces', async () => {
    const change = await draft()
    const add = async (step: unknown) => {
      const body = { revision: change.revision, step }
      const answer = await admin.send(territoryChangeRoutes.addStep, { params: { id: change.id }, body })
      return [answer.status, answer.problem.code]
    }
    const unitId = await idOf('G3')
    const redraw = (ring: number[][]) =>
      add({ type: 'redraw', units: [{ unitId, boundary: { type: 'Polygon', coordinates: [ring] } }] })
    const [a, b, c] = [
      [117, 31],
      [117.1, 31],
      [117.1, 31.1],
    ] as [number[], number[], number[]]
    expect(await redraw([a, b, c, [117, 31.1]])).toEqual([422, 'unit.geometry_open'])
    expect(await redraw([a, b, a])).toEqual([422, 'unit.geometry_short'])
    expect(await redraw([a, b, a, a])).toEqual([422, 'unit.geometry_flat'])
    expect(await redraw([[500_000, 3_400_000], b, c, [500_000, 3_400_000]])).toEqual([422, 'unit.geometry_range'])
    const into = [unit('G 1', box(0, 0, 10, 10)), unit('G2', box(0, 10, 10, 10))]
    expect(await add({ type: 'split', unitId, into })).toEqual([422, 'unit.code_shape'])
    expect((await preview(change)).counts).toMatchObject({ created: 0, redrawn: 0 })
  })

  test('gets another title and reason, and whoever has it open hears of every edit', async () => {
    const { id, revision } = await draft()
    const heard = async () =>
      Number(
        (
          await app.db.asOwner<{ n: string }>(
            `select count(*) n from outbox where 'territory-change:${id}' = any(topics)`,
          )
        )[0]?.n,
      )
    const before = await heard()
    const words = { title: 'Two into one', reason: 'They are small' }
    const said = await admin.call(territoryChangeRoutes.describe, { params: { id }, body: { revision, ...words } })
    expect(said).toMatchObject({ ...words, revision: revision + 1 })
    expect(await heard()).toBe(before + 1)
    const late = { params: { id }, body: { revision, title: 'Late', reason: '' } }
    expect((await admin.send(territoryChangeRoutes.describe, late)).problem.code).toBe('territory.change_stale')
    const topic = `territory-change:${id}`
    const who = (role: PostHeld['role']): Actor => ({
      ...{ kind: 'staff', posts: [{ ...administrator, role }], via: 'session' },
    })
    const tenant = (await app.deps.tenants.list())[0] as never
    const hears = (role: PostHeld['role']) => app.deps.topics.mayHear(topic, { tenant, actor: who(role) })
    expect([await hears('desk'), await hears('grid_worker')]).toEqual([true, false])
  })

  test('is for administrators; desks may look', async () => {
    const desk = app.as({ ...administrator, role: 'desk' })
    expect((await desk.send(territoryChangeRoutes.list)).status).toBe(200)
    const body = { title: 'No', reason: '' }
    expect((await desk.send(territoryChangeRoutes.create, { body })).status).toBe(403)
    expect((await app.resident().send(territoryChangeRoutes.list)).status).toBe(403)
    expect((await app.anonymous().send(territoryChangeRoutes.list)).status).toBe(401)
  })
})

describe('a change', () => {
  test('waits for its instant, can be taken back before, and then moves what lies below to where it belongs', async () => {
    const [g1, g2, m1, m2] = await Promise.all(['G1', 'G2', 'M1', 'M2'].map(idOf))
    const south = unit('G1', box(0, 0, 20, 10), { households: 380 })
    const north = unit('G4', box(0, 10, 20, 10), { households: 320 })
    let change = await draft({ type: 'recut', unitIds: [g1 ?? '', g2 ?? ''], into: [south, north] })
    const seen = await preview(change)
    expect(seen.errors).toBe(0)
    expect(seen.counts).toMatchObject({ created: 2, ended: 2, moved: 4, householdsMoved: 700 })
    const soon = new Date(app.clock.now().getTime() + 3_600_000)
    change = (await schedule(change, soon.toISOString())).reply
    expect(change).toMatchObject({ state: 'scheduled', effectiveAt: soon.toISOString() })
    change = (await give(change, 'withdraw')).reply
    expect(change).toMatchObject({ state: 'draft', effectiveAt: null })
    change = (await schedule(change, soon.toISOString())).reply
    const quiet = { info: () => {} }
    await takeDueEffect(territory, app.tenant.id, quiet)
    expect(await idOf('G1')).toBe(g1)
    app.clock.set(soon)
    await takeDueEffect(territory, app.tenant.id, quiet)
    await vi.waitFor(async () => expect(await idOf('G1')).toBe(south.id))

    const atlas = await territory.atlas(app.tenant.id)
    expect(atlas.get(g1 ?? '')).toMatchObject({ valid: false, code: 'G1' })
    expect(atlas.get(m1 ?? '').path.at(-2)).toBe(south.id)
    expect(atlas.get(m2 ?? '').path.at(-2)).toBe(north.id)
    expect(atlas.placeAt({ lat: 31.015, lng: 117.015 })?.path.at(-2)).toBe(north.id)

    const was = await app.anonymous().call(territoryChangeRoutes.history, { params: { id: g1 ?? '' } })
    expect(was.versions).toHaveLength(1)
    const shares = new Map(was.successors.map(({ unit, share }) => [unit.id, Math.round(share * 100)]))
    expect(shares).toEqual(
      new Map([
        [south.id, 50],
        [north.id, 50],
      ]),
    )
    const child = await app.anonymous().call(territoryChangeRoutes.history, { params: { id: m1 ?? '' } })
    expect(child.versions.map(({ parentId, to }) => [parentId, to !== null])).toEqual([
      [g1, true],
      [south.id, false],
    ])
    expect((await give(change, 'withdraw')).problem.code).toBe('territory.change_not_scheduled')
  })

  test('that no longer fits at its instant changes nothing, and says why', async () => {
    const g3 = await idOf('G3')
    const soon = new Date(app.clock.now().getTime() + 60_000)
    const into = [unit('G31', box(20, 0, 10, 20)), unit('G32', box(30, 0, 10, 20))]
    const first = await draft({ type: 'split', unitId: g3, into })
    await schedule(first, soon.toISOString())
    const other = await draft({ type: 'merge', unitIds: [g3, g3], into: unit('G33', box(20, 0, 20, 20)) })
    expect((await schedule(other)).reply.state).toBe('effective')
    app.clock.set(soon)
    await takeDueEffect(territory, app.tenant.id, { info: () => {} })
    const { change } = await admin.call(territoryChangeRoutes.get, { params: { id: first.id } })
    expect(change.state).toBe('draft')
    expect(change.heldBack?.[0]).toMatchObject({ code: 'territory.unit_gone' })
    expect(await idOf('G33')).not.toBe('')
  })
})
