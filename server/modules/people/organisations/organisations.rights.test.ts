import { beforeAll, describe, expect, test } from 'vitest'
import { communityListRoutes as lists } from '../../../../contract/community-lists.ts'
import { organisationRoutes as routes } from '../../../../contract/organisation-routes.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp()
const town = await buildTown(app)
const both = (en: string, zh: string) => ({ en, zh })
const today = app.clock.now().toISOString().slice(0, 10)
const unitId = town.units.community
const input = {
  ...{ kind: 'association', registeredNo: null, unitId: town.units.street, name: both('Association', '协会') },
  ...{ about: both('', ''), contact: { name: '陈志远', phone: '13800002222', mail: '' } },
}
const amount = { resource: 'people', what: 'Helpers', amount: 5, measure: null }
const lookers: Record<string, Client> = {}
let id = ''

beforeAll(async () => {
  const speaker = app.resident()
  id = (await speaker.call(routes.create, { body: input })).id
  const body = { unitId, words: null, people: 5 }
  const { enlistments } = await speaker.call(routes.enlist, { params: { id }, body })
  const part = { id, partId: enlistments[0]?.id ?? '' }
  await town.people.communityDesk.client.call(routes.answerEnlistment, { params: part, body: { accept: true } })
  Object.assign(lookers, {
    anybody: app.anonymous(),
    resident: app.resident(),
    speaker,
    assistant: town.people.assistant.client,
    'grid head': town.people.gridHead.client,
    desk: town.people.communityDesk.client,
    'other desk': app.as({
      ...{ id: uuidv7(), role: 'desk', unitId: town.units.otherCommunity, level: 'community', from: new Date(0) },
      unitPath: [town.units.district, town.units.street, town.units.otherCommunity],
    }),
    supervisor: town.people.supervisor.client,
    administrator: town.people.administrator.client,
  })
})

describe('who may do what for a community and its organisations', () => {
  const of = () => ({ params: { id } })
  const need = { ...amount, unitId, list: 'demand', by: null }
  const deed = { unitId, pledgeId: null, on: today, what: 'Helped', amount: null, measure: null }
  const version = async () => (await (lookers.desk as Client).call(routes.get, of())).version
  const { contact: _, ...words } = input
  const body = {
    kind: 'owners',
    unitId,
    name: both('Owners', '业主大会'),
    members: 40,
    formedOn: today,
    termUntil: null,
    contact: null,
  }
  const ways: Record<string, (client: Client) => Promise<{ status: number }>> = {
    'read what everybody reads': (client) => client.send(routes.get, of()),
    'see the register': (client) => client.send(routes.register),
    'change its words': async (client) =>
      client.send(routes.save, { ...of(), body: { ...words, version: await version() } }),
    'see its contact, with a reason': (client) =>
      client.send(routes.reveal, { ...of(), body: { field: 'phone', purpose: 'To thank them' } }),
    'promise for it': (client) => client.send(routes.pledge, { ...of(), body: { ...amount, unitId, until: null } }),
    'log a deed': (client) => client.send(routes.logDeed, { ...of(), body: deed }),
    'put a need on the list': (client) => client.send(lists.createNeed, { body: need }),
    'read the three lists': (client) => client.send(lists.lists, { params: { id: unitId }, query: { list: 'demand' } }),
    'enter a body': (client) => client.send(lists.createBody, { body }),
    'read the joint meetings': (client) => client.send(lists.meetings, { query: { unit: unitId } }),
    'write a meeting down': (client) =>
      client.send(lists.createMeeting, { body: { unitId, heldOn: today, topic: 'Q2', minutes: null, actions: [] } }),
  }
  const who = [
    'anybody',
    'resident',
    'speaker',
    'assistant',
    'grid head',
    'desk',
    'other desk',
    'supervisor',
    'administrator',
  ]
  const expected: Record<string, number[]> = {
    //                               any  res  spk  asst head desk othr supv admin
    'read what everybody reads': [200, 200, 200, 200, 200, 200, 200, 200, 200],
    'see the register': [401, 403, 403, 403, 200, 200, 200, 200, 200],
    'change its words': [401, 403, 200, 403, 403, 403, 403, 403, 200],
    'see its contact, with a reason': [401, 403, 403, 403, 403, 200, 403, 403, 200],
    'promise for it': [401, 403, 201, 403, 403, 403, 403, 403, 403],
    'log a deed': [401, 403, 201, 403, 403, 201, 403, 403, 201],
    'put a need on the list': [401, 403, 403, 403, 403, 201, 403, 403, 201],
    'read the three lists': [200, 200, 200, 200, 200, 200, 200, 200, 200],
    'enter a body': [401, 403, 403, 403, 403, 201, 403, 403, 201],
    'read the joint meetings': [401, 403, 200, 403, 403, 200, 403, 200, 200],
    'write a meeting down': [401, 403, 403, 403, 403, 201, 403, 403, 201],
  }
  test.each(Object.keys(ways))('%s', async (what) => {
    const got = []
    for (const name of who) got.push((await ways[what]?.(lookers[name] as Client))?.status)
    expect(got).toEqual(expected[what])
  })
})

test('nobody but the organisation itself, and its communities with a reason, learns whom to talk to there', async () => {
  for (const [name, client] of Object.entries(lookers)) {
    const { text } = await client.send(routes.get, { params: { id } })
    if (name === 'speaker') expect(text).toContain('13800002222')
    else for (const secret of ['陈志远', '13800002222']) expect(text).not.toContain(secret)
  }
})
