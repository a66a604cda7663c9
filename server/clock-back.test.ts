import { expect, test } from 'vitest'
import { caseRoutes } from '../contract/case-routes.ts'
import { outboxStore } from './platform/outbox/outbox.store.ts'
import { testApp } from './testing/app.ts'
import { buildTown } from './testing/town.ts'

const hour = 3_600_000
const app = await testApp()
const { home, people } = await buildTown(app)
const report = (key: string) =>
  app.anonymous().send(caseRoutes.create, { body: { text: 'The lamp is dark', point: home }, key })

test('a clock set back by an hour: nothing is lost, nothing happens twice, nobody is locked out', async () => {
  const first = (await report('before-the-hour')).reply
  const accept = { version: 1, command: { type: 'accept' } } as const
  const accepted = await people.worker.client.send(caseRoutes.command, { params: { id: first.id }, body: accept })
  expect(accepted.status).toBe(200)

  app.clock.advance(-hour)
  const again = await report('before-the-hour')
  expect([again.reply.number, again.headers['idempotency-replayed']]).toEqual([first.number, 'true'])
  const second = (await report('after-the-hour')).reply
  expect(second.number > first.number).toBe(true)
  const desk = await people.worker.client.call(caseRoutes.list, { query: { scope: 'mine' } })
  expect(desk.items.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]))
  const view = await people.worker.client.call(caseRoutes.get, { params: { id: first.id } })
  expect(view.timeline.map(({ type }) => type)).toContain('accepted')

  // The same hour once more, and a month: each limit is struck once, whichever process looks.
  const tenant = (await app.deps.tenants.list()).find(({ id }) => id === app.tenant.id)
  if (!tenant) throw new Error('There is a tenant')
  for (const step of [hour, 30 * 24 * hour]) {
    app.clock.advance(step)
    await Promise.all([app.modules.cases.sweep.run(tenant), app.modules.cases.sweep.run(tenant)])
    app.clock.advance(-hour)
    expect((await app.modules.cases.sweep.run(tenant)).events).toBe(0)
  }
  const { timeline } = await people.worker.client.call(caseRoutes.get, { params: { id: second.id } })
  expect(timeline.filter(({ type }) => type === 'red')).toHaveLength(3)
})

test('a page that comes back after the database’s clock was set back is told to ask for everything', async () => {
  await app.relay?.drain(app.tenant.id)
  const [last] = await app.db.asOwner<{ id: string }>('select id from outbox order by delivered_at desc limit 1')
  const since = () =>
    app.deps.database.tx(app.tenant.id, (tx) => outboxStore(tx).deliveredSince(last?.id ?? '', 10), { readOnly: true })
  expect(await since()).toBeDefined()
  await app.db.asOwner("update outbox set delivered_at = now() + interval '1 hour' where id = $1", [last?.id])
  expect(await since()).toBeUndefined()
})
