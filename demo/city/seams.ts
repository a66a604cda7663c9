import { type Place, toMetres } from '../geometry/lay-out.ts'

type Ring = readonly (readonly number[])[]

interface Seam {
  from: Place
  to: Place
  /** Corners that somebody has put on it, with how far along they lie (0 to 1). */
  corners: { key: string; place: readonly number[]; way: number }[]
}

/** Two corners nearer than this are one, metres. */
const near = 0.03

/**
 * The borders between pieces of ground that were divided each by itself. Whoever divides one puts corners on its border;
 * here they are told to everybody else who has that border, so that all share it corner by corner.
 */
export class Seams {
  readonly #seams = new Map<string, Seam>()
  readonly #on = new Map<string, Seam[]>()
  readonly #moved = new Map<string, readonly number[]>()

  /** Notes what a piece of ground was divided into. */
  note(outline: readonly Place[], rings: readonly Ring[]): void {
    const own = outline.map((from, n) => this.#seam(from, outline[(n + 1) % outline.length] as Place))
    const known = new Set(outline.map(keyOf))
    for (const ring of rings)
      for (const place of ring) {
        const key = keyOf(place)
        if (known.has(key)) continue
        known.add(key)
        this.#noteCorner(own, key, place)
      }
  }

  /** A ring (closed, as in GeoJSON) with all corners that lie on it. */
  through(ring: Ring): number[][] {
    const moved = ring.map((place) => this.#moved.get(keyOf(place)) ?? place)
    const whole: number[][] = []
    for (const [n, place] of moved.entries()) {
      const before = moved[n - 1]
      if (before) whole.push(...this.#between(before, place))
      const last = whole.at(-1)
      if (!last || keyOf(last) !== keyOf(place)) whole.push([...place])
    }
    return whole
  }

  #seam(from: Place, to: Place): Seam {
    const [one, other] = [keyOf(from), keyOf(to)]
    const key = one < other ? `${one} ${other}` : `${other} ${one}`
    const found = this.#seams.get(key)
    if (found) return found
    const seam: Seam = one < other ? { from, to, corners: [] } : { from: to, to: from, corners: [] }
    this.#seams.set(key, seam)
    for (const end of [one, other]) this.#put(end, seam)
    return seam
  }

  #noteCorner(seams: readonly Seam[], key: string, place: readonly number[]): void {
    const [x, y] = toMetres(place as unknown as Place)
    for (const seam of seams) {
      const [ax, ay] = toMetres(seam.from)
      const [bx, by] = toMetres(seam.to)
      const [dx, dy] = [bx - ax, by - ay]
      const square = dx * dx + dy * dy
      const way = ((x - ax) * dx + (y - ay) * dy) / square
      if (way <= 0 || way >= 1 || Math.abs((x - ax) * dy - (y - ay) * dx) / Math.sqrt(square) > near) continue
      const same = seam.corners.find((corner) => Math.abs(corner.way - way) * Math.sqrt(square) < near)
      if (same) {
        if (same.key !== key) this.#moved.set(key, same.place)
        return
      }
      seam.corners.push({ key, place, way })
      this.#put(key, seam)
      return
    }
  }

  #put(key: string, seam: Seam): void {
    const there = this.#on.get(key)
    if (there) there.push(seam)
    else this.#on.set(key, [seam])
  }

  /** Corners strictly between two others on one seam, in order. */
  #between(from: readonly number[], to: readonly number[]): number[][] {
    const [one, other] = [keyOf(from), keyOf(to)]
    const seams = this.#on.get(other)
    const seam = this.#on.get(one)?.find((each) => seams?.includes(each))
    if (!seam || seam.corners.length === 0) return []
    const wayOf = (key: string) =>
      key === keyOf(seam.from)
        ? 0
        : key === keyOf(seam.to)
          ? 1
          : (seam.corners.find((each) => each.key === key)?.way ?? 0)
    const [start, end] = [wayOf(one), wayOf(other)]
    const [low, high] = [Math.min(start, end), Math.max(start, end)]
    const found = seam.corners.filter(({ way }) => way > low && way < high)
    found.sort((a, b) => (start < end ? a.way - b.way : b.way - a.way))
    return found.map(({ place }) => [...place])
  }
}

const keyOf = (place: readonly number[]) => `${place[0]} ${place[1]}`
