import type { FastifyInstance } from 'fastify'
import { peopleRoutes } from '../../../contract/people.ts'
import type { Deps } from '../../platform/http/deps.ts'
import { serve } from '../../platform/http/serve.ts'
import { findAccounts } from './accounts.service.ts'
import { registerDuties } from './duties/duties.routes.ts'
import { registerPostTables } from './import/import.routes.ts'
import type { People } from './people.api.ts'
import {
  createPost,
  endPost,
  endStandIn,
  lendPost,
  listPosts,
  myPosts,
  servingDistrict,
  servingUnit,
} from './posts.service.ts'
import { eraseProfile, myProfile, saveProfile } from './profile.service.ts'
import { startCountingGaps } from './staffing/nightly.ts'
import { registerStaffing } from './staffing/staffing.routes.ts'

/** Serves posts, duties, staffing, who serves a place, and a person's own details. */
export function registerPeople(
  app: FastifyInstance,
  { people, jobs, tenants, log }: { people: People } & Pick<Deps, 'jobs' | 'tenants' | 'log'>,
): void {
  registerDuties(app, { people })
  registerStaffing(app, { people })
  registerPostTables(app, { people, jobs, tenants, log })
  startCountingGaps(people, { jobs, tenants })
  serve(app, peopleRoutes.posts, ({ tenant, actor, query }) => listPosts(people, { tenantId: tenant.id, actor }, query))
  serve(app, peopleRoutes.myPosts, ({ tenant, actor }) => myPosts(people, { tenantId: tenant.id, actor }))
  serve(app, peopleRoutes.accounts, ({ tenant, actor, query }) =>
    findAccounts(people, { tenantId: tenant.id, actor }, query.q),
  )
  serve(app, peopleRoutes.createPost, ({ tenant, actor, claim, body }) =>
    createPost(people, { tenantId: tenant.id, actor, claim }, body),
  )
  serve(app, peopleRoutes.endPost, ({ tenant, actor, claim, params, body }) =>
    endPost(people, { tenantId: tenant.id, actor, claim }, { postId: params.id, ...body }),
  )
  serve(app, peopleRoutes.standIn, ({ tenant, actor, claim, params, body }) => {
    const { postId: standInPostId, accountId, from, until } = body
    const wanted = { postId: params.id, standInPostId, accountId, from, until }
    return lendPost(people, { tenantId: tenant.id, actor, claim }, wanted)
  })
  serve(app, peopleRoutes.endStandIn, ({ tenant, actor, claim, params }) =>
    endStandIn(people, { tenantId: tenant.id, actor, claim }, { postId: params.id, standInId: params.standInId }),
  )
  serve(app, peopleRoutes.servesUnit, ({ tenant, params }) => servingUnit(people, tenant.id, params.unitId))
  serve(app, peopleRoutes.servesAll, ({ tenant }) => servingDistrict(people, tenant.id))

  serve(app, peopleRoutes.profile, ({ tenant, actor }) => myProfile(people, { tenantId: tenant.id, actor }))
  serve(app, peopleRoutes.saveProfile, ({ tenant, actor, claim, body }) =>
    saveProfile(people, { tenantId: tenant.id, actor, claim }, body),
  )
  serve(app, peopleRoutes.eraseProfile, ({ tenant, actor, claim }) =>
    eraseProfile(people, { tenantId: tenant.id, actor, claim }),
  )
}
