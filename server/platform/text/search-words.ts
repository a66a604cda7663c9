import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'
import { withoutPhones } from './phone-like.ts'

const require = createRequire(import.meta.url)
let jieba: Jieba | undefined

/** The dictionary takes memory and a moment to load, so it comes with the first Chinese text. */
export function segmenter(): Jieba {
  if (!jieba) {
    const { Jieba: Segmenter } = require('@node-rs/jieba') as typeof import('@node-rs/jieba')
    // It keeps a copy of its own. The package's own module would keep what it read, and a second dictionary, for good.
    jieba = Segmenter.withDict(readFileSync(require.resolve('@node-rs/jieba/dict.txt')))
  }
  return jieba
}

const chinese = /\p{Script=Han}/u
const words = /\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu

/**
 * The words of a text as search knows them: lower case, full-width letters as plain ones, Chinese cut into words, each
 * once. Numbers such as DEMO-2026-000123 give their parts. Phone numbers are no words: lists must not find a person by one.
 * Chinese gives every word of the dictionary in it, however the sentence is read: 门口路灯不亮 has 路灯 too.
 */
export function searchWords(text: string): string[] {
  return wordsOf(text, (run) => [
    ...segmenter().cutForSearch(run, false),
    ...segmenter()
      .cutAll(run)
      .filter((word) => word.length > 1),
  ])
}

function wordsOf(text: string, cut: (run: string) => readonly string[]): string[] {
  const found = new Set<string>()
  for (const [run] of withoutPhones(text.normalize('NFKC')).toLowerCase().matchAll(words)) {
    if (!chinese.test(run)) found.add(run)
    else for (const word of cut(run)) found.add(word)
  }
  return [...found]
}

/** Digits of the running part of a number, as it is written. */
const numberWidth = 6

/**
 * A query for `to_tsquery('simple', …)` that finds texts with all words of `text`, each also as a beginning: "lamp" finds
 * "lamps", 灯笼街 finds 灯笼街道. Short digits find a running number without its zeros. Undefined when there is no word in it.
 */
export function findQuery(text: string): string | undefined {
  const all = wordsOf(text, (run) => segmenter().cutForSearch(run, false))
  if (all.length === 0) return undefined
  return all.map((word, index) => wanted(word, index === all.length - 1)).join(' & ')
}

function wanted(word: string, last: boolean): string {
  const quoted = `'${word.replaceAll("'", "''")}'`
  if (/^\d+$/.test(word) && word.length < numberWidth) {
    const padded = `'${word.padStart(numberWidth, '0')}'`
    return `(${quoted}${last ? ':*' : ''} | ${padded})`
  }
  // A letter or two in the middle would begin half of all words.
  return last || chinese.test(word) || word.length > 2 ? `${quoted}:*` : quoted
}
