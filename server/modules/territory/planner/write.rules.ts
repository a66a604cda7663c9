import type { Findings, Names } from './findings.types.ts'
import type { Plan, PlanAtom, PlanFeature } from './plan.types.ts'
import { reportOn } from './report.rules.ts'
import { boundaryOf } from './shapes.rules.ts'

/** The plan as its file holds it: all grids, then the microgrids in the order of their grids. */
export function planFrom(findings: Findings): Plan {
  const { town, tiers, outlines } = findings
  const { x, y } = outlines
  const names = namesOf(findings)
  const counts = new Int32Array(town.ids.length)
  const grids: PlanFeature[] = []
  const microgrids: PlanFeature[] = []
  outlines.gridOrder.forEach((grid, i) => {
    const members = tiers.grids.members[grid] as number[]
    const atoms = members.flatMap((member) => tiers.microgrids.members[tiers.order[member] as number] as number[])
    grids.push({
      type: 'Feature',
      properties: { level: 'grid', id: names.grids[i] as string, ...holdings(findings, atoms, counts) },
      geometry: boundaryOf(outlines.grids[i] as number[][], x, y, town.plane),
    })
    for (const member of members) {
      const held = holdings(findings, tiers.microgrids.members[tiers.order[member] as number] as number[], counts)
      microgrids.push({
        type: 'Feature',
        properties: {
          level: 'microgrid',
          id: names.microgrids[member] as string,
          parent: names.grids[i] as string,
          ...held,
        },
        geometry: boundaryOf(outlines.microgrids[member] as number[][], x, y, town.plane),
      })
    }
  })
  return { type: 'FeatureCollection', features: [...grids, ...microgrids], report: reportOn(findings, names) }
}

/** Ids: units that go on keep theirs, new ones are counted on. */
function namesOf({ tiers, outlines, adopted }: Findings): Names {
  const grids = outlines.gridOrder.map((grid) => adopted?.gridIds[tiers.gridOrigins.get(grid) ?? -1])
  const microgrids = new Array<string | undefined>(tiers.order.length)
  const inOrder = outlines.gridOrder.flatMap((grid) => tiers.grids.members[grid] as number[])
  for (const member of inOrder)
    microgrids[member] = adopted?.microgridIds[tiers.origins.get(tiers.order[member] as number) ?? -1]
  const newGrid = counter('G', outlines.gridOrder.length, adopted?.gridIds)
  const newMicrogrid = counter('M', tiers.order.length, adopted?.microgridIds)
  for (const member of inOrder) microgrids[member] ??= newMicrogrid()
  return { grids: grids.map((id) => id ?? newGrid()), microgrids: microgrids.map((id) => id ?? newMicrogrid()) }
}

function counter(letter: string, many: number, used: readonly string[] = []): () => string {
  const taken = new Set(used)
  const width = String(many).length
  let number = 0
  return () => {
    for (;;) {
      const id = `${letter}${String(++number).padStart(width, '0')}`
      if (!taken.has(id)) return id
    }
  }
}

/** What a unit holds. `held` counts entrances by building; it is all 0 before and after. */
function holdings({ town, atoms }: Findings, members: readonly number[], held: Int32Array) {
  const { building, first } = atoms
  const met: number[] = []
  let households = 0
  for (const a of members) {
    const b = building[a] as number
    households += atoms.households[a] as number
    if ((held[b] as number) === 0) met.push(b)
    held[b] = (held[b] as number) + 1
  }
  const isWhole = (b: number) => (held[b] as number) === (first[b + 1] as number) - (first[b] as number)
  const buildings: string[] = []
  for (const b of Int32Array.from(met).sort()) if (isWhole(b)) buildings.push(town.ids[b] as string)
  const parts: PlanAtom[] = []
  if (buildings.length < met.length)
    for (const a of Int32Array.from(members).sort()) {
      const b = building[a] as number
      if (isWhole(b)) continue
      const entrance = (atoms.entrance[a] as number) + 1
      parts.push({ building: town.ids[b] as string, entrance, households: atoms.households[a] as number })
    }
  for (const b of met) held[b] = 0
  return { households, buildings, ...(parts.length > 0 ? { atoms: parts } : {}) }
}
