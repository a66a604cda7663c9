import type { Deps } from '../../../platform/http/deps.ts'
import type { Territory } from '../territory.api.ts'
import { runInThread } from './import-thread.ts'
import { importTopics } from './imports.events.ts'
import { importJob } from './imports.service.ts'
import { runImport } from './run-import.ts'

/** Seconds an import may take: ten times what a city of a million buildings needs. */
const longest = 1800

/** Bytes of a file that is worked off sooner than a thread begins. */
const small = 64 * 1024

/** Works imports off, one at a time in a process. */
export function startImports(territory: Territory, { jobs, topics, log }: Pick<Deps, 'jobs' | 'topics' | 'log'>): void {
  topics.guard(importTopics, ({ actor }) => actor.kind === 'staff')
  jobs.work<{ id: string; size: number; actor: { accountId?: string; personName?: string } }>(
    importJob,
    async ({ tenantId, data, signal }) => {
      if (tenantId === undefined) return
      const { id, actor: by, size } = data
      if (size > small) await runInThread(territory, { tenantId, id, by, signal, log })
      else
        await runImport(territory, { tenantId, id, actor: { kind: 'staff', ...by, posts: [], via: 'session' }, signal })
      territory.refresh(tenantId)
    },
    { retries: 2, timeout: longest, pollEvery: 0.5 },
  )
}
