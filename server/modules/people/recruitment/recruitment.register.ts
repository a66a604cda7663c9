import type { FastifyInstance } from 'fastify'
import { recruitmentDeskRoutes, recruitmentRoutes } from '../../../../contract/recruitment-routes.ts'
import type { Route } from '../../../../contract/route.ts'
import type { Deps } from '../../../platform/http/deps.ts'
import { type Call, serve } from '../../../platform/http/serve.ts'
import { placesAfter, type TerritoryRearranged } from '../../territory/territory.api.ts'
import type { People } from '../people.api.ts'
import { keepDays } from './application.rules.ts'
import {
  answerObjection,
  appeal,
  apply,
  myApplication,
  myApplications,
  object,
  publishedOne,
  withdraw,
} from './apply.service.ts'
import {
  cancelCall,
  changeCall,
  closeCall,
  deskCall,
  deskCalls,
  openCall,
  openCalls,
  publicCall,
  publishedNames,
} from './calls.service.ts'
import { callsStore } from './calls.store.ts'
import { forgetOld, registerRecruitmentData } from './forget.ts'
import type { Recruitment } from './recruitment.context.ts'
import { applicationKind } from './recruitment.view.ts'
import {
  decideAppeal,
  getApplication,
  listApplications,
  mayFollow,
  mayReadFiles,
  revealOne,
  review,
} from './review.service.ts'

const forgetJob = 'people.forget_applications'

/** Puts recruitment into the application: routes, files, the nightly deletion, and what follows when units end. */
export function registerRecruitment(app: FastifyInstance, deps: Deps, people: People): void {
  const { files, jobs, tenants, identity, subscriptions, topics, retention } = deps
  const recruitment: Recruitment = { people, files }
  servePublic(app, recruitment)
  serveDesk(app, recruitment)
  files.guard(applicationKind, ({ file, tenant, actor }) => {
    return mayReadFiles(recruitment, { tenantId: tenant.id, actor }, file.ownerId)
  })
  // Only whoever applied and those who decide hear that something moved; what it is they ask with their own rights.
  topics.guard('application', ({ tenant, actor, id }) => mayFollow(recruitment, { tenantId: tenant.id, actor }, id))
  registerRecruitmentData(recruitment, identity.personalData)
  retention.register({ kind: 'application', days: keepDays, end: 'deleted' })
  jobs.work(
    forgetJob,
    async ({ signal }) => {
      for (const tenant of await tenants.list()) if (!signal.aborted) await forgetOld(recruitment, tenant.id)
    },
    { policy: 'singleton' },
  )
  jobs.schedule(forgetJob, '20 18 * * *')
  // When units end, what concerned them concerns the successor with the largest share, or the unit above.
  subscriptions.subscribe<TerritoryRearranged>('territory.rearranged', async (tx, { changeId }) => {
    const atlas = await people.territory.atlas(tx.tenantId)
    await callsStore(tx).moveAll(await placesAfter(tx, atlas, changeId))
  })
}

const at = ({ tenant, actor, claim, locale }: Pick<Call<Route>, 'tenant' | 'actor' | 'claim' | 'locale'>) => ({
  ...{ tenantId: tenant.id, timeZone: tenant.timeZone, actor, claim, locale },
})

function servePublic(app: FastifyInstance, recruitment: Recruitment): void {
  const routes = recruitmentRoutes
  serve(app, routes.calls, (call) => openCalls(recruitment, at(call), call.query))
  serve(app, routes.call, (call) => publicCall(recruitment, at(call), call.params.id))
  serve(app, routes.published, (call) => publishedNames(recruitment, at(call), call.query))
  serve(app, routes.publishedOne, (call) => publishedOne(recruitment, at(call), call.params.id))
  serve(app, routes.object, (call) => object(recruitment, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.apply, (call) => {
    return apply(recruitment, at(call), { ...call.body, callId: call.params.id })
  })
  serve(app, routes.mine, (call) => myApplications(recruitment, at(call), call.query))
  serve(app, routes.myApplication, (call) => myApplication(recruitment, at(call), call.params.id))
  serve(app, routes.withdraw, (call) => withdraw(recruitment, at(call), call.params.id))
  serve(app, routes.answer, (call) => answerObjection(recruitment, at(call), { ...call.params, ...call.body }))
  serve(app, routes.appeal, (call) => appeal(recruitment, at(call), { ...call.params, ...call.body }))
}

function serveDesk(app: FastifyInstance, recruitment: Recruitment): void {
  const routes = recruitmentDeskRoutes
  serve(app, routes.calls, (call) => deskCalls(recruitment, at(call), call.query))
  serve(app, routes.call, (call) => deskCall(recruitment, at(call), call.params.id))
  serve(app, routes.open, (call) => openCall(recruitment, at(call), call.body))
  serve(app, routes.change, (call) => changeCall(recruitment, at(call), { ...call.params, ...call.body }))
  serve(app, routes.close, (call) => closeCall(recruitment, at(call), { ...call.params, ...call.body }))
  serve(app, routes.cancel, (call) => cancelCall(recruitment, at(call), { ...call.params, ...call.body }))
  serve(app, routes.applications, (call) => listApplications(recruitment, at(call), call.query))
  serve(app, routes.application, (call) => getApplication(recruitment, at(call), call.params.id))
  serve(app, routes.review, (call) => review(recruitment, at(call), { ...call.params, ...call.body }))
  serve(app, routes.decideAppeal, (call) => decideAppeal(recruitment, at(call), { ...call.params, ...call.body }))
  serve(app, routes.reveal, (call) => revealOne(recruitment, at(call), { ...call.params, ...call.body }))
}
