import type { FastifyInstance } from 'fastify'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { publicCaseRoutes } from '../../../../contract/public-case-routes.ts'
import { serve } from '../../../platform/http/serve.ts'
import type { PublicReading } from './public.service.ts'

/** Serves what anybody may read of cases. */
export function registerPublicReading(app: FastifyInstance, reading: PublicReading): void {
  serve(app, caseRoutes.around, async ({ tenant, query }) => ({ items: await reading.around(tenant, query.unitId) }))
  serve(app, publicCaseRoutes.search, async ({ tenant, query }) => await reading.search(tenant, query))
  serve(app, publicCaseRoutes.hours, async ({ tenant, query }) => await reading.hours(tenant, query.unitId))
}
