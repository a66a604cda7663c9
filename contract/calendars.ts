import { z } from 'zod'
import { Instant, LocalizedName } from './common.ts'
import { route } from './route.ts'

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

const isOpenAtAll = (week: WeekHours) => Object.values(week).some((day) => day.length > 0)
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
  .refine(
    (definition) => definition.always || [definition, ...definition.changes].every(({ hours }) => isOpenAtAll(hours)),
    {
      message: 'calendar.never_open',
      path: ['hours'],
    },
  )
export type CalendarDefinition = z.infer<typeof CalendarDefinition>

/** Short name of a calendar, as units, departments and settings name it: `office`, `always`. */
export const CalendarCode = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'calendar.code_shape')

/** A calendar as an administrator saves it. `version`: the one they saw, 0 for a new one. */
export const CalendarInput = CalendarDefinition.safeExtend({ name: LocalizedName, version: z.number().int().min(0) })
/** A calendar as an administrator saves it. */
export type CalendarInput = z.infer<typeof CalendarInput>

/** A calendar as it stands. Version 0: the product's own, which nobody has saved yet. */
export const CalendarView = CalendarInput.safeExtend({ code: CalendarCode, updatedAt: Instant.nullable() }).meta({
  id: 'Calendar',
})
/** A calendar as it stands. */
export type CalendarView = z.infer<typeof CalendarView>

/** A calendar in a list. `years`: those it has dated days for; a year missing here has no holidays yet. */
export const CalendarSummary = z.object({
  code: CalendarCode,
  name: LocalizedName,
  timeZone: z.string(),
  always: z.boolean(),
  hours: WeekHours,
  years: z.array(z.number().int()),
  version: z.number().int(),
  updatedAt: Instant.nullable(),
})
/** A calendar in a list. */
export type CalendarSummary = z.infer<typeof CalendarSummary>

const importOptions = {
  version: z.number().int().min(0).describe('Version of the calendar that was seen'),
  replace: z.boolean().default(false).describe('Also removes the days of that year which the table doesn’t name'),
  dryRun: z.boolean().default(true),
}
const year = z.number().int().min(1970).max(2199)

/** Dated days for a calendar: a table (CSV with date, name, off, and hours if need be), or the national days of a year as far as they are known. */
export const CalendarDaysImport = z.discriminatedUnion('source', [
  z.object({ source: z.literal('national'), year, ...importOptions }),
  z.object({
    source: z.literal('csv'),
    csv: z.string().min(1).max(500_000),
    year: year.optional().describe('Takes only the rows of this year'),
    ...importOptions,
  }),
])
/** Dated days for a calendar. */
export type CalendarDaysImport = z.infer<typeof CalendarDaysImport>

/** What an import of days did, or would do. */
export const CalendarDaysReport = z.object({
  dryRun: z.boolean(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.array(z.object({ line: z.number().int(), code: z.string(), detail: z.string() })),
  calendar: CalendarView,
})
/** What an import of days did, or would do. */
export type CalendarDaysReport = z.infer<typeof CalendarDaysReport>

const tags = ['calendars']
const params = z.object({ code: CalendarCode })

/** Routes of the working calendars. */
export const calendarRoutes = {
  list: route({
    name: 'calendars.list',
    method: 'GET',
    path: '/api/v1/calendars',
    summary: 'The working calendars of the tenant, and the years whose national days are known',
    tags,
    reply: z.object({ items: z.array(CalendarSummary), nationalYears: z.array(z.number().int()) }),
    access: 'staff',
  }),
  get: route({
    name: 'calendars.get',
    method: 'GET',
    path: '/api/v1/calendars/:code',
    summary: 'One calendar with all its days',
    tags,
    params,
    reply: CalendarView,
    access: 'staff',
  }),
  save: route({
    name: 'calendars.save',
    method: 'PUT',
    path: '/api/v1/calendars/:code',
    summary: 'Creates or changes a calendar; due times already given stay',
    tags,
    params,
    body: CalendarInput,
    reply: CalendarView,
    access: 'staff',
    idempotent: true,
  }),
  exportDays: route({
    name: 'calendars.export_days',
    method: 'GET',
    path: '/api/v1/calendars/:code/days',
    summary: 'The dated days of a calendar as CSV, in the shape the import reads',
    tags,
    params,
    reply: z.unknown().meta({ description: 'CSV with date, name, off, hours' }),
    produces: 'text/csv; charset=utf-8',
    access: 'staff',
  }),
  importDays: route({
    name: 'calendars.import_days',
    method: 'POST',
    path: '/api/v1/calendars/:code/days',
    summary: 'Brings days off and make-up workdays into a calendar; a dry run tells what would happen',
    tags,
    params,
    body: CalendarDaysImport,
    reply: CalendarDaysReport,
    access: 'staff',
    idempotent: true,
  }),
}
