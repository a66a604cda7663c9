import type { FastifyInstance } from 'fastify'
import { dutyRoutes } from '../../../../contract/people-duties.ts'
import { serve } from '../../../platform/http/serve.ts'
import type { People } from '../people.api.ts'
import { dutyVersions, getDuties, listDutyLists, saveDuties } from './duties.service.ts'

/** Serves the public duty lists. */
export function registerDuties(app: FastifyInstance, { people }: { people: People }): void {
  serve(app, dutyRoutes.lists, ({ tenant }) => listDutyLists(people, tenant))
  serve(app, dutyRoutes.duties, ({ tenant, query }) => getDuties(people, tenant.id, query))
  serve(app, dutyRoutes.versions, ({ tenant, query }) => dutyVersions(people, tenant.id, query))
  serve(app, dutyRoutes.save, ({ tenant, actor, claim, body }) =>
    saveDuties(people, { tenantId: tenant.id, actor, claim }, body),
  )
}
