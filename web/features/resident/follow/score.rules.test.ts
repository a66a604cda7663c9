import { expect, test } from 'vitest'
import { scoreFrom, solvedFrom } from './score.rules.ts'

test('a link of a message chooses a face, and nothing else does', () => {
  expect([1, '5', 3].map(scoreFrom)).toEqual([1, 5, 3])
  expect([0, 6, '', 'good', null, undefined, 2.5, true, [4]].map(scoreFrom)).toEqual(Array(9).fill(undefined))
})

test('a bad face means that it is not solved, until its owner says otherwise', () => {
  expect(([1, 2, 3, 4, 5] as const).map(solvedFrom)).toEqual([false, false, true, true, true])
})
