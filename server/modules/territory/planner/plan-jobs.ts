import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { Topics } from '../../../platform/stream/stream.routes.ts'
import type { Territory } from '../territory.api.ts'
import { planJob } from './plans.service.ts'
import { runPlan } from './run-plan.ts'

/** Seconds a run may take: many times what the largest district needs. */
const longestRun = 3600

/** Works runs of the planner off, one at a time in each process. */
export function startPlanJobs(territory: Territory, { jobs, topics }: { jobs: Jobs; topics: Topics }): void {
  topics.guard('plan', ({ actor }) => actor.kind === 'staff')
  jobs.work<{ id: string }>(
    planJob,
    async ({ tenantId, data, signal }) => {
      if (tenantId !== undefined) await runPlan(territory, { tenantId, id: data.id, signal })
    },
    { retries: 3, timeout: longestRun, pollEvery: 0.5 },
  )
}
