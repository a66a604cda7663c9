/** A point on the plane, in metres east and north of the district's corner. */
export type Spot = readonly [x: number, y: number]

/** A ring of corners by their number in the mesh, counter-clockwise, not closed. */
export type Ring = readonly number[]

/** A straight cut: all spots with `nx·x + ny·y = offset`. */
export interface Line {
  nx: number
  ny: number
  offset: number
}

/**
 * Corners shared by all rings. Whoever cuts an edge tells the mesh, and everybody else who has that edge gets the new
 * corner too: neighbours share their borders corner by corner, without gaps and overlaps.
 */
export class Mesh {
  readonly spots: Spot[] = []
  readonly #cuts = new Map<string, number>()

  /** Adds a corner. */
  add(spot: Spot): number {
    return this.spots.push(spot) - 1
  }

  at(corner: number): Spot {
    return this.spots[corner] as Spot
  }

  /** The corner at which an edge is cut; made when nobody has cut it yet. */
  cutEdge(from: number, to: number, spot: Spot): number {
    const corner = this.add(spot)
    this.#cuts.set(keyOf(from, to), corner)
    return corner
  }

  /** The ring with all corners that others have cut into its edges. */
  whole(ring: Ring): number[] {
    const corners: number[] = []
    const walk = (from: number, to: number) => {
      const cut = this.#cuts.get(keyOf(from, to))
      if (cut === undefined) {
        corners.push(from)
        return
      }
      walk(from, cut)
      walk(cut, to)
    }
    for (const [n, corner] of ring.entries()) walk(corner, ring[(n + 1) % ring.length] as number)
    return corners
  }

  spotsOf(ring: Ring): Spot[] {
    return ring.map((corner) => this.at(corner))
  }
}

const keyOf = (one: number, other: number) => (one < other ? `${one} ${other}` : `${other} ${one}`)

/** Square metres; positive for counter-clockwise rings. */
export function areaOf(spots: readonly Spot[]): number {
  let sum = 0
  for (const [n, [x, y]] of spots.entries()) {
    const [nextX, nextY] = spots[(n + 1) % spots.length] as Spot
    sum += x * nextY - nextX * y
  }
  return sum / 2
}

/** Middle of the area. */
export function middleOf(spots: readonly Spot[]): Spot {
  let [x, y, twice] = [0, 0, 0]
  for (const [n, [ax, ay]] of spots.entries()) {
    const [bx, by] = spots[(n + 1) % spots.length] as Spot
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
    twice += cross
  }
  return [x / (3 * twice), y / (3 * twice)]
}

/** Angle in radians of the longer axis of the area's spread. */
export function longAxisOf(spots: readonly Spot[]): number {
  const [mx, my] = middleOf(spots)
  let [xx, yy, xy] = [0, 0, 0]
  for (const [n, spot] of spots.entries()) {
    const next = spots[(n + 1) % spots.length] as Spot
    const [ax, ay, bx, by] = [spot[0] - mx, spot[1] - my, next[0] - mx, next[1] - my]
    const cross = ax * by - bx * ay
    xx += (ax * ax + ax * bx + bx * bx) * cross
    yy += (ay * ay + ay * by + by * by) * cross
    xy += (ax * by + 2 * ax * ay + 2 * bx * by + bx * ay) * cross
  }
  return Math.atan2(xy, xx - yy) / 2
}

/** Square metres of the ring that lie below the line, on the side its normal points away from. */
export function areaBelow(spots: readonly Spot[], { nx, ny, offset }: Line): number {
  const kept: Spot[] = []
  for (const [n, spot] of spots.entries()) {
    const next = spots[(n + 1) % spots.length] as Spot
    const here = spot[0] * nx + spot[1] * ny - offset
    const there = next[0] * nx + next[1] * ny - offset
    if (here <= 0) kept.push(spot)
    if (here < 0 !== there < 0 && here !== there) kept.push(along(spot, next, here / (here - there)))
  }
  return areaOf(kept)
}

/** The spot at a share of the way. */
export const along = (from: Spot, to: Spot, share: number): Spot => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
]

/** True when two stretches cross or touch, apart from ends they share. */
export function meet(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  const side = (p: Spot, q: Spot, r: Spot) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0
}
