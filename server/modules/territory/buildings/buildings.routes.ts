import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { buildingRoutes } from '../../../../contract/buildings.ts'
import { Download, serve } from '../../../platform/http/serve.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { Territory } from '../territory.api.ts'
import { compoundsOf, saveManagedBy } from './buildings.service.ts'
import { exportBuildings } from './export-buildings.ts'
import {
  appendImport,
  cancelImport,
  importOf,
  importView,
  latestImports,
  openImport,
  refusalsOf,
  startImport,
} from './imports.service.ts'

/** Serves compounds, the export, and files of buildings on their way in. */
export function registerBuildings(
  app: FastifyInstance,
  { territory, jobs }: { territory: Territory; jobs: Jobs },
): void {
  serve(app, buildingRoutes.compounds, ({ tenant, actor, query }) =>
    compoundsOf(territory, { tenantId: tenant.id, actor }, query),
  )
  serve(app, buildingRoutes.saveManagedBy, ({ tenant, actor, claim, params, body }) =>
    saveManagedBy(territory, { tenantId: tenant.id, actor, claim }, { ...params, ...body }),
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

  serve(app, buildingRoutes.imports, async ({ tenant, actor, locale }) => {
    const items = await latestImports(territory, { tenantId: tenant.id, actor })
    return { items: items.map((each) => importView(each, locale)) }
  })
  serve(app, buildingRoutes.openImport, async ({ tenant, actor, locale, params, body }) =>
    importView(await openImport(territory, { tenantId: tenant.id, actor }, { ...params, ...body }), locale),
  )
  serve(app, buildingRoutes.appendImport, async ({ tenant, actor, locale, params, query, raw }) => {
    const sent = raw.request.body
    const bytes = Buffer.isBuffer(sent) ? sent : Buffer.alloc(0)
    const piece = { id: params.id, offset: query.offset, bytes }
    return importView(await appendImport(territory, { tenantId: tenant.id, actor }, piece), locale)
  })
  serve(app, buildingRoutes.getImport, async ({ tenant, actor, locale, params }) =>
    importView(await importOf(territory, { tenantId: tenant.id, actor }, params.id), locale),
  )
  serve(app, buildingRoutes.startImport, async ({ tenant, actor, claim, locale, params, body }) => {
    const asking = { tenantId: tenant.id, actor, claim }
    return importView(await startImport(territory, jobs, asking, { id: params.id, dryRun: body.dryRun }), locale)
  })
  serve(app, buildingRoutes.cancelImport, async ({ tenant, actor, claim, locale, params }) =>
    importView(await cancelImport(territory, { tenantId: tenant.id, actor, claim }, params.id), locale),
  )
  serve(app, buildingRoutes.refusals, ({ tenant, actor, locale, params, query }) =>
    refusalsOf(territory, { tenantId: tenant.id, actor }, { ...params, ...query, locale }),
  )
}
