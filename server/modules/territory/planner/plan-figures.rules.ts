import type { PlanComparison, PlanFigures } from '../../../../contract/planner.ts'
import type { Boundary } from '../../../../contract/territory.ts'
import { metresPerDegree, ringArea } from '../outline.rules.ts'
import type { Bounds } from './plan.types.ts'
import type { CommunityRecord, TodayUnit, UnitRow } from './plans.types.ts'

/** Whether a count of households is inside the bounds. */
export const isWithin = (households: number, { min, max }: Pick<Bounds, 'min' | 'max'>): boolean =>
  households >= min && households <= max

/** Polsby-Popper figure of a boundary: 4π · area / perimeter², 1 for a circle. */
export function compactnessOf(boundary: Boundary): number {
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates
  const metres = metresPerDegree(polygons[0]?.[0]?.[0]?.[1] ?? 0)
  let area = 0
  let border = 0
  for (const polygon of polygons)
    polygon.forEach((ring, nth) => {
      const flat = ring.map(([lng = 0, lat = 0]) => [lng * metres.x, lat * metres.y])
      const size = Math.abs(ringArea(flat))
      area += nth === 0 ? size : -size
      flat.forEach(([x = 0, y = 0], i) => {
        const [px = x, py = y] = flat[i - 1] ?? [x, y]
        border += Math.hypot(x - px, y - py)
      })
    })
  return border > 0 ? Math.round(((4 * Math.PI * area) / border ** 2) * 1e4) / 1e4 : 0
}

/** Pieces of ground a boundary consists of. */
export const piecesOf = (boundary: Boundary): number => (boundary.type === 'Polygon' ? 1 : boundary.coordinates.length)

interface Counted {
  households: number
  compactness: number
  within: boolean
}

function figuresOf(
  units: readonly Counted[],
  more: { unavoidable: number | null; disconnected: number; drawn?: readonly Counted[] },
): PlanFigures {
  const households = units.map((unit) => unit.households).sort((a, b) => a - b)
  const { unavoidable, disconnected, drawn = units } = more
  return {
    units: units.length,
    withinBounds: units.filter(({ within }) => within).length,
    unavoidable,
    households: households.reduce((a, b) => a + b, 0),
    least: households[0] ?? 0,
    median: medianOf(households),
    most: households.at(-1) ?? 0,
    compactness: medianOf(drawn.map(({ compactness }) => compactness).sort((a, b) => a - b)),
    disconnected,
  }
}

function medianOf(sorted: readonly number[]): number {
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

/** What is counted beside the units of a community. */
export type Counts = Pick<PlanComparison, 'moved' | 'buildings' | 'uncounted' | 'leftOut'>

/** What is in force beside what is proposed for some communities. */
export function comparisonOf(
  communities: readonly Pick<CommunityRecord, 'today' | 'report'>[],
  units: readonly UnitRow[],
  counts: readonly Counts[],
): PlanComparison {
  const level = (of: 'grid' | 'microgrid') => {
    const reports = communities.flatMap(({ report }) => report?.[of === 'grid' ? 'grids' : 'microgrids'] ?? [])
    const sum = (what: 'unavoidable' | 'disconnected') => reports.reduce((all, report) => all + report[what], 0)
    const before = communities.flatMap(({ today }) => today.filter((unit) => unit.level === of))
    return {
      today: todayFigures(before),
      proposal: figuresOf(
        units.filter((unit) => unit.level === of),
        { unavoidable: sum('unavoidable'), disconnected: sum('disconnected') },
      ),
    }
  }
  const [grid, microgrid] = [level('grid'), level('microgrid')]
  const add = (of: (count: Counts) => number) => counts.reduce((sum, count) => sum + of(count), 0)
  return {
    today: { grid: grid.today, microgrid: microgrid.today },
    proposal: { grid: grid.proposal, microgrid: microgrid.proposal },
    moved: {
      grid: add(({ moved }) => moved.grid),
      microgrid: add(({ moved }) => moved.microgrid),
      of: add(({ moved }) => moved.of),
    },
    buildings: add(({ buildings }) => buildings),
    uncounted: add(({ uncounted }) => uncounted),
    leftOut: add(({ leftOut }) => leftOut),
  }
}

const todayFigures = (units: readonly TodayUnit[]): PlanFigures =>
  figuresOf(units, {
    unavoidable: null,
    disconnected: units.filter(({ pieces }) => pieces > 1).length,
    drawn: units.filter(({ pieces }) => pieces > 0),
  })
