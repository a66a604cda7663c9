import type { FastifyInstance } from 'fastify'
import { suggestionRoutes as routes } from '../../../../contract/suggestions.ts'
import type { Deps } from '../../../platform/http/deps.ts'
import { serve } from '../../../platform/http/serve.ts'
import type { CasesDeps } from '../cases.context.ts'
import { createSuggestions, type SuggestionsService, trainingJob } from './suggestions.service.ts'

const lookJob = 'suggestions.look'
const nightJob = 'suggestions.night'
const everyHour = '17 * * * *'
/** When few people report: the hour of most districts' night, by the clock of UTC+8. */
const everyNight = '40 3 * * *'

/** Puts suggestions into the application: routes, and the jobs that learn. */
export function registerSuggestions(
  app: FastifyInstance,
  deps: Deps,
  cases: Pick<CasesDeps, 'contextOf'>,
): SuggestionsService {
  const { database, clock, jobs, log, tenants } = deps
  const suggestions = createSuggestions({ database, clock, jobs, log, contextOf: cases.contextOf })

  serve(app, routes.category, ({ tenant, actor, body }) => suggestions.category({ tenant, actor }, body.text))
  serve(app, routes.status, ({ tenant, actor }) => suggestions.status({ tenant, actor }))
  serve(app, routes.train, ({ tenant, actor }) => suggestions.ask({ tenant, actor }))
  serve(app, routes.settings, ({ tenant, actor, body }) => suggestions.enable({ tenant, actor }, body.enabled))

  jobs.work(
    trainingJob,
    async ({ tenantId, signal }) => {
      const tenant = (await tenants.list()).find(({ id }) => id === tenantId)
      if (tenant) await suggestions.train(tenant, 'asked', signal)
    },
    { retries: 1, timeout: 300, pollEvery: 2 },
  )
  for (const [job, occasion] of [
    [lookJob, 'hour'],
    [nightJob, 'night'],
  ] as const) {
    jobs.work(
      job,
      async ({ signal }) => {
        for (const tenant of await tenants.list()) {
          if (signal.aborted) return
          // One district's trouble must not keep the next from learning.
          await suggestions
            .train(tenant, occasion, signal)
            .catch((error: unknown) => log.error({ err: error, tenantId: tenant.id }, 'suggestions were not trained'))
        }
      },
      { policy: 'short', timeout: 3_000, retries: 1 },
    )
  }
  jobs.schedule(lookJob, everyHour)
  jobs.schedule(nightJob, everyNight, { timeZone: 'Asia/Shanghai' })
  return suggestions
}
