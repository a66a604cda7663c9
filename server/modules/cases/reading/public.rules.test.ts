import { expect, test } from 'vitest'
import { isFoundBy, publicText } from './public.rules.ts'

test('what a reporter wrote about reaching them is not put up for everybody', () => {
  expect(publicText('路灯不亮，请打13800001234联系王阿姨')).toBe('路灯不亮，请打***联系王阿姨')
  expect(publicText('Write to ada@resident.example or call +86 571 8888-1234.')).toBe('Write to *** or call ***.')
  expect(publicText('我的微信：plum_tree88')).toBe('我的***')
  expect(publicText('Since 2026 the lamp at house 12 is dark, 3 metres from number 1045')).toContain('house 12')
})

test('a long report is shown by its beginning', () => {
  expect([...publicText('灯'.repeat(500))]).toHaveLength(201)
  expect(publicText('灯'.repeat(200))).toBe('灯'.repeat(200))
})

const seen = {
  number: 'TEST-2026-000017',
  text: '小区门口路灯不亮 The lamp at the gate is dark',
  address: '水井巷*号',
  category: { en: 'Street lamp', zh: '路灯照明' },
}

test('a matter is found by its words, its number, its street and its kind, in either language', () => {
  for (const query of ['路灯', 'lamp gate', 'TEST-2026-000017', '000017', '水井巷', 'street', 'LAMP', 'gat'])
    expect(isFoundBy(seen, query), query).toBe(true)
})

test('every word asked for must be there, and no words ask for nothing', () => {
  for (const query of ['lamp bench', '电梯', '  ', '!!']) expect(isFoundBy(seen, query), query).toBe(false)
})

test('nobody learns a door by asking for it: only what can be read can be found', () => {
  expect(isFoundBy(seen, '水井巷 301')).toBe(false)
  expect(isFoundBy({ ...seen, text: publicText('Call 13800001234') }, '13800001234')).toBe(false)
})
