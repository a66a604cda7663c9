import type {
  CalendarDaysImport,
  CalendarDaysReport,
  CalendarInput,
  CalendarView,
} from '../../../../contract/calendars.ts'
import type { Locale } from '../../../../contract/common.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { textOf } from '../../../platform/messages.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { type Calendar, compileCalendar } from '../clocks/calendar.rules.ts'
import { type HolidayTable, nationalDays, parseHolidayCsv } from '../clocks/holidays.rules.ts'
import { type CalendarChanged, calendarsTopic } from './calendars.events.ts'
import { changesBetween, definitionOf, mergeDays, withDefaults } from './calendars.rules.ts'
import { calendarsStore } from './calendars.store.ts'

/** All calendars of the tenant by code, those that nobody has changed yet included. */
export async function listCalendars(tx: Tx): Promise<CalendarView[]> {
  const store = calendarsStore(tx)
  const [saved, timeZone] = [await store.list(), await store.timeZone()]
  return withDefaults(saved, timeZone)
}

/** One calendar by its code. Throws Refused `calendar.not_found`. */
export async function getCalendar(tx: Tx, code: string): Promise<CalendarView> {
  const found = await findCalendar(tx, code)
  if (!found) throw new Refused('calendar.not_found', { code })
  return found
}

async function findCalendar(tx: Tx, code: string): Promise<CalendarView | undefined> {
  const store = calendarsStore(tx)
  const saved = await store.find(code)
  return saved ?? withDefaults([], await store.timeZone()).find((calendar) => calendar.code === code)
}

/** All calendars of the transaction's tenant by code, compiled: what the clocks run on. */
export async function loadCalendars(tx: Tx): Promise<Map<string, Calendar>> {
  const calendars = await listCalendars(tx)
  return new Map(calendars.map((calendar) => [calendar.code, compileCalendar(definitionOf(calendar))]))
}

/** Who changes something, and when. */
export interface Change {
  tx: Tx
  actor: Actor
  now: Date
}

/**
 * Creates or changes a calendar: written down in the audit, told to every process. Due times already given stay.
 * Throws Refused `calendar.stale` (409) when somebody has changed it since it was seen.
 */
export async function saveCalendar(change: Change & { code: string; input: CalendarInput }): Promise<CalendarView> {
  const { tx, actor, now, code, input } = change
  const before = await findCalendar(tx, code)
  const seen = input.version
  if (seen !== (before?.version ?? 0)) throw new Refused('calendar.stale', { seen, now: before?.version ?? 0 })
  const calendar: CalendarView = { ...input, code, version: seen + 1, updatedAt: now.toISOString() }
  const store = calendarsStore(tx)
  const write = { calendar, at: now, by: actor.accountId ?? null }
  const written = seen === 0 ? await store.insert(uuidv7(), write) : await store.update(write)
  if (!written) throw new Refused('calendar.stale', { seen, now: (await store.find(code))?.version ?? 0 })
  await audit(tx).record({
    actor,
    action: 'calendar.changed',
    subject: { kind: 'calendar', id: code },
    detail: { version: calendar.version, changes: changesBetween(before, calendar) },
    at: now,
  })
  const changed: CalendarChanged = {
    name: 'calendar.changed',
    topics: [calendarsTopic],
    code,
    version: calendar.version,
  }
  await outbox(tx).publish(changed)
  return calendar
}

function readDays(given: CalendarDaysImport): HolidayTable {
  if (given.source === 'csv') return parseHolidayCsv(given.csv)
  const days = nationalDays(given.year)
  if (!days) throw new Refused('calendar.year_unknown', { year: String(given.year) }, { field: 'body.year' })
  return { days, problems: [] }
}

/**
 * Brings a table of days off and make-up workdays into a calendar; a dry run only tells. Rows that can't be used are told by line,
 * the others are taken.
 * Throws Refused `calendar.not_found`, `calendar.stale`, `calendar.year_unknown`, `calendar.no_days`.
 */
export async function importDays(
  change: Change & { code: string; given: CalendarDaysImport; locale: Locale },
): Promise<CalendarDaysReport> {
  const { tx, code, given, locale } = change
  const before = await getCalendar(tx, code)
  if (given.version !== before.version)
    throw new Refused('calendar.stale', { seen: given.version, now: before.version })
  const table = readDays(given)
  const days = given.year === undefined ? table.days : table.days.filter((day) => day.date.startsWith(`${given.year}-`))
  const refused = table.problems.slice(0, 1000).map((problem) => ({
    line: problem.line,
    code: `calendar.row_${problem.code}`,
    detail: textOf({ locale, area: 'errors', key: `calendar.row_${problem.code}` }),
  }))
  if (days.length === 0 && !given.dryRun) throw new Refused('calendar.no_days')
  const merged = mergeDays(before.days, days, given.replace ? given.year : undefined)
  const after: CalendarView = { ...before, days: merged.days }
  const isChanged = merged.added.length + merged.changed.length + merged.removed.length > 0
  const calendar = given.dryRun || !isChanged ? after : await saveCalendar({ ...change, input: after })
  return {
    dryRun: given.dryRun,
    added: merged.added.length,
    changed: merged.changed.length,
    removed: merged.removed.length,
    unchanged: merged.unchanged,
    refused,
    calendar,
  }
}
