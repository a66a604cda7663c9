import { Refused } from '../../../platform/errors.ts'
import type { Atoms } from './atoms.rules.ts'
import { clustersOf } from './judge.rules.ts'
import type { Origins, Tier } from './tiers.rules.ts'
import { featuresOf, type Town } from './town.rules.ts'
import type { Units } from './units.rules.ts'

/** The plan in force, put on today's buildings. Numbers of its units count from 0 in the order of its file; -1 is none. */
export interface Adopted {
  gridIds: string[]
  microgridIds: string[]
  gridOfMicrogrid: number[]
  /** Microgrid of each atom. */
  homeOfAtoms: Int32Array
  /** Atoms, microgrids and grids that stay. */
  fixedAtoms: Uint8Array
  closedMicrogrids: Set<number>
  closedGrids: Set<number>
  pinned: { buildings: number; units: number }
}

type Properties = Record<string, unknown>

/** Reads the plan in force and the pins. Throws `plan.bad_current`, `plan.unknown_pin` and `plan.pin_needs_current`. */
export function adopt(given: {
  current: unknown
  pinned: readonly string[]
  town: Town
  atoms: Atoms
}): Adopted | undefined {
  const { current, pinned, town, atoms } = given
  if (current === undefined || current === null) {
    if (pinned.length > 0) throw new Refused('plan.pin_needs_current')
    return undefined
  }
  const gridIds: string[] = []
  const microgrids: Properties[] = []
  for (const { properties } of featuresOf(current, 'current')) {
    if (properties?.level === 'grid') gridIds.push(String(properties.id))
    if (properties?.level === 'microgrid') microgrids.push(properties)
  }
  const gridNumber = new Map(gridIds.map((id, i) => [id, i]))
  const microgridIds = microgrids.map(({ id }) => String(id))
  const gridOfMicrogrid = microgrids.map(({ parent }) => gridNumber.get(String(parent)) ?? -1)
  const repeated = new Set(gridIds).size < gridIds.length || new Set(microgridIds).size < microgridIds.length
  if (microgrids.length === 0 || repeated || gridOfMicrogrid.includes(-1)) throw new Refused('plan.bad_current')
  const buildingNumber = new Map(town.ids.map((id, b) => [id, b]))
  const homeOfAtoms = homesOf(microgrids, { atoms, buildingNumber })
  const pins = pinsOf(pinned, { gridNumber, microgridIds, gridOfMicrogrid, buildingNumber, town, atoms })
  return { gridIds, microgridIds, gridOfMicrogrid, homeOfAtoms, ...pins }
}

function homesOf(
  microgrids: Properties[],
  { atoms, buildingNumber }: { atoms: Atoms; buildingNumber: Map<string, number> },
): Int32Array {
  const home = new Int32Array(atoms.count).fill(-1)
  // Votes for buildings that are one atom today and were held in part: the microgrid with the most entrances has them.
  const votes = new Map<number, Map<number, number>>()
  const base = microgrids.some(({ atoms: parts }) => listOf(parts).some((part) => entranceOf(part) === 0)) ? 0 : 1
  microgrids.forEach((microgrid, number) => {
    for (const part of listOf(microgrid.atoms)) {
      const b = buildingNumber.get(String((part as Properties | null)?.building))
      if (b === undefined) continue
      const entrance = entranceOf(part)
      const first = atoms.first[b] as number
      const many = (atoms.first[b + 1] as number) - first
      if (entrance === undefined) home.fill(number, first, first + many)
      else if (many === 1) {
        const count = votes.get(first) ?? new Map<number, number>()
        votes.set(first, count.set(number, (count.get(number) ?? 0) + 1))
      } else if (entrance >= base && entrance - base < many) home[first + entrance - base] = number
    }
  })
  for (const [atom, count] of votes) {
    const [[number] = [-1]] = [...count].sort(([p, one], [q, other]) => other - one || p - q)
    home[atom] = number
  }
  microgrids.forEach((microgrid, number) => {
    const listed = new Set(listOf(microgrid.atoms).map((part) => String((part as Properties | null)?.building)))
    for (const id of listOf(microgrid.buildings)) {
      const b = buildingNumber.get(String(id))
      if (b !== undefined && !listed.has(String(id)))
        home.fill(number, atoms.first[b] as number, atoms.first[b + 1] as number)
    }
  })
  return home
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function entranceOf(part: unknown): number | undefined {
  const entrance = (part as Properties | null)?.entrance
  return entrance === undefined || entrance === null ? undefined : Number(entrance)
}

function pinsOf(
  pinned: readonly string[],
  known: {
    gridNumber: Map<string, number>
    microgridIds: string[]
    gridOfMicrogrid: number[]
    buildingNumber: Map<string, number>
    town: Town
    atoms: Atoms
  },
) {
  const { gridNumber, microgridIds, gridOfMicrogrid, buildingNumber, town, atoms } = known
  const microgridNumber = new Map(microgridIds.map((id, i) => [id, i]))
  const fixedAtoms = new Uint8Array(atoms.count)
  const closedMicrogrids = new Set<number>()
  const closedGrids = new Set<number>()
  let buildings = 0
  let units = 0
  for (const id of pinned) {
    const grid = gridNumber.get(id)
    const microgrid = microgridNumber.get(id)
    if (grid !== undefined) {
      closedGrids.add(grid)
      gridOfMicrogrid.forEach((of, i) => {
        if (of === grid) closedMicrogrids.add(i)
      })
      units++
    } else if (microgrid !== undefined) {
      closedMicrogrids.add(microgrid)
      units++
    } else {
      const hash = id.lastIndexOf('#')
      const whole = buildingNumber.get(id)
      const b = whole ?? buildingNumber.get(id.slice(0, Math.max(0, hash)))
      const entrance = whole === undefined ? Number(id.slice(hash + 1)) : undefined
      if (b === undefined) throw new Refused('plan.unknown_pin', { id })
      const first = atoms.first[b] as number
      const many = (atoms.first[b + 1] as number) - first
      if (entrance === undefined || many === 1) fixedAtoms.fill(1, first, first + many)
      else if (entrance >= 1 && entrance <= (town.entrances[b] as number)) fixedAtoms[first + entrance - 1] = 1
      else throw new Refused('plan.unknown_pin', { id })
      buildings++
    }
  }
  return { fixedAtoms, closedMicrogrids, closedGrids, pinned: { buildings, units } }
}

/** Begins with the microgrids in force. Buildings that are new or cut off from theirs join a neighbour, unless they are enough for units of their own. */
export function beginMicrogrids(units: Units, adopted: Adopted): Origins {
  const { homeOfAtoms, fixedAtoms, closedMicrogrids, microgridIds } = adopted
  units.fixed.set(fixedAtoms)
  const origins = begin(units, homeOfAtoms, microgridIds.length, closedMicrogrids)
  const { mesh, marks, bounds } = units
  const mark = marks.fresh()
  const rest: number[] = []
  for (let a = 0; a < mesh.count; a++)
    if ((units.of[a] as number) === -1 && (mesh.weight[a] as number) <= bounds.max) {
      marks.of[a] = mark
      rest.push(a)
    }
  for (const { members, weight } of clustersOf(mesh, marks, mark, rest))
    if (weight < bounds.min) joinNeighbours(units, members)
  return origins
}

/** Begins with the grids in force. A microgrid belongs to the grid of the one it came from, a new one to the grid most of its households were in. */
export function beginGrids(
  units: Units,
  { adopted, tier, microgrids, origins }: { adopted: Adopted; tier: Tier; microgrids: Units; origins: Origins },
) {
  const { gridOfMicrogrid, homeOfAtoms, closedMicrogrids, closedGrids, gridIds, fixedAtoms } = adopted
  const home = new Int32Array(tier.order.length).fill(-1)
  tier.order.forEach((unit, member) => {
    const old = origins.get(unit)
    const members = microgrids.members[unit] as number[]
    home[member] =
      old === undefined
        ? mostOf(members, (a) => gridOfMicrogrid[homeOfAtoms[a] as number] ?? -1, microgrids.mesh.weight)
        : (gridOfMicrogrid[old] as number)
    if ((old !== undefined && closedMicrogrids.has(old)) || members.some((a) => (fixedAtoms[a] as number) === 1))
      units.fixed[member] = 1
  })
  return { home, origins: begin(units, home, gridIds.length, closedGrids) }
}

function mostOf(members: readonly number[], labelOf: (member: number) => number, weight: Float64Array): number {
  const sums = new Map<number, number>()
  for (const a of members) sums.set(labelOf(a), (sums.get(labelOf(a)) ?? 0) + (weight[a] as number))
  let best = -1
  let most = 0
  for (const [label, sum] of sums)
    if (label !== -1 && sum > most) {
      most = sum
      best = label
    }
  return best
}

/** Makes the units that are in force, each with the part of its members that hangs together and is largest, pinned ones first. */
function begin(units: Units, home: Int32Array, count: number, closed: Set<number>): Origins {
  const members: number[][] = Array.from({ length: count }, () => [])
  home.forEach((old, a) => {
    if (old !== -1) (members[old] as number[]).push(a)
  })
  const origins: Origins = new Map()
  members.forEach((list, old) => {
    if (list.length === 0) return
    const mark = units.marks.fresh()
    for (const a of list) units.marks.of[a] = mark
    const worth = (part: { members: number[]; weight: number }) =>
      part.weight + part.members.length / 1e6 + (part.members.some((a) => (units.fixed[a] as number) === 1) ? 1e9 : 0)
    const [largest] = clustersOf(units.mesh, units.marks, mark, list).sort((p, q) => worth(q) - worth(p))
    if (!largest) return
    const unit = units.add(largest.members)
    origins.set(unit, old)
    if (closed.has(old)) units.closed.add(unit)
  })
  return origins
}

/** Gives members one by one to the unit beside them that has most room, those at the border first. */
function joinNeighbours(units: Units, members: number[]): void {
  const { start, next, length, weight } = units.mesh
  let open = members
  while (open.length > 0) {
    const later: number[] = []
    for (const a of open) {
      let best = -1
      let least = Infinity
      for (let k = start[a] as number; k < (start[a + 1] as number); k++) {
        const unit = units.of[next[k] as number] as number
        if (unit === -1) continue
        const sum = (units.weight[unit] as number) + (weight[a] as number)
        const alone = units.fault(unit) === 0 && (units.weight[unit] as number) > units.bounds.max
        const cost =
          (units.closed.has(unit) ? 1e6 : 0) +
          (alone ? 1e4 : 0) +
          (sum > units.bounds.max ? sum : 0) -
          (length[k] as number) / 1e3
        if (cost < least) {
          least = cost
          best = unit
        }
      }
      if (best === -1) later.push(a)
      else units.move(a, best)
    }
    if (later.length === open.length) return
    open = later
  }
}
