import { describe, expect, test } from 'vitest'
import { peopleRoutes } from '../../../../contract/people.ts'
import { staffingRoutes } from '../../../../contract/people-staffing.ts'
import type { CallInput } from '../../../../contract/recruitment.ts'
import { recruitmentDeskRoutes as desk, recruitmentRoutes as open } from '../../../../contract/recruitment-routes.ts'
import { consentStore } from '../../../platform/identity/consent.store.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { recruiting } from '../../../testing/recruiting.ts'
import { buildTown } from '../../../testing/town.ts'
import { seedPeople } from '../defaults/seed-people.ts'
import { forgetOld } from './forget.ts'

const app = await testApp()
const town = await buildTown(app)
const { communityDesk, streetDesk, administrator, supervisor } = town.people
const { call, words, opened, applied, judge, publicationOver, mine, inDays } = recruiting(app, town)
const day = 86_400_000

await app.db.database.tx(app.tenant.id, (tx) => seedPeople(tx, { now: app.clock.now() }))

describe('a whole recruitment', () => {
  test('from a gap to a post: called, applied, published, answered, three reviews by two people, the gap closes', async () => {
    const missing = async () => {
      const params = { id: town.units.nextGrid }
      const { checks } = await communityDesk.client.call(staffingRoutes.unit, { params })
      return checks.find(({ roles }) => roles.includes('grid_worker_part_time'))?.missing
    }
    const before = await missing()
    const made = await opened({ role: 'grid_worker_part_time', places: 1 })
    expect(made).toMatchObject({ isOpen: true, free: 1, waiting: 0, mayManage: true })
    expect((await app.anonymous().call(open.calls)).items.map(({ id }) => id)).toContain(made.id)

    const { who, ...application } = await applied(made.id)
    expect(application).toMatchObject({ state: 'applied', number: 1, consent: { version: '1' }, mayWithdraw: true })
    expect(application.consent?.text).toContain('3')
    const { id } = application

    const first = await judge(communityDesk.client, id, 'eligibility')
    expect(first.reply).toMatchObject({
      state: 'published',
      publication: { light: 'green' },
      whyNot: expect.anything(),
    })
    const { published } = await app.anonymous().call(open.call, { params: { id: made.id } })
    expect(published).toMatchObject([{ name: 'Reed', number: 1, unit: { id: town.units.nextGrid } }])
    expect(JSON.stringify(published)).not.toMatch(/Ann|thirty|0990 4567/)

    const neighbour = app.resident()
    const objection = { ground: 'requirement', words: 'Works abroad most of the year', name: 'Nan Neighbour' }
    await neighbour.call(open.object, { params: { id }, body: objection })
    const seen = await mine(who, id)
    expect(seen.objections).toMatchObject([{ ground: 'requirement', words: objection.words, answer: null }])
    expect(JSON.stringify(seen)).not.toContain('Nan')
    expect((await judge(communityDesk.client, id, 'standing')).problem.code).toBe('recruitment.still_published')
    const objectionId = seen.objections[0]?.id as string
    await who.call(open.answer, { params: { id, objectionId }, body: { answer: 'I came back for good.' } })
    const again = { params: { id, objectionId }, body: { answer: 'Once more' } }
    expect((await who.send(open.answer, again)).problem.code).toBe('recruitment.answered')

    publicationOver()
    expect((await app.anonymous().call(open.call, { params: { id: made.id } })).published).toEqual([])
    const second = await judge(communityDesk.client, id, 'standing')
    expect(second.reply).toMatchObject({ state: 'ability', objections: [] })
    expect((await judge(communityDesk.client, id, 'ability')).problem.code).toBe('recruitment.same_reviewer')
    expect((await judge(streetDesk.client, id, 'ability', true, { talkOn: null })).problem.code).toBe(
      'recruitment.talk_missing',
    )
    expect((await judge(streetDesk.client, id, 'ability')).reply).toMatchObject({ state: 'accepted' })

    const { items } = await communityDesk.client.call(peopleRoutes.posts, { query: { unit: town.units.nextGrid } })
    expect(items.find(({ role }) => role === 'grid_worker_part_time')).toMatchObject({ holder: 'Ann Reed' })
    expect(await missing()).toBe((before ?? 0) - 1)
    const after = await mine(who, id)
    expect(after.reviews.map(({ stage, passed, by }) => [stage, passed, by.role])).toEqual([
      ['eligibility', true, 'desk'],
      ['standing', true, 'desk'],
      ['ability', true, 'desk'],
    ])
    expect(await communityDesk.client.call(desk.call, { params: { id: made.id } })).toMatchObject({
      ...{ free: 0, isOpen: false, waiting: 0 },
    })
    expect((await app.resident().send(open.apply, { params: { id: made.id }, body: words() })).problem.code).toBe(
      'recruitment.closed',
    )
  })

  test('a rejection is appealed once and decided by somebody else; granted, it goes on', async () => {
    const { id: callId } = await opened()
    const { who, id } = await applied(callId)
    await judge(communityDesk.client, id, 'eligibility', false)
    expect(await mine(who, id)).toMatchObject({ state: 'rejected', reviews: [{ reason: 'Looked at: eligibility' }] })
    const words = { params: { id }, body: { words: 'I do live here: see the lease.' } }
    expect(await who.call(open.appeal, words)).toMatchObject({ state: 'appealed', appealUntil: null })
    expect((await who.send(open.appeal, words)).problem.code).toBe('recruitment.appeal_over')
    const decide = async (client: Client, passed: boolean) => {
      const { version } = await administrator.client.call(desk.application, { params: { id } })
      return await client.send(desk.decideAppeal, { params: { id }, body: { version, passed, reason: 'Lease seen' } })
    }
    expect((await decide(communityDesk.client, true)).problem.code).toBe('recruitment.appeal_same')
    expect((await decide(supervisor.client, true)).reply).toMatchObject({ state: 'published' })
    publicationOver()
    await judge(communityDesk.client, id, 'standing', false)
    expect(await mine(who, id)).toMatchObject({ state: 'rejected', appealUntil: null })
  })

  test('nobody reviews their own application, nor the same step twice; sent twice it counts once', async () => {
    const { id: callId } = await opened()
    const own = await applied(callId, communityDesk.client)
    expect((await judge(communityDesk.client, own.id, 'eligibility')).problem.code).toBe('recruitment.own_application')
    expect(await communityDesk.client.call(desk.application, { params: { id: own.id } })).toMatchObject({
      ...{ mayReview: false, whyNot: { code: 'recruitment.own_application' } },
    })
    const who = app.resident()
    const sent = { params: { id: callId }, body: words(), key: 'one-and-the-same' }
    const [one, two] = [await who.call(open.apply, sent), await who.call(open.apply, sent)]
    expect(two.id).toBe(one.id)
    expect((await who.send(open.apply, { params: { id: callId }, body: words() })).problem.code).toBe(
      'recruitment.applied_already',
    )
    const stale = { version: 7, stage: 'eligibility', passed: true, reason: 'x' }
    expect((await streetDesk.client.send(desk.review, { params: { id: one.id }, body: stale })).problem).toMatchObject({
      ...{ status: 409, code: 'recruitment.stale' },
    })
  })

  test('whoever withdraws is off the page at once and may come again; withdrawing the consent does the same', async () => {
    const { id: callId } = await opened()
    const accountId = uuidv7()
    const { who, id } = await applied(callId, app.resident(accountId))
    await judge(communityDesk.client, id, 'eligibility')
    expect(await who.call(open.withdraw, { params: { id } })).toMatchObject({ state: 'withdrawn', consent: null })
    expect((await app.anonymous().send(open.publishedOne, { params: { id } })).status).toBe(404)
    const next = await applied(callId, who)
    await app.db.database.tx(app.tenant.id, async (tx) => {
      const now = app.clock.now()
      const consent = await consentStore(tx).findInForce({ kind: 'recruitment', id: next.id }, 'recruitment', now)
      await consentStore(tx).withdraw({ id: consent?.id ?? '', accountId, at: now })
    })
    expect((await judge(communityDesk.client, next.id, 'eligibility')).problem.code).toBe('recruitment.withdrawn')
    expect(await forgetOld({ people: app.modules.people, files: app.deps.files }, app.tenant.id)).toMatchObject({
      withdrawn: 1,
    })
    expect(await mine(who, next.id)).toMatchObject({ state: 'withdrawn' })
  })

  test('what was written is deleted when its time is over; a post keeps its reviews and nothing else', async () => {
    const { id: callId } = await opened({ places: 1 })
    const gone = await applied(callId)
    await judge(communityDesk.client, gone.id, 'eligibility')
    const neighbour = app.resident()
    const objection = { ground: 'statement', words: 'Not so', name: 'Nan' }
    await neighbour.call(open.object, { params: { id: gone.id }, body: objection })
    publicationOver()
    await judge(communityDesk.client, gone.id, 'standing', false)
    const stays = await applied(callId)
    await judge(communityDesk.client, stays.id, 'eligibility')
    publicationOver()
    await judge(communityDesk.client, stays.id, 'standing')
    await judge(streetDesk.client, stays.id, 'ability')
    const forget = () => forgetOld({ people: app.modules.people, files: app.deps.files }, app.tenant.id)
    const left = async () =>
      Number(
        (
          await app.db.asOwner<{ n: string }>(
            `select count(*) n from recruitment_objection where application_id = '${gone.id}'`,
          )
        )[0]?.n,
      )
    await forget()
    expect(await left()).toBe(1)
    app.clock.advance(10 * day)
    await forget()
    expect(await left()).toBe(0)
    app.clock.advance(61 * day)
    expect((await forget()).applications).toBeGreaterThanOrEqual(2)
    expect((await gone.who.send(open.myApplication, { params: { id: gone.id } })).status).toBe(404)
    expect(await mine(stays.who, stays.id)).toMatchObject({ familyName: '', words: '', phone: null, state: 'accepted' })
    expect((await mine(stays.who, stays.id)).reviews).toHaveLength(3)
  })

  test('a call stays inside its area and goes with the level of the role; the desk changes and closes it', async () => {
    const refused = async (over: Partial<CallInput>) =>
      (await communityDesk.client.send(desk.open, { body: call(over) })).problem.code
    expect(await refused({ unitIds: [town.units.farGrid] })).toBe('recruitment.unit_elsewhere')
    expect(await refused({ unitIds: [town.units.community] })).toBe('post.role_place')
    expect(await refused({ closesOn: inDays(-3) })).toBe('recruitment.closes_in_past')
    const made = await opened()
    const change = { version: 1, places: 4, requirements: { en: 'New', zh: '新' }, closesOn: inDays(20), phone: null }
    const changed = await communityDesk.client.call(desk.change, { params: { id: made.id }, body: change })
    expect(changed).toMatchObject({ places: 4, version: 2, phone: null })
    expect((await communityDesk.client.send(desk.change, { params: { id: made.id }, body: change })).status).toBe(409)
    const closed = await communityDesk.client.call(desk.close, { params: { id: made.id }, body: { version: 2 } })
    expect(closed.isOpen).toBe(false)
    expect((await app.anonymous().call(open.calls, { query: { limit: 200 } })).items.map(({ id }) => id)).not.toContain(
      made.id,
    )
  })

  test('lists come page by page', async () => {
    const { id: callId } = await opened({ places: 9 })
    for (let n = 0; n < 5; n += 1) await applied(callId)
    const all = (await communityDesk.client.call(desk.applications, { query: { call: callId } })).items
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const query = { call: callId, limit: 2, ...(after ? { after } : {}) }
      const page = await communityDesk.client.call(desk.applications, { query })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next ?? undefined
      if (!after) break
    }
    expect(seen).toEqual(all.map(({ id }) => id))
    const two = await app.anonymous().call(open.calls, { query: { limit: 1, unit: town.units.nextGrid } })
    expect(two.items).toHaveLength(1)
  })
})
