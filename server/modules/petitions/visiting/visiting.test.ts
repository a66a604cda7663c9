import { expect, test } from 'vitest'
import { petitionRoutes } from '../../../../contract/petition-routes.ts'
import { visitingRoutes as routes } from '../../../../contract/petition-visiting.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { instantAt } from './visiting.rules.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people, units } = town
const both = { en: 'The deputy head listens, with coffee', zh: '副主任接访' }
const host = people.districtDesk.post
const input = {
  ...{ title: both, day: '2026-03-05', from: '09:00', to: '10:00', unitId: units.community, place: 'Room 2; upstairs' },
  ...{ hostPostId: host.id, slotMinutes: 20 },
}
const publish = async (more = {}) =>
  await people.communityDesk.client.call(routes.publish, { body: { ...input, ...more } })

test('a visiting day is published, and everybody reads when somebody comes and which times are free', async () => {
  app.clock.set('2026-03-02T01:00:00Z')
  const day = await publish()
  expect(day.slots.map(({ at, free }) => [at, free])).toEqual([
    ['2026-03-05T01:00:00.000Z', true],
    ['2026-03-05T01:20:00.000Z', true],
    ['2026-03-05T01:40:00.000Z', true],
  ])
  const { items } = await app.anonymous().call(routes.days, { query: { unitId: units.street } })
  expect(items).toMatchObject([{ id: day.id, free: 3, host: { role: 'desk' }, rights: { keep: false } }])
  expect((await people.worker.client.send(routes.publish, { body: input })).status).toBe(403)
  const short = { body: { ...input, to: '09:10' } }
  expect((await people.communityDesk.client.send(routes.publish, short)).problem.code).toBe('petition.day_shape')
  const calendar = await app.anonymous().request({ method: 'GET', url: '/api/v1/visiting-days.ics' })
  expect(calendar.headers['content-type']).toContain('text/calendar')
  expect(calendar.body).toContain('DTSTART:20260305T010000Z')
  expect(calendar.body).toContain('Room 2\\; upstairs')
})

test('of two who want the same time one gets it; a time given back is free again; nobody reads another’s booking', async () => {
  const day = await publish({ day: '2026-03-06' })
  const want = {
    params: { id: day.id },
    body: { slot: 1, subject: 'The drain', name: 'Example Sun', phone: '13955556666' },
  }
  const both = await Promise.all([
    app.anonymous().send(routes.book, want),
    app.resident(uuidv7()).send(routes.book, want),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  const { booking, secret } = both.find(({ status }) => status === 201)?.reply ?? { booking: undefined, secret: '' }
  const number = booking?.number ?? ''
  expect((await app.anonymous().send(routes.booking, { params: { number } })).status).toBe(404)
  const headers = { 'x-case-secret': secret }
  await app.anonymous().call(routes.cancelBooking, { params: { number }, headers })
  expect((await app.anonymous().call(routes.day, { params: { id: day.id } })).free).toBe(3)
  await app.anonymous().call(routes.book, want)
  const before = await people.communityDesk.client.call(routes.visitors, { params: { id: day.id } })
  expect(before.items).toMatchObject([{ slot: 1, name: null, state: 'booked' }])
  expect((await people.worker.client.send(routes.visitors, { params: { id: day.id } })).status).toBe(403)
})

test('a booking moves in one step, and stays where it was when the other time is taken', async () => {
  const [day, other] = [await publish({ day: '2026-03-09' }), await publish({ day: '2026-03-10' })]
  const want = (slot: number) => ({ params: { id: day.id }, body: { slot, subject: 'The drain' } })
  const [mine, theirs] = [
    await app.anonymous().call(routes.book, want(1)),
    await app.anonymous().call(routes.book, want(2)),
  ]
  const headers = { 'x-case-secret': mine.secret }
  const params = { number: mine.booking.number }
  const move = (body: { dayId: string; slot: number }, by = headers) =>
    app.anonymous().send(routes.moveBooking, { params, headers: by, body })
  expect((await move({ dayId: day.id, slot: 2 })).problem.code).toBe('petition.slot_taken')
  expect((await move({ dayId: day.id, slot: 9 })).problem.code).toBe('petition.slot_unknown')
  expect((await move({ dayId: day.id, slot: 3 }, { 'x-case-secret': theirs.secret })).status).toBe(404)
  expect(await app.anonymous().call(routes.booking, { params, headers })).toMatchObject({ slot: 1, state: 'booked' })
  expect((await move({ dayId: other.id, slot: 3 })).reply).toMatchObject({ slot: 3, day: { id: other.id } })
  expect((await app.anonymous().call(routes.day, { params: { id: day.id } })).slots[0]?.free).toBe(true)
  const back = await app.anonymous().send(routes.book, want(1))
  expect(back.status, 'the time given up is free at once').toBe(201)
})

test('what is brought on a visiting day becomes a petition with the visiting leader as its sponsor, or a report', async () => {
  const day = await publish({ day: '2026-03-07' })
  const book = (slot: number) =>
    app
      .anonymous()
      .call(routes.book, { params: { id: day.id }, body: { slot, subject: 'The drain', name: 'Example Sun' } })
  const [first, second] = [await book(1), await book(2)]
  const minute = (bookingId: string, kind: 'petition' | 'report') => ({
    params: { id: day.id, bookingId },
    body: {
      ...{ came: true, minutes: 'Heard, and promised to look' },
      becomes: { kind, purpose: 'request', subject: 'The drain floods', account: 'Each rain it floods the gate.' },
    },
  })
  const keeper = people.communityDesk.client
  const early = await keeper.send(routes.minute, minute(first.booking.id, 'petition'))
  expect(early.problem.code).toBe('petition.booking_early')
  app.clock.set('2026-03-07T03:00:00Z')
  const done = await keeper.call(routes.minute, minute(first.booking.id, 'petition'))
  expect(done.entry).toMatchObject({ state: 'came', name: 'Example Sun', became: { kind: 'petition' } })
  const number = done.entry.became?.number ?? ''
  const headers = { 'x-case-secret': done.secret ?? '' }
  const petition = await app.anonymous().call(petitionRoutes.follow, { params: { number }, headers })
  expect(petition).toMatchObject({ sponsor: { role: 'desk' }, subject: 'The drain floods' })
  const sponsored = await people.districtDesk.client.call(petitionRoutes.list, { query: { scope: 'sponsored' } })
  expect(sponsored.items.map((one) => one.number)).toEqual([number])
  const report = await keeper.call(routes.minute, minute(second.booking.id, 'report'))
  expect(report.entry.became?.kind).toBe('report')
  expect((await keeper.send(routes.minute, minute(second.booking.id, 'report'))).problem.code).toBe(
    'petition.booking_done',
  )
})

test('a time on the wall is the place’s, also in the hours in which clocks are put forward and back', () => {
  expect(instantAt('Asia/Shanghai', '2026-03-05', '09:00').toISOString()).toBe('2026-03-05T01:00:00.000Z')
  expect(instantAt('Europe/Berlin', '2026-03-29', '03:00').toISOString()).toBe('2026-03-29T01:00:00.000Z')
  expect(instantAt('Europe/Berlin', '2026-10-25', '12:00').toISOString()).toBe('2026-10-25T11:00:00.000Z')
})
