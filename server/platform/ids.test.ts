import { describe, expect, test } from 'vitest'
import { testClock } from './clock.ts'
import { firstIdAt, isUuid, timeOfId, uuidv7 } from './ids.ts'

describe('an id', () => {
  test('sorts after every id made before it in this process', () => {
    const ids = Array.from({ length: 5000 }, uuidv7)
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('knows when it was made', () => {
    const before = Date.now()
    const made = timeOfId(uuidv7()).getTime()
    expect(made).toBeGreaterThanOrEqual(before)
    expect(made).toBeLessThanOrEqual(Date.now() + 1)
    expect(() => timeOfId('6f9619ff-8b86-4011-b42d-00cf4fc964ff')).toThrow(RangeError)
    expect(() => timeOfId('demo')).toThrow(RangeError)
  })

  test('lies at or after the first id of its instant', () => {
    const id = uuidv7()
    const at = timeOfId(id)
    expect(firstIdAt(at) <= id).toBe(true)
    expect(firstIdAt(new Date(at.getTime() + 1)) > id).toBe(true)
    expect(timeOfId(firstIdAt(at))).toEqual(at)
  })

  test('is told from other text', () => {
    expect(isUuid(uuidv7())).toBe(true)
    for (const text of ['', 'demo', `${uuidv7()} `, 7, undefined, null]) expect(isUuid(text)).toBe(false)
  })
})

test('a test clock stands still until it is moved', () => {
  const clock = testClock('2026-03-02T01:00:00Z')
  expect(clock.now()).toEqual(new Date('2026-03-02T01:00:00Z'))
  clock.advance(90_000)
  expect(clock.now()).toEqual(new Date('2026-03-02T01:01:30Z'))
  clock.set('2026-01-01T00:00:00Z')
  expect(clock.now()).toEqual(new Date('2026-01-01T00:00:00Z'))
  expect(() => clock.set('soon')).toThrow(RangeError)
})
