import type { FastifyInstance } from 'fastify'
import { archiveRoutes } from '../../../../contract/archive.ts'
import type { Deps } from '../../../platform/http/deps.ts'
import { serve } from '../../../platform/http/serve.ts'
import type { ArchiveService } from './archive.service.ts'
import { archivedAfter } from './retention.ts'

const job = 'cases.archive'

/** When cases go into the archive: a cron line, UTC; after the job of retention. */
const everyNight = '53 19 * * *'

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
    chosenElsewhere: archivedAfter,
  })
}
