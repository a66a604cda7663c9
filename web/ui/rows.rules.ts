/** The places from one to another, both included, whichever comes first. */
export const rangeBetween = (one: number, other: number): number[] =>
  Array.from({ length: Math.abs(other - one) + 1 }, (_, n) => Math.min(one, other) + n)

/**
 * The row whose place on the screen must not change: the first in view. Undefined at the top of a list that nobody holds
 * (no focus and no pointer in it): there new rows may push the others down.
 */
export function anchorIn(given: { scrollTop: number; height: number; held: boolean }): number | undefined {
  if (given.scrollTop <= 0 && !given.held) return undefined
  return Math.floor(given.scrollTop / given.height)
}

/**
 * Where a list must be scrolled to so that the row at `anchor` (or, when that is gone, the next one that is still there)
 * stays where it was. Undefined when none of the rows from there on are left: another list, which keeps its own place.
 */
export function scrollAfter(given: {
  old: readonly string[]
  keys: readonly string[]
  anchor: number
  scrollTop: number
  height: number
}): number | undefined {
  const { old, keys, anchor, scrollTop, height } = given
  const places = new Map(keys.map((key, index) => [key, index]))
  for (let index = anchor; index < old.length; index++) {
    const now = places.get(old[index] as string)
    if (now !== undefined) return Math.max(0, scrollTop + (now - index) * height)
  }
  return undefined
}
