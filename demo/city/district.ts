import type { LocalizedName } from '../../contract/common.ts'
import type { Boundary } from '../../contract/territory.ts'
import { divide, straight } from '../geometry/cut.ts'
import { type Place, toDegrees, toMetres } from '../geometry/lay-out.ts'
import { Mesh } from '../geometry/mesh.ts'
import { communityName, districtName, gridName, streetName } from '../names.ts'
import { partition, type Random, randomOf, share } from '../random.ts'
import { compoundName, hallName, holdingName, roadName, sectionName } from './names.ts'
import { housesOf, type PlannedGrids, type SettledCommunity } from './plan-grids.ts'
import { Seams } from './seams.ts'
import {
  type DemoBuilding,
  type DemoCompound,
  type DemoTerritory,
  type DemoUnit,
  knownCommunity,
  territoryOf,
} from './territory.ts'
import {
  boundaryOf,
  build,
  layOutGround,
  linesOf,
  type TownCommunity,
  type TownGround,
  type TownHouse,
  takenBy,
} from './town.ts'
import { type CitySize, dormitory, hall, hallsOf, wantCommunities } from './wanted.ts'

/** A district whose ground is laid out; its communities are still to be settled. */
export interface DistrictBegun {
  ground: TownGround
  /** What the houses of the communities come from, besides the ground. */
  seed: string
  /** The whole district, once all communities are settled, in their order. */
  finish(settled: readonly SettledCommunity[]): DemoTerritory
}

/** Lays out a district of this size. The same seed gives the same district with the same ids. */
export function beginDistrict(given: { size: CitySize; seed: string; at: Date }): DistrictBegun {
  const { size, at } = given
  const seed = `${given.seed} city`
  const random = randomOf(seed)
  const communities = wantCommunities(size, knownCommunity, random.fork('wanted'))
  const ground = layOutGround(communities, size, random.fork('town'))
  return {
    ...{ ground, seed: `${seed} town` },
    finish(settled) {
      const seams = new Seams()
      const sections = sectionsOf(settled, { size, random: random.fork('sections'), isTaken: takenBy(ground) })
      for (const [n, { community, grids }] of settled.entries()) {
        seams.note(
          community.homes,
          grids.flatMap(({ geometry }) => ringsOf(geometry)),
        )
        for (const [nth, outline] of community.dedicated.entries())
          seams.note(outline, sections[n]?.[nth]?.map((section) => section.outline) ?? [])
      }
      const maker = new Maker(random.fork('units'), at, seams)
      const district = maker.unit(
        null,
        { level: 'district', kind: null, code: '990100', name: districtName },
        ground.outline,
      )
      let number = 0
      for (const [n, { outline, communities }] of ground.streets.entries()) {
        const street = maker.unit(
          district,
          { level: 'street', kind: null, code: code(district, n, 3), name: streetName(n) },
          outline,
        )
        for (const [nth, { land }] of communities.entries()) {
          const name = communityName(number)
          const unit = maker.unit(
            street,
            { level: 'community', kind: null, code: code(street, nth, 3), name },
            land.outline,
          )
          const { community, grids } = settled[number] as SettledCommunity
          maker.settle(unit, {
            ...{ community, number, planned: grids },
            sections: sections[number] as Section[][],
          })
          number++
        }
      }
      countPeople(district, size.residents)
      const { compounds, buildings } = maker
      return territoryOf(district, { compounds, buildings, lines: linesOf(ground) })
    },
  }
}

const code = (parent: DemoUnit, nth: number, digits: number) => parent.code + String(nth + 1).padStart(digits, '0')

const ringsOf = (boundary: Boundary): number[][][] =>
  boundary.type === 'Polygon' ? boundary.coordinates : boundary.coordinates.flat()

/** A part of a dedicated grid with its houses. */
interface Section {
  outline: Place[]
  houses: TownHouse[]
}

/** Divides the dedicated grids: what the planner left of the microgrids is theirs. */
function sectionsOf(
  settled: readonly SettledCommunity[],
  given: {
    size: CitySize
    random: Random
    isTaken(spot: readonly [number, number], ease: number): boolean
  },
): Section[][][] {
  const { size, random, isTaken } = given
  const made = settled.flatMap(({ grids }) => grids.filter(({ properties }) => properties.level === 'microgrid')).length
  const low = 2
  const high = 14
  const left = Math.min(size.dedicated * high, Math.max(size.dedicated * low, size.microgrids - made))
  const counts = partition(random, { total: left, parts: size.dedicated, low, high })
  const halls = share(
    hallsOf(size),
    counts.flatMap((count) => Array.from({ length: count }, () => 1)),
  )
  let [grid, section] = [0, 0]
  return settled.map(({ community: { dedicated, angle } }) =>
    dedicated.map((outline) => {
      const mesh = new Mesh()
      const ring = outline.map((place) => mesh.add(toMetres(place)))
      const weights = Array.from({ length: counts[grid++] ?? low }, () => random.between(0.8, 1.25))
      const parts = divide(mesh, ring, { weights, random, grain: angle, courseOf: () => straight })
      return parts.map((part, n): Section => {
        const spots = mesh.spotsOf(mesh.whole(part))
        const houses = Array.from({ length: halls[section++] ?? 1 }, (_, house) =>
          n === 0 && house === 0 ? dormitory(random) : hall(random),
        )
        return { outline: spots.map(toDegrees), houses: build(houses, { outline: spots, angle, inset: 8, isTaken }) }
      })
    }),
  )
}

/** Makes units, compounds and buildings, each with an id of its own. */
class Maker {
  readonly compounds: DemoCompound[] = []
  readonly buildings: DemoBuilding[] = []
  readonly #random: Random
  readonly #at: Date
  readonly #seams: Seams

  constructor(random: Random, at: Date, seams: Seams) {
    this.#random = random
    this.#at = at
    this.#seams = seams
  }

  unit(
    parent: DemoUnit | null,
    part: Pick<DemoUnit, 'level' | 'kind' | 'code' | 'name'>,
    ground: readonly Place[] | Boundary,
  ): DemoUnit {
    const id = this.#random.id(this.#at)
    const drawn = 'type' in ground ? ground : boundaryOf(ground)
    const rings = (polygon: number[][][]) => polygon.map((ring) => this.#seams.through(ring))
    const boundary: Boundary =
      drawn.type === 'Polygon'
        ? { type: 'Polygon', coordinates: rings(drawn.coordinates) }
        : { type: 'MultiPolygon', coordinates: drawn.coordinates.map(rings) }
    const unit: DemoUnit = {
      ...{ id, ...part, parent, path: [...(parent?.path ?? []), id], boundary },
      ...{ households: 0, population: 0, children: [] },
    }
    parent?.children.push(unit)
    return unit
  }

  /** Fills a community: compounds with their houses, the planner's grids, then the dedicated ones. */
  settle(
    unit: DemoUnit,
    given: { community: TownCommunity; number: number; planned: PlannedGrids; sections: readonly Section[][] },
  ): void {
    const { community, number, planned, sections } = given
    const buildings = this.#buildCompounds(unit, community, number)
    const of = (level: 'grid' | 'microgrid') => planned.filter(({ properties }) => properties.level === level)
    const [grids, microgrids] = [of('grid'), of('microgrid')]
    for (const [n, { properties, geometry }] of grids.entries()) {
      const name = gridName(n, 'comprehensive')
      const grid = this.unit(unit, { level: 'grid', kind: 'comprehensive', code: code(unit, n, 3), name }, geometry)
      const own = microgrids.filter((each) => each.properties.parent === properties.id)
      for (const [nth, microgrid] of own.entries()) {
        const { buildings: whole, atoms = [], households } = microgrid.properties
        const held = [...whole.map((id) => ({ id })), ...doorsOf(atoms)].map(({ id, ...rest }) => ({
          ...(buildings[Number(id)] as Built),
          ...rest,
        }))
        const made = this.unit(
          grid,
          { level: 'microgrid', kind: null, code: code(grid, nth, 2), name: holdingName(held.filter(isHome(held))) },
          microgrid.geometry,
        )
        made.households = households
        const address = held[0]?.building.address
        if (address) made.address = address
      }
    }
    for (const [n, parts] of sections.entries()) {
      const place = grids.length + n
      const name = gridName(n + number, 'dedicated')
      const outline = community.dedicated[n] as readonly Place[]
      const grid = this.unit(unit, { level: 'grid', kind: 'dedicated', code: code(unit, place, 3), name }, outline)
      const address = { zh: `${road(number, 1).zh}${200 + n * 10}号`, en: `${200 + n * 10} ${road(number, 1).en}` }
      let house = 0
      for (const [nth, section] of parts.entries()) {
        const part = this.unit(
          grid,
          { level: 'microgrid', kind: null, code: code(grid, nth, 2), name: sectionName(nth + 1) },
          section.outline,
        )
        part.address = address
        for (const each of section.houses) {
          house++
          const building = this.#building(each, { code: `${grid.code}H${String(house).padStart(2, '0')}`, address })
          building.name = {
            zh: `${grid.name.zh.replace('专属网格', '')}${hallName(house).zh}`,
            en: `${hallName(house).en}, ${grid.name.en.replace(' Grid', '')}`,
          }
          part.households += building.households
        }
      }
    }
  }

  /** Builds the compounds of a community; its houses in the order in which the planner knows them. */
  #buildCompounds(unit: DemoUnit, community: TownCommunity, number: number): Built[] {
    const built: Built[] = []
    const { compounds } = community
    for (const [n, { managedBy, houses }] of compounds.entries()) {
      const compound: DemoCompound = {
        id: this.#random.id(this.#at),
        code: `${unit.code}C${String(n + 1).padStart(2, '0')}`,
        name: compoundName(this.compounds.length),
        managedBy,
      }
      this.compounds.push(compound)
      // Four roads a community: whoever is neighbours in the list lives on the same one.
      const along = road(number, Math.floor((n * 4) / compounds.length))
      const at = 1 + (n % Math.ceil(compounds.length / 4)) * 12 + this.#random.whole(0, 5) * 2
      const address = { zh: `${along.zh}${at}号`, en: `${at} ${along.en}` }
      for (const house of houses) {
        const building = this.#building(house, {
          code: `${unit.code}B${String(built.length + 1).padStart(3, '0')}`,
          address,
        })
        building.compound = compound
        building.name = {
          zh: `${compound.name.zh}${house.number}号楼`,
          en: `House ${house.number}, ${compound.name.en}`,
        }
        built.push({ building, compound: compound.name, number: house.number })
      }
    }
    if (built.length !== housesOf(community).length) throw new Error('a house was left out')
    return built
  }

  #building({ wanted, outline, at, number }: TownHouse, given: { code: string; address: LocalizedName }): DemoBuilding {
    const building: DemoBuilding = {
      ...{ id: this.#random.id(this.#at), ...given, name: hallName(number), compound: null },
      ...{ floors: wanted.floors, households: wanted.doors.reduce((sum, door) => sum + door, 0) },
      entrances: wanted.doors.map((households, n) => ({ number: String(n + 1), households })),
      outline: boundaryOf(outline).coordinates[0] as number[][],
      at: { lng: at[0], lat: at[1] },
    }
    this.buildings.push(building)
    return building
  }
}

interface Built {
  building: DemoBuilding
  compound: LocalizedName
  number: number
}

/** Roads of neighbouring communities are different ones. */
const road = (community: number, n: number): LocalizedName => roadName(community * 5 + n)

/** Entrances of the same house, together. */
function doorsOf(atoms: readonly { building: string; entrance: number }[]): { id: string; doors: number[] }[] {
  const doors = new Map<string, number[]>()
  for (const { building, entrance } of atoms) doors.set(building, [...(doors.get(building) ?? []), entrance])
  return [...doors].map(([id, own]) => ({ id, doors: own.sort((a, b) => a - b) }))
}

/** A microgrid is called by the houses people live in, where there are any. */
const isHome = (held: readonly Built[]) => {
  const lived = held.some(({ building }) => building.households > 0)
  return ({ building }: Built) => !lived || building.households > 0
}

/** Adds households up, and shares the residents out by them; the known community has exactly its own. */
function countPeople(district: DemoUnit, residents: number): void {
  const add = (unit: DemoUnit): number => {
    if (unit.children.length > 0) unit.households = unit.children.reduce((sum, child) => sum + add(child), 0)
    return unit.households
  }
  add(district)
  const leaves = (unit: DemoUnit): DemoUnit[] => (unit.children.length === 0 ? [unit] : unit.children.flatMap(leaves))
  const settle = (units: readonly DemoUnit[], total: number) => {
    const shares = share(
      total,
      units.map(({ households }) => households),
    )
    for (const [n, unit] of units.entries()) unit.population = shares[n] ?? 0
  }
  const known = (unit: DemoUnit) => unit.code.startsWith(knownCommunity.code)
  const all = leaves(district)
  settle(all.filter(known), knownCommunity.residents)
  settle(
    all.filter((unit) => !known(unit)),
    residents - knownCommunity.residents,
  )
  const count = (unit: DemoUnit): number => {
    if (unit.children.length > 0) unit.population = unit.children.reduce((sum, child) => sum + count(child), 0)
    return unit.population
  }
  count(district)
}
