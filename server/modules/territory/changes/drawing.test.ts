import { expect, test } from 'vitest'
import type { Boundary } from '../../../../contract/territory.ts'
import {
  type ChangeRow,
  type NewUnit,
  type Step,
  territoryChangeRoutes,
} from '../../../../contract/territory-changes.ts'
import { territoryDrawingRoutes, type Wish } from '../../../../contract/territory-drawing.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { PostHeld } from '../../../platform/policy/actor.ts'
import { testApp } from '../../../testing/app.ts'
import { bringUnits } from '../territory-admin.service.ts'

const app = await testApp({ background: false })
const administrator: PostHeld = { id: uuidv7(), role: 'administrator', unitPath: [], from: new Date(0) }
const desk: PostHeld = { id: uuidv7(), role: 'desk', unitPath: [], from: new Date(0) }
const admin = app.as(administrator)
const { territory } = app.modules

const at = (x: number, y: number): [number, number] => [117 + x / 1000, 31 + y / 1000]
const box = (x: number, y: number, w: number, h: number): Boundary => ({
  type: 'Polygon',
  coordinates: [[at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)]],
})
const feature = (properties: Record<string, unknown>, geometry: Boundary) => ({ type: 'Feature', properties, geometry })
const named = (level: string, code: string, parent?: string) => ({
  ...{ level, code, name_en: code, name_zh: code, ...(parent ? { parent } : {}) },
})
const c = '990100001001'
const content = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    feature(named('district', '990100'), box(0, 0, 20, 20)),
    feature(named('street', '990100001', '990100'), box(0, 0, 20, 20)),
    feature(named('community', c, '990100001'), box(0, 0, 20, 20)),
    feature({ ...named('grid', `${c}001`, c), households: 401 }, box(0, 0, 10, 20)),
    feature({ ...named('grid', `${c}002`, c), households: 300 }, box(10, 0, 10, 20)),
  ],
})
await bringUnits(territory, {
  ...{ tenantId: app.tenant.id, format: 'geojson', source: content, mapping: {}, dryRun: false },
})
const idOf = async (code: string) => (await territory.atlas(app.tenant.id)).findByCode(code)?.id ?? ''
const begin = () => admin.call(territoryChangeRoutes.create, { body: { title: 'Too large', reason: '' } })
const propose = async ({ id }: ChangeRow, wish: Wish) =>
  (await admin.call(territoryDrawingRoutes.propose, { params: { id }, body: wish })).step
const refusal = async ({ id }: ChangeRow, body: Wish) =>
  (await admin.send(territoryDrawingRoutes.propose, { params: { id }, body })).problem
const add = ({ id, revision }: ChangeRow, step: Step) =>
  admin.call(territoryChangeRoutes.addStep, { params: { id }, body: { revision, step } })
const findings = async ({ id }: ChangeRow) =>
  (await admin.call(territoryChangeRoutes.preview, { params: { id } })).findings

test('a unit is cut along a line that need not reach its border, and its halves share every corner', async () => {
  const draft = await begin()
  const unitId = await idOf(`${c}001`)
  // Askew, so that the crossings fall between whole centimetres.
  const step = await propose(draft, { type: 'cut', unitId, line: [at(2, 7.123), at(5.1, 11.77), at(8, 9.31)] })
  if (step.type !== 'split') throw new Error('not a split')
  expect(step.into.map(({ code }) => code)).toEqual([`${c}003`, `${c}004`])
  expect(step.into.reduce((sum, { households }) => sum + (households ?? 0), 0)).toBe(401)
  const [one, other] = step.into.map(({ boundary }) => cornersOf(boundary).map(String))
  const both = new Set(one?.filter((corner) => other?.includes(corner)))
  // Where the line comes in, its three corners, where it goes out.
  expect(both.size).toBe(5)
  for (const corner of box(0, 0, 10, 20).coordinates[0] as number[][])
    expect([...(one ?? []), ...(other ?? [])]).toContain(String(corner))
  const after = await add(draft, step)
  expect(await findings(after)).toEqual([])
  const params = { id: draft.id }
  const { items } = await admin.call(territoryDrawingRoutes.tree, { params, query: { parent: await idOf(c) } })
  expect(items.map(({ code, status }) => [code, status])).toEqual([
    [`${c}002`, 'same'],
    [`${c}003`, 'created'],
    [`${c}004`, 'created'],
  ])
  const found = await admin.call(territoryDrawingRoutes.search, { params, query: { text: '001 (2)' } })
  expect(found.items.map(({ unit, ancestors }) => [unit.code, ancestors.length])).toEqual([[`${c}004`, 3]])

  // The two new ones and the one beside them meet in the same corners, although nobody drew one on the neighbour's side.
  const drawn = await admin.call(territoryDrawingRoutes.unit, {
    params: { id: draft.id, unitId: await idOf(`${c}002`) },
  })
  expect(drawn.neighbours.map(({ unit }) => unit.code).sort()).toEqual([`${c}003`, `${c}004`])
  const own = cornersOf(drawn.boundary).map(String)
  for (const { boundary } of drawn.neighbours) {
    const shared = (boundary.coordinates as number[][][])
      .flat()
      .map(String)
      .filter((corner) => own.includes(corner))
    expect(new Set(shared).size).toBe(2)
  }

  // Put together again they are what they were.
  const joined = await propose(after, { type: 'join', unitIds: step.into.map(({ id }) => id) })
  if (joined.type !== 'merge') throw new Error('not a merge')
  expect(joined.into).toMatchObject({ code: `${c}005`, households: 401 })
  expect(await findings(await add(after, joined))).toEqual([])
})

test('parts of a unit stay whole when it is cut, unless somebody wants the line itself', async () => {
  const draft = await begin()
  const unitId = await idOf('990100001')
  const streetIds = { parentId: unitId, level: 'community' as const }
  let edited = await add(draft, { type: 'redraw', units: [{ unitId: await idOf(c), boundary: box(0, 0, 12, 20) }] })
  const east: NewUnit = {
    ...{ id: uuidv7(), code: '990100001002', name: { en: 'East', zh: '东' }, kind: null, boundary: box(12, 0, 8, 20) },
    ...{ households: null, population: null, calendarCode: null },
  }
  edited = await add(edited, { type: 'create', ...streetIds, unit: east })
  const line = [at(10, 1), at(10, 19)]
  const whole = await propose(edited, { type: 'cut', unitId, line })
  const plain = await propose(edited, { type: 'cut', unitId, line, keep: false })
  const westward = (step: Step) =>
    step.type === 'split'
      ? Math.round((Math.max(...step.into.map(({ boundary }) => westOf(boundary))) - 117) * 1000)
      : 0
  expect([westward(whole), westward(plain)]).toEqual([12, 10])
})

test('a line beside the unit cuts nothing; units that do not touch are not joined', async () => {
  let draft = await begin()
  const [one, two] = [await idOf(`${c}001`), await idOf(`${c}002`)]
  expect(await refusal(draft, { type: 'cut', unitId: one, line: [at(12, 3), at(12, 9)] })).toMatchObject({
    code: 'territory.cut_misses',
  })
  expect(await refusal(draft, { type: 'cut', unitId: one, line: [[-100, 3], at(12, 9)] })).toMatchObject({
    code: 'territory.cut_misses',
  })
  const cut = await propose(draft, { type: 'cut', unitId: one, line: [at(5, 1), at(5, 19)] })
  if (cut.type !== 'split') throw new Error('not a split')
  draft = await add(draft, cut)
  const [west, east] = [...cut.into].sort((a, b) => westOf(a.boundary) - westOf(b.boundary))
  expect(await refusal(draft, { type: 'join', unitIds: [west?.id ?? '', two] })).toMatchObject({
    code: 'territory.units_apart',
  })
  expect(await propose(draft, { type: 'join', unitIds: [east?.id ?? '', two] })).toMatchObject({ type: 'merge' })
})

test('a new unit takes only the ground that nobody has', async () => {
  let draft = await begin()
  const parentId = await idOf(c)
  const wish: Wish = { type: 'create', parentId, boundary: box(8, 5, 30, 5), trim: true }
  expect(await refusal(draft, wish)).toMatchObject({ code: 'territory.nothing_left' })
  draft = await add(draft, { type: 'redraw', units: [{ unitId: await idOf(`${c}002`), boundary: box(10, 0, 5, 20) }] })
  expect((await findings(draft)).map(({ code }) => code)).toEqual(['territory.hole'])
  const step = await propose(draft, { type: 'create', parentId, boundary: box(9, -5, 30, 30), trim: true })
  if (step.type !== 'create') throw new Error('not a new unit')
  expect(step).toMatchObject({ level: 'grid', unit: { code: `${c}003` } })
  expect(await findings(await add(draft, step))).toEqual([])
})

test('a desk may look at a draft and propose nothing', async () => {
  const draft = await begin()
  const looks = app.as(desk)
  const params = { id: draft.id }
  expect((await looks.send(territoryDrawingRoutes.tree, { params, query: {} })).status).toBe(200)
  const wish: Wish = { type: 'join', unitIds: [await idOf(`${c}001`), await idOf(`${c}002`)] }
  expect((await looks.send(territoryDrawingRoutes.propose, { params, body: wish })).status).toBe(403)
})

function westOf(boundary: Boundary | null): number {
  return Math.min(...cornersOf(boundary).map(([lng = 0]) => lng))
}

function cornersOf(boundary: Boundary | null): number[][] {
  return ((boundary?.coordinates ?? []) as number[][][]).flat()
}
