/** What a suggestion looks at in a text: its words, pairs of neighbours, and for Chinese words their characters. */

const han = /^\p{Script=Han}+$/u
/** Before a run of characters inside a longer Chinese word, so that it is never taken for a word of its own. */
const inside = '#'
/** Between the two words of a pair. No word has a space. */
const between = ' '

/** The features one word brings by itself: the word, and what is inside of it. */
export function featuresOfWord(word: string): string[] {
  if (!han.test(word)) return [word]
  const letters = [...word]
  const found = [word]
  if (letters.length > 1) for (const letter of letters) found.push(inside + letter)
  for (let i = 0; letters.length > 2 && i + 2 <= letters.length; i++) found.push(inside + letters[i] + letters[i + 1])
  return found
}

/** Name of the feature that two neighbouring words make. */
export const pairOf = (word: string, next: string): string => word + between + next

/** True for what may be shown to a person as a word: neither a pair nor the inside of a word. */
export const isWord = (feature: string): boolean => !feature.startsWith(inside) && !feature.includes(between)

/** People say first what it is about: so many words at the beginning count twice. */
export const opening = 15

/** How often each feature stands in a text of these words, in order. */
export function featuresOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (feature: string, times = 1) => counts.set(feature, (counts.get(feature) ?? 0) + times)
  words.forEach((word, at) => {
    for (const feature of featuresOfWord(word)) add(feature, at < opening ? 2 : 1)
    const next = words[at + 1]
    if (next !== undefined) add(pairOf(word, next))
  })
  return counts
}
