import type { Drawing } from './borders.rules.ts'

/** A border between two corners where more than two borders meet: its vertices in order, with the unit on either side. */
export interface Arc {
  vertices: number[]
  left: number
  right: number
}

/** Joins edges to arcs. A border that meets no other one is a ring: it begins and ends at the same vertex. */
export function arcsOf({ x, from, to, left, right }: Drawing): Arc[] {
  const degree = new Uint8Array(x.length)
  for (let i = 0; i < from.length; i++) {
    if ((left[i] as number) === (right[i] as number)) continue
    degree[from[i] as number] = (degree[from[i] as number] as number) + 1
    degree[to[i] as number] = (degree[to[i] as number] as number) + 1
  }
  const edgesAt = new Int32Array(x.length * 2).fill(-1)
  for (let i = 0; i < from.length; i++) {
    if ((left[i] as number) === (right[i] as number)) continue
    for (const v of [from[i] as number, to[i] as number])
      if ((degree[v] as number) === 2) edgesAt[(edgesAt[v * 2] as number) === -1 ? v * 2 : v * 2 + 1] = i
  }
  const used = new Uint8Array(from.length)
  const arcs: Arc[] = []
  const trace = (edge: number) => {
    const vertices = [from[edge] as number, to[edge] as number]
    used[edge] = 1
    extend(vertices, edge)
    if ((vertices[0] as number) !== vertices.at(-1)) {
      vertices.reverse()
      extend(vertices, edge)
      vertices.reverse()
    }
    arcs.push({ vertices, left: left[edge] as number, right: right[edge] as number })
  }
  const extend = (vertices: number[], first: number) => {
    let edge = first
    for (;;) {
      const end = vertices[vertices.length - 1] as number
      if ((degree[end] as number) !== 2) return
      const next =
        (edgesAt[end * 2] as number) === edge ? (edgesAt[end * 2 + 1] as number) : (edgesAt[end * 2] as number)
      if ((used[next] as number) === 1) return
      used[next] = 1
      vertices.push((from[next] as number) === end ? (to[next] as number) : (from[next] as number))
      edge = next
    }
  }
  for (let i = 0; i < from.length; i++)
    if ((used[i] as number) === 0 && (left[i] as number) !== (right[i] as number)) trace(i)
  return arcs
}

type Ring = number[]

/**
 * Rings of each unit, as vertices, the first not repeated: outer rings counter-clockwise, holes clockwise. `labelOf` says which
 * unit a side belongs to, so that the same arcs give microgrids and grids.
 */
export function ringsOf(given: {
  arcs: readonly Arc[]
  x: ArrayLike<number>
  y: ArrayLike<number>
  count: number
  labelOf: (unit: number) => number
}): Ring[][] {
  const { arcs, x, y, count, labelOf } = given
  const own: number[][] = Array.from({ length: count }, () => [])
  arcs.forEach((arc, i) => {
    const left = arc.left === -1 ? -1 : labelOf(arc.left)
    const right = arc.right === -1 ? -1 : labelOf(arc.right)
    if (left === right) return
    // Half-arcs: 2i runs as drawn with the unit on its left, 2i + 1 the other way round.
    if (left !== -1) (own[left] as number[]).push(2 * i)
    if (right !== -1) (own[right] as number[]).push(2 * i + 1)
  })
  const at = (half: number, step: number) => {
    const { vertices } = arcs[half >> 1] as Arc
    return half & 1 ? (vertices.at(-1 - step) as number) : (vertices.at(step) as number)
  }
  return own.map((halves) => {
    const leaving = new Map<number, number[]>()
    for (const half of halves) {
      const list = leaving.get(at(half, 0))
      if (list) list.push(half)
      else leaving.set(at(half, 0), [half])
    }
    const used = new Set<number>()
    const rings: Ring[] = []
    for (const first of halves) {
      if (used.has(first)) continue
      const ring: Ring = []
      let half = first
      for (;;) {
        used.add(half)
        const { vertices } = arcs[half >> 1] as Arc
        const line = half & 1 ? vertices.toReversed() : vertices
        for (let i = 0; i + 1 < line.length; i++) ring.push(line[i] as number)
        const end = line.at(-1) as number
        const choices = (leaving.get(end) ?? []).filter((other) => !used.has(other))
        if (choices.length === 0 || end === (ring[0] as number)) break
        half = choices.length === 1 ? (choices[0] as number) : turnMost(line.at(-2) as number, end, choices)
      }
      rings.push(ring)
    }
    return rings
  })

  /** Where a unit touches itself in a corner, the sharpest turn to the left keeps its rings simple. */
  function turnMost(before: number, corner: number, choices: number[]): number {
    const back = Math.atan2(
      (y[before] as number) - (y[corner] as number),
      (x[before] as number) - (x[corner] as number),
    )
    let best = choices[0] as number
    let least = Infinity
    for (const half of choices) {
      const to = at(half, 1)
      const turn =
        back - Math.atan2((y[to] as number) - (y[corner] as number), (x[to] as number) - (x[corner] as number))
      const clockwise = ((turn % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI)
      if (clockwise > 1e-12 && clockwise < least) {
        least = clockwise
        best = half
      }
    }
    return best
  }
}
