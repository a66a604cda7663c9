import {
  areaPaths,
  Clipper64,
  ClipType,
  EndType,
  FillRule,
  inflatePaths,
  intersect,
  JoinType,
  type Path64,
  type Paths64,
  type PolyPath64,
  PolyTree64,
  union,
} from 'clipper2-ts'
import type { Boundary } from '../../../../contract/territory.ts'
import { metresPerDegree, ringsOf } from '../outline.rules.ts'

/** Whole numbers a metre: centimetres, finer than anybody draws and coarse enough to be exact over a whole district. */
const perMetre = 100
/** Metres: neighbours may overlap, and leave a gap, up to this width (territory rules of the design). */
const tolerance = 1

/** A flat sheet on which a tenant's boundaries are compared in centimetres; right to 0.1 % over 100 km. */
export interface Sheet {
  toSheet(boundary: Boundary): Shape
  /** A line of positions (longitude, latitude) in centimetres. */
  toLine(line: readonly (readonly number[])[]): Path64
  toBoundary(shape: Shape): Boundary | null
}

/** A boundary on a sheet: outer rings and holes, in centimetres. */
export interface Shape {
  paths: Paths64
  minX: number
  minY: number
  maxX: number
  maxY: number
}

/** A sheet around the middle of a place. */
export function sheetAround(middle: { lat: number; lng: number }): Sheet {
  const metres = metresPerDegree(middle.lat)
  const x = metres.x * perMetre
  const y = metres.y * perMetre
  const toLine = (line: readonly (readonly number[])[]): Path64 =>
    line.map(([lng = 0, lat = 0]) => ({
      x: Math.round((lng - middle.lng) * x),
      y: Math.round((lat - middle.lat) * y),
    }))
  return {
    toLine,
    toSheet: (boundary) =>
      shapeOf(
        // Rings lie in any direction in the files of the world: an odd number of crossings is inside, as for placing.
        union(
          ringsOf(boundary).map((ring) => toLine(ring.slice(0, -1))),
          FillRule.EvenOdd,
        ),
      ),
    toBoundary(shape) {
      const polygons = polygonsOf(shape.paths).map((rings) =>
        rings.map((ring) => {
          const positions = ring.map((at) => [round(middle.lng + at.x / x), round(middle.lat + at.y / y)])
          return [...positions, positions[0] as number[]]
        }),
      )
      const [only] = polygons
      if (!only) return null
      return polygons.length === 1
        ? { type: 'Polygon', coordinates: only }
        : { type: 'MultiPolygon', coordinates: polygons }
    },
  }
}

/** Seven decimals of a degree are a centimetre. */
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

function shapeOf(paths: Paths64): Shape {
  let minX = Infinity
  let minY = Infinity
  let maxX = -Infinity
  let maxY = -Infinity
  for (const path of paths) {
    for (const { x, y } of path) {
      if (x < minX) minX = x
      if (x > maxX) maxX = x
      if (y < minY) minY = y
      if (y > maxY) maxY = y
    }
  }
  return { paths, minX, minY, maxX, maxY }
}

/** Outer rings with the holes in them. */
function polygonsOf(paths: Paths64): Path64[][] {
  const tree = new PolyTree64()
  const clipper = new Clipper64()
  clipper.addSubject(paths)
  clipper.execute(ClipType.Union, FillRule.NonZero, tree)
  const polygons: Path64[][] = []
  const take = (node: PolyPath64) => {
    for (let i = 0; i < node.count; i++) {
      const outer = node.child(i)
      const rings = outer.poly ? [outer.poly] : []
      for (let k = 0; k < outer.count; k++) {
        const hole = outer.child(k)
        if (hole.poly) rings.push(hole.poly)
        take(hole)
      }
      polygons.push(rings)
    }
  }
  take(tree)
  return polygons
}

/** Square metres. */
export const areaOf = (shape: Shape): number => Math.abs(areaPaths(shape.paths)) / perMetre ** 2

/** What two shapes have in common. */
export function common(one: Shape, other: Shape): Shape {
  if (!meet(one, other)) return shapeOf([])
  return shapeOf(intersect(one.paths, other.paths, FillRule.NonZero))
}

/** True when the boxes around two shapes meet. */
export const meet = (one: Shape, other: Shape): boolean =>
  one.minX <= other.maxX && one.maxX >= other.minX && one.minY <= other.maxY && one.maxY >= other.minY

/** All that lies in any of the shapes. */
export const together = (shapes: readonly Shape[]): Shape =>
  shapeOf(
    union(
      shapes.flatMap((shape) => shape.paths),
      FillRule.NonZero,
    ),
  )

/** What lies in the first and in none of the others. */
export function without(shape: Shape, others: readonly Shape[]): Shape {
  const clipper = new Clipper64()
  clipper.addSubject(shape.paths)
  const near = others.filter((other) => meet(shape, other)).flatMap((other) => other.paths)
  if (near.length > 0) clipper.addClip(near)
  const left: Paths64 = []
  clipper.execute(ClipType.Difference, FillRule.NonZero, left)
  return shapeOf(left)
}

/**
 * The part of a shape that is wider than what is tolerated: narrow slivers, which come from rounding and from borders
 * drawn twice, are gone. Undefined when nothing is left.
 */
export function widePart(shape: Shape): Shape | undefined {
  if (shape.paths.length === 0) return undefined
  const half = (tolerance * perMetre) / 2
  const core = inflatePaths(shape.paths, -half, JoinType.Miter, EndType.Polygon)
  if (core.length === 0) return undefined
  const grown = shapeOf(inflatePaths(core, half, JoinType.Miter, EndType.Polygon))
  return grown.paths.length > 0 ? grown : undefined
}

/** A shape with its seams and notches closed, where they are narrower than what is tolerated. */
export function closed(shape: Shape): Shape {
  const half = (tolerance * perMetre) / 2
  const grown = inflatePaths(shape.paths, half, JoinType.Miter, EndType.Polygon)
  return shapeOf(inflatePaths(grown, -half, JoinType.Miter, EndType.Polygon))
}

/** Centimetres: two hundred kilometres. */
const furthest = 20_000_000

/**
 * What lies left of a line and what lies right of it. The line goes on straight beyond its ends, so that nobody has to hit the
 * border; both sides are cut by the same corners.
 */
export function bySides(shape: Shape, line: Path64): [Shape, Shape] {
  const points = line.filter((point, nth) => nth === 0 || point.x !== line[nth - 1]?.x || point.y !== line[nth - 1]?.y)
  const [first, second] = points
  const [last, beforeLast] = [points.at(-1), points.at(-2)]
  if (!first || !second || !last || !beforeLast) return [shape, shapeOf([])]
  const box = shapeOf([...shape.paths, points])
  const size = Math.hypot(box.maxX - box.minX, box.maxY - box.minY)
  // A line from another country cuts nothing here, and would be beyond whole numbers.
  if (size > furthest) return [shape, shapeOf([])]
  const far = 4 * size
  const out = directionOf(second, first)
  const on = directionOf(beforeLast, last)
  const begin = { x: first.x + out.x * far, y: first.y + out.y * far }
  const end = { x: last.x + on.x * far, y: last.y + on.y * far }
  // Left of where the line goes: at its end straight on, at its begin it comes from there.
  const left = [
    ...[begin, ...points, end],
    { x: end.x - on.y * 2 * far, y: end.y + on.x * 2 * far },
    { x: begin.x + out.y * 2 * far, y: begin.y - out.x * 2 * far },
  ].map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
  const side = union([left], FillRule.EvenOdd)
  return [shapeOf(intersect(shape.paths, side, FillRule.NonZero)), without(shape, [shapeOf(side)])]
}

function directionOf(from: { x: number; y: number }, to: { x: number; y: number }): { x: number; y: number } {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
}

/** A shape a metre larger all around. */
export const widened = (shape: Shape): Shape =>
  shapeOf(inflatePaths(shape.paths, tolerance * perMetre, JoinType.Miter, EndType.Polygon))
