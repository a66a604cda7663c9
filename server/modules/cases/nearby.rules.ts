import type { Point } from '../../../contract/common.ts'

const METRES_PER_DEGREE = 111_320

/** Metres between two points, good to a few in a thousand over the distances that «near by» means. */
export function metresBetween(a: Point, b: Point): number {
  const x = (b.lng - a.lng) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  const y = b.lat - a.lat
  return Math.hypot(x, y) * METRES_PER_DEGREE
}

/** The box of degrees that holds everything within `metres` of a point: west, south, east, north. */
export function boxAround(point: Point, metres: number): [number, number, number, number] {
  const lat = metres / METRES_PER_DEGREE
  const lng = lat / Math.max(0.01, Math.cos((point.lat * Math.PI) / 180))
  return [point.lng - lng, point.lat - lat, point.lng + lng, point.lat + lat]
}

/** Degrees of home-type matters that are shown as one place: about 150 m. */
export const coarseDegrees = 0.0015

/** A public map point: about 150 m coarse where the matter is somebody's home. */
export function publicPoint(point: Point, isHome: boolean): Point {
  if (!isHome) return point
  const round = (degrees: number) => Math.round(degrees / coarseDegrees) * coarseDegrees
  return { lat: Number(round(point.lat).toFixed(4)), lng: Number(round(point.lng).toFixed(4)) }
}
