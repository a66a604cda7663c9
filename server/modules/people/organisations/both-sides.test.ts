import { expect, test } from 'vitest'
import { communityListRoutes as lists } from '../../../../contract/community-lists.ts'
import { noticeRoutes } from '../../../../contract/notice-routes.ts'
import { organisationRoutes as routes } from '../../../../contract/organisation-routes.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const desk = town.people.communityDesk.client
const unitId = town.units.community
const both = (en: string, zh: string) => ({ en, zh })
const today = app.clock.now().toISOString().slice(0, 10)
const input = {
  ...{ kind: 'company', registeredNo: null, unitId: town.units.street, name: both('Sunny Foods', '阳光食品') },
  ...{ about: both('', ''), contact: { name: '陈志远', phone: '13800002222', mail: '' } },
}
const promise = { unitId, resource: 'goods', what: 'Parcels', amount: 40, measure: null, until: null }
const refusal = async (sent: Promise<{ problem: { code: string } }>) => (await sent).problem.code
const where = { unitId, words: null, people: null }

test('nobody answers for the community what they asked for their own organisation', async () => {
  const post = town.people.communityDesk.post
  const accountId = uuidv7()
  const path = [town.units.district, town.units.street, town.units.community]
  const speaker = app.resident(accountId)
  // The same person works at the community's desk.
  const asDesk = app.as({
    ...{ kind: 'staff', accountId, via: 'session' },
    posts: [{ ...{ id: post.id, role: 'desk', unitId, level: 'community', from: new Date(0) }, unitPath: path }],
  })
  const { id } = await speaker.call(routes.create, { body: input })
  const { enlistments } = await speaker.call(routes.enlist, { params: { id }, body: where })
  const at = { params: { id, partId: enlistments[0]?.id ?? '' }, body: { accept: true } }
  expect(await refusal(asDesk.send(routes.answerEnlistment, at))).toBe('organisation.own_part')
  expect((await asDesk.call(routes.get, { params: { id } })).enlistments).toMatchObject([{ mayAnswer: false }])
  await desk.call(routes.answerEnlistment, at)
  const deed = { unitId, pledgeId: null, on: today, what: 'Parcels brought', amount: null, measure: null }
  const logged = await speaker.call(routes.logDeed, { params: { id }, body: deed })
  const own = { params: { id, partId: logged.id }, body: { accept: true } }
  expect(await refusal(asDesk.send(routes.answerDeed, own))).toBe('organisation.own_part')
  const offer = { unitId, kinds: ['charity'], what: 'The hall', from: today, until: today }
  const { pairings } = await speaker.call(routes.pair, { params: { id }, body: offer })
  const pairing = { params: { id, partId: pairings[0]?.id ?? '' }, body: { accept: true } }
  expect(await refusal(asDesk.send(routes.answerPairing, pairing))).toBe('organisation.own_part')
})

test('a desk neither enlists nor promises in the name of an organisation that speaks for itself', async () => {
  const speaker = app.resident()
  const { id } = await speaker.call(routes.create, { body: { ...input, unitId } })
  expect(await refusal(desk.send(routes.enlist, { params: { id }, body: where }))).toBe('organisation.speaks_itself')
  expect((await app.anonymous().send(routes.get, { params: { id } })).status, 'nobody knows of it').toBe(404)
  const { enlistments } = await speaker.call(routes.enlist, { params: { id }, body: where })
  const partId = enlistments[0]?.id ?? ''
  await desk.call(routes.answerEnlistment, { params: { id, partId }, body: { accept: true } })
  expect(await refusal(desk.send(routes.pledge, { params: { id }, body: promise }))).toBe('organisation.speaks_itself')
  const { pledges, rights } = await speaker.call(routes.pledge, { params: { id }, body: promise })
  expect(rights.promises).toBe(true)
  expect((await desk.call(routes.get, { params: { id } })).rights.promises).toBe(false)
  const { unitId: _, ...more } = promise
  const change = { params: { id, partId: pledges[0]?.id ?? '' }, body: { ...more, amount: 4000, version: 1 } }
  expect(await refusal(desk.send(routes.savePledge, change))).toBe('organisation.speaks_itself')
  const elsewhere = { unitId, pledgeId: uuidv7(), on: today, what: 'x', amount: 1, measure: null }
  expect(await refusal(speaker.send(routes.logDeed, { params: { id }, body: elsewhere }))).toBe(
    'organisation.part_not_found',
  )
})

test('a need is taken back with a reason; whoever had promised for it hears it once and reads it beside the promise', async () => {
  const speaker = app.resident(uuidv7())
  const { id } = await speaker.call(routes.create, { body: input })
  const { enlistments } = await speaker.call(routes.enlist, { params: { id }, body: where })
  const partId = enlistments[0]?.id ?? ''
  await desk.call(routes.answerEnlistment, { params: { id, partId }, body: { accept: true } })
  const { pledges } = await speaker.call(routes.pledge, { params: { id }, body: promise })
  const { unitId: _, until: __, ...what } = promise
  const need = await desk.call(lists.createNeed, {
    body: { ...what, what: 'Winter food', unitId, list: 'demand', by: null },
  })
  const match = { params: { id: need.id }, body: { pledgeId: pledges[0]?.id ?? '' } }
  await desk.call(lists.match, match)
  const silent = await desk.send(lists.endNeed, { params: { id: need.id }, body: { met: false } })
  expect(silent.problem.errors?.[0]?.code).toBe('need.why')
  const why = 'The winter was mild'
  await desk.call(lists.endNeed, { params: { id: need.id }, body: { met: false, why } })
  expect((await speaker.call(routes.get, { params: { id } })).pledges[0]).toMatchObject({
    ...{ state: 'open', needs: [{ what: 'Winter food', state: 'withdrawn', why }] },
  })
  const sent = await app.db.asOwner<{ body: object }>(
    `select body from outbox where name = 'organisation.need_withdrawn'`,
  )
  expect(sent).toHaveLength(1)
  expect(JSON.stringify(sent)).not.toMatch(/winter|陈志远/i)
  for (const { body } of [...sent, ...sent])
    await app.modules.notices.hearOf(app.tenant.id, { ...body, name: 'organisation.need_withdrawn', topics: [] })
  const { items } = await speaker.call(noticeRoutes.inbox, { query: {} })
  expect(items).toMatchObject([{ event: 'organisation.need_withdrawn', link: `/organisations/${id}` }])
  expect(items[0]?.text).toContain(why)
})
