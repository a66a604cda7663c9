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
  const corners = cornersOf(arcs, moves)

  /** Whether the triangle of three points is empty but for the vertices named, and the side from a to c keeps its distance. */
  const free = (a: Spot, b: Spot, c: Spot, own: Own): boolean => {
    const { x: ax, y: ay } = a
    const { x: bx, y: by } = b
    const { x: cx, y: cy } = c
    const way = side(ax, ay, bx, by, cx, cy) >= 0 ? 1 : -1
    const minX = Math.min(ax, bx, cx)
    const minY = Math.min(ay, by, cy)
    const maxX = Math.max(ax, bx, cx)
    const maxY = Math.max(ay, by, cy)
    const within = (px: number, py: number) =>
      side(ax, ay, bx, by, px, py) * way >= 0 &&
      side(bx, by, cx, cy, px, py) * way >= 0 &&
      side(cx, cy, ax, ay, px, py) * way >= 0
    const near = fixed.inBox(minX - margin, minY - margin, maxX + margin, maxY + margin)
    for (let k = 0; k < near; k++) {
      const i = fixed.found[k] as number
      const px = posts.x[i] as number
      const py = posts.y[i] as number
      if (within(px, py)) return false
      const square = squareToSegment(px, py, ax, ay, cx, cy)
      if (square >= margin * margin) continue
      const before = Math.min(squareToSegment(px, py, ax, ay, bx, by), squareToSegment(px, py, bx, by, cx, cy))
      if (square < before - 1e-9) return false
    }
    const inside = bends.inBox(minX, minY, maxX, maxY)
    for (let k = 0; k < inside; k++) {
      const i = bends.found[k] as number
      if (i !== own.u && i !== own.v && i !== own.w && within(x[i] as number, y[i] as number)) return false
    }
    return true
  }

  // One of each, filled in again for every question: there are millions.
  const [a, b, c] = [spot(), spot(), spot()]
  const own: Own = { u: -1, v: -1, w: -1 }
  const put = (at: Spot, vertex: number) => {
    at.x = x[vertex] as number
    at.y = y[vertex] as number
  }

  /** Whether v may leave the way from u to w. */
  const canGo = (u: number, v: number, w: number): boolean => {
    put(a, u)
    put(b, v)
    put(c, w)
    own.u = u
    own.v = v
    own.w = w
    return free(a, b, c, own)
  }

  /** Whether the side from u to v keeps clear of everything when v goes to another place. */
  const canSwing = (u: number, v: number, toX: number, toY: number): boolean => {
    put(a, u)
    put(b, v)
    c.x = toX
    c.y = toY
    own.u = u
    own.v = v
    own.w = -1
    return free(a, b, c, own)
  }

  /** Whether the new side from u keeps its distance from posts, or comes no nearer; looked at from the end that moves. */
  const keepsOff = (u: number, v: number, toX: number, toY: number): boolean => {
    const ux = x[u] as number
    const uy = y[u] as number
    const near = fixed.inBox(
      Math.min(ux, toX) - margin,
      Math.min(uy, toY) - margin,
      Math.max(ux, toX) + margin,
      Math.max(uy, toY) + margin,
    )
    for (let k = 0; k < near; k++) {
      const i = fixed.found[k] as number
      const px = posts.x[i] as number
      const py = posts.y[i] as number
      const square = squareToSegment(px, py, ux, uy, toX, toY)
      if (square < margin * margin && square < squareToSegment(px, py, ux, uy, x[v] as number, y[v] as number) - 1e-9)
        return false
    }
    return true
  }

  const shift = (v: number, toX: number, toY: number, beside: ArrayLike<number>, many: number): boolean => {
    for (let n = 0; n < many; n++) if (!canSwing(beside[n] as number, v, toX, toY)) return false
    for (let n = 0; n < many; n++) if (!keepsOff(beside[n] as number, v, toX, toY)) return false
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
      if (bend < size && (!loop || left > 5) && canGo(u, v, w)) {
        bends.remove(v)
        left--
      } else kept.push(v)
    }
    kept.push(vertices[vertices.length - 1] as number)
    arc.vertices = kept
  }

  const pair = new Int32Array(2)
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
      pair[0] = u
      pair[1] = w
      const [vx, vy] = [x[v] as number, y[v] as number]
      if (!shift(v, vx + 0.6 * toX, vy + 0.6 * toY, pair, 2)) shift(v, vx + 0.25 * toX, vy + 0.25 * toY, pair, 2)
    }
  }

  const beside = new Int32Array(corners.reduce((most, { ends }) => Math.max(most, ends.length), 0))
  const settleCorner = (corner: Corner) => {
    const { vertex, ends } = corner
    const many = ends.length
    // A corner whose neighbours stand where they stood when it came to rest has nowhere better to go.
    let now = 0
    for (let n = 0; n < many; n++) {
      const { arc, atStart } = ends[n] as End
      const v = arc.vertices[atStart ? 1 : arc.vertices.length - 2] as number
      beside[n] = v
      now = now + (x[v] as number) * 1.1 + (y[v] as number)
    }
    if (corner.rested === now) return
    corner.rested = now
    const fromX = x[vertex] as number
    const fromY = y[vertex] as number
    middle(c, { x, y, beside, many, fromX, fromY })
    const { x: toX, y: toY } = c
    for (let part = 0; part < parts.length; part++) {
      const nx = fromX + (parts[part] as number) * (toX - fromX)
      const ny = fromY + (parts[part] as number) * (toY - fromY)
      let gain = 0
      for (let n = 0; n < many; n++) {
        const bx = x[beside[n] as number] as number
        const by = y[beside[n] as number] as number
        gain = gain + distance(bx, by, fromX, fromY) - distance(bx, by, nx, ny)
      }
      if (gain < 0.2) return
      if (shift(vertex, nx, ny, beside, many)) return
    }
  }

  for (const size of sizes) {
    for (const arc of movable) takeOut(arc, size)
    for (const corner of corners) settleCorner(corner)
  }
  for (let pass = 0; pass < 3; pass++) {
    for (const arc of movable) tighten(arc)
    for (const corner of corners) settleCorner(corner)
    for (const arc of movable) takeOut(arc, Infinity)
  }
}

interface Spot {
  x: number
  y: number
}

const spot = (): Spot => ({ x: 0, y: 0 })

/** Vertices a question is about; -1 for none. */
interface Own {
  u: number
  v: number
  w: number
}

/** Parts of the way to its best place that a corner tries. */
const parts = [1, 0.5, 0.2] as const

interface End {
  arc: Arc
  atStart: boolean
}

interface Corner {
  vertex: number
  ends: End[]
  /** Where its neighbours stood when it came to rest, in one number. */
  rested: number
}

/** Corners where three borders meet, none of them to the outside and one of them to be moved, with the arcs that end there. */
function cornersOf(arcs: readonly Arc[], moves: (arc: Arc) => boolean): Corner[] {
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
  const found: Corner[] = []
  for (const [vertex, ends] of corners)
    if (
      ends.length >= 3 &&
      ends.every(({ arc }) => arc.left !== -1 && arc.right !== -1) &&
      ends.some(({ arc }) => moves(arc))
    )
      found.push({ vertex, ends, rested: Number.NaN })
  return found
}

const distance = (ax: number, ay: number, bx: number, by: number): number =>
  // Not hypot: it guards against numbers no town has, and takes ten times as long.
  Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by))

/** Puts the point with the least sum of distances to some vertices, near enough, into `found`. */
function middle(
  found: Spot,
  given: {
    x: Float64Array
    y: Float64Array
    beside: Int32Array
    many: number
    fromX: number
    fromY: number
  },
): void {
  const { x: xs, y: ys, beside, many } = given
  let x = given.fromX
  let y = given.fromY
  for (let step = 0; step < 6; step++) {
    let sumX = 0
    let sumY = 0
    let sum = 0
    for (let n = 0; n < many; n++) {
      const px = xs[beside[n] as number] as number
      const py = ys[beside[n] as number] as number
      const pull = 1 / Math.max(0.5, distance(px, py, x, y))
      sumX += px * pull
      sumY += py * pull
      sum += pull
    }
    x = sumX / sum
    y = sumY / sum
  }
  found.x = x
  found.y = y
}
