import Delaunator from 'delaunator'
import type { Atoms, Sites } from './atoms.rules.ts'
import { after, areNeighbours, type Places, startsOf } from './places.rules.ts'
import { scattered } from './random.rules.ts'
import { inRegion, type Region } from './region.rules.ts'
import type { Town } from './town.rules.ts'

/** The ground cut into one cell a site, nearest site first: the corners of the cells are centres of the triangles of sites. */
export interface Ground {
  x: Float64Array
  y: Float64Array
  /** Atom of a site; -1 for the helpers far outside, which close the outermost cells. */
  atom: Int32Array
  triangles: Uint32Array
  halfedges: Int32Array
  centreX: Float64Array
  centreY: Float64Array
  /** 1 where the centre of a triangle lies in the region. */
  inside: Uint8Array
}

const helpers = 24

/** The cells without a word on what lies in the region. */
export type Cells = Omit<Ground, 'inside'>

/** The ground of cells within a region. */
export function groundOf(cells: Cells, region: Region): Ground {
  const inside = new Uint8Array(cells.centreX.length)
  for (let t = 0; t < inside.length; t++)
    inside[t] = inRegion(region, cells.centreX[t] as number, cells.centreY[t] as number) ? 1 : 0
  return { ...cells, inside }
}

/** Cuts the ground. `shake` moves sites by that much at most, metres, so that no four lie on one circle. */
export function cellsOf(sites: Sites, { outline }: Region, shake: number): Cells {
  const count = sites.x.length
  const { minX, minY, maxX, maxY } = outline
  let reach = Math.hypot(maxX - minX, maxY - minY) / 2 + 10
  const midX = (minX + maxX) / 2
  const midY = (minY + maxY) / 2
  for (let i = 0; i < count; i++)
    reach = Math.max(reach, Math.hypot((sites.x[i] as number) - midX, (sites.y[i] as number) - midY))
  const coords = new Float64Array((count + helpers) * 2)
  for (let i = 0; i < count; i++) {
    coords[i * 2] = (sites.x[i] as number) + (scattered(i * 2) - 0.5) * shake
    coords[i * 2 + 1] = (sites.y[i] as number) + (scattered(i * 2 + 1) - 0.5) * shake
  }
  for (let i = 0; i < helpers; i++) {
    const turn = ((i + 0.3) / helpers) * 2 * Math.PI
    coords[(count + i) * 2] = midX + 4.1 * reach * Math.cos(turn)
    coords[(count + i) * 2 + 1] = midY + 4.1 * reach * Math.sin(turn)
  }
  const { triangles, halfedges } = new Delaunator(coords)
  const x = new Float64Array(count + helpers)
  const y = new Float64Array(count + helpers)
  const atom = new Int32Array(count + helpers).fill(-1)
  for (let i = 0; i < count + helpers; i++) {
    x[i] = coords[i * 2] as number
    y[i] = coords[i * 2 + 1] as number
    if (i < count) atom[i] = sites.atom[i] as number
  }
  const many = triangles.length / 3
  const centreX = new Float64Array(many)
  const centreY = new Float64Array(many)
  for (let t = 0; t < many; t++) {
    const a = triangles[t * 3] as number
    const bx = (x[triangles[t * 3 + 1] as number] as number) - (x[a] as number)
    const by = (y[triangles[t * 3 + 1] as number] as number) - (y[a] as number)
    const cx = (x[triangles[t * 3 + 2] as number] as number) - (x[a] as number)
    const cy = (y[triangles[t * 3 + 2] as number] as number) - (y[a] as number)
    const b2 = bx * bx + by * by
    const c2 = cx * cx + cy * cy
    const half = 0.5 / (bx * cy - by * cx)
    centreX[t] = (x[a] as number) + (cy * b2 - by * c2) * half
    centreY[t] = (y[a] as number) + (bx * c2 - cx * b2) * half
  }
  return { x, y, atom, triangles, halfedges, centreX, centreY }
}

/** Things with weight that are put together to units, and the length of the border between neighbours, metres. */
export interface Mesh {
  count: number
  x: Float64Array
  y: Float64Array
  weight: Float64Array
  /** 1 for what no plan can divide. */
  single: Uint8Array
  start: Int32Array
  next: Int32Array
  length: Float64Array
}

/** A border longer than this counts no more, so that one long border in the open doesn't outweigh a street. */
const longest = 120
/** What it costs to part a building that would fit a unit whole, as metres of border. */
const whole = 150
/** Cells must share a border at least this long to be joined on the ground. */
const contact = 0.5

/**
 * Neighbours among atoms: those that share a border on the ground and whose buildings are neighbours too. Where that leaves
 * buildings apart which are neighbours, they are joined without a border.
 */
export function meshOf(given: {
  ground: Ground
  region: Region
  town: Town
  atoms: Atoms
  places: Places
  fits: number
}): Mesh {
  const { ground, town, atoms, places, fits } = given
  const roots = new Roots(atoms.count)
  const from: number[] = []
  const to: number[] = []
  const length: number[] = []
  eachBorder(given, (a, b, metres) => {
    const one = atoms.building[a] as number
    const other = atoms.building[b] as number
    const onOneSpot = (places.placeOf[one] as number) === (places.placeOf[other] as number)
    if (
      !onOneSpot &&
      (metres < contact || !areNeighbours(places, places.placeOf[one] as number, places.placeOf[other] as number))
    )
      return
    from.push(a)
    to.push(b)
    length.push(Math.min(metres, longest) + (one === other && (town.households[one] as number) <= fits ? whole : 0))
    roots.join(a, b)
  })
  const weak = (a: number, b: number) => {
    if (!roots.join(a, b)) return
    from.push(a)
    to.push(b)
    length.push(0.1)
  }
  const buildingsAt: number[][] = Array.from({ length: places.count }, () => [])
  for (let b = 0; b < town.count; b++) {
    const here = buildingsAt[places.placeOf[b] as number] as number[]
    here.push(b)
    for (let a = (atoms.first[b] as number) + 1; a < (atoms.first[b + 1] as number); a++) weak(a - 1, a)
    if (here.length > 1) weak(atoms.first[here[here.length - 2] as number] as number, atoms.first[b] as number)
  }
  const atomAt = (place: number) => atoms.first[buildingsAt[place]?.[0] as number] as number
  for (const [p, q] of loose(places, roots, atomAt)) weak(atomAt(p), atomAt(q))
  return { ...placed(ground, atoms, town), ...linked(atoms.count, { from, to, length }) }
}

/** Neighbouring places whose atoms aren't joined yet, nearest first: those are neighbours however a tie between others is decided. */
function loose(
  { count, start, next, x, y }: Places,
  roots: Roots,
  atomAt: (place: number) => number,
): [number, number][] {
  const found: { p: number; q: number; square: number }[] = []
  for (let p = 0; p < count; p++)
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
      const q = next[i] as number
      if (q > p && !roots.joined(atomAt(p), atomAt(q)))
        found.push({
          p,
          q,
          square: ((x[p] as number) - (x[q] as number)) ** 2 + ((y[p] as number) - (y[q] as number)) ** 2,
        })
    }
  found.sort((one, other) => one.square - other.square || one.p - other.p || one.q - other.q)
  return found.map(({ p, q }) => [p, q])
}

/** Pairs of atoms and the metres of border they share within the region. */
function eachBorder(
  { ground, region }: { ground: Ground; region: Region },
  visit: (a: number, b: number, metres: number) => void,
): void {
  const { atom, triangles, halfedges, centreX, centreY, inside } = ground
  for (let e = 0; e < triangles.length; e++) {
    const twin = halfedges[e] as number
    if (twin < e) continue
    const a = atom[triangles[e] as number] as number
    const b = atom[triangles[after(e)] as number] as number
    if (a === b || a === -1 || b === -1) continue
    const t = Math.floor(e / 3)
    const u = Math.floor(twin / 3)
    const dx = (centreX[t] as number) - (centreX[u] as number)
    const dy = (centreY[t] as number) - (centreY[u] as number)
    let metres = Math.sqrt(dx * dx + dy * dy)
    if ((inside[t] as number) === 0 || (inside[u] as number) === 0) metres *= shareInside(ground, region, t, u)
    if (metres > 0) visit(a, b, metres)
  }
}

function shareInside({ centreX, centreY }: Ground, region: Region, t: number, u: number): number {
  const { minX, minY, maxX, maxY } = region.outline
  const dx = (centreX[u] as number) - (centreX[t] as number)
  const dy = (centreY[u] as number) - (centreY[t] as number)
  let from = 0
  let to = 1
  for (const [at, d, least, most] of [
    [centreX[t] as number, dx, minX, maxX],
    [centreY[t] as number, dy, minY, maxY],
  ] as const) {
    if (d === 0) continue
    const one = (least - at) / d
    const other = (most - at) / d
    from = Math.max(from, Math.min(one, other))
    to = Math.min(to, Math.max(one, other))
  }
  if (from >= to) return 0
  let hits = 0
  const tries = 9
  for (let k = 0; k < tries; k++) {
    const share = from + ((to - from) * (k + 0.5)) / tries
    if (inRegion(region, (centreX[t] as number) + share * dx, (centreY[t] as number) + share * dy)) hits++
  }
  return ((to - from) * hits) / tries
}

function placed(ground: Ground, atoms: Atoms, town: Town) {
  const x = new Float64Array(atoms.count)
  const y = new Float64Array(atoms.count)
  const weight = new Float64Array(atoms.count)
  const single = new Uint8Array(atoms.count)
  for (let i = ground.x.length - 1; i >= 0; i--)
    if ((ground.atom[i] as number) !== -1) {
      x[ground.atom[i] as number] = ground.x[i] as number
      y[ground.atom[i] as number] = ground.y[i] as number
    }
  for (let a = 0; a < atoms.count; a++) {
    weight[a] = atoms.households[a] as number
    single[a] =
      (atoms.entrance[a] as number) !== -1 || (town.entrances[atoms.building[a] as number] as number) === 1 ? 1 : 0
  }
  return { count: atoms.count, x, y, weight, single }
}

/** Neighbours with the length of their border; pairs that come several times are one, with the sum of their lengths. */
export function linked(count: number, { from, to, length }: { from: number[]; to: number[]; length: number[] }) {
  const start = startsOf(count, from, to)
  const fill = start.slice()
  const next = new Int32Array(start[count] as number)
  const metres = new Float64Array(start[count] as number)
  const put = (a: number, b: number, value: number) => {
    const at = fill[a] as number
    next[at] = b
    metres[at] = value
    fill[a] = at + 1
  }
  for (let i = 0; i < from.length; i++) {
    put(from[i] as number, to[i] as number, length[i] as number)
    put(to[i] as number, from[i] as number, length[i] as number)
  }
  const seen = new Int32Array(count).fill(-1)
  let at = 0
  for (let i = 0; i < count; i++) {
    const begin = at
    const end = fill[i] as number
    for (let k = start[i] as number; k < end; k++) {
      const known = seen[next[k] as number] as number
      if (known >= begin) metres[known] = (metres[known] as number) + (metres[k] as number)
      else {
        seen[next[k] as number] = at
        next[at] = next[k] as number
        metres[at++] = metres[k] as number
      }
    }
    for (let k = begin; k < at; k++) seen[next[k] as number] = -1
    start[i] = begin
  }
  start[count] = at
  return { start, next: next.slice(0, at), length: metres.slice(0, at) }
}

/** Sets that grow together. */
class Roots {
  private readonly up: Int32Array
  constructor(count: number) {
    this.up = Int32Array.from({ length: count }, (_, i) => i)
  }
  /** Makes one set of two; false when they were one already. */
  join(a: number, b: number): boolean {
    const one = this.find(a)
    const other = this.find(b)
    if (one === other) return false
    this.up[Math.max(one, other)] = Math.min(one, other)
    return true
  }
  /** Whether two are in one set. */
  joined(a: number, b: number): boolean {
    return this.find(a) === this.find(b)
  }
  private find(i: number): number {
    let at = i
    while ((this.up[at] as number) !== at) {
      this.up[at] = this.up[this.up[at] as number] as number
      at = this.up[at] as number
    }
    return at
  }
}
