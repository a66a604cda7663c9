import type { Deps } from '../../../platform/http/deps.ts'
import type { Territory } from '../territory.api.ts'
import { breakOffPlan, markBrokenPlans, planJob } from './plans.service.ts'
import { runPlan } from './run-plan.ts'

/** Seconds a run may take: many times what the largest district needs. */
const longestRun = 3600

/** Looks for runs whose process is gone. */
const watchJob = 'territory.broken_plans'

/** Works runs of the planner off, one at a time in each process, and says of those that broke that they did. */
export function startPlanJobs(
  territory: Territory,
  { jobs, topics, tenants, log }: Pick<Deps, 'jobs' | 'topics' | 'tenants' | 'log'>,
): void {
  const { database, clock } = territory
  topics.guard('plan', ({ actor }) => actor.kind === 'staff')
  jobs.work<{ id: string }>(
    planJob,
    async ({ tenantId, data: { id }, signal }) => {
      if (tenantId === undefined) return
      try {
        await runPlan(territory, { tenantId, id, signal })
      } catch (error) {
        if (signal.aborted) throw error
        log.error({ err: error, tenantId, id }, 'a run of the planner broke')
        await database.tx(tenantId, (tx) => breakOffPlan(tx, id, clock.now()))
      }
    },
    { retries: 3, timeout: longestRun, pollEvery: 0.5 },
  )
  jobs.schedule(watchJob, '* * * * *')
  jobs.work(
    watchJob,
    async ({ signal }) => {
      for (const { id } of await tenants.list()) if (!signal.aborted) await markBrokenPlans(territory, id)
    },
    { policy: 'singleton' },
  )
}
