import { expect, test } from 'vitest'
import { drawnOn, inkAt, inkLength, isSignature, pathOf, pathOfStroke, type Stroke } from './SignaturePad.rules.ts'

const box = { left: 10, top: 20, width: 300, height: 100 }

test('a finger on a small screen draws on the same sheet as a mouse on a large one, and never beside it', () => {
  expect(inkAt({ x: 160, y: 70 }, box)).toEqual({ x: 300, y: 150 })
  expect(inkAt({ x: 0, y: 999 }, box)).toEqual({ x: 0, y: 300 })
})

test('a hand that rests adds nothing to its line', () => {
  const stroke = drawnOn([{ x: 5, y: 5 }], { x: 5.5, y: 5 })
  expect(stroke).toHaveLength(1)
  expect(drawnOn(stroke, { x: 9, y: 5 })).toHaveLength(2)
})

test('a dot or a slip is no signature; a name is', () => {
  const slip: Stroke = [
    { x: 10, y: 10 },
    { x: 60, y: 10 },
  ]
  expect(isSignature([[{ x: 10, y: 10 }], slip])).toBe(false)
  expect(isSignature([slip, slip])).toBe(true)
  expect(inkLength([slip, slip])).toBe(100)
})

test('the drawing is one path: lines with round corners, dots where the pen only touched', () => {
  expect(pathOfStroke([])).toBe('')
  expect(pathOfStroke([{ x: 3, y: 4 }])).toBe('M3 4h.1')
  const bent: Stroke = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
  ]
  expect(pathOfStroke(bent)).toBe('M0 0Q10 0 10 5L10 10')
  expect(pathOf([bent, [{ x: 3, y: 4 }]])).toBe('M0 0Q10 0 10 5L10 10M3 4h.1')
})
