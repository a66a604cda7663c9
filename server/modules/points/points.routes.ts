import type { FastifyInstance } from 'fastify'
import { pointsRoutes } from '../../../contract/points.ts'
import { pointsClaimRoutes } from '../../../contract/points-claims.ts'
import { pointsExchangeRoutes } from '../../../contract/points-exchange.ts'
import { pointsProposalRoutes } from '../../../contract/points-proposals.ts'
import type { Route } from '../../../contract/route.ts'
import { type Call, serve } from '../../platform/http/serve.ts'
import {
  claimPoints,
  contestClaim,
  decideClaim,
  listClaims,
  myClaims,
  revealClaim,
  withdrawClaim,
} from './earning/claims.service.ts'
import { correctGrant } from './earning/grants.service.ts'
import { lookAt, reviewList } from './earning/review.service.ts'
import { createGood, getGood, listGoods, readShelf, saveGood, stockBook, writeStock } from './exchange/goods.service.ts'
import { cancelOrder, findOrder, myOrders, orderGood, pickUpOrder, refundOrder } from './exchange/orders.service.ts'
import { myLines, myPoints } from './mine/mine.service.ts'
import type { At, Points } from './points.context.ts'
import { listProposals, putBy } from './proposals/proposals.service.ts'
import { serveReports } from './reports/reports.routes.ts'
import {
  createRule,
  createScheme,
  getScheme,
  listSchemes,
  ruleVersions,
  saveRule,
  saveScheme,
} from './rules/schemes.service.ts'

const at = ({ tenant, actor, claim, locale }: Pick<Call<Route>, 'tenant' | 'actor' | 'claim' | 'locale'>): At => ({
  ...{ tenantId: tenant.id, timeZone: tenant.timeZone, actor, claim, locale },
})

/** Serves the routes of points. */
export function servePoints(app: FastifyInstance, points: Points): void {
  serve(app, pointsRoutes.mine, (call) => myPoints(points, at(call)))
  serve(app, pointsRoutes.myLines, (call) => myLines(points, at(call), call.query))
  serve(app, pointsRoutes.schemes, (call) => listSchemes(points, at(call), call.query))
  serve(app, pointsRoutes.scheme, (call) => getScheme(points, at(call), call.params.id))
  serve(app, pointsRoutes.createScheme, (call) => createScheme(points, at(call), call.body))
  serve(app, pointsRoutes.saveScheme, (call) => {
    const { version, ended, ...input } = call.body
    return saveScheme(points, at(call), { id: call.params.id, version, ended, input })
  })
  serve(app, pointsRoutes.createRule, (call) =>
    createRule(points, at(call), { schemeId: call.params.id, input: call.body }),
  )
  serve(app, pointsRoutes.saveRule, (call) => {
    const { version, ...input } = call.body
    return saveRule(points, at(call), { id: call.params.id, version, input })
  })
  serve(app, pointsRoutes.ruleVersions, (call) => ruleVersions(points, at(call), call.params.id))
  serve(app, pointsProposalRoutes.proposals, (call) => listProposals(points, at(call), call.params.id))
  serve(app, pointsProposalRoutes.putBy, (call) => putBy(points, at(call), { schemeId: call.params.id, ...call.body }))
  serveClaims(app, points)
  serveExchange(app, points)
  serveReports(app, points, at)
}

function serveClaims(app: FastifyInstance, points: Points): void {
  const routes = pointsClaimRoutes
  serve(app, routes.claim, (call) => claimPoints(points, at(call), call.body))
  serve(app, routes.myClaims, (call) => myClaims(points, at(call), call.query))
  serve(app, routes.withdraw, (call) => withdrawClaim(points, at(call), call.params.id))
  serve(app, routes.contest, (call) => contestClaim(points, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.claims, (call) => listClaims(points, at(call), call.query))
  serve(app, routes.decide, (call) => decideClaim(points, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.reveal, (call) => revealClaim(points, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.correct, (call) => correctGrant(points, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.review, (call) => reviewList(points, at(call), call.params.id))
  serve(app, routes.look, (call) => lookAt(points, at(call), { schemeId: call.params.id, ...call.body }))
}

function serveExchange(app: FastifyInstance, points: Points): void {
  const routes = pointsExchangeRoutes
  serve(app, routes.goods, (call) => listGoods(points, at(call), call.query))
  serve(app, routes.good, (call) => getGood(points, at(call), call.params.id))
  serve(app, routes.createGood, (call) => createGood(points, at(call), call.body))
  serve(app, routes.saveGood, (call) => {
    const { version, ended, ...input } = call.body
    return saveGood(points, at(call), { id: call.params.id, version, ended, input })
  })
  serve(app, routes.stock, (call) => writeStock(points, at(call), { goodId: call.params.id, ...call.body }))
  serve(app, routes.shelf, (call) => readShelf(points, at(call), { goodId: call.params.id, ...call.query }))
  serve(app, routes.stockBook, (call) => stockBook(points, at(call), { goodId: call.params.id, ...call.query }))
  serve(app, routes.order, (call) => orderGood(points, at(call), call.body))
  serve(app, routes.myOrders, (call) => myOrders(points, at(call), call.query))
  serve(app, routes.cancel, (call) => cancelOrder(points, at(call), call.params.id))
  serve(app, routes.find, (call) => findOrder(points, at(call), call.body.code))
  serve(app, routes.pickUp, (call) => pickUpOrder(points, at(call), call.body.code))
  serve(app, routes.refund, (call) => refundOrder(points, at(call), { id: call.params.id, ...call.body }))
}
