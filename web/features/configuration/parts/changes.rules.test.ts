import { expect, test } from 'vitest'
import { changedFields, inWords, merged } from './changes.rules.ts'

test('a change tells what stood there before and after, and leaves out what changes with every save', () => {
  const before = { id: '1', version: 3, name: { en: 'Lamp', zh: '路灯' }, keywords: ['dark'], active: true }
  const after = {
    id: '1',
    version: 4,
    active: true,
    name: { zh: '路灯', en: 'Street lamp' },
    keywords: ['dark', 'off'],
  }
  expect(changedFields(before, after)).toEqual([
    { path: 'name.en', before: 'Lamp', after: 'Street lamp' },
    { path: 'keywords', before: ['dark'], after: ['dark', 'off'] },
  ])
})

test('a record that did not change tells nothing', () => {
  expect(changedFields({ a: [{ b: 1, c: 2 }] }, { a: [{ c: 2, b: 1 }] })).toEqual([])
})

test('values are words, not code', () => {
  expect(inWords(null)).toBe('–')
  expect(inWords({ zh: '路灯', en: 'Lamp' })).toBe('路灯 / Lamp')
  expect(inWords([{ words: { zh: '在哪', en: 'Where' } }])).toBe('在哪 / Where')
  expect(inWords({ amount: 2, unit: 'hours' })).toBe('amount: 2; unit: hours')
})

test('when two people changed one record, each keeps what they changed', () => {
  const base = { name: { en: 'Lamp', zh: '路灯' }, keywords: ['dark'], active: true }
  const mine = { name: { en: 'Street lamp', zh: '路灯' }, keywords: ['dark'], active: true }
  const theirs = { name: { en: 'Lamp', zh: '道路照明' }, keywords: ['dark', 'off'], active: true }
  expect(merged(base, mine, theirs)).toEqual({
    ...{ name: { en: 'Street lamp', zh: '道路照明' }, keywords: ['dark', 'off'], active: true },
  })
  expect(merged(base, { ...base, active: false }, { ...base, active: true }).active).toBe(false)
})
