import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../platform/http/deps.ts'
import type { Cases } from '../cases/cases.api.ts'
import type { People } from '../people/people.api.ts'
import { rearrangementOf, type TerritoryRearranged } from '../territory/territory.api.ts'
import { isInside, maySeeFile } from './acting/agreement.service.ts'
import { type Disputes, fileKinds } from './disputes.context.ts'
import { serveDisputes } from './disputes.routes.ts'
import { disputesStore } from './disputes.store.ts'
import { collectDisputes, eraseDisputes } from './mine.service.ts'
import { paperOwner } from './papers/agreement.paper.ts'
import { keptPrivate } from './private/retention.ts'
import { disputeSettingsStore } from './settings/settings.store.ts'
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
  cases.matters.guardFiles('dispute', ({ caseId, ...question }) =>
    isInside(disputes, { ...question, disputeId: caseId }, ['party', 'mediator', 'desk']),
  )
  documents.guard(paperOwner, ({ document, tenant, actor, request }) =>
    isInside(disputes, { tenant, actor, request, disputeId: document.ownerId }, ['party', 'mediator']),
  )
  identity.personalData.register('disputes', collectDisputes, (tx, accountId) =>
    eraseDisputes(tx, accountId, clock.now()),
  )
  deps.retention.register(keptPrivate)
  // When units end, disputes and lists of mediators go to the successor with the largest share, or to the unit above.
  deps.subscriptions.subscribe<TerritoryRearranged>('territory.rearranged', async (tx, { changeId }) => {
    const { ended, successions } = await rearrangementOf(tx, changeId)
    const atlas = await cases.territory.atlas(tx.tenantId)
    const placeOf = (id: string) => {
      const path = atlas.find(id)?.path
      return path && { path, communityId: path.find((each) => atlas.find(each)?.level === 'community') ?? null }
    }
    for (const unitId of ended) {
      const next = successions.find(({ predecessorId }) => predecessorId === unitId)?.successorId
      const to = next ?? atlas.find(unitId)?.parentId
      if (!to) continue
      await disputesStore(tx).move(unitId, to, placeOf)
      await disputeSettingsStore(tx).move(unitId, to)
    }
  })
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
