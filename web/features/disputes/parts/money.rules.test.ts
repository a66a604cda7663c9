import { expect, test } from 'vitest'
import { fenOf, typedOf } from './money.rules.ts'

test('money is read as people write it, to the fen', () => {
  expect(fenOf('1,200.5')).toBe(120_050)
  expect(fenOf('¥ 800 元')).toBe(80_000)
  expect(fenOf('0.07')).toBe(7)
  expect(fenOf(' ')).toBeNull()
  expect(fenOf('about 800')).toBeUndefined()
  expect(fenOf('1.234')).toBeUndefined()
})

test('a sum goes back into its field as it came', () => {
  for (const typed of ['1200.50', '800', '0.07', '']) expect(typedOf(fenOf(typed))).toBe(typed)
})
