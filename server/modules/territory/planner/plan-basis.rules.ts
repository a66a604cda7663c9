import type { GroundBuilding } from './ground.store.ts'
import type { Housed } from './overlap.rules.ts'
import type { PlanFeature, RawFeature } from './plan.types.ts'

/** What a community's plan begins with, as the planner reads it. */
export interface Basis {
  current: { type: 'FeatureCollection'; features: RawFeature[] } | undefined
  /** What stays, of what the planner knows. */
  pins: string[]
  /** The name in a plan of a unit the planner calls so. */
  nameOf(id: string): string
}

/** A unit in force as a basis knows it. */
export interface BasisUnit {
  id: string
  parentId: string | undefined
  code: string
}

/** New units are named within their community, so that plans of several communities make one file. */
const prefixOf = (community: string) => `${community}-`

/** Nothing to begin with. */
export function freshBasis(community: string): Basis {
  return { current: undefined, pins: [], nameOf: (id) => prefixOf(community) + id }
}

/** Begins with the units in force. Without microgrids in force there is nothing the planner could keep. */
export function basisInForce(given: {
  community: string
  grids: readonly BasisUnit[]
  microgrids: readonly BasisUnit[]
  buildings: readonly GroundBuilding[]
  housed: ReadonlyMap<string, Housed>
  pins: readonly string[]
}): Basis {
  const { community, grids, microgrids, buildings, housed, pins } = given
  const gridCode = new Map(grids.map(({ id, code }) => [id, code]))
  const within = microgrids.filter(({ parentId }) => parentId !== undefined && gridCode.has(parentId))
  if (within.length === 0) return freshBasis(community)
  const held = holdingsOf(housed)
  const features: RawFeature[] = [
    ...grids.map(({ code }) => ({ properties: { level: 'grid', id: code } })),
    ...within.map(({ id, code, parentId }) => ({
      properties: { level: 'microgrid', id: code, parent: gridCode.get(parentId ?? ''), ...held.get(id) },
    })),
  ]
  const codes = new Set([...grids, ...within].map(({ code }) => code))
  return {
    current: { type: 'FeatureCollection', features },
    pins: pinsAmong(pins, codes, buildings),
    nameOf: (id) => (codes.has(id) ? id : prefixOf(community) + id),
  }
}

interface Holdings {
  buildings: string[]
  atoms: { building: string; entrance: number }[]
}

/** What microgrids in force hold, as a plan's file says it: whole buildings, and entrances of those that are in several. */
function holdingsOf(housed: ReadonlyMap<string, Housed>): Map<string, Holdings> {
  const held = new Map<string, Holdings>()
  const of = (id: string) => {
    const known = held.get(id) ?? { buildings: [], atoms: [] }
    held.set(id, known)
    return known
  }
  for (const [code, { homes }] of housed) {
    const [first] = homes
    if (homes.every(({ microgrid }) => microgrid === first?.microgrid)) {
      if (first?.microgrid !== undefined) of(first.microgrid).buildings.push(code)
    } else
      homes.forEach(({ microgrid }, nth) => {
        if (microgrid !== undefined) of(microgrid).atoms.push({ building: code, entrance: nth + 1 })
      })
  }
  return held
}

/** Begins with an earlier proposal for the community. */
export function basisOfPlan(given: {
  community: string
  features: readonly PlanFeature[]
  buildings: readonly GroundBuilding[]
  pins: readonly string[]
}): Basis {
  const { community, buildings } = given
  if (given.features.length === 0) return freshBasis(community)
  const prefix = prefixOf(community)
  const short = (code: string) => (code.startsWith(prefix) ? code.slice(prefix.length) : code)
  const verbatim = new Set<string>()
  const ids = new Set<string>()
  const features = given.features.map(({ properties }) => {
    const id = short(properties.id)
    ids.add(id)
    if (id === properties.id) verbatim.add(id)
    return { properties: { ...properties, id, parent: properties.parent && short(properties.parent) } }
  })
  return {
    current: { type: 'FeatureCollection', features },
    pins: pinsAmong(given.pins.map(short), ids, buildings),
    nameOf: (id) => (verbatim.has(id) ? id : prefix + id),
  }
}

/** Pins that are units of the basis or buildings here; others belong to another community. */
function pinsAmong(
  pins: readonly string[],
  units: ReadonlySet<string>,
  buildings: readonly GroundBuilding[],
): string[] {
  const codes = new Set(buildings.map(({ code }) => code))
  return pins.filter((pin) => units.has(pin) || codes.has(pin) || codes.has(buildingOf(pin)))
}

/** The building of a pin `building#entrance`. */
export const buildingOf = (pin: string): string => {
  const hash = pin.lastIndexOf('#')
  return hash > 0 ? pin.slice(0, hash) : pin
}
