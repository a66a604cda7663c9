import { expect, test } from 'vitest'
import type { OpenCategory } from '../../../../contract/case-configuration-routes.ts'
import { inBranch } from './near.ts'
import { searchCategories, suggestCategories } from './suggest.rules.ts'

const category = (id: string, keywords: string[], more: Partial<OpenCategory> = {}): OpenCategory => ({
  id,
  parentId: null,
  code: id,
  name: { en: id, zh: id },
  keywords,
  questions: [],
  danger: false,
  home: false,
  leaf: true,
  ...more,
})
const tree = [
  category('Streets', ['street', '街道'], { leaf: false }),
  category('Lamps', ['lamp', 'dark', '路灯', '不亮'], { parentId: 'Streets' }),
  category('Overdue', ['late', '逾期'], { parentId: null }),
  category('Gas', ['gas', '燃气'], { danger: true }),
]
const named = (found: readonly OpenCategory[]) => found.map((one) => one.id)

test('the words suggest a kind of matter, in both languages, the strongest first', () => {
  expect(named(suggestCategories(tree, 'Two lamps on our street are dark'))).toEqual(['Lamps', 'Streets'])
  expect(named(suggestCategories(tree, '门口的路灯不亮，还有燃气味'))).toEqual(['Lamps', 'Gas'])
})

test('a keyword inside another word suggests nothing: a plate is not late', () => {
  expect(suggestCategories(tree, 'The number plate fell off')).toEqual([])
})

test('words that fit nothing suggest nothing', () => {
  expect(suggestCategories(tree, 'hello')).toEqual([])
})

test('the list is found by name and by keyword', () => {
  expect(named(searchCategories(tree, 'lam'))).toEqual(['Lamps'])
  expect(named(searchCategories(tree, '路灯'))).toEqual(['Lamps'])
  expect(searchCategories(tree, ' ')).toEqual([])
})

test('of the open cases of a building those of the same branch are shown, and those nobody sorted yet', () => {
  const near = (number: string, name: string | null) => ({
    id: number,
    number,
    text: '',
    category: name ? { en: name, zh: name } : null,
    state: 'reported' as const,
    reportedAt: '2026-03-01T09:00:00Z',
    followers: 0,
    point: null,
  })
  const items = [near('1', 'Lamps'), near('2', 'Gas'), near('3', null), near('4', 'Streets')]
  expect(inBranch(items, tree, 'Lamps').map((one) => one.number)).toEqual(['1', '3', '4'])
  expect(inBranch(items, tree, null)).toHaveLength(4)
})
