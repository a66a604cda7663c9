import type { FastifyInstance } from 'fastify'
import { landscapeRoutes } from '../../../../contract/landscape.ts'
import { Download, serve } from '../../../platform/http/serve.ts'
import { tenantHeader } from '../../../platform/http/tenant.ts'
import type { Territory } from '../territory.api.ts'
import { landscapeCounts, landscapeMap } from './landscape.service.ts'

/** Serves rivers, railways and roads. */
export function registerLandscape(app: FastifyInstance, { territory }: { territory: Territory }): void {
  serve(app, landscapeRoutes.map, async ({ tenant, raw }) => {
    const { version, text } = await landscapeMap(territory, tenant.id)
    const etag = `"${tenant.id}-l${version}"`
    const headers = { ETag: etag, 'Cache-Control': 'no-cache', Vary: `${tenantHeader}, Accept-Encoding` }
    if (raw.request.headers['if-none-match']?.split(/,\s*/).includes(etag)) {
      await raw.reply.code(304).headers(headers).send()
      return undefined
    }
    return new Download(await text(), headers)
  })
  serve(app, landscapeRoutes.counts, async ({ tenant, actor }) => ({
    items: await landscapeCounts(territory, { tenantId: tenant.id, actor }),
  }))
}
