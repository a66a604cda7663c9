import { expect, test } from 'vitest'
import type { Question } from '../../../../contract/case-configuration.ts'
import { answersOf, askedOf, unansweredOf } from './answers.ts'

const words = { en: 'Words', zh: '文字' }
const questions: Question[] = [
  {
    code: 'smell',
    kind: 'one_of',
    words,
    required: true,
    values: [
      { key: 'yes', name: words },
      { key: 'no', name: words },
    ],
  },
  { code: 'since', kind: 'string', words, required: true, when: { code: 'smell', oneOf: ['yes'] } },
  { code: 'how', kind: 'string', words, required: false, when: { code: 'since', oneOf: ['today'] } },
  { code: 'notice', kind: 'information', words, required: false },
]

test('a question that follows from an answer is asked once that answer is given', () => {
  expect(askedOf(questions, {}).map(({ code }) => code)).toEqual(['smell', 'notice'])
  expect(askedOf(questions, { smell: 'yes' }).map(({ code }) => code)).toEqual(['smell', 'since', 'notice'])
})

test('an answer to a question taken back does not go along', () => {
  expect(answersOf(questions, { smell: 'no', since: 'today', how: 'slowly' })).toEqual({ smell: 'no' })
})

test('required questions are missed only while they are asked', () => {
  expect(unansweredOf(questions, {})).toEqual(['smell'])
  expect(unansweredOf(questions, { smell: 'no' })).toEqual([])
  expect(unansweredOf(questions, { smell: 'yes', since: '  ' })).toEqual(['since'])
})
