import type { Deps } from '../../../platform/http/deps.ts'
import type { Territory } from '../territory.api.ts'
import { runInThread } from './import-thread.ts'
import { importTopics } from './imports.events.ts'
import { breakOff, importJob, markBroken } from './imports.service.ts'
import { runImport } from './run-import.ts'

/** Seconds an import may take: ten times what a city of a million buildings needs. */
const longest = 1800

/** Bytes of a file that is worked off sooner than a thread begins. */
const small = 64 * 1024

/** Looks for runs whose process is gone. */
const watchJob = 'territory.broken_imports'

/** Works imports off, one at a time in a process, and says of those that broke that they did. */
export function startImports(
  territory: Territory,
  { jobs, topics, tenants, log }: Pick<Deps, 'jobs' | 'topics' | 'tenants' | 'log'>,
): void {
  const { database, clock } = territory
  topics.guard(importTopics, ({ actor }) => actor.kind === 'staff')
  jobs.work<{ id: string; size: number; actor: { accountId?: string; personName?: string } }>(
    importJob,
    async ({ tenantId, data, signal }) => {
      if (tenantId === undefined) return
      const { id, actor: by, size } = data
      try {
        if (size > small) await runInThread(territory, { tenantId, id, by, signal, log })
        else
          await runImport(territory, {
            tenantId,
            id,
            actor: { kind: 'staff', ...by, posts: [], via: 'session' },
            signal,
          })
      } catch (error) {
        // What broke a run would break it again: whoever sent the file is told, and decides.
        log.error({ err: error, tenantId, id }, 'an import broke')
        await database.tx(tenantId, (tx) => breakOff(tx, id, clock.now()))
      }
      territory.refresh(tenantId)
    },
    { retries: 2, timeout: longest, pollEvery: 0.5 },
  )
  jobs.schedule(watchJob, '* * * * *')
  jobs.work(
    watchJob,
    async ({ signal }) => {
      for (const { id } of await tenants.list()) if (!signal.aborted) await markBroken(territory, id)
    },
    { policy: 'singleton' },
  )
}
