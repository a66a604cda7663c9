import { type Calendar, endOfDayAfter, isWorkingTime, localDate, nextOpening } from './calendar.rules.ts'

/** A stretch of time that somebody is there. */
export interface Opening {
  from: Date
  until: Date
}

/** When a body is there, as a resident reads it. */
export interface OpeningHours {
  /** Day and night, every day: nothing else needs to be said. */
  always: boolean
  open: boolean
  /** When that changes: closing while it is open, opening while it is closed. Null for `always`. */
  changesAt: Date | null
  /** Today and the days after it by the calendar's own dates; a day without openings is closed. */
  days: { date: string; openings: Opening[] }[]
}

/** Opening hours of a calendar from today on, for a number of days. Holidays and make-up workdays are in them already. */
export function openingHours(calendar: Calendar, now: Date, days = 7): OpeningHours {
  if (calendar.always) return { always: true, open: true, changesAt: null, days: [] }
  const list = Array.from({ length: days }, (_, n) => {
    const end = endOfDayAfter(calendar, now, n)
    const start = endOfDayAfter(calendar, now, n - 1)
    return { date: localDate(calendar, start), openings: openingsBetween(calendar, start, end) }
  })
  const current = list[0]?.openings.find(({ from, until }) => from <= now && now < until)
  return {
    always: false,
    open: current !== undefined && isWorkingTime(calendar, now),
    changesAt: current?.until ?? nextOpening(calendar, now),
    days: list,
  }
}

function openingsBetween(calendar: Calendar, start: Date, end: Date): Opening[] {
  const found: Opening[] = []
  // Asked through the same door as the clocks are, so that both say the same on every day there is.
  for (let from = nextOpening(calendar, start); from < end; ) {
    const until = closingAfter(calendar, from)
    found.push({ from, until: until < end ? until : end })
    from = nextOpening(calendar, until)
  }
  return found
}

function closingAfter(calendar: Calendar, at: Date): Date {
  const { starts, ends } = calendar.year(yearOf(calendar, at))
  for (let i = 0; i < starts.length; i++)
    if ((starts[i] as number) <= at.getTime() && at.getTime() < (ends[i] as number)) return new Date(ends[i] as number)
  // Nobody is there at `at`: it closes at once.
  return new Date(at.getTime() + 1)
}

const yearOf = (calendar: Calendar, at: Date): number => Number(localDate(calendar, at).slice(0, 4))
