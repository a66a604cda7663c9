import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { Log } from '../../../platform/log.ts'
import type { Subscriptions } from '../../../platform/outbox/subscriptions.ts'
import type { Topics } from '../../../platform/stream/stream.routes.ts'
import type { Territory } from '../territory.api.ts'
import type { TerritoryChanged } from '../territory.events.ts'
import { buildingsTopic } from './buildings.events.ts'
import { placeBuildingsAnew } from './buildings.service.ts'

const placeJob = 'territory.place_buildings'

/** Finds buildings their unit again whenever the territory has changed. */
export function startBuildingJobs(
  territory: Territory,
  { jobs, subscriptions, topics, log }: { jobs: Jobs; subscriptions: Subscriptions; topics: Topics; log: Log },
): void {
  topics.guard(buildingsTopic, ({ actor }) => actor.kind === 'staff')

  jobs.work(
    placeJob,
    async ({ tenantId, signal }) => {
      if (tenantId === undefined) return
      const moved = await placeBuildingsAnew(territory, tenantId, signal)
      if (moved > 0) log.info({ tenantId, moved }, 'buildings are counted in other units')
    },
    { policy: 'short', timeout: 600 },
  )
  subscriptions.subscribe<TerritoryChanged>('territory.changed', async (tx) => {
    await jobs.enqueue(tx, placeJob)
  })
}
