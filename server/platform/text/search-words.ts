import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'

const require = createRequire(import.meta.url)
let jieba: Jieba | undefined

/** The dictionary takes memory and a moment to load, so it comes with the first Chinese text. */
function segmenter(): Jieba {
  if (!jieba) {
    const { Jieba: Segmenter } = require('@node-rs/jieba') as typeof import('@node-rs/jieba')
    const { dict } = require('@node-rs/jieba/dict.js') as typeof import('@node-rs/jieba/dict.js')
    jieba = Segmenter.withDict(dict)
  }
  return jieba
}

const chinese = /\p{Script=Han}/u
const words = /\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu

/**
 * The words of a text as search knows them: lower case, Chinese cut into words (long ones also into their parts), each
 * once. Numbers such as DEMO-2026-000123 give their parts.
 */
export function searchWords(text: string): string[] {
  const found = new Set<string>()
  for (const [run] of text.toLowerCase().matchAll(words)) {
    if (!chinese.test(run)) found.add(run)
    else for (const word of segmenter().cutForSearch(run, true)) found.add(word)
  }
  return [...found]
}

/**
 * A query for `to_tsquery('simple', …)` that finds texts with all words of `text`, the last one also as a beginning.
 * Undefined when there is no word in it.
 */
export function findQuery(text: string): string | undefined {
  const all = searchWords(text)
  if (all.length === 0) return undefined
  const quoted = all.map((word) => `'${word.replaceAll("'", "''")}'`)
  quoted[quoted.length - 1] += ':*'
  return quoted.join(' & ')
}
