import type { Locale } from '../../../../contract/common.ts'
import type { PlanCommunity, PlanRun, PlanSettings } from '../../../../contract/planner.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import { textOf } from '../../../platform/messages.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { Atlas, KnownUnit } from '../atlas.rules.ts'
import type { Territory } from '../territory.api.ts'
import { checkTerritory } from '../territory.policy.ts'
import { groundStore } from './ground.store.ts'
import { buildingOf } from './plan-basis.rules.ts'
import { tellPlanMoved } from './plan-events.ts'
import { plansStore } from './plans.store.ts'
import type { CommunityRecord, RunRecord, TroubleRecord } from './plans.types.ts'

/** Name of the job that works a run off. */
export const planJob = 'territory.plan'

/** Runs that are kept; the oldest go when there are more. */
const kept = 40
/** Milliseconds without a sign of life after which a run is taken for dead: its process ended with it. */
export const silent = 60_000
/** Runs that may wait or go on at once: whoever presses a button again and again doesn't keep the machine for a day. */
const mostUnderWay = 10

/** Who asks, and where. */
export interface Asking {
  tenantId: string
  actor: Actor
  claim?: IdempotencyClaim | undefined
}

/** A run with how many of its communities are planned. */
export interface CountedRun {
  run: RunRecord
  communities: number
  planned: number
}

/** Runs, newest first. Throws Refused `platform.forbidden`. */
export async function listPlans(territory: Territory, { tenantId, actor }: Asking): Promise<CountedRun[]> {
  checkTerritory(actor, 'plan.see')
  return await territory.database.tx(
    tenantId,
    async (tx) => {
      const runs = await plansStore(tx).latest(kept)
      return await counted(tx, runs)
    },
    { readOnly: true },
  )
}

/** What stands in an area. Throws Refused `platform.forbidden`, `unit.not_found`, `plan.area_level`. */
export async function groundIn(territory: Territory, { tenantId, actor }: Asking, areas: readonly string[]) {
  checkTerritory(actor, 'plan.see')
  const communities = communitiesIn(await territory.atlas(tenantId), areas)
  const ids = communities.map(({ id }) => id)
  const sums = await territory.database.tx(tenantId, (tx) => groundStore(tx).sums(ids), { readOnly: true })
  const undrawn = communities.filter(({ hasBoundary }) => !hasBoundary).length
  return { communities: ids.length, undrawn, ...sums }
}

/**
 * Asks for a plan. Throws Refused `platform.forbidden`, `unit.not_found`, `plan.area_level`, `plan.no_communities`, `plan.bad_bounds`,
 * `plan.many_under_way`, `plan.pin_needs_current`, `plan.unknown_pin`, `plan.not_found` where the earlier plan is gone, `plan.not_done` where it isn't ready.
 */
export async function startPlan(
  territory: Territory,
  jobs: Jobs,
  { tenantId, actor, claim }: Asking,
  settings: PlanSettings,
): Promise<CountedRun> {
  checkTerritory(actor, 'plan.edit')
  const atlas = await territory.atlas(tenantId)
  const communities = communitiesIn(atlas, settings.areas)
  if (communities.length === 0) throw new Refused('plan.no_communities', {}, { field: 'body.areas' })
  if (settings.bounds.microgrid.max > settings.bounds.grid.max)
    throw new Refused('plan.bad_bounds', {}, { field: 'body.bounds' })
  const start = async (tx: Tx) => {
    const store = plansStore(tx)
    if ((await store.underWay()) >= mostUnderWay) throw new Refused('plan.many_under_way', {}, { status: 409 })
    await checkBasis(tx, settings, atlas)
    const now = territory.clock.now()
    const id = uuidv7()
    const run = { id, settings, createdBy: actor.accountId ?? null, createdAt: now }
    await store.insert(
      run,
      communities.map((community) => community.id),
    )
    for (const old of (await store.latest(kept + 20)).slice(kept))
      if (old.state !== 'running' && old.state !== 'waiting') await store.remove(old.id)
    await jobs.enqueue(tx, planJob, { id })
    const detail = { areas: settings.areas.length, communities: communities.length, basis: settings.basis }
    await audit(tx).record({ actor, action: 'plan.started', subject: { kind: 'plan', id }, detail, at: now })
    return { id }
  }
  return await territory.database.tx(tenantId, async (tx) => {
    const { id } = await idempotent({ tx, claim, work: () => start(tx) })
    return await getCounted(tx, id)
  })
}

/** A run with its communities. Throws Refused `platform.forbidden`, `plan.not_found`. */
export async function planOf(
  territory: Territory,
  { tenantId, actor }: Asking,
  id: string,
): Promise<{ counted: CountedRun; communities: CommunityRecord[] }> {
  checkTerritory(actor, 'plan.see')
  return await territory.database.tx(
    tenantId,
    async (tx) => ({ counted: await getCounted(tx, id), communities: await plansStore(tx).communities(id) }),
    { readOnly: true },
  )
}

/** Asks a run to stop. Asking twice, or too late, does no harm. */
export async function cancelPlan(
  territory: Territory,
  { tenantId, actor, claim }: Asking,
  id: string,
): Promise<CountedRun> {
  checkTerritory(actor, 'plan.edit')
  const now = territory.clock.now()
  const cancel = async (tx: Tx) => {
    const run = await held(tx, id)
    const dead = run.state === 'running' && now.getTime() - run.updatedAt.getTime() > silent
    if (run.state === 'waiting' || dead)
      await plansStore(tx).save({ ...run, state: 'cancelled', cancelAsked: true, updatedAt: now, finishedAt: now })
    else if (run.state === 'running') await plansStore(tx).save({ ...run, cancelAsked: true })
    await tellPlanMoved(tx, id)
    return { id }
  }
  return await territory.database.tx(tenantId, async (tx) => {
    await idempotent({ tx, claim, work: () => cancel(tx) })
    return await getCounted(tx, id)
  })
}

/**
 * Goes on with a run that broke or was stopped: communities that are planned already stay as they are. Throws Refused
 * `platform.forbidden`, `plan.not_found`, `plan.under_way`, `plan.not_broken` where it is done.
 */
export async function resumePlan(
  territory: Territory,
  jobs: Jobs,
  { tenantId, actor, claim }: Asking,
  id: string,
): Promise<CountedRun> {
  checkTerritory(actor, 'plan.edit')
  const now = territory.clock.now()
  const resume = async (tx: Tx) => {
    const run = await held(tx, id)
    if (run.state === 'waiting' || run.state === 'running') throw new Refused('plan.under_way', {}, { status: 409 })
    if (run.state === 'done') throw new Refused('plan.not_broken', {}, { status: 409 })
    if ((await plansStore(tx).underWay()) >= mostUnderWay) throw new Refused('plan.many_under_way', {}, { status: 409 })
    const fresh = { state: 'waiting', cancelAsked: false, problem: null, finishedAt: null, updatedAt: now } as const
    await plansStore(tx).save({ ...run, ...fresh })
    await plansStore(tx).tryAgain(id)
    await jobs.enqueue(tx, planJob, { id })
    await audit(tx).record({ actor, action: 'plan.resumed', subject: { kind: 'plan', id }, at: now })
    await tellPlanMoved(tx, id)
    return { id }
  }
  return await territory.database.tx(tenantId, async (tx) => {
    await idempotent({ tx, claim, work: () => resume(tx) })
    return await getCounted(tx, id)
  })
}

/** Says of runs whose process is gone that they broke; each can go on. */
export async function markBrokenPlans(territory: Territory, tenantId: string): Promise<void> {
  const now = territory.clock.now()
  await territory.database.tx(tenantId, async (tx) => {
    for (const id of await plansStore(tx).silent(new Date(now.getTime() - silent))) await breakOffPlan(tx, id, now)
  })
}

/** Says of one run that it broke, unless it has ended otherwise. */
export async function breakOffPlan(tx: Tx, id: string, now: Date): Promise<void> {
  const run = await plansStore(tx).findForUpdate(id)
  if (run?.state !== 'running' && run?.state !== 'waiting') return
  const ended = run.cancelAsked
    ? ({ state: 'cancelled', problem: null } as const)
    : ({ state: 'failed', problem: { code: 'plan.broken', facts: {} } } as const)
  await plansStore(tx).save({ ...run, ...ended, updatedAt: now, finishedAt: now })
  await tellPlanMoved(tx, id)
}

/** Removes a run that is over. Throws Refused `platform.forbidden`, `plan.not_found`, `plan.under_way`. */
export async function removePlan(
  territory: Territory,
  { tenantId, actor, claim }: Asking,
  id: string,
): Promise<{ removed: true }> {
  checkTerritory(actor, 'plan.edit')
  const at = territory.clock.now()
  const remove = async (tx: Tx) => {
    const run = await held(tx, id)
    if (run.state === 'waiting' || run.state === 'running') throw new Refused('plan.under_way', {}, { status: 409 })
    await plansStore(tx).remove(id)
    await audit(tx).record({ actor, action: 'plan.removed', subject: { kind: 'plan', id }, at })
    return { removed: true as const }
  }
  return await territory.database.tx(tenantId, (tx) => idempotent({ tx, claim, work: () => remove(tx) }))
}

/** A run as it is shown. */
export function planView({ run, communities, planned }: CountedRun, atlas: Atlas, locale: Locale): PlanRun {
  const { id, state, share, cancelAsked, settings, figures, problem, createdAt, finishedAt } = run
  return {
    ...{ id, state, share, cancelAsked, settings, figures, communities, planned },
    areas: settings.areas.flatMap((area) => atlas.find(area)?.ref ?? []),
    problem: inWords(problem, locale),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}

/** A community of a run as it is shown. */
export function communityView(community: CommunityRecord, atlas: Atlas, locale: Locale): PlanCommunity {
  const { communityId, state, problem, figures, changeId } = community
  return { unit: atlas.get(communityId).ref, state, problem: inWords(problem, locale), figures, changeId }
}

function inWords(problem: TroubleRecord | null, locale: Locale) {
  if (!problem) return null
  return { ...problem, detail: textOf({ locale, area: 'errors', key: problem.code, values: problem.facts }) }
}

/** Communities in some areas, each once, in the order of the tree. */
function communitiesIn(atlas: Atlas, areas: readonly string[]): KnownUnit[] {
  const wanted = new Set(areas)
  for (const id of wanted) {
    const unit = atlas.get(id)
    if (!unit.valid) throw new Refused('unit.not_found', { id })
    if (unit.level === 'grid' || unit.level === 'microgrid')
      throw new Refused('plan.area_level', { unit: unit.code }, { field: 'body.areas' })
  }
  return [...atlas.units.values()]
    .filter(({ valid, level, path }) => valid && level === 'community' && path.some((id) => wanted.has(id)))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** What a run is to begin with must be there, and so must all it is to leave as it is. */
async function checkBasis(tx: Tx, settings: PlanSettings, atlas: Atlas): Promise<void> {
  const { basis, planId, pins } = settings
  const store = plansStore(tx)
  if (basis === 'fresh' && pins.length > 0) throw new Refused('plan.pin_needs_current', {}, { field: 'body.pins' })
  if (basis === 'plan') {
    const earlier = planId ? await store.find(planId) : undefined
    if (!earlier) throw new Refused('plan.not_found')
    if (earlier.state !== 'done') throw new Refused('plan.not_done', {}, { status: 409 })
  }
  if (pins.length === 0) return
  const planned = planId && basis === 'plan' ? await store.communitiesOf(planId, pins) : new Map<string, string>()
  const isUnit = (pin: string) => (basis === 'plan' ? planned.has(pin) : atlas.findByCode(pin) !== undefined)
  const rest = pins.filter((pin) => !isUnit(pin))
  const homes = await groundStore(tx).homes(rest.flatMap((pin) => [pin, buildingOf(pin)]))
  const unknown = rest.find((pin) => !homes.has(pin) && !homes.has(buildingOf(pin)))
  if (unknown !== undefined) throw new Refused('plan.unknown_pin', { id: unknown }, { field: 'body.pins' })
}

async function counted(tx: Tx, runs: readonly RunRecord[]): Promise<CountedRun[]> {
  const counts = await plansStore(tx).counts(runs.map(({ id }) => id))
  return runs.map((run) => ({ run, ...(counts.get(run.id) ?? { communities: 0, planned: 0 }) }))
}

async function getCounted(tx: Tx, id: string): Promise<CountedRun> {
  const run = await plansStore(tx).find(id)
  const [found] = run ? await counted(tx, [run]) : []
  if (!found) throw new Refused('plan.not_found')
  return found
}

async function held(tx: Tx, id: string): Promise<RunRecord> {
  const found = await plansStore(tx).findForUpdate(id)
  if (!found) throw new Refused('plan.not_found')
  return found
}
