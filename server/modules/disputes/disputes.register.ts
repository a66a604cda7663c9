import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../platform/http/deps.ts'
import type { Cases } from '../cases/cases.api.ts'
import type { People } from '../people/people.api.ts'
import { isInside, maySeeFile } from './acting/agreement.service.ts'
import { type Disputes, fileKinds } from './disputes.context.ts'
import { serveDisputes } from './disputes.routes.ts'
import { collectDisputes, eraseDisputes } from './mine.service.ts'
import { paperOwner } from './papers/agreement.paper.ts'
import { letTimePass } from './time/time.service.ts'

/** Name of the job that lets time pass. */
const timeJob = 'disputes.time'

/** Puts mediation into the application: routes, files, what time does, what is told and erased of a person. */
export function registerDisputes(
  app: FastifyInstance,
  deps: Deps,
  { cases, people }: { cases: Cases; people: Pick<People, 'posts'> },
): Disputes {
  const { database, clock, files, documents, tenants, identity, jobs } = deps
  const disputes: Disputes = { cases, people, files, documents, database, clock, tenants, secret: deps.config.secret }
  serveDisputes(app, disputes)
  for (const kind of Object.values(fileKinds)) files.guard(kind, (question) => maySeeFile(disputes, question))
  documents.guard(paperOwner, ({ document, tenant, actor, request }) =>
    isInside(disputes, { tenant, actor, request, disputeId: document.ownerId }, ['party', 'mediator']),
  )
  identity.personalData.register('disputes', collectDisputes, (tx, accountId) =>
    eraseDisputes(tx, accountId, clock.now()),
  )
  jobs.work(
    timeJob,
    async ({ signal }) => {
      for (const tenant of await tenants.list()) if (!signal.aborted) await letTimePass(disputes, tenant, signal)
    },
    { policy: 'short', timeout: 600 },
  )
  jobs.schedule(timeJob, '* * * * *')
  return disputes
}
