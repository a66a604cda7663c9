import Flatbush from 'flatbush'
import type { Boundary } from '../../../contract/territory.ts'
import { metresPerDegree, ringsOf } from './outline.rules.ts'

/** Metres an edge has to go beyond another: less comes from rounding, as where neighbours overlap. */
const tolerance = 0.5

/** Pairs of edges looked at, at most: a boundary made to keep a machine busy is left to the checks of a draft. */
const patience = 5_000_000

/** A place where a boundary crosses itself, longitude first; undefined where it doesn't. Rings that only touch are as they should be. */
export function crossingIn(boundary: Boundary): [number, number] | undefined {
  const edges: number[] = []
  const [, lat = 0] = ringsOf(boundary)[0]?.[0] ?? []
  const { x: kx, y: ky } = metresPerDegree(lat)
  for (const ring of ringsOf(boundary))
    for (let i = 1; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i - 1] ?? []
      const [bx = 0, by = 0] = ring[i] ?? []
      if (ax !== bx || ay !== by) edges.push(ax * kx, ay * ky, bx * kx, by * ky)
    }
  const count = edges.length / 4
  if (count < 4) return undefined
  const index = new Flatbush(count)
  const at = (i: number) => edges.slice(i * 4, i * 4 + 4) as [number, number, number, number]
  for (let i = 0; i < count; i++) {
    const [ax, ay, bx, by] = at(i)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  }
  index.finish()
  let looked = 0
  for (let i = 0; i < count && looked < patience; i++) {
    const [ax, ay, bx, by] = at(i)
    const near = index.search(
      Math.min(ax, bx),
      Math.min(ay, by),
      Math.max(ax, bx),
      Math.max(ay, by),
      (other) => other > i && ++looked < patience && isCrossed([ax, ay, bx, by], at(other)),
    )
    if (near.length > 0) return [(ax + bx) / 2 / kx, (ay + by) / 2 / ky]
  }
  return undefined
}

type Edge = readonly [number, number, number, number]

function isCrossed(one: Edge, other: Edge): boolean {
  const [ax, ay, bx, by] = one
  const [cx, cy, dx, dy] = other
  return isApart(beside(one, cx, cy), beside(one, dx, dy)) && isApart(beside(other, ax, ay), beside(other, bx, by))
}

/** Metres a point lies left of the line through an edge; right of it below 0. */
function beside([ax, ay, bx, by]: Edge, x: number, y: number): number {
  return ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / Math.hypot(bx - ax, by - ay)
}

const isApart = (one: number, other: number): boolean =>
  (one > tolerance && other < -tolerance) || (one < -tolerance && other > tolerance)
