import { expect, test } from 'vitest'
import { assemblyStaffRoutes as desk, assemblyRoutes as routes } from '../../../contract/assembly-routes.ts'
import { noticeRoutes } from '../../../contract/notice-routes.ts'
import { noticeStage } from '../../testing/notice-stage.ts'
import { plainPart } from '../notices/testing.ts'
import { called, showing } from './testing.ts'

const { app, town, lettersTo, send } = await noticeStage()
const { communityDesk, power } = town.people

test('invited bodies hear of it; whoever signed up hears that it was moved and why, and who waited that there is room', async () => {
  const from = new Date(app.clock.now().getTime() + 5 * 86_400_000)
  const time = { from: from.toISOString(), to: new Date(from.getTime() + 3_600_000).toISOString() }
  const { id, version } = await called(communityDesk.client, town, { ...time, residentSeats: 1 })
  const params = { id }
  const come = async (mail: string) =>
    await app.anonymous().call(routes.signUp, { params, body: { wish: 'attend', mail, hearBack: 'mail' } })
  const first = await come('ada@example.test')
  await come('ben@example.test')
  await send()
  const inbox = await power.client.call(noticeRoutes.inbox)
  expect(inbox.items).toMatchObject([{ event: 'deliberation.called', link: `/deliberations/${id}` }])
  expect(lettersTo('ben@example.test')).toHaveLength(0)

  await app.anonymous().call(routes.withdraw, { params: { id: first.signUp.id }, ...showing(first.secret) })
  await send()
  expect(plainPart(lettersTo('ben@example.test')[0]?.raw ?? '')).toContain('A place came free')
  expect(lettersTo('ada@example.test')).toHaveLength(0)

  const next = { ...time, place: 'Room 3', why: 'The room is flooded' }
  await communityDesk.client.call(desk.move, { params, body: { seen: version, ...next } })
  await send()
  const letter = plainPart(lettersTo('ben@example.test')[1]?.raw ?? '')
  expect(letter).toContain('The room is flooded')
  expect(letter).toContain(`/deliberations/${id}`)
  expect(lettersTo('ada@example.test')).toHaveLength(0)
})
