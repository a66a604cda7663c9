import { areaOf, type Spot } from './mesh.ts'

/** A house that wants a place: metres along its row, across it, and what it keeps free behind itself. */
export interface Footprint {
  length: number
  depth: number
  /** Metres to the next row. */
  behind: number
}

/** A plot on which houses stand in parallel rows. */
export interface Plot {
  outline: readonly Spot[]
  /** Direction of the rows, radians. */
  angle: number
  /** Metres between a house and the edge of the plot. */
  inset: number
  /** True where nobody may build, such as on the bank of a river; with less `ease` only nearer to it. */
  isTaken?(spot: Spot, ease: number): boolean
}

/** How much wider than wanted the rows stand: as wide as the plot allows, closer where it is small. */
const widths = [2.4, 2.1, 1.85, 1.65, 1.5, 1.35, 1.22, 1.1, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.22, 0.15]

/** How much smaller houses are, and how much nearer to a river they stand, where there is no room. */
const attempts = [
  ...([1, 0.85] as const).flatMap((size) => [1, 0.6, 0.35].map((ease) => [size, ease] as const)),
  ...[0.7, 0.55, 0.4, 0.28, 0.18, 0.1].map((size) => [size, 0.2] as const),
]

/**
 * Puts houses into parallel rows, in their order. All find a place: on a plot too small for them they stand closer, then they
 * are smaller. @returns the four corners of each, counter-clockwise
 */
export function standInRows(houses: readonly Footprint[], plot: Plot): Spot[][] {
  if (houses.length === 0) return []
  const turned = plot.outline.map((spot) => turn(spot, -plot.angle))
  const area = Math.abs(areaOf(turned))
  for (const [size, ease] of attempts) {
    const sized = houses.map(({ length, depth, behind }) => ({ length: length * size, depth: depth * size, behind }))
    const inset = plot.inset * Math.min(1, size * 1.2)
    for (const width of widths) {
      // Rows this wide apart can't all lie on this plot: nobody needs to try.
      if (roomFor(sized, width) > area * 1.15) continue
      const placed = tryRows(sized, { turned, inset, width, ease, plot })
      if (placed) return placed.map((corners) => corners.map((corner) => turn(corner, plot.angle)))
    }
  }
  throw new Error(`${houses.length} houses find no place on a plot of ${plot.outline.length} corners`)
}

/** Square metres that houses take at least. */
const roomFor = (houses: readonly Footprint[], width: number): number =>
  houses.reduce((sum, { length, depth, behind }) => sum + (length + 6) * (depth + behind * width), 0)

interface Trial {
  turned: readonly Spot[]
  inset: number
  width: number
  ease: number
  plot: Plot
}

function tryRows(houses: readonly Footprint[], trial: Trial): Spot[][] | undefined {
  const { turned, inset, width } = trial
  let [low, high] = [Infinity, -Infinity]
  for (const [, v] of turned) {
    low = Math.min(low, v)
    high = Math.max(high, v)
  }
  const placed: Spot[][] = []
  for (let v = low + inset; placed.length < houses.length; ) {
    const next = houses[placed.length] as Footprint
    if (v + next.depth > high - inset) return undefined
    const before = placed.length
    const row = stretches(trial, v, next.depth)
    for (let n = 0; n < row.length; n += 2)
      fillStretch(houses, { placed, from: row[n] as number, to: row[n + 1] as number, v, trial })
    v += placed.length > before ? next.depth + Math.max(next.behind * width, 4) : 5
  }
  return placed
}

/** Puts as many of the next houses into a stretch as fit, spread over it. */
function fillStretch(
  houses: readonly Footprint[],
  given: { placed: Spot[][]; from: number; to: number; v: number; trial: Trial },
): void {
  const { placed, from, to, v, trial } = given
  const first = houses[placed.length]
  if (!first) return
  const gap = Math.max(3, Math.min(first.behind * 0.5, 12) * Math.min(1.3, trial.width))
  let [count, used] = [0, 0]
  for (let n = placed.length; n < houses.length; n++) {
    const { length, depth } = houses[n] as Footprint
    const more = length + (count > 0 ? gap : 0)
    if (depth > first.depth * 1.05 || used + more > to - from) break
    used += more
    count++
  }
  const slack = Math.min((to - from - used) / (count + 1), gap * 1.5)
  let u = from + Math.max(0, (to - from - used - slack * (count - 1)) / 2)
  for (let nth = 0; nth < count; nth++) {
    const { length, depth } = houses[placed.length] as Footprint
    const corners: Spot[] = [
      [u, v],
      [u + length, v],
      [u + length, v + depth],
      [u, v + depth],
    ]
    u += length + gap + slack
    // A place by the river stays free, and one that a bend of the border cuts; the house takes the next one.
    const { isTaken, angle } = trial.plot
    const isFree = (corner: Spot) => isInside(trial.turned, corner) && !isTaken?.(turn(corner, angle), trial.ease)
    if (corners.every(isFree)) placed.push(corners)
  }
}

/** Stretches of a row that lie inside the plot, as far from its edges as they must: from, to, from, to. */
function stretches({ turned, inset }: Trial, v: number, depth: number): number[] {
  let found: number[] | undefined
  // A corner of the plot that reaches into the row lies on none of these lines only if it is very sharp.
  for (const line of [v - inset * 0.6, v + depth + inset * 0.6, v + depth / 2]) {
    const own = crossings(turned, line)
    if (!found) {
      found = own.map((u, n) => (n % 2 === 0 ? u + inset : u - inset))
      continue
    }
    const both: number[] = []
    for (let n = 0; n < found.length; n += 2)
      for (let m = 0; m < own.length; m += 2) {
        const low = Math.max(found[n] as number, (own[m] as number) + inset)
        const high = Math.min(found[n + 1] as number, (own[m + 1] as number) - inset)
        if (low < high) both.push(low, high)
      }
    found = both
    if (found.length === 0) return found
  }
  return found ?? []
}

/** Where a line across crosses the outline, from left to right. */
function crossings(outline: readonly Spot[], v: number): number[] {
  const at: number[] = []
  let [ax, ay] = outline[outline.length - 1] as Spot
  for (const spot of outline) {
    const [bx, by] = spot
    if (ay > v !== by > v) at.push(ax + ((v - ay) / (by - ay)) * (bx - ax))
    ax = bx
    ay = by
  }
  return at.length > 2
    ? at.sort((a, b) => a - b)
    : at.length === 2 && (at[0] as number) > (at[1] as number)
      ? [at[1] as number, at[0] as number]
      : at
}

function isInside(outline: readonly Spot[], [u, v]: Spot): boolean {
  let inside = false
  let [ax, ay] = outline[outline.length - 1] as Spot
  for (const spot of outline) {
    const [bx, by] = spot
    if (ay > v !== by > v && ax + ((v - ay) / (by - ay)) * (bx - ax) < u) inside = !inside
    ax = bx
    ay = by
  }
  return inside
}

function turn([x, y]: Spot, angle: number): Spot {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [x * cos - y * sin, x * sin + y * cos]
}
