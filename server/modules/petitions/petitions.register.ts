import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../platform/http/deps.ts'
import type { Cases } from '../cases/cases.api.ts'
import type { People } from '../people/people.api.ts'
import { guardPapers } from './papers/papers.service.ts'
import type { Petitions } from './petitions.context.ts'
import { servePetitions } from './petitions.routes.ts'
import { petitionsStore } from './petitions.store.ts'
import { lapsePast } from './procedure/commands.service.ts'
import { keptFor } from './retention.ts'
import { serveVisiting } from './visiting/visiting.routes.ts'
import { visitingStore } from './visiting/visiting.store.ts'

/** Puts petitions into the application: routes, the days that run out, and what is told and erased of a person. */
export function registerPetitions(app: FastifyInstance, deps: Deps, given: { cases: Cases; people: People }): void {
  const { database, clock, files, jobs, tenants, identity, documents, retention } = deps
  const petitions: Petitions = { ...given, database, clock, files, documents }
  servePetitions(app, petitions)
  guardPapers(petitions)
  serveVisiting(app, petitions)
  identity.personalData.register(
    'petitions',
    async (tx, accountId) => ({
      petitions: await petitionsStore(tx).ofAccount(accountId),
      visits: (await visitingStore(tx).ofAccount(accountId)).map(({ secretHash: _, ...visit }) => visit),
    }),
    async (tx, accountId) => {
      const kept = await petitionsStore(tx).ofAccount(accountId)
      await petitionsStore(tx).forgetAccount(accountId)
      return { erased: kept.length + (await visitingStore(tx).erase(accountId)) }
    },
  )
  retention.register(...keptFor)
  jobs.work(
    'petitions.lapse',
    async ({ signal }) => {
      for (const tenant of await tenants.list()) if (!signal.aborted) await lapsePast(petitions, tenant, signal)
    },
    { policy: 'short', timeout: 600 },
  )
  jobs.schedule('petitions.lapse', '* * * * *')
}
