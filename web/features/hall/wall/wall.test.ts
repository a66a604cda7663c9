import { expect, test } from 'vitest'
import { freshCalls, markOf, ticketIn } from './wall.rules.ts'

const call = (ticket: string, rest: object = {}) => ({
  ...{ ticket, counter: 1, counterName: { en: 'One', zh: '一' }, state: 'called' as const, calls: 1, at: '' },
  ...rest,
})

test('the wall chimes for what was called since it looked last, also once more, and not for what stood there when it began', () => {
  const before = new Set([call('A001'), call('A002')].map(markOf))
  expect(freshCalls([call('A001')], null)).toEqual([])
  expect(freshCalls([call('A001'), call('A003')], before).map(({ ticket }) => ticket)).toEqual(['A003'])
  expect(freshCalls([call('A001', { calls: 2 })], before)).toHaveLength(1)
  expect(freshCalls([call('A001', { counter: 2 })], before)).toHaveLength(1)
  expect(freshCalls([call('A004', { state: 'serving' })], before)).toEqual([])
})

test('a scanned ticket says whose it is; anything else is typed', () => {
  const id = '0190a000-0000-7000-8000-000000000001'
  expect(ticketIn(`https://example.test/hall/ticket/${id}#abcdefghijklmnop\n`)).toEqual({
    id,
    secret: 'abcdefghijklmnop',
  })
  expect(ticketIn('ABCD-EFGH')).toBeUndefined()
})
