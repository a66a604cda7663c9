import { expect, test } from 'vitest'
import { landscapeRoutes } from '../../../../contract/landscape.ts'
import { territoryImportRoutes } from '../../../../contract/territory-imports.ts'
import { collection, feature, street } from '../../../testing/street.ts'
import { barringIn } from './landscape.service.ts'

const { app, admin, post, send, start, ended } = await street()
const line = (...coordinates: number[][]) => ({ type: 'LineString', coordinates })
const bring = async (content: string, dryRun = false) => {
  const id = await send(content, 'geojson', admin, 'landscape')
  await start(id, dryRun)
  return await ended(id)
}
const drawn = async () =>
  (await app.anonymous().send(landscapeRoutes.map)).reply as {
    features: { properties: Record<string, unknown>; geometry: { coordinates: number[][][] } }[]
  }
const river = feature(
  { kind: 'river', name_en: 'Willow River', name_zh: '柳河' },
  line([120, 30.005], [120.01, 30.0050001], [120.02, 30.005]),
)
const road = feature({ highway: 'residential', name: '柳荫路' }, line([120.01, 30], [120.01, 30.01]))

test('rivers and roads come in from a file, row by row, and everybody’s map draws them with few points', async () => {
  const content = collection(
    ...[river, road, feature({ railway: 'rail' }, line([120, 30.001], [120.02, 30.001]))],
    ...[feature({ kind: 'canal of lava' }, line([0, 0], [1, 1])), feature({ kind: 'river' }, { type: 'Point' })],
    feature({ kind: 'river' }, line([120, 95], [120, 30])),
  )
  expect(await bring(content, true)).toMatchObject({ state: 'checked', report: { rows: 6, replaced: 0, refused: 3 } })
  expect((await drawn()).features).toEqual([])
  const { id, report } = await bring(content)
  expect(report).toMatchObject({ lines: [{ kind: 'river', lines: 1, kilometres: 1.9 }, { kind: 'road' }, {}] })
  const { items } = await admin.call(territoryImportRoutes.refusals, { params: { id } })
  expect(items.map(({ reason }) => reason)).toEqual([
    ...['landscape.kind_unknown', 'landscape.geometry_type', 'landscape.geometry_shape'],
  ])
  const { features } = await drawn()
  expect(features.map(({ properties }) => properties.kind)).toEqual(['railway', 'river', 'road'])
  expect(features[1]?.properties).toMatchObject({ nameEn: 'Willow River', nameZh: '柳河' })
  expect(features[1]?.geometry.coordinates[0]).toHaveLength(2)
})

test('a file takes the place of the lines of its own kinds, and of no others', async () => {
  const { report } = await bring(collection(river, river))
  expect(report).toMatchObject({ replaced: 1 })
  expect((await admin.call(landscapeRoutes.counts)).items).toMatchObject([
    ...[
      { kind: 'railway', lines: 1 },
      { kind: 'river', lines: 2 },
      { kind: 'road', lines: 1 },
    ],
  ])
})

test('no planned unit crosses a river or a railway near by; roads are crossed', async () => {
  const near = (...box: [number, number, number, number]) =>
    app.deps.database.tx(app.tenant.id, (tx) => barringIn(tx, box), { readOnly: true })
  expect(await near(120, 30, 120.02, 30.02)).toHaveLength(3)
  expect(await near(120, 30.004, 120.02, 30.02)).toHaveLength(2)
  expect(await near(121, 30, 121.02, 30.02)).toEqual([])
})

test('only an administrator of the whole brings lines in; a map that has them already is not sent again', async () => {
  const desk = app.as(post('desk'))
  const id = await send(collection(river), 'geojson', admin, 'landscape')
  expect((await desk.send(territoryImportRoutes.start, { params: { id }, body: { dryRun: false } })).status).toBe(403)
  expect((await desk.send(landscapeRoutes.counts)).status).toBe(200)
  expect((await app.as(post('volunteer')).send(landscapeRoutes.counts)).status).toBe(403)
  const url = '/api/v1/territory/landscape'
  const first = await app.anonymous().request({ method: 'GET', url })
  const etag = String(first.headers.etag)
  const again = await app.anonymous().request({ method: 'GET', url, headers: { 'if-none-match': etag } })
  expect([first.statusCode, again.statusCode]).toEqual([200, 304])
  const csv = await send('kind\nriver\n', 'csv', admin, 'landscape')
  await start(csv, true)
  expect(await ended(csv)).toMatchObject({ problem: { code: 'landscape.geojson_only' } })
})
