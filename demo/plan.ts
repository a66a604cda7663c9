import type { LocalizedName } from '../contract/common.ts'
import type { Boundary, GridKind, Level } from '../contract/territory.ts'
import { type Land, layOut } from './geometry/lay-out.ts'
import { communityName, districtName, gridName, microgridName, streetName } from './names.ts'
import { partition, type Random, randomOf, share } from './random.ts'

/** How large the demo is. */
export type DemoSize = 'small' | 'full'

/** A unit of the demo with its place in the tree. */
export interface DemoUnit {
  id: string
  level: Level
  kind: GridKind | null
  code: string
  name: LocalizedName
  parent: DemoUnit | null
  path: readonly string[]
  boundary: Boundary
  households: number
  population: number
  children: DemoUnit[]
}

/** The territory of the demo, by level. */
export interface DemoTerritory {
  district: DemoUnit
  all: DemoUnit[]
  of(level: Level): DemoUnit[]
}

/** Residents and building leads of the community that the tests know by its numbers. */
export const knownCommunity = {
  code: '990100001001',
  comprehensive: 9,
  dedicated: 4,
  residents: 10_537,
  buildingLeads: 253,
} as const

interface Wanted {
  level: Level
  kind: GridKind | null
  name: LocalizedName
  weight: number
  /** Residents for each unit of weight, where the unit holds people. */
  population?: number
  children: Wanted[]
}

const sizes = {
  small: { communities: [[13, 6, 5]], microgrids: 150, least: 4, most: 9, area: 1_850_000, residents: 31_400 },
  full: { streets: 12, communities: 107, grids: 811, microgrids: 7_289, area: 93_000_000, residents: 1_012_000 },
} as const

/** Plans the territory: the same seed gives the same units with the same ids. */
export function planTerritory(given: { size: DemoSize; seed: string; at: Date }): DemoTerritory {
  const random = randomOf(`${given.seed} territory ${given.size}`)
  const { area, residents } = sizes[given.size]
  const wish = wishOf(given.size, random)
  const land = layOut(wish, { random: random.fork('land'), area })
  countPeople(wish, residents, random.fork('people'))
  const ids = random.fork('ids')
  const all: DemoUnit[] = []
  const unitOf = (wanted: Wanted, piece: Land, code: string, parent: DemoUnit | null): DemoUnit => {
    const id = ids.id(given.at)
    const unit: DemoUnit = {
      ...{ id, code, parent, level: wanted.level, kind: wanted.kind, name: wanted.name },
      path: [...(parent?.path ?? []), id],
      boundary: boundaryOf(piece),
      population: wanted.population ?? 0,
      households: Math.round((wanted.population ?? 0) / 2.78),
      children: [],
    }
    all.push(unit)
    unit.children = wanted.children.map((child, n) =>
      unitOf(
        child,
        piece.children[n] as Land,
        code + String(n + 1).padStart(child.level === 'microgrid' ? 2 : 3, '0'),
        unit,
      ),
    )
    if (unit.children.length > 0) unit.households = unit.children.reduce((sum, child) => sum + child.households, 0)
    return unit
  }
  const district = unitOf(wish, land, '990100', null)
  return { district, all, of: (level) => all.filter((unit) => unit.level === level) }
}

function boundaryOf({ outline }: Land): Boundary {
  const ring = outline.map(([lng, lat]) => [lng, lat])
  return { type: 'Polygon', coordinates: [[...ring, [...(ring[0] as number[])]]] }
}

/** Who lies in whom, how much room each wants, and what they are called. */
function wishOf(size: DemoSize, random: Random): Wanted {
  const gridsByStreet = size === 'small' ? sizes.small.communities.map((street) => [...street]) : fullGrids(random)
  const gridCount = gridsByStreet.flat().reduce((sum, grids) => sum + grids, 0)
  const bounds = size === 'small' ? { low: 4, high: 9 } : { low: 4, high: 16 }
  const microgrids = partition(random, { total: sizes[size].microgrids, parts: gridCount, ...bounds })
  let [community, grid] = [0, 0]
  const streets = gridsByStreet.map(
    (communities, n): Wanted => ({
      ...{ level: 'street', kind: null, name: streetName(n), weight: random.between(0.9, 1.1) },
      children: communities.map((grids): Wanted => {
        const dedicated = community === 0 ? knownCommunity.dedicated : Math.min(random.whole(0, 2), grids - 4)
        return {
          ...{ level: 'community', kind: null, name: communityName(community++), weight: random.between(0.9, 1.15) },
          children: Array.from({ length: grids }, (_, place): Wanted => {
            const kind = place < grids - dedicated ? 'comprehensive' : 'dedicated'
            const within = kind === 'dedicated' ? place - (grids - dedicated) + community - 1 : place
            return {
              ...{ level: 'grid', kind, name: gridName(within, kind), weight: random.between(0.85, 1.2) },
              children: Array.from(
                { length: microgrids[grid++] ?? 4 },
                (_, house): Wanted => ({
                  ...{ level: 'microgrid', kind: null, name: microgridName(house, random) },
                  ...{ weight: random.between(0.75, 1.3), children: [] },
                }),
              ),
            }
          }),
        }
      }),
    }),
  )
  return { level: 'district', kind: null, name: districtName, weight: 1, children: streets }
}

/** Grids of each community of each street; the first community is the one that is known by its numbers. */
function fullGrids(random: Random): number[][] {
  const { streets, communities, grids } = sizes.full
  const known = knownCommunity.comprehensive + knownCommunity.dedicated
  const each = [known, ...partition(random, { total: grids - known, parts: communities - 1, low: 5, high: 12 })]
  let from = 0
  return partition(random, { total: communities, parts: streets, low: 7, high: 11 }).map((count) => {
    from += count
    return each.slice(from - count, from)
  })
}

/** Shares the residents out: by room, fewer in dedicated grids; the known community has exactly its own. */
function countPeople(wish: Wanted, residents: number, random: Random): void {
  const leaves = (unit: Wanted): Wanted[] => (unit.level === 'microgrid' ? [unit] : unit.children.flatMap(leaves))
  const communities = wish.children.flatMap((street) => street.children)
  const settle = (units: readonly Wanted[], total: number) => {
    const houses = units.flatMap((unit) =>
      unit.children.flatMap((grid) =>
        grid.children.map((house) => ({ house, busy: grid.kind === 'dedicated' ? 0.25 : 1 })),
      ),
    )
    const shares = share(
      total,
      houses.map(({ house, busy }) => house.weight * busy * random.between(0.7, 1.3)),
    )
    for (const [n, { house }] of houses.entries()) house.population = shares[n] ?? 0
  }
  settle(communities.slice(0, 1), knownCommunity.residents)
  settle(communities.slice(1), residents - knownCommunity.residents)
  const add = (unit: Wanted): number => {
    if (unit.children.length > 0) unit.population = unit.children.reduce((sum, child) => sum + add(child), 0)
    return unit.population ?? 0
  }
  add(wish)
  if (leaves(wish).some((house) => house.population === undefined)) throw new Error('a microgrid was left out')
}
