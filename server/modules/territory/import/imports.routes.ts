import type { FastifyInstance } from 'fastify'
import { territoryImportRoutes } from '../../../../contract/territory-imports.ts'
import { serve } from '../../../platform/http/serve.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { Territory } from '../territory.api.ts'
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

/** Serves files of units and of buildings on their way in. */
export function registerImports(app: FastifyInstance, { territory, jobs }: { territory: Territory; jobs: Jobs }): void {
  serve(app, territoryImportRoutes.list, async ({ tenant, actor, locale, query }) => {
    const items = await latestImports(territory, { tenantId: tenant.id, actor }, query.kind)
    return { items: items.map((each) => importView(each, locale)) }
  })
  serve(app, territoryImportRoutes.open, async ({ tenant, actor, locale, params, body }) =>
    importView(await openImport(territory, { tenantId: tenant.id, actor }, { ...params, ...body }), locale),
  )
  serve(app, territoryImportRoutes.append, async ({ tenant, actor, locale, params, query, raw }) => {
    const sent = raw.request.body
    const bytes = Buffer.isBuffer(sent) ? sent : Buffer.alloc(0)
    const piece = { id: params.id, offset: query.offset, bytes }
    return importView(await appendImport(territory, { tenantId: tenant.id, actor }, piece), locale)
  })
  serve(app, territoryImportRoutes.get, async ({ tenant, actor, locale, params }) =>
    importView(await importOf(territory, { tenantId: tenant.id, actor }, params.id), locale),
  )
  serve(app, territoryImportRoutes.start, async ({ tenant, actor, claim, locale, params, body }) => {
    const asking = { tenantId: tenant.id, actor, claim }
    return importView(await startImport(territory, jobs, asking, { ...params, ...body }), locale)
  })
  serve(app, territoryImportRoutes.cancel, async ({ tenant, actor, claim, locale, params }) =>
    importView(await cancelImport(territory, { tenantId: tenant.id, actor, claim }, params.id), locale),
  )
  serve(app, territoryImportRoutes.refusals, ({ tenant, actor, locale, params, query }) =>
    refusalsOf(territory, { tenantId: tenant.id, actor }, { ...params, ...query, locale }),
  )
}
