import { expect, test } from 'vitest'
import { noticeRoutes } from '../../../../contract/notice-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp()
const town = await buildTown(app)
const { communityDesk, streetDesk, worker, water } = town.people
const hour = 3_600_000
const at = (hours: number) => new Date(app.clock.now().getTime() + hours * hour).toISOString()
const bulletin = (unitId: string, more: Record<string, unknown> = {}) => ({
  unitId,
  title: { en: 'No water', zh: '停水通知' },
  text: { en: 'From nine to noon.', zh: '九点至十二点停水。' },
  from: at(0),
  until: at(8),
  ...more,
})
const shownAt = async (place: string) =>
  (await app.anonymous().call(noticeRoutes.board, { query: { place } })).items.map((each) => each.title.en)

test('everybody in a building reads what hangs there and above it, while it hangs', async () => {
  await communityDesk.client.call(noticeRoutes.publish, { body: bulletin(town.units.community) })
  await streetDesk.client.call(noticeRoutes.publish, {
    body: bulletin(town.units.street, { title: { en: 'Storm', zh: '大风' }, important: true }),
  })
  await communityDesk.client.call(noticeRoutes.publish, {
    body: bulletin(town.units.grid, { title: { en: 'Meeting', zh: '会议' }, from: at(5), until: at(6) }),
  })
  expect(await shownAt(town.units.microgrid)).toEqual(['Storm', 'No water'])
  expect(await shownAt(town.units.otherCommunity)).toEqual(['Storm'])
  app.clock.advance(5 * hour)
  expect(await shownAt(town.units.microgrid)).toEqual(['Storm', 'Meeting', 'No water'])
  app.clock.advance(4 * hour)
  expect(await shownAt(town.units.microgrid)).toEqual([])
  expect(await shownAt(town.departments.water)).toEqual([])
})

test('a desk tells its own units and no other; workers and departments tell none', async () => {
  const publish = async (who: typeof worker, unitId: string) =>
    (await who.client.send(noticeRoutes.publish, { body: bulletin(unitId) })).status
  expect(await publish(communityDesk, town.units.otherCommunity)).toBe(403)
  expect(await publish(communityDesk, town.units.street)).toBe(403)
  expect(await publish(worker, town.units.grid)).toBe(403)
  expect(await publish(water, town.units.district)).toBe(403)
  expect(await publish(streetDesk, town.units.farGrid)).toBe(201)
})

test('what was put up by mistake comes down at once, and may go up again', async () => {
  const { id } = await communityDesk.client.call(noticeRoutes.publish, { body: bulletin(town.units.community) })
  const down = { params: { id }, body: { down: true } }
  expect(await communityDesk.client.call(noticeRoutes.takeDown, down)).toMatchObject({ state: 'taken_down' })
  expect(await shownAt(town.units.community)).toEqual([])
  expect(
    await communityDesk.client.call(noticeRoutes.takeDown, { params: { id }, body: { down: false } }),
  ).toMatchObject({ state: 'shown' })
  expect((await town.people.power.client.send(noticeRoutes.takeDown, down)).status).toBe(403)
  const { items } = await streetDesk.client.call(noticeRoutes.bulletins, { query: {} })
  expect(items.find((each) => each.id === id)).toMatchObject({ state: 'shown', mayChange: true })
})

test('its time must make sense', async () => {
  const refused = async (more: Record<string, unknown>) =>
    (await communityDesk.client.send(noticeRoutes.publish, { body: bulletin(town.units.community, more) })).problem.code
  expect(await refused({ from: at(3), until: at(2) })).toBe('bulletin.until_before_from')
  expect(await refused({ from: at(-3), until: at(-2) })).toBe('bulletin.until_past')
  expect(await refused({ until: at(24 * 93) })).toBe('bulletin.too_long')
})
