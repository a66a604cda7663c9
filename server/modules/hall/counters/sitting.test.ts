import { expect, test } from 'vitest'
import { hallRoutes as hall } from '../../../../contract/hall.ts'
import { hallReceptionRoutes as reception } from '../../../../contract/hall-work.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { testHall } from '../testing.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const anybody = app.anonymous()
const desk = town.people.streetDesk.client
const h = await testHall(app, town)

test('counters have hours of their own: after them no ticket is given for a service of theirs alone, but by whoever works here', async () => {
  const hours = (all: object[]) =>
    app.db.asOwner(`update hall_counter set hours = '${JSON.stringify(all)}' where id = '${h.counters.one}'`)
  await hours([{ days: [5], from: '09:00', until: '10:30' }])
  const take = () => anybody.send(hall.take, { params: { code: h.code }, body: { serviceId: h.services.labour } })
  const labour = async () =>
    (await anybody.call(hall.one, { params: { code: h.code } })).services.find(({ id }) => id === h.services.labour)
  app.clock.set('2026-03-06T01:10:00Z')
  const today = [{ from: '2026-03-06T01:00:00.000Z', until: '2026-03-06T02:30:00.000Z' }]
  expect(await labour()).toMatchObject({ today, over: false })
  expect((await take()).status).toBe(201)
  app.clock.set('2026-03-06T02:30:00Z')
  expect(await labour()).toMatchObject({ today, over: true })
  expect((await take()).problem.code).toBe('hall.not_today')
  const given = await desk.send(reception.take, { params: { id: h.id }, body: { serviceId: h.services.labour } })
  expect(given.status).toBe(201)
  await h.sit(desk, 'one')
  expect((await take()).status, 'somebody sits there all the same').toBe(201)
})
