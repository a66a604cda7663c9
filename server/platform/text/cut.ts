import { segmenter } from './search-words.ts'

/** A word of a text in its place. */
export interface CutWord {
  word: string
  /** The dictionary, or the shape of the word, says that it is the name of a person. */
  person: boolean
}

const runs = /\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu
const chinese = /\p{Script=Han}/u

/** The words of a text in the order they are written, lower case, marks and spaces left out. */
export function cutWords(text: string): CutWord[] {
  const found: CutWord[] = []
  for (const [run] of text.toLowerCase().matchAll(runs)) {
    if (!chinese.test(run)) found.push({ word: run, person: false })
    else for (const { word, tag } of segmenter().tag(run, true)) found.push({ word, person: tag.startsWith('nr') })
  }
  return found
}
