import type { FastifyInstance } from 'fastify'
import { pointsGivingRoutes as routes } from '../../../../contract/points-giving.ts'
import type { Route } from '../../../../contract/route.ts'
import type { Deps } from '../../../platform/http/deps.ts'
import { type Call, serve } from '../../../platform/http/serve.ts'
import type { At, Points } from '../points.context.ts'
import {
  endInvite,
  give,
  invite,
  joinHousehold,
  leaveHousehold,
  lookAtInvite,
  myHousehold,
  openHousehold,
} from './household.service.ts'
import { closeNeed, closePast, getNeed, listNeeds, openNeed, orderNeed, pledge, takeBack } from './needs.service.ts'

const at = ({ tenant, actor, claim, locale }: Pick<Call<Route>, 'tenant' | 'actor' | 'claim' | 'locale'>): At => ({
  ...{ tenantId: tenant.id, timeZone: tenant.timeZone, actor, claim, locale },
})

/** Puts households and needs into the application: their routes, and what ends by the clock. */
export function registerGiving(app: FastifyInstance, deps: Deps, points: Points): void {
  serve(app, routes.household, (call) => myHousehold(points, at(call)))
  serve(app, routes.open, (call) => openHousehold(points, at(call), call.body.name))
  serve(app, routes.invite, (call) => invite(points, at(call)))
  serve(app, routes.endInvite, (call) => endInvite(points, at(call), call.params.id))
  serve(app, routes.look, (call) => lookAtInvite(points, at(call), call.body.code))
  serve(app, routes.join, (call) => joinHousehold(points, at(call), call.body))
  serve(app, routes.leave, (call) => leaveHousehold(points, at(call)))
  serve(app, routes.give, (call) => give(points, at(call), call.body))
  serve(app, routes.needs, (call) => listNeeds(points, at(call), call.query))
  serve(app, routes.need, (call) => getNeed(points, at(call), call.params.id))
  serve(app, routes.openNeed, (call) => openNeed(points, at(call), call.body))
  serve(app, routes.closeNeed, (call) => closeNeed(points, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.orderNeed, (call) => orderNeed(points, at(call), call.params.id))
  serve(app, routes.pledge, (call) => pledge(points, at(call), { needId: call.params.id, ...call.body }))
  serve(app, routes.unpledge, (call) => takeBack(points, at(call), call.params.id))
  const { jobs, tenants, database, clock } = deps
  jobs.work(
    'points.needs',
    async ({ signal }) => {
      for (const { id, timeZone } of await tenants.list())
        if (!signal.aborted) await closePast(database, { tenantId: id, timeZone, now: clock.now() })
    },
    { policy: 'short' },
  )
  jobs.schedule('points.needs', '17 * * * *')
}
