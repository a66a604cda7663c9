import type { FastifyInstance } from 'fastify'
import { archiveRoutes } from '../../../../contract/archive.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Deps } from '../../../platform/http/deps.ts'
import { serve } from '../../../platform/http/serve.ts'
import type { ArchiveService } from './archive.service.ts'
import { leavingStore } from './archive.store.ts'
import { openedStore } from './opened.store.ts'

const job = 'cases.archive'

/** When cases go into the archive: a cron line, UTC; after the job of retention. */
const everyNight = '53 19 * * *'

/** People forgotten in one transaction of the night. */
const forgottenAtOnce = 500

/** Mark of a walk that has come to those in the archive. */
const inArchive = 'archive'

/** Serves the archive, and fills it every night. */
export function registerArchive(
  app: FastifyInstance,
  { jobs, tenants, log, retention }: Deps,
  archive: ArchiveService,
): void {
  serve(app, archiveRoutes.list, async ({ tenant, actor, query }) => await archive.list({ tenant, actor }, query))
  serve(app, archiveRoutes.state, async ({ tenant, actor }) => await archive.state({ tenant, actor }))
  serve(app, archiveRoutes.choose, async ({ tenant, actor, body }) => await archive.choose({ tenant, actor }, body))
  serve(
    app,
    archiveRoutes.bringBack,
    async ({ tenant, actor, params, body }) => await archive.bringBack({ tenant, actor }, { ...params, ...body }),
  )
  serve(app, archiveRoutes.mine, async ({ tenant, actor, query }) => await archive.mine({ tenant, actor }, query))
  jobs.work(
    job,
    async ({ signal }) => {
      for (const { id } of await tenants.list()) {
        if (signal.aborted) return
        try {
          await archive.run({ tenantId: id, signal })
        } catch (error) {
          log.error({ err: error, tenantId: id }, 'cases could not be archived')
        }
      }
    },
    { policy: 'singleton', timeout: 10_800 },
  )
  jobs.schedule(job, everyNight)
  retention.register({
    ...{ kind: 'case_archived', days: 0, end: 'archived' },
    chosenElsewhere: async (tx) => Math.floor(((await leavingStore(tx).choice()).years ?? 0) * 365.25),
  })
}

type Walk = (tx: Tx, given: { before: Date; after: string | null }) => Promise<{ ended: number; next: string | null }>

/** Forgets who brought ended cases: first those of daily work, by their own walk, then those in the archive. */
export const alsoInArchive =
  (walk: Walk): Walk =>
  async (tx, { before, after }) => {
    if (after !== inArchive) {
      const { ended, next } = await walk(tx, { before, after })
      return { ended, next: next ?? inArchive }
    }
    const ended = await openedStore(tx).forget(before, forgottenAtOnce)
    return { ended, next: ended === forgottenAtOnce ? inArchive : null }
  }
