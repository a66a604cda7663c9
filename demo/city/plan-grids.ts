import { planTerritory } from '../../server/modules/territory/planner/plan.rules.ts'
import type { PlanFeature } from '../../server/modules/territory/planner/plan.types.ts'
import type { Place } from '../geometry/lay-out.ts'
import { randomOf } from '../random.ts'
import { barriersOf, boundaryOf, settle, type TownCommunity, type TownGround, takenBy } from './town.ts'

/** What the planner is to divide: the ground and the houses of the residents of one community. */
export interface GridsWanted {
  /** Grids it is to make. */
  grids: number
  outline: readonly Place[]
  houses: readonly { id: string; outline: readonly Place[]; households: number; entrances: number }[]
  barriers: unknown
}

/** What the planner made of a community. */
export type PlannedGrids = readonly PlanFeature[]

/** Households of a microgrid on average, as the planner is asked; whole houses make them a few more. */
const householdsOfMicrogrid = 46.9
/** A hair below the even share, which would else be rounded to one more or one less; then smaller or larger ones. */
const attempts = [0.999, 0.999, 1.015, 0.985, 1.03, 0.97]
const bounds = { grid: { min: 300, max: 500 }, microgrid: { min: 40, max: 60 } }

/** A community whose houses stand and whose grids are planned. */
export interface SettledCommunity {
  community: TownCommunity
  grids: PlannedGrids
}

/**
 * Settles communities of a town one at a time: builds the houses of the `nth`, counted through all streets, and has its grids
 * planned. The same ground and seed give the same, in whatever order and thread.
 */
export function settler(ground: TownGround, seed: string): (nth: number) => SettledCommunity {
  const [isTaken, barriers, random] = [takenBy(ground), barriersOf(ground), randomOf(seed)]
  const all = ground.streets.flatMap(({ communities }, street) =>
    communities.map((piece, nth) => ({ piece, name: `community ${street} ${nth}` })),
  )
  return (nth) => {
    const { piece, name } = all[nth] as (typeof all)[number]
    const community = settle(piece, { grain: ground.grain, isTaken, random: random.fork(name) })
    return { community, grids: planGrids(gridsWanted(community, barriers)) }
  }
}

/** What the planner is asked for a community. Houses are known by their place in the list. */
export const gridsWanted = (community: TownCommunity, barriers: unknown): GridsWanted => ({
  ...{ grids: community.wanted.grids, outline: community.homes, barriers },
  houses: housesOf(community).map(({ outline, wanted }, n) => ({
    ...{ id: String(n), outline, entrances: Math.max(1, wanted.doors.length) },
    households: wanted.doors.reduce((sum, door) => sum + door, 0),
  })),
})

/** All houses of the compounds of a community, in the order the planner knows them by. */
export const housesOf = (community: TownCommunity) => community.compounds.flatMap(({ houses }) => houses)

/**
 * Has the product's own planner make grids and microgrids of one community. It is asked for as many grids as are wanted, and
 * asked again, with another seed and another target, where it makes more, one out of bounds, or one around another.
 */
function planGrids(wanted: GridsWanted): PlannedGrids {
  const { grids, outline, houses, barriers } = wanted
  const households = houses.reduce((sum, house) => sum + house.households, 0)
  const microgrids = Math.round(households / householdsOfMicrogrid)
  const buildings = {
    type: 'FeatureCollection',
    features: houses.map(({ id, outline: ring, households: count, entrances }) => ({
      type: 'Feature',
      properties: { id, households: count, entrances },
      geometry: boundaryOf(ring),
    })),
  }
  let [best, least] = [[] as PlannedGrids, Infinity]
  for (const [n, factor] of attempts.entries()) {
    const { features, report } = planTerritory({
      ...{ buildings, barriers, seed: n + 1 },
      area: { type: 'Feature', properties: {}, geometry: boundaryOf(outline) },
      bounds: {
        grid: { ...bounds.grid, target: Math.min(bounds.grid.max - 5, (households / grids) * factor) },
        microgrid: { ...bounds.microgrid, target: (households / microgrids) * (n < 2 ? 0.999 : 1.06 - 0.03 * n) },
      },
    })
    const faults =
      Math.abs(report.grids.units - grids) * 10 +
      (report.grids.units - report.grids.withinBounds) * 3 +
      features.filter(({ geometry }) => geometry.type !== 'Polygon' || geometry.coordinates.length > 1).length
    if (faults < least) [best, least] = [features, faults]
    if (faults === 0) break
  }
  return best
}
