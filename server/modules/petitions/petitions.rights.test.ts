import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { caseRoutes } from '../../../contract/case-routes.ts'
import type { Holder } from '../../../contract/cases.ts'
import type { PetitionCommand } from '../../../contract/petition-commands.ts'
import { retaliationRoutes } from '../../../contract/petition-retaliation.ts'
import { petitionRoutes as routes } from '../../../contract/petition-routes.ts'
import type { PetitionReceipt } from '../../../contract/petitions.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { type Client, testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people, departments, units } = town
const words = { en: 'By the rule', zh: '依据规定' }
const owner = uuidv7()
const street: Holder = { kind: 'unit', id: units.street }
const water: Holder = { kind: 'department', id: departments.water }
const about = {
  ...{ purpose: 'complaint', subject: 'A permit was refused without a word', account: 'My shop waits since May.' },
  ...{ unitId: units.community, contact: { name: 'Example Zhao', phone: '13911112222' } },
  joint: { people: 3, representatives: [{ name: 'Example Qian', phone: '13933334444', role: 'speaker' }] },
}

let kept = {} as PetitionReceipt
let open = {} as PetitionReceipt
let office = {} as PetitionReceipt

async function say(by: Client, id: string, command: PetitionCommand) {
  const { version } = await by.call(routes.get, { params: { id } })
  return await by.call(routes.command, { params: { id }, body: { seen: version, command } })
}

beforeAll(async () => {
  const me = app.resident(owner)
  kept = await me.call(routes.file, { body: { ...about, against: street, confidential: true } })
  open = await me.call(routes.file, { body: { ...about, against: street } })
  office = await me.call(routes.file, { body: { ...about, against: water, confidential: true } })
  for (const { id } of [kept, open, office])
    await say(people.districtDesk.client, id, {
      ...{ type: 'accept', way: 'opinion', words, service: { way: 'page' } },
    })
})

/** What somebody reads of a petition: nothing, where it stands, the account, or also (masked) who asks. */
async function reads(by: Client, id: string): Promise<string> {
  const { status, reply } = await by.send(routes.get, { params: { id } })
  if (status >= 400) return 'nothing'
  if (reply.petitioner) return reply.petitioner.revealable.length > 0 ? 'all' : 'masked'
  return reply.account === null ? 'progress' : 'account'
}

test.each([
  ['an officer of the body complained about: the street’s desk', 'streetDesk', 'nothing', 'account', 'progress'],
  ['a desk below that body', 'communityDesk', 'nothing', 'nothing', 'progress'],
  ['a grid worker below that body', 'worker', 'nothing', 'nothing', 'nothing'],
  ['the level above, which holds it: the district’s desk', 'districtDesk', 'all', 'all', 'all'],
  ['the district’s supervisor', 'supervisor', 'all', 'all', 'all'],
  ['the administrator', 'administrator', 'progress', 'progress', 'progress'],
  ['an officer of a department complained about', 'water', 'nothing', 'nothing', 'nothing'],
  ['an officer of a department that has nothing to do with it', 'power', 'nothing', 'nothing', 'nothing'],
] as const)('%s', async (_who, person, inConfidence, openly, againstOffice) => {
  const { client } = people[person]
  expect(await reads(client, kept.id)).toBe(inConfidence)
  expect(await reads(client, open.id)).toBe(openly)
  expect(await reads(client, office.id)).toBe(againstOffice)
})

test('the body complained about finds it on no list, on no page of the spine, and learns no name from either', async () => {
  for (const scope of ['mine', 'place', 'ruling'] as const) {
    const { items } = await people.streetDesk.client.call(routes.list, { query: { scope } })
    expect(items.map(({ id }) => id)).not.toContain(kept.id)
  }
  expect((await people.streetDesk.client.send(caseRoutes.get, { params: { id: kept.id } })).status).toBe(404)
  const reveal = { params: { id: open.id }, body: { what: 'phone', purpose: 'To call them' } }
  expect((await people.streetDesk.client.send(routes.reveal, reveal)).status).toBe(403)
  const list = { params: { id: open.id }, body: { what: 'list', purpose: 'To see who' } }
  expect((await people.streetDesk.client.send(routes.reveal, list)).status).toBe(403)
  const lists = await people.districtDesk.client.call(routes.list, { query: { scope: 'place' } })
  expect(JSON.stringify(lists)).not.toMatch(/Example|1391111|1393333|My shop/)
})

test('another resident, somebody without a name and a wrong secret open nothing; the petitioner and the representative do', async () => {
  const { number } = kept
  for (const [by, headers] of [
    [app.anonymous(), {}],
    [app.resident(uuidv7()), {}],
    [app.anonymous(), { 'x-case-secret': 'wrong-secret-of-somebody' }],
  ] as const)
    expect((await by.send(routes.follow, { params: { number }, headers })).status).toBe(404)
  const secret = kept.representatives[0]?.secret ?? ''
  const seen = await app.anonymous().call(routes.follow, { params: { number }, headers: { 'x-case-secret': secret } })
  expect(seen).toMatchObject({ as: 'representative', account: about.account })
  expect(await app.resident(owner).call(routes.follow, { params: { number } })).toMatchObject({ as: 'petitioner' })
})

test('who asks is shown one thing at a time to whom it is for, and the petitioner reads who looked and why', async () => {
  const body = { what: 'phone', purpose: 'To agree on a day' }
  const shown = await people.supervisor.client.call(routes.reveal, { params: { id: kept.id }, body })
  expect(shown.value).toBe('13911112222')
  const { looks } = await app.resident(owner).call(routes.follow, { params: { number: kept.number } })
  expect(looks).toMatchObject([{ field: 'phone', purpose: 'To agree on a day' }])
})

test('nothing of it is given to the body complained about or below it, whoever tries', async () => {
  const { version } = await people.districtDesk.client.call(routes.get, { params: { id: open.id } })
  for (const to of [street, { kind: 'unit', id: units.community }]) {
    const body = { seen: version, command: { type: 'route', way: 'opinion', to } }
    const sent = await people.districtDesk.client.send(routes.command, { params: { id: open.id }, body })
    expect(sent.problem.code).toBe('petition.body_complained_about')
  }
  const { bodies } = await people.districtDesk.client.call(routes.get, { params: { id: open.id } })
  expect(bodies.map(({ id }) => id)).not.toContain(units.street)
  const command = { type: 'note', text: 'We know who it was', public: false }
  const body = { seen: version, command }
  expect((await people.streetDesk.client.send(routes.command, { params: { id: open.id }, body })).status).toBe(403)
})

test('reports of retaliation are read by supervisors of the district and nobody else, in no list, by no statement', async () => {
  const sent = await app.anonymous().call(retaliationRoutes.send, {
    body: { text: 'My shift was taken away', petitionNumber: kept.number },
  })
  for (const person of ['districtDesk', 'streetDesk', 'communityDesk', 'administrator', 'water', 'worker'] as const)
    expect((await people[person].client.send(retaliationRoutes.list, {})).status).toBe(403)
  expect((await app.anonymous().send(retaliationRoutes.list, {})).status).toBe(401)
  const { items } = await people.supervisor.client.call(retaliationRoutes.list, {})
  expect(items).toMatchObject([{ number: sent.number, text: 'My shift was taken away', state: 'sent' }])
  const id = items[0]?.id ?? ''
  await people.supervisor.client.call(retaliationRoutes.acknowledge, { params: { id } })
  await people.supervisor.client.call(retaliationRoutes.answer, { params: { id }, body: { text: 'We look into it' } })
  const progress = { params: { number: sent.number }, headers: { 'x-case-secret': sent.secret } }
  const read = await app.anonymous().call(retaliationRoutes.look, progress)
  expect(read).toMatchObject({ state: 'answered', answers: [{ text: 'We look into it' }] })
  const wrong = { ...progress, headers: { 'x-case-secret': kept.secret } }
  expect((await app.anonymous().send(retaliationRoutes.look, wrong)).status).toBe(404)
  // Row security holds it also where somebody asks the table itself, with the application's own role.
  await app.deps.database.tx(app.tenant.id, async (tx) => {
    const all = async () => (await sql`select text from retaliation_report`.execute(tx.db)).rows.length
    expect(await all()).toBe(0)
    await sql`select set_config('doorstep.reader', 'administrator', true)`.execute(tx.db)
    expect(await all()).toBe(0)
    await sql`update retaliation_report set text = ''`.execute(tx.db)
    await sql`delete from retaliation_report`.execute(tx.db)
    await sql`select set_config('doorstep.reader', 'district_supervisor', true)`.execute(tx.db)
    expect((await sql`select text from retaliation_report`.execute(tx.db)).rows).toEqual([
      { text: 'My shift was taken away' },
    ])
  })
  const cases = await people.districtDesk.client.call(caseRoutes.list, { query: { scope: 'place' } })
  expect(JSON.stringify(cases)).not.toContain('My shift')
})
