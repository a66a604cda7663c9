import { gunzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'
import { buildingRoutes } from '../../../../contract/buildings.ts'
import { collection, feature, square, street, twoGrids } from '../../../testing/street.ts'

const { app, admin, bring, take } = await street()
const anybody = app.anonymous()

/** The tile a point lies in. */
const at = (lng: number, lat: number, z: number) => {
  const size = 2 ** z
  const sin = Math.sin((lat * Math.PI) / 180)
  return {
    z,
    x: Math.floor(((lng + 180) / 360) * size),
    y: Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * size),
  }
}

const get = (
  level: string,
  { z, x, y }: { z: number; x: number; y: number },
  headers: Record<string, string> = {},
  as = anybody,
) => as.request({ method: 'GET', url: `/api/v1/territory/tiles/${z}/${x}/${y}.mvt?level=${level}`, headers })

async function read(level: string, tile: { z: number; x: number; y: number }) {
  const { rawPayload, statusCode, headers } = await get(level, tile)
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/vnd.mapbox-vector-tile'])
  const layer = new VectorTile(new PbfReader(rawPayload)).layers[level === 'building' ? 'buildings' : 'units']
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => {
    const found = layer?.feature(i)
    return { properties: found?.properties, shape: found?.toGeoJSON(tile.x, tile.y, tile.z).geometry }
  })
}
const codes = async (level: string, tile: { z: number; x: number; y: number }) =>
  (await read(level, tile)).map(({ properties }) => properties?.code).sort()

test('a tile holds the units that lie in it, where they lie, with their names', async () => {
  expect(await codes('grid', at(120.01, 30.005, 10))).toEqual(['G1', 'G2'])
  expect(await codes('grid', at(120.004, 30.005, 16))).toEqual(['G1'])
  expect(await codes('grid', at(121, 30.005, 12))).toEqual([])
  expect(await codes('district', at(120.01, 30.005, 12))).toEqual(['D1'])
  const [west] = await read('grid', at(120.01, 30.005, 10))
  expect(west?.properties).toMatchObject({ level: 'grid', nameEn: 'West', nameZh: 'West', kind: 'comprehensive' })
  const { coordinates = [] } = (west?.shape ?? {}) as Partial<GeoJSON.Polygon>
  const corners = coordinates[0] as [number, number][]
  // A step of this tile is about 9 m.
  expect(Math.min(...corners.map(([lng]) => lng))).toBeCloseTo(120, 3)
  expect(Math.max(...corners.map(([, lat]) => lat))).toBeCloseTo(30.01, 3)
})

test('who has a tile is not sent it again, until the territory changes', async () => {
  const tile = at(120.01, 30.005, 11)
  const { headers, rawPayload } = await get('grid', tile, { 'accept-encoding': 'gzip' })
  expect(headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(rawPayload).length).toBeGreaterThan(50)
  const known = { 'if-none-match': String(headers.etag) }
  expect((await get('grid', tile, known)).statusCode).toBe(304)
  await bring(app.tenant.id, twoGrids.replace('"West"', '"Far West"'))
  expect((await get('grid', tile, known)).statusCode).toBe(200)
  expect((await read('grid', tile)).map(({ properties }) => properties?.nameEn)).toContain('Far West')
})

test('buildings show from close by, with their outline and without any count', async () => {
  await take(
    collection(
      feature({ code: 'B1', name: 'Willow 1', households: 12 }, square(120.004, 30.004, 0.0005)),
      feature({ code: 'B2', name: 'Kiosk', households: 1 }, { type: 'Point', coordinates: [120.0045, 30.0049] }),
      feature({ code: 'B3', name: 'Far' }, square(120.018, 30.018, 0.0005)),
    ),
  )
  expect(await read('building', at(120.004, 30.004, 12))).toEqual([])
  const found = await read('building', at(120.0042, 30.0042, 16))
  expect(found.map(({ properties }) => properties)).toMatchObject([{ nameEn: 'Willow 1' }, { nameEn: 'Kiosk' }])
  expect(
    found.flatMap(({ properties }) => Object.keys(properties ?? {})).filter((key) => /household/.test(key)),
  ).toEqual([])
  expect(found.map(({ shape }) => shape?.type)).toEqual(['Polygon', 'Point'])
})

test('outside the world and for unknown levels there is nothing', async () => {
  expect((await get('grid', { z: 1, x: 2, y: 0 })).statusCode).toBe(404)
  expect((await get('palace', { z: 1, x: 0, y: 0 })).statusCode).toBe(400)
  expect(
    (await admin.send(buildingRoutes.tile, { params: { z: 19, x: 0, y: '0.mvt' }, query: { level: 'grid' } })).status,
  ).toBe(400)
})
