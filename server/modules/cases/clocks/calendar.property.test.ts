import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDay, CalendarDefinition, DayHours } from '../../../../contract/calendars.ts'
import {
  addWorkingDays,
  addWorkingMs,
  type Calendar,
  compileCalendar,
  isWorkingDay,
  nextOpening,
  workingDate,
  workingDaysBetween,
  workingMsBetween,
} from './calendar.rules.ts'
import { atShare, dueOf, shiftBySuspension } from './limit.rules.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const STEP = 15 * MINUTE

/*
 * The model: walks minute by minute, asks Intl what the wall clock shows (every quarter of an hour: offsets are whole
 * quarters) and looks into the definition whether that minute is worked. Shares nothing with the code under test.
 */
interface Model {
  works(minute: number): boolean
  dateOf(at: number): string
}

function modelOf(definition: CalendarDefinition): Model {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: definition.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const quarters = new Map<number, { date: string; minutes: number }>()
  const wall = (at: number) => {
    const quarter = Math.floor(at / STEP) * STEP
    let found = quarters.get(quarter)
    if (!found) {
      const [date = '', time = ''] = format.format(quarter).split(' ')
      found = { date, minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) }
      quarters.set(quarter, found)
    }
    return { date: found.date, minutes: found.minutes + Math.floor((at - quarter) / MINUTE) }
  }
  const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
  const hoursOn = (date: string): DayHours => {
    const exception = definition.days.find((day) => day.date === date)
    if (exception?.kind === 'off') return []
    if (exception?.hours) return exception.hours
    const before = definition.changes.filter((change) => change.date <= date).sort((a, b) => (a.date < b.date ? -1 : 1))
    const week = before.at(-1)?.hours ?? definition.hours
    if (!exception) return week[names[new Date(`${date}T12:00Z`).getUTCDay()] ?? 'sun']
    if (definition.makeUpHours) return definition.makeUpHours
    return [week.mon, week.tue, week.wed, week.thu, week.fri, week.sat, week.sun].find((day) => day.length > 0) ?? []
  }
  const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const byDate = new Map<string, DayHours>()
  return {
    works(at) {
      const { date, minutes } = wall(at)
      let hours = byDate.get(date)
      hours ??= hoursOn(date)
      byDate.set(date, hours)
      return hours.some(([open, close]) => minutesOf(open) <= minutes && minutes < minutesOf(close))
    },
    dateOf: (at) => wall(at).date,
  }
}

function naiveMinutes(model: Model, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += MINUTE) if (model.works(at)) count++
  return count
}

function naiveAdd(model: Model, from: number, minutes: number): number {
  let at = from
  for (let left = minutes; left > 0; at += MINUTE) if (model.works(at)) left--
  return at
}

/** Closing of the n-th worked date after the date of `from`: walks on until one date more is worked. */
function naiveDays(model: Model, from: number, days: number): number {
  const worked = new Set<string>()
  let closing = 0
  for (let at = from; ; at += MINUTE) {
    const date = model.dateOf(at)
    if (date === model.dateOf(from) || !model.works(at)) continue
    worked.add(date)
    if (worked.size > days) return closing
    closing = at + MINUTE
  }
}

/** Days around which something happens: clocks change (also in Shanghai, until 1991), leap day, year end, a plain week. */
const moments = [
  { timeZone: 'Asia/Shanghai', around: '2026-02-16' },
  { timeZone: 'Asia/Shanghai', around: '2025-12-31' },
  { timeZone: 'Asia/Shanghai', around: '1986-05-04' },
  { timeZone: 'Asia/Shanghai', around: '1991-09-15' },
  { timeZone: 'America/New_York', around: '2024-03-10' },
  { timeZone: 'America/New_York', around: '2024-11-03' },
  { timeZone: 'America/New_York', around: '2015-12-31' },
  { timeZone: 'Europe/London', around: '2024-03-31' },
  { timeZone: 'Europe/London', around: '2024-10-27' },
  { timeZone: 'Europe/London', around: '2024-02-28' },
  { timeZone: 'Australia/Lord_Howe', around: '2024-04-07' },
  { timeZone: 'Africa/Cairo', around: '2024-04-26' },
  { timeZone: 'Africa/Cairo', around: '2024-10-31' },
  { timeZone: 'Africa/Casablanca', around: '2024-03-10' },
  { timeZone: 'Pacific/Apia', around: '2011-12-30' },
  { timeZone: 'Asia/Kathmandu', around: '2024-12-31' },
]

const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const dayHours: fc.Arbitrary<DayHours> = fc
  .uniqueArray(
    fc.oneof(
      fc.integer({ min: 0, max: 1440 }),
      fc.integer({ min: 0, max: 48 }).map((n) => n * 30),
    ),
    {
      minLength: 2,
      maxLength: 6,
    },
  )
  .map((edges) => {
    const sorted = [...edges].sort((a, b) => a - b)
    const pairs: DayHours = []
    for (let i = 0; i + 1 < sorted.length; i += 2) {
      pairs.push([clockTime(sorted[i] as number), clockTime(sorted[i + 1] as number)])
    }
    return pairs
  })

const maybeHours = fc.oneof({ weight: 4, arbitrary: dayHours }, { weight: 1, arbitrary: fc.constant<DayHours>([]) })
const week = fc.record({
  mon: dayHours,
  tue: maybeHours,
  wed: maybeHours,
  thu: maybeHours,
  fri: maybeHours,
  sat: maybeHours,
  sun: maybeHours,
})

const dateNear = (around: string) =>
  fc.integer({ min: -6, max: 12 }).map((n) => new Date(Date.parse(around) + n * DAY).toISOString().slice(0, 10))

const dayNear = (around: string): fc.Arbitrary<CalendarDay> =>
  fc.record(
    { date: dateNear(around), kind: fc.constantFrom('off' as const, 'work' as const), hours: dayHours },
    { requiredKeys: ['date', 'kind'] },
  )

/** A calendar and an instant (a whole minute) near a moment at which something happens. */
const situation = fc.constantFrom(...moments).chain(({ timeZone, around }) =>
  fc.record({
    definition: fc.record(
      {
        timeZone: fc.constant(timeZone),
        always: fc.constant(false),
        hours: week,
        makeUpHours: dayHours,
        changes: fc.uniqueArray(fc.record({ date: dateNear(around), hours: week }), {
          maxLength: 2,
          selector: (change) => change.date,
        }),
        days: fc.uniqueArray(dayNear(around), { maxLength: 8, selector: (day) => day.date }),
      },
      { requiredKeys: ['timeZone', 'always', 'hours', 'changes', 'days'] },
    ),
    from: fc.integer({ min: -3 * 1440, max: 3 * 1440 }).map((n) => Date.parse(around) + n * MINUTE),
  }),
)

const compiled = (definition: CalendarDefinition): Calendar => compileCalendar(definition)
const runs = { numRuns: 150 }

describe('against a model that walks minute by minute', () => {
  test('counts the same working time between two instants', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 0, max: 6 * 1440 }), ({ definition, from }, minutes) => {
        const to = from + minutes * MINUTE
        const counted = workingMsBetween(compiled(definition), new Date(from), new Date(to))
        expect(counted).toBe(naiveMinutes(modelOf(definition), from, to) * MINUTE)
      }),
      runs,
    )
  })

  test('adds working time to the same instant', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 1, max: 2000 }), ({ definition, from }, minutes) => {
        const reached = addWorkingMs(compiled(definition), new Date(from), minutes * MINUTE)
        expect(reached).toEqual(new Date(naiveAdd(modelOf(definition), from, minutes)))
      }),
      runs,
    )
  })

  test('ends working days at the same closing', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 1, max: 7 }), ({ definition, from }, days) => {
        const closing = addWorkingDays(compiled(definition), new Date(from), days)
        expect(closing).toEqual(new Date(naiveDays(modelOf(definition), from, days)))
      }),
      runs,
    )
  })

  test('opens at the same minute and knows the same working days', () => {
    fc.assert(
      fc.property(situation, ({ definition, from }) => {
        const calendar = compiled(definition)
        const model = modelOf(definition)
        let opening = from
        while (!model.works(opening)) opening += MINUTE
        expect(nextOpening(calendar, new Date(from))).toEqual(new Date(opening))
        let worked = false
        for (let at = from - 1500 * MINUTE; at < from + 1500 * MINUTE; at += MINUTE) {
          worked ||= model.dateOf(at) === model.dateOf(from) && model.works(at)
        }
        expect(isWorkingDay(calendar, new Date(from))).toBe(worked)
      }),
      runs,
    )
  })
})

describe('whatever the calendar', () => {
  const ms = fc.integer({ min: -5 * DAY, max: 5 * DAY })

  test('time adds up: a to b and b to c is a to c', () => {
    fc.assert(
      fc.property(situation, ms, ms, ({ definition, from }, one, two) => {
        const calendar = compiled(definition)
        const [a, b, c] = [new Date(from), new Date(from + one), new Date(from + two)]
        expect(workingMsBetween(calendar, a, b) + workingMsBetween(calendar, b, c)).toBe(
          workingMsBetween(calendar, a, c),
        )
        expect(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c)).toBe(
          workingDaysBetween(calendar, a, c),
        )
      }),
      runs,
    )
  })

  test('what is added is what lies between, to the ms, forwards and backwards, and no sooner would do', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 1, max: 3 * DAY }), ({ definition, from }, amount) => {
        const calendar = compiled(definition)
        const start = new Date(from)
        const after = addWorkingMs(calendar, start, amount)
        expect(workingMsBetween(calendar, start, after)).toBe(amount)
        expect(workingMsBetween(calendar, start, new Date(after.getTime() - 1))).toBe(amount - 1)
        const before = addWorkingMs(calendar, start, -amount)
        expect(workingMsBetween(calendar, before, start)).toBe(amount)
        expect(workingMsBetween(calendar, new Date(before.getTime() + 1), start)).toBe(amount - 1)
      }),
      runs,
    )
  })

  test('working days there and back again is the same day, or the next when the first was none', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 1, max: 300 }), ({ definition, from }, days) => {
        const calendar = compiled(definition)
        const start = new Date(from)
        const end = addWorkingDays(calendar, start, days)
        // A closing at midnight is already the next date.
        const lastMoment = new Date(end.getTime() - 1)
        expect(workingDaysBetween(calendar, start, lastMoment)).toBe(days)
        expect(workingDate(calendar, start, days)).toBe(workingDate(calendar, addWorkingMs(calendar, end, 1), -1))
      }),
      runs,
    )
  })
})

describe('limits, whatever the calendar', () => {
  const limit = fc.record({
    amount: fc.integer({ min: 1, max: 30 }),
    unit: fc.constantFrom('hours', 'working_hours', 'working_days', 'calendar_days'),
  })
  const own = (unit: string, calendar: Calendar, a: Date, b: Date) =>
    unit.startsWith('working') ? workingMsBetween(calendar, a, b) : b.getTime() - a.getTime()

  test('amber comes before due, and the reminders after it', () => {
    fc.assert(
      fc.property(situation, limit, ({ definition, from }, given) => {
        const calendar = compiled(definition)
        const running = { limit: given, calendar, from: new Date(from) }
        const due = dueOf(running)
        const points = [0.8, 1, 1.5, 2].map((share) => atShare({ ...running, share }))
        expect(points[1]).toEqual(due)
        expect(points).toEqual([...points].sort((a, b) => a.getTime() - b.getTime()))
        const whole = own(given.unit, calendar, running.from, due)
        points.forEach((point, i) => {
          const share = own(given.unit, calendar, running.from, point) / whole
          expect(share).toBeCloseTo([0.8, 1, 1.5, 2][i] as number, 6)
        })
      }),
      runs,
    )
  })

  test('a suspension adds exactly the time it lasted, neither a minute of work more nor less', () => {
    const span = fc.integer({ min: 0, max: 5 * DAY })
    fc.assert(
      fc.property(situation, limit, span, span, ({ definition, from }, given, wait, length) => {
        const calendar = compiled(definition)
        const start = new Date(from)
        const due = dueOf({ limit: given, calendar, from: start })
        const pause = { limit: given, calendar, from: new Date(from + wait), to: new Date(from + wait + length) }
        const shifted = shiftBySuspension({ due, ...pause })
        const worked = own(given.unit, calendar, start, shifted) - own(given.unit, calendar, pause.from, pause.to)
        if (due > pause.from) expect(worked).toBe(own(given.unit, calendar, start, due))
        else expect(shifted).toEqual(due)
      }),
      runs,
    )
  })
})
