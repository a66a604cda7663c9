import { expect, test } from 'vitest'
import { hitsIn, isCaseNumber } from './hits.ts'
import { readLayout, usualLayout } from './layout.ts'

const marked = (text: string, search: string) =>
  hitsIn(text, search)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join('')

test('words that were searched for are marked where a word begins so', () => {
  expect(marked('The lamps at Lamp Lane', 'lamp')).toBe('The [lamp]s at [Lamp] Lane')
  expect(marked('A clamp', 'lamp')).toBe('A clamp')
  expect(marked('DEMO-2026-000123', '123')).toBe('DEMO-2026-000[123]')
})

test('Chinese words are marked by the parts that are there', () => {
  expect(marked('门口路灯不亮', '路灯')).toBe('门口[路灯]不亮')
  expect(marked('灯笼街道路灯坏了', '灯笼街 路灯')).toBe('[灯笼街]道[路灯]坏了')
  expect(marked('小区停水', '小区路灯')).toBe('[小区]停水')
  expect(marked('水管漏水 near gate', '漏水 GATE')).toBe('水管[漏水] near [gate]')
})

test('a whole number is known, in any width of letters', () => {
  expect(isCaseNumber(' demo-2026-000123 ')).toBe(true)
  expect(isCaseNumber('ＤＥＭＯ-2026-000123')).toBe(true)
  expect(isCaseNumber('000123')).toBe(false)
})

test('a list kept with columns that are gone shows the others, and always what it is about', () => {
  expect(readLayout('{"columns":["mood","due"],"density":"dense"}')).toEqual({
    columns: ['due', 'what'],
    density: 'dense',
  })
  expect(readLayout('nonsense')).toEqual(usualLayout)
  expect(readLayout(null)).toEqual(usualLayout)
})
