import type { FastifyInstance } from 'fastify'
import { territoryRoutes } from '../../../contract/territory.ts'
import { Download, serve } from '../../platform/http/serve.ts'
import { tenantHeader } from '../../platform/http/tenant.ts'
import type { Territory } from './territory.api.ts'
import { departmentsOf, mapOf, placeOf, searchTerritory, treeOf, unitOf } from './territory.service.ts'
import { putDepartment, takeUnitsOut } from './territory-admin.service.ts'

/** Serves the tree, the map, the way from a point to its units, departments and export. */
export function registerTerritory(app: FastifyInstance, { territory }: { territory: Territory }): void {
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

  serve(app, territoryRoutes.saveDepartment, ({ tenant, actor, params, body, claim }) =>
    putDepartment(territory, { tenantId: tenant.id, actor, claim, department: { ...body, code: params.code } }),
  )

  serve(app, territoryRoutes.exportUnits, async ({ tenant, actor, query }) => {
    const { format, level } = query
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/geo+json'
    return new Download(await takeUnitsOut(territory, { tenantId: tenant.id, actor, format, level }), {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="units.${format}"`,
      'Cache-Control': 'no-store',
    })
  })
}
