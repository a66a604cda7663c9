import { dayAfter } from '../../../words/zone.ts'

/** Windows that are asked for most: so many days back, this month, this year. */
export const windows = ['7', '30', '90', 'month', 'year'] as const

/** The window as the address tells it; days are days of the district, both ends included. */
export interface FiguresSearch {
  window?: (typeof windows)[number]
  from?: string
  to?: string
  unit?: string
}

const day = /^\d{4}-\d{2}-\d{2}$/
const uuid = /^[0-9a-f-]{36}$/i

/** Reads an address; what makes no sense is left out. */
export function readFigures(given: Record<string, unknown>): FiguresSearch {
  const window = windows.find((each) => each === String(given.window ?? ''))
  const from = String(given.from ?? '')
  const to = String(given.to ?? '')
  const unit = String(given.unit ?? '')
  return {
    ...(window ? { window } : {}),
    ...(day.test(from) && day.test(to) && from <= to ? { from, to } : {}),
    ...(uuid.test(unit) ? { unit } : {}),
  }
}

/** First and last day of the window: the last 30 days unless told. */
export function windowOf(search: FiguresSearch, now: Date, timeZone: string): { from: string; to: string } {
  if (search.from && search.to) return { from: search.from, to: search.to }
  const today = dayAfter(now, 0, timeZone)
  if (search.window === 'month') return { from: `${today.slice(0, 7)}-01`, to: today }
  if (search.window === 'year') return { from: `${today.slice(0, 4)}-01-01`, to: today }
  return { from: dayAfter(now, 1 - Number(search.window ?? 30), timeZone), to: today }
}
