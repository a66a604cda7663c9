import { describe, expect, test } from 'vitest'
import { codesIn, shortCode, toggled } from './pins.rules.ts'

describe('what stays as it is', () => {
  test('may be typed with commas, blanks and lines, in both ways of writing, and twice', () => {
    expect(codesIn(' B1, B2\nB3#2，B1；340102 ')).toEqual(['B1', 'B2', 'B3#2', '340102'])
    expect(codesIn('  ')).toEqual([])
  })

  test('is kept by one click and let go by the next', () => {
    expect(toggled([], 'A')).toEqual(['A'])
    expect(toggled(['A', 'B'], 'A')).toEqual(['B'])
  })

  test('is named without the community it stands in', () => {
    expect(shortCode('340102001001-G03', '340102001001')).toBe('G03')
    expect(shortCode('340102001001003', '340102001001')).toBe('340102001001003')
  })
})
