import type { Deps } from '../../platform/http/deps.ts'
import { sweepLedger } from './ledger/ledger.service.ts'
import { verifyPoints } from './points.api.ts'

/** Puts points into the application: what the clock ends, and the nightly count. */
export function registerPoints(deps: Deps): void {
  const { jobs, tenants, database, clock, log } = deps
  jobs.work(
    'points.sweep',
    async ({ signal }) => {
      for (const { id } of await tenants.list())
        if (!signal.aborted) await sweepLedger(database, { tenantId: id, now: clock.now(), signal })
    },
    { policy: 'short', timeout: 600 },
  )
  jobs.schedule('points.sweep', '* * * * *')

  jobs.work(
    'points.verify',
    async ({ signal }) => {
      for (const { id, slug } of await tenants.list()) {
        if (signal.aborted) return
        const { differences, ...counted } = await verifyPoints(database, { tenantId: id, now: clock.now() })
        if (differences.length > 0)
          log.error({ tenant: slug, ...counted, differences }, 'the ledger of points differs from its lines')
      }
    },
    { policy: 'short', timeout: 3_600 },
  )
  jobs.schedule('points.verify', '47 2 * * *')
}
