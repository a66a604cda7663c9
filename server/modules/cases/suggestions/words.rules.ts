import { cutWords } from '../../../platform/text/cut.ts'

/** Words at most that are looked at: a report is said in fewer, and a pasted file must not hold anybody up. */
const mostWords = 1_000

const addresses = /\S+@\S+|\b(?:https?:\/\/|www\.)\S+/giu
/** An English name after its title. */
const titled = /\b(?:mr|mrs|ms|miss|dr|prof)\.?\s+\p{L}+(?:\s+\p{Lu}\p{L}+)?/giu
const han = /\p{Script=Han}/u
const digit = /\p{N}/u

/**
 * The words of a text that a suggestion may look at, in order: no numbers of any kind (phones, plates, ids, flats), no mail or
 * web addresses, no names of persons as far as they can be told, none of `names` (those the case itself knows).
 */
export function wordsOf(text: string, names: readonly string[] = []): string[] {
  let plain = text.normalize('NFKC').slice(0, 8_000)
  for (const name of names) if (name.trim().length > 1) plain = plain.replaceAll(name.trim(), ' ')
  plain = plain.replace(addresses, ' ').replace(titled, ' ')
  const words: string[] = []
  for (const { word, person } of cutWords(plain)) {
    if (person || digit.test(word)) continue
    if (han.test(word)) words.push(word)
    else if (word.length > 1) words.push(singular(word))
    if (words.length === mostWords) break
  }
  return words
}

/** `lamps` and `lamp` are one word; `glass` stays what it is. */
const singular = (word: string): string => (/[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word)
