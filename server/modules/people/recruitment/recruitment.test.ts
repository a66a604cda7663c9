import { beforeAll, describe, expect, test, vi } from 'vitest'
import { noticeRoutes } from '../../../../contract/notice-routes.ts'
import { peopleRoutes } from '../../../../contract/people.ts'
import { staffingRoutes } from '../../../../contract/people-staffing.ts'
import type { CallInput, NewApplication } from '../../../../contract/recruitment.ts'
import { recruitmentDeskRoutes as desk, recruitmentRoutes as open } from '../../../../contract/recruitment-routes.ts'
import { audit } from '../../../platform/audit/audit.ts'
import { consentStore } from '../../../platform/identity/consent.store.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { seedPeople } from '../defaults/seed-people.ts'
import { forgetOld } from './forget.ts'

const app = await testApp()
const town = await buildTown(app)
const { communityDesk, streetDesk, administrator, supervisor, assistant } = town.people
const day = 86_400_000
const inDays = (days: number) => new Date(app.clock.now().getTime() + days * day).toISOString().slice(0, 10)

await app.db.database.tx(app.tenant.id, (tx) => seedPeople(tx, { now: app.clock.now() }))

const call = (over: Partial<CallInput> = {}): Record<string, unknown> => ({
  ...{ role: 'grid_assistant', unitId: town.units.community, unitIds: [town.units.nextGrid], places: 1 },
  ...{ requirements: { en: 'Lives nearby', zh: '住在附近' }, closesOn: inDays(10), objectionDays: 3, phone: '0990 12' },
  ...over,
})
const words = (over: Partial<NewApplication> = {}) => ({
  ...{ unitId: town.units.nextGrid, familyName: 'Reed', givenName: 'Ann', shownAs: 'family_name' },
  ...{ words: 'I have lived here for thirty years.', phone: '0990 4567', consentVersion: '1', ...over },
})
const opened = (over: Partial<CallInput> = {}) => communityDesk.client.call(desk.open, { body: call(over) })
const applied = async (callId: string, who: Client = app.resident(), over: Partial<NewApplication> = {}) => ({
  who,
  ...(await who.call(open.apply, { params: { id: callId }, body: words(over) })),
})
const judge = async (
  who: Client,
  id: string,
  stage: 'eligibility' | 'standing' | 'ability',
  passed = true,
  more: object = {},
) => {
  const { version } = await administrator.client.call(desk.application, { params: { id } })
  const talkOn = stage === 'ability' ? inDays(0) : null
  return await who.send(desk.review, {
    params: { id },
    body: { version, stage, passed, reason: `Looked at: ${stage}`, talkOn, ...more },
  })
}
const publicationOver = () => app.clock.advance(5 * day)
const mine = (who: Client, id: string) => who.call(open.myApplication, { params: { id } })

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

describe('who sees whom', () => {
  const other = app.resident()
  const lookers: Record<string, Client> = {
    anybody: app.anonymous(),
    neighbour: app.resident(),
    'another applicant': other,
    assistant: assistant.client,
    'other desk': app.as({
      ...{ id: uuidv7(), role: 'desk', unitId: town.units.otherCommunity, level: 'community', from: new Date(0) },
      unitPath: [town.units.district, town.units.street, town.units.otherCommunity],
    }),
    supervisor: supervisor.client,
    desk: communityDesk.client,
    administrator: administrator.client,
  }
  let ids = { call: '', application: '', objection: '' }
  const applicantId = uuidv7()
  const applicant = app.resident(applicantId)
  beforeAll(async () => {
    const { id } = await opened({ places: 3 })
    const made = await applied(id, applicant, { familyName: 'Quill', givenName: 'Zelda' })
    await applied(id, other)
    await judge(communityDesk.client, made.id, 'eligibility')
    const objector = app.resident()
    const body = { ground: 'procedure', words: 'The sheet hung too late', name: 'Wanda Witness' }
    await objector.call(open.object, { params: { id: made.id }, body })
    const [objection] = (await mine(applicant, made.id)).objections
    ids = { call: id, application: made.id, objection: objection?.id ?? '' }
  })
  const ways: Record<string, (client: Client) => Promise<{ status: number; text: string }>> = {
    'the open call': (client) => client.send(open.call, { params: { id: ids.call } }),
    'the published name': (client) => client.send(open.publishedOne, { params: { id: ids.application } }),
    'the application as its own': (client) => client.send(open.myApplication, { params: { id: ids.application } }),
    'the calls of a desk': (client) => client.send(desk.calls),
    'the applications': (client) => client.send(desk.applications, { query: { call: ids.call } }),
    'the application': (client) => client.send(desk.application, { params: { id: ids.application } }),
    'a reveal': (client) =>
      client.send(desk.reveal, {
        params: { id: ids.application },
        body: { field: 'objector', objectionId: ids.objection, purpose: 'To ask what was meant' },
      }),
    'a review': (client) =>
      client.send(desk.review, {
        params: { id: ids.application },
        body: { version: 1, stage: 'standing', passed: true, reason: 'x' },
      }),
    'a new call': (client) => client.send(desk.open, { body: { ...call(), places: 0 } }),
  }
  const expected: Record<string, number[]> = {
    //                   anybody neighbour applicant assistant other desk supervisor desk administrator
    'the open call': [200, 200, 200, 200, 200, 200, 200, 200],
    'the published name': [200, 200, 200, 200, 200, 200, 200, 200],
    'the application as its own': [401, 404, 404, 404, 404, 404, 404, 404],
    'the calls of a desk': [401, 403, 403, 403, 200, 200, 200, 200],
    'the applications': [401, 403, 403, 403, 200, 200, 200, 200],
    'the application': [401, 403, 403, 403, 403, 200, 200, 200],
    'a reveal': [401, 403, 403, 403, 403, 403, 200, 200],
    'a review': [401, 403, 403, 403, 403, 403, 409, 409],
    'a new call': [401, 403, 403, 400, 400, 400, 400, 400],
  }
  test.each(Object.keys(ways))('%s', async (what) => {
    const got = []
    for (const [who, client] of Object.entries(lookers)) {
      const answer = await (ways[what] as (typeof ways)[string])(client)
      got.push(answer.status)
      // A whole name, a phone, and whoever objected stand nowhere until they are revealed.
      if (what === 'a reveal' && answer.status === 200) expect(answer.text).toContain('Wanda Witness')
      else expect(`${who}: ${answer.text}`).not.toMatch(/Zelda|Witness|4567/)
      const isReader = ['supervisor', 'desk', 'administrator'].includes(who)
      if (!isReader) expect(`${who}: ${answer.text}`).not.toMatch(/thirty years|hung too late/)
    }
    expect(got).toEqual(expected[what])
  })

  test('the other community’s desk lists nothing of this one; what was revealed the person reads', async () => {
    const rows = await (lookers['other desk'] as Client).call(desk.applications, { query: { limit: 200 } })
    expect(rows.items).toEqual([])
    const reveal = (field: string, purpose: string) =>
      communityDesk.client.send(desk.reveal, { params: { id: ids.application }, body: { field, purpose } })
    expect((await reveal('name', '')).status).toBe(400)
    expect((await reveal('name', 'To invite them')).reply.value).toBe('Zelda Quill')
    const looks = await app.db.database.tx(app.tenant.id, (tx) => audit(tx).aboutPerson(applicantId, { limit: 50 }))
    const look = looks.find(({ action }) => action === 'recruitment.revealed')
    expect(look).toMatchObject({ purpose: 'To invite them', postId: communityDesk.post.id, detail: { field: 'name' } })
    // Who looked up the objector is the objector's to know.
    expect(JSON.stringify(looks)).not.toContain('To ask what was meant')
  })

  test('papers are read by whoever sent them and by reviewers, and by nobody else', async () => {
    const { id: callId } = await opened()
    const accountId = uuidv7()
    const who = app.resident(accountId)
    const paper = { tenantId: app.tenant.id, bytes: Buffer.from('%PDF-1.4\n%%EOF\n'), name: 'paper.pdf', accountId }
    const file = await app.deps.files.take(paper)
    const { id } = await applied(callId, who, { fileIds: [file.id] })
    const open = async (client: Client) =>
      (await client.request({ method: 'GET', url: `/api/v1/files/${file.id}` })).statusCode
    expect([await open(who), await open(communityDesk.client)]).toEqual([200, 200])
    expect([await open(app.anonymous()), await open(other), await open(assistant.client)]).toEqual([404, 404, 404])
    expect(await open(supervisor.client)).toBe(404)
    expect(await communityDesk.client.call(desk.application, { params: { id } })).toMatchObject({
      files: [{ id: file.id }],
    })
  })

  test('all my data are there, without who objected; erased, nothing is left', async () => {
    const [part] = app.deps.identity.personalData.parts.filter(({ name }) => name === 'recruitment')
    const { database } = app.deps
    const account = applicantId
    const kept = JSON.stringify(await database.tx(app.tenant.id, async (tx) => await part?.collect(tx, account)))
    expect(kept).toContain('Zelda')
    expect(kept).toContain('hung too late')
    expect(kept).not.toContain('Wanda')
    await database.tx(app.tenant.id, async (tx) => await part?.erase(tx, account))
    expect((await applicant.call(open.mine)).items).toEqual([])
  })
})

describe('everybody is told', () => {
  test('the desk of a new application, the applicant of each step, in both languages, with a way to the page', async () => {
    const { id: callId } = await opened()
    const who = app.resident(uuidv7())
    const { id } = await applied(callId, who)
    await judge(communityDesk.client, id, 'eligibility')
    await app.resident().call(open.object, {
      params: { id },
      body: { ground: 'requirement', words: 'Something', name: 'Nan' },
    })
    publicationOver()
    app.clock.advance(-day)
    for (let night = 0; night < 2; night += 1)
      await forgetOld({ people: app.modules.people, files: app.deps.files }, app.tenant.id)
    app.clock.advance(day)
    await judge(communityDesk.client, id, 'standing', false)
    await app.relay?.drain(app.tenant.id)
    const busy = `select count(*)::int n from pgboss.job where name = 'notices.hear' and state in ('created', 'retry', 'active')`
    await vi.waitFor(async () => expect((await app.db.asOwner<{ n: number }>(busy))[0]?.n).toBe(0), { timeout: 20_000 })
    const inbox = await who.call(noticeRoutes.inbox, { query: {} })
    expect(inbox.items.map(({ event }) => event).sort()).toEqual([
      ...['recruitment.objected', 'recruitment.published', 'recruitment.rejected'],
    ])
    expect(new Set(inbox.items.map(({ link }) => link))).toEqual(new Set([`/my/applications/${id}`]))
    const told = inbox.items.find(({ event }) => event === 'recruitment.published')
    expect(told?.text).toContain('Grid assistant')
    const zh = await who.call(noticeRoutes.inbox, { query: {}, headers: { 'accept-language': 'zh-CN' } })
    expect(zh.items.find(({ event }) => event === 'recruitment.published')?.title).toContain('第一级')
    const work = await communityDesk.client.call(noticeRoutes.inbox, { query: { about: 'work', limit: 200 } })
    const reminders = work.items.filter(({ event, link }) => event === 'recruitment.due' && link?.endsWith(id))
    expect(reminders).toHaveLength(1)
    expect(work.items.filter(({ link }) => link === `/console/recruitment/applications/${id}`).length).toBeGreaterThan(
      1,
    )
  })
})
