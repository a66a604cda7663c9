import { describe, expect, test } from 'vitest'
import { noticeRoutes } from '../../../../contract/notice-routes.ts'
import { recruitmentDeskRoutes as desk, recruitmentRoutes as open } from '../../../../contract/recruitment-routes.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { testApp } from '../../../testing/app.ts'
import { recruiting } from '../../../testing/recruiting.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { communityDesk, supervisor, assistant } = town.people
const { words, opened, applied, judge, mine } = recruiting(app, town)
const anybody = app.anonymous()
const cancel = (id: string, version: number, why = 'The grid is merged with its neighbour') => ({
  ...{ params: { id }, body: { version, why } },
})

describe('a call that is called off', () => {
  test('ends what is under way, tells everybody who applied why, and stays off', async () => {
    const { id } = await opened({ places: 3 })
    const accountId = uuidv7()
    const [one, two] = [await applied(id, app.resident(accountId)), await applied(id)]
    await judge(communityDesk.client, one.id, 'eligibility')
    await judge(communityDesk.client, two.id, 'eligibility', false)
    const objection = { ground: 'requirement', words: 'Not from here', name: 'Nan' }
    await app.resident().call(open.object, { params: { id: one.id }, body: objection })

    for (const who of [app.resident(), assistant.client, supervisor.client])
      expect((await who.send(desk.cancel, cancel(id, 1))).status).toBe(403)
    expect((await communityDesk.client.send(desk.cancel, cancel(id, 9))).status).toBe(409)
    expect((await communityDesk.client.send(desk.cancel, cancel(id, 1, ' '))).status).toBe(400)
    const off = await communityDesk.client.call(desk.cancel, cancel(id, 1))
    expect(off).toMatchObject({
      isOpen: false,
      waiting: 0,
      cancelled: { why: 'The grid is merged with its neighbour' },
    })

    expect(await mine(one.who, one.id)).toMatchObject({
      ...{ state: 'cancelled', objections: [], mayWithdraw: false, call: { cancelled: { why: off.cancelled?.why } } },
    })
    expect((await anybody.call(open.call, { params: { id } })).published).toEqual([])
    expect((await anybody.send(open.publishedOne, { params: { id: one.id } })).status).toBe(404)
    expect(await mine(two.who, two.id)).toMatchObject({ state: 'rejected', appealUntil: null })
    const appeal = { params: { id: two.id }, body: { words: 'Look again' } }
    expect((await two.who.send(open.appeal, appeal)).problem.code).toBe('recruitment.appeal_over')
    expect((await app.resident().send(open.apply, { params: { id }, body: words() })).problem.code).toBe(
      'recruitment.closed',
    )
    const { places, requirements } = off
    const change = { version: 2, places, requirements, closesOn: '2099-01-01', phone: null }
    const again = [
      communityDesk.client.send(desk.change, { params: { id }, body: change }),
      communityDesk.client.send(desk.cancel, cancel(id, 2)),
      communityDesk.client.send(desk.close, { params: { id }, body: { version: 2 } }),
    ]
    for (const sent of again) expect((await sent).problem.code).toBe('recruitment.cancelled')

    const told = await app.db.asOwner<{ body: object }>(`select body from outbox where name = 'recruitment.cancelled'`)
    expect(told).toHaveLength(1)
    for (const { body } of [...told, ...told])
      await app.modules.notices.hearOf(app.tenant.id, { ...body, name: 'recruitment.cancelled', topics: [] })
    const { items } = await one.who.call(noticeRoutes.inbox, { query: {} })
    const heard = items.filter(({ event }) => event === 'recruitment.cancelled')
    expect(heard).toMatchObject([{ link: `/my/applications/${one.id}` }])
    expect(heard[0]?.text).toContain('The grid is merged')
  })

  test('cannot be called off when nothing is left of it', async () => {
    const { id } = await opened()
    await communityDesk.client.call(desk.close, { params: { id }, body: { version: 1 } })
    expect((await communityDesk.client.send(desk.cancel, cancel(id, 2))).problem.code).toBe('recruitment.ended')
  })
})

test('whoever takes the consent back is on no public page from that moment, not only from the next night', async () => {
  const { id } = await opened()
  const accountId = uuidv7()
  const one = await applied(id, app.resident(accountId))
  await judge(communityDesk.client, one.id, 'eligibility')
  expect((await anybody.call(open.call, { params: { id } })).published).toHaveLength(1)
  await app.db.asOwner(`update consent set withdrawn_at = now() where account_id = '${accountId}'`)
  expect((await anybody.call(open.call, { params: { id } })).published).toEqual([])
  expect((await anybody.call(open.published, { query: { limit: 200 } })).items.map((each) => each.id)).not.toContain(
    one.id,
  )
  expect((await anybody.send(open.publishedOne, { params: { id: one.id } })).status).toBe(404)
  const objection = { ground: 'requirement', words: 'Not from here', name: 'Nan' }
  const sent = await app.resident().send(open.object, { params: { id: one.id }, body: objection })
  expect(sent.problem.code).toBe('recruitment.not_published')
})
