import { sealAudit } from './platform/audit/seal.ts'
import type { Deps } from './platform/http/deps.ts'
import { idempotencyStore } from './platform/http/idempotency.store.ts'
import { idempotencyHours } from './platform/http/idempotency.ts'
import { outboxStore } from './platform/outbox/outbox.store.ts'

/** Hours for which a delivered event is kept: long enough for a page that was asleep over a weekend to catch up. */
const deliveredHours = 72
const hour = 3_600_000

/** What the platform does by itself: seals the history, throws away what has served its time. */
export function registerHousekeeping(deps: Deps): void {
  const { jobs, database, clock, tenants, files, uploads, identity, log, retention } = deps
  retention.register(
    { kind: 'files_unclaimed', days: 1, end: 'deleted' },
    { kind: 'events_delivered', days: 3, end: 'deleted' },
  )
  const ago = (hours: number) => new Date(clock.now().getTime() - hours * hour)
  const tenantIds = async () => (await tenants.list()).map((tenant) => tenant.id)

  jobs.work('platform.seal_audit', async () => {
    for (const tenantId of await tenantIds()) {
      const { count, head } = await sealAudit(database, { tenantId, now: clock.now() })
      // The end of the chain, kept in the log too: whoever cuts the chain off can't cut the log.
      if (count > 0) log.info({ tenantId, count, ...head }, 'history sealed')
    }
  })
  jobs.schedule('platform.seal_audit', '* * * * *')

  jobs.work('platform.sweep', async ({ signal }) => {
    await files.sweepUnclaimed(await tenantIds())
    await uploads.sweep(await tenantIds())
    await identity.sweep()
    for (const tenantId of await tenantIds()) {
      await database.tx(tenantId, (tx) => idempotencyStore(tx).deleteBefore(ago(idempotencyHours)))
      for (let more = true; more && !signal.aborted; ) {
        const gone = await database.tx(tenantId, (tx) => outboxStore(tx).forgetDelivered(ago(deliveredHours), 1_000))
        more = gone === 1_000
      }
    }
  })
  jobs.schedule('platform.sweep', '17 * * * *')
}
