import type { Arc } from './arcs.rules.ts'
import type { Hand } from './jobs.rules.ts'
import { type Borders, type Posts, straighten } from './straighten.rules.ts'
import { flat, type Strip } from './strip.rules.ts'

/** Vertices a strip holds about; fewer would leave more borders that cross from one to the next. */
const vertices = 25_000
/** Ground looked at beyond a strip, metres: no border comes nearer to a post than two. */
const beyond = 5

/**
 * Straightens borders strip by strip from west to east, in two threads where there is a helping hand, and last those that cross from
 * one strip to the next. Within a strip nothing moves that another strip could see.
 */
export function straightenAll(borders: Borders, posts: Posts, hand: Hand): void {
  const { x, arcs } = borders
  const cuts = cutsAt(borders)
  if (cuts.length === 0) {
    straighten(borders, posts)
    return
  }
  const stripAt = (value: number) => {
    let strip = 0
    while (strip < cuts.length && value >= (cuts[strip] as number)) strip++
    return strip
  }
  const own: Arc[][] = Array.from({ length: cuts.length + 1 }, () => [])
  const across = new Set<Arc>()
  const reach = new Map<Arc, [from: number, to: number]>()
  for (const arc of arcs) {
    let from = Infinity
    let to = -Infinity
    for (const v of arc.vertices) {
      from = Math.min(from, x[v] as number)
      to = Math.max(to, x[v] as number)
    }
    const strip = stripAt(from)
    if (stripAt(to) === strip) own[strip]?.push(arc)
    else {
      across.add(arc)
      reach.set(arc, [from, to])
    }
  }
  const local = new Int32Array(x.length).fill(-1)
  const packed = own.map((mine, strip) => {
    const from = cuts[strip - 1] ?? -Infinity
    const to = cuts[strip] ?? Infinity
    const still = [...across].filter((arc) => {
      const [least, most] = reach.get(arc) as [number, number]
      return least < to && most >= from
    })
    return pack(borders, posts, { mine, still, from, to, local })
  })
  const done = hand.share(
    'strip',
    packed.map(({ strip }) => strip),
  )
  done.forEach((strip, nth) => {
    const { vertexOf } = packed[nth] as (typeof packed)[number]
    vertexOf.forEach((v, i) => {
      borders.x[v] = strip.x[i] as number
      borders.y[v] = strip.y[i] as number
    })
    own[nth]?.forEach((arc, i) => {
      const held = strip.vertices.subarray(strip.start[i] as number, strip.start[i + 1] as number)
      arc.vertices = Array.from(held, (local) => vertexOf[local] as number)
    })
  })
  straighten(borders, posts, (arc) => across.has(arc))
}

/** Where the ground is cut into strips with about as many vertices each. */
function cutsAt({ x }: Borders): number[] {
  const strips = Math.floor(x.length / vertices)
  if (strips < 2) return []
  const sorted = Float64Array.from(x).sort()
  return Array.from({ length: strips - 1 }, (_, i) => sorted[Math.floor(((i + 1) / strips) * x.length)] as number)
}

/** What one strip needs, with vertices numbered anew (`local`, all -1 before and after); arcs that cross into it are there to be kept clear of, and stay. */
function pack(
  { x, y }: Borders,
  posts: Posts,
  { mine, still, from, to, local }: { mine: Arc[]; still: Arc[]; from: number; to: number; local: Int32Array },
): { strip: Strip; vertexOf: number[] } {
  const vertexOf: number[] = []
  const numberOf = (v: number) => {
    if ((local[v] as number) === -1) local[v] = vertexOf.push(v) - 1
    return local[v] as number
  }
  const all = [...mine, ...still]
  const lines = flat(all.map((arc) => arc.vertices.map(numberOf)))
  for (const v of vertexOf) local[v] = -1
  const near: number[] = []
  for (let i = 0; i < posts.count; i++)
    if ((posts.x[i] as number) > from - beyond && (posts.x[i] as number) < to + beyond) near.push(i)
  return {
    vertexOf,
    strip: {
      x: Float64Array.from(vertexOf, (v) => x[v] as number),
      y: Float64Array.from(vertexOf, (v) => y[v] as number),
      ...lines,
      // What crosses counts as a border to the outside here: those are never touched.
      left: Int32Array.from(all, (arc, i) => (i < mine.length ? arc.left : -1)),
      right: Int32Array.from(all, (arc) => arc.right),
      postsX: Float64Array.from(near, (i) => posts.x[i] as number),
      postsY: Float64Array.from(near, (i) => posts.y[i] as number),
    },
  }
}
