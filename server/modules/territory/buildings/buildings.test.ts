import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { buildingRoutes } from '../../../../contract/buildings.ts'
import { territoryImportRoutes } from '../../../../contract/territory-imports.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { collection, feature, square, street, twoGrids } from '../../../testing/street.ts'
import { placeBuildingsAnew } from './buildings.service.ts'

const { app, admin, post, bring, send, start, ended, take } = await street()
// Before the first call: the list of districts is kept in memory.
const others = new Map<string, string>()
for (const slug of ['other-geojson', 'other-csv', 'stranger']) others.set(slug, await app.db.addTenant(slug))
const house = (code: string, properties: Record<string, unknown> = {}, x = 120.002, y = 30.002) =>
  feature({ code, name_en: `House ${code}`, name_zh: `${code}号楼`, ...properties }, square(x, y, 0.0003))
const willow = feature({
  record: 'compound',
  code: 'W',
  name_en: 'Willow Court',
  name_zh: '柳苑',
  managed_by: 'nobody',
})
const rows = (sql: string, tenantId = app.tenant.id) =>
  app.db.asOwner<Record<string, unknown>>(sql.replaceAll('$tenant', `'${tenantId}'`))
const countOf = async () => Number((await rows('select count(*) n from building where tenant_id = $tenant'))[0]?.n)

describe('an administrator brings buildings in from a file', () => {
  const file = collection(
    house('B1', {
      compound: 'W',
      households: 40,
      floors: 6,
      unit: 'G1',
      entrances: [
        { number: '1', households: 18 },
        { number: '2', households: 22 },
      ],
    }),
    // Stands behind its building, as it may.
    willow,
    house('B2', { households: 1, address: '12 Lake Road' }, 120.012),
    feature({ id: 'B3', name: 'Guard house' }, { type: 'Point', coordinates: [120.005, 30.005] }),
  )

  test('a dry run says what would happen and changes nothing', async () => {
    const dry = await take(file, { dryRun: true })
    expect(dry).toMatchObject({ state: 'checked', dryRun: true, share: 1, problem: null })
    expect(dry.report).toMatchObject({
      rows: 4,
      buildings: { created: 3 },
      compounds: { created: 1 },
      entrances: 2,
      households: 41,
      refused: 0,
    })
    expect(await countOf()).toBe(0)
  })

  test('the same file is then taken, each building in the unit it stands in; and again changes nothing', async () => {
    const id = await send(gzipSync(file))
    await start(id, true)
    await ended(id)
    await start(id, false)
    expect(await ended(id)).toMatchObject({
      state: 'done',
      report: { buildings: { created: 3 }, compounds: { created: 1 } },
    })
    expect(
      await rows(
        'select b.code, u.code unit, b.households, b.name_zh from building b join unit u on u.tenant_id = b.tenant_id and u.id = b.unit_id where b.tenant_id = $tenant order by 1',
      ),
    ).toMatchObject([
      { code: 'B1', unit: 'G1', households: 40, name_zh: 'B1号楼' },
      { code: 'B2', unit: 'G2', households: 1 },
      { code: 'B3', unit: 'G1', households: null, name_zh: 'Guard house' },
    ])
    expect((await take(file)).report).toMatchObject({
      buildings: { created: 0, changed: 0, unchanged: 3 },
      compounds: { unchanged: 1 },
    })
    // What was only looked at is kept for a while, what was taken is let go.
    expect(await rows('select import_id from territory_import_piece')).toHaveLength(1)
  })

  test('a later file changes what it mentions and keeps the rest', async () => {
    const later = collection(
      feature({ code: 'B1', floors: 7, entrances: [{ number: 'A', households: 40 }] }),
      feature({ record: 'compound', code: 'W', managed_by: 'owners' }),
    )
    expect((await take(later)).report).toMatchObject({ buildings: { changed: 1 }, compounds: { changed: 1 } })
    expect(await rows("select floors, households, name_en from building where code = 'B1'")).toEqual([
      { floors: 7, households: 40, name_en: 'House B1' },
    ])
    expect(await rows('select number, households from entrance')).toEqual([{ number: 'A', households: 40 }])
    expect((await take(file)).report).toMatchObject({ buildings: { changed: 1, unchanged: 2 } })
  })

  test('every row that can not be taken is listed with its reason, page by page, and the others are taken', async () => {
    const odd = collection(
      house('B1'),
      house('B1'),
      house('R3', { households: -1 }),
      house('R4', { compound: 'NONE' }),
      house('R5', { unit: 'G9' }),
      house('R6', { unit: 'G2' }),
      house('R7', {}, 121),
      feature({ code: 'R8' }, { type: 'LineString', coordinates: [] }),
      feature(
        { code: 'R9' },
        {
          type: 'Polygon',
          coordinates: [
            [
              [120, 30],
              [120.1, 30],
              [120, 30],
            ],
          ],
        },
      ),
      feature({ code: 'R10' }),
      house('R11', {
        households: 5,
        entrances: [
          { number: '1', households: 2 },
          { number: '2', households: 2 },
        ],
      }),
      house('R12', { entrances: [{ number: '1' }, { number: '1' }] }),
      house('R13', { entrances: 'many' }),
      house('R 14'),
      feature({ name: 'Nameless' }, square(120.001, 30.001, 0.0001)),
      house('R16', { floors: 0 }),
      feature({ record: 'compound', code: 'X', name: 'X', managed_by: 'somebody' }),
      feature({ record: 'castle', code: 'X' }),
      feature({ code: 'R19' }, { type: 'Point', coordinates: [500_000, 3_300_000] }),
      feature({ code: 'R20' }, square(120, 30, 0.04)),
      feature({ record: 'compound', code: 'Y' }),
    )
    const done = await take(odd)
    expect(done.report).toMatchObject({ rows: 21, refused: 20, buildings: { unchanged: 1 } })
    const { id } = done
    const first = await admin.call(territoryImportRoutes.refusals, { params: { id }, query: { limit: 12 } })
    const second = await admin.call(territoryImportRoutes.refusals, {
      params: { id },
      query: { limit: 12, after: first.next as string },
    })
    expect([...first.items, ...second.items].map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'building.code_twice'],
      [3, 'building.households_shape'],
      [4, 'building.compound_unknown'],
      [5, 'building.unit_unknown'],
      [6, 'building.unit_elsewhere'],
      [7, 'building.outside'],
      [8, 'building.geometry_type'],
      [9, 'building.geometry_short'],
      [10, 'building.place_required'],
      [11, 'building.entrances_sum'],
      [12, 'building.entrance_twice'],
      [13, 'building.entrances_shape'],
      [14, 'building.code_shape'],
      [15, 'building.code_required'],
      [16, 'building.floors_shape'],
      [17, 'building.managed_by_unknown'],
      [18, 'building.record_unknown'],
      [19, 'building.geometry_range'],
      [20, 'building.geometry_large'],
      [21, 'building.name_required'],
    ])
    expect(second.next).toBeNull()
    expect(first.items[0]?.detail).toBe('The code B1 already stands in row 1.')
  })

  test('a table does as well, with the doors in one cell', async () => {
    const csv =
      '\uFEFFcode,name,lng,lat,households,entrances\nT1,Tower,120.003,30.003,,1:12;2:14\nT2,Row,120.004,30.003,"1,200",3\n'
    expect((await take(csv, { format: 'csv' })).report).toMatchObject({
      buildings: { created: 2 },
      refused: 0,
      households: 1226,
      entrances: 5,
    })
    expect(await rows("select households from building where code = 'T1'")).toEqual([{ households: 26 }])
  })

  test('a file that is none fails in words, and nothing of it stays', async () => {
    const before = await countOf()
    const broken = `${collection(house('Z1'), house('Z2')).slice(0, -2)},{"type":"Feat`
    for (const content of [
      '{',
      '[]',
      '{"type":"Feature"}',
      broken,
      gzipSync(collection(house('Z3'))).subarray(0, 60),
    ]) {
      const failed = await take(content)
      expect(failed).toMatchObject({ state: 'failed', problem: { code: 'building.file_malformed' } })
    }
    expect(await countOf()).toBe(before)
  })
})

describe('what goes out comes in again as the same thing', () => {
  const dump = (tenantId: string) =>
    Promise.all([
      rows('select code, name_en, name_zh, managed_by from compound where tenant_id = $tenant order by code', tenantId),
      rows(
        `select b.code, b.name_en, b.name_zh, b.address, c.code compound, u.code unit, b.households, b.floors, b.lng, b.lat, b.outline
         from building b left join compound c on c.tenant_id = b.tenant_id and c.id = b.compound_id
         left join unit u on u.tenant_id = b.tenant_id and u.id = b.unit_id where b.tenant_id = $tenant order by b.code`,
        tenantId,
      ),
      rows(
        `select b.code, e.number, e.position, e.households from entrance e
         join building b on b.tenant_id = e.tenant_id and b.id = e.building_id where e.tenant_id = $tenant order by 1, 3`,
        tenantId,
      ),
    ])

  test.each(['geojson', 'csv'] as const)('row by row in another district, as %s', async (format) => {
    await take(
      collection(
        house('F1', { name_en: '=1+1', name_zh: 'a,"b"\nc', address: '-5 “Road”' }),
        feature({ record: 'compound', code: 'EMPTY', name: 'Empty' }),
      ),
    )
    const { text } = await admin.send(buildingRoutes.export, { query: { format } })
    const slug = `other-${format}`
    const tenantId = others.get(slug) as string
    await bring(tenantId)
    const there = app.as(post('administrator'), slug)
    const done = await take(text, { format, by: there })
    expect(done).toMatchObject({ state: 'done', report: { refused: 0 } })
    expect(await dump(tenantId)).toEqual(await dump(app.tenant.id))
    expect((await dump(tenantId))[1].length).toBeGreaterThan(5)
    // And here it changes nothing.
    expect((await take(text, { format })).report).toMatchObject({ buildings: { created: 0, changed: 0 }, refused: 0 })
  })

  test('one district never sees the buildings, files or compounds of another', async () => {
    const slug = 'stranger'
    await bring(others.get(slug) as string)
    const stranger = app.as(post('administrator'), slug)
    const id = await send(collection(house('S1')))
    expect((await stranger.send(territoryImportRoutes.get, { params: { id } })).status).toBe(404)
    expect((await stranger.send(territoryImportRoutes.start, { params: { id }, body: { dryRun: true } })).status).toBe(
      404,
    )
    expect((await stranger.call(buildingRoutes.compounds, {})).items).toEqual([])
    const { text } = await stranger.send(buildingRoutes.export, {})
    expect(JSON.parse(text)).toEqual({ type: 'FeatureCollection', features: [] })
  })
})

describe('an import that is stopped', () => {
  const many = collection(
    ...Array.from({ length: 30_000 }, (_, i) => house(`M${i}`, {}, 120.001 + (i % 90) * 0.0001, 30.001)),
  )

  test('keeps nothing of it, shows how far it was, and can be started again', async () => {
    const before = await countOf()
    const id = await send(many)
    await start(id, false)
    let asked = await admin.call(territoryImportRoutes.get, { params: { id } })
    while (asked.state === 'waiting' || (asked.state === 'running' && asked.rows === 0)) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      asked = await admin.call(territoryImportRoutes.get, { params: { id } })
    }
    expect(asked.state).toBe('running')
    expect(await countOf()).toBe(before)
    await admin.call(territoryImportRoutes.cancel, { params: { id } })
    expect(await ended(id)).toMatchObject({ state: 'cancelled', report: null })
    expect(await countOf()).toBe(before)
    await start(id, true)
    expect(await ended(id)).toMatchObject({ state: 'checked', report: { buildings: { created: 30_000 } } })
  })

  test('a file that has not arrived whole is not begun, and its id stands for no other', async () => {
    const id = uuidv7()
    await admin.call(territoryImportRoutes.open, {
      params: { id },
      body: { kind: 'buildings', name: 'a.csv', format: 'csv', size: 10 },
    })
    const refused = await admin.send(territoryImportRoutes.start, { params: { id }, body: { dryRun: false } })
    expect(refused.problem).toMatchObject({ code: 'territory_import.state', status: 409 })
    const again = await admin.send(territoryImportRoutes.open, {
      params: { id },
      body: { kind: 'buildings', name: 'a.csv', format: 'csv', size: 11 },
    })
    expect(again.problem.code).toBe('upload.content_differs')
  })
})

describe('compounds', () => {
  test('those that nobody looks after, or of which nobody knows, are the work list', async () => {
    await take(
      collection(
        feature({ record: 'compound', code: 'W', managed_by: 'nobody' }),
        feature({ record: 'compound', code: 'P', name_en: 'Poplar', name_zh: '杨苑', managed_by: 'property_company' }),
      ),
    )
    const list = await admin.call(buildingRoutes.compounds, { query: { managedBy: 'nobody,unknown' } })
    expect(list.items.map(({ code }) => code)).toEqual(['EMPTY', 'W'])
    expect(list.items[1]).toMatchObject({
      managedBy: 'nobody',
      buildings: 1,
      households: 40,
      places: [{ code: 'D1' }, { code: 'S1' }, { code: 'C1' }, { code: 'G1' }],
    })
    const found = await admin.call(buildingRoutes.compounds, { query: { text: '杨' } })
    expect(found.items.map(({ code }) => code)).toEqual(['P'])
    const id = list.items[1]?.id as string
    const saved = await admin.call(buildingRoutes.saveManagedBy, { params: { id }, body: { managedBy: 'owners' } })
    expect(saved.managedBy).toBe('owners')
    expect(await rows("select count(*)::int n from audit_entry where action = 'compound.saved'")).toEqual([{ n: 1 }])
  })

  test('a desk reads and exports, and brings nothing in; a volunteer does neither', async () => {
    const desk = app.as(post('desk'))
    expect((await desk.send(buildingRoutes.compounds, {})).status).toBe(200)
    expect((await desk.send(buildingRoutes.export, {})).status).toBe(200)
    expect((await desk.send(territoryImportRoutes.list, { query: { kind: 'buildings' } })).status).toBe(403)
    expect((await app.as(post('volunteer')).send(buildingRoutes.export, {})).status).toBe(403)
    expect((await app.anonymous().send(buildingRoutes.export, {})).status).toBe(401)
  })
})

test('when borders move, buildings are counted where they now lie', async () => {
  const moved = twoGrids
    .replace(JSON.stringify(square(120, 30, 0.01)), JSON.stringify(square(120, 30, 0.001)))
    .replace(JSON.stringify(square(120.01, 30, 0.01)), JSON.stringify(square(120.0011, 30, 0.0189)))
  await bring(app.tenant.id, moved)
  const unitOf = async () =>
    (
      await rows(
        "select u.code from building b join unit u on u.tenant_id = b.tenant_id and u.id = b.unit_id where b.code = 'B1' and b.tenant_id = $tenant",
      )
    )[0]?.code
  // The notice does so by itself; the call here only waits for it.
  for (let i = 0; (await unitOf()) !== 'G2' && i < 100; i++) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await unitOf()).toBe('G2')
  expect(await placeBuildingsAnew(app.modules.territory, app.tenant.id)).toBe(0)
})
