import type { FastifyInstance, FastifyRequest } from 'fastify'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { serve } from '../../platform/http/serve.ts'
import type { CommandsService } from './commands/commands.service.ts'
import type { FiguresService } from './figures/figures.service.ts'
import type { FollowersService } from './followers.service.ts'
import type { IntakeService } from './intake/intake.service.ts'
import type { ReadingService } from './reading/reading.service.ts'
import type { ViewsService } from './views/views.service.ts'

/** What the routes call. */
export interface CaseServices {
  intake: IntakeService
  commands: CommandsService
  reading: ReadingService
  followers: FollowersService
  views: ViewsService
  figures: FiguresService
}

/** The tracking secret a client shows: a header, never part of an address that logs and histories keep. */
export function secretOf(request: FastifyRequest): string | undefined {
  const secret = request.headers['x-case-secret']
  return typeof secret === 'string' && secret.length <= 100 ? secret : undefined
}

/** Serves the case loop. */
export function registerCaseRoutes(app: FastifyInstance, services: CaseServices): void {
  const { intake, commands, reading, followers, views, figures } = services

  serve(
    app,
    caseRoutes.create,
    async ({ tenant, actor, body, claim, locale }) =>
      await intake.report({ tenant, actor, input: body, claim, locale }),
  )
  serve(app, caseRoutes.list, async ({ tenant, actor, query }) => await reading.list({ tenant, actor }, query))
  serve(
    app,
    caseRoutes.counts,
    async ({ tenant, actor, query }) => await reading.counts({ tenant, actor }, query.scope),
  )
  serve(app, caseRoutes.nearby, async ({ tenant, query }) => ({
    items: await reading.nearby(tenant, { point: { lat: query.lat, lng: query.lng }, categoryId: query.categoryId }),
  }))
  serve(app, caseRoutes.around, async ({ tenant, query }) => ({ items: await reading.around(tenant, query.unitId) }))
  serve(app, caseRoutes.map, async ({ tenant, actor, query }) => await reading.map({ tenant, actor }, query))
  serve(app, caseRoutes.figures, async ({ tenant, actor, query }) => await figures.of({ tenant, actor }, query))
  serve(app, caseRoutes.views, async ({ tenant, actor }) => ({ items: await views.list({ tenant, actor }) }))
  serve(
    app,
    caseRoutes.saveView,
    async ({ tenant, actor, body, claim }) => await views.save({ tenant, actor }, { body, claim }),
  )
  serve(app, caseRoutes.deleteView, async ({ tenant, actor, params }) => {
    await views.delete({ tenant, actor }, params.id)
    return {}
  })
  serve(app, caseRoutes.get, async ({ tenant, actor, params }) => await reading.get({ tenant, actor }, params.id))
  serve(
    app,
    caseRoutes.command,
    async ({ tenant, actor, params, body, claim, raw }) =>
      await commands.give({ tenant, actor, caseId: params.id, request: body, secret: secretOf(raw.request), claim }),
  )
  serve(app, caseRoutes.reveal, async ({ tenant, actor, params, body }) => ({
    value: await reading.reveal({ tenant, actor }, { caseId: params.id, ...body }),
  }))
  serve(
    app,
    caseRoutes.follow,
    async ({ tenant, actor, params, raw }) =>
      await reading.follow({ tenant, actor }, { number: params.number, secret: secretOf(raw.request) }),
  )
  serve(
    app,
    caseRoutes.meToo,
    async ({ tenant, actor, params, body, claim, locale }) =>
      await followers.follow({ tenant, actor }, { caseId: params.id, contact: body, claim, locale }),
  )
  serve(app, caseRoutes.mine, async ({ tenant, actor, query }) => await reading.mine({ tenant, actor }, query))
}
