import type { TenantDirectory } from '../../../platform/http/tenant.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import { dayIn } from '../duties/duties.rules.ts'
import type { People } from '../people.api.ts'
import { dayRows, standingsAt } from './report.ts'
import { staffingStore } from './staffing.store.ts'

const job = 'people.count_gaps'
const dayLength = 86_400_000
/** Days made good at most after a pause. */
const atMost = 40

/** Counts every night how many units fall short, so that the report can say how it went. */
export function startCountingGaps(people: People, { jobs, tenants }: { jobs: Jobs; tenants: TenantDirectory }): void {
  jobs.work(
    job,
    async ({ signal }) => {
      for (const tenant of await tenants.list()) if (!signal.aborted) await keepDays(people, tenant)
    },
    { policy: 'singleton' },
  )
  jobs.schedule(job, '10 17 * * *')
}

/**
 * Keeps the counts of today, and of the days since the last one kept: terms of posts tell how it was then. `back`: days to
 * begin with where none was kept yet.
 */
export async function keepDays(people: People, tenant: { id: string; timeZone: string }, back = 0): Promise<number> {
  const now = people.clock.now()
  const atlas = await people.territory.atlas(tenant.id)
  const last = await people.database.tx(tenant.id, (tx) => staffingStore(tx).lastDay(), { readOnly: true })
  const since = last === undefined ? back : Math.floor((now.getTime() - Date.parse(last)) / dayLength)
  let kept = 0
  for (let ago = Math.min(since, atMost); ago >= 0; ago--) {
    const at = new Date(now.getTime() - ago * dayLength)
    const day = dayIn(at, tenant.timeZone)
    if (last !== undefined && day < last) continue
    await people.database.tx(tenant.id, async (tx) => {
      const { standings } = await standingsAt(tx, atlas, at)
      await staffingStore(tx).keepDay(day, dayRows(standings))
    })
    kept += 1
  }
  return kept
}
