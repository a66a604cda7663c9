import type { Boundary } from '../../../../contract/territory.ts'
import type { Plane } from './town.rules.ts'

type Ring = number[]

/** Area and border length of rings, in metres. Holes run clockwise and so count against the area. */
export function measure(
  rings: readonly Ring[],
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): { area: number; border: number } {
  let area = 0
  let border = 0
  for (const ring of rings) {
    area += areaOf(ring, x, y)
    ring.forEach((v, i) => {
      const u = ring.at(i - 1) as number
      border += Math.hypot((x[v] as number) - (x[u] as number), (y[v] as number) - (y[u] as number))
    })
  }
  return { area, border }
}

function areaOf(ring: Ring, x: ArrayLike<number>, y: ArrayLike<number>): number {
  let sum = 0
  const ox = x[ring[0] as number] as number
  const oy = y[ring[0] as number] as number
  ring.forEach((v, i) => {
    const u = ring.at(i - 1) as number
    sum += ((x[u] as number) - ox) * ((y[v] as number) - oy) - ((x[v] as number) - ox) * ((y[u] as number) - oy)
  })
  return sum / 2
}

/** A boundary in degrees, to a millimetre, from rings of vertices; each hole goes with the outer ring it lies in. */
export function boundaryOf(rings: readonly Ring[], x: ArrayLike<number>, y: ArrayLike<number>, plane: Plane): Boundary {
  const place = (v: number): number[] => [
    Math.round((plane.lon0 + (x[v] as number) / plane.kx) * 1e8) / 1e8,
    Math.round((plane.lat0 + (y[v] as number) / plane.ky) * 1e8) / 1e8,
  ]
  const closed = (ring: Ring): number[][] => {
    const line: number[][] = []
    for (const v of ring) {
      const point = place(v)
      const last = line.at(-1)
      if (!last || (last[0] as number) !== (point[0] as number) || (last[1] as number) !== (point[1] as number))
        line.push(point)
    }
    const first = line[0] as number[]
    const last = line.at(-1) as number[]
    if (line.length > 1 && last[0] === first[0] && last[1] === first[1]) line.pop()
    line.push([...first])
    return line
  }
  const outer = rings.filter((ring) => areaOf(ring, x, y) > 0)
  const polygons = outer.map((ring) => [closed(ring)])
  for (const ring of rings) {
    if (areaOf(ring, x, y) > 0) continue
    const hole = closed(ring)
    if (hole.length < 4) continue
    const home = outer.length === 1 ? 0 : outer.findIndex((other) => holds(other, ring, x, y))
    polygons[Math.max(0, home)]?.push(hole)
  }
  const whole = polygons.filter((polygon) => (polygon[0] as number[][]).length >= 4)
  const kept = whole.length > 0 ? whole : polygons
  return kept.length === 1
    ? { type: 'Polygon', coordinates: kept[0] as number[][][] }
    : { type: 'MultiPolygon', coordinates: kept }
}

function holds(outer: Ring, inner: Ring, x: ArrayLike<number>, y: ArrayLike<number>): boolean {
  const corner = inner.find((v) => !outer.includes(v)) ?? (inner[0] as number)
  const px = x[corner] as number
  const py = y[corner] as number
  let odd = false
  outer.forEach((v, i) => {
    const u = outer.at(i - 1) as number
    if (
      (y[u] as number) > py !== (y[v] as number) > py &&
      px <
        (x[u] as number) +
          ((py - (y[u] as number)) * ((x[v] as number) - (x[u] as number))) / ((y[v] as number) - (y[u] as number))
    )
      odd = !odd
  })
  return odd
}
