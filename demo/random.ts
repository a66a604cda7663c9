/** Numbers that look random and are the same for the same seed, so that everybody's demo is the same district. */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** A number from `low` up to, not including, `high`. */
  between(low: number, high: number): number
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  /** One of the items. Throws on an empty list. */
  pick<T>(items: readonly T[]): T
  /** One of the items, the heavier the likelier. Throws on an empty list. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T
  /** About normal around 0 with deviation 1. */
  normal(): number
  /** A version 7 UUID that says it was made at this instant. */
  id(at: Date): string
  /** Another source, independent of how much this one is used. */
  fork(name: string): Random
}

/** Opens a source of numbers. The generator is sfc32 (public domain), seeded by hashing the text. */
export function randomOf(seed: string): Random {
  const next = generator(seed)
  const self: Random = {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick(items) {
      if (items.length === 0) throw new Error('nothing to pick from')
      return items[Math.floor(next() * items.length)] as (typeof items)[number]
    },
    weighted(items, weightOf) {
      let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0)
      for (const item of items) {
        left -= weightOf(item)
        if (left < 0) return item
      }
      return self.pick(items)
    },
    normal: () => next() + next() + next() + next() + next() + next() - 3,
    id(at) {
      const time = at.getTime().toString(16).padStart(12, '0')
      const hex = () =>
        Math.floor(next() * 0x1_0000_0000)
          .toString(16)
          .padStart(8, '0')
      const [a, b, c] = [hex(), hex(), hex()]
      const variant = '89ab'[Number.parseInt(b.charAt(0), 16) & 3]
      return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-${variant}${b.slice(1, 4)}-${b.slice(4)}${c}`
    },
    fork: (name) => randomOf(`${seed} ${name}`),
  }
  return self
}

function generator(seed: string): () => number {
  let hash = 2166136261
  const word = () => {
    hash = Math.imul(hash ^ (hash >>> 15), 2246822507)
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
    hash ^= hash >>> 16
    return hash >>> 0
  }
  for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) as number), 16777619)
  let [a, b, c, d] = [word(), word(), word(), 1]
  const next = () => {
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let round = 0; round < 12; round++) next()
  return next
}

/** Cuts a whole number into `parts` whole numbers within bounds that add up to it. Throws where that can't be. */
export function partition(
  random: Random,
  given: { total: number; parts: number; low: number; high: number },
): number[] {
  const { total, parts, low, high } = given
  if (total < parts * low || total > parts * high) throw new Error(`${total} can't be cut into ${parts} parts`)
  const sizes = Array.from({ length: parts }, () => low)
  let left = total - parts * low
  while (left > 0) {
    const part = random.whole(0, parts - 1)
    if ((sizes[part] as number) >= high) continue
    sizes[part] = (sizes[part] as number) + 1
    left--
  }
  return sizes
}

/** Shares a whole number out by weight: the shares are whole and add up to it. */
export function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  let before = 0
  let given = 0
  return weights.map((weight) => {
    before += weight
    const upTo = Math.round((total * before) / sum)
    const part = upTo - given
    given = upTo
    return part
  })
}
