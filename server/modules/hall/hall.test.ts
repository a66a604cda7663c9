import { expect, test } from 'vitest'
import { hallRoutes as hall } from '../../../contract/hall.ts'
import { hallSettingsRoutes as settings } from '../../../contract/hall-settings.ts'
import { hallReceptionRoutes as reception } from '../../../contract/hall-work.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { mine, staffedHall } from './testing.ts'
import { tendHalls } from './tickets/tend.ts'

const { app, h, desk, anybody } = await staffedHall()

test('the reception gives tickets, lets people back in, and sees no names', async () => {
  const at = { params: { id: h.id } }
  const given = await desk.call(reception.take, { ...at, body: { serviceId: h.services.labour, name: 'Uncle Test' } })
  const seen = await desk.send(reception.reception, at)
  expect(seen.text).not.toContain('Uncle')
  const act = (what: string) => desk.send(reception.act, { params: { id: given.ticket.id }, body: { act: what } })
  expect((await act('priority')).status).toBe(200)
  expect((await act('leave')).status).toBe(200)
  expect((await act('leave')).problem.code).toBe('hall.not_now')
})

test('nothing is given when the doors are shut and nobody serves; while somebody still does, it is', async () => {
  app.clock.set('2026-03-08T02:00:00Z')
  await app.db.asOwner('update hall_counter set seated_at = null, post_id = null')
  const take = () => anybody.send(hall.take, { params: { code: h.code }, body: { serviceId: h.services.labour } })
  expect((await take()).problem.code).toBe('hall.closed')
  expect(await anybody.call(hall.one, { params: { code: h.code } })).toMatchObject({ open: false, counters: 0 })
  await h.sit(desk, 'one')
  expect((await take()).status).toBe(201)
})

test('the night ends what was left open, and erases names, phones and notes after the time the hall says', async () => {
  app.clock.set('2026-03-09T01:00:00Z')
  const someone = app.resident(uuidv7())
  await h.sit(desk, 'one')
  const taken = await h.take(someone, 'labour', { name: 'Old Test' })
  const halls = { ...app.deps, cases: app.modules.cases, secret: app.config.secret }
  const [tenant] = await app.deps.tenants.list()
  if (!tenant) throw new Error('no tenant')
  app.clock.set('2026-03-10T01:00:00Z')
  expect((await tendHalls(halls, tenant)).closed).toBeGreaterThan(0)
  expect(await someone.call(hall.ticket, { params: { id: taken.ticket.id } })).toMatchObject({
    state: 'left',
    name: 'Old Test',
  })
  app.clock.set('2026-04-10T01:00:00Z')
  expect((await tendHalls(halls, tenant)).erased).toBeGreaterThan(0)
  const [row] = await app.db.asOwner<{ name: string | null; account_id: string | null }>(
    `select name, account_id from hall_ticket where id = '${taken.ticket.id}'`,
  )
  expect(row).toEqual({ name: null, account_id: null })
})

test('figures count by service, hour and priority, show no median of fewer than five, and name nobody', async () => {
  app.clock.set('2026-04-14T01:00:00Z')
  await h.sit(desk, 'one')
  const first = await h.take(anybody, 'labour', { name: 'Test' })
  for (let n = 0; n < 5; n++) await h.take(anybody, 'labour', { name: 'Test' })
  for (let n = 0; n < 6; n++) {
    app.clock.advance(4 * 60_000)
    expect(await h.serve(desk, 'one')).not.toBeNull()
  }
  await anybody.call(hall.rate, { ...mine(first), body: { solved: true, stars: 5, words: 'Quick' } })
  const ten = '2026-04-14T02:00:00Z'
  const booked = [(await h.book(anybody, 'social', ten)).reply, (await h.book(anybody, 'social', ten)).reply]
  app.clock.set(ten)
  for (const each of booked) await anybody.call(hall.checkIn, mine(each))

  const span = { params: { id: h.id }, query: { from: '2026-04-14', until: '2026-04-14' } }
  const figures = await desk.call(settings.figures, span)
  expect(figures.all).toMatchObject({ tickets: 8, median: 12 })
  expect(figures.appointments).toMatchObject({ tickets: 2, median: null })
  expect(figures.ratings).toMatchObject({ answers: 1, solved: null, stars: null })
  expect(figures.words).toEqual([])
  const table = await desk.request({ url: `/api/v1/hall/${h.id}/figures/table?from=2026-04-14&until=2026-04-14` })
  expect(table.body).toContain('median')
  expect(table.body).not.toMatch(/Test|street/)
  const open = await anybody.call(settings.ratings, { params: { code: h.code } })
  expect(open.all).toMatchObject({ answers: 1, stars: null })
})
