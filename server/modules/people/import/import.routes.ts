import type { FastifyInstance } from 'fastify'
import { postTableRoutes } from '../../../../contract/people-import.ts'
import type { Deps } from '../../../platform/http/deps.ts'
import { Download, serve } from '../../../platform/http/serve.ts'
import { handOver, workOfPost } from '../hand-over/hand-over.service.ts'
import type { People } from '../people.api.ts'
import { cancelImport, exportPosts, findImport, listImports, startImport } from './import.service.ts'
import { breakOffImport, markBrokenImports, runImport } from './run-import.ts'

const job = 'people.import_posts'
/** Looks for imports whose process is gone. */
const watchJob = 'people.broken_imports'

/** Serves posts as tables, what a hand-over moves, and the hand-over itself. */
export function registerPostTables(
  app: FastifyInstance,
  { people, jobs, tenants, log }: { people: People } & Pick<Deps, 'jobs' | 'tenants' | 'log'>,
): void {
  jobs.work<{ importId: string }>(job, async ({ tenantId, data: { importId } }) => {
    if (!tenantId) return
    try {
      await runImport(people, tenantId, importId)
    } catch (error) {
      // What broke a run would break it again: whoever brought the file is told, and decides.
      log.error({ err: error, tenantId, importId }, 'an import of posts broke')
      await breakOffImport(people, tenantId, importId)
    }
  })
  jobs.schedule(watchJob, '* * * * *')
  jobs.work(
    watchJob,
    async ({ signal }) => {
      for (const { id } of await tenants.list()) if (!signal.aborted) await markBrokenImports(people, id)
    },
    { policy: 'singleton' },
  )
  serve(app, postTableRoutes.start, ({ tenant, actor, claim, locale, body }) =>
    startImport(people, { tenantId: tenant.id, actor, claim, locale }, body, async (tx, importId) => {
      await jobs.enqueue(tx, job, { importId })
    }),
  )
  serve(app, postTableRoutes.imports, ({ tenant, actor, locale }) =>
    listImports(people, { tenantId: tenant.id, actor, locale }),
  )
  serve(app, postTableRoutes.import, ({ tenant, actor, locale, params }) =>
    findImport(people, { tenantId: tenant.id, actor, locale }, params.id),
  )
  serve(app, postTableRoutes.cancel, ({ tenant, actor, claim, locale, params }) =>
    cancelImport(people, { tenantId: tenant.id, actor, claim, locale }, params.id),
  )
  serve(app, postTableRoutes.export, async ({ tenant, actor }) => {
    const table = await exportPosts(people, { tenantId: tenant.id, actor })
    return new Download(table, { 'content-disposition': 'attachment; filename="posts.csv"' })
  })
  serve(app, postTableRoutes.work, ({ tenant, actor, params }) =>
    workOfPost(people, { tenantId: tenant.id, actor }, params.id),
  )
  serve(app, postTableRoutes.handOver, ({ tenant, actor, claim, params, body }) =>
    handOver(people, { tenantId: tenant.id, actor, claim }, { postId: params.id, ...body }),
  )
}
