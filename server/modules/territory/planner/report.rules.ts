import type { Findings, Names } from './findings.types.ts'
import { faultOf } from './judge.rules.ts'
import { partsOf } from './places.rules.ts'
import type { Bounds, LevelReport, PlanReport } from './plan.types.ts'
import { measure } from './shapes.rules.ts'

/** Counts what a plan is like. Connection is counted anew on the neighbours of the buildings, not taken from the planning. */
export function reportOn(findings: Findings, names: Names): PlanReport {
  const { town, places, region, tiers, outlines, bounds, adopted, seed } = findings
  const { part, parts } = partsOf(places)
  const households = new Float64Array(parts)
  for (let b = 0; b < town.count; b++) {
    const home = part[places.placeOf[b] as number] as number
    households[home] = (households[home] as number) + (town.households[b] as number)
  }
  const fits = (sum: number) => Math.ceil(sum / bounds.grid.max) <= Math.floor(sum / bounds.grid.min)
  const sum = (values: Int32Array) => values.reduce((all, value) => all + value, 0)
  const grids = outlines.gridOrder.map((grid) =>
    (tiers.grids.members[grid] as number[]).flatMap(
      (member) => tiers.microgrids.members[tiers.order[member] as number] as number[],
    ),
  )
  const microgrids = tiers.order.map((unit) => tiers.microgrids.members[unit] as number[])
  const split = new Set<number>()
  const { atoms } = findings
  for (let a = 1; a < atoms.count; a++)
    if (
      (atoms.building[a] as number) === (atoms.building[a - 1] as number) &&
      (tiers.memberOf[a] as number) !== (tiers.memberOf[a - 1] as number)
    )
      split.add(atoms.building[a] as number)
  return {
    seed,
    bounds,
    input: {
      buildings: town.count,
      households: sum(town.households),
      buildingsWithoutHouseholds: town.households.reduce((count, value) => count + (value === 0 ? 1 : 0), 0),
      entrances: sum(town.entrances),
      parts,
      partsNoGridsFit: households.reduce((count, value) => count + (fits(value) ? 0 : 1), 0),
      buildingsOutsideArea: region.outside,
    },
    grids: levelReport(findings, { units: grids, rings: outlines.grids, bounds: bounds.grid, part }),
    microgrids: levelReport(findings, {
      units: microgrids,
      rings: outlines.microgrids,
      bounds: bounds.microgrid,
      part,
    }),
    buildingsSplit: split.size,
    moved: movedIn(findings, names),
    pinned: adopted?.pinned ?? { buildings: 0, units: 0 },
  }
}

function levelReport(
  { atoms, places, mesh, outlines }: Findings,
  { units, rings, bounds, part }: { units: number[][]; rings: number[][][]; bounds: Bounds; part: Int32Array },
): LevelReport {
  const size = new Int32Array(places.count)
  for (let p = 0; p < places.count; p++) size[part[p] as number] = (size[part[p] as number] as number) + 1
  const marks = new Int32Array(places.count)
  let disconnected = 0
  let withinBounds = 0
  let unavoidable = 0
  const weights: number[] = []
  units.forEach((members, i) => {
    const held = new Set(members.map((a) => places.placeOf[atoms.building[a] as number] as number))
    for (const p of held) marks[p] = i + 1
    const [first] = held
    const connected = first === undefined || reached(places, marks, i + 1, first) === held.size
    if (!connected) disconnected++
    const weight = members.reduce((sum, a) => sum + (mesh.weight[a] as number), 0)
    weights.push(weight)
    if (faultOf(weight, bounds) === 0) withinBounds++
    else if (
      weight > bounds.max
        ? members.length === 1 && (mesh.single[members[0] as number] as number) === 1
        : held.size === size[part[first ?? 0] as number]
    )
      unavoidable++
  })
  const deviations = weights.map((weight) => Math.abs(weight - bounds.target) / bounds.target)
  const compactness = rings.map((list) => {
    const { area, border } = measure(list, outlines.x, outlines.y)
    return border > 0 ? (4 * Math.PI * area) / border ** 2 : 0
  })
  const possible = units.length - unavoidable
  return {
    units: units.length,
    withinBounds,
    unavoidable,
    share: units.length > 0 ? rounded(withinBounds / units.length) : null,
    shareOfPossible: possible > 0 ? rounded(withinBounds / possible) : null,
    least: weights.reduce((a, b) => Math.min(a, b), Infinity),
    median: medianOf(weights),
    most: weights.reduce((a, b) => Math.max(a, b), 0),
    meanDeviation: rounded(deviations.reduce((a, b) => a + b, 0) / Math.max(1, deviations.length)),
    maxDeviation: rounded(deviations.reduce((a, b) => Math.max(a, b), 0)),
    compactness: rounded(medianOf(compactness)),
    disconnected,
  }
}

function reached({ start, next }: Findings['places'], marks: Int32Array, mark: number, first: number): number {
  const open = [first]
  marks[first] = -mark
  let seen = 1
  for (let p = open.pop(); p !== undefined; p = open.pop())
    for (let k = start[p] as number; k < (start[p + 1] as number); k++)
      if ((marks[next[k] as number] as number) === mark) {
        marks[next[k] as number] = -mark
        seen++
        open.push(next[k] as number)
      }
  return seen
}

/** Households whose building was in force in another unit than now; new buildings don't count. */
function movedIn({ adopted, atoms, tiers, outlines }: Findings, names: Names): PlanReport['moved'] {
  if (!adopted) return null
  const gridAt = new Int32Array(tiers.order.length)
  outlines.gridOrder.forEach((grid, i) => {
    for (const member of tiers.grids.members[grid] as number[]) gridAt[member] = i
  })
  let all = 0
  let microgridHouseholds = 0
  let gridHouseholds = 0
  for (let a = 0; a < atoms.count; a++) {
    const old = adopted.homeOfAtoms[a] as number
    all += atoms.households[a] as number
    if (old === -1) continue
    const member = tiers.memberOf[a] as number
    if ((names.microgrids[member] as string) !== (adopted.microgridIds[old] as string))
      microgridHouseholds += atoms.households[a] as number
    if (
      (names.grids[gridAt[member] as number] as string) !==
      (adopted.gridIds[adopted.gridOfMicrogrid[old] as number] as string)
    )
      gridHouseholds += atoms.households[a] as number
  }
  const share = (part: number) => (all > 0 ? rounded(part / all) : 0)
  return {
    gridHouseholds,
    gridShare: share(gridHouseholds),
    microgridHouseholds,
    microgridShare: share(microgridHouseholds),
  }
}

function medianOf(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4
