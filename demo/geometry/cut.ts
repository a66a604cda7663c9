import type { Random } from '../random.ts'
import {
  along,
  areaBelow,
  areaOf,
  type Line,
  longAxisOf,
  type Mesh,
  meet,
  middleOf,
  type Ring,
  type Spot,
} from './mesh.ts'

/** How a border runs between its two ends: spots on the way, in order. */
export type Course = (from: Spot, to: Spot) => Spot[]

/** A straight border. */
export const straight: Course = () => []

/** A border that swings to and fro like a river: `waves` half waves, as high as `height` of its length. */
export const winding =
  (given: { waves: number; height: number; steps: number; phase?: number }): Course =>
  (from, to) => {
    const { waves, height, steps, phase = 0 } = given
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    return Array.from({ length: steps }, (_, n) => {
      const way = (n + 1) / (steps + 1)
      // Nothing at the ends, so that the border meets its neighbours where it was meant to.
      const swing = Math.sin(Math.PI * way) * Math.sin(Math.PI * waves * way + phase) * height
      const [x, y] = along(from, to, way)
      return [x - dy * swing, y + dx * swing] as const
    })
  }

/** Nobody builds a corner nearer than this to another one, metres. */
const nearest = 4

/**
 * Cuts a ring in two along a line. The first part lies below it. Undefined where the line leaves more than two parts, or
 * runs along an edge.
 */
export function cutAlong(mesh: Mesh, ring: Ring, line: Line, course: Course): [Ring, Ring] | undefined {
  const corners = mesh.whole(ring)
  const heights = corners.map((corner) => {
    const [x, y] = mesh.at(corner)
    const height = x * line.nx + y * line.ny - line.offset
    return Math.abs(height) < nearest ? 0 : height
  })
  const crossings: { after: number; share: number | null; rising: boolean }[] = []
  for (const [n, height] of heights.entries()) {
    const next = heights[(n + 1) % heights.length] as number
    const before = heights.at(n - 1) as number
    if (height === 0) {
      if (before === 0 || next === 0) return undefined
      if (before < 0 !== next < 0) crossings.push({ after: n, share: null, rising: before < 0 })
    } else if (next !== 0 && height < 0 !== next < 0) {
      crossings.push({ after: n, share: height / (height - next), rising: height < 0 })
    }
  }
  if (crossings.length !== 2) return undefined
  const ends = crossings.map(({ after, share, rising }) => {
    const from = corners[after] as number
    const to = corners[(after + 1) % corners.length] as number
    return { after, share, rising, spot: share === null ? mesh.at(from) : along(mesh.at(from), mesh.at(to), share) }
  })
  const [up, down] = ends[0]?.rising ? ends : [...ends].reverse()
  if (!up || !down || up.rising === down.rising) return undefined
  const way = course(up.spot, down.spot)
  const isFree = isClear(mesh.spotsOf(corners), [up.spot, ...way, down.spot])
  if (!isFree && way.length > 0) return cutAlong(mesh, ring, line, straight)
  const cornerAt = (end: typeof up) => {
    const from = corners[end.after] as number
    const to = corners[(end.after + 1) % corners.length] as number
    return end.share === null ? from : mesh.cutEdge(from, to, end.spot)
  }
  const [first, second] = [cornerAt(up), cornerAt(down)]
  const border = (isFree ? way : []).map((spot) => mesh.add(spot))
  // Above: from where the ring rises to where it falls. Below: the rest. The border closes both, each in its own direction.
  const above = [first, ...between(corners, up, down), second, ...[...border].reverse()]
  const below = [second, ...between(corners, down, up), first, ...border]
  return [below, above]
}

/** Corners strictly between two cuts, in the direction of the ring. */
function between(
  corners: readonly number[],
  from: { after: number; share: number | null },
  to: { after: number; share: number | null },
): number[] {
  const found: number[] = []
  const last = to.share === null ? (to.after - 1 + corners.length) % corners.length : to.after
  let n = from.after
  while (n !== last) {
    n = (n + 1) % corners.length
    found.push(corners[n] as number)
  }
  return found
}

/** True when a border meets the ring nowhere but at its ends. */
function isClear(ring: readonly Spot[], border: readonly Spot[]): boolean {
  for (let step = 1; step < border.length; step++) {
    const [from, to] = [border[step - 1] as Spot, border[step] as Spot]
    for (const [n, spot] of ring.entries()) {
      const next = ring[(n + 1) % ring.length] as Spot
      const isEnd = (step === 1 && touches(spot, next, from)) || (step === border.length - 1 && touches(spot, next, to))
      if (!isEnd && meet(from, to, spot, next)) return false
    }
  }
  return true
}

function touches(from: Spot, to: Spot, spot: Spot): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  const away = Math.abs(dx * (spot[1] - from[1]) - dy * (spot[0] - from[0])) / length
  const way = (dx * (spot[0] - from[0]) + dy * (spot[1] - from[1])) / length
  return away < 0.01 && way > -0.01 && way < length + 0.01
}

/**
 * Cuts a ring into parts by weight, in the order of the weights, by halving again and again across the longer side. The
 * grain, an angle in radians, is the direction in which most streets run.
 */
export function divide(
  mesh: Mesh,
  ring: Ring,
  given: { weights: readonly number[]; random: Random; grain: number; courseOf(random: Random): Course },
): Ring[] {
  const { weights, random } = given
  if (weights.length <= 1) return [ring]
  const half = Math.ceil(weights.length / 2)
  const sum = (list: readonly number[]) => list.reduce((all, weight) => all + weight, 0)
  const [below, above] = halve(mesh, ring, { ...given, share: sum(weights.slice(0, half)) / sum(weights) })
  return [
    ...divide(mesh, below, { ...given, random, weights: weights.slice(0, half) }),
    ...divide(mesh, above, { ...given, random, weights: weights.slice(half) }),
  ]
}

/** Cuts a ring in two, the first part with this share of the area. */
function halve(
  mesh: Mesh,
  ring: Ring,
  given: { share: number; random: Random; grain: number; courseOf(random: Random): Course },
): [Ring, Ring] {
  const { share, random, grain } = given
  const spots = mesh.spotsOf(mesh.whole(ring))
  const axis = longAxisOf(spots)
  // Streets run along the grain or across it; which of the two depends on the longer side.
  const turned = Math.round((axis - grain) / (Math.PI / 2)) * (Math.PI / 2) + grain
  const course = given.courseOf(random)
  for (let attempt = 0; attempt < 60; attempt++) {
    const swing = random.normal() * (attempt < 30 ? 0.07 : 0.5)
    const angle = (attempt < 40 ? turned : axis) + swing
    const line = lineAt(spots, {
      angle,
      share: Math.min(0.92, Math.max(0.08, share + random.normal() * attempt * 0.002)),
    })
    const parts = cutAlong(mesh, ring, line, attempt < 20 ? course : straight)
    if (parts?.every((part) => isSound(mesh.spotsOf(part)))) return parts
  }
  throw new Error(`a ring of ${spots.length} corners around ${middleOf(spots)} can't be cut`)
}

const isSound = (spots: readonly Spot[]) => areaOf(spots) > 300

/** The line across `angle` below which `share` of the area lies. */
export function lineAt(spots: readonly Spot[], { angle, share }: { angle: number; share: number }): Line {
  const [nx, ny] = [Math.cos(angle), Math.sin(angle)]
  const offsets = spots.map(([x, y]) => x * nx + y * ny)
  let [low, high] = [Math.min(...offsets), Math.max(...offsets)]
  const wanted = areaOf(spots) * share
  for (let step = 0; step < 40; step++) {
    const offset = (low + high) / 2
    if (areaBelow(spots, { nx, ny, offset }) < wanted) low = offset
    else high = offset
  }
  return { nx, ny, offset: (low + high) / 2 }
}
