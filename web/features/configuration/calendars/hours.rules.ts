import type { DayHours } from '../../../../contract/calendars.ts'

const time = /^(([01]?\d|2[0-3]):[0-5]\d|24:00)$/

/** Opening hours as one line: `09:00-12:00 13:30-17:30`; a closed day is empty. */
export function lineOf(hours: DayHours): string {
  return hours.map(([open, close]) => `${open}-${close}`).join(' ')
}

/** Reads such a line, also with the dashes and spaces people type; undefined where it can't be read. */
export function hoursOf(line: string): DayHours | undefined {
  const pairs = line
    .replace(/[–—－~至]/g, '-')
    .replace(/：/g, ':')
    .replace(/\s*-\s*/g, '-')
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
  const hours: DayHours = []
  for (const pair of pairs) {
    const [open = '', close = '', more] = pair.split('-')
    if (more !== undefined || !time.test(open) || !time.test(close)) return undefined
    hours.push([open.padStart(5, '0'), close.padStart(5, '0')])
  }
  const inOrder = hours.every(([open, close], at) => open < close && (at === 0 || (hours[at - 1]?.[1] ?? '') <= open))
  return inOrder ? hours : undefined
}
