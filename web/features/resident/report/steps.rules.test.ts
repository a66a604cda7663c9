import { expect, test } from 'vitest'
import type { Question } from '../../../../contract/case-configuration.ts'
import type { OpenCategory } from '../../../../contract/case-configuration-routes.ts'
import { type Draft, newDraft } from './draft.rules.ts'
import { answerFault, askedOf, pathOf, screensOf, stepsOf } from './steps.rules.ts'

const ask = (code: string, more: Partial<Question> = {}): Question => ({
  code,
  kind: 'one_of',
  words: { en: code, zh: code },
  required: false,
  ...more,
})
const category = (id: string, more: Partial<OpenCategory> = {}): OpenCategory => ({
  id,
  parentId: null,
  code: id,
  name: { en: id, zh: id },
  keywords: [],
  questions: [],
  danger: false,
  home: false,
  leaf: true,
  ...more,
})
const draft = (more: Partial<Draft> = {}) => ({ ...newDraft({ id: 'd', now: new Date(0) }), text: 'x', ...more })

const lift = [
  ask('trapped', { required: true }),
  ask('advice', { kind: 'information', when: { code: 'trapped', oneOf: ['yes'] } }),
  ask('how_many', { kind: 'number', when: { code: 'trapped', oneOf: ['yes', 'unsure'] } }),
  ask('number', { kind: 'string' }),
]

test('a question appears only after the answer that calls for it, advice stands before the next question', () => {
  expect(screensOf(lift, { trapped: 'no' }).map((screen) => screen.step)).toEqual(['q-trapped', 'q-number'])
  const screens = screensOf(lift, { trapped: 'yes' })
  expect(screens.map((screen) => screen.step)).toEqual(['q-trapped', 'q-how_many', 'q-number'])
  expect(screens[1]?.notes.map((note) => note.code)).toEqual(['advice'])
})

test('advice after the last question gets a screen of its own', () => {
  const last = [ask('hurt'), ask('keep_away', { kind: 'information' })]
  expect(screensOf(last, {}).at(-1)).toMatchObject({ step: 'q-keep_away', question: null })
})

test('taking an answer back takes back the questions that hung on it, also over two steps', () => {
  const chain = [
    ask('a'),
    ask('b', { when: { code: 'a', oneOf: ['yes'] } }),
    ask('c', { when: { code: 'B', oneOf: ['yes'] } }),
  ]
  expect([...askedOf(chain, { a: 'yes', b: 'yes' })]).toEqual(['a', 'b', 'c'])
  expect([...askedOf(chain, { a: 'no', b: 'yes' })]).toEqual(['a'])
})

test('a ring of conditions asks nothing and ends', () => {
  const ring = [ask('a', { when: { code: 'b', oneOf: ['1'] } }), ask('b', { when: { code: 'a', oneOf: ['1'] } })]
  expect([...askedOf(ring, { a: '1', b: '1' })]).toEqual([])
})

test('what is required must be answered; what is not may be left, but a number is a number', () => {
  expect(answerFault(ask('a', { required: true }), undefined)).toBe('required')
  expect(answerFault(ask('a', { required: true, kind: 'many_of' }), [])).toBe('required')
  expect(answerFault(ask('a'), undefined)).toBeUndefined()
  expect(answerFault(ask('a', { kind: 'number' }), 'three')).toBe('number')
  expect(answerFault(ask('a', { kind: 'number' }), '3')).toBeUndefined()
  expect(answerFault(ask('a', { kind: 'datetime' }), '2026-03-01')).toBeUndefined()
})

test('danger said by a group of categories shows the emergency numbers for each of them', () => {
  const categories = [category('top', { danger: true, leaf: false }), category('gas', { parentId: 'top' })]
  const steps = stepsOf(draft({ categoryId: 'gas' }), { categories, hasNearby: false })
  expect(steps.slice(0, 3)).toEqual(['what', 'category', 'danger'])
  expect(pathOf(categories, 'gas').map((one) => one.id)).toEqual(['gas', 'top'])
})

test('without a line there are no categories to ask for, and the report goes on', () => {
  expect(stepsOf(draft(), { categories: [], hasNearby: false })).toEqual([
    'what',
    'where',
    'photos',
    'contact',
    'check',
  ])
})

test('neighbours are asked about only where something is open close by', () => {
  expect(stepsOf(draft(), { categories: [], hasNearby: true })).toContain('nearby')
})
