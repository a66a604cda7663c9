import { Refused } from '../../../platform/errors.ts'
import { atomsOf, sitesOf } from './atoms.rules.ts'
import { barriersOf, crossingOf } from './barriers.rules.ts'
import { Board, type Knife } from './bisect.rules.ts'
import { type Adopted, adopt, beginGrids, beginMicrogrids } from './current.rules.ts'
import { groundOf, type Mesh, meshOf } from './ground.rules.ts'
import { drawUnits } from './outlines.rules.ts'
import { placesOf } from './places.rules.ts'
import { type Plan, type PlanBounds, type PlanInput, type PlanStep, usualBounds } from './plan.types.ts'
import { seeded } from './random.rules.ts'
import { regionOf } from './region.rules.ts'
import { compact, repair } from './repair.rules.ts'
import { type Origins, type Tiers, tierMesh } from './tiers.rules.ts'
import { townOf } from './town.rules.ts'
import { settle, Units } from './units.rules.ts'
import { planFrom } from './write.rules.ts'

/** Metres by which sites are moved so that no four lie on one circle; the next one when rounding spoilt the borders. */
const shakes = [0.0005, 0.002, 0.01, 0.05]

/**
 * Plans grids and microgrids. Pure: the same input gives the same plan, to the byte. Throws `plan.…` refusals for input it can't
 * read, and `plan.cancelled` when the signal asks for it.
 */
export function planTerritory(input: PlanInput): Plan {
  const bounds = input.bounds ?? usualBounds
  checkBounds(bounds)
  const step = stepper(input)
  step('reading', 0)
  const town = townOf(input.buildings)
  const crosses = crossingOf(barriersOf(input.barriers, town.plane))
  step('neighbours', 0.08)
  const places = placesOf(town, crosses)
  const region = regionOf({ area: input.area, town, places })
  const atoms = atomsOf(town, (bounds.microgrid.max - bounds.microgrid.min) * 0.6)
  const sites = sitesOf(town, atoms)
  let ground = groundOf(sites, region, shakes[0] as number)
  const mesh = meshOf({ ground, region, town, atoms, places, fits: bounds.microgrid.max })
  const adopted = adopt({ current: input.current, pinned: input.pinned ?? [], town, atoms })
  step('microgrids', 0.25)
  const tiers = tiersOf({ mesh, bounds, seed: input.seed, adopted, step })
  step('borders', 0.7)
  let outlines = drawUnits({ ground, region, tiers })
  for (const shake of shakes.slice(1)) {
    if (outlines) break
    ground = groundOf(sites, region, shake)
    outlines = drawUnits({ ground, region, tiers })
  }
  if (!outlines) throw new Error('The borders of the plan do not close.')
  step('report', 0.9)
  const plan = planFrom({
    ...{ town, places, region, atoms, mesh, tiers, outlines, bounds, adopted },
    seed: input.seed,
  })
  step('report', 1)
  return plan
}

type Stepper = (step: PlanStep, share: number) => void

function stepper({ onProgress, signal }: PlanInput): Stepper {
  return (step, share) => {
    if (signal?.aborted) throw new Refused('plan.cancelled')
    onProgress?.({ step, share })
  }
}

function checkBounds({ grid, microgrid }: PlanBounds): void {
  for (const { min, max, target } of [grid, microgrid])
    if (!(min > 0 && min <= target && target <= max)) throw new Refused('plan.bad_bounds')
  if (microgrid.max > grid.max) throw new Refused('plan.bad_bounds')
}

function tiersOf(given: {
  mesh: Mesh
  bounds: PlanBounds
  seed: number
  adopted: Adopted | undefined
  step: Stepper
}): Tiers {
  const { mesh, bounds, seed, adopted, step } = given
  const random = seeded(seed)
  const knifeFor = (units: Units): Knife => ({
    ...{ mesh: units.mesh, bounds: units.bounds, marks: units.marks, turn: random() },
    board: new Board(units.mesh),
  })
  const microgrids = new Units(mesh, bounds.microgrid)
  const fresh = adopted === undefined
  const origins: Origins = adopted ? beginMicrogrids(microgrids, adopted) : new Map()
  let done = 0
  const knife = knifeFor(microgrids)
  settle(microgrids, knife, (members) => {
    done += members
    step('microgrids', 0.25 + (0.2 * done) / mesh.count)
  })
  step('microgrids', 0.45)
  if (fresh) compact(microgrids, 2)
  repair(microgrids, knife, { rounds: 6, home: adopted?.homeOfAtoms })
  if (fresh) compact(microgrids, 3)
  step('grids', 0.62)
  const tier = tierMesh(microgrids)
  const grids = new Units(tier.mesh, bounds.grid)
  const begun = adopted && beginGrids(grids, { adopted, tier, microgrids, origins })
  const coarse = knifeFor(grids)
  settle(grids, coarse)
  if (fresh) compact(grids, 3)
  repair(grids, coarse, { rounds: 8, home: begun?.home })
  if (fresh) compact(grids, 3)
  return { microgrids, grids, ...tier, origins, gridOrigins: begun?.origins ?? new Map() }
}
