import type { Boundary } from '../../../contract/territory.ts'

/**
 * The outline of one unit, cut into edges for fast questions. Degrees, longitude x and latitude y. Each edge runs from its
 * lower to its upper end, whichever way its ring was drawn: two neighbours that share a border then compute the very same
 * numbers, and a point on the border belongs to exactly one of them.
 */
export interface Outline {
  /** Four numbers an edge: x and y of the lower end, x and y of the upper end. */
  edges: Float64Array
  minX: number
  minY: number
  maxX: number
  maxY: number
  /** Square degrees; only for comparing outlines with each other. */
  area: number
  /** Edges by horizontal band, so that a question reads one band and not the whole outline. */
  bandHeight: number
  bandStart: Uint32Array
  bandEdges: Uint32Array
}

/** Metres that one degree of longitude and of latitude measure at a latitude (WGS 84, error below 0.01 %). */
export function metresPerDegree(lat: number): { x: number; y: number } {
  const phi = (lat * Math.PI) / 180
  return {
    x: 111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi),
    y: 111132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi) - 0.0023 * Math.cos(6 * phi),
  }
}

/** All rings of a boundary; holes are rings like any other, because inside is an odd number of crossings. */
export const ringsOf = (boundary: Boundary): number[][][] =>
  boundary.type === 'Polygon' ? boundary.coordinates : boundary.coordinates.flat()

/** Cuts a boundary into its outline. The boundary must have passed `boundaryFault`. */
export function outlineOf(boundary: Boundary): Outline {
  const rings = ringsOf(boundary)
  const edges = new Float64Array(rings.reduce((sum, ring) => sum + ring.length - 1, 0) * 4)
  let minX = Infinity
  let minY = Infinity
  let maxX = -Infinity
  let maxY = -Infinity
  let area = 0
  let at = 0
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates
  for (const polygon of polygons) {
    polygon.forEach((ring, nth) => {
      const size = Math.abs(ringArea(ring))
      area += nth === 0 ? size : -size
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = ring[i - 1] as [number, number]
        const [bx, by] = ring[i] as [number, number]
        const up = ay < by || (ay === by && ax <= bx)
        edges[at++] = up ? ax : bx
        edges[at++] = up ? ay : by
        edges[at++] = up ? bx : ax
        edges[at++] = up ? by : ay
        minX = Math.min(minX, ax)
        minY = Math.min(minY, ay)
        maxX = Math.max(maxX, ax)
        maxY = Math.max(maxY, ay)
      }
    })
  }
  // Six digits: the same outline has the same area whichever way and from whichever corner it was drawn.
  area = Number(area.toPrecision(6))
  return { edges, minX, minY, maxX, maxY, area, ...bandsOf(edges, minY, maxY) }
}

/** Twice-signed shoelace, halved: square degrees, positive when drawn counter-clockwise. */
export function ringArea(ring: readonly number[][]): number {
  let sum = 0
  const [ox, oy] = ring[0] as [number, number]
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number]
    const [bx, by] = ring[i] as [number, number]
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
  }
  return sum / 2
}

function bandsOf(edges: Float64Array, minY: number, maxY: number) {
  const count = edges.length / 4
  const bands = Math.max(1, Math.min(512, count >> 2))
  const bandHeight = (maxY - minY) / bands
  const outline = { minY, bandHeight, bands }
  const bandStart = new Uint32Array(bands + 1)
  const each = (visit: (band: number, edge: number) => void) => {
    for (let edge = 0; edge < count; edge++) {
      const last = bandOf(outline, edges[edge * 4 + 3] as number)
      for (let band = bandOf(outline, edges[edge * 4 + 1] as number); band <= last; band++) visit(band, edge)
    }
  }
  each((band) => {
    bandStart[band + 1] = (bandStart[band + 1] as number) + 1
  })
  for (let band = 0; band < bands; band++)
    bandStart[band + 1] = (bandStart[band + 1] as number) + (bandStart[band] as number)
  const fill = bandStart.slice()
  const bandEdges = new Uint32Array(bandStart[bands] as number)
  each((band, edge) => {
    const slot = fill[band] as number
    bandEdges[slot] = edge * 4
    fill[band] = slot + 1
  })
  return { bandHeight, bandStart, bandEdges }
}

function bandOf(outline: { minY: number; bandHeight: number; bands: number }, y: number): number {
  const band = Math.floor((y - outline.minY) / outline.bandHeight)
  return band < outline.bands ? band : outline.bands - 1
}

/**
 * Whether a point lies inside, by counting the edges to its right. An edge holds its lower end and not its upper one, and a
 * point on an edge lies to the right of it, so that outlines which share borders share the plane without overlap.
 */
export function contains(outline: Outline, x: number, y: number): boolean {
  if (x < outline.minX || x > outline.maxX || y < outline.minY || y > outline.maxY) return false
  const { edges, bandStart, bandEdges } = outline
  const last = bandStart.length - 2
  let band = Math.floor((y - outline.minY) / outline.bandHeight)
  if (band > last) band = last
  const end = bandStart[band + 1] as number
  let inside = false
  for (let i = bandStart[band] as number; i < end; i++) {
    const edge = bandEdges[i] as number
    const y0 = edges[edge + 1] as number
    const y1 = edges[edge + 3] as number
    if (y < y0 || y >= y1) continue
    const x0 = edges[edge] as number
    if ((x - x0) * (y1 - y0) < ((edges[edge + 2] as number) - x0) * (y - y0)) inside = !inside
  }
  return inside
}

/** Metres from a point to the nearest edge, measured on the plane that touches the earth at the point. */
export function metresToEdge(outline: Outline, x: number, y: number): number {
  const metres = metresPerDegree(y)
  const { edges } = outline
  let least = Infinity
  for (let edge = 0; edge < edges.length; edge += 4) {
    const ax = ((edges[edge] as number) - x) * metres.x
    const ay = ((edges[edge + 1] as number) - y) * metres.y
    const bx = ((edges[edge + 2] as number) - x) * metres.x
    const by = ((edges[edge + 3] as number) - y) * metres.y
    const dx = bx - ax
    const dy = by - ay
    const length = dx * dx + dy * dy
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
    const nearX = ax + share * dx
    const nearY = ay + share * dy
    least = Math.min(least, nearX * nearX + nearY * nearY)
  }
  return Math.sqrt(least)
}
