import { expect, test } from 'vitest'
import { lightOf } from './light.rules.ts'
import { shanghai as at } from './testing.ts'

const clock = { amberAt: at('2026-03-03 10:00'), dueAt: at('2026-03-03 12:00') }

test('the light is green, amber from 80 %, still amber at the last moment, and red past it', () => {
  const light = (text: string) => lightOf(clock, at(text))
  expect(light('2026-03-02 09:00')).toBe('green')
  expect(light('2026-03-03 09:59:59.999')).toBe('green')
  expect(light('2026-03-03 10:00')).toBe('amber')
  expect(light('2026-03-03 12:00')).toBe('amber')
  expect(light('2026-03-03 12:00:00.001')).toBe('red')
})

test('a clock that stands has no colour', () => {
  const late = at('2026-03-09 09:00')
  expect(lightOf({ ...clock, stoppedAt: at('2026-03-03 09:00') }, late)).toBe('stopped')
  expect(lightOf({ ...clock, suspendedAt: at('2026-03-03 09:00') }, late)).toBe('suspended')
  expect(lightOf({ ...clock, stoppedAt: null, suspendedAt: null }, late)).toBe('red')
})
