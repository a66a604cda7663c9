import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../../../contract/case-commands.ts'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import type { Client } from '../../../testing/app.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { rowOf } from '../case-row.rules.ts'
import { casesStore } from '../cases.store.ts'
import { replay } from '../lifecycle/replay.rules.ts'
import { findBreak } from '../timeline-hash.rules.ts'
import { open311Store } from './open311.store.ts'
import { type Fields, newKey, outsideSystem } from './testing.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people } = town
const outside = await outsideSystem(app)
const key = await newKey(app)
const formats = ['xml', 'json'] as const

const second = (ms = 0) => `${new Date(app.clock.now().getTime() + ms).toISOString().slice(0, 19)}Z`

async function send(more: Fields = {}): Promise<string> {
  const answer = await outside.post('requests.json', {
    ...{ api_key: key, service_code: 'hazards.fire_lane', description: 'A van stands in the fire lane' },
    ...{ lat: String(town.home.lat), long: String(town.home.lng) },
    ...more,
  })
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  return answer.items()[0]?.service_request_id as string
}

let count = 0
/** An update as FixMyStreet's client puts it together. */
const update = (number: string, more: Fields = {}): Fields => ({
  api_key: key,
  service_request_id: number,
  update_id: `fms-${++count}`,
  status: 'OPEN',
  updated_datetime: second(),
  description: 'It is still there',
  first_name: 'Mei',
  last_name: 'Lin',
  email: 'lin@example.org',
  ...more,
})

async function idOf(number: string): Promise<string> {
  const found = await app.deps.database.tx(app.tenant.id, (tx) => open311Store(tx).findCase(number, []))
  if (!found) throw new Error(`no case ${number}`)
  return found.id
}

async function caseOf(number: string) {
  const id = await idOf(number)
  return await app.deps.database.tx(app.tenant.id, async (tx) => {
    const { state } = await casesStore(tx).get(id)
    const events = await casesStore(tx).events(id)
    expect(rowOf(state)).toEqual(rowOf(replay(events)))
    expect(findBreak(events)).toBeUndefined()
    return { state, events }
  })
}

async function give(client: Client, number: string, command: CaseCommand): Promise<void> {
  const { state } = await caseOf(number)
  await client.call(caseRoutes.command, { params: { id: state.id }, body: { version: state.version, command } })
}

async function close(number: string): Promise<void> {
  await give(people.worker.client, number, { type: 'accept' })
  await give(people.worker.client, number, { type: 'handle', text: 'The van was moved', fileIds: [] })
  await give(people.gridHead.client, number, { type: 'check', passed: true })
}

/** Updates of one case in the window of the last minute. */
async function told(number: string, format: 'xml' | 'json' = 'json', more: Fields = {}) {
  const answer = await outside.get(`servicerequestupdates.${format}`, {
    ...{ start_date: second(-60_000), end_date: second() },
    ...more,
  })
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  return answer.items().filter((item) => item.service_request_id === number)
}

describe.each(formats)('in %s', (format) => {
  test('the way of a case is told in updates, each once, none from outside the window', async () => {
    const number = await send()
    expect(await told(number, format)).toEqual([])
    app.clock.advance(2_000)
    const from = second()
    await give(people.worker.client, number, { type: 'accept' })
    app.clock.advance(2_000)
    await give(people.worker.client, number, {
      ...{ type: 'comment', text: 'We are on our way & hurry', visibility: 'public', fileIds: [] },
    })
    await give(people.worker.client, number, {
      ...{ type: 'comment', text: 'Between us', visibility: 'internal', fileIds: [] },
    })
    const middle = second()
    app.clock.advance(2_000)
    await give(people.worker.client, number, { type: 'handle', text: 'The van was moved', fileIds: [] })
    await give(people.gridHead.client, number, { type: 'check', passed: true })
    const all = await told(number, format)
    expect(all.map((one) => one.status)).toEqual(['investigating', 'investigating', 'in_progress', 'fixed'])
    expect(new Set(all.map((one) => one.update_id)).size).toBe(all.length)
    expect(all[1]).toMatchObject({
      ...{ description: 'We are on our way & hurry', updated_datetime: middle, service_request_id: number },
      external_status_code: 'accepted',
    })
    expect(all[2]?.description).toContain('The van was moved')
    expect(JSON.stringify(all)).not.toContain('Between us')
    const again = await told(number, format)
    expect(again).toEqual(all)
    const within = { start_date: from, end_date: middle }
    expect((await told(number, format, within)).map((one) => one.update_id)).toEqual(
      all.slice(0, 2).map((one) => one.update_id),
    )
    expect(await told(number, format, { start_date: second(1000), end_date: second(2000) })).toEqual([])
  })

  test('an update from outside is a public word in the timeline, with the id that the list then tells', async () => {
    const number = await send()
    const sent = await outside.post(
      `servicerequestupdates.${format}`,
      update(number, {
        ...{
          description: 'Now there are <two> vans',
          'attribute[x]': '1',
          account_id: '7',
          service_code: 'hazards.fire_lane',
        },
        media_url: ['http://photos.example.org/1.jpg', 'http://photos.example.org/2.jpg'],
      }),
    )
    expect([sent.status, sent.items()]).toEqual([200, [{ update_id: expect.any(String) }]])
    if (format === 'xml') expect(sent.text).toContain('<service_request_updates><request_update><update_id>')
    const [{ update_id: id }] = sent.items() as [Record<string, string>]
    const [listed] = await told(number, format)
    expect(listed).toMatchObject({
      ...{ update_id: id, service_request_id: number, status: 'open', description: 'Now there are <two> vans' },
      media_url: 'http://photos.example.org/1.jpg',
    })
    const { events } = await caseOf(number)
    expect(events.at(-1)).toMatchObject({ type: 'commented', public: true, by: { kind: 'open311' } })
    expect(events.at(-1)?.text).toContain('http://photos.example.org/2.jpg')
    expect(JSON.stringify(events)).not.toContain('lin@example.org')
  })

  test('a repeated update id is refused and nothing changes, also when both come at once', async () => {
    const number = await send()
    const fields = update(number)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => outside.post(`servicerequestupdates.${format}`, fields)),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400, 400, 400, 400])
    const refused = answers.find((answer) => answer.status === 400)
    expect(refused?.items()).toEqual([{ code: '400', description: expect.stringContaining('already exists') }])
    expect(await told(number, format)).toHaveLength(1)
    const other = await outside.post(`servicerequestupdates.${format}`, {
      ...fields,
      api_key: await newKey(app, 'Another system'),
    })
    expect(other.status).toBe(200)
  })

  test('what an update needs is asked for by name', async () => {
    const number = await send()
    for (const name of ['service_request_id', 'update_id', 'status', 'updated_datetime', 'description']) {
      const answer = await outside.post(`servicerequestupdates.${format}`, update(number, { [name]: '' }))
      expect([name, answer.status, answer.items()[0]?.code]).toEqual([name, 400, '400'])
      expect(answer.items()[0]?.description).toContain(name)
    }
    const wrong: Fields[] = [
      { status: 'SLEEPING' },
      { updated_datetime: 'now' },
      { description: 'x'.repeat(4001) },
      { media_url: 'javascript:alert(1)' },
      { update_id: 'x'.repeat(201) },
    ]
    for (const more of wrong)
      expect((await outside.post(`servicerequestupdates.${format}`, update(number, more))).status).toBe(400)
    const unknown = await outside.post(`servicerequestupdates.${format}`, update('T-2026-999999'))
    expect(unknown.status).toBe(404)
    for (const api_key of ['', 'wrong'])
      expect((await outside.post(`servicerequestupdates.${format}`, update(number, { api_key }))).status).toBe(403)
    expect(await told(number, format)).toEqual([])
  })

  test('windows that make no sense are refused', async () => {
    const bad: Fields[] = [
      { start_date: 'soon', end_date: second() },
      { start_date: second(), end_date: second(-1000) },
      { start_date: '2026-01-01T00:00:00Z', end_date: '2026-06-01T00:00:00Z' },
      { page: '0' },
    ]
    for (const query of bad) expect((await outside.get(`servicerequestupdates.${format}`, query)).status).toBe(400)
    expect((await outside.get(`servicerequestupdates.${format}`)).status).toBe(200)
    const none = await outside.get(`servicerequestupdates.${format}`, {
      start_date: second(-200_000_000),
      end_date: second(-190_000_000),
    })
    expect(none.items()).toEqual([])
  })
})

test('every status is understood, and none but taking back and opening again moves a case', async () => {
  const names =
    'OPEN CLOSED FIXED IN_PROGRESS PLANNED ACTION_SCHEDULED INVESTIGATING DUPLICATE NOT_COUNCILS_RESPONSIBILITY NO_FURTHER_ACTION INTERNAL_REFERRAL FOR_TRIAGE REOPEN UNCHANGED'
  const number = await send()
  for (const status of names.split(' ')) {
    const sent = await outside.post('servicerequestupdates.xml', update(number, { status }))
    expect([status, sent.status]).toEqual([status, 200])
  }
  const { state, events } = await caseOf(number)
  expect(state.state).toBe('reported')
  expect(events.filter((event) => event.type === 'commented')).toHaveLength(14)
})

test('the system that sent a case may take it back; another one only speaks', async () => {
  const number = await send()
  const other = await newKey(app, 'Another system')
  await outside.post('servicerequestupdates.json', update(number, { status: 'CANCELLED', api_key: other }))
  expect((await caseOf(number)).state.state).toBe('reported')
  const sent = await outside.post('servicerequestupdates.json', update(number, { status: 'CANCELLED' }))
  expect((await caseOf(number)).state.state).toBe('void')
  const listed = (await told(number)).find((one) => one.update_id === sent.items()[0]?.update_id)
  expect(listed?.status).toBe('cancelled')
  // Ended: from now on it can only speak.
  expect((await outside.post('servicerequestupdates.json', update(number, { status: 'CANCELLED' }))).status).toBe(200)
})

test('the system that sent a case may have it opened again, once', async () => {
  const number = await send()
  await close(number)
  await outside.post('servicerequestupdates.json', update(number, { status: 'OPEN' }))
  expect((await caseOf(number)).state.state).toBe('closed')
  const sent = await outside.post('servicerequestupdates.json', update(number, { status: 'REOPEN' }))
  expect((await caseOf(number)).state).toMatchObject({ state: 'accepted', reopened: 1 })
  expect((await told(number)).find((one) => one.update_id === sent.items()[0]?.update_id)?.status).toBe('investigating')
  await give(people.worker.client, number, { type: 'handle', text: 'Moved again', fileIds: [] })
  await give(people.gridHead.client, number, { type: 'check', passed: true })
  await outside.post('servicerequestupdates.json', update(number, { status: 'REOPEN' }))
  expect((await caseOf(number)).state.state).toBe('closed')
})

test('of homes the way is told without words, but to the system that sent it', async () => {
  const number = await send({ service_code: 'disputes.neighbours' })
  await give(people.worker.client, number, { type: 'accept' })
  await give(people.worker.client, number, {
    ...{ type: 'comment', text: 'We come at six to door 301', visibility: 'public', fileIds: [] },
  })
  expect(JSON.stringify(await told(number))).not.toContain('301')
  for (const one of await told(number)) expect(one.description).not.toBe('')
  expect(JSON.stringify(await told(number, 'json', { api_key: key }))).toContain('301')
})

test('what residents and staff write to each other about other cases is not told, nor ratings', async () => {
  const receipt = await app.anonymous().call(caseRoutes.create, { body: { text: 'Bins are full', point: town.home } })
  const reporter = { 'x-case-secret': receipt.secret }
  const say = async (client: Client, command: CaseCommand, headers: Record<string, string> = {}) => {
    const { state } = await caseOf(receipt.number)
    await client.call(caseRoutes.command, {
      params: { id: receipt.id },
      body: { version: state.version, command },
      headers,
    })
  }
  await say(
    app.anonymous(),
    { type: 'comment', text: 'I live at door 12', visibility: 'public', fileIds: [] },
    reporter,
  )
  await say(people.worker.client, { type: 'comment', text: 'Thank you, door 12', visibility: 'public', fileIds: [] })
  await close(receipt.number)
  await say(app.anonymous(), { type: 'rate', solved: true, satisfaction: 5, words: 'Thanks from door 12' }, reporter)
  const updates = await told(receipt.number)
  expect(updates.map((one) => one.status)).toEqual(['investigating', 'in_progress', 'fixed'])
  expect(JSON.stringify(updates)).not.toContain('door 12')
  const seen = (await outside.get(`requests/${receipt.number}.json`)).text
  expect(seen).not.toContain('door 12')
})

test('a case that another has become, was declined or waits says so', async () => {
  const [one, two, three, four] = [await send(), await send(), await send(), await send()]
  await give(people.worker.client, one, { type: 'merge', intoCaseId: await idOf(two) })
  await give(people.worker.client, two, { type: 'decline', reason: 'Not ours', elsewhere: 'The police' })
  await give(people.worker.client, three, { type: 'accept' })
  await give(people.worker.client, three, {
    ...{ type: 'ask_suspension', until: new Date(app.clock.now().getTime() + 864e5).toISOString(), reason: 'Snow' },
  })
  await give(people.communityDesk.client, three, { type: 'rule_suspension', granted: true })
  await give(people.gridHead.client, four, { type: 'void', reason: 'A test' })
  const last = async (number: string) => (await told(number)).at(-1)?.status
  expect(await last(one)).toBe('duplicate')
  expect(await last(two)).toBe('not_councils_responsibility')
  expect(await last(three)).toBe('planned')
  expect(await last(four)).toBe('no_further_action')
})

test('updates come in pages where there are many', async () => {
  const number = await send()
  for (let i = 0; i < 5; i++) await outside.post('servicerequestupdates.json', update(number))
  const window = { start_date: second(), end_date: second() }
  const all = (await outside.get('servicerequestupdates.json', window)).items().map((one) => one.update_id)
  const paged: (string | undefined)[] = []
  for (let page = 1; paged.length < all.length; page++) {
    const query = { ...window, page: String(page), page_size: '2' }
    const items = (await outside.get('servicerequestupdates.json', query)).items()
    if (items.length === 0) break
    paged.push(...items.map((one) => one.update_id))
  }
  expect(paged).toEqual(all)
})
