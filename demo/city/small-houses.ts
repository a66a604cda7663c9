import type { ManagedBy } from '../../contract/buildings.ts'
import { type Place, toMetres } from '../geometry/lay-out.ts'
import { longAxisOf } from '../geometry/mesh.ts'
import type { Random } from '../random.ts'
import { share } from '../random.ts'
import { compoundName, roadName } from './names.ts'
import type { DemoBuilding, DemoCompound, DemoTerritory, DemoUnit } from './territory.ts'
import { boundaryOf, build } from './town.ts'
import type { WantedHouse } from './wanted.ts'

const managers: readonly ManagedBy[] = ['property_company', 'nobody', 'property_company', 'owners', 'unknown', 'nobody']

/**
 * Builds the houses of a district that was drawn first: in each microgrid those it is called by, a compound to each grid of
 * residents.
 */
export function settleHouses(
  district: DemoUnit,
  { random, at }: { random: Random; at: Date },
): Pick<DemoTerritory, 'compounds' | 'buildings'> {
  const compounds: DemoCompound[] = []
  const buildings: DemoBuilding[] = []
  const grids = district.children.flatMap((street) => street.children.flatMap((community) => community.children))
  for (const [n, grid] of grids.entries()) {
    const compound: DemoCompound | null =
      grid.kind === 'comprehensive'
        ? {
            id: random.id(at),
            code: `${grid.code}C1`,
            name: compoundName(n),
            managedBy: managers[n % managers.length] as ManagedBy,
          }
        : null
    if (compound) compounds.push(compound)
    const road = roadName(n)
    for (const microgrid of grid.children) {
      const wanted = housesOf(microgrid, random)
      const outline = (microgrid.boundary.coordinates[0] as number[][])
        .slice(1)
        .map((place) => toMetres(place as unknown as Place))
      const axis = longAxisOf(outline)
      const angle = axis - Math.round(axis / (Math.PI / 2)) * (Math.PI / 2)
      for (const [house, { wanted: kind, outline: drawn, at: place }] of build(wanted, {
        outline,
        angle,
        inset: 9,
      }).entries()) {
        const number = (numbersOf(microgrid)[0] ?? 1) + house
        const prefix = compound ?? grid
        const door = 1 + buildings.length * 2
        buildings.push({
          ...{ id: random.id(at), code: `${microgrid.code}B${house + 1}`, compound },
          name: { zh: `${prefix.name.zh}${number}号楼`, en: `House ${number}, ${prefix.name.en}` },
          address: { zh: `${road.zh}${door}号`, en: `${door} ${road.en}` },
          ...{ floors: kind.floors, households: kind.doors.reduce((sum, one) => sum + one, 0) },
          entrances: kind.doors.map((households, nth) => ({ number: String(nth + 1), households })),
          outline: boundaryOf(drawn).coordinates[0] as number[][],
          at: { lng: place[0], lat: place[1] },
        })
      }
    }
  }
  return { compounds, buildings }
}

/** Numbers of the houses by which a microgrid is called. */
const numbersOf = ({ name }: DemoUnit): number[] => (name.en.match(/\d+/g) ?? []).map(Number)

/** A microgrid of two houses has two, one of entrances has a long one; they hold its households. */
function housesOf(microgrid: DemoUnit, random: Random): WantedHouse[] {
  const count = Math.max(1, numbersOf(microgrid).length)
  return share(
    microgrid.households,
    Array.from({ length: count }, () => 1),
  ).map((households): WantedHouse => {
    const doors = Math.min(Math.max(1, households), random.whole(2, 4))
    const floors = Math.max(2, Math.min(18, Math.ceil(households / doors / 2)))
    return {
      ...{ kind: 'walk_up', floors, length: doors * 13, depth: 12, behind: 14 },
      doors: share(
        households,
        Array.from({ length: doors }, () => 1),
      ),
    }
  })
}
