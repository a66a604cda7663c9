import type { Step } from '../../../../contract/territory-changes.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { breath } from '../breath.ts'
import { middleOf } from '../changes/assess.ts'
import { changesStore } from '../changes/changes.store.ts'
import { openShapes } from '../changes/check.rules.ts'
import type { TreeUnit } from '../changes/draft.rules.ts'
import { pathOf } from '../changes/preview.rules.ts'
import { sheetAround } from '../changes/shapes.rules.ts'
import { readStep } from '../changes/step-input.rules.ts'
import type { Territory } from '../territory.api.ts'
import { checkTerritory } from '../territory.policy.ts'
import { groundStore } from './ground.store.ts'
import { housedOn } from './homes.rules.ts'
import type { Home, Housed } from './overlap.rules.ts'
import type { PlanFeature } from './plan.types.ts'
import { buildingsFor, groundOf } from './plan-ground.rules.ts'
import { stepsFor } from './plan-steps.rules.ts'
import type { Asking } from './plans.service.ts'
import { plansStore } from './plans.store.ts'
import type { RunRecord } from './plans.types.ts'

/**
 * Puts the proposals for some communities into a new draft of a change, where they are looked at, checked and put in force like any
 * other. Throws Refused `platform.forbidden`, `plan.not_found`, `plan.not_planned`, `plan.community_ended`.
 */
export async function acceptPlan(
  territory: Territory,
  { tenantId, actor, claim }: Asking,
  wanted: { id: string; communities: readonly string[]; title: string; reason: string },
): Promise<{ changeId: string; steps: number }> {
  checkTerritory(actor, 'plan.edit')
  checkTerritory(actor, 'change.edit')
  const at = territory.clock.now()
  const accept = async (tx: Tx) => {
    const { id, title, reason } = wanted
    // Each community is worked out on its own, and others have their turn between two.
    const steps = await stepsOf(tx, wanted)
    const store = changesStore(tx)
    const change = await store.insert({ id: uuidv7(), title, reason, createdAt: at })
    await store.addSteps(change.id, 0, steps)
    await store.update({ ...change, done: steps.length, updatedAt: at })
    await plansStore(tx).accepted(id, wanted.communities, change.id)
    const subject = { kind: 'territory_change', id: change.id }
    const detail = { plan: id, communities: wanted.communities.length, steps: steps.length }
    await audit(tx).record({ actor, action: 'plan.accepted', subject, detail, at })
    return { changeId: change.id, steps: steps.length }
  }
  return await territory.database.tx(tenantId, (tx) => idempotent({ tx, claim, work: () => accept(tx) }))
}

async function stepsOf(tx: Tx, { id, communities }: { id: string; communities: readonly string[] }) {
  const plans = plansStore(tx)
  const run = await plans.find(id)
  if (!run) throw new Refused('plan.not_found')
  const planned = new Map((await plans.communities(id)).map((community) => [community.communityId, community]))
  const tree = await changesStore(tx).tree()
  const shapes = openShapes(sheetAround(middleOf(tree, [])))
  const workshop = { tree, newId: uuidv7, common: shapes.common }
  const wanted = [...new Set(communities)]
  const steps: Step[] = []
  const pause = breath()
  for (const communityId of wanted) {
    await pause()
    const record = planned.get(communityId)
    const community = tree.get(communityId)
    if (record?.state !== 'planned') throw new Refused('plan.not_planned')
    if (!community) throw new Refused('plan.community_ended', {}, { status: 409 })
    const rows = await plans.features(id, { communityIds: [communityId] })
    const buildings = await housedIn(tx, { community, tree, held: record.held, run })
    const features = rows.map(({ feature }) => JSON.parse(feature) as PlanFeature)
    await pause()
    for (const step of stepsFor({ community, features, held: new Set(record.held), buildings }, workshop)) {
      await pause()
      steps.push(readStep(step))
    }
  }
  return steps
}

async function housedIn(
  tx: Tx,
  {
    community,
    tree,
    held,
    run,
  }: { community: TreeUnit; tree: ReadonlyMap<string, TreeUnit>; held: string[]; run: RunRecord },
): Promise<Map<string, Housed>> {
  const all = await groundStore(tx).buildings(community.id)
  const paths = new Map<string, Home & { path: string[] }>()
  const placeOf = (unitId: string) => {
    const known = paths.get(unitId)
    if (known) return known
    const path = pathOf(tree, unitId)
    const at = (level: TreeUnit['level']) => path.find((each) => tree.get(each)?.level === level)
    const found = { path, grid: at('grid'), microgrid: at('microgrid') }
    paths.set(unitId, found)
    return found
  }
  const buildings = all.filter(({ unitId }) => !placeOf(unitId).path.some((id) => held.includes(id)))
  const grids = [...tree.values()].filter(({ parentId }) => parentId === community.id)
  const drawn = (units: readonly TreeUnit[]) => units.flatMap(({ boundary }) => boundary ?? [])
  const area = groundOf({
    whole: community.boundary ?? undefined,
    grids: drawn(grids),
    held: drawn(grids.filter(({ id }) => held.includes(id))),
  })
  const open = new Set(grids.flatMap(({ id }) => (held.includes(id) ? [] : [id])))
  const lots = [...tree.values()].flatMap(({ id, parentId, boundary }) =>
    parentId && open.has(parentId) && boundary ? [{ home: { grid: parentId, microgrid: id }, boundary }] : [],
  )
  const features = area ? buildingsFor(buildings, area) : []
  return housedOn({ buildings, features, homeOf: placeOf, lots, bounds: run.settings.bounds.microgrid })
}
