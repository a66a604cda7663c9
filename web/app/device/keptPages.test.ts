import { expect, test } from 'vitest'
import { isKeptPage, tooMuch } from './keptPages.ts'

const now = Date.parse('2026-03-02T09:00:00Z')
const page = (n: number, more = {}) => ({ key: ['/x', n], accountId: 'lin', at: now - n, size: 10, data: {}, ...more })

test('the day, its cases and what forms need are kept; lists of desks and looks at people are not', () => {
  expect(isKeptPage(['/api/v1/cases', { field: 'mine', posts: 'p' }])).toBe(true)
  expect(isKeptPage(['/api/v1/cases/{id}', { path: { id: 'a' } }])).toBe(true)
  expect(isKeptPage(['/api/v1/configuration/texts', null])).toBe(true)
  expect(isKeptPage(['/api/v1/cases', { query: { scope: 'place' } }])).toBe(false)
  expect(isKeptPage(['/api/v1/cases', null])).toBe(false)
  expect(isKeptPage(['/api/v1/my/data', null])).toBe(false)
})

test('nothing of anybody else stays, nor what is older than a week', () => {
  const all = [page(1), page(2, { accountId: 'wang' }), page(8 * 86_400_000)]
  expect(tooMuch(all, { accountId: 'lin', now })).toEqual(['wang ["/x",2]', 'lin ["/x",691200000]'])
  expect(tooMuch(all, { accountId: null, now })).toHaveLength(3)
})

test('the device is not filled: the longest unread goes first', () => {
  const many = Array.from({ length: 410 }, (_, n) => page(n))
  expect(tooMuch(many, { accountId: 'lin', now })).toHaveLength(10)
  const large = [page(1, { size: 8_000_000 }), page(2, { size: 8_000_000 })]
  expect(tooMuch(large, { accountId: 'lin', now })).toEqual(['lin ["/x",2]'])
})
