import type { PlanComparison, PlanSettings, PlanState } from '../../../../contract/planner.ts'
import type { PlanLevel, PlanReport } from './plan.types.ts'

/** A run as it lies in the database. */
export interface RunRecord {
  id: string
  state: PlanState
  share: number
  cancelAsked: boolean
  settings: PlanSettings
  figures: PlanComparison | null
  problem: TroubleRecord | null
  createdBy: string | null
  createdAt: Date
  updatedAt: Date
  finishedAt: Date | null
}

/** A refusal as it is kept. */
export interface TroubleRecord {
  code: string
  facts: Record<string, unknown>
}

/** A unit in force as it was when its community was planned. */
export interface TodayUnit {
  id: string
  level: PlanLevel
  /** Counted in its buildings. */
  households: number
  compactness: number
  /** Pieces of ground it consists of; 0 where its boundary isn't known. */
  pieces: number
  within: boolean
}

/** One community of a run as it lies in the database. */
export interface CommunityRecord {
  runId: string
  communityId: string
  position: number
  state: 'waiting' | 'planned' | 'left_out'
  /** Grids that stay as they are: the plan goes around them. */
  held: string[]
  today: TodayUnit[]
  figures: PlanComparison | null
  report: PlanReport | null
  problem: TroubleRecord | null
  changeId: string | null
}

/** A proposed unit as it lies in the database. */
export interface UnitRow {
  communityId: string
  level: PlanLevel
  position: number
  code: string
  parent: string | null
  households: number
  buildings: number
  within: boolean
  compactness: number
}

/** A proposed unit with its line of the plan's file. */
export interface FeatureRow extends UnitRow {
  feature: string
}
