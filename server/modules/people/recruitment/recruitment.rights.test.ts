import { beforeAll, describe, expect, test, vi } from 'vitest'
import { noticeRoutes } from '../../../../contract/notice-routes.ts'
import { recruitmentDeskRoutes as desk, recruitmentRoutes as open } from '../../../../contract/recruitment-routes.ts'
import { audit } from '../../../platform/audit/audit.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { recruiting } from '../../../testing/recruiting.ts'
import { buildTown } from '../../../testing/town.ts'
import { forgetOld } from './forget.ts'

const app = await testApp()
const town = await buildTown(app)
const { communityDesk, administrator, supervisor, assistant } = town.people
const { call, opened, applied, judge, publicationOver, mine } = recruiting(app, town)
const day = 86_400_000

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
