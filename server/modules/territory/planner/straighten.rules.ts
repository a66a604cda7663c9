import type { Arc } from './arcs.rules.ts'
import { side, squareToSegment } from './barriers.rules.ts'
import { CellIndex } from './cells.rules.ts'

/** Borders that may move, and what they must not pass. */
export interface Borders {
  x: Float64Array
  y: Float64Array
  arcs: Arc[]
}

/** Points that must stay on their side of every border. */
export interface Posts {
  x: ArrayLike<number>
  y: ArrayLike<number>
  count: number
}

/** Borders keep this far from the points they must not pass, metres, unless they were nearer before. */
const margin = 2
/** Twice the area of a bend that goes in each pass, square metres: small ones first, so that large ones are judged on clean borders. */
const sizes = [20, 120, 600, 3000, Infinity]

/**
 * Makes borders short: takes out bends, moves bends towards the straight way, and moves the corners where three borders meet. No
 * post changes sides and no border crosses another one, because nothing lies in the triangles that a change sweeps over. Arcs
 * beside the outside stay as they are, and so do those that `moves` says no to; a corner moves with any arc that may.
 */
export function straighten({ x, y, arcs }: Borders, posts: Posts, moves: (arc: Arc) => boolean = () => true): void {
  const bends = new CellIndex({ x, y, count: x.length, room: posts.count })
  const fixed = new CellIndex({ x: posts.x, y: posts.y, count: posts.count, room: posts.count })
  fixed.addAll()
  for (const { vertices } of arcs) for (const v of vertices) bends.add(v)
  const movable = arcs.filter((arc) => arc.left !== -1 && arc.right !== -1 && moves(arc))
  const corners = cornersOf(arcs)
  for (const [corner, ends] of corners) if (!ends.some(({ arc }) => moves(arc))) corners.delete(corner)

  /** Whether the triangle of three points is empty but for the vertices named, and the side from a to c keeps its distance. */
  const free = (
    ax: number,
    ay: number,
    bx: number,
    by: number,
    cx: number,
    cy: number,
    own: readonly number[],
  ): boolean => {
    const turn = side(ax, ay, bx, by, cx, cy)
    const within = (px: number, py: number) => {
      const one = side(ax, ay, bx, by, px, py)
      const two = side(bx, by, cx, cy, px, py)
      const three = side(cx, cy, ax, ay, px, py)
      return turn >= 0 ? one >= 0 && two >= 0 && three >= 0 : one <= 0 && two <= 0 && three <= 0
    }
    const minX = Math.min(ax, bx, cx)
    const minY = Math.min(ay, by, cy)
    const maxX = Math.max(ax, bx, cx)
    const maxY = Math.max(ay, by, cy)
    const blocked = fixed.some(minX - margin, minY - margin, maxX + margin, maxY + margin, (i) => {
      const px = posts.x[i] as number
      const py = posts.y[i] as number
      if (within(px, py)) return true
      const square = squareToSegment(px, py, ax, ay, cx, cy)
      if (square >= margin * margin) return false
      const before = Math.min(squareToSegment(px, py, ax, ay, bx, by), squareToSegment(px, py, bx, by, cx, cy))
      return square < before - 1e-9
    })
    return (
      !blocked && !bends.some(minX, minY, maxX, maxY, (i) => !own.includes(i) && within(x[i] as number, y[i] as number))
    )
  }

  const shift = (v: number, toX: number, toY: number, beside: readonly number[]): boolean => {
    for (const u of beside)
      if (!free(x[u] as number, y[u] as number, x[v] as number, y[v] as number, toX, toY, [u, v])) return false
    // What lies near a new side is looked at once more from the other end of it.
    for (const u of beside)
      if (
        fixed.some(
          Math.min(x[u] as number, toX) - margin,
          Math.min(y[u] as number, toY) - margin,
          Math.max(x[u] as number, toX) + margin,
          Math.max(y[u] as number, toY) + margin,
          (i) => {
            const square = squareToSegment(
              posts.x[i] as number,
              posts.y[i] as number,
              x[u] as number,
              y[u] as number,
              toX,
              toY,
            )
            return (
              square < margin * margin &&
              square <
                squareToSegment(
                  posts.x[i] as number,
                  posts.y[i] as number,
                  x[u] as number,
                  y[u] as number,
                  x[v] as number,
                  y[v] as number,
                ) -
                  1e-9
            )
          },
        )
      )
        return false
    bends.remove(v)
    x[v] = toX
    y[v] = toY
    bends.add(v)
    return true
  }

  const takeOut = (arc: Arc, size: number) => {
    const { vertices } = arc
    const kept = [vertices[0] as number]
    const loop = (vertices[0] as number) === vertices.at(-1)
    let left = vertices.length
    for (let i = 1; i + 1 < vertices.length; i++) {
      const u = kept[kept.length - 1] as number
      const v = vertices[i] as number
      const w = vertices[i + 1] as number
      const bend = Math.abs(
        side(x[u] as number, y[u] as number, x[v] as number, y[v] as number, x[w] as number, y[w] as number),
      )
      if (
        bend < size &&
        (!loop || left > 5) &&
        free(x[u] as number, y[u] as number, x[v] as number, y[v] as number, x[w] as number, y[w] as number, [u, v, w])
      ) {
        bends.remove(v)
        left--
      } else kept.push(v)
    }
    kept.push(vertices[vertices.length - 1] as number)
    arc.vertices = kept
  }

  const tighten = (arc: Arc) => {
    const { vertices } = arc
    for (let i = 1; i + 1 < vertices.length; i++) {
      const u = vertices[i - 1] as number
      const v = vertices[i] as number
      const w = vertices[i + 1] as number
      const dx = (x[w] as number) - (x[u] as number)
      const dy = (y[w] as number) - (y[u] as number)
      const square = dx * dx + dy * dy
      if (square === 0) continue
      const share = Math.min(
        0.95,
        Math.max(
          0.05,
          (((x[v] as number) - (x[u] as number)) * dx + ((y[v] as number) - (y[u] as number)) * dy) / square,
        ),
      )
      const toX = (x[u] as number) + share * dx - (x[v] as number)
      const toY = (y[u] as number) + share * dy - (y[v] as number)
      if (toX * toX + toY * toY < 1) continue
      for (const part of [0.6, 0.25])
        if (shift(v, (x[v] as number) + part * toX, (y[v] as number) + part * toY, [u, w])) break
    }
  }

  const resting = new Map<number, number>()
  const settleCorner = (corner: number, ends: readonly End[]) => {
    if (ends.some(({ arc }) => arc.left === -1 || arc.right === -1)) return
    const beside = ends.map(({ arc, atStart }) => arc.vertices[atStart ? 1 : arc.vertices.length - 2] as number)
    // A corner whose neighbours stand where they stood when it came to rest has nowhere better to go.
    const now = beside.reduce((sum, v) => sum + (x[v] as number) * 1.1 + (y[v] as number), 0)
    if (resting.get(corner) === now) return
    resting.set(corner, now)
    const [toX, toY] = middle(
      beside.map((v) => [x[v] as number, y[v] as number]),
      x[corner] as number,
      y[corner] as number,
    )
    for (const part of [1, 0.5, 0.2]) {
      const nx = (x[corner] as number) + part * (toX - (x[corner] as number))
      const ny = (y[corner] as number) + part * (toY - (y[corner] as number))
      const gain = beside.reduce(
        (sum, v) =>
          sum +
          distance(x[v] as number, y[v] as number, x[corner] as number, y[corner] as number) -
          distance(x[v] as number, y[v] as number, nx, ny),
        0,
      )
      if (gain < 0.2) return
      if (shift(corner, nx, ny, beside)) return
    }
  }

  for (const size of sizes) {
    for (const arc of movable) takeOut(arc, size)
    for (const [corner, ends] of corners) settleCorner(corner, ends)
  }
  for (let pass = 0; pass < 3; pass++) {
    for (const arc of movable) tighten(arc)
    for (const [corner, ends] of corners) settleCorner(corner, ends)
    for (const arc of movable) takeOut(arc, Infinity)
  }
}

interface End {
  arc: Arc
  atStart: boolean
}

/** Corners where three borders meet, with the arcs that end there. */
function cornersOf(arcs: readonly Arc[]): Map<number, End[]> {
  const corners = new Map<number, End[]>()
  const note = (vertex: number, end: End) => {
    const ends = corners.get(vertex)
    if (ends) ends.push(end)
    else corners.set(vertex, [end])
  }
  for (const arc of arcs) {
    const last = arc.vertices.at(-1) as number
    if ((arc.vertices[0] as number) === last) continue
    note(arc.vertices[0] as number, { arc, atStart: true })
    note(last, { arc, atStart: false })
  }
  for (const [vertex, ends] of corners) if (ends.length < 3) corners.delete(vertex)
  return corners
}

const distance = (ax: number, ay: number, bx: number, by: number): number =>
  // Not hypot: it guards against numbers no town has, and takes ten times as long.
  Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by))

/** The point with the least sum of distances to some others, near enough. */
function middle(points: readonly (readonly [number, number])[], fromX: number, fromY: number): [number, number] {
  let x = fromX
  let y = fromY
  for (let step = 0; step < 6; step++) {
    let sumX = 0
    let sumY = 0
    let sum = 0
    for (const [px, py] of points) {
      const pull = 1 / Math.max(0.5, distance(px, py, x, y))
      sumX += px * pull
      sumY += py * pull
      sum += pull
    }
    x = sumX / sum
    y = sumY / sum
  }
  return [x, y]
}
