import { expect, test } from 'vitest'
import type { Question } from '../../../../contract/case-configuration.ts'
import { askedOf, freeCode, moved, tidyQuestions } from './questions.rules.ts'

const question = (code: string, more: Partial<Question> = {}): Question => ({
  ...{ code, kind: 'string', words: { en: code, zh: code }, required: false },
  ...more,
})

test('a new question gets a code that no other has', () => {
  expect(freeCode([question('a'), question('q3')])).toBe('q4')
})

test('what is empty is not sent: hints, choices of a free answer, a condition without answers', () => {
  const [tidy] = tidyQuestions([
    question('a', {
      hint: { en: '', zh: ' ' },
      values: [{ key: 'x', name: { en: 'X', zh: 'X' } }],
      when: { code: 'b', oneOf: [] },
    }),
  ])
  expect(tidy).toEqual(question('a'))
})

test('a question moves by one place and never off the list', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
})

test('a question that waits for an answer is asked once it is given', () => {
  const all = [question('a'), question('b', { when: { code: 'a', oneOf: ['yes'] } })]
  expect(askedOf(all, {}).map((each) => each.code)).toEqual(['a'])
  expect(askedOf(all, { a: ['yes'] }).map((each) => each.code)).toEqual(['a', 'b'])
})
