import type { Boundary } from '../../../../contract/territory.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { KnownUnit } from '../atlas.rules.ts'
import { barringIn } from '../landscape/landscape.service.ts'
import { ringsOf } from '../outline.rules.ts'
import type { Territory } from '../territory.api.ts'
import { territoryStore } from '../territory.store.ts'
import { documentOfLines } from './barriers.service.ts'
import { type GroundBuilding, groundStore } from './ground.store.ts'
import { housedOn } from './homes.rules.ts'
import { evenShare, type Home, type Housed, movedBy, overlapOf } from './overlap.rules.ts'
import type { Plan, PlanBounds, PlanFeature, PlanLevel, PlanProgress, RawFeature } from './plan.types.ts'
import { type Basis, basisInForce, basisOfPlan, freshBasis } from './plan-basis.rules.ts'
import { compactnessOf, comparisonOf, isWithin, piecesOf } from './plan-figures.rules.ts'
import { buildingsFor, groundOf } from './plan-ground.rules.ts'
import type { Planner } from './plan-in-worker.ts'
import { plansStore } from './plans.store.ts'
import type { CommunityRecord, FeatureRow, RunRecord, TodayUnit } from './plans.types.ts'

/** What came of planning one community. */
export interface Outcome {
  community: CommunityRecord
  units: Omit<FeatureRow, 'communityId'>[]
}

/** What all communities of a run have in common. */
export interface Common {
  tenantId: string
  run: RunRecord
  /** Texts of features of the run's files no unit crosses. */
  barriers: readonly string[]
  planner: Planner
  signal: AbortSignal
}

/** Bounds as the planner takes them: the target lies in the middle. */
export function boundsOf({ bounds }: RunRecord['settings']): PlanBounds {
  const of = ({ min, max }: { min: number; max: number }) => ({ min, max, target: Math.round((min + max) / 2) })
  return { grid: of(bounds.grid), microgrid: of(bounds.microgrid) }
}

/**
 * Plans one community as it stands now. A community that can't be planned is left out with the reason, as `plan.community_empty`; throws
 * `plan.cancelled` when the signal asks for it.
 */
export async function planCommunity(
  territory: Territory,
  { tenantId, run, barriers, planner, signal }: Common,
  { record, onProgress }: { record: CommunityRecord; onProgress: (progress: PlanProgress) => void },
): Promise<Outcome> {
  const atlas = await territory.atlas(tenantId)
  const community = atlas.find(record.communityId)
  try {
    if (!community?.valid) throw new Refused('plan.community_ended')
    const ground = await territory.database.tx(
      tenantId,
      (tx) => readGround(tx, { run, community, units: atlas.units }),
      {
        readOnly: true,
      },
    )
    const bounds = boundsOf(run.settings)
    const { area, held, basis, features } = ground
    const plan = await planner.plan(
      {
        ...{ bounds, barriers: documentOfLines([...barriers, ...ground.barring]), seed: run.settings.seed },
        buildings: { type: 'FeatureCollection', features },
        area: { type: 'Feature', properties: {}, geometry: area },
        ...{ current: basis.current, pinned: basis.pins },
      },
      { onProgress, signal },
    )
    const named = plan.features.map((feature) => renamed(feature, basis))
    const units = rowsOf(named, bounds)
    const today = ground.today.map((unit) => ({ ...unit, within: isWithin(unit.households, bounds[unit.level]) }))
    const moved = (level: PlanLevel) => movedBy(overlapOf(named, level, ground.housed))
    const counts = {
      moved: { grid: moved('grid'), microgrid: moved('microgrid'), of: ground.inForce },
      buildings: ground.buildings.length,
      uncounted: ground.buildings.filter(({ households }) => households === null).length,
      leftOut: ground.buildings.length - features.length,
    }
    const report: Plan['report'] = plan.report
    const rows = units.map((unit) => ({ ...unit, communityId: record.communityId }))
    const figures = comparisonOf([{ today, report }], rows, [counts])
    return {
      community: { ...record, state: 'planned', held, today, figures, report, problem: null },
      units,
    }
  } catch (error) {
    if (!(error instanceof Refused) || error.code === 'plan.cancelled') throw error
    const problem = { code: error.code, facts: { ...error.facts } }
    return { community: { ...record, state: 'left_out', problem }, units: [] }
  }
}

interface Ground {
  area: Boundary
  held: string[]
  basis: Basis
  /** Outside the grids that stay. */
  buildings: GroundBuilding[]
  /** As the planner reads them. */
  features: RawFeature[]
  housed: Map<string, Housed>
  today: TodayUnit[]
  /** Texts of the lines of the district no unit crosses. */
  barring: string[]
  /** Households that have a grid today. */
  inForce: number
}

async function readGround(
  tx: Tx,
  given: { run: RunRecord; community: KnownUnit; units: ReadonlyMap<string, KnownUnit> },
): Promise<Ground> {
  const { run, community, units } = given
  const { settings } = run
  const below = [...units.values()].filter(({ valid, path }) => valid && path.includes(community.id))
  const grids = below.filter(({ level }) => level === 'grid')
  const ids = [community.id, ...below.map(({ id }) => id)]
  const boundaries = new Map(
    (await territoryStore(tx).boundariesOf(ids)).map(({ id, boundary }) => [id, boundary] as const),
  )
  const earlier =
    settings.basis === 'plan' && settings.planId
      ? (await plansStore(tx).communities(settings.planId)).find(({ communityId }) => communityId === community.id)
      : undefined
  const pinned = new Set(settings.basis === 'in_force' ? settings.pins : [])
  const stays = ({ id, code, kind }: KnownUnit) =>
    boundaries.has(id) && (kind === 'dedicated' || pinned.has(code) || earlier?.held.includes(id) === true)
  const held = grids.filter(stays).map(({ id }) => id)
  const open = below.filter(({ id, path }) => id !== community.id && !held.some((grid) => path.includes(grid)))
  const all = await groundStore(tx).buildings(community.id)
  const buildings = all.filter(({ unitId }) => !units.get(unitId)?.path.some((id) => held.includes(id)))
  if (buildings.length === 0) throw new Refused('plan.community_empty')
  const area = groundOf({
    whole: boundaries.get(community.id),
    grids: grids.flatMap(({ id }) => boundaries.get(id) ?? []),
    held: held.flatMap((id) => boundaries.get(id) ?? []),
  })
  if (!area) throw new Refused('plan.community_undrawn')
  const features = buildingsFor(buildings, area)
  if (features.length === 0) throw new Refused('plan.community_empty')
  const homeOf = (unitId: string): Home => {
    const path = units.get(unitId)?.path ?? []
    const at = (level: PlanLevel) => path.find((id) => units.get(id)?.level === level)
    return { grid: at('grid'), microgrid: at('microgrid') }
  }
  const among = (level: PlanLevel) => open.filter((unit) => unit.level === level)
  const lots = among('microgrid').flatMap(({ id, parentId }) => {
    const boundary = boundaries.get(id)
    return boundary ? [{ home: { grid: parentId, microgrid: id }, boundary }] : []
  })
  const housed = housedOn({ buildings, features, homeOf, lots, bounds: settings.bounds.microgrid })
  const proposed =
    earlier?.state === 'planned' && settings.planId
      ? await plansStore(tx).features(settings.planId, { communityIds: [community.id] })
      : []
  const common = { community: community.code, buildings, pins: settings.pins }
  const basis =
    settings.basis === 'in_force'
      ? basisInForce({ ...common, housed, grids: among('grid'), microgrids: among('microgrid') })
      : settings.basis === 'plan'
        ? basisOfPlan({ ...common, features: proposed.map(({ feature }) => JSON.parse(feature) as PlanFeature) })
        : freshBasis(community.code)
  let inForce = 0
  for (const { households, homes } of housed.values())
    homes.forEach(({ grid }, nth) => {
      if (grid !== undefined) inForce += evenShare(households, homes.length, nth)
    })
  const barring = settings.landscape === false ? [] : await barringIn(tx, boxAround(area))
  return {
    area,
    held,
    basis,
    barring,
    buildings,
    features,
    housed,
    today: todayOf(open, { housed, boundaries }),
    inForce,
  }
}

function boxAround(area: Boundary): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  for (const [x = 0, y = 0] of ringsOf(area).flat()) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}

function todayOf(
  units: readonly KnownUnit[],
  { housed, boundaries }: { housed: ReadonlyMap<string, Housed>; boundaries: ReadonlyMap<string, Boundary> },
): TodayUnit[] {
  const counted = new Map<string, number>()
  for (const { homes, households } of housed.values())
    homes.forEach(({ grid, microgrid }, nth) => {
      const part = evenShare(households, homes.length, nth)
      for (const id of [grid, microgrid]) if (id) counted.set(id, (counted.get(id) ?? 0) + part)
    })
  return units.flatMap(({ id, level, households }) => {
    if (level !== 'grid' && level !== 'microgrid') return []
    const boundary = boundaries.get(id)
    return [
      {
        ...{ id, level, households: households ?? counted.get(id) ?? 0, within: false },
        ...{ compactness: boundary ? compactnessOf(boundary) : 0, pieces: boundary ? piecesOf(boundary) : 0 },
      },
    ]
  })
}

function renamed(feature: PlanFeature, basis: Basis): PlanFeature {
  const { id, parent } = feature.properties
  const above = parent === undefined ? {} : { parent: basis.nameOf(parent) }
  return { ...feature, properties: { ...feature.properties, id: basis.nameOf(id), ...above } }
}

function rowsOf(features: readonly PlanFeature[], bounds: PlanBounds): Omit<FeatureRow, 'communityId'>[] {
  const next = { grid: 0, microgrid: 0 }
  return features.map((feature) => {
    const { level, id, parent, households, buildings, atoms } = feature.properties
    return {
      ...{ level, position: next[level]++, code: id, parent: parent ?? null, households },
      buildings: buildings.length + new Set(atoms?.map(({ building }) => building)).size,
      within: isWithin(households, bounds[level]),
      compactness: compactnessOf(feature.geometry),
      feature: JSON.stringify(feature),
    }
  })
}
