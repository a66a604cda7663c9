import type { FastifyInstance } from 'fastify'
import type { Level, MapFeatures } from '../../../../contract/territory.ts'
import { territoryChangeRoutes } from '../../../../contract/territory-changes.ts'
import { Download, serve } from '../../../platform/http/serve.ts'
import { simplify } from '../simplify.rules.ts'
import type { Territory } from '../territory.api.ts'
import { checkTerritory } from '../territory.policy.ts'
import { tolerances } from '../territory.service.ts'
import { assess } from './assess.ts'
import {
  type Changing,
  createChange,
  editChange,
  getChange,
  historyOf,
  listChanges,
  previewOfChange,
  scheduleChange,
  withdrawChange,
} from './changes.service.ts'
import { changesStore } from './changes.store.ts'
import { pathOf } from './preview.rules.ts'

/** Serves drafts of changes, their preview and map, and the history of a unit. */
export function registerTerritoryChanges(app: FastifyInstance, { territory }: { territory: Territory }): void {
  serve(app, territoryChangeRoutes.list, ({ tenant, actor, query }) =>
    listChanges(territory, { tenantId: tenant.id, actor }, query),
  )
  serve(app, territoryChangeRoutes.create, ({ tenant, actor, claim, body }) =>
    createChange(territory, { tenantId: tenant.id, actor, claim }, body),
  )
  serve(app, territoryChangeRoutes.get, ({ tenant, actor, params }) =>
    getChange(territory, { tenantId: tenant.id, actor }, params.id),
  )
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
  serve(app, territoryChangeRoutes.preview, ({ tenant, actor, params }) =>
    previewOfChange(territory, { tenantId: tenant.id, actor }, params.id),
  )
  serve(app, territoryChangeRoutes.map, async ({ tenant, actor, params, query }) => {
    const map = await mapOfChange(territory, { tenantId: tenant.id, actor }, { id: params.id, ...query })
    return new Download(JSON.stringify(map), { 'Cache-Control': 'no-store' })
  })
  serve(app, territoryChangeRoutes.schedule, ({ tenant, actor, claim, params, body }) =>
    scheduleChange(territory, { tenantId: tenant.id, actor, claim }, { id: params.id, ...body }),
  )
  serve(app, territoryChangeRoutes.withdraw, ({ tenant, actor, claim, params, body }) =>
    withdrawChange(territory, { tenantId: tenant.id, actor, claim }, { id: params.id, ...body }),
  )
  serve(app, territoryChangeRoutes.history, ({ tenant, params }) => historyOf(territory, tenant.id, params.id))
}

type DraftFeature = MapFeatures['features'][number] & { properties: { status: 'same' | 'created' | 'changed' } }

/** The units of one level as a draft leaves them. Throws Refused `platform.forbidden`, `territory.change_not_found`. */
async function mapOfChange(
  territory: Territory,
  { tenantId, actor }: Changing,
  wanted: { id: string; level: Level; within?: string | undefined },
): Promise<{ type: 'FeatureCollection'; features: DraftFeature[] }> {
  const { change } = await getChange(territory, { tenantId, actor }, wanted.id)
  checkTerritory(actor, 'change.see')
  const { draft } = await territory.database.tx(
    tenantId,
    async (tx) => {
      const record = await changesStore(tx).find(change.id)
      return await assess(tx, { change: { id: change.id, done: record?.done ?? 0 }, stakes: territory.stakes })
    },
    { readOnly: true },
  )
  const units = [...draft.after.values()].filter(
    (unit) =>
      unit.level === wanted.level &&
      unit.boundary &&
      (wanted.within === undefined || pathOf(draft.after, unit.id).includes(wanted.within)),
  )
  const drawn = simplify(
    units.flatMap(({ boundary }) => boundary ?? []),
    tolerances[wanted.level],
  )
  const features = units.flatMap(({ id, level, code, name, kind, parentId }, nth): DraftFeature[] => {
    const geometry = drawn[nth]
    const was = draft.before.get(id)
    const status = !was ? 'created' : was === draft.after.get(id) ? 'same' : 'changed'
    const properties = { level, code, nameEn: name.en, nameZh: name.zh, kind, parentId, status } as const
    return geometry ? [{ type: 'Feature', id, properties, geometry }] : []
  })
  return { type: 'FeatureCollection', features }
}
