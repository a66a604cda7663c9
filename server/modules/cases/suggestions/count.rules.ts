import { featuresOfWord, opening, pairOf } from './features.rules.ts'

/** One text somebody has filed and a person has put into a category. */
export interface Example {
  /** Its words in order, already without persons. */
  words: readonly string[]
  /** The category it ended in. */
  label: string
  /** Who told it, as far as it matters: two texts of one reporter count once where words are kept or dropped. */
  reporter: string
}

/** Examples whose features have numbers, counted once, so that folds don't count again. */
export interface Counted {
  labels: readonly string[]
  /** Per example: the number of its label, and of its reporter. */
  classes: Int32Array
  reporters: Int32Array
  /** How many different features there are, and the name of each. */
  features: number
  nameOf(feature: number): string
  texts: readonly { features: Int32Array; counts: Uint16Array }[]
}

/** Room for the second word in the number of a pair. */
const pairRoom = 2 ** 26
/** Places of the table that foresees which pairs are rare; a power of two. */
const foreseen = 2 ** 22

/**
 * Counts the features of examples. Labels are in order of the alphabet. A word's parts are looked up once. Most pairs stand in
 * one text only and would fill the memory: a table of their hashes tells beforehand which can't be frequent enough.
 */
export function count(examples: readonly Example[], fewest: number): Counted {
  const labels = [...new Set(examples.map((example) => example.label))].sort()
  const classOf = new Map(labels.map((label, index) => [label, index]))
  const names: (string | readonly [number, number])[] = []
  const { texts: asWords, partsOf } = numberWords(examples, names)
  const pairs = new Map<number, number>()
  const often = pairTable(asWords)
  const pairNumber = (first: number, second: number) => {
    if ((often[hashOf(first, second)] as number) < fewest) return -1
    const key = first * pairRoom + second
    let number = pairs.get(key)
    if (number === undefined) {
      number = names.push([first, second]) - 1
      pairs.set(key, number)
    }
    return number
  }
  const tally = new Tally()
  const texts = asWords.map((words) => {
    words.forEach((word, at) => {
      for (const part of partsOf[word] as Int32Array) tally.add(part, at < opening ? 2 : 1)
      const pair = at === 0 ? -1 : pairNumber(words[at - 1] as number, word)
      if (pair >= 0) tally.add(pair, 1)
    })
    return tally.take()
  })
  const people = new Map<string, number>()
  const reporters = Int32Array.from(examples, ({ reporter }) => {
    const number = people.get(reporter) ?? people.size
    people.set(reporter, number)
    return number
  })
  return {
    labels,
    classes: Int32Array.from(examples, (example) => classOf.get(example.label) as number),
    reporters,
    features: names.length,
    nameOf: (feature) => {
      const name = names[feature]
      return typeof name === 'object' ? pairOf(names[name[0]] as string, names[name[1]] as string) : (name as string)
    },
    texts,
  }
}

/** Gives words and their parts numbers, in `names`. `partsOf`: by the number of a word, its features, itself first. */
function numberWords(examples: readonly Example[], names: (string | readonly [number, number])[]) {
  const numbers = new Map<string, number>()
  const partsOf: (Int32Array | undefined)[] = []
  const numberOf = (feature: string) => {
    let number = numbers.get(feature)
    if (number === undefined) {
      number = names.push(feature) - 1
      numbers.set(feature, number)
    }
    return number
  }
  const texts = examples.map(({ words }) =>
    Int32Array.from(words, (word) => {
      const number = numberOf(word)
      partsOf[number] ??= Int32Array.from(featuresOfWord(word), numberOf)
      return number
    }),
  )
  return { texts, partsOf }
}

const hashOf = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) & (foreseen - 1)

/** For each hash how many pairs have it, counted up to 255: never fewer than the pair itself stands in the texts. */
function pairTable(texts: readonly Int32Array[]): Uint8Array {
  const table = new Uint8Array(foreseen)
  for (const words of texts) {
    for (let at = 1; at < words.length; at++) {
      const hash = hashOf(words[at - 1] as number, words[at] as number)
      if ((table[hash] as number) < 255) table[hash] = (table[hash] as number) + 1
    }
  }
  return table
}

/** Counts the features of one text after the other, without a map for each. */
class Tally {
  #times = new Int32Array(1 << 16)
  #found: number[] = []

  add(feature: number, more: number): void {
    if (feature >= this.#times.length) {
      const wider = new Int32Array(2 ** Math.ceil(Math.log2(feature + 1)))
      wider.set(this.#times)
      this.#times = wider
    }
    const times = this.#times[feature] as number
    if (times === 0) this.#found.push(feature)
    this.#times[feature] = times + more
  }

  /** What was counted since the last time. */
  take(): { features: Int32Array; counts: Uint16Array } {
    const features = Int32Array.from(this.#found)
    const counts = new Uint16Array(features.length)
    for (let p = 0; p < features.length; p++) {
      const feature = features[p] as number
      counts[p] = Math.min(this.#times[feature] as number, 65_535)
      this.#times[feature] = 0
    }
    this.#found = []
    return { features, counts }
  }
}
