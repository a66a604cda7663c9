import { beforeAll, describe, expect, test } from 'vitest'
import { noticeRoutes } from '../../../../contract/notice-routes.ts'
import { pointsClaimRoutes } from '../../../../contract/points-claims.ts'
import {
  certificateRoutes,
  starDeskRoutes as desk,
  starConsentVersion,
  starRoutes as stars,
} from '../../../../contract/points-stars.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { collectStars, eraseStars } from './night.ts'
import { starSchool } from './testing.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { communityDesk, administrator, worker } = town.people
let school: Awaited<ReturnType<typeof starSchool>>

beforeAll(async () => {
  school = await starSchool(app, town)
  const body = { hours: [2, 5], days: 5, version: 0 }
  await administrator.client.call(desk.saveLadder, { body })
})

/** Somebody whose hours make a star that was proposed. */
async function reached(name = '李小梅', hours = 2): Promise<{ me: Client; id: string; grantId: string }> {
  const me = app.resident(uuidv7())
  await school.named(me, name)
  const grantId = await school.hours(me, hours)
  await school.night()
  return { me, id: (await me.call(stars.mine)).items[0]?.id as string, grantId }
}
const agree = (me: Client, id: string, shown: 'full' | 'masked' = 'masked') =>
  me.send(stars.agree, { params: { id }, body: { shown, consentVersion: starConsentVersion } })
async function published(name?: string) {
  const one = await reached(name)
  await agree(one.me, one.id)
  return one
}
const publicOne = (id: string) => app.anonymous().send(stars.publishedOne, { params: { id } })
/** The first moment after its publication. */
async function over(me: Client, id: string) {
  const star = (await me.call(stars.mine)).items.find((one) => one.id === id)
  app.clock.set(new Date(Date.parse(star?.publication?.until as string) + 1000))
}
const object = (who: Client, id: string, words = 'It was half as long') =>
  who.send(stars.object, { params: { id }, body: { ground: 'hours', words } })
async function decide(who: Client, id: string, body: object) {
  const { version } = await communityDesk.client.call(desk.one, { params: { id } })
  return await who.send(desk.decide, { params: { id }, body: { version, ...body } })
}

describe('a star', () => {
  test('is proposed by verified hours, published only with consent under the name agreed to, decided after five working days, granted', async () => {
    const { me, id } = await reached()
    expect(await school.night(), 'once, however often the night comes').toMatchObject({ proposed: 0 })
    expect((await publicOne(id)).status).toBe(404)
    expect((await app.anonymous().call(stars.published)).items).toEqual([])
    expect((await me.call(stars.mine)).items).toMatchObject([
      { state: 'proposed', grade: 1, hours: 2, publication: null },
    ])
    expect((await communityDesk.client.send(desk.one, { params: { id } })).status, 'no desk reads it before').toBe(404)

    const { reply } = await agree(me, id)
    // Begun on a Monday morning: Tuesday to Monday, to closing time.
    expect(reply).toMatchObject({
      state: 'published',
      shown: '李**',
      publication: { until: '2026-03-09T09:30:00.000Z' },
    })
    const seen = await publicOne(id)
    expect(seen.reply.star).toMatchObject({ name: '李**', grade: 1 })
    expect(seen.text).not.toContain('小梅')
    expect((await decide(communityDesk.client, id, { grant: true })).problem.code).toBe('stars.still_published')

    await over(me, id)
    expect((await publicOne(id)).status).toBe(404)
    const done = await decide(communityDesk.client, id, { grant: true })
    expect(done.reply).toMatchObject({ state: 'granted', name: '李**', mayDecide: false })
    expect((await me.call(stars.mine)).items[0]).toMatchObject({ state: 'granted', shown: null })
    const paper = await me.call(certificateRoutes.issue, { body: { starId: id } })
    expect(paper).toMatchObject({ state: 'valid', name: '李小梅', grade: 1, hours: 2 })
  })

  test('whose consent is withdrawn is hidden at once, here or among one’s own data, and can be agreed to again', async () => {
    const { me, id } = await published()
    expect((await publicOne(id)).status).toBe(200)
    await object(app.resident(uuidv7()), id)
    const back = await me.call(stars.withdraw, { params: { id } })
    expect(back).toMatchObject({ state: 'declined', shown: null, publication: null, objections: [] })
    expect((await publicOne(id)).status).toBe(404)
    expect((await communityDesk.client.send(desk.one, { params: { id } })).status).toBe(404)

    await agree(me, id, 'full')
    await app.db.asOwner(
      `update consent set withdrawn_at = now() where purpose = 'points.star' and subject_id = '${id}'`,
    )
    expect((await publicOne(id)).status).toBe(404)
    expect((await app.anonymous().call(stars.published)).items.map((one) => one.id)).not.toContain(id)
    await over(me, id)
    expect((await decide(communityDesk.client, id, { grant: true })).problem.code).toBe('stars.not_due')
    expect((await school.night()).hidden).toBeGreaterThan(0)
    expect((await me.call(stars.mine)).items[0]).toMatchObject({ state: 'declined', rights: { agree: true } })
  })

  test('is objected to by anybody with words, answered without knowing who, and decided with a reason', async () => {
    const { me, id } = await published()
    const neighbour = app.resident(uuidv7())
    expect((await object(app.anonymous(), id)).status).toBe(401)
    expect((await object(me, id)).problem.code).toBe('stars.own')
    expect((await object(neighbour, id)).status).toBe(201)
    expect((await object(neighbour, id)).problem.code).toBe('stars.objected_already')
    const [mine] = (await me.call(stars.mine)).items
    const objectionId = mine?.objections[0]?.id as string
    expect(mine?.objections).toMatchObject([{ ground: 'hours', words: 'It was half as long', answer: null }])
    await over(me, id)
    await me.call(stars.answer, { params: { id, objectionId }, body: { answer: 'Two evenings, not one' } })
    expect((await decide(communityDesk.client, id, { grant: true })).problem.code).toBe('stars.why_required')
    const done = await decide(communityDesk.client, id, { grant: true, why: 'Both evenings are in the book' })
    expect(done.reply).toMatchObject({ state: 'granted', objections: [] })
  })

  test('of somebody with a post is decided by somebody else; so is one that a steward objected to', async () => {
    await school.named(administrator.client, '王大力')
    await school.hours(administrator.client, 2)
    await school.night()
    const id = (await administrator.client.call(stars.mine)).items[0]?.id as string
    await agree(administrator.client, id)
    await over(administrator.client, id)
    expect((await decide(administrator.client, id, { grant: true })).problem.code).toBe('stars.own')
    expect((await decide(worker.client, id, { grant: true })).problem.code).toBe('platform.forbidden')
    expect((await decide(communityDesk.client, id, { grant: true })).status).toBe(200)

    const other = await published('Ada Test')
    await object(communityDesk.client, other.id)
    await over(other.me, other.id)
    expect((await decide(communityDesk.client, other.id, { grant: true, why: 'Well' })).problem.code).toBe(
      'stars.objected_yourself',
    )
    expect((await decide(administrator.client, other.id, { grant: true, why: 'Well' })).status).toBe(200)
  })

  test('that is refused is contested once, and somebody else decides', async () => {
    const { me, id } = await published()
    await over(me, id)
    expect((await decide(communityDesk.client, id, { grant: false })).problem.code).toBe('stars.why_required')
    await decide(communityDesk.client, id, { grant: false, why: 'The book is missing' })
    await me.call(stars.contest, { params: { id }, body: { words: 'It is at the station' } })
    expect((await publicOne(id)).status).toBe(404)
    const again = { grant: true, why: 'Found it' }
    expect((await decide(communityDesk.client, id, again)).problem.code).toBe('stars.same_decider')
    expect((await decide(administrator.client, id, again)).reply).toMatchObject({ state: 'granted' })
    const twice = await me.send(stars.contest, { params: { id }, body: { words: 'More' } })
    expect(twice.problem.code).toBe('stars.contest_over')
  })

  test('is not granted for hours that were put right meanwhile; the ladder climbs and is nobody’s but the district’s', async () => {
    const { me, id, grantId } = await published()
    const body = { points: 0, minutes: 30, why: 'Half an hour was counted twice' }
    await administrator.client.call(pointsClaimRoutes.correct, { params: { id: grantId }, body })
    await over(me, id)
    expect((await decide(communityDesk.client, id, { grant: true })).problem.code).toBe('stars.hours_short')
    const ladder = await app.anonymous().call(desk.ladder)
    expect(ladder).toMatchObject({ hours: [2, 5], days: 5, version: 1, mayChange: false })
    const save = (who: Client, more: object) => who.send(desk.saveLadder, { body: { ...ladder, ...more } })
    expect((await save(communityDesk.client, {})).status).toBe(403)
    expect((await save(administrator.client, { hours: [5, 5] })).problem.code).toBe('stars.ladder_order')
    expect((await save(administrator.client, { days: 4 })).status).toBe(400)
    expect((await save(administrator.client, { version: 0 })).problem.code).toBe('stars.stale')
  })

  test('shows its name to whoever decides, with a reason its owner can read; and is erased with them', async () => {
    const { me, id } = await published('Ada Test')
    const seen = await communityDesk.client.call(desk.reveal, { params: { id }, body: { purpose: 'To look it up' } })
    expect(seen.value).toBe('Ada Test')
    expect((await worker.client.send(desk.reveal, { params: { id }, body: { purpose: 'Why not' } })).status).toBe(403)
    const looks = await app.db.asOwner<{ purpose: string }>(
      `select purpose from audit_entry where action = 'star.revealed'`,
    )
    expect(looks).toEqual([{ purpose: 'To look it up' }])
    const accountId = (
      await app.db.asOwner<{ account_id: string }>(`select account_id from points_star where id = '${id}'`)
    )[0]?.account_id as string
    const tell = (tx: Tx) => collectStars(tx, accountId)
    expect(await app.deps.database.tx(app.tenant.id, tell)).toMatchObject({ stars: [{ id, shown: 'A*** T***' }] })
    await app.deps.database.tx(app.tenant.id, (tx) => eraseStars(tx, accountId))
    expect((await publicOne(id)).status).toBe(404)
    expect((await me.call(stars.mine)).items).toEqual([])
  })
})

test('whom it concerns hears of each step, and nobody of who objected', async () => {
  const before = new Set((await app.db.asOwner<{ id: string }>('select id from outbox')).map(({ id }) => id))
  const { me, id } = await published('Ada Test')
  await object(app.resident(uuidv7()), id, 'Not by her, says Mrs Test')
  await over(me, id)
  await school.night()
  await decide(communityDesk.client, id, { grant: false, why: 'The book is missing' })
  const rows = await app.db.asOwner<{ id: string; name: string; body: object }>(
    'select id, name, body from outbox order by id',
  )
  for (const { id: event, name, body } of rows)
    if (!before.has(event)) await app.modules.notices.hearOf(app.tenant.id, { ...body, name, topics: [] })
  const heard = async (who: Client) => (await who.call(noticeRoutes.inbox, { query: { limit: 200 } })).items
  const own = await heard(me)
  expect(own.map(({ event }) => event).sort()).toEqual(
    ['points.claim_approved', 'star.objected', 'star.proposed', 'star.published', 'star.refused'].sort(),
  )
  expect(own.find(({ event }) => event === 'star.refused')).toMatchObject({ link: '/my/stars' })
  expect(own.find(({ event }) => event === 'star.proposed')?.title).toBe('You have reached One star')
  const desks = await heard(communityDesk.client)
  expect(
    desks
      .filter(({ link }) => link === `/console/stars/${id}`)
      .map(({ event }) => event)
      .sort(),
  ).toEqual(['star.due', 'star.objected'])
  expect(JSON.stringify([own, desks])).not.toMatch(/Mrs Test|Ada/)
})
