import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { buildingRoutes } from '../../../../contract/buildings.ts'
import { Download, serve } from '../../../platform/http/serve.ts'
import { tenantHeader } from '../../../platform/http/tenant.ts'
import type { Territory } from '../territory.api.ts'
import { openTiles } from './tiles.service.ts'

/** Serves vector tiles. Borders and outlines are everybody's to see; there are no counts in them. */
export function registerTiles(app: FastifyInstance, { territory }: { territory: Territory }): void {
  const tiles = openTiles(territory)
  app.addHook('onClose', () => tiles.close())

  serve(app, buildingRoutes.tile, async ({ tenant, params, query, raw }) => {
    const at = { z: params.z, x: params.x, y: Number.parseInt(params.y, 10) }
    const { etag, bytes } = await tiles.tileOf(tenant.id, query.level, at)
    const headers = { ETag: etag, 'Cache-Control': 'no-cache', Vary: `${tenantHeader}, Accept-Encoding` }
    if (raw.request.headers['if-none-match']?.split(/,\s*/).includes(etag)) {
      await raw.reply.code(304).headers(headers).send()
      return undefined
    }
    const packed = await bytes()
    if (/\bgzip\b/.test(String(raw.request.headers['accept-encoding'] ?? '')))
      return new Download(packed, { ...headers, 'Content-Encoding': 'gzip' })
    return new Download(gunzipSync(packed), headers)
  })
}
