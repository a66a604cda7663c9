import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { UnitMapping } from '../../../../contract/territory.ts'
import { system } from '../../../platform/policy/actor.ts'
import { testApp } from '../../../testing/app.ts'
import { bringUnits } from '../territory-admin.service.ts'

const folder = new URL('../../../../../shared/data/', import.meta.url)
const there = existsSync(new URL('boston_precincts.geojson.gz', folder))
const read = (file: string) => gunzipSync(readFileSync(new URL(file, folder))).toString('utf8')

// Real borders: shared, bent, of islands, drawn by two offices. They can't be given away with the project.
describe.skipIf(!there)(`a real city's borders${there ? '' : ' (skipped: the data are not here)'}`, async () => {
  const app = there ? await testApp() : undefined

  test('wards and precincts come in whole, and points find the precinct that the city names', async () => {
    if (!app) return
    const { territory } = app.modules
    const bring = (source: string, mapping: UnitMapping, format: 'geojson' | 'csv' = 'geojson') =>
      bringUnits(territory, { tenantId: app.tenant.id, actor: system, format, source, mapping, dryRun: false })
    await bring('level,code,name\ndistrict,CITY,City\n', {}, 'csv')
    const wards = read('boston_wards.geojson.gz')
    const ward = { nameTemplate: 'Ward {ward}' }
    const streets = await bring(wards, { ...ward, level: 'street', codeTemplate: 'W{ward:2}', parent: 'CITY' })
    expect(streets).toMatchObject({ created: 22, refusedTotal: 0 })
    const below = { level: 'community', codeTemplate: 'W{ward:2}-C', parentTemplate: 'W{ward:2}' } as const
    expect(await bring(wards, { ...ward, ...below })).toMatchObject({ created: 22, refusedTotal: 0 })
    const grids = await bring(read('boston_precincts.geojson.gz'), {
      level: 'grid',
      nameTemplate: 'Precinct {ward}-{precinct}',
      parentTemplate: 'W{ward:2}-C',
      householdsProperty: 'households_est_2018',
      populationProperty: 'pop_est_2018',
    })
    expect(grids).toMatchObject({ created: 255, refusedTotal: 0 })

    const atlas = await territory.atlas(app.tenant.id)
    const rows: Record<string, string>[] = parse(read('boston311_2015h1.csv.gz'), { columns: true, to: 15_000 })
    let placed = 0
    let outside = 0
    let agree = 0
    for (const row of rows) {
      if (row.geocoded !== '1' || !row.precinct) continue
      const placement = atlas.placeAt({ lat: Number(row.lat), lng: Number(row.lon) })
      if (!placement) outside++
      else if (++placed && atlas.find(placement.grid)?.code === row.precinct) agree++
    }
    // The points are rounded to 3 or 4 decimals: one in eight falls across a border.
    expect(agree / placed).toBeGreaterThan(0.86)
    expect(outside).toBeLessThan(20)
    expect(placed).toBeGreaterThan(10_000)
  }, 60_000)
})
