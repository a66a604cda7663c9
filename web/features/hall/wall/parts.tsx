import type { WordKey } from '../../../words/areas.ts'
import { wordsFor } from '../../../words/catalogue.ts'

/** The same in both languages, Chinese first: a wall is read by everybody. */
export function Both({ word }: { word: WordKey }) {
  return (
    <>
      <span lang="zh-CN">{wordsFor('zh-CN', word)}</span> <span lang="en">{wordsFor('en', word)}</span>
    </>
  )
}
