import type { Boundary } from '../../../../contract/territory.ts'
import { contains, outlineOf } from '../outline.rules.ts'
import { atomsOf, roomIn, sitesOf } from './atoms.rules.ts'
import type { GroundBuilding } from './ground.store.ts'
import type { Home, Housed } from './overlap.rules.ts'
import type { Bounds, RawFeature } from './plan.types.ts'
import { townOf } from './town.rules.ts'

/** A microgrid in force with its ground. */
export interface Lot {
  home: Home
  boundary: Boundary
}

/**
 * In which units in force buildings stand. A building the planner may cut is looked up entrance by entrance, where the planner takes
 * them to be: a border may run through it, though the building itself is counted in one unit.
 */
export function housedOn(given: {
  buildings: readonly GroundBuilding[]
  /** The same as the planner reads them. */
  features: readonly RawFeature[]
  /** Where a building is counted. */
  homeOf: (unitId: string) => Home
  lots: readonly Lot[]
  bounds: Pick<Bounds, 'min' | 'max'>
}): Map<string, Housed> {
  const { buildings, features, homeOf, lots, bounds } = given
  const housed = new Map<string, Housed>(
    buildings.map(({ code, households, entrances, unitId }) => [
      code,
      { households: households ?? 0, entrances, homes: [homeOf(unitId)] },
    ]),
  )
  const cut = features.filter(
    ({ properties }) => Number(properties?.entrances) > 1 && Number(properties?.households) > roomIn(bounds),
  )
  if (cut.length === 0 || lots.length === 0) return housed
  const town = townOf({ type: 'FeatureCollection', features: cut })
  const atoms = atomsOf(town, roomIn(bounds))
  const sites = sitesOf(town, atoms)
  const outlines = lots.map(({ home, boundary }) => ({ home, outline: outlineOf(boundary) }))
  const { plane } = town
  const homes = new Map<string, Home[]>()
  // A site inside the footprint may follow those of the entrances: the first of each atom is the entrance's own.
  const seen = new Set<number>()
  sites.atom.forEach((atom, i) => {
    if (seen.has(atom)) return
    seen.add(atom)
    const lng = plane.lon0 + (sites.x[i] as number) / plane.kx
    const lat = plane.lat0 + (sites.y[i] as number) / plane.ky
    const code = town.ids[atoms.building[atom] as number] as string
    const known = housed.get(code)?.homes[0]
    const home = outlines.find(({ outline }) => contains(outline, lng, lat))?.home ?? known
    const list = homes.get(code) ?? []
    if (home) list[atoms.entrance[atom] as number] = home
    homes.set(code, list)
  })
  for (const [code, list] of homes) {
    const building = housed.get(code)
    if (building && list.length === building.entrances) housed.set(code, { ...building, homes: list })
  }
  return housed
}
