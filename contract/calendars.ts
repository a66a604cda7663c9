import { z } from 'zod'

const time = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'calendar.time_shape')
  .describe('Wall clock of the calendar’s zone, HH:MM; 24:00 is the end of the day')

/**
 * Opening hours of one day: pairs of opening and closing, in order, not overlapping. Two pairs make a lunch break;
 * an empty list is a closed day. Night hours are written as two days: 22:00–24:00 and 00:00–06:00.
 */
export const DayHours = z
  .array(z.tuple([time, time]))
  .max(12)
  .refine(
    (pairs) => pairs.every(([open, close], i) => open < close && (i === 0 || (pairs[i - 1]?.[1] ?? '') <= open)),
    {
      message: 'calendar.hours_order',
    },
  )
export type DayHours = z.infer<typeof DayHours>

/** Opening hours of a week, Monday first. */
export const WeekHours = z.object({
  mon: DayHours,
  tue: DayHours,
  wed: DayHours,
  thu: DayHours,
  fri: DayHours,
  sat: DayHours,
  sun: DayHours,
})
export type WeekHours = z.infer<typeof WeekHours>

/**
 * A dated exception: a day off (a holiday), or a day worked (a make-up workday 调休, or a day with other hours than usual).
 * A worked day without `hours` has the calendar's make-up hours.
 */
export const CalendarDay = z.object({
  date: z.iso.date(),
  kind: z.enum(['off', 'work']),
  name: z.string().trim().max(80).optional(),
  hours: DayHours.optional(),
})
export type CalendarDay = z.infer<typeof CalendarDay>

/** True for a time zone name of the IANA database that this machine knows. */
function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

const datesAreUnique = (days: { date: string }[]) => new Set(days.map((day) => day.date)).size === days.length

/** When a body works: all that the clocks need to know about it. */
export const CalendarDefinition = z
  .object({
    timeZone: z.string().refine(isTimeZone, { message: 'calendar.zone_unknown' }),
    always: z
      .boolean()
      .describe('Runs all hours of all days (a district centre); hours and days are then not looked at'),
    hours: WeekHours,
    makeUpHours: DayHours.optional().describe(
      'Hours of a make-up workday; without them, those of the first open weekday',
    ),
    changes: z
      .array(z.object({ date: z.iso.date(), hours: WeekHours }))
      .max(60)
      .refine(datesAreUnique, { message: 'calendar.date_twice' })
      .default([])
      .describe('Weekly hours that apply from a date on, e.g. summer and winter hours'),
    days: z.array(CalendarDay).max(4000).refine(datesAreUnique, { message: 'calendar.date_twice' }).default([]),
  })
  .refine((definition) => definition.always || Object.values(definition.hours).some((day) => day.length > 0), {
    message: 'calendar.never_open',
    path: ['hours'],
  })
export type CalendarDefinition = z.infer<typeof CalendarDefinition>
