import { beforeAll, describe, expect, test } from 'vitest'
import { communityListRoutes as lists } from '../../../../contract/community-lists.ts'
import { organisationRoutes as routes } from '../../../../contract/organisation-routes.ts'
import { staffingRoutes } from '../../../../contract/people-staffing.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown, type Town } from '../../../testing/town.ts'
import { maskedContact, pairingState } from './organisations.rules.ts'

const app = await testApp()
const anybody = app.anonymous()
let town: Town
const both = (en: string, zh: string) => ({ en, zh })
const on = (days: number) => new Date(app.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
const contact = { name: '陈志远', phone: '13800002222', mail: 'chen@example.org' }
const input = (over: object = {}) => ({
  ...{ kind: 'company', registeredNo: null, unitId: town.units.street, name: both('Sunny Foods', '阳光食品') },
  ...{ about: both('', ''), contact, ...over },
})
const help = (over: object = {}) => ({
  ...{ resource: 'goods', what: 'Forty parcels', amount: 40, measure: 'parcels', ...over },
})
const refusal = async (sent: Promise<{ problem: { code: string } }>) => (await sent).problem.code
const desk = () => town.people.communityDesk.client

beforeAll(async () => {
  town = await buildTown(app)
})

/** An organisation that somebody speaks for, enlisted at the community and confirmed there. */
async function enlisted() {
  const speaker = app.resident()
  const { id } = await speaker.call(routes.create, { body: input() })
  const body = { unitId: town.units.community, words: 'We help', people: 6 }
  const { enlistments } = await speaker.call(routes.enlist, { params: { id }, body })
  const partId = enlistments[0]?.id ?? ''
  await desk().call(routes.answerEnlistment, { params: { id, partId }, body: { accept: true } })
  return { id, speaker, partId }
}

describe('enlisting', () => {
  test('holds once the community has confirmed it; until then the public knows nothing of it', async () => {
    const speaker = app.resident()
    const made = await speaker.call(routes.create, { body: input({ registeredNo: '91990101MA0001' }) })
    const params = { id: made.id }
    expect(made).toMatchObject({ published: false, contact: { ...contact, masked: false }, rights: { speaks: true } })
    expect(await refusal(anybody.send(routes.get, { params }))).toBe('organisation.not_found')
    const twice = app.resident().send(routes.create, { body: input({ registeredNo: '91990101MA0001' }) })
    expect(await refusal(twice)).toBe('organisation.number_taken')

    const where = { unitId: town.units.community, words: null, people: 4 }
    const asked = await speaker.call(routes.enlist, { params, body: where })
    expect(asked.enlistments).toMatchObject([{ state: 'asked', people: 4, mayAnswer: false }])
    expect(await refusal(speaker.send(routes.enlist, { params, body: where }))).toBe('organisation.enlisted_already')
    expect(
      await refusal(
        speaker.send(routes.pledge, { params, body: { ...help(), unitId: town.units.community, until: null } }),
      ),
    ).toBe('organisation.not_enlisted')
    const answer = { params: { ...params, partId: asked.enlistments[0]?.id ?? '' }, body: { accept: true } }
    expect(await refusal(speaker.send(routes.answerEnlistment, answer))).toBe('platform.forbidden')
    expect((await desk().call(routes.answerEnlistment, answer)).published).toBe(true)
    const seen = await anybody.call(routes.get, { params })
    expect(seen).toMatchObject({ contact: null, communities: [{ id: town.units.community }] })
    expect(JSON.stringify(seen)).not.toContain('陈志远')
    const near = await anybody.call(routes.list, { query: { unit: town.units.community } })
    expect(near.items.map(({ id }) => id)).toContain(made.id)
  })

  test('ends from either side; open promises there are taken back, the history stays', async () => {
    const { id, speaker, partId } = await enlisted()
    const body = { ...help(), unitId: town.units.community, until: on(30) }
    await speaker.call(routes.pledge, { params: { id }, body })
    const end = { params: { id, partId }, body: { why: 'We move away' } }
    expect(await refusal(app.resident().send(routes.endEnlistment, end))).toBe('platform.forbidden')
    const ended = await speaker.call(routes.endEnlistment, end)
    expect(ended.enlistments[0]).toMatchObject({ state: 'ended', why: 'We move away' })
    expect(ended.pledges[0]?.state).toBe('withdrawn')
    expect(
      (
        await speaker.send(routes.enlist, {
          params: { id },
          body: { unitId: town.units.community, words: null, people: null },
        })
      ).status,
    ).toBe(201)
  })
})

describe('promises, needs and deeds', () => {
  test('a promise meets a need, a deed keeps it, and everybody reads the deed once the community has confirmed it', async () => {
    const { id, speaker } = await enlisted()
    const unitId = town.units.community
    const past = { ...help(), unitId, until: on(-1) }
    expect(await refusal(speaker.send(routes.pledge, { params: { id }, body: past }))).toBe('organisation.day_over')
    const { pledges } = await speaker.call(routes.pledge, {
      params: { id },
      body: { ...help(), unitId, until: on(60) },
    })
    const pledgeId = pledges[0]?.id ?? ''
    const need = await desk().call(lists.createNeed, {
      body: { ...help({ what: 'Parcels for the winter' }), unitId, list: 'demand', by: on(20) },
    })
    const matched = await desk().call(lists.match, { params: { id: need.id }, body: { pledgeId } })
    expect(matched.pledges).toMatchObject([{ pledgeId, organisation: { id } }])
    expect(await refusal(desk().send(lists.match, { params: { id: need.id }, body: { pledgeId } }))).toBe(
      'need.matched_already',
    )
    const listed = (list: 'demand' | 'resource') =>
      anybody.call(lists.lists, { params: { id: town.units.street }, query: { list } })
    expect((await listed('demand')).needs.map((each) => each.id)).toContain(need.id)
    const offered = (await listed('resource')).pledges
    expect(offered.find((each) => each.id === pledgeId)?.needs).toMatchObject([{ needId: need.id }])

    const deed = { unitId, pledgeId, on: on(0), what: 'Forty parcels brought', amount: 40, measure: 'parcels' }
    expect(await refusal(speaker.send(routes.logDeed, { params: { id }, body: { ...deed, on: on(2) } }))).toBe(
      'organisation.deed_ahead',
    )
    const logged = await speaker.call(routes.logDeed, { params: { id }, body: deed })
    expect(logged).toMatchObject({ state: 'logged', mayAnswer: false })
    expect((await anybody.call(routes.deeds, { params: { id } })).items).toEqual([])
    const answer = { params: { id, partId: logged.id }, body: { accept: true } }
    expect(await refusal(speaker.send(routes.answerDeed, answer))).toBe('platform.forbidden')
    await desk().call(routes.answerDeed, answer)
    expect(await refusal(desk().send(routes.answerDeed, answer))).toBe('organisation.answered')
    expect((await anybody.call(routes.deeds, { params: { id } })).items).toMatchObject([
      { what: deed.what, pledge: { id: pledgeId } },
    ])
    expect((await anybody.call(routes.get, { params: { id } })).pledges[0]).toMatchObject({ given: 40 })
    expect((await anybody.send(routes.deedsExport, { params: { id } })).text).toContain('Forty parcels brought')

    await desk().call(lists.unmatch, { params: { id: need.id, matchId: matched.pledges[0]?.matchId ?? '' } })
    const met = await desk().call(lists.endNeed, { params: { id: need.id }, body: { met: true } })
    expect(met).toMatchObject({ state: 'met', pledges: [] })
    const change = {
      params: { id: need.id },
      body: { ...help(), unitId, list: 'demand', by: null, version: met.version },
    }
    expect(await refusal(desk().send(lists.saveNeed, change))).toBe('need.ended')
  })

  test('an agreement holds when the other side agrees, and is over after its last day', async () => {
    const { id, speaker } = await enlisted()
    const offer = {
      unitId: town.units.community,
      kinds: ['site_sharing', 'charity'],
      what: 'The hall on Sundays',
      from: on(0),
      until: on(3),
    }
    const { pairings } = await speaker.call(routes.pair, { params: { id }, body: offer })
    const at = { id, partId: pairings[0]?.id ?? '' }
    expect((await anybody.call(routes.get, { params: { id } })).pairings).toEqual([])
    expect(await refusal(speaker.send(routes.answerPairing, { params: at, body: { accept: true } }))).toBe(
      'platform.forbidden',
    )
    const agreed = await desk().call(routes.answerPairing, { params: at, body: { accept: true } })
    expect(agreed.pairings).toMatchObject([{ state: 'agreed', offeredBy: 'organisation' }])
    const byDesk = await desk().call(routes.pair, { params: { id }, body: { ...offer, kinds: ['activity'] } })
    const second = byDesk.pairings.find(({ state }) => state === 'offered')
    expect(second).toMatchObject({ offeredBy: 'community', mayAnswer: false })
    const no = { params: { id, partId: second?.id ?? '' }, body: { accept: false, why: 'Not this year' } }
    await speaker.call(routes.answerPairing, no)
    app.clock.advance(5 * 86_400_000)
    const states = (await anybody.call(routes.get, { params: { id } })).pairings.map(({ state }) => state)
    expect(states).toEqual(['over'])
    expect(pairingState({ state: 'agreed', until: '2026-03-01' }, '2026-03-01')).toBe('agreed')
  })

  test('what a desk enters for an organisation nobody speaks for has been seen and agreed on paper', async () => {
    const { id } = await desk().call(routes.create, { body: input({ unitId: town.units.community, kind: 'school' }) })
    const params = { id }
    const unitId = town.units.community
    const here = await desk().call(routes.enlist, { params, body: { unitId, words: null, people: null } })
    expect(here.enlistments).toMatchObject([{ state: 'confirmed' }])
    const offer = { unitId, kinds: ['activity'], what: 'Pupils read aloud', from: on(0), until: on(90) }
    expect((await desk().call(routes.pair, { params, body: offer })).pairings).toMatchObject([{ state: 'agreed' }])
    const deed = { unitId, pledgeId: null, on: on(0), what: 'Read aloud', amount: null, measure: null }
    expect(await desk().call(routes.logDeed, { params, body: deed })).toMatchObject({ state: 'confirmed' })
    expect((await desk().call(routes.end, { params, body: { why: 'School closed' } })).endedWhy).toBe('School closed')
    expect((await anybody.call(routes.deeds, { params })).items, 'what was done stays').toHaveLength(1)
    expect(await refusal(desk().send(routes.logDeed, { params, body: deed }))).toBe('organisation.ended')
  })
})

describe('bodies', () => {
  const body = (over: object = {}) => ({
    ...{ kind: 'autonomous', unitId: town.units.community, name: both('Residents’ committee', '居民自治委员会') },
    ...{ members: 7, formedOn: on(-10), termUntil: on(700), contact: '0990 7', ...over },
  })

  test('are counted by a staffing rule; a mediation committee has three to nine members', async () => {
    const admin = town.people.administrator.client
    const rule = {
      ...{
        position: 9,
        name: both('A residents’ committee', '居民自治委员会'),
        level: 'community',
        kind: null,
        roles: [],
      },
      ...{ committee: 'autonomous', below: false, measure: 'bodies', least: 1, most: null, active: true },
    }
    const wrong = await admin.send(staffingRoutes.createRule, { body: { ...rule, committee: null } })
    expect(wrong.problem.errors?.[0]?.code).toBe('staffing.no_body')
    const posts = await admin.send(staffingRoutes.createRule, { body: { ...rule, measure: 'posts', committee: null } })
    expect(posts.problem.errors?.[0]?.code).toBe('staffing.no_role')
    await admin.call(staffingRoutes.createRule, { body: rule })
    const short = async () =>
      (await admin.call(staffingRoutes.gaps, { query: { unit: town.units.street } })).items
        .map(({ unit }) => unit.id)
        .sort()
    expect(await short()).toEqual([town.units.community, town.units.otherCommunity].sort())
    const made = await desk().call(lists.createBody, { body: body() })
    expect(await short()).toEqual([town.units.otherCommunity])
    app.clock.advance(1000)
    await desk().call(lists.endBody, { params: { id: made.id }, body: { why: 'Term over' } })
    expect(await short()).toContain(town.units.community)
    const { items } = await admin.call(staffingRoutes.gaps, { query: { unit: town.units.community } })
    expect(items[0]?.since).not.toBeNull()
    const large = await desk().send(lists.createBody, { body: body({ kind: 'mediation', members: 10 }) })
    expect(large.problem.errors?.[0]?.code).toBe('body.mediation_members')
    const all = await anybody.call(lists.bodies, { query: { unit: town.units.street, ended: true } })
    expect(all.items).toMatchObject([{ id: made.id, endedWhy: 'Term over', mayChange: false }])
    expect((await anybody.send(lists.bodiesExport)).text).not.toContain(made.name.en)
  })

  test('joint meetings keep what is to be done, for the community and the organisations enlisted there', async () => {
    const { speaker } = await enlisted()
    const unit = town.units.community
    const action = { what: 'Benches', who: 'Sunny Foods', until: on(30), doneOn: null }
    const meeting = { unitId: unit, heldOn: on(0), topic: 'Second quarter', minutes: null, actions: [action] }
    const made = await desk().call(lists.createMeeting, { body: meeting })
    const done = { ...meeting, actions: [{ ...action, doneOn: on(0) }], version: 1 }
    await desk().call(lists.saveMeeting, { params: { id: made.id }, body: done })
    expect(await refusal(desk().send(lists.saveMeeting, { params: { id: made.id }, body: done }))).toBe('meeting.stale')
    const read = await speaker.call(lists.meetings, { query: { unit } })
    expect(read).toMatchObject({ mayChange: false, items: [{ actions: [{ doneOn: on(0) }] }] })
    expect((await app.resident().send(lists.meetings, { query: { unit } })).status).toBe(403)
  })
})

test('the contact of an organisation is masked for its community, and revealed with a reason that is kept', async () => {
  const { id } = await enlisted()
  const seen = await desk().call(routes.get, { params: { id } })
  expect(seen.contact).toEqual({ ...maskedContact(contact), masked: true })
  expect(JSON.stringify(seen)).not.toContain('13800002222')
  const look = { params: { id }, body: { field: 'phone' as const, purpose: 'Parcels arrive tomorrow' } }
  expect(await desk().call(routes.reveal, look)).toEqual({ value: contact.phone })
  expect(await refusal(desk().send(routes.reveal, { ...look, body: { ...look.body, purpose: '' } }))).toBe(
    'identity.purpose_required',
  )
  const table = await desk().send(routes.export)
  expect(table.text).toContain('Sunny Foods')
  for (const secret of Object.values(contact)) expect(table.text).not.toContain(secret)
})
