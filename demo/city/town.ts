import type { Boundary } from '../../contract/territory.ts'
import { divide, straight } from '../geometry/cut.ts'
import { type Land, layOut, type Place, toDegrees, toMetres, type Wish } from '../geometry/lay-out.ts'
import { Mesh, middleOf, type Spot } from '../geometry/mesh.ts'
import { standInRows } from '../geometry/rows.ts'
import type { Random } from '../random.ts'
import { partition } from '../random.ts'
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

/** A town before anybody has planned its grids. */
export interface Town {
  outline: readonly Place[]
  /** Communities by street. */
  streets: { outline: readonly Place[]; communities: TownCommunity[] }[]
  river: readonly Place[]
  railway: readonly Place[]
  /** Half widths of what lies on both sides of a line, metres. */
  isTaken(spot: Spot, ease: number): boolean
}

/** Metres from the middle of the river and of the railway to the nearest house, and of a street to the houses along it. */
const banks = { river: 62, railway: 30, road: 13 }
/** Share of the ground of a community that is its park. */
const park = 0.055

/** Lays the town out and builds its houses: river and railway, streets, communities, compounds along roads, rows of houses. */
export function layOutTown(wanted: readonly WantedCommunity[], size: CitySize, random: Random): Town {
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
  const { land, river, railway, grain } = layOut(wish, { random: random.fork('land'), area, even: true })
  const isTaken = besides([
    [river.map(toMetres), banks.river],
    [railway.map(toMetres), banks.railway],
  ])
  // Houses look to the south, as far as the streets let them.
  const angle = grain - Math.round(grain / (Math.PI / 2)) * (Math.PI / 2)
  return {
    ...{ outline: land.outline, river, railway, isTaken },
    streets: land.children.map((street, n) => ({
      outline: street.outline,
      communities: street.children.map((piece, nth) =>
        settle(piece, {
          ...{ wanted: byStreet[n]?.[nth] as WantedCommunity, grain, angle, isTaken },
          random: random.fork(`community ${n} ${nth}`),
        }),
      ),
    })),
  }
}

const sumOf = (wish: Wish): number =>
  wish.children.length === 0 ? wish.weight : wish.children.reduce((sum, child) => sum + sumOf(child), 0)

function wishOf({ compounds, dedicated }: WantedCommunity, random: Random): Wish {
  const homes = compounds.reduce((sum, { houses }) => sum + landOf(houses), 0) * (1 + park)
  const leaf = (weight: number): Wish => ({ weight, children: [] })
  const others = Array.from({ length: dedicated }, () => leaf(random.between(38_000, 66_000)))
  return { weight: 1, children: [leaf(homes), ...others] }
}

interface Settling {
  wanted: WantedCommunity
  grain: number
  angle: number
  isTaken(spot: Spot, ease: number): boolean
  random: Random
}

/** Divides the homes of a community into the grounds of its compounds, with a park among them, and builds. */
function settle(land: Land, { wanted, grain, angle, isTaken, random }: Settling): TownCommunity {
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
  const isOff = (spot: Spot, ease: number) => isTaken(spot, ease) || distanceTo(border, spot) < banks.road * ease
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

/** Asks whether a spot lies nearer to one of the lines than it may. */
function besides(lines: readonly (readonly [line: readonly Spot[], metres: number])[]) {
  const stretches = lines.flatMap(([line, metres]) =>
    line.slice(1).map((to, n) => [line[n] as Spot, to, metres] as const),
  )
  return ([x, y]: Spot, ease: number): boolean =>
    stretches.some(([from, to, most]) => {
      const metres = most * ease
      if (x < Math.min(from[0], to[0]) - metres || x > Math.max(from[0], to[0]) + metres) return false
      if (y < Math.min(from[1], to[1]) - metres || y > Math.max(from[1], to[1]) + metres) return false
      return distance([x, y], from, to) < metres
    })
}

function distanceTo(ring: readonly Spot[], spot: Spot): number {
  let least = Infinity
  let before = ring.at(-1) as Spot
  for (const next of ring) {
    least = Math.min(least, distance(spot, before, next))
    before = next
  }
  return least
}

function distance([x, y]: Spot, [ax, ay]: Spot, [bx, by]: Spot): number {
  const [dx, dy] = [bx - ax, by - ay]
  const square = dx * dx + dy * dy
  const way = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square))
  return Math.hypot(x - ax - way * dx, y - ay - way * dy)
}

/** Metres of river or railway between two bridges, and of a bridge. */
const bridges = { every: 700, wide: 26 }

/** The river and the railway as lines nobody crosses but at the bridges: what the planner is given. */
export function barriersOf({ river, railway }: Pick<Town, 'river' | 'railway'>): {
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
