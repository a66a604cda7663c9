import { expect, test } from 'vitest'
import { canonical } from './timeline-hash.rules.ts'

// Texts as they come: plain, with quotes, controls, halves of pairs, and longer than is looked at letter by letter.
const texts = [
  '',
  'plain',
  '路灯不亮',
  'a "b" \\ c',
  'line\nline\t\u0000\u001f\u007f\u0080',
  '\u2028\u2029',
  '🙂',
  '\ud83d',
  'x\ude42',
]

test.each([...texts, 'y'.repeat(200), '"'.repeat(70)])('a text stands in a timeline as JSON writes it: %j', (text) => {
  expect(canonical(text)).toBe(JSON.stringify(text))
})

test('the order of keys makes no difference, and what is undefined is not there', () => {
  const facts = { b: [1, null, { z: true, a: 'x' }], a: { en: 'A', zh: '甲' }, c: undefined, B: -0, _: {} }
  expect(canonical(facts)).toBe('{"B":0,"_":{},"a":{"en":"A","zh":"甲"},"b":[1,null,{"a":"x","z":true}]}')
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`k${(n * 37) % 60}`, n]))
  expect(JSON.parse(canonical(many))).toEqual(many)
  expect(Object.keys(JSON.parse(canonical(many)))).toEqual(Object.keys(many).sort())
  expect(canonical({ only: undefined })).toBe('{}')
  expect(canonical(undefined)).toBe('null')
})
