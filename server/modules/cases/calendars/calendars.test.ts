import { describe, expect, test } from 'vitest'
import { type CalendarDaysImport, type CalendarView, calendarRoutes } from '../../../../contract/calendars.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { PostHeld } from '../../../platform/policy/actor.ts'
import { testApp } from '../../../testing/app.ts'
import { addWorkingMs } from '../clocks/calendar.rules.ts'
import { shanghai } from '../clocks/testing.ts'
import { keepCalendars } from './kept-calendars.ts'

const HOUR = 3_600_000

const post = (given: Partial<PostHeld>): PostHeld => ({
  id: '0198c0de-0000-7000-8000-000000000001',
  role: 'administrator',
  unitPath: [],
  from: new Date('2026-01-01T00:00Z'),
  ...given,
})

describe('working calendars', async () => {
  const app = await testApp()
  const administrator = app.as(post({}))
  const worker = app.as(post({ role: 'grid_worker', unitId: '0198c0de-0000-7000-8000-000000000002' }))
  const streetAdministrator = app.as(post({ unitId: '0198c0de-0000-7000-8000-000000000003', level: 'street' }))

  /** Another process on the same database. */
  const elsewhere = keepCalendars(app.db.openAnother())

  const get = (code: string) => worker.call(calendarRoutes.get, { params: { code } })
  const inputOf = ({ code: _code, updatedAt: _at, ...input }: CalendarView) => input
  const bring = (code: string, body: Partial<CalendarDaysImport>) =>
    administrator.send(calendarRoutes.importDays, { params: { code }, body })

  test('a new tenant has office hours with the national days, and a calendar that never closes', async () => {
    const { items, nationalYears } = await worker.call(calendarRoutes.list)
    expect(items.map(({ code, always, version }) => ({ code, always, version }))).toEqual([
      { code: 'always', always: true, version: 0 },
      { code: 'office', always: false, version: 0 },
    ])
    expect(nationalYears).toEqual(expect.arrayContaining([2024, 2025, 2026]))
    expect(items[1]?.years).toEqual(nationalYears)
    const office = await get('office')
    expect(office.days).toContainEqual({ date: '2026-02-14', kind: 'work', name: '春节' })
  })

  test('an administrator opens the counters half an hour earlier, and every process follows', async () => {
    const before = (await elsewhere.calendarsOf(app.tenant.id)).of(['office'])
    const office = await get('office')
    const hours = { ...office.hours, mon: [['08:30', '12:00'] as [string, string]] }
    const body = { ...inputOf(office), hours }
    const saved = await administrator.call(calendarRoutes.save, { params: { code: 'office' }, body })
    expect(saved.version).toBe(1)
    expect(await get('office')).toEqual(saved)
    elsewhere.refresh(app.tenant.id)
    const after = (await elsewhere.calendarsOf(app.tenant.id)).of(['office'])
    const monday = shanghai('2026-03-02 08:00')
    expect(addWorkingMs(before, monday, HOUR)).toEqual(shanghai('2026-03-02 10:00'))
    expect(addWorkingMs(after, monday, HOUR)).toEqual(shanghai('2026-03-02 09:30'))
  })

  test('the change is written down: what it was and what it is', async () => {
    const entries = await app.db.database.tx(app.tenant.id, (tx) =>
      audit(tx).aboutSubject('calendar', 'office', { limit: 10 }),
    )
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      action: 'calendar.changed',
      detail: { version: 1, changes: { hours: { before: expect.anything(), after: expect.anything() } } },
    })
  })

  test('two administrators at once: the second is told, and nothing is overwritten', async () => {
    const office = await get('office')
    const save = (zh: string) =>
      administrator.send(calendarRoutes.save, {
        params: { code: 'office' },
        body: { ...inputOf(office), name: { en: 'Office', zh } },
      })
    const answers = await Promise.all([save('甲'), save('乙')])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    const refused = answers.find((answer) => answer.status === 409)
    expect(refused?.problem).toMatchObject({ code: 'calendar.stale', facts: { seen: 1, now: 2 } })
    expect((await get('office')).version).toBe(2)
  })

  test('two that create the same calendar at once make one', async () => {
    const body = { ...inputOf(await get('always')), name: { en: 'Hotline', zh: '热线' }, version: 0 }
    const create = () => administrator.send(calendarRoutes.save, { params: { code: 'hotline' }, body })
    const answers = await Promise.all([create(), create()])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  })

  test('only an administrator of the whole district changes calendars; residents don’t see them', async () => {
    const office = await get('office')
    const request = { params: { code: 'office' }, body: inputOf(office) }
    expect((await worker.send(calendarRoutes.save, request)).status).toBe(403)
    expect((await streetAdministrator.send(calendarRoutes.save, request)).status).toBe(403)
    expect((await app.resident().send(calendarRoutes.list)).status).toBe(403)
    expect((await app.anonymous().send(calendarRoutes.list)).status).toBe(401)
    expect((await worker.send(calendarRoutes.get, { params: { code: 'nowhere' } })).problem).toMatchObject({
      code: 'calendar.not_found',
      detail: 'There is no calendar with the short name nowhere.',
    })
  })

  test('hours that can’t be are refused with words', async () => {
    const office = await get('office')
    const hours = { ...office.hours, tue: [['12:00', '09:00']] }
    const answer = await administrator.send(calendarRoutes.save, {
      params: { code: 'office' },
      body: { ...inputOf(office), hours, timeZone: 'Moon/Base' },
    })
    expect(answer.status).toBe(400)
    expect(answer.problem.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'body.hours.tue', code: 'calendar.hours_order' }),
        expect.objectContaining({ field: 'body.timeZone', code: 'calendar.zone_unknown' }),
      ]),
    )
  })

  test('a table of next year’s holidays is tried first, then brought in; bad rows are told by line', async () => {
    const { version } = await get('office')
    const csv = 'date,name,off\n2027-01-01,元旦,1\n2027-01-03,补班,0\n2027-02-30,?,1\n2028-01-01,元旦,1\n'
    const tried = await bring('office', { source: 'csv', csv, year: 2027, version })
    expect(tried.reply).toMatchObject({ dryRun: true, added: 2, changed: 0, removed: 0 })
    expect(tried.reply.refused).toEqual([
      { line: 4, code: 'calendar.row_date', detail: 'The day must be written as 2026-03-01.' },
    ])
    expect((await get('office')).version).toBe(version)
    const done = await bring('office', { source: 'csv', csv, year: 2027, version, dryRun: false })
    expect(done.reply.calendar.version).toBe(version + 1)
    expect((await get('office')).days.filter((day) => day.date.startsWith('2027'))).toHaveLength(2)
  })

  test('a corrected table replaces the year and leaves the others alone; the same table again changes nothing', async () => {
    const { version, days } = await get('office')
    const csv = 'date,name,off\n2027-01-01,New Year,1\n'
    const body = { source: 'csv' as const, csv, year: 2027, replace: true, dryRun: false }
    const done = await bring('office', { ...body, version })
    expect(done.reply).toMatchObject({ added: 0, changed: 1, removed: 1, unchanged: 0 })
    expect(done.reply.calendar.days).toHaveLength(days.length - 1)
    const again = await bring('office', { ...body, version: version + 1 })
    expect(again.reply).toMatchObject({ changed: 0, removed: 0, unchanged: 1, calendar: { version: version + 1 } })
  })

  test('national days come in by year, as far as they are known', async () => {
    const { version } = await get('hotline')
    const done = await bring('hotline', { source: 'national', year: 2025, version, dryRun: false })
    expect(done.reply).toMatchObject({ added: 33, calendar: { version: version + 1 } })
    const unknown = await bring('hotline', { source: 'national', year: 2150, version: version + 1 })
    expect(unknown.problem).toMatchObject({ status: 422, code: 'calendar.year_unknown', field: 'body.year' })
    const nothing = await bring('hotline', { source: 'csv', csv: 'no table', version: version + 1, dryRun: false })
    expect(nothing.problem.code).toBe('calendar.no_days')
  })

  test('the days come out as a table that goes in again', async () => {
    const { version, days } = await get('hotline')
    const table = await worker.send(calendarRoutes.exportDays, { params: { code: 'hotline' } })
    expect(table.headers['content-type']).toBe('text/csv; charset=utf-8')
    const back = await bring('hotline', { source: 'csv', csv: table.text, version })
    expect(back.reply).toMatchObject({ added: 0, changed: 0, unchanged: days.length, refused: [] })
  })

  test('sent twice with one key, a calendar is saved once', async () => {
    const office = await get('office')
    const request = { params: { code: 'office' }, body: inputOf(office), key: 'calendar-sent-twice' }
    const first = await administrator.call(calendarRoutes.save, request)
    expect(await administrator.call(calendarRoutes.save, request)).toEqual(first)
    expect((await get('office')).version).toBe(office.version + 1)
  })

  test('a body follows its own calendar, else that of the unit above, else office hours', async () => {
    const calendars = await elsewhere.calendarsOf(app.tenant.id)
    expect(calendars.of(['always', 'office']).always).toBe(true)
    expect(calendars.of([null, undefined, 'forgotten', 'always']).always).toBe(true)
    expect(calendars.of([null, 'forgotten']).always).toBe(false)
  })

  test('another tenant has calendars of its own', async () => {
    const other = await app.db.addTenant('over-there')
    const calendars = await elsewhere.calendarsOf(other)
    expect([...calendars.byCode.keys()]).toEqual(['always', 'office'])
  })

  test('a process that listens hears of a change made in another', async () => {
    const listening = keepCalendars(app.db.database)
    listening.follow(app.deps.hub)
    const before = await listening.calendarsOf(app.tenant.id)
    expect(await listening.calendarsOf(app.tenant.id)).toBe(before)
    const office = await get('office')
    await administrator.call(calendarRoutes.save, { params: { code: 'office' }, body: inputOf(office) })
    await expect.poll(async () => (await listening.calendarsOf(app.tenant.id)) === before).toBe(false)
  })
})
