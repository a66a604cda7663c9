import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../../../contract/common.ts'
import { plannerRoutes } from '../../../../contract/planner.ts'
import { Download, serve } from '../../../platform/http/serve.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { Territory } from '../territory.api.ts'
import { acceptPlan } from './accept-plan.ts'
import { addBarrier, barrierText, listBarriers, removeBarrier } from './barriers.service.ts'
import {
  type CountedRun,
  cancelPlan,
  communityView,
  groundIn,
  listPlans,
  planOf,
  planView,
  removePlan,
  resumePlan,
  startPlan,
} from './plans.service.ts'
import { fileOfPlan, mapOfPlan, mapOfToday, unitsOfPlan } from './proposal.service.ts'

const fresh = { 'Cache-Control': 'no-store' }

/** Serves runs of the planner, what they propose, and the lines no unit may cross. */
export function registerPlans(app: FastifyInstance, { territory, jobs }: { territory: Territory; jobs: Jobs }): void {
  const view = async (tenantId: string, run: CountedRun, locale: Locale) =>
    planView(run, await territory.atlas(tenantId), locale)

  serve(app, plannerRoutes.list, async ({ tenant, actor, locale }) => {
    const runs = await listPlans(territory, { tenantId: tenant.id, actor })
    return { items: await Promise.all(runs.map((run) => view(tenant.id, run, locale))) }
  })
  serve(app, plannerRoutes.ground, ({ tenant, actor, query }) =>
    groundIn(territory, { tenantId: tenant.id, actor }, query.areas.split(',')),
  )
  serve(app, plannerRoutes.start, async ({ tenant, actor, claim, body, locale }) =>
    view(tenant.id, await startPlan(territory, jobs, { tenantId: tenant.id, actor, claim }, body), locale),
  )
  serve(app, plannerRoutes.get, async ({ tenant, actor, params, locale }) => {
    const { counted, communities } = await planOf(territory, { tenantId: tenant.id, actor }, params.id)
    const atlas = await territory.atlas(tenant.id)
    return {
      run: planView(counted, atlas, locale),
      communities: communities.map((community) => communityView(community, atlas, locale)),
    }
  })
  serve(app, plannerRoutes.cancel, async ({ tenant, actor, claim, params, locale }) =>
    view(tenant.id, await cancelPlan(territory, { tenantId: tenant.id, actor, claim }, params.id), locale),
  )
  serve(app, plannerRoutes.resume, async ({ tenant, actor, claim, params, locale }) =>
    view(tenant.id, await resumePlan(territory, jobs, { tenantId: tenant.id, actor, claim }, params.id), locale),
  )
  serve(app, plannerRoutes.remove, ({ tenant, actor, claim, params }) =>
    removePlan(territory, { tenantId: tenant.id, actor, claim }, params.id),
  )
  serve(app, plannerRoutes.units, ({ tenant, actor, params, query }) => {
    const wanted = { ...params, ...query, outside: query.outside === 'true' }
    return unitsOfPlan(territory, { tenantId: tenant.id, actor }, wanted)
  })
  serve(app, plannerRoutes.map, async ({ tenant, actor, params, query }) => {
    const text = await mapOfPlan(territory, { tenantId: tenant.id, actor }, { ...params, ...query })
    return new Download(text, fresh)
  })
  serve(app, plannerRoutes.today, async ({ tenant, actor, params, query }) => {
    const text = await mapOfToday(territory, { tenantId: tenant.id, actor }, { ...params, ...query })
    return new Download(text, fresh)
  })
  serve(app, plannerRoutes.file, async ({ tenant, actor, params, query }) => {
    const text = await fileOfPlan(territory, { tenantId: tenant.id, actor }, { ...params, ...query })
    return new Download(text, { ...fresh, 'Content-Disposition': 'attachment; filename="plan.geojson"' })
  })
  serve(app, plannerRoutes.accept, ({ tenant, actor, claim, params, body }) =>
    acceptPlan(territory, { tenantId: tenant.id, actor, claim }, { ...params, ...body }),
  )

  serve(app, plannerRoutes.barriers, async ({ tenant, actor }) => ({
    items: await listBarriers(territory, { tenantId: tenant.id, actor }),
  }))
  serve(app, plannerRoutes.addBarrier, ({ tenant, actor, claim, body }) =>
    addBarrier(territory, { tenantId: tenant.id, actor, claim }, body),
  )
  serve(app, plannerRoutes.barrierMap, async ({ tenant, actor, params }) => {
    const text = await barrierText(territory, { tenantId: tenant.id, actor }, params.id)
    return new Download(text, fresh)
  })
  serve(app, plannerRoutes.removeBarrier, ({ tenant, actor, claim, params }) =>
    removeBarrier(territory, { tenantId: tenant.id, actor, claim }, params.id),
  )
}
