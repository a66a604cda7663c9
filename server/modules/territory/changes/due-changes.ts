import type { TenantDirectory } from '../../../platform/http/tenant.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { Log } from '../../../platform/log.ts'
import type { Topics } from '../../../platform/stream/stream.routes.ts'
import type { Territory } from '../territory.api.ts'
import { changeTopics } from '../territory.events.ts'
import { mayWithTerritory } from '../territory.policy.ts'
import { changesStore } from './changes.store.ts'
import { takeEffect } from './effect.ts'

const job = 'territory.take_effect'

/** Puts scheduled changes in force when their instant comes, a minute late at most. */
export function startDueChanges(
  territory: Territory,
  { jobs, tenants, topics, log }: { jobs: Jobs; tenants: TenantDirectory; topics: Topics; log: Log },
): void {
  topics.guard(changeTopics, ({ actor }) => mayWithTerritory(actor, 'change.see'))
  jobs.schedule(job, '* * * * *')
  jobs.work(
    job,
    async ({ signal }) => {
      for (const { id } of await tenants.list()) if (!signal.aborted) await takeDueEffect(territory, id, log)
    },
    { policy: 'singleton' },
  )
}

/** Puts a tenant's scheduled changes in force whose instant has come, each in a transaction of its own. */
export async function takeDueEffect(territory: Territory, tenantId: string, log: Pick<Log, 'info'>): Promise<void> {
  const { database, clock, stakes } = territory
  const due = await database.tx(tenantId, (tx) => changesStore(tx).due(clock.now()), { readOnly: true })
  for (const id of due) {
    await database.tx(tenantId, async (tx) => {
      const change = await changesStore(tx).findForUpdate(id)
      if (change?.state !== 'scheduled') return
      tx.afterCommit(() => territory.refresh(tenantId))
      const { state } = await takeEffect(tx, { change, stakes, now: clock.now() })
      log.info({ tenantId, changeId: id, state }, 'territory change due')
    })
  }
}
