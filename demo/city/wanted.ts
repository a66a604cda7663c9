import type { ManagedBy } from '../../contract/buildings.ts'
import type { Footprint } from '../geometry/rows.ts'
import { partition, type Random, share } from '../random.ts'

/** Kinds of houses: six floors without a lift, eleven with one, towers, old lanes, and houses nobody lives in. */
export type HouseKind = 'walk_up' | 'middle' | 'tower' | 'lane' | 'service' | 'hall' | 'dormitory'

/** A house before it has a place. */
export interface WantedHouse extends Footprint {
  kind: HouseKind
  floors: number
  /** Households behind each door. */
  doors: readonly number[]
}

/** A compound before it has a place. */
export interface WantedCompound {
  managedBy: ManagedBy
  houses: WantedHouse[]
}

/** A community before it has a place. */
export interface WantedCommunity {
  /** Grids the planner is to make of it. */
  grids: number
  /** Grids with a body of their own: a school, a market. */
  dedicated: number
  compounds: WantedCompound[]
}

/** How much of everything the whole district has. */
export interface CitySize {
  streets: number
  communities: number
  grids: number
  dedicated: number
  microgrids: number
  compounds: number
  unmanaged: number
  unclear: number
  buildings: number
  residents: number
}

/** The published size of a real district. */
export const fullSize: CitySize = {
  ...{ streets: 12, communities: 107, grids: 811, dedicated: 45, microgrids: 7_289 },
  ...{ compounds: 1_708, unmanaged: 505, unclear: 72, buildings: 6_322, residents: 1_012_000 },
}

/** Households of a grid on average: with 49 in a microgrid the published numbers of both fit each other. */
const householdsOfGrid = 449
/** Of the households, how many live in which kind of house. */
const living: readonly (readonly [HouseKind, number])[] = [
  ['walk_up', 37],
  ['middle', 20],
  ['tower', 42.4],
  ['lane', 0.45],
]

/** Which kinds of houses nobody manages rather than others: those that stood before there were companies for it. */
const forsaken: Readonly<Record<HouseKind, number>> = {
  ...{ walk_up: 0.55, lane: 1, middle: 0.25, tower: 0, service: 0, hall: 0, dormitory: 0 },
}

/** Decides what stands in each community; the first has 9 grids of its residents and 4 dedicated ones. */
export function wantCommunities(size: CitySize, known: { comprehensive: number; dedicated: number }, random: Random) {
  const others = size.communities - 1
  const grids = [
    known.comprehensive,
    ...partition(random, {
      ...{ total: size.grids - size.dedicated - known.comprehensive, parts: others, low: 5, high: 10 },
    }),
  ]
  const dedicated = [
    known.dedicated,
    ...partition(random, { total: size.dedicated - known.dedicated, parts: others, low: 0, high: 1 }),
  ]
  const compoundsOf = share(
    size.compounds,
    grids.map((count) => count * random.between(0.8, 1.25)),
  )
  const wanted = grids.map((count, n): WantedCommunity => {
    const each = n === 0 ? 400 : householdsOfGrid * random.between(0.98, 1.02)
    const households = count * each
    const shares = Array.from({ length: compoundsOf[n] ?? 1 }, () => random.between(0.55, 1.6))
    const sum = shares.reduce((all, one) => all + one, 0)
    // What the houses of one compound have too many, the next one has less.
    let open = 0
    const compounds = shares.map((part) => {
      open += (households * part) / sum
      const compound = compoundOf(open, random)
      open -= compound.houses.reduce((all, { doors }) => all + doors.reduce((one, door) => one + door, 0), 0)
      return compound
    })
    return { grids: count, dedicated: dedicated[n] ?? 0, compounds }
  })
  addServices(wanted, size, random)
  manage(wanted, size, random)
  return wanted
}

/** A compound was built at one time: its houses are of one kind, and hardly differ. */
function compoundOf(households: number, random: Random): WantedCompound {
  // Few houses stand in lanes, all of them in small compounds.
  const kind = random.weighted(living, ([name, weight]) =>
    name === 'lane' ? (households < 190 ? weight * 2.4 : 0) : weight,
  )[0]
  const plan = plans[kind as keyof typeof plans](random)
  const houses: WantedHouse[] = []
  for (let left = households; houses.length === 0 || left > plan.least; ) {
    const doors = random.whole(...plan.doors)
    const house = houseOf(kind, plan, doors)
    houses.push(house)
    left -= house.doors.reduce((sum, door) => sum + door, 0)
  }
  return { managedBy: 'property_company', houses }
}

interface HousePlan {
  floors: number
  /** Households of a door. */
  door: number
  doors: [number, number]
  /** Metres of front a door. */
  front: number
  depth: number
  behind: number
  /** Households below which no further house is built. */
  least: number
}

const plans = {
  walk_up: (random: Random): HousePlan => {
    const floors = random.pick([5, 6, 6, 6, 7])
    return { floors, door: floors * 2, doors: [3, 5], front: 15, depth: 12, behind: 17, least: 18 }
  },
  middle: (random: Random): HousePlan => {
    const floors = random.pick([9, 11, 11, 12])
    return { floors, door: floors * 2, doors: [2, 3], front: 18, depth: 14, behind: 27, least: 22 }
  },
  tower: (random: Random): HousePlan => {
    const [floors, each] = random.pick([
      [18, 3],
      [24, 2],
      [26, 2],
      [27, 2],
      [28, 2],
      [16, 3],
      [30, 2],
      [17, 3],
    ] as const)
    return { floors, door: floors * each, doors: [1, 3], front: each * 11, depth: 16, behind: 36, least: 50 }
  },
  lane: (random: Random): HousePlan => {
    const floors = random.whole(1, 3)
    return { floors, door: floors * random.whole(2, 3), doors: [1, 1], front: 12, depth: 9, behind: 6, least: 3 }
  },
}

const houseOf = (kind: HouseKind, plan: HousePlan, doors: number): WantedHouse => ({
  ...{ kind, floors: plan.floors, doors: Array.from({ length: doors }, () => plan.door) },
  ...{ length: plan.front * doors + (doors === 1 ? 8 : 0), depth: plan.depth, behind: plan.behind },
})

/** A house of a compound in which nobody lives: its gate house, its shops, its club. */
const service = (random: Random): WantedHouse => ({
  ...{ kind: 'service', floors: random.whole(1, 2), doors: [] },
  ...{ length: random.between(14, 26), depth: 9, behind: 10 },
})

/** A house of a school, a market or a works. */
export const hall = (random: Random): WantedHouse => ({
  ...{ kind: 'hall', floors: random.whole(2, 6), doors: [] },
  ...{ length: random.between(34, 62), depth: random.between(16, 26), behind: random.between(18, 30) },
})

/** Where those live who belong to a school or a works. */
export const dormitory = (random: Random): WantedHouse => {
  const floors = random.pick([5, 6, 7])
  return {
    ...{ kind: 'dormitory', floors, doors: Array.from({ length: random.whole(2, 4) }, () => floors * 2) },
    ...{ length: 48, depth: 13, behind: 18 },
  }
}

/** Houses that make the number whole: shops and gate houses, one or two to a compound. */
function addServices(wanted: readonly WantedCommunity[], size: CitySize, random: Random): void {
  const compounds = wanted.flatMap((community) => community.compounds)
  const homes = compounds.reduce((sum, { houses }) => sum + houses.length, 0)
  const left = size.buildings - homes - hallsOf(size)
  if (left < 0) throw new Error(`${-left} houses more than the district has`)
  const order = compounds.map((compound) => ({ compound, turn: random.next() - compound.houses.length * 0.03 }))
  order.sort((a, b) => a.turn - b.turn)
  for (let n = 0; n < left; n++) order[n % order.length]?.compound.houses.push(service(random))
}

/** Houses of the dedicated grids: about one for each microgrid that is left for them. */
export const hallsOf = (size: CitySize): number => size.dedicated * 9

/** Says who looks after each compound: so many nobody, so many nobody knows, some their owners, most a company. */
function manage(wanted: readonly WantedCommunity[], size: CitySize, random: Random): void {
  const order = wanted
    .flatMap((community) => community.compounds)
    .map((compound) => ({
      compound,
      turn: random.next() + forsaken[compound.houses[0]?.kind ?? 'tower'],
    }))
    .sort((a, b) => b.turn - a.turn)
  for (const [n, { compound }] of order.entries()) {
    if (n < size.unmanaged) compound.managedBy = 'nobody'
    else if (n < size.unmanaged + size.unclear) compound.managedBy = 'unknown'
    else if (random.chance(0.12)) compound.managedBy = 'owners'
  }
}

/** Square metres that houses of a compound take with what lies between them and their roads. */
export const landOf = (houses: readonly WantedHouse[]): number =>
  houses.reduce((sum, { length, depth, behind }) => sum + (length + 14) * (depth + behind), 0) * 1.45 + 1_800
