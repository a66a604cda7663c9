import { expect, test } from 'vitest'
import { csvOf } from './csv.rules.ts'

test('a table opens in a spreadsheet: Chinese, commas and quotes stay, formulas are words', () => {
  expect(
    csvOf([
      ['事项', 'a, "b"'],
      ['=1+1', '5'],
    ]),
  ).toBe('\uFEFF事项,"a, ""b"""\r\n\'=1+1,5\r\n')
})
