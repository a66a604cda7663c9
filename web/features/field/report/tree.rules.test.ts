import { expect, test } from 'vitest'
import type { Category } from '../../../../contract/case-configuration.ts'
import { askedOf, treeOf, unansweredOf } from './tree.rules.ts'

const category = (id: string, path: string[], more: Partial<Category> = {}): Category => ({
  ...{ id, path, code: id, name: { en: id, zh: id }, keywords: [], questions: [], danger: false, home: false },
  ...{ parentId: path.at(-2) ?? null, cityObject: null, cityEvent: null, open: true, active: true, position: 0 },
  ...{ version: 1, updatedAt: '2026-03-01T00:00:00Z' },
  ...more,
})

test('a branch switched off takes what is below with it', () => {
  const tree = treeOf([
    category('roads', ['roads'], { active: false }),
    category('lamp', ['roads', 'lamp']),
    category('water', ['water']),
  ])
  expect(tree.children(null).map((each) => each.id)).toEqual(['water'])
  expect(tree.find('lamp')).toEqual([])
  expect(tree.isLeaf('water')).toBe(true)
})

test('a category is found by its own words and those of the branch above', () => {
  const tree = treeOf([
    category('roads', ['roads'], { name: { en: 'Roads', zh: '道路' } }),
    category('lamp', ['roads', 'lamp'], { name: { en: 'Lamp', zh: '路灯' }, keywords: ['dark'] }),
  ])
  expect(tree.find('roads dark').map((each) => each.id)).toEqual(['lamp'])
  expect(tree.find('路灯').map((each) => each.id)).toEqual(['lamp'])
  expect(tree.find(' ')).toEqual([])
})

const questions: Category['questions'] = [
  {
    ...{ code: 'hurt', kind: 'one_of', words: { en: 'Anybody hurt?', zh: '有人受伤吗' }, required: true },
    values: [{ key: 'yes', name: { en: 'Yes', zh: '是' } }],
  },
  {
    ...{ code: 'who', kind: 'text', words: { en: 'Who?', zh: '谁' }, required: true },
    when: { code: 'hurt', oneOf: ['yes'] },
  },
]

test('a question that waits for another answer is asked only then', () => {
  expect(askedOf(questions, {}).map((each) => each.code)).toEqual(['hurt'])
  expect(unansweredOf(questions, { hurt: 'no' })).toEqual([])
  expect(unansweredOf(questions, { hurt: ['yes'], who: ' ' })).toEqual(['who'])
})
