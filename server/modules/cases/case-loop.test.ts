import { expect, test } from 'vitest'
import type { CaseCommand } from '../../../contract/case-commands.ts'
import { caseRoutes } from '../../../contract/case-routes.ts'
import type { Client } from '../../testing/app.ts'
import { testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { rowOf } from './case-row.rules.ts'
import { casesStore } from './cases.store.ts'
import { replay } from './lifecycle/replay.rules.ts'
import { findBreak } from './timeline-hash.rules.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people } = town

async function report(client: Client, more: Record<string, unknown> = {}) {
  return await client.call(caseRoutes.create, {
    body: { text: 'The street lamp at the gate is dark', point: town.home, ...more },
  })
}

async function give(client: Client, id: string, command: CaseCommand, headers: Record<string, string> = {}) {
  const version = await versionOf(id)
  return await client.send(caseRoutes.command, { params: { id }, body: { version, command }, headers })
}

async function done(client: Client, id: string, command: CaseCommand, headers: Record<string, string> = {}) {
  const answer = await give(client, id, command, headers)
  if (answer.status !== 200) throw new Error(`${command.type}: ${answer.status} ${answer.text}`)
  return answer.reply
}

async function versionOf(id: string): Promise<number> {
  return (await app.deps.database.tx(app.tenant.id, (tx) => casesStore(tx).get(id))).state.version
}

/** The row is what the timeline says, and the chain of hashes is whole. */
async function expectTrueHistory(id: string) {
  await app.deps.database.tx(app.tenant.id, async (tx) => {
    const { state } = await casesStore(tx).get(id)
    const events = await casesStore(tx).events(id)
    expect(rowOf(state)).toEqual(rowOf(replay(events)))
    expect(findBreak(events)).toBeUndefined()
  })
}

test('a neighbour without an account reports, and the right grid has it at once', async () => {
  const receipt = await report(app.anonymous())
  expect(receipt.number).toMatch(/^T-2026-\d{6}$/)
  expect(receipt.holder).toMatchObject({ kind: 'unit', id: town.units.grid, level: 'grid' })
  const list = await people.worker.client.call(caseRoutes.list, { query: { scope: 'mine' } })
  expect(list.items.map((item) => item.number)).toContain(receipt.number)
  const elsewhere = await people.nextWorker.client.call(caseRoutes.list, { query: { scope: 'mine' } })
  expect(elsewhere.items.map((item) => item.number)).not.toContain(receipt.number)
  await expectTrueHistory(receipt.id)
})

test('a neighbour with the secret link sees who holds the case, and nobody does without', async () => {
  const receipt = await report(app.anonymous())
  const followed = await app
    .anonymous()
    .call(caseRoutes.follow, { params: { number: receipt.number }, headers: { 'x-case-secret': receipt.secret } })
  expect(followed.holder.name.en).toBe('Grid 1')
  expect(followed.holderPhone).toBe('000-1234567')
  expect(followed.isReporter).toBe(true)
  expect((await app.anonymous().send(caseRoutes.follow, { params: { number: receipt.number } })).status).toBe(404)
  expect(
    (
      await app
        .anonymous()
        .send(caseRoutes.follow, { params: { number: receipt.number }, headers: { 'x-case-secret': 'wrong' } })
    ).status,
  ).toBe(404)
})

test('the whole loop: raised, whistled, returned and overruled, arrived, reworked, rated, visited, reopened, closed', async () => {
  const { id, secret } = await report(app.anonymous())
  const reporter = { 'x-case-secret': secret }
  await done(people.worker.client, id, { type: 'accept' })
  await done(people.worker.client, id, { type: 'raise', reason: 'Needs the power company' })
  await done(people.communityDesk.client, id, { type: 'raise', reason: 'Not ours to repair' })
  await done(people.streetDesk.client, id, { type: 'accept' })
  await done(people.streetDesk.client, id, {
    type: 'whistle',
    departmentIds: [town.departments.power, town.departments.water],
    leadId: town.departments.power,
    text: 'Meet at the gate',
  })
  const orders = (await people.streetDesk.client.call(caseRoutes.get, { params: { id } })).orders
  const power = orders.find((order) => order.target.id === town.departments.power)?.id as string
  const water = orders.find((order) => order.target.id === town.departments.water)?.id as string
  await done(people.water.client, id, { type: 'return', orderId: water, reason: 'No water here' })
  await done(people.streetDesk.client, id, {
    type: 'rule_return',
    orderId: water,
    ruling: 'overrule',
    reason: 'The pipe runs below',
  })
  await done(people.water.client, id, { type: 'answer', orderId: water })
  await done(people.power.client, id, { type: 'answer', orderId: power })
  await done(people.power.client, id, { type: 'arrive', orderId: power, fileIds: [] })
  await done(people.water.client, id, { type: 'arrive', orderId: water, fileIds: [] })
  await done(people.water.client, id, { type: 'handle', orderId: water, text: 'Pipe is sound', fileIds: [] })
  await done(people.power.client, id, { type: 'handle', orderId: power, text: 'New lamp', fileIds: [] })
  expect((await give(people.power.client, id, { type: 'check', passed: true })).status).toBe(403)
  await done(people.streetDesk.client, id, { type: 'check', passed: false, text: 'Still dark' })
  await done(people.power.client, id, { type: 'handle', orderId: power, text: 'New fuse', fileIds: [] })
  await done(people.water.client, id, { type: 'handle', orderId: water, text: 'Looked again', fileIds: [] })
  await done(people.streetDesk.client, id, { type: 'check', passed: true })
  await done(app.anonymous(), id, { type: 'rate', solved: false, satisfaction: 2, words: 'Dark again' }, reporter)
  const visits = await people.worker.client.call(caseRoutes.list, { query: { scope: 'return_visits' } })
  expect(visits.items.map((item) => item.id)).toContain(id)
  await done(people.worker.client, id, { type: 'return_visit', outcome: 'not_solved', text: 'It is dark indeed' })
  await done(app.anonymous(), id, { type: 'reopen', reason: 'Please look once more' }, reporter)
  await done(people.streetDesk.client, id, { type: 'handle', text: 'Cable replaced', fileIds: [] })
  expect((await give(people.streetDesk.client, id, { type: 'check', passed: true })).problem.code).toBe('case.own_work')
  await done(people.districtDesk.client, id, { type: 'check', passed: true })
  await done(app.anonymous(), id, { type: 'rate', solved: true, satisfaction: 5 }, reporter)
  const view = await people.streetDesk.client.call(caseRoutes.get, { params: { id } })
  expect(view.state).toBe('closed')
  expect(view.timeline.map((entry) => entry.type)).toEqual(
    expect.arrayContaining([
      'raised',
      'whistled',
      'returned',
      'return_ruled',
      'arrived',
      'check_failed',
      'check_passed',
      'rated',
      'return_visited',
      'reopened',
    ]),
  )
  expect(view.orders.every((order) => order.state === 'handled' || order.state === 'withdrawn')).toBe(true)
  await expectTrueHistory(id)
})

test('two desks on one case: one wins, the other is told what changed', async () => {
  const { id } = await report(app.anonymous())
  const version = await versionOf(id)
  const body = { version, command: { type: 'accept' } }
  const answers = await Promise.all([
    people.worker.client.send(caseRoutes.command, { params: { id }, body }),
    people.colleague.client.send(caseRoutes.command, { params: { id }, body }),
  ])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  const refused = answers.find((answer) => answer.status === 409)
  expect(refused?.problem).toMatchObject({ code: 'case.stale', facts: { changes: [{ type: 'accepted' }] } })
  await expectTrueHistory(id)
})

test('the same report sent ten times at once is one case with one answer', async () => {
  const key = 'device-key-0001'
  const client = app.anonymous()
  const body = { text: 'Bin overflows', point: town.home }
  const answers = await Promise.all(Array.from({ length: 10 }, () => client.send(caseRoutes.create, { body, key })))
  expect(new Set(answers.map((answer) => answer.reply.number)).size).toBe(1)
  expect(new Set(answers.map((answer) => answer.reply.secret)).size).toBe(1)
  const other = await client.send(caseRoutes.create, { body: { ...body, text: 'Something else' }, key })
  expect(other.status).toBe(409)
})

test('outside everything a report waits on the unplaced list of the district, until somebody places it', async () => {
  const { id, holder } = await report(app.anonymous(), { point: town.elsewhere })
  expect(holder.level).toBe('district')
  const list = await people.districtDesk.client.call(caseRoutes.list, { query: { scope: 'unplaced' } })
  expect(list.items.map((item) => item.id)).toContain(id)
  await done(people.districtDesk.client, id, { type: 'place', unitId: town.units.nextGrid })
  const view = await people.nextWorker.client.call(caseRoutes.get, { params: { id } })
  expect(view.holder.id).toBe(town.units.nextGrid)
  await expectTrueHistory(id)
})

test('danger to life goes to the grid and to the district desk at once', async () => {
  const { id, holder } = await report(app.anonymous(), {
    categoryId: await town.category('emergencies.gas'),
    answers: { smell_now: 'yes' },
  })
  expect(holder.level).toBe('grid')
  const orders = await people.districtDesk.client.call(caseRoutes.list, { query: { scope: 'orders' } })
  expect(orders.items.find((item) => item.id === id)).toMatchObject({ priority: 'danger' })
})

test('a split case closes when its parts have, and a merged one hands its followers on', async () => {
  const { id } = await report(app.anonymous())
  await done(people.worker.client, id, { type: 'accept' })
  const split = await done(people.worker.client, id, {
    type: 'split',
    children: [{ text: 'The lamp' }, { text: 'The bench' }],
  })
  for (const child of split.children ?? []) {
    await done(people.worker.client, child.id, { type: 'accept' })
    await done(people.worker.client, child.id, { type: 'handle', text: 'Fixed', fileIds: [] })
    await done(people.gridHead.client, child.id, { type: 'check', passed: true })
    await expectTrueHistory(child.id)
  }
  expect((await people.worker.client.call(caseRoutes.get, { params: { id } })).state).toBe('closed')
  await expectTrueHistory(id)
  const one = await report(app.anonymous())
  const two = await report(app.anonymous())
  await app.anonymous().call(caseRoutes.meToo, { params: { id: one.id }, body: { hearBack: 'none' } })
  await done(people.worker.client, one.id, { type: 'merge', intoCaseId: two.id })
  const survivor = await people.worker.client.call(caseRoutes.get, { params: { id: two.id } })
  expect(survivor.followers).toBe(2)
  await expectTrueHistory(one.id)
  await expectTrueHistory(two.id)
})

test('the clocks speak once each: amber, red with supervision, level by level, also after a day of downtime', async () => {
  const { id } = await report(app.anonymous())
  const tenant = (await app.deps.tenants.list()).find((one) => one.id === app.tenant.id)
  if (!tenant) throw new Error('tenant')
  app.clock.advance(30 * 86_400_000)
  const [one, two] = await Promise.all([app.modules.cases.sweep.run(tenant), app.modules.cases.sweep.run(tenant)])
  expect(one.cases + two.cases).toBeGreaterThan(0)
  const view = await people.communityDesk.client.call(caseRoutes.get, { params: { id } })
  const reds = view.timeline.filter((entry) => entry.type === 'red')
  expect(reds).toHaveLength(3)
  const told = view.orders.filter((order) => order.kind === 'supervise').map((order) => order.target.id)
  expect(told).toEqual([town.units.community, town.units.street, town.units.district])
  expect((await app.modules.cases.sweep.run(tenant)).events).toBe(0)
  await expectTrueHistory(id)
})

test('a grid worker sees where a lamp is dark; at a home, or under confidentiality, the door stays hidden until revealed, and the reporter sees who looked', async () => {
  const lamp = await report(app.anonymous(), { address: 'Well Lane 12' })
  expect((await people.worker.client.call(caseRoutes.get, { params: { id: lamp.id } })).place.address).toBe(
    'Well Lane 12',
  )
  const categoryId = await town.category('disputes.neighbours')
  const body = {
    text: 'The ceiling leaks',
    point: town.home,
    address: 'Well Lane 12',
    categoryId,
    contact: { name: 'Plum Test', phone: '13800000000' },
  }
  const questions =
    (await app.modules.cases.contextOf((await app.deps.tenants.list())[0] as never)).configuration.categories.get(
      categoryId,
    )?.questions ?? []
  const answers = Object.fromEntries(
    questions
      .filter((question) => question.required && !question.when)
      .map((question) => [question.code, question.values?.[0]?.key ?? 'x']),
  )
  const home = await app.anonymous().call(caseRoutes.create, { body: { ...body, answers } })
  const view = await people.worker.client.call(caseRoutes.get, { params: { id: home.id } })
  expect(view.place.address).not.toContain('12')
  expect(JSON.stringify(view)).not.toContain('Plum Test')
  expect(JSON.stringify(view)).not.toContain('13800000000')
  const shown = await people.worker.client.call(caseRoutes.reveal, {
    params: { id: home.id },
    body: { field: 'phone', purpose: 'To ask which flat' },
  })
  expect(shown.value).toBe('13800000000')
  const followed = await app
    .anonymous()
    .call(caseRoutes.follow, { params: { number: home.number }, headers: { 'x-case-secret': home.secret } })
  expect(followed.looks).toMatchObject([{ field: 'phone', purpose: 'To ask which flat' }])
  const joined = await app.anonymous().call(caseRoutes.meToo, { params: { id: home.id }, body: { hearBack: 'none' } })
  const stranger = await app
    .anonymous()
    .call(caseRoutes.follow, { params: { number: home.number }, headers: { 'x-case-secret': joined.secret } })
  expect(JSON.stringify(stranger)).not.toContain('ceiling')
  expect(stranger.place.point).not.toEqual(town.home)
  expect(stranger.looks).toEqual([])
  const secretly = await app.anonymous().call(caseRoutes.create, { body: { ...body, answers, confidential: true } })
  expect(
    (
      await people.worker.client.send(caseRoutes.reveal, {
        params: { id: secretly.id },
        body: { field: 'name', purpose: 'Just curious' },
      })
    ).status,
  ).toBe(403)
  expect(
    (
      await people.districtDesk.client.send(caseRoutes.reveal, {
        params: { id: secretly.id },
        body: { field: 'name', purpose: 'To call back' },
      })
    ).status,
  ).toBe(200)
})

test('what a desk is offered is what it may do: the rest says why', async () => {
  const { id } = await report(app.anonymous())
  await done(people.worker.client, id, { type: 'accept' })
  const offers = new Map(
    (await people.worker.client.call(caseRoutes.get, { params: { id } })).offers.map((offer) => [offer.command, offer]),
  )
  expect(offers.get('handle')?.allowed).toBe(true)
  expect(offers.get('whistle')).toEqual({ command: 'whistle', allowed: false, because: 'case.whistle_from_street' })
  expect(offers.get('check')?.because).toBe('case.not_now_open')
  expect((await people.nextWorker.client.send(caseRoutes.get, { params: { id } })).status).toBe(404)
})
