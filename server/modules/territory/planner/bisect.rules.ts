import type { Mesh } from './ground.rules.ts'
import { clustersOf, countFor, type Marks, strain } from './judge.rules.ts'
import type { Bounds } from './plan.types.ts'

/** What a piece is divided by. */
export interface Knife {
  mesh: Mesh
  bounds: Bounds
  marks: Marks
  /** Turns the angles, so that a seed decides between cuts of equal worth. */
  turn: number
  board: Board
}

/** Room for the piece that is being cut, used again for each: its members and the borders between them, numbered from 0. */
export class Board {
  readonly at: Int32Array
  /** Where the members lie and what they weigh, in their order: each direction looks at all of them. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly weight: Float64Array
  readonly lane: Int32Array
  readonly one: Int32Array
  readonly other: Int32Array
  readonly length: Float64Array
  readonly weights = new Float64Array(lanes + 1)
  readonly borders = new Float64Array(lanes + 1)
  constructor(mesh: Mesh) {
    this.at = new Int32Array(mesh.count)
    this.x = new Float64Array(mesh.count)
    this.y = new Float64Array(mesh.count)
    this.weight = new Float64Array(mesh.count)
    this.lane = new Int32Array(mesh.count)
    this.one = new Int32Array(mesh.next.length / 2 + 1)
    this.other = new Int32Array(mesh.next.length / 2 + 1)
    this.length = new Float64Array(mesh.next.length / 2 + 1)
  }
}

/** Across the direction of a cut, a piece is looked at in this many lanes at most; cuts run between lanes. */
const lanes = 1024

/** A piece fell in two connected ones. */
interface Halves {
  one: number[]
  other: number[]
  /** Metres of border and strain together; less is better. */
  cost: number
}

interface Cut {
  angle: number
  /** The last lane on the one side. */
  lane: number
  cost: number
}

/** Divides a connected piece into connected units near the target, by cutting it in two again and again. */
export function divide(knife: Knife, piece: number[], onUnit?: (unit: number[]) => void): number[][] {
  const units: number[][] = []
  const open = [piece]
  for (let members = open.pop(); members; members = open.pop()) {
    const weight = weightOf(knife.mesh, members)
    const count = countFor(weight, knife.bounds)
    const halves = count > 1 && members.length > 1 ? halve(knife, members, weight, count) : undefined
    if (halves) open.push(halves.other, halves.one)
    else {
      units.push(members)
      onUnit?.(members)
    }
  }
  return units
}

/** Cuts a connected piece into connected districts of at most so many members, where the cuts to units would begin. */
export function intoDistricts(knife: Knife, piece: number[], most: number): number[][] {
  const districts: number[][] = []
  const open = [piece]
  for (let members = open.pop(); members; members = open.pop()) {
    const weight = weightOf(knife.mesh, members)
    const count = countFor(weight, knife.bounds)
    const halves = count > 1 && members.length > most ? halve(knife, members, weight, count) : undefined
    if (halves) open.push(halves.other, halves.one)
    else districts.push(members)
  }
  return districts
}

/** Weight of several things together. */
export function weightOf(mesh: Mesh, members: readonly number[]): number {
  let sum = 0
  for (const a of members) sum += mesh.weight[a] as number
  return sum
}

function halve(knife: Knife, members: number[], weight: number, count: number): Halves | undefined {
  const { mesh, marks } = knife
  const many = members.length
  const angles = many > 3000 ? 4 : 8
  const piece = { members, weight, count, scale: sizeOf(mesh, members, count), edges: edgesWithin(knife, members) }
  const cuts: Cut[] = []
  for (let k = 0; k < angles; k++) cutsAlong(knife, piece, ((k + knife.turn) * Math.PI) / angles, cuts)
  cuts.sort((a, b) => a.cost - b.cost)
  const mark = marks.fresh()
  for (const a of members) marks.of[a] = mark
  let best: Halves | undefined
  const tries = many > 3000 ? 2 : count > 4 ? 4 : 8
  let current = mark
  for (const cut of cuts.slice(0, tries)) {
    if (best && cut.cost >= best.cost) break
    const halves = carve(knife, piece, cut, current)
    current = halves.mark
    if (halves.found && (!best || halves.found.cost < best.cost)) best = halves.found
  }
  return best
}

/** Writes the members of a piece and the borders within it on the board; gives the number of these. */
function edgesWithin({ mesh, marks, board }: Knife, members: number[]): number {
  const { start, next, length } = mesh
  const mark = marks.fresh()
  for (let i = 0; i < members.length; i++) {
    const a = members[i] as number
    marks.of[a] = mark
    board.at[a] = i
    board.x[i] = mesh.x[a] as number
    board.y[i] = mesh.y[a] as number
    board.weight[i] = mesh.weight[a] as number
  }
  let edges = 0
  for (let i = 0; i < members.length; i++) {
    const a = members[i] as number
    for (let k = start[a] as number; k < (start[a + 1] as number); k++) {
      const b = next[k] as number
      if ((marks.of[b] as number) !== mark || (board.at[b] as number) <= i) continue
      board.one[edges] = i
      board.other[edges] = board.at[b] as number
      board.length[edges++] = length[k] as number
    }
  }
  return edges
}

/** Metres that stand for one unit of strain: the width of a unit in this piece. */
function sizeOf({ x, y }: Mesh, members: readonly number[], count: number): number {
  let minX = Infinity
  let minY = Infinity
  let maxX = -Infinity
  let maxY = -Infinity
  for (const a of members) {
    if ((x[a] as number) < minX) minX = x[a] as number
    if ((x[a] as number) > maxX) maxX = x[a] as number
    if ((y[a] as number) < minY) minY = y[a] as number
    if ((y[a] as number) > maxY) maxY = y[a] as number
  }
  return Math.max(10, Math.sqrt(((maxX - minX) * (maxY - minY)) / count))
}

interface Piece {
  members: number[]
  weight: number
  count: number
  scale: number
  edges: number
}

/** Puts each of the first `count` members on the board in its lane; gives the number of lanes. */
function intoLanes({ x, y, lane }: Board, count: number, angle: number): number {
  const c = Math.cos(angle)
  const s = Math.sin(angle)
  let least = Infinity
  let most = -Infinity
  for (let i = 0; i < count; i++) {
    const key = (x[i] as number) * c + (y[i] as number) * s
    if (key < least) least = key
    if (key > most) most = key
  }
  const many = Math.min(lanes, count * 3)
  const fine = (many - 1) / (most - least || 1)
  for (let i = 0; i < count; i++) lane[i] = ((x[i] as number) * c + (y[i] as number) * s - least) * fine
  return many
}

/** The best places to cut along one direction: metres of border and strain for each, counted lane by lane. */
function cutsAlong(knife: Knife, piece: Piece, angle: number, found: Cut[]): void {
  const { board, bounds } = knife
  const { members, weight, count, scale, edges } = piece
  const many = intoLanes(board, members.length, angle)
  const { lane, one, other, length, weights, borders } = board
  weights.fill(0, 0, many)
  borders.fill(0, 0, many)
  for (let i = 0; i < members.length; i++)
    weights[lane[i] as number] = (weights[lane[i] as number] as number) + (board.weight[i] as number)
  for (let e = 0; e < edges; e++) {
    const p = lane[one[e] as number] as number
    const q = lane[other[e] as number] as number
    if (p === q) continue
    const [low, high] = p < q ? [p, q] : [q, p]
    borders[low] = (borders[low] as number) + (length[e] as number)
    borders[high] = (borders[high] as number) - (length[e] as number)
  }
  const least = (count <= 3 ? 0.2 : 0.4) * weight
  const keep = count <= 4 ? 3 : 1
  const first = found.length
  let border = 0
  let sum = 0
  let worst = Infinity
  for (let at = 0; at + 1 < many; at++) {
    if ((weights[at] as number) === 0 && (borders[at] as number) === 0) continue
    border += borders[at] as number
    sum += weights[at] as number
    if (sum < least || border >= worst) continue
    if (sum > weight - least) break
    const cost = border + scale * strainOfTwo(sum, weight, count, bounds)
    if (cost >= worst) continue
    let slot = found.length
    if (slot - first < keep) found.push({ angle, lane: at, cost })
    else found[--slot] = { angle, lane: at, cost }
    for (; slot > first && (found[slot - 1] as Cut).cost > cost; slot--)
      [found[slot - 1], found[slot]] = [found[slot] as Cut, found[slot - 1] as Cut]
    if (found.length - first === keep) worst = (found[found.length - 1] as Cut).cost
  }
}

function strainOfTwo(one: number, weight: number, count: number, bounds: Bounds): number {
  const share = Math.min(count - 1, Math.max(1, Math.round((one / weight) * count)))
  const exact = strain(one, share, bounds) + strain(weight - one, count - share, bounds)
  if (count > 8 || exact < 0.5) return exact
  // A side may also be better off with one unit more or less.
  const left = countFor(one, bounds)
  const right = countFor(weight - one, bounds)
  return Math.min(exact, strain(one, left, bounds) + strain(weight - one, right, bounds))
}

/** Cuts, and gives what falls off on either side to the other side, so that both hang together. All members carry `mark`. */
function carve(knife: Knife, piece: Piece, cut: Cut, _mark: number): { found: Halves | undefined; mark: number } {
  const { mesh, marks, bounds, board } = knife
  const { members, weight, count, scale } = piece
  intoLanes(board, members.length, cut.angle)
  const near = marks.fresh()
  const side = members.filter((_, i) => (board.lane[i] as number) <= cut.lane)
  for (const a of side) marks.of[a] = near
  const one = largest(clustersOf(mesh, marks, near, side))
  const chosen = marks.of[one.members[0] as number] as number
  const rest = members.filter((a) => (marks.of[a] as number) !== chosen)
  const outside = marks.fresh()
  for (const a of rest) marks.of[a] = outside
  const other = largest(clustersOf(mesh, marks, outside, rest))
  const far = other.members.length > 0 ? (marks.of[other.members[0] as number] as number) : -1
  const left = members.filter((a) => (marks.of[a] as number) !== far)
  const right = members.filter((a) => (marks.of[a] as number) === far)
  const all = marks.fresh()
  for (const a of left) marks.of[a] = all
  let border = 0
  for (const a of right)
    for (let k = mesh.start[a] as number; k < (mesh.start[a + 1] as number); k++)
      if ((marks.of[mesh.next[k] as number] as number) === all) border += mesh.length[k] as number
  for (const a of right) marks.of[a] = all
  if (left.length === 0 || right.length === 0) return { found: undefined, mark: all }
  const cost = border + scale * strainOfTwo(weight - other.weight, weight, count, bounds)
  return { found: { one: left, other: right, cost }, mark: all }
}

function largest(clusters: { members: number[]; weight: number }[]): { members: number[]; weight: number } {
  let best = clusters[0] ?? { members: [], weight: 0 }
  for (const cluster of clusters)
    if (
      cluster.weight > best.weight ||
      (cluster.weight === best.weight && cluster.members.length > best.members.length)
    )
      best = cluster
  return best
}
