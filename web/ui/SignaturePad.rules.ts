/** Where the pen was, in units of the sheet (`sheet.width` by `sheet.height`), rounded to tenths. */
export interface InkPoint {
  x: number
  y: number
}

/** One line drawn without lifting the pen. */
export type Stroke = readonly InkPoint[]

/** The sheet a signature is drawn on, whatever the size of the screen: twice as wide as high. */
export const sheet = { width: 600, height: 300, ink: 5 } as const

const tenth = (value: number) => Math.round(value * 10) / 10

/** A point of the screen within the box of the sheet as a point of the sheet, kept inside it. */
export function inkAt(
  at: { x: number; y: number },
  box: { left: number; top: number; width: number; height: number },
): InkPoint {
  const within = (share: number, size: number) => tenth(Math.min(1, Math.max(0, share)) * size)
  return {
    x: within((at.x - box.left) / (box.width || 1), sheet.width),
    y: within((at.y - box.top) / (box.height || 1), sheet.height),
  }
}

/** The stroke with one point more; a hand that rests adds none. */
export function drawnOn(stroke: Stroke, point: InkPoint): Stroke {
  const last = stroke.at(-1)
  return last && Math.hypot(point.x - last.x, point.y - last.y) < 1.5 ? stroke : [...stroke, point]
}

/** The line of a stroke for an SVG path, rounded at its corners; a single point becomes a dot. */
export function pathOfStroke(stroke: Stroke): string {
  const [first, ...rest] = stroke
  if (!first) return ''
  if (rest.length === 0) return `M${first.x} ${first.y}h.1`
  let path = `M${first.x} ${first.y}`
  for (const [n, point] of rest.entries()) {
    const next = rest[n + 1]
    path += next
      ? `Q${point.x} ${point.y} ${tenth((point.x + next.x) / 2)} ${tenth((point.y + next.y) / 2)}`
      : `L${point.x} ${point.y}`
  }
  return path
}

/** How far the pen went in all, in units of the sheet. */
export function inkLength(strokes: readonly Stroke[]): number {
  let length = 0
  for (const stroke of strokes)
    for (const [n, point] of stroke.entries()) {
      const before = stroke[n - 1]
      if (before) length += Math.hypot(point.x - before.x, point.y - before.y)
    }
  return length
}

/** A sixth of the sheet's width: less than that was a slip of the finger, not a name. */
export const isSignature = (strokes: readonly Stroke[]): boolean => inkLength(strokes) >= sheet.width / 6

/** The whole drawing as one SVG path. */
export const pathOf = (strokes: readonly Stroke[]): string => strokes.map(pathOfStroke).join('')
