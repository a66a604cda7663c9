import type { Likeness } from '../../../../contract/kin-routes.ts'

/** What two cases are compared by. `metres`: between them, null where one has no point. */
export interface Compared {
  words: readonly string[]
  otherWords: readonly string[]
  metres: number | null
  sameUnit: boolean
  sameBranch: boolean
}

/** How much alike, 0 to 1, and by what. */
export interface Likelihood {
  score: number
  because: Likeness[]
}

/** Metres beyond which being close says nothing. */
const far = 400

/** Words that are in every second report say nothing about which matter it is. */
const said = (words: readonly string[]): Set<string> =>
  new Set(words.filter((word) => word.length > (/^[a-z]+$/.test(word) ? 3 : 1) && !hollow.has(word)))

/** Longer ones of these in English; Chinese ones are one character long. */
const hollow: ReadonlySet<string> = new Set(
  'been have that this there they with from when what says said very since about again every please would could'.split(
    ' ',
  ),
)

/**
 * How likely it is that two open cases are the same matter. Being close counts most, then saying the same, then the kind
 * of matter; a kind alone never does. A suggestion that a person decides on.
 */
export function likelihood(given: Compared): Likelihood {
  const because: Likeness[] = []
  const near = given.metres === null ? (given.sameUnit ? 0.5 : 0) : Math.max(0, 1 - given.metres / far)
  const alike = overlap(said(given.words), said(given.otherWords))
  if (near > 0.15) because.push('place')
  if (alike >= 0.2) because.push('words')
  if (given.sameBranch) because.push('category')
  const score = 0.5 * near + 0.35 * Math.min(1, alike * 2) + (given.sameBranch ? 0.15 : 0)
  const isOnlyKind = because.length === 0 || (because.length === 1 && because[0] === 'category')
  return { score: isOnlyKind ? 0 : score, because }
}

/** Shared words over all words of the shorter text, 0 where one of them says nothing. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const least = Math.min(one.size, other.size)
  if (least === 0) return 0
  let shared = 0
  for (const word of one) if (other.has(word)) shared++
  return shared / Math.max(3, least)
}
