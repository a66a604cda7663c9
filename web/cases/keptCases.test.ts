import { expect, test } from 'vitest'
import { type KeptCase, keptFrom, plainNumber, withCase } from './keptCases.ts'
import { followAddress, grouped, plainSecret } from './secret.rules.ts'

const now = new Date('2026-03-01T09:00:00Z')
const kept = (number: string, more: Partial<KeptCase> = {}): KeptCase => ({
  ...keptFrom({ number, secret: 'abcd' }, { text: 'The lamp', relation: 'reporter', now }),
  ...more,
})

test('a new case comes first; looking at an old one leaves it in its place', () => {
  const list = withCase([kept('A-1')], kept('A-2'))
  expect(list.map((one) => one.number)).toEqual(['A-2', 'A-1'])
  expect(withCase(list, kept('A-1', { text: '' }))).toEqual([kept('A-2'), kept('A-1')])
})

test('what the receipt said stays when the case is kept again without it', () => {
  const receipt = { state: 'reported' as const, holder: { en: 'Grid 1', zh: '第一网格' }, dueAt: null }
  expect(withCase([kept('A-1', { receipt })], kept('A-1'))[0]?.receipt).toEqual(receipt)
})

test('a number is understood however it was typed', () => {
  for (const typed of ['wd-2026-000001', ' WD 2026 000001 ', 'WD‑2026‑000001', 'wd—2026—000001'])
    expect(plainNumber(typed)).toBe('WD-2026-000001')
})

test('a secret is read in groups of four and typed with or without gaps', () => {
  expect(grouped('abcdefghjk')).toBe('abcd efgh jk')
  expect(plainSecret(' abcd efgh\njk ')).toBe('abcdefghjk')
})

test('the secret stands behind the # of a link, which no server ever sees', () => {
  const address = followAddress({ origin: 'https://example.org', base: '/t/demo', number: 'WD-1', secret: 'abcd' })
  expect(address).toBe('https://example.org/t/demo/f/WD-1#abcd')
  expect(new URL(address).pathname + new URL(address).search).not.toContain('abcd')
})
