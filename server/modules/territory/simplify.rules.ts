import type { Boundary } from '../../../contract/territory.ts'
import { atOnce } from './pieces.rules.ts'

/**
 * Draws boundaries with fewer points for a map. Borders between neighbours are cut where three or more meet and every piece is
 * simplified once, so that neighbours still touch without gaps.
 *
 * @param tolerance how far the drawn line may be from the real one, in degrees of latitude
 * @returns the simplified boundaries, in the order given; coordinates are rounded to six decimals (10 cm)
 */
export const simplify = (boundaries: readonly Boundary[], tolerance: number): Boundary[] =>
  atOnce(simplifying(boundaries, tolerance))

/** The same in pieces: the borders of a whole district take a while. */
export function* simplifying(boundaries: readonly Boundary[], tolerance: number): Generator<undefined, Boundary[]> {
  const junctions = yield* junctionsOf(boundaries)
  const ring = (points: number[][]) => simplifyRing(points, junctions, tolerance)
  const polygon = (rings: number[][][]): number[][][] => {
    const [outer, ...holes] = rings as [number[][], ...number[][][]]
    return [ring(outer) ?? rounded(outer), ...holes.map(ring).filter((hole) => hole !== undefined)]
  }
  const drawn: Boundary[] = []
  for (const boundary of boundaries) {
    drawn.push(
      boundary.type === 'Polygon'
        ? { type: 'Polygon', coordinates: polygon(boundary.coordinates) }
        : { type: 'MultiPolygon', coordinates: boundary.coordinates.map(polygon) },
    )
    yield
  }
  return drawn
}

const keyOf = (p: readonly number[]): string => `${p[0]},${p[1]}`

/** Points where more than two different borders meet; they must stay where they are. */
function* junctionsOf(boundaries: readonly Boundary[]): Generator<undefined, Set<string>> {
  const neighbours = new Map<string, [string, string]>()
  const junctions = new Set<string>()
  for (const boundary of boundaries) {
    yield
    for (const ring of boundary.type === 'Polygon' ? boundary.coordinates : boundary.coordinates.flat()) {
      const keys = ring.slice(0, -1).map(keyOf)
      keys.forEach((key, i) => {
        const before = keys[(i + keys.length - 1) % keys.length] as string
        const after = keys[(i + 1) % keys.length] as string
        const known = neighbours.get(key)
        if (!known) neighbours.set(key, [before, after])
        else if (![before, after].every((other) => known.includes(other))) junctions.add(key)
      })
    }
  }
  return junctions
}

/** Undefined where less than a triangle is left. */
function simplifyRing(ring: number[][], junctions: ReadonlySet<string>, tolerance: number): number[][] | undefined {
  const open = ring.slice(0, -1)
  let start = open.findIndex((p) => junctions.has(keyOf(p)))
  // A ring that meets nobody is cut at its lowest point, the same however it was drawn.
  if (start < 0) start = open.reduce((low, p, i) => (before(p, open[low] as number[]) ? i : low), 0)
  const turned = [...open.slice(start), ...open.slice(0, start), open[start] as number[]]
  const kept: number[][] = [turned[0] as number[]]
  let from = 0
  for (let i = 1; i < turned.length; i++) {
    if (i < turned.length - 1 && !junctions.has(keyOf(turned[i] as number[]))) continue
    kept.push(...simplifyPiece(turned.slice(from, i + 1), tolerance).slice(1))
    from = i
  }
  const drawn = rounded(kept)
  return drawn.length >= 4 ? drawn : undefined
}

/** The same for a line that borders nothing: a river, a road. */
export const simplifyLine = (line: number[][], tolerance: number): number[][] => rounded(simplifyPiece(line, tolerance))

/** Simplifies one border, in the same direction whichever neighbour asks. */
function simplifyPiece(piece: number[][], tolerance: number): number[][] {
  const first = piece[0] as number[]
  const last = piece[piece.length - 1] as number[]
  const closed = keyOf(first) === keyOf(last)
  const backwards = closed ? before(piece[piece.length - 2] as number[], piece[1] as number[]) : before(last, first)
  const line = backwards ? piece.toReversed() : piece
  const keep = new Uint8Array(line.length)
  keep[0] = 1
  keep[line.length - 1] = 1
  const todo: [number, number][] = [[0, line.length - 1]]
  const squeeze = Math.cos((((line[0] as number[])[1] as number) * Math.PI) / 180)
  for (let span = todo.pop(); span; span = todo.pop()) {
    const [from, to] = span
    let farthest = -1
    let most = tolerance
    for (let i = from + 1; i < to; i++) {
      const away = distance(line[i] as number[], line[from] as number[], line[to] as number[], squeeze)
      if (away > most) {
        most = away
        farthest = i
      }
    }
    if (farthest < 0) continue
    keep[farthest] = 1
    todo.push([from, farthest], [farthest, to])
  }
  const kept = line.filter((_, i) => keep[i])
  return backwards ? kept.reverse() : kept
}

/** Distance of a point from the line between two others, in degrees of latitude. */
function distance(p: number[], a: number[], b: number[], squeeze: number): number {
  const dx = ((b[0] as number) - (a[0] as number)) * squeeze
  const dy = (b[1] as number) - (a[1] as number)
  const px = ((p[0] as number) - (a[0] as number)) * squeeze
  const py = (p[1] as number) - (a[1] as number)
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length))
  return Math.hypot(px - share * dx, py - share * dy)
}

const before = (a: readonly number[], b: readonly number[]): boolean =>
  (a[0] as number) < (b[0] as number) || (a[0] === b[0] && (a[1] as number) < (b[1] as number))

function rounded(points: number[][]): number[][] {
  const round = (n: number | undefined) => Math.round((n as number) * 1e6) / 1e6
  const drawn: number[][] = []
  for (const p of points) {
    const next = [round(p[0]), round(p[1])]
    const last = drawn[drawn.length - 1]
    if (last?.[0] !== next[0] || last?.[1] !== next[1]) drawn.push(next)
  }
  return drawn
}
