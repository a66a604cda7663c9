import { describe, expect, test } from 'vitest'
import { type ImportReport, territoryRoutes, type UnitMapping, type UnitRow } from '../../../contract/territory.ts'
import { type ImportFormat, territoryImportRoutes } from '../../../contract/territory-imports.ts'
import { uuidv7 } from '../../platform/ids.ts'
import type { PostHeld } from '../../platform/policy/actor.ts'
import { testApp } from '../../testing/app.ts'
import { ancestors, findDepartmentByCode, findUnitByCode, getDepartment, getUnit } from './territory.api.ts'
import { bringUnits } from './territory-admin.service.ts'

const app = await testApp()
const administrator: PostHeld = {
  id: uuidv7(),
  role: 'administrator',
  unitPath: [],
  from: new Date('2026-01-01T00:00:00Z'),
}
const admin = app.as(administrator)
const anybody = app.anonymous()

const square = (x: number, y: number, size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
})
const feature = (properties: Record<string, unknown>, geometry: unknown = null) => ({
  type: 'Feature',
  properties,
  geometry,
})
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })

const town = collection(
  // The order of rows is not the order of the tree, on purpose.
  feature(
    { level: 'grid', code: 'G1', name_en: 'Willow Court', name_zh: '柳苑', parent: 'C1', households: 320 },
    square(120, 30, 0.01),
  ),
  feature(
    { level: 'grid', code: 'G2', name_en: 'Market', name_zh: '集市', parent: 'C1', kind: 'dedicated' },
    square(120.01, 30, 0.01),
  ),
  feature(
    { level: 'community', code: 'C1', name_en: 'Willow Community', name_zh: '柳树社区', parent: 'S1' },
    square(120, 30, 0.02),
  ),
  feature(
    { level: 'street', code: 'S1', name_en: 'Lake Street', name_zh: '湖滨街道', parent: 'D1' },
    square(120, 30, 0.05),
  ),
  feature({ level: 'district', code: 'D1', name_en: 'North District', name_zh: '北区' }, square(120, 30, 0.1)),
)

const bring = (
  source: string,
  over: { format?: ImportFormat; mapping?: UnitMapping; dryRun?: boolean } = {},
): Promise<ImportReport> =>
  bringUnits(app.modules.territory, {
    ...{ tenantId: app.tenant.id, source, format: 'geojson', mapping: {}, dryRun: false },
    ...over,
  })

async function unitNamed(code: string): Promise<UnitRow> {
  const { items } = await anybody.call(territoryRoutes.search, { query: { text: code } })
  const id = items.find(({ unit }) => unit.code === code)?.unit.id as string
  return await anybody.call(territoryRoutes.unit, { params: { id } })
}

describe('an administrator brings the territory in from a file', () => {
  test('a dry run says what would happen and changes nothing', async () => {
    expect(await bring(town, { dryRun: true })).toMatchObject({ dryRun: true, rows: 5, created: 5, refusedTotal: 0 })
    expect((await anybody.call(territoryRoutes.tree)).items).toEqual([])
  })

  test('then the tree stands, in whatever order the rows came, and the same file again changes nothing', async () => {
    expect(await bring(town)).toMatchObject({ created: 5, changed: 0, refused: [] })
    const [district] = (await anybody.call(territoryRoutes.tree)).items
    expect(district).toMatchObject({ code: 'D1', children: 1, level: 'district' })
    const grid = await unitNamed('G1')
    expect(grid).toMatchObject({ households: 320, kind: 'comprehensive', hasBoundary: true })
    expect(grid).toMatchObject({
      ancestors: [{ code: 'D1' }, { code: 'S1' }, { code: 'C1' }],
      box: [120, 30, 120.01, 30.01],
    })
    expect(await bring(town)).toMatchObject({ created: 0, changed: 0, unchanged: 5 })
  })

  test('a later file changes names, counts and borders by code, and keeps what it does not mention', async () => {
    const later = collection(feature({ level: 'grid', code: 'G2', name_zh: '新集市' }, square(120.01, 30, 0.012)))
    expect(await bring(later)).toMatchObject({ created: 0, changed: 1 })
    expect(await unitNamed('G2')).toMatchObject({
      name: { en: 'Market', zh: '新集市' },
      kind: 'dedicated',
      box: [120.01, 30, 120.022, 30.012],
    })
    expect(await bring(town)).toMatchObject({ changed: 1, unchanged: 4 })
  })

  test('every row that can not be taken is listed with its reason, and the others are taken', async () => {
    const content = collection(
      feature({ level: 'grid', code: 'G3', name: 'Lone', parent: 'S1' }),
      feature({ level: 'grid', code: 'G4', name: 'Lost', parent: 'C9' }),
      feature({ level: 'grid', code: 'G1', name: 'Moved', parent: 'S1' }),
      feature({ level: 'community', code: 'G2', name: 'Grown', parent: 'S1' }),
      feature({ level: 'grid', code: 'G5', name: 'Bent', parent: 'C1' }, { type: 'Point', coordinates: [1, 2] }),
      feature({ level: 'grid', code: 'G6', name: 'Fine', parent: 'C1' }),
      feature({ level: 'grid', code: 'G6', name: 'Twice', parent: 'C1' }),
      feature({ level: 'district', code: 'D2', name: 'Second' }),
      feature({ level: 'palace', code: 'P1', name: 'Palace' }),
      feature({ level: 'grid', name: 'Nameless', parent: 'C1' }),
      feature({ level: 'grid', code: 'G7', parent: 'C1' }),
      feature({ level: 'grid', code: 'G8', name: 'Half', parent: 'C1', households: 1.5 }),
    )
    const report = await bring(content)
    expect(report).toMatchObject({ rows: 12, created: 1, refusedTotal: 11 })
    expect(report.refused.map(({ row, reason }) => [row, reason])).toEqual([
      [1, 'unit.parent_level'],
      [2, 'unit.parent_unknown'],
      [3, 'unit.parent_changes'],
      [4, 'unit.level_changes'],
      [5, 'unit.geometry_type'],
      [7, 'unit.code_twice'],
      [8, 'unit.district_twice'],
      [9, 'unit.level_unknown'],
      [10, 'unit.code_required'],
      [11, 'unit.name_required'],
      [12, 'unit.count_shape'],
    ])
  })

  test('columns may be called anything: codes, names and parents are made from them', async () => {
    const content = 'ward,precinct,families\n5,3,"1,810"\n5,4,\n6,1,12\n'
    const mapping: UnitMapping = {
      level: 'microgrid',
      codeTemplate: 'M{ward:2}{precinct:2}',
      nameTemplate: 'Precinct {ward}-{precinct}',
      parent: 'G1',
      householdsProperty: 'families',
    }
    expect(await bring(content, { format: 'csv', mapping })).toMatchObject({ created: 3, refused: [] })
    expect(await unitNamed('M0503')).toMatchObject({
      households: 1810,
      name: { en: 'Precinct 5-3', zh: 'Precinct 5-3' },
    })
    const gap = await bring('ward,precinct\n,9\n', { format: 'csv', mapping })
    expect(gap.refused).toMatchObject([{ row: 1, reason: 'unit.template_gap', facts: { property: 'ward' } }])
  })

  test('a file that is none is refused in words', async () => {
    const malformed = { code: 'unit.file_malformed' }
    await expect(bring('{')).rejects.toMatchObject(malformed)
    await expect(bring('{"type":"Feature"}')).rejects.toMatchObject(malformed)
    await expect(bring('a,"b\n1,2', { format: 'csv' })).rejects.toMatchObject(malformed)
  })

  test('what goes out comes in again unchanged, as GeoJSON and as CSV', async () => {
    for (const format of ['geojson', 'csv'] as const) {
      const { text } = await admin.send(territoryRoutes.exportUnits, { query: { format } })
      expect(await bring(text, { format })).toMatchObject({ created: 0, changed: 0, unchanged: 9, refused: [] })
    }
  })

  test('a name that looks like a formula leaves as text', async () => {
    await bring(collection(feature({ level: 'grid', code: 'G1', name_en: '=1+1', name_zh: '＋柳苑' })))
    const { text } = await admin.send(territoryRoutes.exportUnits, { query: { format: 'csv' } })
    expect(text).toContain("'=1+1")
    expect(text).toContain("'＋柳苑")
    expect(await bring(text, { format: 'csv' })).toMatchObject({ changed: 0 })
    await bring(town)
  })

  test('two imports at the same moment do not make one code twice', async () => {
    const content = collection(feature({ level: 'grid', code: 'G10', name: 'Race', parent: 'C1' }))
    const reports = await Promise.all([bring(content), bring(content), bring(content)])
    expect(reports.map(({ created }) => created).sort()).toEqual([0, 0, 1])
  })

  test('it is written down who did it', async () => {
    const entries = await app.db.asOwner("select action, detail from audit_entry where action = 'units.imported'")
    expect(entries.length).toBeGreaterThan(3)
  })
})

describe('anybody finds their place', () => {
  test('by a point, with everything above', async () => {
    const { place } = await anybody.call(territoryRoutes.place, { query: { lat: 30.005, lng: 120.005 } })
    expect(place?.units.map(({ code }) => code)).toEqual(['D1', 'S1', 'C1', 'G1'])
    expect(place?.metres).toBe(0)
    expect((await anybody.call(territoryRoutes.place, { query: { lat: 31, lng: 120 } })).place).toBeNull()
  })

  test('by the words of an address, in either language', async () => {
    const find = async (text: string) =>
      (await anybody.call(territoryRoutes.search, { query: { text } })).items.map(({ unit }) => unit.code)
    expect((await find('湖滨街道柳树社区柳苑3号楼'))[0]).toBe('G1')
    expect((await find('willow'))[0]).toBe('C1')
    expect((await find('lake willow court'))[0]).toBe('G1')
    expect(await find('nowhere at all')).toEqual([])
  })

  test('only below a place, where one is named', async () => {
    const find = async (text: string, within?: string) =>
      (await anybody.call(territoryRoutes.search, { query: { text, within } })).items.map(({ unit }) => unit)
    const [court] = await find('G1')
    expect((await find('willow', court?.id)).map(({ code }) => code)).toEqual(['G1'])
    const [other] = await find('G2')
    expect(await find('willow', other?.id)).toEqual([])
  })

  test('on a map that is sent only when it has changed', async () => {
    const first = await anybody.send(territoryRoutes.map, { query: { level: 'grid' } })
    expect((first.reply as { features: unknown[] }).features).toHaveLength(2)
    const headers = { 'if-none-match': String(first.headers.etag) }
    expect((await anybody.send(territoryRoutes.map, { query: { level: 'grid' }, headers })).status).toBe(304)
    await bring(collection(feature({ level: 'grid', code: 'G1', name_en: 'Willow Yard' })))
    expect((await anybody.send(territoryRoutes.map, { query: { level: 'grid' }, headers })).status).toBe(200)
  })

  test('and of the map only the part they look at', async () => {
    const codes = async (query: { box?: string; within?: string }) => {
      const { reply } = await anybody.send(territoryRoutes.map, { query: { level: 'grid', ...query } })
      return (reply as { features: { properties: { code: string } }[] }).features.map(
        ({ properties }) => properties.code,
      )
    }
    expect(await codes({ box: '120.015,30,120.02,30.005' })).toEqual(['G2'])
    expect(await codes({ within: (await unitNamed('G1')).id })).toEqual(['G1'])
    expect((await anybody.send(territoryRoutes.map, { query: { box: 'here' } })).status).toBe(400)
  })

  test('the tree comes page by page, by key', async () => {
    const parent = (await unitNamed('C1')).id
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await anybody.call(territoryRoutes.tree, { query: { parent, limit: 2, after } })
      seen.push(...page.items.map(({ code }) => code))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(['G1', 'G10', 'G2', 'G6'])
  })

  test('a unit that does not exist is told so', async () => {
    const answer = await anybody.send(territoryRoutes.unit, { params: { id: uuidv7() } })
    expect(answer.problem).toMatchObject({ status: 404, code: 'unit.not_found' })
  })
})

test('another process knows the new tree within seconds, told by the first', async () => {
  const { openTerritory } = await import('./territory.api.ts')
  const { openHub } = await import('../../platform/stream/hub.ts')
  const database = app.db.openAnother()
  const hub = await openHub({ database, log: { warn() {}, info() {} } })
  const other = openTerritory({ database, clock: app.clock })
  other.follow(hub)
  try {
    expect((await other.atlas(app.tenant.id)).findByCode('G11')).toBeUndefined()
    await bring(collection(feature({ level: 'grid', code: 'G11', name: 'Told', parent: 'C1' })))
    await expect
      .poll(async () => (await other.atlas(app.tenant.id)).findByCode('G11')?.name.en, { timeout: 4000 })
      .toBe('Told')
  } finally {
    await hub.stop()
    await database.close()
  }
})

test('departments are kept by code, at the district or a street', async () => {
  const street = await unitNamed('S1')
  const grid = await unitNamed('G1')
  const body = { name: { en: 'Water', zh: '水务局' }, unitId: street.id, phone: '0571 0000 0001', calendarCode: null }
  const water = await admin.call(territoryRoutes.saveDepartment, { params: { code: 'WATER' }, body })
  expect(water).toMatchObject({ code: 'WATER', unit: { code: 'S1' } })
  const again = await admin.call(territoryRoutes.saveDepartment, {
    params: { code: 'WATER' },
    body: { ...body, phone: null },
  })
  expect(again).toMatchObject({ id: water.id, phone: null })
  expect((await anybody.call(territoryRoutes.departments)).items).toMatchObject([{ code: 'WATER' }])
  const wrong = await admin.send(territoryRoutes.saveDepartment, {
    params: { code: 'X' },
    body: { ...body, unitId: grid.id },
  })
  expect(wrong.problem.code).toBe('department.unit_level')
})

test('other rooms of the house look units and departments up in their own transaction', async () => {
  const grid = await unitNamed('G1')
  await app.db.database.tx(app.tenant.id, async (tx) => {
    expect(await findUnitByCode(tx, 'G1')).toMatchObject({ id: grid.id, level: 'grid' })
    expect(await findUnitByCode(tx, 'nowhere')).toBeUndefined()
    expect((await getUnit(tx, grid.id)).nameZh).toBe('柳苑')
    expect((await ancestors(tx, grid.id)).map(({ code }) => code)).toEqual(['D1', 'S1', 'C1', 'G1'])
    const water = await findDepartmentByCode(tx, 'WATER')
    expect(await getDepartment(tx, water?.id as string)).toEqual(water)
    await expect(getUnit(tx, uuidv7())).rejects.toMatchObject({ code: 'unit.not_found' })
    await expect(getDepartment(tx, uuidv7())).rejects.toMatchObject({ code: 'department.not_found' })
  })
})

test('only an administrator of the whole tenant changes the territory', async () => {
  const street = await unitNamed('S1')
  const district = (await anybody.call(territoryRoutes.tree)).items[0] as UnitRow
  const at = (role: PostHeld['role'], unit: UnitRow, path: string[]): PostHeld => ({
    ...administrator,
    role,
    unitId: unit.id,
    unitPath: path,
    level: unit.level,
  })
  const statusOf = async (who: ReturnType<typeof app.as>) =>
    (await who.send(territoryImportRoutes.list, { query: { kind: 'units' } })).status
  expect(await statusOf(anybody)).toBe(401)
  expect(await statusOf(app.resident())).toBe(403)
  expect(await statusOf(app.as(at('desk', street, [district.id, street.id])))).toBe(403)
  expect(await statusOf(app.as(at('administrator', street, [district.id, street.id])))).toBe(403)
  expect(await statusOf(app.as(at('administrator', district, [district.id])))).toBe(200)
  const other = await app.db.addTenant('elsewhere')
  expect(other).not.toBe(app.tenant.id)
  app.deps.tenants.refresh()
  const there = await app.anonymous('elsewhere').send(territoryRoutes.unit, { params: { id: street.id } })
  expect(there.problem).toMatchObject({ status: 404, code: 'unit.not_found' })
})
