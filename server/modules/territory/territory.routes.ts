import type { FastifyInstance } from 'fastify'
import { territoryRoutes } from '../../../contract/territory.ts'
import { idempotent } from '../../platform/http/idempotency.ts'
import { Download, serve } from '../../platform/http/serve.ts'
import { tenantHeader } from '../../platform/http/tenant.ts'
import { exportUnits } from './export-units.ts'
import { importUnits, readUnitFile } from './import/import-units.ts'
import type { Territory } from './territory.api.ts'
import { checkTerritory } from './territory.policy.ts'
import { departmentsOf, mapOf, placeOf, putDepartment, searchTerritory, treeOf, unitOf } from './territory.service.ts'
import { territoryStore } from './territory.store.ts'

/** Serves the tree, the map, the way from a point to its units, departments, import and export. */
export function registerTerritory(app: FastifyInstance, { territory }: { territory: Territory }): void {
  const { database, clock } = territory

  serve(app, territoryRoutes.tree, ({ tenant, query }) => treeOf(territory, tenant.id, query))
  serve(app, territoryRoutes.unit, ({ tenant, params }) => unitOf(territory, tenant.id, params.id))
  serve(app, territoryRoutes.search, ({ tenant, query }) => searchTerritory(territory, tenant.id, query))
  serve(app, territoryRoutes.place, async ({ tenant, query }) => ({
    place: await placeOf(territory, tenant.id, query),
  }))
  serve(app, territoryRoutes.departments, ({ tenant, query }) => departmentsOf(territory, tenant.id, query))

  serve(app, territoryRoutes.map, async ({ tenant, query, raw }) => {
    const { level, within } = query
    const map = await mapOf(territory, tenant.id, { level, within, box: query.box?.split(',').map(Number) })
    const etag = `"${tenant.id}-${map.version}"`
    const headers = { ETag: etag, 'Cache-Control': 'no-cache', Vary: `${tenantHeader}, Accept-Encoding` }
    if (raw.request.headers['if-none-match']?.split(/,\s*/).includes(etag)) {
      await raw.reply.code(304).headers(headers).send()
      return undefined
    }
    return new Download(JSON.stringify(await map.features()), headers)
  })

  serve(app, territoryRoutes.saveDepartment, async ({ tenant, actor, params, body, claim }) => {
    checkTerritory(actor, 'department.save')
    const atlas = await territory.atlas(tenant.id)
    return await database.tx(tenant.id, (tx) =>
      idempotent({ tx, claim, work: () => putDepartment(tx, atlas, { ...body, code: params.code }) }),
    )
  })

  serve(app, territoryRoutes.importUnits, async ({ tenant, actor, body, claim }) => {
    checkTerritory(actor, 'territory.import')
    const { format, content, mapping, dryRun } = body
    const read = await readUnitFile({ format, source: content, mapping })
    return await database.tx(tenant.id, async (tx) => {
      tx.afterCommit(() => territory.refresh(tenant.id))
      return await idempotent({ tx, claim, work: () => importUnits({ tx, read, dryRun, now: clock.now() }) })
    })
  })

  serve(app, territoryRoutes.exportUnits, async ({ tenant, actor, query }) => {
    checkTerritory(actor, 'territory.export')
    const { format, level } = query
    const atlas = await territory.atlas(tenant.id)
    const rows = await database.tx(tenant.id, (tx) => territoryStore(tx).boundaries(level), { readOnly: true })
    const boundaries = new Map(rows.map(({ id, boundary }) => [id, boundary]))
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/geo+json'
    return new Download(exportUnits({ atlas, boundaries, format, level }), {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="units.${format}"`,
      'Cache-Control': 'no-store',
    })
  })
}
