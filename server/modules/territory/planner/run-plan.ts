import { Refused } from '../../../platform/errors.ts'
import type { Territory } from '../territory.api.ts'
import { linesOfRun } from './barriers.service.ts'
import type { PlanProgress } from './plan.types.ts'
import { type Common, planCommunity } from './plan-community.ts'
import { tellPlanMoved } from './plan-events.ts'
import { comparisonOf } from './plan-figures.rules.ts'
import { openPlanner } from './plan-in-worker.ts'
import { silent } from './plans.service.ts'
import { plansStore } from './plans.store.ts'
import type { CommunityRecord, RunRecord, TroubleRecord } from './plans.types.ts'

/** Milliseconds between two notes of how far a run is. */
const noteEvery = 500

/**
 * Works a run off, community by community; what is planned is kept at once, so that a run whose process died goes on where it
 * was. A run that stops for a reason people can understand is noted as failed with that reason; when the process stops it throws,
 * and the queue begins it again elsewhere.
 */
export async function runPlan(
  territory: Territory,
  given: { tenantId: string; id: string; signal: AbortSignal },
): Promise<void> {
  const { tenantId, id, signal } = given
  const { database, clock } = territory
  const run = await database.tx(tenantId, async (tx) => {
    const found = await plansStore(tx).findForUpdate(id)
    if (!found || !isToRun(found, clock.now())) return undefined
    const running: RunRecord = { ...found, state: 'running', updatedAt: clock.now() }
    await plansStore(tx).save(running)
    await tellPlanMoved(tx, id)
    return running
  })
  if (!run) return
  const noting = noteOf(territory, given)
  try {
    territory.refresh(tenantId)
    const barriers = await linesOfRun(territory, tenantId, run.settings.barrierIds)
    const planner = openPlanner()
    try {
      await planAll(territory, { tenantId, run, barriers, planner, signal: noting.signal }, noting.note)
    } finally {
      planner.close()
    }
    await noting.end()
    await end(territory, { tenantId, run }, 'done')
  } catch (error) {
    await noting.end()
    if (signal.aborted) {
      // The process stops: another one goes on where this one was.
      await waitAgain(territory, { tenantId, id })
      throw error
    }
    if (!(error instanceof Refused)) throw error
    if (error.code === 'plan.cancelled') await end(territory, { tenantId, run }, 'cancelled')
    else await end(territory, { tenantId, run }, 'failed', { code: error.code, facts: { ...error.facts } })
  }
}

/** One that goes on already is left to whoever works on it, unless nothing was heard of them. */
const isToRun = ({ state, updatedAt }: RunRecord, now: Date): boolean =>
  state === 'waiting' || (state === 'running' && now.getTime() - updatedAt.getTime() > silent)

async function waitAgain(territory: Territory, { tenantId, id }: { tenantId: string; id: string }): Promise<void> {
  const { database, clock } = territory
  await database.tx(tenantId, async (tx) => {
    const found = await plansStore(tx).findForUpdate(id)
    if (found?.state === 'running') await plansStore(tx).save({ ...found, state: 'waiting', updatedAt: clock.now() })
  })
}

/** What a step of the planner is worth of its community's work. */
const shareOf = ({ share }: PlanProgress) => Math.min(1, share)

async function planAll(territory: Territory, common: Common, note: (share: number) => void): Promise<void> {
  const { tenantId, run, signal } = common
  const { database } = territory
  const communities = await database.tx(tenantId, (tx) => plansStore(tx).communities(run.id), { readOnly: true })
  for (const [nth, record] of communities.entries()) {
    if (record.state !== 'waiting') continue
    if (signal.aborted) throw new Refused('plan.cancelled')
    const onProgress = (progress: PlanProgress) => note((nth + shareOf(progress)) / communities.length)
    const { community, units } = await planCommunity(territory, common, { record, onProgress })
    await database.tx(tenantId, (tx) => plansStore(tx).keep(community, units))
  }
  if (signal.aborted) throw new Refused('plan.cancelled')
}

async function end(
  territory: Territory,
  { tenantId, run }: { tenantId: string; run: RunRecord },
  state: 'done' | 'cancelled' | 'failed',
  problem: TroubleRecord | null = null,
): Promise<void> {
  const { database, clock } = territory
  await database.tx(tenantId, async (tx) => {
    const store = plansStore(tx)
    const found = await store.findForUpdate(run.id)
    if (!found) return
    const communities = await store.communities(run.id)
    const planned = communities.filter((community) => community.state === 'planned')
    const ended = { ...found, problem, finishedAt: clock.now(), updatedAt: clock.now() }
    if (state === 'done' && planned.length === 0)
      await store.save({ ...ended, state: 'failed', problem: reasonFor(communities) })
    else {
      const figures =
        state === 'done'
          ? comparisonOf(
              planned,
              await store.rows(run.id),
              planned.flatMap((community) => community.figures ?? []),
            )
          : null
      await store.save({ ...ended, state, figures, share: state === 'done' ? 1 : found.share })
    }
    await tellPlanMoved(tx, run.id)
  })
}

/** Why nothing came of a run: what all its communities have in common, or that of the first. */
function reasonFor(communities: readonly CommunityRecord[]): TroubleRecord {
  const [first] = communities
  const isAll = communities.every(({ problem }) => problem?.code === first?.problem?.code)
  if (isAll && first?.problem?.code === 'plan.community_empty')
    return { code: 'plan.area_empty', facts: { communities: communities.length } }
  return first?.problem ?? { code: 'plan.area_empty', facts: { communities: communities.length } }
}

/** Notes progress now and then, and hears whether the run is to stop. */
function noteOf(territory: Territory, given: { tenantId: string; id: string; signal: AbortSignal }) {
  const stop = new AbortController()
  const { tenantId, id } = given
  given.signal.addEventListener('abort', () => stop.abort(), { once: true })
  if (given.signal.aborted) stop.abort()
  let share = 0
  let noting = Promise.resolve()
  const write = async () => {
    const cancelAsked = await territory.database.tx(tenantId, async (tx) => {
      const asked = await plansStore(tx).progress(id, share, territory.clock.now())
      await tellPlanMoved(tx, id)
      return asked
    })
    if (cancelAsked) stop.abort()
  }
  const timer = setInterval(() => {
    noting = noting.then(write).catch(() => {})
  }, noteEvery)
  return {
    signal: stop.signal,
    note: (upTo: number) => {
      share = Math.max(share, upTo)
    },
    /** Waits for the last note, so that it isn't written over what comes after. */
    end: async () => {
      clearInterval(timer)
      await noting
    },
  }
}
