import { describe, expect, test } from 'vitest'
import { Question } from '../../../../contract/case-configuration.ts'
import { checkAnswers } from './answers.rules.ts'

const words = { en: 'A question', zh: '一个问题' }
const values = ['yes', 'no', 'unsure'].map((key) => ({ key, name: words }))
const question = (given: Record<string, unknown>) => Question.parse({ words, ...given })
const trapped = question({ code: 'trapped', kind: 'one_of', values, required: true })
const howMany = question({
  code: 'how_many',
  kind: 'number',
  required: true,
  when: { code: 'trapped', oneOf: ['yes'] },
})
const children = question({
  code: 'children',
  kind: 'string',
  required: true,
  when: { code: 'how_many', oneOf: ['2'] },
})
const seen = question({ code: 'seen', kind: 'datetime' })
const signs = question({ code: 'signs', kind: 'many_of', values })
const advice = question({ code: 'advice', kind: 'information', required: true })

const errorsOf = (questions: Question[], answers: Record<string, string | string[]>) =>
  checkAnswers({ questions, answers }).errors.map((error) => `${error.field} ${error.code}`)

describe('a report', () => {
  test('answers what is asked, and a required question must be answered', () => {
    expect(errorsOf([trapped, advice], {})).toEqual(['answers.trapped answers.required'])
    expect(errorsOf([trapped], { trapped: '  ' })).toEqual(['answers.trapped answers.required'])
    expect(checkAnswers({ questions: [trapped], answers: { trapped: ' no ' } })).toEqual({
      answers: { trapped: 'no' },
      unasked: {},
      errors: [],
    })
  })

  test('need not answer what was not asked', () => {
    expect(errorsOf([trapped, howMany, children], { trapped: 'no' })).toEqual([])
    expect(errorsOf([trapped, howMany, children], { trapped: 'yes' })).toEqual(['answers.how_many answers.required'])
    expect(errorsOf([trapped, howMany, children], { trapped: 'yes', how_many: '2' })).toEqual([
      'answers.children answers.required',
    ])
  })

  test('filled in without signal keeps answers to questions that are no longer asked', () => {
    const { answers, unasked, errors } = checkAnswers({
      questions: [trapped, howMany, children],
      answers: { trapped: 'no', how_many: '2', children: 'one', colour: 'red' },
    })
    expect(errors).toEqual([])
    expect(answers).toEqual({ trapped: 'no' })
    expect(unasked).toEqual({ how_many: '2', children: 'one', colour: 'red' })
  })

  test('chooses among the answers offered', () => {
    expect(errorsOf([trapped], { trapped: 'perhaps' })).toEqual(['answers.trapped answers.choice'])
    expect(errorsOf([trapped], { trapped: ['yes', 'no'] })).toEqual(['answers.trapped answers.only_one'])
    expect(checkAnswers({ questions: [signs], answers: { signs: ['yes', 'no', 'yes'] } }).answers).toEqual({
      signs: ['yes', 'no'],
    })
    expect(checkAnswers({ questions: [signs], answers: { signs: 'yes' } }).answers).toEqual({ signs: ['yes'] })
    expect(errorsOf([signs], { signs: ['yes', 'blue'] })).toEqual(['answers.signs answers.choice'])
  })

  test('writes numbers as numbers and days as days the calendar has', () => {
    const many = question({ code: 'many', kind: 'number' })
    for (const good of ['3', '-3', '2.5', '2,5']) expect(errorsOf([many], { many: good })).toEqual([])
    for (const bad of ['three', '1e9', '--1', '1.2.3', 'Infinity'])
      expect(errorsOf([many], { many: bad })).toEqual(['answers.many answers.number'])
    for (const good of ['2026-03-01', '2026-03-01T09:30', '2026-03-01T09:30:00Z', '2026-03-01T09:30:00+08:00'])
      expect(errorsOf([seen], { seen: good })).toEqual([])
    for (const bad of ['yesterday', '2026-02-30', '2026-03-01T25:00', '1.3.2026'])
      expect(errorsOf([seen], { seen: bad })).toEqual(['answers.seen answers.datetime'])
  })

  test('may spell the code of a question in capitals, as some clients do', () => {
    expect(checkAnswers({ questions: [trapped], answers: { TRAPPED: 'no' } }).answers).toEqual({ trapped: 'no' })
  })

  test('is not caught by questions that wait for each other', () => {
    const one = question({ code: 'one', kind: 'string', required: true, when: { code: 'two', oneOf: ['x'] } })
    const two = question({ code: 'two', kind: 'string', required: true, when: { code: 'one', oneOf: ['x'] } })
    expect(errorsOf([one, two], { one: 'x', two: 'x' })).toEqual([])
  })
})
