import type { Boundary } from '../../../../contract/territory.ts'
import { metresPerDegree } from '../outline.rules.ts'

type Ring = number[][]

const onRings = (boundary: Boundary, work: (ring: Ring) => Ring): Boundary => {
  const polygon = (rings: number[][][]) => rings.map(work).filter((ring) => ring.length >= 4)
  return boundary.type === 'Polygon'
    ? { type: 'Polygon', coordinates: polygon(boundary.coordinates) }
    : { type: 'MultiPolygon', coordinates: boundary.coordinates.map(polygon).filter((rings) => rings.length > 0) }
}

const cornersOf = (boundary: Boundary): number[][] =>
  (boundary.type === 'Polygon' ? boundary.coordinates : boundary.coordinates.flat()).flatMap((ring) =>
    ring.slice(0, -1),
  )

/** Corners in squares of a given width, so that the nearest is found by looking at nine of them. */
class Corners {
  readonly #squares = new Map<string, number[][]>()
  readonly #width: number
  readonly #x: number
  readonly #y: number

  constructor(width: number, lat: number) {
    const { x, y } = metresPerDegree(lat)
    this.#width = width
    this.#x = x
    this.#y = y
  }

  add(corner: number[]): void {
    const [i, j] = this.#square(corner)
    const key = `${i},${j}`
    const known = this.#squares.get(key)
    if (known) known.push(corner)
    else this.#squares.set(key, [corner])
  }

  nearest(corner: number[]): number[] | undefined {
    const [i, j] = this.#square(corner)
    let best: number[] | undefined
    let least = this.#width
    for (let a = i - 1; a <= i + 1; a++)
      for (let b = j - 1; b <= j + 1; b++)
        for (const other of this.#squares.get(`${a},${b}`) ?? []) {
          const metres = Math.hypot(
            ((other[0] ?? 0) - (corner[0] ?? 0)) * this.#x,
            ((other[1] ?? 0) - (corner[1] ?? 0)) * this.#y,
          )
          if (metres <= least) {
            least = metres
            best = other
          }
        }
    return best
  }

  #square([lng = 0, lat = 0]: number[]): [number, number] {
    return [Math.floor((lng * this.#x) / this.#width), Math.floor((lat * this.#y) / this.#width)]
  }
}

/**
 * Gives boundaries that were computed in centimetres the very corners they came from, and each other's: within `metres` two
 * corners are one. Without it a border drawn once would be two borders a hair apart.
 */
export function onCorners(made: readonly Boundary[], known: readonly Boundary[], metres = 0.05): Boundary[] {
  const [first] = known.flatMap(cornersOf)
  if (!first) return [...made]
  const corners = new Corners(metres, first[1] ?? 0)
  for (const boundary of known) for (const corner of cornersOf(boundary)) corners.add(corner)
  const take = (corner: number[]): number[] => {
    const near = corners.nearest(corner)
    if (near) return near
    corners.add(corner)
    return corner
  }
  return made.map((boundary) =>
    onRings(boundary, (ring) => {
      const taken = ring.slice(0, -1).map(take)
      const kept = taken.filter((corner, nth) => corner !== taken[(nth + taken.length - 1) % taken.length])
      return kept.length < 3 ? [] : [...kept, kept[0] as number[]]
    }),
  )
}

/**
 * Gives boundaries that touch the same corners: those of one that lie on an edge of another are put into that edge, and corners
 * within `metres` become one. Then a corner moved in all of them moves the border for all. The first boundary says where.
 */
export function shareCorners(boundaries: readonly Boundary[], metres = 0.2): Boundary[] {
  const snapped: Boundary[] = []
  for (const next of boundaries) snapped.push(onCorners([next], snapped, metres)[0] ?? next)
  const [first] = snapped.flatMap(cornersOf)
  if (!first) return snapped
  const { x, y } = metresPerDegree(first[1] ?? 0)
  const all = snapped.map(cornersOf)
  return snapped.map((boundary, nth) => {
    const others = all.flatMap((corners, other) => (other === nth ? [] : corners))
    return onRings(boundary, (ring) =>
      ring.flatMap((from, at): Ring => {
        const to = ring[at + 1]
        return to ? [from, ...between(from, to, others, { x, y, metres })] : [from]
      }),
    )
  })
}

/** Corners that lie on an edge but at neither of its ends, in its order. */
function between(
  from: number[],
  to: number[],
  corners: readonly number[][],
  { x, y, metres }: { x: number; y: number; metres: number },
): number[][] {
  const [ax = 0, ay = 0] = from
  const dx = ((to[0] ?? 0) - ax) * x
  const dy = ((to[1] ?? 0) - ay) * y
  const length = Math.hypot(dx, dy)
  if (length <= metres) return []
  const found = new Map<string, { corner: number[]; along: number }>()
  for (const corner of corners) {
    const px = ((corner[0] ?? 0) - ax) * x
    const py = ((corner[1] ?? 0) - ay) * y
    const along = (px * dx + py * dy) / length
    if (along <= metres || along >= length - metres) continue
    if (Math.abs(px * dy - py * dx) / length <= metres) found.set(corner.join(), { corner, along })
  }
  return [...found.values()].sort((a, b) => a.along - b.along).map(({ corner }) => corner)
}
