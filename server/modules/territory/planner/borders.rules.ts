import Flatbush from 'flatbush'
import { side } from './barriers.rules.ts'
import type { Ground } from './ground.rules.ts'
import { after } from './places.rules.ts'
import { scattered } from './random.rules.ts'
import type { Region } from './region.rules.ts'

/** Borders between units as one drawing: every edge once, with the unit on either side; -1 is outside. */
export interface Drawing {
  x: number[]
  y: number[]
  from: number[]
  to: number[]
  left: number[]
  right: number[]
}

/** Draws the borders between units within the region. Undefined when rounding spoilt it; another shake of the sites helps then. */
export function draw(ground: Ground, region: Region, unitOfAtom: Int32Array): Drawing | undefined {
  const drawing: Drawing = { x: [], y: [], from: [], to: [], left: [], right: [] }
  const rim = rimOf(region)
  const crossings = drawBetween({ ground, region, unitOfAtom, drawing, rim })
  if (!crossings) return undefined
  drawRim({ ground, unitOfAtom, drawing, rim, crossings })
  return isWhole(drawing) ? drawing : undefined
}

/** The edges of a region, with an index of their boxes. */
interface Rim {
  ax: number[]
  ay: number[]
  bx: number[]
  by: number[]
  ring: number[]
  index: Flatbush
}

interface Crossing {
  /** How far along the edge of the rim. */
  share: number
  vertex: number
}

function rimOf(region: Region): Rim {
  const rim = { ax: [] as number[], ay: [] as number[], bx: [] as number[], by: [] as number[], ring: [] as number[] }
  region.rings.forEach((ring, nth) => {
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length
      rim.ax.push(ring[i] as number)
      rim.ay.push(ring[i + 1] as number)
      rim.bx.push(ring[j] as number)
      rim.by.push(ring[j + 1] as number)
      rim.ring.push(nth)
    }
  })
  const index = new Flatbush(rim.ax.length)
  for (let i = 0; i < rim.ax.length; i++)
    index.add(
      Math.min(rim.ax[i] as number, rim.bx[i] as number),
      Math.min(rim.ay[i] as number, rim.by[i] as number),
      Math.max(rim.ax[i] as number, rim.bx[i] as number),
      Math.max(rim.ay[i] as number, rim.by[i] as number),
    )
  index.finish()
  return { ...rim, index }
}

interface Sheet {
  ground: Ground
  unitOfAtom: Int32Array
  drawing: Drawing
  rim: Rim
}

const unitAt = (ground: Ground, unitOfAtom: Int32Array, site: number): number => {
  const atom = ground.atom[site] as number
  return atom === -1 ? -1 : (unitOfAtom[atom] as number)
}

function addEdge(drawing: Drawing, from: number, to: number, left: number, right: number): void {
  drawing.from.push(from)
  drawing.to.push(to)
  drawing.left.push(left)
  drawing.right.push(right)
}

/** Borders between two cells of different units, cut off where they leave the region. */
function drawBetween(sheet: Sheet & { region: Region }): Crossing[][] | undefined {
  const { ground, region, unitOfAtom, drawing, rim } = sheet
  const { triangles, halfedges, centreX, centreY, inside } = ground
  const vertexOf = new Int32Array(centreX.length).fill(-1)
  const crossings: Crossing[][] = rim.ax.map(() => [])
  const vertexAt = (t: number) => {
    if ((vertexOf[t] as number) === -1) vertexOf[t] = addVertex(drawing, centreX[t] as number, centreY[t] as number)
    return vertexOf[t] as number
  }
  for (let e = 0; e < triangles.length; e++) {
    const twin = halfedges[e] as number
    if (twin < e) continue
    const left = unitAt(ground, unitOfAtom, triangles[e] as number)
    const right = unitAt(ground, unitOfAtom, triangles[after(e)] as number)
    if (left === right) continue
    const t = Math.floor(e / 3)
    const u = Math.floor(twin / 3)
    const met = meetings(rim, centreX[t] as number, centreY[t] as number, centreX[u] as number, centreY[u] as number)
    if (
      met.length % 2 === 1
        ? (inside[t] as number) === (inside[u] as number)
        : (inside[t] as number) !== (inside[u] as number)
    )
      return undefined
    let within = (inside[t] as number) === 1
    let last = within ? vertexAt(t) : -1
    for (const { share, edge, along } of met) {
      const x = (centreX[t] as number) + share * ((centreX[u] as number) - (centreX[t] as number))
      const y = (centreY[t] as number) + share * ((centreY[u] as number) - (centreY[t] as number))
      const vertex = addVertex(drawing, x, y)
      crossings[edge]?.push({ share: along, vertex })
      if (within) addEdge(drawing, last, vertex, left, right)
      within = !within
      last = vertex
    }
    if (within) addEdge(drawing, last, vertexAt(u), left, right)
  }
  void region
  return crossings
}

function addVertex(drawing: Drawing, x: number, y: number): number {
  drawing.x.push(x)
  drawing.y.push(y)
  return drawing.x.length - 1
}

function meetings(rim: Rim, ax: number, ay: number, bx: number, by: number) {
  const found: { share: number; edge: number; along: number }[] = []
  for (const edge of rim.index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))) {
    const {
      ax: cx,
      ay: cy,
      bx: dx,
      by: dy,
    } = {
      ax: rim.ax[edge] as number,
      ay: rim.ay[edge] as number,
      bx: rim.bx[edge] as number,
      by: rim.by[edge] as number,
    }
    const c = side(ax, ay, bx, by, cx, cy)
    const d = side(ax, ay, bx, by, dx, dy)
    if (c > 0 === d > 0) continue
    const a = side(cx, cy, dx, dy, ax, ay)
    const b = side(cx, cy, dx, dy, bx, by)
    if (a > 0 === b > 0) continue
    found.push({ share: a / (a - b), edge, along: c / (c - d) })
  }
  return found.sort((p, q) => p.share - q.share)
}

/** The edge of the region itself, cut where borders meet it; each piece belongs to the unit of the nearest site. */
function drawRim({ ground, unitOfAtom, drawing, rim, crossings }: Sheet & { crossings: Crossing[][] }): void {
  const nearest = nearestSite(ground)
  const corner: number[] = rim.ax.map((x, i) => addVertex(drawing, x, rim.ay[i] as number))
  let first = 0
  for (let i = 0; i < rim.ax.length; i++) {
    if (i > 0 && (rim.ring[i] as number) !== (rim.ring[i - 1] as number)) first = i
    const nextCorner =
      i + 1 < rim.ax.length && (rim.ring[i + 1] as number) === (rim.ring[i] as number)
        ? (corner[i + 1] as number)
        : (corner[first] as number)
    const stops = (crossings[i] as Crossing[]).sort((a, b) => a.share - b.share).map(({ vertex }) => vertex)
    let from = corner[i] as number
    for (const to of [...stops, nextCorner]) {
      const x = ((drawing.x[from] as number) + (drawing.x[to] as number)) / 2
      const y = ((drawing.y[from] as number) + (drawing.y[to] as number)) / 2
      addEdge(drawing, from, to, unitAt(ground, unitOfAtom, nearest(x, y)), -1)
      from = to
    }
  }
}

/** Finds the site nearest to a point by walking from neighbour to neighbour; each search begins where the last one ended. */
function nearestSite({ x, y, triangles, halfedges }: Ground): (px: number, py: number) => number {
  const out = new Int32Array(x.length).fill(-1)
  for (let e = 0; e < triangles.length; e++)
    if ((out[triangles[e] as number] as number) === -1 || (halfedges[e] as number) === -1)
      out[triangles[e] as number] = e
  let at = triangles[0] as number
  return (px, py) => {
    for (;;) {
      let best = at
      let least = ((x[at] as number) - px) ** 2 + ((y[at] as number) - py) ** 2
      const begin = out[at] as number
      let e = begin
      do {
        const b = triangles[after(e)] as number
        const square = ((x[b] as number) - px) ** 2 + ((y[b] as number) - py) ** 2
        if (square < least) {
          least = square
          best = b
        }
        const c = triangles[after(after(e))] as number
        const other = ((x[c] as number) - px) ** 2 + ((y[c] as number) - py) ** 2
        if (other < least) {
          least = other
          best = c
        }
        e = halfedges[after(after(e))] as number
      } while (e !== -1 && e !== begin)
      if (best === at) return at
      at = best
    }
  }
}

/**
 * Whether every unit's border closes: as many edges go into each corner as come out of it. Corners are summed up by large scattered
 * numbers, which cancel out where a border closes and can't elsewhere but by a chance of one in 2 ** 32.
 */
function isWhole({ x, from, to, left, right }: Drawing): boolean {
  const number = Float64Array.from(x, (_, v) => scattered(v) * 2 ** 32)
  const most = left.reduce((best, unit, i) => Math.max(best, unit, right[i] as number), 0)
  const balance = new Float64Array(most + 2)
  for (let i = 0; i < from.length; i++) {
    const l = left[i] as number
    const r = right[i] as number
    if (l === r) continue
    const way = (number[from[i] as number] as number) - (number[to[i] as number] as number)
    balance[l + 1] = (balance[l + 1] as number) + way
    balance[r + 1] = (balance[r + 1] as number) - way
  }
  // What is outside closes when all units do.
  return balance.subarray(1).every((sum) => sum === 0)
}
