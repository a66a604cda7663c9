import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { deskRoutes } from '../../../../contract/case-desk.ts'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import type { Client } from '../../../testing/app.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { OpenPages, presentFor, readSighting, type Sighting } from './presence.rules.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { worker, communityDesk, nextWorker } = town.people

const { id, secret, number } = await app
  .anonymous()
  .call(caseRoutes.create, { body: { text: 'A wall leans', point: town.home } })

const say = (client: Client, page: string, doing: 'looking' | 'writing' | 'left', command?: string) =>
  client.call(deskRoutes.present, { params: { id }, body: { page, doing, command } })

const heard: string[] = []
app.deps.hub.subscribe({
  tenantId: app.tenant.id,
  topics: [`presence:${id}`, `case:${id}`],
  send: (message) => message.kind === 'event' && heard.push(...message.topics),
})

test('two desks on one case see each other by their posts, while they have it open', async () => {
  const [mine, theirs, second] = [randomUUID(), randomUUID(), randomUUID()]
  expect((await say(worker.client, mine, 'looking')).others).toEqual([])
  await say(communityDesk.client, theirs, 'writing', 'accept')
  await vi.waitFor(async () => {
    const { others } = await say(worker.client, mine, 'looking')
    expect(others).toMatchObject([{ role: 'desk', body: { en: 'Well Lane' }, doing: 'writing', command: 'accept' }])
    expect(JSON.stringify(others)).not.toContain(communityDesk.actor.accountId)
  })
  // A second window of one's own is nobody else.
  expect((await say(worker.client, second, 'looking')).others).toHaveLength(1)
  await say(communityDesk.client, theirs, 'left')
  await vi.waitFor(async () => expect((await say(worker.client, mine, 'looking')).others).toEqual([]))
  expect(heard).toContain(`presence:${id}`)
  expect(heard, 'the page of the reporter hears nothing of it').not.toContain(`case:${id}`)
})

test('nobody learns who looks at a case that is not for their eyes, and its reporter never does', async () => {
  const body = { page: randomUUID(), doing: 'looking' }
  const foreign = await nextWorker.client.send(deskRoutes.present, { params: { id }, body })
  expect(foreign.status).toBe(404)
  expect((await app.resident().send(deskRoutes.present, { params: { id }, body })).status).toBe(403)
  const topic = { tenant: (await app.deps.tenants.list())[0] as never }
  const hears = (actor: unknown) => app.deps.topics.mayHear(`presence:${id}`, { ...topic, actor: actor as never })
  expect(await hears(worker.actor)).toBe(true)
  expect(await hears(nextWorker.actor)).toBe(false)
  expect(await hears({ kind: 'resident', accountId: 'somebody', posts: [], via: 'session' })).toBe(false)
  const followed = await app
    .anonymous()
    .call(caseRoutes.follow, { params: { number }, headers: { 'x-case-secret': secret } })
  expect(JSON.stringify(followed)).not.toContain('looking')
})

test('nothing of it is stored', async () => {
  await say(worker.client, 'page-that-is-looked-for', 'writing', 'raise')
  const tables = await app.deps.database.system((db) => db.introspection.getTables())
  expect(tables.map((table) => table.name).filter((name) => /(^|_)presen|sight|looking/.test(name))).toEqual([])
})

const sighting: Sighting = {
  ...{ tenantId: 't', caseId: 'c', key: 'k', who: 'w', role: 'desk', body: { en: 'Well Lane', zh: '水井巷' } },
  doing: 'looking',
}

test('a page that falls silent is gone within seconds', () => {
  const pages = new OpenPages()
  expect(pages.note(sighting, 0)).toBe(true)
  expect(pages.note(sighting, 8_000), 'a sign of life changes nothing for others').toBe(false)
  const others = (now: number) => pages.others({ tenantId: 't', caseId: 'c', who: 'somebody else', now })
  expect(others(8_000 + presentFor - 1)).toHaveLength(1)
  expect(others(8_000 + presentFor)).toEqual([])
  expect(pages.forget(8_000 + presentFor)).toEqual([{ tenantId: 't', caseId: 'c' }])
  expect(pages.forget(99_999)).toEqual([])
})

test('what is told by somebody who is no process of ours is not believed', () => {
  expect(readSighting('{"tenantId":1}')).toBeUndefined()
  expect(readSighting('no json')).toBeUndefined()
  expect(readSighting(JSON.stringify({ ...sighting, doing: 'sleeping' }))).toBeUndefined()
  expect(readSighting(JSON.stringify(sighting))).toEqual(sighting)
})
