import type { FastifyInstance } from 'fastify'
import { caseConfigurationRoutes } from '../../../../contract/case-configuration-routes.ts'
import { Refused } from '../../../platform/errors.ts'
import { serve } from '../../../platform/http/serve.ts'
import { type CasesDeps, pathOfPlacement } from '../cases.context.ts'
import { placeOf } from '../intake/prepare.rules.ts'
import { holderView } from '../reading/view.rules.ts'
import { route } from './routing.rules.ts'

/** Serves the question where a new case would go, answered by the rules that will send it there. */
export function registerTryOut(app: FastifyInstance, { contextOf }: Pick<CasesDeps, 'contextOf'>): void {
  serve(app, caseConfigurationRoutes.tryRules, async ({ tenant, query }) => {
    const context = await contextOf(tenant)
    const { configuration, bodies } = context
    const { categoryId, unitId, channel } = query
    if (!bodies.district) throw new Refused('case.no_territory', {}, { status: 503 })
    if (categoryId && !configuration.categories.has(categoryId))
      throw new Refused('category.not_found', {}, { status: 422, field: 'query.categoryId' })
    const placement = placeOf(context, unitId ? { unitId } : {})
    const routed = route({
      rules: configuration.rules,
      categoryPath: categoryId ? configuration.path(categoryId) : [],
      danger: categoryId ? configuration.isDanger(categoryId) : false,
      unitPath: pathOfPlacement(placement, bodies),
      channel,
      placement: { placed: placement.placed, districtId: bodies.district },
      departments: { has: context.hasDepartment },
    })
    const conditionId =
      routed.conditionId ?? (categoryId ? configuration.standardCondition(categoryId)?.id : undefined) ?? null
    return {
      holder: holderView(routed, context),
      priority: routed.priority,
      condition: conditionId ? (configuration.conditions.get(conditionId)?.name ?? null) : null,
      rule: routed.ruleId && routed.ruleName ? { id: routed.ruleId, name: routed.ruleName } : null,
      placed: placement.placed,
      alsoDistrict: routed.alsoDistrict,
    }
  })
}
