import type { LocalizedName } from '../../../../contract/common.ts'

/** A category by the words a tenant gave it. */
export interface Worded {
  id: string
  parentId: string | null
  name: LocalizedName
  keywords: readonly string[]
  /** Nothing stands below it. */
  leaf: boolean
}

/** A category whose words stand in a text. */
export interface Matched {
  id: string
  words: string[]
}

const han = /\p{Script=Han}/u
/** Less than this is chance: a single short word of a branch. */
const least = 1.5
/** Beside a strong match a weak one only distracts. */
const ofBest = 0.5
/** How much of a branch's strength helps what stands below it, and counts for itself. */
const ofBranch = 0.4

/**
 * Categories whose keywords or names stand in a text, best first: what suggests while there is nothing to learn from, and
 * for categories too rare to be learnt. A long word says more than a short one.
 */
export function matchKeywords(categories: readonly Worded[], text: string, atMost: number): Matched[] {
  const plain = text.normalize('NFKC').toLowerCase()
  const own = new Map(categories.map((category) => [category.id, spoken(category, plain)]))
  const scored = categories
    .map(({ id, parentId, leaf }) => {
      const mine = own.get(id) as Spoken
      const above = (parentId ? own.get(parentId)?.strength : 0) ?? 0
      const score = mine.strength === 0 ? 0 : leaf ? mine.strength + above * ofBranch : mine.strength * ofBranch
      return { id, words: mine.words, score }
    })
    .filter(({ score }) => score > least)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  const best = scored[0]?.score ?? 0
  return scored
    .filter(({ score }) => score > best * ofBest)
    .slice(0, atMost)
    .map(({ id, words }) => ({ id, words }))
}

interface Spoken {
  strength: number
  words: string[]
}

function spoken({ keywords, name }: Worded, text: string): Spoken {
  const found = new Map<string, number>()
  const add = (word: string, factor: number) => {
    const key = word.trim().toLowerCase()
    const strength = strengthOf(key, text) * factor
    if (strength > 0) found.set(key, Math.max(found.get(key) ?? 0, strength))
  }
  for (const word of keywords) add(word, 1)
  add(name.zh, 2)
  add(name.en, 2)
  const words = [...found].sort((a, b) => b[1] - a[1])
  return {
    strength: words.reduce((sum, [, strength]) => sum + strength, 0),
    words: words.slice(0, 3).map(([word]) => word),
  }
}

function strengthOf(key: string, text: string): number {
  if (key === '') return 0
  if (han.test(key)) return text.includes(key) ? [...key].length * 3 : 0
  // `lamp` is in `lamps`, but `late` is not in `plate`.
  const at = new RegExp(`(^|[^a-z0-9])${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
  return at.test(text) ? Math.min(key.length, 12) : 0
}
