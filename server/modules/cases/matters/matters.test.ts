import sharp from 'sharp'
import { expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { publicCaseRoutes } from '../../../../contract/public-case-routes.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { rowOf } from '../case-row.rules.ts'
import { casesStore } from '../cases.store.ts'
import { told } from '../lifecycle/facts.ts'
import { replay } from '../lifecycle/replay.rules.ts'
import { findBreak } from '../timeline-hash.rules.ts'
import type { FiledMatter } from './matters.service.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people } = town
const { database } = app.deps
const { cases } = app.modules
const { matters } = cases
const [tenant] = (await app.deps.tenants.list()) as [Tenant]

async function file(more: Partial<FiledMatter> = {}) {
  const context = await cases.contextOf(tenant)
  const number = await matters.takeNumber(tenant)
  const matter: FiledMatter = {
    ...{ id: uuidv7(), number, lifecycle: 'petition', state: 'registered', type: 'petition.registered' },
    ...{ channel: 'web', priority: 'normal', category: null, subject: 'The lift has stood still since May' },
    ...{ address: null, point: town.home, holder: { kind: 'unit', id: town.units.community }, confidential: false },
    ...{ reporterKind: 'anonymous', matter: {}, by: { kind: 'reporter' }, fileIds: [], contact: null },
    clocks: [{ id: 'register.1', stage: 'register', limit: { amount: 15, unit: 'calendar_days' } }],
    ...more,
  }
  return await database.tx(app.tenant.id, (tx) => matters.file(tx, { context, matter }))
}

async function change(caseId: string, state: 'petition_accepted' | 'closed', seen?: number) {
  const context = await cases.contextOf(tenant)
  return await database.tx(app.tenant.id, (tx) =>
    matters.change(tx, {
      ...{ context, caseId, lifecycle: 'petition', by: { kind: 'system' } },
      ...(seen === undefined ? {} : { seen }),
      decide: () => [told(`petition.${state}`, { set: { state } })],
    }),
  )
}

test('a petition has a number, a place, a clock and a timeline like every case, and the desk sees it in its list', async () => {
  const { state } = await file()
  expect(state).toMatchObject({ lifecycle: 'petition', state: 'registered', gridId: town.units.grid, placed: true })
  expect(state.clocks).toMatchObject([{ stage: 'register', next: 'amber' }])
  const list = await people.communityDesk.client.call(caseRoutes.list, {
    query: { scope: 'place', lifecycle: ['petition'] },
  })
  expect(list.items).toMatchObject([{ number: state.number, lifecycle: 'petition', stage: 'register', light: 'green' }])
  const reports = await people.communityDesk.client.call(caseRoutes.list, {
    query: { scope: 'place', lifecycle: ['report'] },
  })
  expect(reports.items).toEqual([])
  const view = await people.communityDesk.client.call(caseRoutes.get, { params: { id: state.id } })
  expect(view.offers.map((offer) => offer.command).sort()).toEqual([
    ...['answer', 'return_visit', 'supervise', 'withdraw_order'],
  ])
})

test('its row is what its timeline says, through a change, its end and its going on', async () => {
  const { state } = await file()
  await change(state.id, 'petition_accepted', state.version)
  const closed = await change(state.id, 'closed')
  expect(closed.closedAt).toBe(app.clock.now().toISOString())
  expect((await change(state.id, 'petition_accepted')).closedAt).toBeNull()
  await database.tx(app.tenant.id, async (tx) => {
    const stored = await casesStore(tx).get(state.id)
    const events = await casesStore(tx).events(state.id)
    expect(rowOf(stored.state)).toEqual(rowOf(replay(events)))
    expect(findBreak(events)).toBeUndefined()
  })
})

test('whoever saw an older petition is told what changed, and nothing happens', async () => {
  const { state } = await file()
  await change(state.id, 'petition_accepted', state.version)
  const late = await change(state.id, 'closed', state.version).catch((error: unknown) => error)
  expect(late).toBeInstanceOf(Refused)
  expect((late as Refused).code).toBe('case.stale')
})

test('commands of reports are refused in words', async () => {
  const { state } = await file()
  const answer = await people.communityDesk.client.send(caseRoutes.command, {
    params: { id: state.id },
    body: { version: state.version, command: { type: 'accept' } },
  })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('case.not_for_this_kind')
})

test('a body it is kept from opens neither the page nor the name, and the level above does', async () => {
  const { state } = await file({
    matter: { hiddenFrom: [town.units.grid] },
    contact: {
      ...{ account_id: null, name: 'Petitioner One', phone: null, mail: null, address_detail: null },
      ...{ hear_back: 'none', on_behalf_name: null, on_behalf_phone: null, mandate: null, locale: 'en' },
    },
  })
  const params = { id: state.id }
  expect((await people.worker.client.send(caseRoutes.get, { params })).status).toBe(404)
  const body = { field: 'name' as const, purpose: 'To answer the petition' }
  expect((await people.worker.client.send(caseRoutes.reveal, { params, body })).status).toBe(404)
  expect((await people.communityDesk.client.send(caseRoutes.get, { params })).status).toBe(200)
})

test('nothing of it is among the matters everybody may read', async () => {
  const { state } = await file({ subject: 'Wages of the gatehouse' })
  const found = await app.anonymous().call(publicCaseRoutes.search, { query: { q: 'gatehouse' } })
  expect(found.items).toEqual([])
  const nearby = await app.anonymous().call(caseRoutes.nearby, { query: { ...town.home } })
  expect(JSON.stringify(nearby)).not.toContain(state.number)
})

test('a clock that runs for a citizen calls nobody, one that runs for a body does', async () => {
  const silent = {
    id: 'ask_review.1',
    stage: 'ask_review',
    limit: { amount: 1, unit: 'calendar_days' },
    silent: true,
  } as const
  const { state: own } = await file({ clocks: [silent] })
  const { state: theirs } = await file({ clocks: [{ ...silent, id: 'register.1', stage: 'register', silent: false }] })
  app.clock.advance(3 * 86_400_000)
  await cases.sweep.run(tenant, AbortSignal.timeout(20_000))
  await database.tx(app.tenant.id, async (tx) => {
    expect((await casesStore(tx).get(own.id)).state.orders).toEqual([])
    expect((await casesStore(tx).get(theirs.id)).state.orders[0]).toMatchObject({ kind: 'supervise' })
  })
})

test('staff of the place read the subject and no more: no words, photos, names, house or point, and join it by no number', async () => {
  const photo = await app.deps.files.take({
    ...{ tenantId: app.tenant.id, name: 'ceiling.png', accountId: undefined },
    bytes: await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
      .png()
      .toBuffer(),
  })
  const { state, secret } = await file({
    ...{ subject: 'Water through the ceiling', address: 'Lantern Lane 5', fileIds: [photo.id] },
    contact: {
      ...{ account_id: null, name: 'Petitioner Two', phone: '13800000002', mail: null, address_detail: null },
      ...{ hear_back: 'none', on_behalf_name: null, on_behalf_phone: null, mandate: null, locale: 'en' },
    },
  })
  const context = await cases.contextOf(tenant)
  await database.tx(app.tenant.id, (tx) =>
    matters.change(tx, {
      ...{ context, caseId: state.id, lifecycle: 'petition', by: { kind: 'reporter' } },
      decide: () => [told('petition.added', {}, { text: 'My neighbour upstairs', fileIds: [photo.id] })],
    }),
  )
  const params = { id: state.id }
  for (const { client } of [people.worker, people.assistant, people.communityDesk, people.districtDesk]) {
    const page = await client.send(caseRoutes.get, { params })
    expect(page.status).toBe(200)
    const list = await client.send(caseRoutes.list, {
      query: { scope: 'place', lifecycle: ['petition'], q: 'ceiling' },
    })
    for (const { text } of [page, list]) {
      expect(text).toContain('Water through the ceiling')
      expect(text).not.toMatch(/Petitioner|P\*+|138\*|upstairs|Lane 5|30\.005/)
      expect(text).not.toContain(photo.id)
    }
    const body = { field: 'name' as const, purpose: 'To answer the petition' }
    expect((await client.send(caseRoutes.reveal, { params, body })).status).toBe(403)
    expect((await client.request({ method: 'GET', url: `/api/v1/files/${photo.id}` })).statusCode).toBe(404)
    const said = {
      version: 2,
      command: { type: 'comment' as const, text: 'Hello', visibility: 'public' as const, fileIds: [] },
    }
    expect((await client.send(caseRoutes.command, { params, body: said })).status).toBe(422)
  }
  const own = { 'x-case-secret': secret }
  const opened = await app.anonymous().request({ method: 'GET', url: `/api/v1/files/${photo.id}`, headers: own })
  expect(opened.statusCode).toBe(200)
  const joined = await app.anonymous().send(caseRoutes.meToo, { params, body: { hearBack: 'none' } })
  expect(joined.status).toBe(404)
})
