import type { ManagedBy } from '../../contract/buildings.ts'
import type { LocalizedName } from '../../contract/common.ts'
import type { Boundary, GridKind, Level } from '../../contract/territory.ts'

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
  /** Where in its road a microgrid lies; absent where nobody built a road. */
  address?: LocalizedName
}

/** A compound of the demo. */
export interface DemoCompound {
  id: string
  code: string
  name: LocalizedName
  managedBy: ManagedBy
}

/** A building of the demo with its doors. */
export interface DemoBuilding {
  id: string
  code: string
  name: LocalizedName
  address: LocalizedName | null
  compound: DemoCompound | null
  floors: number
  households: number
  entrances: { number: string; households: number }[]
  /** Closed, as in GeoJSON. */
  outline: number[][]
  at: { lng: number; lat: number }
}

/** The territory of the demo, by level, with what stands on it. */
export interface DemoTerritory {
  district: DemoUnit
  all: DemoUnit[]
  of(level: Level): DemoUnit[]
  compounds: DemoCompound[]
  buildings: DemoBuilding[]
  /** The river and the railway, with gaps where bridges are. */
  lines: DemoLines
}

/** Lines of a landscape as GeoJSON. */
export interface DemoLines {
  river: readonly { type: 'LineString'; coordinates: number[][] }[]
  railway: readonly { type: 'LineString'; coordinates: number[][] }[]
}

/** Gathers a territory from its district. */
export function territoryOf(
  district: DemoUnit,
  built: Pick<DemoTerritory, 'compounds' | 'buildings' | 'lines'>,
): DemoTerritory {
  const all: DemoUnit[] = []
  const add = (unit: DemoUnit) => {
    all.push(unit)
    for (const child of unit.children) add(child)
  }
  add(district)
  return { district, all, of: (level) => all.filter((unit) => unit.level === level), ...built }
}

/** Residents and building leads of the community that the tests know by its numbers. */
export const knownCommunity = {
  code: '990100001001',
  comprehensive: 9,
  dedicated: 4,
  residents: 10_537,
  buildingLeads: 253,
} as const
