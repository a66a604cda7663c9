import { beforeAll, describe, expect, test } from 'vitest'
import { teamMemberRoutes as members } from '../../../../contract/team-members.ts'
import { teamRoutes } from '../../../../contract/teams.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp()
const town = await buildTown(app)
const both = (en: string, zh: string) => ({ en, zh })
const input = {
  ...{ kind: 'pingan', unitId: town.units.grid, parentId: null, name: both('Watch', '守望队'), applying: true },
  ...{ about: both('', ''), commitment: both('', ''), foundedOn: null, phone: null },
}
const phone = '13912345678'
const told = { phone, nameFor: 'team', skills: ['First aid'], skillsAgreed: true, agreed: true }
const later = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString()
const shift = {
  ...{ kind: 'patrol', title: 'Round', from: later(24), until: later(26), beatId: null, place: null },
  ...{ risky: false, wanted: null, note: null },
}
let id = ''
let memberId = ''
let applicant = ''
const lookers: Record<string, Client> = {}

beforeAll(async () => {
  const desk = town.people.communityDesk.client
  id = (await desk.call(teamRoutes.create, { body: input })).id
  const enter = async (name: string, leads = false) => {
    const { secret } = await desk.call(members.invite, { params: { id }, body: { leads } })
    const client = app.resident()
    const body = { ...told, name, invitation: secret }
    return { client, memberId: (await client.call(members.join, { params: { id }, body })).memberId }
  }
  const [leader, one, two] = [await enter('Chen Leader', true), await enter('Wu Member'), await enter('Zhao Other')]
  memberId = two.memberId
  const asking = await app.resident().call(members.join, { params: { id }, body: { ...told, name: 'Sun Applicant' } })
  applicant = asking.memberId
  Object.assign(lookers, {
    anybody: app.anonymous(),
    resident: app.resident(),
    member: one.client,
    leader: leader.client,
    assistant: town.people.assistant.client,
    'grid head': town.people.gridHead.client,
    desk,
    'other desk': app.as({
      ...{ id: uuidv7(), role: 'desk', unitId: town.units.otherCommunity, level: 'community', from: new Date(0) },
      unitPath: [town.units.district, town.units.street, town.units.otherCommunity],
    }),
    officer: town.people.water.client,
    administrator: town.people.administrator.client,
  })
})

const who = [
  'anybody',
  'resident',
  'member',
  'leader',
  'assistant',
  'grid head',
  'desk',
  'other desk',
  'officer',
  'administrator',
]

describe('who may do what with a team', () => {
  const of = () => ({ params: { id } })
  const member = () => ({ params: { id, memberId } })
  const ways: Record<string, (client: Client) => Promise<{ status: number }>> = {
    'read what everybody reads': (client) => client.send(teamRoutes.get, of()),
    'read who is in it': (client) => client.send(teamRoutes.members, of()),
    'read the roster': (client) => client.send(members.shifts, of()),
    'read its history': (client) => client.send(teamRoutes.history, of()),
    'see a number, with a reason': (client) =>
      client.send(members.reveal, { ...member(), body: { field: 'phone', purpose: 'The round is off' } }),
    'hand out an invitation': (client) => client.send(members.invite, { ...of(), body: {} }),
    'hand out one that makes a leader': (client) => client.send(members.invite, { ...of(), body: { leads: true } }),
    'plan a shift': (client) => client.send(members.createShift, { ...of(), body: shift }),
    'say who leads': (client) => client.send(members.lead, { ...member(), body: { leads: false } }),
    'see the register': (client) => client.send(teamRoutes.register),
    'take the register out': (client) => client.send(teamRoutes.export),
    'enter a team': (client) => client.send(teamRoutes.create, { body: input }),
    'lay down kinds': async (client) => {
      const { items } = await app.anonymous().call(teamRoutes.kinds)
      return await client.send(teamRoutes.saveKinds, { body: { items } })
    },
    'read their own teams': (client) => client.send(teamRoutes.mine),
  }
  const expected: Record<string, number[]> = {
    //                                  any  res  mem  lead asst head desk othr offi admin
    'read what everybody reads': [200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'read who is in it': [401, 403, 200, 200, 403, 200, 200, 403, 403, 200],
    'read the roster': [401, 403, 200, 200, 403, 200, 200, 403, 403, 200],
    'read its history': [401, 403, 403, 200, 403, 200, 200, 403, 403, 200],
    'see a number, with a reason': [401, 403, 403, 200, 403, 403, 200, 403, 403, 200],
    'hand out an invitation': [401, 403, 403, 201, 403, 403, 201, 403, 403, 201],
    'hand out one that makes a leader': [401, 403, 403, 403, 403, 403, 201, 403, 403, 201],
    'plan a shift': [401, 403, 403, 201, 403, 403, 201, 403, 403, 201],
    'say who leads': [401, 403, 403, 403, 403, 403, 200, 403, 403, 200],
    'see the register': [401, 403, 403, 403, 403, 200, 200, 200, 403, 200],
    'take the register out': [401, 403, 403, 403, 403, 200, 200, 200, 403, 200],
    'enter a team': [401, 403, 403, 403, 403, 403, 201, 403, 403, 201],
    'lay down kinds': [401, 403, 403, 403, 403, 403, 403, 403, 403, 200],
    'read their own teams': [401, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  }
  test.each(Object.keys(ways))('%s', async (what) => {
    const got = []
    for (const name of who) got.push((await ways[what]?.(lookers[name] as Client))?.status)
    expect(got).toEqual(expected[what])
  })
})

describe('what each reads of a member', () => {
  const seenBy = async (name: string) =>
    (await (lookers[name] as Client).send(teamRoutes.members, { params: { id } })).reply?.items ?? []

  test.each([
    ['member', 'Zhao Other', []],
    ['leader', 'Zhao Other', ['First aid']],
    ['grid head', 'Z*** O***', []],
    ['desk', 'Z*** O***', []],
    ['administrator', 'Z*** O***', []],
  ])('%s', async (name, shown, skills) => {
    const row = (await seenBy(name)).find((each) => each.id === memberId)
    expect(row).toMatchObject({ name: shown, hasPhone: true, skills })
    expect(JSON.stringify(await seenBy(name))).not.toContain(phone)
  })

  test('applicants are known to those who answer them, and to nobody else', async () => {
    for (const name of ['member', 'grid head'])
      expect((await seenBy(name)).map((each) => each.id)).not.toContain(applicant)
    for (const name of ['leader', 'desk']) expect((await seenBy(name)).map((each) => each.id)).toContain(applicant)
  })

  test('no public page names or counts them', async () => {
    for (const name of ['anybody', 'resident', 'other desk', 'officer']) {
      const client = lookers[name] as Client
      const seen = [await client.send(teamRoutes.get, { params: { id } }), await client.send(teamRoutes.near)]
      for (const { text } of seen)
        for (const word of ['Zhao', 'Wu M', 'Chen', phone, 'First aid']) expect(text).not.toContain(word)
      expect(seen[0]?.reply).toMatchObject({ count: null, members: null, skills: [] })
    }
  })

  test('the register of another community is not shown', async () => {
    const rows = async (name: string) => (await (lookers[name] as Client).call(teamRoutes.register)).items.length
    expect(await rows('other desk')).toBe(0)
    expect(await rows('desk')).toBeGreaterThan(0)
    const inside = { query: { unit: town.units.grid } }
    expect((await (lookers['other desk'] as Client).call(teamRoutes.register, inside)).items).toEqual([])
  })
})
