import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../platform/http/deps.ts'
import type { Cases } from '../cases/cases.api.ts'
import { placesAfter, type TerritoryRearranged } from '../territory/territory.api.ts'
import type { Assembly } from './assembly.context.ts'
import { serveAssembly } from './assembly.routes.ts'
import { residentsStore } from './residents/residents.store.ts'
import { deliberationsStore } from './session/deliberations.store.ts'
import { letTimePass } from './session/minutes.service.ts'
import { paperOwner } from './session/paper.ts'

/** Name of the job that lets minutes become final. */
const timeJob = 'assembly.time'

/** Puts deliberations into the application: routes, papers, what time does, what is told, kept and erased of a person. */
export function registerAssembly(app: FastifyInstance, deps: Deps, cases: Cases): void {
  const { database, clock, documents, tenants, identity, jobs, retention, subscriptions } = deps
  const assembly: Assembly = { cases, database, clock, documents }
  serveAssembly(app, assembly)
  // Minutes are there for everybody from the moment they are a paper.
  documents.guard(paperOwner, () => true)
  retention.register({
    ...{ kind: 'deliberation_sign_up', days: 30, end: 'deleted' },
    endSome: (tx, given) => residentsStore(tx).forgetSome(given),
  })
  identity.personalData.register(
    'deliberations',
    async (tx, accountId) => {
      const signUps = await residentsStore(tx).ofAccount(accountId)
      return signUps.map(({ deliberationId, wish, name, phone, mail, at, withdrawnAt }) => ({
        ...{ deliberationId, wish, name, phone, mail, at, withdrawnAt },
      }))
    },
    async (tx, accountId) => ({ erased: await residentsStore(tx).erase(accountId) }),
  )
  subscriptions.subscribe<TerritoryRearranged>('territory.rearranged', async (tx, { changeId }) => {
    const atlas = await cases.territory.atlas(tx.tenantId)
    for (const { unitId, to } of await placesAfter(tx, atlas, changeId)) await deliberationsStore(tx).move(unitId, to)
  })
  jobs.work(
    timeJob,
    async ({ signal }) => {
      for (const tenant of await tenants.list()) if (!signal.aborted) await letTimePass(assembly, tenant)
    },
    { policy: 'short' },
  )
  jobs.schedule(timeJob, '*/5 * * * *')
}
