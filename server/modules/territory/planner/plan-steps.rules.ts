import type { LocalizedName } from '../../../../contract/common.ts'
import type { Boundary } from '../../../../contract/territory.ts'
import type { NewUnit, Step } from '../../../../contract/territory-changes.ts'
import type { TreeUnit } from '../changes/draft.rules.ts'
import { freeCodes } from '../changes/propose.rules.ts'
import { type Housed, type Overlap, overlapOf } from './overlap.rules.ts'
import type { PlanFeature, PlanLevel } from './plan.types.ts'

/** A proposal for one community, to become steps of a draft. */
export interface Proposal {
  community: TreeUnit
  features: readonly PlanFeature[]
  /** Grids that stay as they are, with all that is in them. */
  held: ReadonlySet<string>
  /** Buildings by code with the units in force they stand in. */
  buildings: ReadonlyMap<string, Housed>
}

/** What steps are made with. */
export interface Workshop {
  /** Units in force by id; units made are put in, so that no code is given twice. */
  tree: Map<string, TreeUnit>
  newId: () => string
  /** Square metres two boundaries have in common. */
  common: (one: Boundary | null, other: Boundary | null) => number
}

/**
 * A unit goes on as itself, with its cases, posts and code, where it and a proposed unit have this share of both their households in
 * common. Otherwise it ends, and those that take it over follow it.
 */
const same = 0.8

/** The steps that put a proposal in place of what is in force in its community: grids first, then microgrids. */
export function stepsFor(proposal: Proposal, workshop: Workshop): Step[] {
  const { community, features, held } = proposal
  const { tree } = workshop
  const grids = [...tree.values()].filter(({ parentId, id }) => parentId === community.id && !held.has(id))
  const below = new Set(grids.map(({ id }) => id))
  const microgrids = [...tree.values()].filter(({ parentId }) => parentId !== null && below.has(parentId))
  const forGrids = replaced('grid', grids, { proposal, workshop })
  const parentOf = new Map(
    features.flatMap(({ properties }) => {
      const parent = properties.parent === undefined ? undefined : forGrids.idOf.get(properties.parent)
      return properties.level === 'microgrid' && parent !== undefined ? [[properties.id, parent] as const] : []
    }),
  )
  const forMicrogrids = replaced('microgrid', microgrids, { proposal, workshop, parentOf })
  return [...forGrids.steps, ...forMicrogrids.steps]
}

interface Context {
  proposal: Proposal
  workshop: Workshop
  /** Grid of each proposed microgrid, by the microgrid's name in the plan. */
  parentOf?: ReadonlyMap<string, string>
}

function replaced(
  level: PlanLevel,
  old: readonly TreeUnit[],
  { proposal, workshop, parentOf }: Context,
): { steps: Step[]; idOf: Map<string, string> } {
  const { community, buildings } = proposal
  const { tree, common } = workshop
  const features = proposal.features.filter(({ properties }) => properties.level === level)
  const overlap = overlapOf(features, level, buildings)
  const parent = (code: string) => parentOf?.get(code) ?? community.id
  const kept = keptOf(overlap, old)
  const idOf = new Map<string, string>([...kept].map(([code, unit]) => [code, unit.id]))
  const goesOn = new Set(idOf.values())
  const ended = old.filter(({ id }) => !goesOn.has(id))
  const fresh = features.filter(({ properties }) => !kept.has(properties.id))
  const steps: Step[] = []
  const redrawn = features.flatMap(({ properties, geometry }) => {
    const unit = kept.get(properties.id)
    return unit ? [{ unitId: unit.id, boundary: geometry, households: properties.households }] : []
  })
  if (redrawn.length > 0) steps.push({ type: 'redraw', units: redrawn })

  const weights = weightsOf({ ended, features, overlap, common })
  const codes = codesFor(
    fresh.map(({ properties }) => parent(properties.id)),
    { level, proposal, workshop },
  )
  const made = fresh.map((feature) => {
    const parentId = parent(feature.properties.id)
    const code = codes.get(parentId)?.shift() ?? ''
    const unit = newUnit(feature, { level, parentId, code, proposal, workshop, weights, old })
    idOf.set(feature.properties.id, unit.id)
    tree.set(unit.id, { ...unit, parentId, level })
    return { ...unit, parentId }
  })
  if (ended.length > 0 && made.length > 0) {
    const shares = ended.flatMap(({ id }) => {
      const of = weights.get(id) ?? []
      const sum = of.reduce((all, { weight }) => all + weight, 0)
      return of.flatMap(({ code, weight }) => {
        const into = idOf.get(code)
        const share = sum > 0 ? weight / sum : 0
        // Less than half a percent is a building at the edge.
        return into !== undefined && share >= 0.005 ? [{ unitId: id, into, share }] : []
      })
    })
    steps.push({ type: 'recut', unitIds: ended.map(({ id }) => id), into: made, shares })
  } else {
    for (const { parentId, ...unit } of made) steps.push({ type: 'create', parentId, level, unit })
    for (const { id } of ended) {
      const [most] = [...(weights.get(id) ?? [])].sort((a, b) => b.weight - a.weight)
      const successorId = (most && idOf.get(most.code)) ?? redrawn[0]?.unitId ?? null
      steps.push({ type: 'retire', unitId: id, successorId })
    }
  }
  for (const { id } of ended) tree.delete(id)
  // What lay below a grid that ended went with most of its ground; those that go on belong where the plan has them.
  const moves = new Map<string, string[]>()
  for (const [code, unit] of kept) {
    if (unit.parentId === parent(code)) continue
    const to = parent(code)
    moves.set(to, [...(moves.get(to) ?? []), unit.id])
    tree.set(unit.id, { ...unit, parentId: to })
  }
  for (const [parentId, unitIds] of moves) steps.push({ type: 'move', unitIds, parentId })
  return { steps, idOf }
}

/** Proposed units that are units in force, by their name in the plan. */
function keptOf(overlap: Overlap, old: readonly TreeUnit[]): Map<string, TreeUnit> {
  const units = new Map(old.map((unit) => [unit.id, unit]))
  const before = new Map<string, number>()
  for (const shares of overlap.values())
    for (const [id, households] of shares) before.set(id, (before.get(id) ?? 0) + households)
  const kept = new Map<string, TreeUnit>()
  for (const [code, shares] of overlap) {
    const after = [...shares.values()].reduce((a, b) => a + b, 0)
    for (const [id, households] of shares) {
      const unit = units.get(id)
      if (unit && households >= same * after && households >= same * (before.get(id) ?? 0)) kept.set(code, unit)
    }
  }
  return kept
}

/** Who takes over how much of each unit that ends: by households, of ground where nobody lives by area. */
function weightsOf(given: {
  ended: readonly TreeUnit[]
  features: readonly PlanFeature[]
  overlap: Overlap
  common: Workshop['common']
}): Map<string, { code: string; weight: number }[]> {
  const { ended, features, overlap, common } = given
  const weights = new Map<string, { code: string; weight: number }[]>()
  for (const [code, shares] of overlap)
    for (const [id, weight] of shares) weights.set(id, [...(weights.get(id) ?? []), { code, weight }])
  for (const { id, boundary } of ended) {
    if (weights.has(id)) continue
    weights.set(
      id,
      features
        .map(({ properties, geometry }) => ({ code: properties.id, weight: common(boundary, geometry) }))
        .filter(({ weight }) => weight > 0),
    )
  }
  return weights
}

/** Free codes for new units below some parents, one for each time a parent is named. */
function codesFor(
  parents: readonly string[],
  { level, proposal, workshop }: { level: PlanLevel; proposal: Proposal; workshop: Workshop },
): Map<string, string[]> {
  const counts = new Map<string, number>()
  for (const id of parents) counts.set(id, (counts.get(id) ?? 0) + 1)
  return new Map(
    [...counts].map(([parentId, count]) => {
      const { code } = workshop.tree.get(parentId) ?? proposal.community
      return [parentId, freeCodes({ after: workshop.tree }, { code: `${code}-0`, parentId, level }, count)] as const
    }),
  )
}

function newUnit(
  { properties, geometry }: PlanFeature,
  given: {
    level: PlanLevel
    parentId: string
    code: string
    proposal: Proposal
    workshop: Workshop
    weights: ReadonlyMap<string, { code: string; weight: number }[]>
    old: readonly TreeUnit[]
  },
): NewUnit {
  const { level, parentId, code, proposal, workshop, weights, old } = given
  const { tree, newId } = workshop
  const above = tree.get(parentId) ?? proposal.community
  // People are counted in units, not in buildings: they go with the households.
  let population = 0
  let known = 0
  let most = 0
  let like: TreeUnit | undefined
  for (const unit of old) {
    const of = weights.get(unit.id) ?? []
    const weight = of.find((each) => each.code === properties.id)?.weight ?? 0
    if (weight === 0) continue
    if (weight > most) {
      most = weight
      like = unit
    }
    if (unit.population === null) continue
    known++
    population += (unit.population * weight) / of.reduce((sum, each) => sum + each.weight, 0)
  }
  return {
    ...{ id: newId(), code, name: nameFor(level, code, above.code), boundary: geometry },
    kind: level === 'grid' ? 'comprehensive' : null,
    households: properties.households,
    population: known > 0 ? Math.round(population) : null,
    calendarCode: like?.calendarCode ?? null,
  }
}

/** A name by the number at the end of the code. */
function nameFor(level: PlanLevel, code: string, above: string): LocalizedName {
  const number = Number(
    code.startsWith(above) ? code.slice(above.length).replace(/^\D+/, '') : code.replace(/^.*\D/, ''),
  )
  return level === 'grid'
    ? { en: `Grid ${number}`, zh: `第${inChinese(number)}网格` }
    : { en: `Microgrid ${number}`, zh: `第${inChinese(number)}微网格` }
}

const numerals = '〇一二三四五六七八九'

/** 1 to 99 in Chinese numerals, larger ones in digits. */
function inChinese(number: number): string {
  if (!(number >= 1 && number <= 99)) return String(number)
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${numerals[tens]}十`
  return head + (ones === 0 ? '' : numerals[ones])
}
