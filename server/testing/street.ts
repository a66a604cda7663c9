import { type ImportKind, territoryImportRoutes } from '../../contract/territory-imports.ts'
import { bringUnits } from '../modules/territory/territory-admin.service.ts'
import { uuidv7 } from '../platform/ids.ts'
import type { PostHeld } from '../platform/policy/actor.ts'
import { testApp } from './app.ts'

/** A square of ground in degrees. */
export const square = (x: number, y: number, size: number) => ({
  type: 'Polygon' as const,
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

/** One feature of a GeoJSON file. */
export const feature = (properties: Record<string, unknown>, geometry: unknown = null) => ({
  ...{ type: 'Feature', properties, geometry },
})

/** The text of a GeoJSON file. */
export const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features })

/** Two grids side by side in a community, west and east of 120.01°, from 30° to 30.01° north. */
export const twoGrids = collection(
  feature({ level: 'district', code: 'D1', name: 'North District' }, square(120, 30, 0.02)),
  feature({ level: 'street', code: 'S1', name: 'Lake Street', parent: 'D1' }, square(120, 30, 0.02)),
  feature({ level: 'community', code: 'C1', name: 'Willow Community', parent: 'S1' }, square(120, 30, 0.02)),
  feature({ level: 'grid', code: 'G1', name: 'West', parent: 'C1' }, square(120, 30, 0.01)),
  feature({ level: 'grid', code: 'G2', name: 'East', parent: 'C1' }, square(120.01, 30, 0.01)),
)

const post = (role: PostHeld['role']): PostHeld => ({
  ...{ id: uuidv7(), role, unitPath: [], from: new Date('2026-01-01T00:00:00Z') },
})

/** An application with two grids, and ways to send files of buildings. */
export async function street() {
  const app = await testApp()
  const { territory } = app.modules
  const bring = (tenantId: string, source = twoGrids) =>
    bringUnits(territory, { tenantId, format: 'geojson', source, mapping: {}, dryRun: false })
  await bring(app.tenant.id)
  const admin = app.as(post('administrator'))

  async function send(
    content: string | Buffer,
    format: 'geojson' | 'csv' = 'geojson',
    by = admin,
    kind: ImportKind = 'buildings',
  ) {
    const bytes = Buffer.from(content)
    const id = uuidv7()
    await by.call(territoryImportRoutes.open, {
      params: { id },
      body: { kind, name: `a.${format}`, format, size: bytes.length },
    })
    for (let at = 0; at < bytes.length; at += 100_000) {
      const { statusCode, body } = await by.request({
        ...{ method: 'PATCH', url: `/api/v1/territory/imports/${id}?offset=${at}` },
        headers: { 'content-type': 'application/octet-stream' },
        payload: bytes.subarray(at, at + 100_000),
      })
      if (statusCode !== 200) throw new Error(body)
    }
    return id
  }

  const start = (id: string, dryRun: boolean, by = admin) =>
    by.call(territoryImportRoutes.start, { params: { id }, body: { dryRun } })

  /** Waits until a run has ended, whichever way. */
  async function ended(id: string, by = admin) {
    for (;;) {
      const found = await by.call(territoryImportRoutes.get, { params: { id } })
      if (!['waiting', 'running'].includes(found.state)) return found
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** Sends a file and runs it. */
  async function take(
    content: string | Buffer,
    over: { format?: 'geojson' | 'csv'; dryRun?: boolean; by?: typeof admin } = {},
  ) {
    const { format, dryRun = false, by } = over
    const id = await send(content, format, by)
    await start(id, dryRun, by)
    return await ended(id, by)
  }

  return { app, admin, post, bring, send, start, ended, take }
}
