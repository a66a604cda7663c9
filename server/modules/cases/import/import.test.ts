import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGunzip, gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse'
import { expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { bringUnits } from '../../territory/territory-admin.service.ts'
import { rowOf } from '../case-row.rules.ts'
import { casesStore } from '../cases.store.ts'
import { replay } from '../lifecycle/replay.rules.ts'
import { findInstant } from './history.rules.ts'
import { importCases } from './import.service.ts'
import { CaseMapping, fill, type Row } from './mapping.ts'

const shared = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url))
const boston = `${shared}boston311_2015h1.csv.gz`
const app = await testApp({ background: false })
const town = await buildTown(app)
const tenant = async (id = app.tenant.id) => (await app.deps.tenants.list()).find((one) => one.id === id) as never

const mapping = CaseMapping.parse({
  id: '{no}',
  timeZone: 'America/New_York',
  reportedAt: '{opened}',
  dueAt: '{target}',
  closedAt: '{closed}',
  text: '{what}',
  point: { lat: '{lat}', lng: '{lng}' },
  unit: '{grid}',
  category: ['{root}', '{kind}'],
  department: { code: '{office}', names: { PW: 'Public Works' } },
  onTime: { column: 'on_time', yes: 'Y', no: 'N' },
})
const row = (more: Partial<Row> = {}): Row =>
  ({
    no: 'A1',
    opened: '2015-01-05T09:00:00',
    target: '2015-01-06T09:00:00',
    closed: '2015-01-05T17:00:00',
    what: 'Pothole at the corner',
    lat: String(town.home.lat),
    lng: String(town.home.lng),
    grid: '990101001001001',
    root: 'Streets',
    kind: 'Pothole',
    office: 'PW',
    on_time: 'Y',
    ...more,
  }) as Row

async function* rowsOf(...rows: Row[]) {
  yield* rows
}

test('a row of an earlier system becomes a case with its own times, and its timeline tells so', async () => {
  const report = await importCases(app.modules, { tenant: await tenant(), mapping, rows: rowsOf(row()), dryRun: false })
  expect(report).toMatchObject({
    read: 1,
    taken: 1,
    refused: {},
    closed: 1,
    inNamedUnit: { part: 1, whole: 1 },
    sameOnTime: { part: 1, whole: 1 },
  })
  const [stored] = await app.db.asOwner<{ id: string }>(
    `select id from "case" where tenant_id = $1 and text = 'Pothole at the corner'`,
    [app.tenant.id],
  )
  const view = await town.people.districtDesk.client.call(caseRoutes.get, { params: { id: stored?.id as string } })
  expect(view).toMatchObject({
    state: 'closed',
    reportedAt: '2015-01-05T14:00:00.000Z',
    closedAt: '2015-01-05T22:00:00.000Z',
  })
  expect(view.holder.name.en).toBe('Public Works')
  expect(view.category?.name.en).toBe('Pothole')
  expect(view.timeline.map((entry) => entry.type)).toEqual(['reported', 'accepted', 'closed'])
  await app.deps.database.tx(app.tenant.id, async (tx) => {
    const { state } = await casesStore(tx).get(stored?.id as string)
    expect(rowOf(state)).toEqual(rowOf(replay(await casesStore(tx).events(stored?.id as string))))
  })
})

test('the same file again brings nothing in twice, and says so row by row', async () => {
  const refused: string[] = []
  const report = await importCases(app.modules, {
    tenant: await tenant(),
    mapping,
    rows: rowsOf(
      row(),
      row({ no: 'A2' }),
      row({ no: 'A2' }),
      row({ no: '' }),
      row({ no: 'A3', opened: 'yesterday' }),
      row({ no: 'A4', closed: '2015-01-05T08:00:00' }),
      row({ no: 'A5', lat: '95' }),
    ),
    dryRun: false,
    onRefused: (_row, code) => refused.push(code),
  })
  expect(report.taken).toBe(1)
  expect(refused.sort()).toEqual([
    'import.closed_before_reported',
    'import.id_missing',
    'import.known',
    'import.point_impossible',
    'import.reported_malformed',
    'import.twice',
  ])
})

test('a dry run counts the same and writes nothing', async () => {
  const before = await app.db.asOwner<{ n: number }>('select count(*)::int n from "case"')
  const report = await importCases(app.modules, {
    tenant: await tenant(),
    mapping,
    rows: rowsOf(row({ no: 'D1', root: 'New root', office: 'NEW' })),
    dryRun: true,
  })
  expect(report).toMatchObject({ taken: 1, dryRun: true })
  expect(await app.db.asOwner('select count(*)::int n from "case"')).toEqual(before)
  expect(await app.db.asOwner(`select 1 from department where code = 'NEW'`)).toEqual([])
})

test('wall clocks are read in the zone of the earlier system, also on the days the clocks change', () => {
  expect(findInstant('2015-07-01T12:00:00', 'America/New_York')?.toISOString()).toBe('2015-07-01T16:00:00.000Z')
  expect(findInstant('2015-01-01 12:00', 'America/New_York')?.toISOString()).toBe('2015-01-01T17:00:00.000Z')
  expect(findInstant('2015-03-08T02:30:00', 'America/New_York')?.toISOString()).toBe('2015-03-08T07:00:00.000Z')
  expect(findInstant('2015-01-01T12:00:00+08:00', 'America/New_York')?.toISOString()).toBe('2015-01-01T04:00:00.000Z')
  expect(findInstant('soon', 'America/New_York')).toBeUndefined()
})

test('templates keep a minus sign and drop what is empty', () => {
  expect(fill('{lng}', { lng: '-71.06' })).toBe('-71.06')
  expect(fill('{street}, {zip}', { street: 'Beacon St', zip: '' })).toBe('Beacon St')
  expect(fill('{street}, {zip}', { street: '', zip: '' })).toBeUndefined()
})

const why = existsSync(boston) ? undefined : 'the open data of Boston are not beside the project'

test.skipIf(why)(
  `8,000 real rows of Boston come in, where the city says and as late as the city says${why ? `: skipped, ${why}` : ''}`,
  { timeout: 120_000 },
  async () => {
    const id = await app.db.addTenant('boston')
    app.deps.tenants.refresh()
    const bring = async (source: string, unitMapping: Record<string, string>) => {
      const report = await bringUnits(app.modules.territory, {
        tenantId: id,
        format: 'geojson',
        source,
        mapping: unitMapping,
        dryRun: false,
      } as never)
      expect(report.refused).toEqual([])
    }
    const wards = gunzipSync(readFileSync(`${shared}boston_wards.geojson.gz`)).toString()
    const precincts = gunzipSync(readFileSync(`${shared}boston_precincts.geojson.gz`)).toString()
    const district = {
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { level: 'district', code: '25025', name_en: 'Boston', name_zh: '波士顿' } },
      ],
    }
    await bring(JSON.stringify(district), {})
    await bring(wards, { level: 'street', codeTemplate: 'W{ward:2}', nameTemplate: 'Ward {ward}', parent: '25025' })
    await bring(wards, {
      level: 'community',
      codeTemplate: 'C{ward:2}',
      nameTemplate: 'Ward {ward}',
      parentTemplate: 'W{ward:2}',
    })
    await bring(precincts, {
      level: 'grid',
      codeProperty: 'code',
      nameTemplate: 'Precinct {code}',
      parentTemplate: 'C{ward:2}',
    })
    const example = JSON.parse(
      readFileSync(new URL('../../../../examples/boston311/mapping.json', import.meta.url), 'utf8'),
    ) as unknown
    const rows = createReadStream(boston)
      .pipe(createGunzip())
      .pipe(parse({ columns: true, to: 8000 }))
    const report = await importCases(app.modules, {
      tenant: await tenant(id),
      mapping: CaseMapping.parse(example),
      rows,
      dryRun: false,
    })
    expect(report).toMatchObject({ read: 8000, taken: 8000, refused: {} })
    expect(report.inNamedUnit.whole).toBeGreaterThan(5000)
    expect(report.inNamedUnit.part / report.inNamedUnit.whole).toBeGreaterThan(0.86)
    expect(report.sameOnTime.whole).toBeGreaterThan(4000)
    expect(report.sameOnTime.part / report.sameOnTime.whole).toBeGreaterThanOrEqual(0.999)
    expect(report.departments.find((one) => one.code === 'PWDx')?.name).toBe('Public Works')
    expect(report.departments.reduce((sum, one) => sum + one.cases, 0)).toBe(8000)
  },
)
