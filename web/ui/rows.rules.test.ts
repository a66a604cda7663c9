import { expect, test } from 'vitest'
import { anchorIn, rangeBetween, scrollAfter } from './rows.rules.ts'

const height = 50

test('what is in view stays where it is when rows come above it, or leave', () => {
  const old = ['a', 'b', 'c', 'd', 'e']
  const anchor = anchorIn({ scrollTop: 110, height, held: false }) as number
  expect(old[anchor]).toBe('c')
  const after = (keys: string[]) => scrollAfter({ old, keys, anchor, scrollTop: 110, height })
  expect(after(['new', 'newer', 'a', 'b', 'c', 'd', 'e'])).toBe(210)
  expect(after(['b', 'c', 'd', 'e'])).toBe(60)
  expect(after(['a', 'b', 'd', 'e']), 'the case in view was closed: the next one takes its place').toBe(60)
  expect(after(['x', 'y']), 'another list').toBeUndefined()
})

test('at the top new rows appear, unless somebody has the list in hand', () => {
  expect(anchorIn({ scrollTop: 0, height, held: false })).toBeUndefined()
  expect(anchorIn({ scrollTop: 0, height, held: true })).toBe(0)
})

test('Shift chooses all between, upwards too', () => {
  expect(rangeBetween(2, 4)).toEqual([2, 3, 4])
  expect(rangeBetween(4, 2)).toEqual([2, 3, 4])
  expect(rangeBetween(3, 3)).toEqual([3])
})
