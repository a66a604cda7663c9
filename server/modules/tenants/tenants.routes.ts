import type { FastifyInstance } from 'fastify'
import { getManifest, getTenant, TenantSlug } from '../../../contract/tenants.ts'
import { Download, serve } from '../../platform/http/serve.ts'
import { tenantHeader } from '../../platform/http/tenant.ts'
import { manifestOf } from './manifest.ts'

/** Serves what anybody may know of the tenant. */
export function registerTenants(app: FastifyInstance): void {
  serve(app, getTenant, async ({ tenant }) => ({
    slug: tenant.slug,
    name: tenant.name,
    timeZone: tenant.timeZone,
    locale: tenant.locale,
    demo: tenant.demo,
  }))
  serve(app, getManifest, async ({ tenant, locale, query }) => {
    const manifest = manifestOf(tenant, { locale, dark: query.theme === 'dark' })
    return new Download(JSON.stringify(manifest), { 'Cache-Control': 'public, max-age=300', Vary: 'Accept-Language' })
  })

  // What the share sheet sends is taken by the service worker and stays on the device until its owner sends it. Where a
  // browser has lost its worker the bytes arrive here: they are not read, and the page says what to do instead.
  app.post('/share', {
    onRequest: async (request, reply) => {
      const slug = TenantSlug.safeParse(request.headers[tenantHeader])
      return reply.header('Connection', 'close').redirect(`${slug.success ? `/t/${slug.data}` : ''}/share?lost=1`, 303)
    },
    handler: async () => undefined,
  })
}
