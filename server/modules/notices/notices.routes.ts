import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import { noticeRoutes } from '../../../contract/notice-routes.ts'
import { tenantOf } from '../../platform/http/caller.ts'
import { serve } from '../../platform/http/serve.ts'
import type { BulletinsService } from './bulletins/bulletins.service.ts'
import type { GatewaysService } from './gateways/gateways.service.ts'
import type { InboxService } from './inbox/inbox.service.ts'
import type { TextsService } from './texts/texts.service.ts'
import type { WishesService } from './wishes/wishes.service.ts'

/** What the routes call. */
export interface NoticeServices {
  inbox: InboxService
  wishes: WishesService
  texts: TextsService
  gateways: GatewaysService
  bulletins: BulletinsService
  /** Public key for messages to browsers. */
  pushKey: string
}

/** Serves notices and bulletins. */
export function registerNoticeRoutes(app: FastifyInstance, services: NoticeServices): void {
  const { inbox, wishes, texts, gateways, bulletins } = services

  serve(app, noticeRoutes.board, async ({ tenant, query }) => ({ items: await bulletins.shownAt(tenant, query.place) }))
  serve(app, noticeRoutes.bulletins, ({ tenant, actor, query }) => bulletins.list({ tenant, actor }, query))
  serve(app, noticeRoutes.publish, ({ tenant, actor, body, claim }) =>
    bulletins.publish({ tenant, actor }, { body, claim }),
  )
  serve(app, noticeRoutes.takeDown, ({ tenant, actor, params, body }) =>
    bulletins.takeDown({ tenant, actor }, { id: params.id, down: body.down }),
  )

  serve(app, noticeRoutes.inbox, ({ tenant, actor, locale, query }) => inbox.list({ tenant, actor, locale }, query))
  serve(app, noticeRoutes.unread, ({ tenant, actor }) => inbox.unread({ tenant, actor }))
  serve(app, noticeRoutes.mark, ({ tenant, actor, body }) => inbox.mark({ tenant, actor }, body))
  serve(app, noticeRoutes.ofCases, async ({ tenant, locale, body }) => ({
    items: await inbox.ofCases({ tenant, locale }, body.cases),
  }))

  serve(app, noticeRoutes.preferences, ({ tenant, actor }) => wishes.view({ tenant, actor }))
  serve(app, noticeRoutes.savePreferences, ({ tenant, actor, body }) => wishes.save({ tenant, actor }, body))
  serve(app, noticeRoutes.pushKey, async () => ({ key: services.pushKey }))
  serve(app, noticeRoutes.pushOn, ({ tenant, actor, body }) => wishes.addBrowser({ tenant, actor }, body))
  serve(app, noticeRoutes.pushOff, async ({ tenant, body }) => {
    await wishes.removeBrowser(tenant, body.endpoint)
    return { done: true as const }
  })
  serve(app, noticeRoutes.stop, ({ tenant, params }) => wishes.stop(tenant, params.token))
  serve(app, noticeRoutes.setStop, ({ tenant, params, body }) => wishes.setStop(tenant, { ...params, ...body }))

  serve(app, noticeRoutes.texts, ({ tenant, actor, query }) => texts.list({ tenant, actor }, query.channel))
  serve(app, noticeRoutes.saveText, ({ tenant, actor, body }) => texts.save({ tenant, actor }, body))
  serve(app, noticeRoutes.preview, ({ tenant, actor, body }) => texts.preview({ tenant, actor }, body))
  serve(app, noticeRoutes.sendTest, ({ tenant, actor, body }) => texts.sendTest({ tenant, actor }, body))
  serve(app, noticeRoutes.settings, ({ tenant, actor }) => texts.settings({ tenant, actor }))
  serve(app, noticeRoutes.saveSettings, ({ tenant, actor, body }) => texts.saveSettings({ tenant, actor }, body))

  serve(app, noticeRoutes.deliveries, ({ tenant, actor, query }) => gateways.deliveries({ tenant, actor }, query))
  serve(app, noticeRoutes.retry, ({ tenant, actor, params }) => gateways.retry({ tenant, actor }, params.id))
  serve(app, noticeRoutes.webhooks, async ({ tenant, actor }) => ({ items: await gateways.list({ tenant, actor }) }))
  serve(app, noticeRoutes.addWebhook, ({ tenant, actor, body }) => gateways.add({ tenant, actor }, body))
  serve(app, noticeRoutes.changeWebhook, ({ tenant, actor, params, body }) =>
    gateways.activate({ tenant, actor }, { ...params, ...body }),
  )
  serve(app, noticeRoutes.rotateWebhook, ({ tenant, actor, params }) => gateways.rotate({ tenant, actor }, params.id))
  serve(app, noticeRoutes.testWebhook, ({ tenant, actor, params }) => gateways.test({ tenant, actor }, params.id))
}

/**
 * The button of mail programs (RFC 8058): one POST of a form without cookies stops the letters. The token in the address is
 * the whole right; opening the address by GET shows what it would do and changes nothing.
 */
export function registerOneClick(app: FastifyInstance, given: { wishes: Pick<WishesService, 'setStop'> }): void {
  app.register(async (scope) => {
    await scope.register(formbody)
    scope.post<{ Params: { token: string } }>(
      '/api/v1/notice-stops/:token',
      { schema: { hide: true }, bodyLimit: 1024 },
      async (request, reply) => {
        const tenant = await tenantOf(scope, request)
        await scope.gate.limitCaller?.(request, undefined)
        await given.wishes.setStop(tenant, { token: request.params.token, stopped: true, everything: false })
        return await reply.code(200).type('text/plain; charset=utf-8').send('OK')
      },
    )
  })
}
