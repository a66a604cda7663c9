import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { buildingRoutes } from '../../../../contract/buildings.ts'
import { Download, serve } from '../../../platform/http/serve.ts'
import type { Territory } from '../territory.api.ts'
import { compoundsOf, saveManagedBy } from './buildings.service.ts'
import { exportBuildings } from './export-buildings.ts'
import { buildingOf, buildingsOf, endBuilding, endCompound } from './standing.service.ts'

/** Serves compounds, buildings and the export. */
export function registerBuildings(app: FastifyInstance, { territory }: { territory: Territory }): void {
  serve(app, buildingRoutes.compounds, ({ tenant, actor, query }) =>
    compoundsOf(territory, { tenantId: tenant.id, actor }, query),
  )
  serve(app, buildingRoutes.saveManagedBy, ({ tenant, actor, claim, params, body }) =>
    saveManagedBy(territory, { tenantId: tenant.id, actor, claim }, { ...params, ...body }),
  )
  serve(app, buildingRoutes.endCompound, ({ tenant, actor, claim, params }) =>
    endCompound(territory, { tenantId: tenant.id, actor, claim }, params.id),
  )
  serve(app, buildingRoutes.list, ({ tenant, actor, query }) =>
    buildingsOf(territory, { tenantId: tenant.id, actor }, query),
  )
  serve(app, buildingRoutes.get, ({ tenant, actor, params }) =>
    buildingOf(territory, { tenantId: tenant.id, actor }, params.id),
  )
  serve(app, buildingRoutes.end, ({ tenant, actor, claim, params }) =>
    endBuilding(territory, { tenantId: tenant.id, actor, claim }, params.id),
  )
  serve(app, buildingRoutes.export, async ({ tenant, actor, query }) => {
    const { format } = query
    const text = await exportBuildings(territory, { tenantId: tenant.id, actor, format })
    return new Download(Readable.from(text, { objectMode: false }), {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/geo+json',
      'Content-Disposition': `attachment; filename="buildings.${format}"`,
      'Cache-Control': 'no-store',
    })
  })
}
