import type { Arc } from './arcs.rules.ts'
import { straighten } from './straighten.rules.ts'

/** Borders of one strip of ground in numbers alone: vertices of arc i are vertices[start[i]] … vertices[start[i + 1] - 1]. */
export interface Strip {
  x: Float64Array
  y: Float64Array
  vertices: Int32Array
  start: Int32Array
  left: Int32Array
  right: Int32Array
  postsX: Float64Array
  postsY: Float64Array
}

/** A strip once it is done: where its vertices lie, and which of them its arcs still have. */
export type StraightStrip = Pick<Strip, 'x' | 'y' | 'vertices' | 'start'>

/** Straightens the borders of one strip. */
export function straightenStrip({ x, y, vertices, start, left, right, postsX, postsY }: Strip): StraightStrip {
  const arcs: Arc[] = Array.from(left, (unit, i) => ({
    vertices: Array.from(vertices.subarray(start[i] as number, start[i + 1] as number)),
    left: unit,
    right: right[i] as number,
  }))
  straighten({ x, y, arcs }, { x: postsX, y: postsY, count: postsX.length })
  return { x, y, ...flat(arcs.map((arc) => arc.vertices)) }
}

/** Lines of vertices one after another. */
export function flat(lines: readonly (readonly number[])[]): { vertices: Int32Array; start: Int32Array } {
  const start = new Int32Array(lines.length + 1)
  lines.forEach((line, i) => {
    start[i + 1] = (start[i] as number) + line.length
  })
  const vertices = new Int32Array(start[lines.length] as number)
  lines.forEach((line, i) => {
    vertices.set(line, start[i] as number)
  })
  return { vertices, start }
}
