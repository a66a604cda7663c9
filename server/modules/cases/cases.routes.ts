import type { FastifyInstance, FastifyRequest } from 'fastify'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { kinRoutes } from '../../../contract/kin-routes.ts'
import { mapRoutes } from '../../../contract/map-routes.ts'
import { serve } from '../../platform/http/serve.ts'
import type { CommandsService } from './commands/commands.service.ts'
import type { FiguresService } from './figures/figures.service.ts'
import type { FollowersService } from './followers.service.ts'
import type { IntakeService } from './intake/intake.service.ts'
import type { MapService } from './map/map.service.ts'
import type { PreviewService } from './preview/preview.service.ts'
import type { ReadingService } from './reading/reading.service.ts'
import type { NearbyService } from './similar/nearby.service.ts'

/** What the routes call. */
export interface CaseServices {
  intake: IntakeService
  commands: CommandsService
  reading: ReadingService
  nearby: NearbyService
  map: MapService
  preview: PreviewService
  followers: FollowersService
  figures: FiguresService
}

/** The tracking secret a client shows: a header, never part of an address that logs and histories keep. */
export function secretOf(request: FastifyRequest): string | undefined {
  const secret = request.headers['x-case-secret']
  return typeof secret === 'string' && secret.length <= 100 ? secret : undefined
}

/** Serves the case loop. */
export function registerCaseRoutes(app: FastifyInstance, services: CaseServices): void {
  const { intake, commands, reading, nearby, map, preview, followers, figures } = services

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
    items: await nearby.nearby(tenant, { point: { lat: query.lat, lng: query.lng }, categoryId: query.categoryId }),
  }))
  serve(app, kinRoutes.similar, async ({ tenant, actor, query }) => ({
    items: await nearby.similar({ tenant, actor }, query),
  }))
  serve(app, kinRoutes.alike, async ({ tenant, body }) => ({ items: await nearby.alike(tenant, body) }))
  serve(
    app,
    kinRoutes.mergePreview,
    async ({ tenant, actor, params, query }) =>
      await preview.merge({ tenant, actor }, { caseId: params.id, intoCaseId: query.into }),
  )
  serve(
    app,
    kinRoutes.undoPreview,
    async ({ tenant, actor, params }) => await preview.undo({ tenant, actor }, params.id),
  )
  serve(
    app,
    kinRoutes.splitPreview,
    async ({ tenant, actor, params, body }) =>
      await preview.split({ tenant, actor }, { caseId: params.id, parts: body.parts }),
  )
  serve(app, mapRoutes.map, async ({ tenant, actor, query }) => await map.points({ tenant, actor }, query))
  serve(app, mapRoutes.mapHeat, async ({ tenant, actor, query }) => await map.heat({ tenant, actor }, query))
  serve(app, mapRoutes.mapList, async ({ tenant, actor, query }) => await map.list({ tenant, actor }, query))
  serve(app, mapRoutes.mapUnits, async ({ tenant, actor, query }) => await map.units({ tenant, actor }, query))
  serve(app, caseRoutes.figures, async ({ tenant, actor, query }) => await figures.of({ tenant, actor }, query))
  serve(app, caseRoutes.get, async ({ tenant, actor, params }) => await reading.page({ tenant, actor }, params.id))
  serve(
    app,
    caseRoutes.command,
    async ({ tenant, actor, params, body, claim, raw }) =>
      await commands.give({ tenant, actor, caseId: params.id, request: body, secret: secretOf(raw.request), claim }),
  )
  serve(app, caseRoutes.reveal, async ({ tenant, actor, params, body }) => ({
    value: await reading.reveal({ tenant, actor }, { caseId: params.id, lifecycle: 'report', ...body }),
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
