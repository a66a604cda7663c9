import type { SlotRule } from '../../../../contract/hall-settings.ts'
import type { OpenHours } from '../../../../contract/stations.ts'

/** Times of appointments in a line each: `1-5 09:00-11:30 /30 x2`: days, from and until, minutes between, how many at once. */
export const slotsAsText = (slots: readonly SlotRule[]): string =>
  slots
    .map(({ days, from, until, every, capacity }) => `${daysAsText(days)} ${from}-${until} /${every} x${capacity}`)
    .join('\n')

/** The same read again; undefined where a line is not understood. */
export function slotsIn(text: string): SlotRule[] | undefined {
  const found: SlotRule[] = []
  for (const line of text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const parts = /^([1-7](?:[-,][1-7])*) +(\d\d:\d\d) *- *(\d\d:\d\d) +\/ *(\d+) +[x×] *(\d+)$/.exec(line)
    if (!parts) return undefined
    const [, days = '', from = '', until = '', every, capacity] = parts
    found.push({ days: daysIn(days), from, until, every: Number(every), capacity: Number(capacity) })
  }
  return found
}

/** Hours of a counter in a line each: `1-5 09:00-11:30`. */
export const hoursAsText = (hours: readonly OpenHours[]): string =>
  hours.map(({ days, from, until }) => `${daysAsText(days)} ${from}-${until}`).join('\n')

/** The same read again; undefined where a line is not understood, or ends before it begins. */
export function hoursIn(text: string): OpenHours[] | undefined {
  const lines = text.split('\n').map((each) => each.trim())
  const found: OpenHours[] = []
  for (const line of lines.filter(Boolean)) {
    const parts =
      /^([1-7](?:[-,][1-7])*) +([01]\d:[0-5]\d|2[0-3]:[0-5]\d) *- *([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$/.exec(line)
    if (!parts) return undefined
    const [, days = '', from = '', until = ''] = parts
    if (from >= until) return undefined
    found.push({ days: daysIn(days), from, until })
  }
  return found
}

function daysAsText(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b)
  const [first = 1, last = 1] = [sorted[0], sorted[sorted.length - 1]]
  return sorted.length > 2 && last - first === sorted.length - 1 ? `${first}-${last}` : sorted.join(',')
}

function daysIn(text: string): number[] {
  const days = text.split(',').flatMap((part) => {
    const [from = 1, until = from] = part.split('-').map(Number)
    return Array.from({ length: Math.max(0, until - from + 1) }, (_, n) => from + n)
  })
  return [...new Set(days)]
}
