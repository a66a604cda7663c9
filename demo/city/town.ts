import type { Boundary } from '../../contract/territory.ts'
import { divide, straight } from '../geometry/cut.ts'
import { type Land, layOut, type Place, toDegrees, toMetres, type Wish } from '../geometry/lay-out.ts'
import { Mesh, middleOf, type Spot } from '../geometry/mesh.ts'
import { standInRows } from '../geometry/rows.ts'
import type { Random } from '../random.ts'
import { partition } from '../random.ts'
import type { DemoLines } from './territory.ts'
import { type CitySize, landOf, type WantedCommunity, type WantedHouse } from './wanted.ts'

/** A house on its ground. */
export interface TownHouse {
  wanted: WantedHouse
  /** Its number in the compound. */
  number: number
  outline: Place[]
  /** Longitude and latitude of its middle. */
  at: Place
}

/** A compound on its ground. */
export interface TownCompound {
  managedBy: WantedCommunity['compounds'][number]['managedBy']
  houses: TownHouse[]
}

/** A community on its ground: where its residents live, and its dedicated grids. */
export interface TownCommunity {
  wanted: WantedCommunity
  outline: readonly Place[]
  homes: readonly Place[]
  dedicated: readonly (readonly Place[])[]
  compounds: TownCompound[]
  /** Direction of the rows of houses. */
  angle: number
}

/** The ground of a town before anybody has built on it. Plain data: it goes to other threads. */
export interface TownGround {
  outline: readonly Place[]
  /** Communities by street. */
  streets: { outline: readonly Place[]; communities: { wanted: WantedCommunity; land: Land }[] }[]
  river: readonly Place[]
  railway: readonly Place[]
  /** Direction in which most lanes run, radians. */
  grain: number
}

/** Metres from the middle of the river and of the railway to the nearest house, and of a street to the houses along it. */
const banks = { river: 62, railway: 30, road: 13 }
/** Share of the ground of a community that is its park. */
const park = 0.055

/** Lays the ground of a town out: river and railway, streets, communities with their dedicated grids. */
export function layOutGround(wanted: readonly WantedCommunity[], size: CitySize, random: Random): TownGround {
  const groups = partition(random.fork('streets'), {
    ...{ total: wanted.length, parts: size.streets, low: 7, high: 11 },
  })
  let from = 0
  const byStreet = groups.map((count) => {
    from += count
    return wanted.slice(from - count, from)
  })
  const streets = byStreet.map(
    (communities): Wish => ({ weight: 1, children: communities.map((one) => wishOf(one, random)) }),
  )
  const wish: Wish = { weight: 1, children: streets }
  const area = sumOf(wish) * 1.07
  const { land, ...lines } = layOut(wish, { random: random.fork('land'), area, even: true })
  return {
    ...{ outline: land.outline, ...lines },
    streets: land.children.map(({ outline, children }, n) => ({
      outline,
      communities: children.map((piece, nth) => ({ wanted: byStreet[n]?.[nth] as WantedCommunity, land: piece })),
    })),
  }
}

/** Says of a spot whether it lies on the bank of the river or on the railway; with less `ease` only nearer to them. */
export const takenBy = ({ river, railway }: Pick<TownGround, 'river' | 'railway'>) =>
  besides([
    [river.map(toMetres), banks.river],
    [railway.map(toMetres), banks.railway],
  ])

const sumOf = (wish: Wish): number =>
  wish.children.length === 0 ? wish.weight : wish.children.reduce((sum, child) => sum + sumOf(child), 0)

function wishOf({ compounds, dedicated }: WantedCommunity, random: Random): Wish {
  const homes = compounds.reduce((sum, { houses }) => sum + landOf(houses), 0) * (1 + park)
  const leaf = (weight: number): Wish => ({ weight, children: [] })
  const others = Array.from({ length: dedicated }, () => leaf(random.between(38_000, 66_000)))
  return { weight: 1, children: [leaf(homes), ...others] }
}

/**
 * Divides the homes of one community of a town into the grounds of its compounds, with a park among them, and builds. Each can be
 * built without the others.
 */
export function settle(
  given: { wanted: WantedCommunity; land: Land },
  town: { grain: number; isTaken(spot: Spot, ease: number): boolean; random: Random },
): TownCommunity {
  const { wanted, land } = given
  const { grain, isTaken, random } = town
  // Houses look to the south, as far as the streets let them.
  const angle = grain - Math.round(grain / (Math.PI / 2)) * (Math.PI / 2)
  const [homes, ...dedicated] = land.children
  const outline = (homes as Land).outline
  const mesh = new Mesh()
  const ring = outline.map((place) => mesh.add(toMetres(place)))
  const wishes = wanted.compounds.map((compound) => ({ compound, weight: landOf(compound.houses) }))
  const green = { compound: undefined, weight: park * wishes.reduce((sum, { weight }) => sum + weight, 0) }
  const order = [...wishes, green]
  // The park lies somewhere among the compounds, never first.
  order.splice(random.whole(1, wishes.length), 0, ...order.splice(-1))
  const plots = divide(mesh, ring, {
    ...{ weights: order.map(({ weight }) => weight), random, grain, courseOf: () => straight },
  })
  const border = outline.map(toMetres)
  const isByRoad = besides([[[border.at(-1) as Spot, ...border], banks.road]])
  const isOff = (spot: Spot, ease: number) => isByRoad(spot, ease) || isTaken(spot, ease)
  const compounds = order.flatMap(({ compound }, n): TownCompound[] => {
    if (!compound) return []
    const plot = mesh.spotsOf(mesh.whole(plots[n] as readonly number[]))
    return [
      {
        managedBy: compound.managedBy,
        houses: build(compound.houses, { outline: plot, angle, inset: 7, isTaken: isOff }),
      },
    ]
  })
  return {
    wanted,
    outline: land.outline,
    homes: outline,
    dedicated: dedicated.map((each) => each.outline),
    compounds,
    angle,
  }
}

/** Houses in rows on a plot, numbered as they stand. */
export function build(
  houses: readonly WantedHouse[],
  plot: { outline: readonly Spot[]; angle: number; inset: number; isTaken?(spot: Spot, ease: number): boolean },
): TownHouse[] {
  // The lowest rows get the deepest houses; whoever is small fills the rest.
  const sorted = [...houses].sort((a, b) => b.depth - a.depth)
  return standInRows(sorted, plot).map((corners, n) => ({
    wanted: sorted[n] as WantedHouse,
    number: n + 1,
    outline: corners.map(toDegrees),
    at: toDegrees(middleOf(corners)),
  }))
}

/** An outline as a boundary. */
export const boundaryOf = (outline: readonly Place[]): Boundary => {
  const ring = outline.map(([lng, lat]) => [lng, lat])
  return { type: 'Polygon', coordinates: [[...ring, [...(ring[0] as number[])]]] }
}

/** Asks whether a spot lies nearer to one of the lines than it may. Asked for every corner of every house that is tried. */
function besides(lines: readonly (readonly [line: readonly Spot[], metres: number])[]) {
  const stretches = lines.flatMap(([line, metres]) =>
    line.slice(1).map((to, n) => {
      const [ax, ay] = line[n] as Spot
      const [dx, dy] = [to[0] - ax, to[1] - ay]
      return { ax, ay, bx: to[0], by: to[1], dx, dy, square: dx * dx + dy * dy, metres }
    }),
  )
  return ([x, y]: Spot, ease: number): boolean => {
    for (const { ax, ay, bx, by, dx, dy, square, metres } of stretches) {
      const most = metres * ease
      if (x < Math.min(ax, bx) - most || x > Math.max(ax, bx) + most) continue
      if (y < Math.min(ay, by) - most || y > Math.max(ay, by) + most) continue
      const way = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square))
      const [offX, offY] = [x - ax - way * dx, y - ay - way * dy]
      if (offX * offX + offY * offY < most * most) return true
    }
    return false
  }
}

/** Metres of river or railway between two bridges, and of a bridge. */
const bridges = { every: 700, wide: 26 }

/** The river and the railway as lines nobody crosses but at the bridges: what the planner is given. */
export function barriersOf({ river, railway }: Pick<TownGround, 'river' | 'railway'>): {
  type: 'FeatureCollection'
  features: {
    type: 'Feature'
    properties: { name: string }
    geometry: { type: 'LineString'; coordinates: number[][] }
  }[]
} {
  const pieces = (name: string, line: readonly Place[]) => {
    const spots = line.map(toMetres)
    let [gone, piece] = [0, [] as Spot[]]
    const found: Spot[][] = [piece]
    for (const [n, to] of spots.entries()) {
      const from = spots[n - 1]
      if (from) {
        const length = Math.hypot(to[0] - from[0], to[1] - from[1])
        const at = (way: number): Spot => [
          from[0] + ((to[0] - from[0]) * way) / length,
          from[1] + ((to[1] - from[1]) * way) / length,
        ]
        for (
          let bridge = Math.ceil(gone / bridges.every) * bridges.every;
          bridge < gone + length;
          bridge += bridges.every
        ) {
          const [start, end] = [bridge - gone - bridges.wide / 2, bridge - gone + bridges.wide / 2]
          if (start <= 0 || end >= length) continue
          piece.push(at(start))
          piece = [at(end)]
          found.push(piece)
        }
        gone += length
      }
      piece.push(to)
    }
    return found.map((part) => ({
      type: 'Feature' as const,
      properties: { name },
      geometry: { type: 'LineString' as const, coordinates: part.map(toDegrees).map(([lng, lat]) => [lng, lat]) },
    }))
  }
  return { type: 'FeatureCollection', features: [...pieces('river', river), ...pieces('railway', railway)] }
}

/** The same by kind. */
export function linesOf(of: Pick<TownGround, 'river' | 'railway'>): DemoLines {
  const { features } = barriersOf(of)
  const named = (wanted: string) =>
    features.flatMap(({ properties: { name }, geometry }) => (name === wanted ? [geometry] : []))
  return { river: named('river'), railway: named('railway') }
}
