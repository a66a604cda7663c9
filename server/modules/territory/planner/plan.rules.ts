import { Refused } from '../../../platform/errors.ts'
import { atomsOf, roomIn, type Sites, sitesOf } from './atoms.rules.ts'
import { barriersOf } from './barriers.rules.ts'
import { draw } from './borders.rules.ts'
import { type Adopted, adopt, beginGrids, beginMicrogrids } from './current.rules.ts'
import { settleByDistrict } from './districts.rules.ts'
import { knifeFor } from './grids.rules.ts'
import { cellsOf, type Ground, groundOf, type Mesh, meshOf } from './ground.rules.ts'
import { alone, type Hand } from './jobs.rules.ts'
import { drawUnits, type Outlines } from './outlines.rules.ts'
import { type Plan, type PlanBounds, type PlanInput, type PlanStep, usualBounds } from './plan.types.ts'
import { seeded } from './random.rules.ts'
import { type Region, regionOf, withIslands } from './region.rules.ts'
import { repair } from './repair.rules.ts'
import { type Origins, type Tiers, tierMesh } from './tiers.rules.ts'
import { townOf } from './town.rules.ts'
import { settle, Units } from './units.rules.ts'
import { planFrom } from './write.rules.ts'

/** Metres by which sites are moved so that no four lie on one circle; the next one when rounding spoilt the borders. */
const shakes = [0.0005, 0.002, 0.01, 0.05]

/**
 * Plans grids and microgrids. Pure: the same input gives the same plan, to the byte, with or without a helping hand. Throws
 * `plan.…` refusals for input it can't read, and `plan.cancelled` when the signal asks for it.
 */
export function planTerritory(input: PlanInput, hand: Hand = alone): Plan {
  const bounds = input.bounds ?? usualBounds
  checkBounds(bounds)
  const step = stepper(input)
  step('reading', 0)
  const town = townOf(input.buildings)
  step('neighbours', 0.12)
  const { count, x, y } = town
  const placesDone = hand.begin('places', {
    ...{ count, x, y, input: town.input },
    barriers: barriersOf(input.barriers, town.plane),
  })
  const atoms = atomsOf(town, roomIn(bounds.microgrid))
  const adopted = adopt({ current: input.current, pinned: input.pinned ?? [], town, atoms })
  const sites = sitesOf(town, atoms)
  const first = regionOf(input.area, town)
  const cells = cellsOf(sites, first, shakes[0] as number)
  const places = placesDone()
  const region = withIslands(first, places)
  const ground = groundOf(cells, region)
  const mesh = meshOf({ ground, region, town, atoms, places, fits: bounds.microgrid.max })
  const { tiers, outlines } = drawn({ mesh, bounds, seed: input.seed, adopted, step, hand, ground, region, sites })
  step('report', 0.85)
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

interface Work {
  mesh: Mesh
  bounds: PlanBounds
  seed: number
  adopted: Adopted | undefined
  step: Stepper
  hand: Hand
  ground: Ground
  region: Region
  sites: Sites
}

/** Puts units together and draws them: grids are put together while the borders of the microgrids are drawn. */
function drawn(work: Work): { tiers: Tiers; outlines: Outlines } {
  const { mesh, bounds, seed, adopted, step, hand, region } = work
  const random = seeded(seed)
  const turns = [random(), random()] as const
  const microgrids = new Units(mesh, bounds.microgrid)
  const origins = microgridsOf(microgrids, turns[0], work)
  step('grids', 0.5)
  const tier = tierMesh(microgrids)
  const gridsDone = adopted ? undefined : hand.begin('grids', { mesh: tier.mesh, bounds: bounds.grid, turn: turns[1] })
  const grids = new Units(tier.mesh, bounds.grid)
  let gridOrigins: Origins = new Map()
  if (adopted) {
    const begun = beginGrids(grids, { adopted, tier, microgrids, origins })
    const knife = knifeFor(grids, turns[1])
    settle(grids, knife)
    repair(grids, knife, { rounds: 8, home: begun.home })
    gridOrigins = begun.origins
  }
  step('borders', 0.55)
  const borders = bordersOf(work, tier.memberOf)
  if (gridsDone) {
    const lists: number[][] = []
    gridsDone().forEach((unit, member) => {
      const list = lists[unit]
      if (list) list.push(member)
      else lists[unit] = [member]
    })
    for (const list of lists) grids.add(list)
  }
  step('borders', 0.65)
  const tiers = { microgrids, grids, ...tier, origins, gridOrigins }
  return { tiers, outlines: drawUnits({ ...borders, tiers, hand }) }

  function bordersOf({ ground, sites }: Work, memberOf: Int32Array) {
    for (const [nth, shake] of shakes.entries()) {
      const shaken = nth === 0 ? ground : groundOf(cellsOf(sites, region, shake), region)
      const drawing = draw(shaken, region, memberOf)
      if (drawing) return { drawing, ground: shaken }
    }
    throw new Error('The borders of the plan do not close.')
  }
}

/** Puts the microgrids together, from nothing or from the plan in force; gives the units they came from. */
function microgridsOf(units: Units, turn: number, { adopted, step, hand }: Work): Origins {
  let done = 0
  const onDone = (members: number) => {
    done += members
    step('microgrids', 0.3 + (0.2 * done) / units.mesh.count)
  }
  step('microgrids', 0.3)
  if (!adopted) {
    settleByDistrict(units, { turn, hand, onDone })
    return new Map()
  }
  const origins = beginMicrogrids(units, adopted)
  const knife = knifeFor(units, turn)
  settle(units, knife, onDone)
  repair(units, knife, { rounds: 6, home: adopted.homeOfAtoms })
  return origins
}
