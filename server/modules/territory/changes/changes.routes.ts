import type { FastifyInstance } from 'fastify'
import { territoryChangeRoutes } from '../../../../contract/territory-changes.ts'
import { territoryDrawingRoutes } from '../../../../contract/territory-drawing.ts'
import { Download, serve } from '../../../platform/http/serve.ts'
import type { Territory } from '../territory.api.ts'
import {
  createChange,
  editChange,
  getChange,
  historyOf,
  listChanges,
  previewOfChange,
  scheduleChange,
  withdrawChange,
} from './changes.service.ts'
import { mapOfChange, proposeStep, searchChange, treeOfChange, unitOfChange } from './drawing.service.ts'
import { changeInWords, previewInWords } from './finding-words.ts'

/** Serves drafts of changes, their preview and map, and the history of a unit. */
export function registerTerritoryChanges(app: FastifyInstance, { territory }: { territory: Territory }): void {
  serve(app, territoryChangeRoutes.list, async ({ tenant, actor, locale, query }) => {
    const { items, next } = await listChanges(territory, { tenantId: tenant.id, actor }, query)
    return { items: items.map((change) => changeInWords(change, locale)), next }
  })
  serve(app, territoryChangeRoutes.create, ({ tenant, actor, claim, body }) =>
    createChange(territory, { tenantId: tenant.id, actor, claim }, body),
  )
  serve(app, territoryChangeRoutes.get, async ({ tenant, actor, locale, params }) => {
    const found = await getChange(territory, { tenantId: tenant.id, actor }, params.id)
    return { ...found, change: changeInWords(found.change, locale) }
  })
  serve(app, territoryChangeRoutes.describe, ({ tenant, actor, claim, params, body }) => {
    const { revision, title, reason } = body
    const edit = { type: 'describe' as const, title, reason }
    return editChange(territory, { tenantId: tenant.id, actor, claim }, { id: params.id, revision, edit })
  })
  serve(app, territoryChangeRoutes.addStep, ({ tenant, actor, claim, params, body }) => {
    const edit = { type: 'step' as const, step: body.step }
    const given = { id: params.id, revision: body.revision, edit }
    return editChange(territory, { tenantId: tenant.id, actor, claim }, given)
  })
  for (const type of ['undo', 'redo', 'discard'] as const)
    serve(app, territoryChangeRoutes[type], ({ tenant, actor, claim, params, body }) => {
      const given = { id: params.id, revision: body.revision, edit: { type } }
      return editChange(territory, { tenantId: tenant.id, actor, claim }, given)
    })
  serve(app, territoryChangeRoutes.preview, async ({ tenant, actor, locale, params }) =>
    previewInWords(await previewOfChange(territory, { tenantId: tenant.id, actor }, params.id), locale),
  )
  serve(app, territoryChangeRoutes.map, async ({ tenant, actor, params, query }) => {
    const map = await mapOfChange(territory, { tenantId: tenant.id, actor }, { id: params.id, ...query })
    return new Download(JSON.stringify(map), { 'Cache-Control': 'no-store' })
  })
  serve(app, territoryDrawingRoutes.tree, ({ tenant, actor, params, query }) =>
    treeOfChange(territory, { tenantId: tenant.id, actor }, { ...params, ...query }),
  )
  serve(app, territoryDrawingRoutes.search, ({ tenant, actor, params, query }) =>
    searchChange(territory, { tenantId: tenant.id, actor }, { ...params, ...query }),
  )
  serve(app, territoryDrawingRoutes.unit, ({ tenant, actor, params }) =>
    unitOfChange(territory, { tenantId: tenant.id, actor }, params),
  )
  serve(app, territoryDrawingRoutes.propose, ({ tenant, actor, params, body }) =>
    proposeStep(territory, { tenantId: tenant.id, actor }, { id: params.id, wish: body }),
  )
  serve(app, territoryChangeRoutes.schedule, ({ tenant, actor, claim, params, body }) =>
    scheduleChange(territory, { tenantId: tenant.id, actor, claim }, { id: params.id, ...body }),
  )
  serve(app, territoryChangeRoutes.withdraw, ({ tenant, actor, claim, params, body }) =>
    withdrawChange(territory, { tenantId: tenant.id, actor, claim }, { id: params.id, ...body }),
  )
  serve(app, territoryChangeRoutes.history, ({ tenant, params }) => historyOf(territory, tenant.id, params.id))
}
