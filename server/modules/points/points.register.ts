import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../platform/http/deps.ts'
import type { CaseHappened, Cases } from '../cases/cases.api.ts'
import type { DisputeHappened } from '../disputes/disputes.api.ts'
import { rearrangementOf, type TerritoryRearranged } from '../territory/territory.api.ts'
import { claimsStore } from './earning/claims.store.ts'
import { placeOf } from './earning/claims.view.ts'
import { caseClosed } from './earning/grants.service.ts'
import { type SessionHeld, sessionHeld } from './earning/sessions.service.ts'
import { orderLapsed } from './exchange/orders.service.ts'
import { registerGiving } from './giving/giving.register.ts'
import { sweepLedger } from './ledger/ledger.service.ts'
import { collectPoints, erasePoints, tellExpiring } from './mine/mine.service.ts'
import { verifyPoints } from './points.api.ts'
import { fileKinds, type Points } from './points.context.ts'
import { mayDecide, mayKeepScheme } from './points.policy.ts'
import { servePoints } from './points.routes.ts'
import { rulesStore } from './rules/rules.store.ts'
import { registerStars } from './stars/stars.register.ts'

/** Name of the job that thanks people for what they did in a case. */
const caseJob = 'points.case_closed'
/** Name of the job that notes a session of mediation for the volunteer who led it. */
const sessionJob = 'points.session_held'

/** Puts points into the application: routes, what it hears of cases, what the clock ends, and the nightly count. */
export function registerPoints(app: FastifyInstance, deps: Deps, cases: Cases): void {
  const { database, clock, files, tenants, topics, identity } = deps
  const points: Points = { cases, files, database, clock, tenants, secret: deps.config.secret }
  servePoints(app, points)
  registerGiving(app, deps, points)
  guardFiles(points)
  registerStars(app, deps, points)
  topics.guard('points', ({ actor, id }) => actor.accountId === id)
  identity.personalData.register('points', collectPoints, erasePoints)
  // When units end, a scheme goes to the successor with the largest share, or to the unit above.
  deps.subscriptions.subscribe<TerritoryRearranged>('territory.rearranged', async (tx, { changeId }) => {
    const { ended, successions } = await rearrangementOf(tx, changeId)
    const atlas = await cases.territory.atlas(tx.tenantId)
    for (const unitId of ended) {
      const next = successions.find(({ predecessorId }) => predecessorId === unitId)?.successorId
      const to = next ?? atlas.find(unitId)?.parentId
      if (to) await rulesStore(tx).moveAll(unitId, to)
    }
  })
  // By a job: what a case is decided by is kept in memory and must not be waited for in a transaction. Twice the same grants once.
  deps.subscriptions.subscribe<CaseHappened>('case.closed', async (tx, { caseId }) => {
    await deps.jobs.enqueue(tx, caseJob, { caseId })
  })
  deps.jobs.work<{ caseId: string }>(caseJob, async ({ tenantId, data }) => {
    if (tenantId) await caseClosed(points, { tenantId, caseId: data.caseId })
  })
  deps.subscriptions.subscribe<DisputeHappened>('dispute.session_held', async (tx, { disputeId, facts, by }) => {
    await deps.jobs.enqueue(tx, sessionJob, { disputeId, n: Number(facts.n), by })
  })
  deps.jobs.work<SessionHeld>(sessionJob, async ({ tenantId, data }) => {
    if (tenantId) await sessionHeld(points, { tenantId, ...data })
  })
  registerClockwork(deps)
}

/** Evidence is read by whoever claims and whoever may decide; what an assembly approved and photos of goods, by everybody. */
function guardFiles(points: Points): void {
  points.files.guard(fileKinds.rule, async () => true)
  points.files.guard(fileKinds.good, async () => true)
  points.files.guard(fileKinds.claim, ({ file, tenant, actor }) =>
    points.database.tx(
      tenant.id,
      async (tx) => {
        const claim = await claimsStore(tx).find(file.ownerId)
        if (!claim) return false
        if (claim.accountId === actor.accountId) return true
        const { rule, unitPath, schemePath } = await placeOf(points, tx, claim)
        const about = { accountId: claim.accountId, unitPath, approvers: rule.detail.approvers, firstDecidedBy: null }
        return mayKeepScheme(actor, schemePath) || mayDecide(actor, about)
      },
      { readOnly: true },
    ),
  )
}

function registerClockwork({ jobs, tenants, database, clock, log }: Deps): void {
  jobs.work(
    'points.sweep',
    async ({ signal }) => {
      for (const { id } of await tenants.list())
        if (!signal.aborted) {
          const now = clock.now()
          await sweepLedger(database, { tenantId: id, now, signal, alongside: orderLapsed(now) })
        }
    },
    { policy: 'short', timeout: 600 },
  )
  jobs.schedule('points.sweep', '* * * * *')

  jobs.work(
    'points.tell_expiring',
    async ({ signal }) => {
      for (const { id } of await tenants.list())
        if (!signal.aborted) await tellExpiring(database, { tenantId: id, now: clock.now() })
    },
    { policy: 'short' },
  )
  jobs.schedule('points.tell_expiring', '5 1 * * *')

  jobs.work(
    'points.verify',
    async ({ signal }) => {
      for (const { id, slug } of await tenants.list()) {
        if (signal.aborted) return
        const { differences, ...counted } = await verifyPoints(database, { tenantId: id, now: clock.now() })
        if (differences.length > 0)
          log.error({ tenant: slug, ...counted, differences }, 'the ledger of points differs from its lines')
      }
    },
    { policy: 'short', timeout: 3_600 },
  )
  jobs.schedule('points.verify', '47 2 * * *')
}
