import type { Cases } from '../server/modules/cases/cases.api.ts'
import { seedConfiguration } from '../server/modules/cases/configuration/configuration.service.ts'
import { openTenants } from '../server/modules/tenants/tenants.api.ts'
import type { Territory } from '../server/modules/territory/territory.api.ts'
import { bringUnits } from '../server/modules/territory/territory-admin.service.ts'
import type { Clock } from '../server/platform/clock.ts'
import type { Database } from '../server/platform/database/database.ts'

/** South-west corner and width of the bench's district, in degrees. */
export const ground = { west: 117, south: 31.8, side: 0.18 } as const

/** Units of a plain district as a GeoJSON file: 9 streets, 81 communities, 784 grids. */
export function districtFile(): string {
  const { west, south, side } = ground
  const features: unknown[] = []
  const square = (x: number, y: number, width: number) => [
    ...[
      [x, y],
      [x + width, y],
      [x + width, y + width],
      [x, y + width],
      [x, y],
    ],
  ]
  const add = (level: string, code: string, parent: string | undefined, outline: number[][]) =>
    features.push({
      type: 'Feature',
      properties: { level, code, name: code, parent },
      geometry: { type: 'Polygon', coordinates: [outline] },
    })
  add('district', 'D', undefined, square(west, south, side))
  const cells = (level: string, prefix: string, across: number, parentOf: (x: number, y: number) => string) => {
    const step = side / across
    for (let y = 0; y < across; y++)
      for (let x = 0; x < across; x++)
        add(level, `${prefix}${x}-${y}`, parentOf(x, y), square(west + x * step, south + y * step, step))
  }
  const parent = (prefix: string, across: number, of: number) => (x: number, y: number) =>
    `${prefix}${Math.floor(((x + 0.5) * of) / across)}-${Math.floor(((y + 0.5) * of) / across)}`
  cells('street', 'S', 3, () => 'D')
  cells('community', 'C', 9, parent('S', 9, 3))
  cells('grid', 'G', 28, parent('C', 28, 9))
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/** Lays the plain district in an empty database, with the configuration every district begins with. */
export async function layDistrict(given: { database: Database; clock: Clock; territory: Territory; cases: Cases }) {
  const { database, clock, territory, cases } = given
  const tenants = openTenants({ database, clock })
  const tenant = await tenants.create({ slug: 'bench', name: { en: 'Bench', zh: '测试' }, numberPrefix: 'B' })
  const file = { tenantId: tenant.id, format: 'geojson', source: districtFile(), mapping: {}, dryRun: false } as const
  await bringUnits(territory, file)
  await database.tx(tenant.id, (tx) => seedConfiguration(tx, { now: clock.now() }))
  cases.refresh()
  return { tenant, context: await cases.contextOf(tenant) }
}
