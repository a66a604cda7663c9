import type { FastifyInstance } from 'fastify'
import { staffingRoutes } from '../../../../contract/people-staffing.ts'
import { Download, serve } from '../../../platform/http/serve.ts'
import { layDownDefaults } from '../defaults/seed-people.ts'
import type { People } from '../people.api.ts'
import { daysOfGaps, exportGaps, listGaps, mapGaps, staffingOfUnit } from './gaps.service.ts'
import { changeRule, createRule, listRules, ruleHistory } from './rules.service.ts'

/** Serves staffing rules and the gaps report. */
export function registerStaffing(app: FastifyInstance, { people }: { people: People }): void {
  const asking = ({
    tenant,
    actor,
  }: {
    tenant: { id: string; timeZone: string }
    actor: Parameters<typeof listGaps>[1]['actor']
  }) => ({
    tenantId: tenant.id,
    timeZone: tenant.timeZone,
    actor,
  })
  serve(app, staffingRoutes.rules, ({ tenant }) => listRules(people, tenant.id))
  serve(app, staffingRoutes.createRule, ({ tenant, actor, claim, body }) =>
    createRule(people, { tenantId: tenant.id, actor, claim }, body),
  )
  serve(app, staffingRoutes.changeRule, ({ tenant, actor, claim, params, body }) =>
    changeRule(people, { tenantId: tenant.id, actor, claim }, { id: params.id, ...body }),
  )
  serve(app, staffingRoutes.ruleHistory, ({ tenant, params, query }) =>
    ruleHistory(people, tenant.id, { ...params, ...query }),
  )
  serve(app, staffingRoutes.defaults, ({ tenant, actor, claim }) =>
    layDownDefaults(people, { tenantId: tenant.id, actor, claim }),
  )
  serve(app, staffingRoutes.unit, (call) => staffingOfUnit(people, asking(call), call.params.id))
  serve(app, staffingRoutes.gaps, (call) => listGaps(people, asking(call), call.query))
  serve(app, staffingRoutes.map, (call) => mapGaps(people, asking(call), call.query))
  serve(app, staffingRoutes.days, (call) => daysOfGaps(people, asking(call), call.query))
  serve(app, staffingRoutes.export, async (call) => {
    const table = await exportGaps(people, { ...asking(call), locale: call.locale }, call.query)
    return new Download(table, { 'content-disposition': 'attachment; filename="gaps.csv"' })
  })
}
