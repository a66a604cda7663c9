import { CalendarDefinition, type DayHours } from '../../../../contract/calendars.ts'
import { type Calendar, compileCalendar } from './calendar.rules.ts'

/** Office hours with a lunch break, Monday to Friday, in Shanghai: what most of the tests are about. */
export const officeHours: DayHours = [
  ['09:00', '12:00'],
  ['13:30', '17:30'],
]

const closed: DayHours = []

/** A week with the same hours from Monday to Friday. */
export const weekOf = (hours: DayHours, weekend: DayHours = closed) => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
  sat: weekend,
  sun: weekend,
})

/** A definition that needs only what the test is about. */
export const definitionOf = (given: Partial<CalendarDefinition> = {}): CalendarDefinition =>
  CalendarDefinition.parse({ timeZone: 'Asia/Shanghai', always: false, hours: weekOf(officeHours), ...given })

/** The same, compiled. */
export const calendarOf = (given: Partial<CalendarDefinition> = {}): Calendar => compileCalendar(definitionOf(given))

/** Shanghai wall clock as an instant: `shanghai('2026-03-02 09:00')`. */
export const shanghai = (text: string): Date => new Date(`${text.replace(' ', 'T')}+08:00`)
