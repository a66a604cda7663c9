import type { Atoms } from './atoms.rules.ts'
import type { Adopted } from './current.rules.ts'
import type { Mesh } from './ground.rules.ts'
import type { Outlines } from './outlines.rules.ts'
import type { Places } from './places.rules.ts'
import type { PlanBounds } from './plan.types.ts'
import type { Region } from './region.rules.ts'
import type { Tiers } from './tiers.rules.ts'
import type { Town } from './town.rules.ts'

/** Everything a plan and its report are written from. */
export interface Findings {
  town: Town
  places: Places
  region: Region
  atoms: Atoms
  mesh: Mesh
  tiers: Tiers
  outlines: Outlines
  bounds: PlanBounds
  adopted: Adopted | undefined
  seed: number
}

/** Ids of all units as they stand in the plan: grids by position, microgrids by member of the grids' mesh. */
export interface Names {
  grids: string[]
  microgrids: string[]
}
