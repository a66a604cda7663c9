import type { LocalizedName } from '../contract/common.ts'
import type { GridKind, Level } from '../contract/territory.ts'
import { beginDistrict, type DistrictBegun } from './city/district.ts'
import { settler } from './city/plan-grids.ts'
import { settleHouses } from './city/small-houses.ts'
import { type DemoTerritory, type DemoUnit, knownCommunity, territoryOf } from './city/territory.ts'
import { boundaryOf, linesOf } from './city/town.ts'
import { fullSize } from './city/wanted.ts'
import { type Land, layOut } from './geometry/lay-out.ts'
import { communityName, districtName, gridName, microgridName, streetName } from './names.ts'
import { partition, type Random, randomOf, share } from './random.ts'

/** How large the demo is. */
export type DemoSize = 'small' | 'full'

interface Wanted {
  level: Level
  kind: GridKind | null
  name: LocalizedName
  weight: number
  /** Residents for each unit of weight, where the unit holds people. */
  population?: number
  children: Wanted[]
}

const small = {
  communities: [13, 6, 5],
  microgrids: 150,
  least: 4,
  most: 9,
  area: 1_850_000,
  residents: 31_400,
} as const

/** What is planned: the same seed gives the same units with the same ids. */
export interface PlanDemo {
  seed: string
  at: Date
}

/** Plans the whole territory here and now. */
export function planTerritory({ size, ...given }: PlanDemo & { size: DemoSize }): DemoTerritory {
  if (size === 'small') return planSmall(given)
  return settleHere(beginDistrict({ ...given, size: fullSize }))
}

/**
 * Settles a district in this thread: houses are built along roads, and the product's own planner makes grids and microgrids of them,
 * community by community.
 */
export function settleHere({ ground, seed, finish }: DistrictBegun): DemoTerritory {
  const settle = settler(ground, seed)
  const count = ground.streets.reduce((sum, { communities }) => sum + communities.length, 0)
  return finish(Array.from({ length: count }, (_, nth) => settle(nth)))
}

/** Draws the small territory, down to its microgrids, and puts the houses in. */
export function planSmall(given: PlanDemo): DemoTerritory {
  const random = randomOf(`${given.seed} territory small`)
  const { area, residents } = small
  const wish = wishOf(random)
  const { land, ...lines } = layOut(wish, { random: random.fork('land'), area })
  countPeople(wish, residents, random.fork('people'))
  const ids = random.fork('ids')
  const unitOf = (wanted: Wanted, piece: Land, code: string, parent: DemoUnit | null): DemoUnit => {
    const id = ids.id(given.at)
    const unit: DemoUnit = {
      ...{ id, code, parent, level: wanted.level, kind: wanted.kind, name: wanted.name },
      path: [...(parent?.path ?? []), id],
      boundary: boundaryOf(piece.outline),
      population: wanted.population ?? 0,
      households: Math.round((wanted.population ?? 0) / 2.78),
      children: [],
    }
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
  const built = settleHouses(district, { random: random.fork('houses'), at: given.at })
  return territoryOf(district, { ...built, lines: linesOf(lines) })
}

/** Who lies in whom, how much room each wants, and what they are called. */
function wishOf(random: Random): Wanted {
  const gridsByStreet = [small.communities]
  const gridCount = small.communities.reduce((sum, grids) => sum + grids, 0)
  const { least: low, most: high } = small
  const microgrids = partition(random, { total: small.microgrids, parts: gridCount, low, high })
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
