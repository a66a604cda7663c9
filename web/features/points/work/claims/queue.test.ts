import { expect, test } from 'vitest'
import { nextAfter, verified } from './queue.rules.ts'

test('the next claim follows; after the last one the one before; after the only one nothing', () => {
  expect(nextAfter(['a', 'b', 'c'], 'b')).toBe('c')
  expect(nextAfter(['a', 'b'], 'b')).toBe('a')
  expect(nextAfter(['a'], 'a')).toBeNull()
})

test('minutes are said where they are other than claimed', () => {
  expect(verified({ minutes: 90 }, 90)).toBeNull()
  expect(verified({ minutes: 90 }, 60)).toBe(60)
})
