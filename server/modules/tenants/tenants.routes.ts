import type { FastifyInstance } from 'fastify'
import { getTenant } from '../../../contract/tenants.ts'
import { serve } from '../../platform/http/serve.ts'

/** Serves what anybody may know of the tenant. */
export function registerTenants(app: FastifyInstance): void {
  serve(app, getTenant, async ({ tenant }) => ({
    slug: tenant.slug,
    name: tenant.name,
    timeZone: tenant.timeZone,
    locale: tenant.locale,
    demo: tenant.demo,
  }))
}
