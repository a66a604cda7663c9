import type { FastifyInstance } from 'fastify'
import { boardRoutes, certificateRoutes, starDeskRoutes, starRoutes } from '../../../../contract/points-stars.ts'
import type { Route } from '../../../../contract/route.ts'
import type { Deps } from '../../../platform/http/deps.ts'
import { type Call, serve } from '../../../platform/http/serve.ts'
import { rearrangementOf, type TerritoryRearranged } from '../../territory/territory.api.ts'
import type { At, Points } from '../points.context.ts'
import { getBoard, joinBoard, leaveBoard, myBoards } from './boards.service.ts'
import {
  issueCertificate,
  myCertificate,
  myCertificates,
  verifyCertificate,
  withdrawCertificate,
} from './certificates.service.ts'
import { decideStar, getLadder, getStar, listStars, revealStar, saveLadder } from './desk.service.ts'
import { agreeToStar, answerObjection, contestStar, myStars, withdrawStar } from './mine.service.ts'
import { collectStars, eraseStars, tendStars } from './night.ts'
import { objectToStar, publishedStar, publishedStars } from './publication.service.ts'
import { starsStore } from './stars.store.ts'

const nightJob = 'points.stars'

/** Puts stars, certificates and boards into the application: routes, the night's work, what is told and erased of a person. */
export function registerStars(app: FastifyInstance, deps: Deps, points: Points): void {
  const { jobs, tenants, identity, subscriptions } = deps
  serveStars(app, points)
  serveCertificates(app, points)
  jobs.work(
    nightJob,
    async ({ signal }) => {
      for (const { id } of await tenants.list()) if (!signal.aborted) await tendStars(points, id)
    },
    { policy: 'short', timeout: 3_600 },
  )
  jobs.schedule(nightJob, '25 1 * * *')
  identity.personalData.register('stars', collectStars, eraseStars)
  // When units end, stars of their places are decided by the successor with the largest share, or by the unit above.
  subscriptions.subscribe<TerritoryRearranged>('territory.rearranged', async (tx, { changeId }) => {
    const { ended, successions } = await rearrangementOf(tx, changeId)
    const atlas = await points.cases.territory.atlas(tx.tenantId)
    for (const unitId of ended) {
      const next = successions.find(({ predecessorId }) => predecessorId === unitId)?.successorId
      const to = next ?? atlas.find(unitId)?.parentId
      if (to) await starsStore(tx).moveAll(unitId, to)
    }
  })
}

const at = ({ tenant, actor, claim, locale }: Pick<Call<Route>, 'tenant' | 'actor' | 'claim' | 'locale'>): At => ({
  ...{ tenantId: tenant.id, timeZone: tenant.timeZone, actor, claim, locale },
})

function serveStars(app: FastifyInstance, points: Points): void {
  serve(app, starRoutes.mine, (call) => myStars(points, at(call)))
  serve(app, starRoutes.agree, (call) => agreeToStar(points, at(call), { ...call.params, ...call.body }))
  serve(app, starRoutes.withdraw, (call) => withdrawStar(points, at(call), call.params.id))
  serve(app, starRoutes.answer, (call) => answerObjection(points, at(call), { ...call.params, ...call.body }))
  serve(app, starRoutes.contest, (call) => contestStar(points, at(call), { ...call.params, ...call.body }))
  serve(app, starRoutes.published, (call) => publishedStars(points, at(call), call.query))
  serve(app, starRoutes.publishedOne, (call) => publishedStar(points, at(call), call.params.id))
  serve(app, starRoutes.object, (call) => objectToStar(points, at(call), { ...call.params, ...call.body }))
  serve(app, starDeskRoutes.list, (call) => listStars(points, at(call), call.query))
  serve(app, starDeskRoutes.one, (call) => getStar(points, at(call), call.params.id))
  serve(app, starDeskRoutes.decide, (call) => decideStar(points, at(call), { ...call.params, ...call.body }))
  serve(app, starDeskRoutes.reveal, (call) => revealStar(points, at(call), { ...call.params, ...call.body }))
  serve(app, starDeskRoutes.ladder, (call) => getLadder(points, at(call)))
  serve(app, starDeskRoutes.saveLadder, (call) => saveLadder(points, at(call), call.body))
}

function serveCertificates(app: FastifyInstance, points: Points): void {
  serve(app, certificateRoutes.list, (call) => myCertificates(points, at(call)))
  serve(app, certificateRoutes.issue, (call) => issueCertificate(points, at(call), call.body))
  serve(app, certificateRoutes.one, (call) => myCertificate(points, at(call), call.params.id))
  serve(app, certificateRoutes.withdraw, (call) => withdrawCertificate(points, at(call), call.params.id))
  serve(app, certificateRoutes.verify, (call) => verifyCertificate(points, at(call), call.body.code))
  serve(app, boardRoutes.board, (call) => getBoard(points, at(call), call.params))
  serve(app, boardRoutes.mine, (call) => myBoards(points, at(call)))
  serve(app, boardRoutes.join, (call) => joinBoard(points, at(call), { ...call.params, ...call.body }))
  serve(app, boardRoutes.leave, (call) => leaveBoard(points, at(call), call.params))
}
