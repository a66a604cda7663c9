import type { Boundary } from '../../../../contract/territory.ts'

/** A GeoJSON feature as files hold it: checked only where the planner looks. */
export interface RawFeature {
  type?: unknown
  properties?: Record<string, unknown> | null
  geometry?: { type?: unknown; coordinates?: unknown } | null
}

/** How many households a kind of unit should hold. */
export interface Bounds {
  min: number
  max: number
  target: number
}

/** Bounds of both levels the planner makes. */
export interface PlanBounds {
  grid: Bounds
  microgrid: Bounds
}

/** Grids of 300 to 500 households, microgrids of about 50. */
export const usualBounds: PlanBounds = {
  grid: { min: 300, max: 500, target: 400 },
  microgrid: { min: 40, max: 60, target: 50 },
}

/** The two levels of a plan. */
export type PlanLevel = keyof PlanBounds

/** One entrance of a building inside a unit; entrances count from 1. */
export interface PlanAtom {
  building: string
  entrance: number
  households: number
}

/** One grid or microgrid of a plan. `buildings` are held whole, `atoms` are entrances of buildings held in part. */
export interface PlanFeature {
  type: 'Feature'
  properties: {
    level: PlanLevel
    id: string
    /** The grid of a microgrid. */
    parent?: string
    households: number
    buildings: string[]
    atoms?: PlanAtom[]
  }
  geometry: Boundary
}

/** A plan as its file holds it. */
export interface Plan {
  type: 'FeatureCollection'
  features: PlanFeature[]
  report: PlanReport
}

/** The figures of one level. */
export interface LevelReport {
  units: number
  withinBounds: number
  /** Units outside the bounds that no plan could bring inside: one large entrance, or all that lies between barriers. */
  unavoidable: number
  /** Share of units inside the bounds, 0 to 1; null without units. */
  share: number | null
  /** The same among the units that can be inside. */
  shareOfPossible: number | null
  least: number
  median: number
  most: number
  /** Mean and largest distance from the target, as a share of it. */
  meanDeviation: number
  maxDeviation: number
  /** Median Polsby-Popper figure, 4π · area / perimeter². */
  compactness: number
  /** Units whose buildings are no neighbours of each other. */
  disconnected: number
}

/** What a plan is like, in numbers. */
export interface PlanReport {
  seed: number
  bounds: PlanBounds
  input: {
    buildings: number
    households: number
    buildingsWithoutHouseholds: number
    entrances: number
    /** Groups of buildings that barriers part from each other. */
    parts: number
    /** Parts whose households fit no number of grids. */
    partsNoGridsFit: number
    buildingsOutsideArea: number
  }
  grids: LevelReport
  microgrids: LevelReport
  buildingsSplit: number
  /** Against the plan in force; null without one. */
  moved: { gridHouseholds: number; gridShare: number; microgridHouseholds: number; microgridShare: number } | null
  pinned: { buildings: number; units: number }
}

/** What the planner works on. */
export interface PlanInput {
  /** FeatureCollection of Polygon, MultiPolygon or Point features with `id`, `households` and `entrances`. */
  buildings: unknown
  /** Lines no unit may cross: rivers, railways, main roads. */
  barriers?: unknown
  /** The ground to share out; without it, an outline around the buildings. */
  area?: unknown
  /** Same seed and input, same plan. */
  seed: number
  bounds?: PlanBounds
  /** The plan in force: the new one keeps as much of it as the bounds allow. */
  current?: unknown
  /** Ids of units, buildings or `building#entrance` that stay as they are in the plan in force. */
  pinned?: readonly string[]
  /** Called with the step under way and the share done, 0 to 1. */
  onProgress?: (progress: PlanProgress) => void
  /** Looked at between pieces of work; when it becomes true the planner throws `plan.cancelled`. */
  signal?: { readonly aborted: boolean }
}

/** Steps of the planner, in order. */
export type PlanStep = 'reading' | 'neighbours' | 'microgrids' | 'grids' | 'borders' | 'report'

/** How far the planner is. */
export interface PlanProgress {
  step: PlanStep
  share: number
}
