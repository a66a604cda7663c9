import type { FastifyInstance } from 'fastify'
import { retentionRoutes } from '../../../contract/retention.ts'
import type { Deps } from '../http/deps.ts'
import { serve } from '../http/serve.ts'

const job = 'platform.retention'

/** Serves the public table, and ends every night what is over. */
export function registerRetention(app: FastifyInstance, { retention, jobs, tenants }: Deps): void {
  serve(app, retentionRoutes.list, async ({ tenant }) => ({ items: await retention.list(tenant.id) }))
  serve(app, retentionRoutes.set, async ({ tenant, actor, params, body }) =>
    retention.choose({ tenant, actor }, { ...params, ...body }),
  )
  jobs.work(
    job,
    async ({ signal }) => {
      for (const tenant of await tenants.list()) if (!signal.aborted) await retention.run(tenant.id, signal)
    },
    { policy: 'short', timeout: 3_600 },
  )
  jobs.schedule(job, '23 19 * * *')
}
