import { expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { remind } from './telling.service.ts'

const app = await testApp()
const town = await buildTown(app)
const { database, clock } = app.deps
const { worker, gridHead } = town.people

test('a finished case invites to rate once, and reminds once', async () => {
  const { id, secret, number } = await app
    .anonymous()
    .call(caseRoutes.create, { body: { text: 'Bench is broken', point: town.home } })
  const give = async (client: typeof worker.client, command: Record<string, unknown>) => {
    const { version } = await worker.client.call(caseRoutes.get, { params: { id } })
    await client.call(caseRoutes.command, { params: { id }, body: { version, command } })
  }
  await give(worker.client, { type: 'accept' })
  await give(worker.client, { type: 'handle', text: 'Mended' })
  await give(gridHead.client, { type: 'check', passed: true })
  await app.relay?.drain(app.tenant.id)
  const count = async (text: string) => (await app.db.asOwner<{ n: number }>(text, [id]))[0]?.n
  const invited = 'select count(*)::int n from rating_invitation where case_id = $1'
  const reminded = `select count(*)::int n from outbox where name = 'case.rating_reminded' and body->>'caseId' = $1`
  expect(await count(invited)).toBe(1)

  expect(await remind({ database, clock }, app.tenant.id)).toBe(0)
  app.clock.advance(13 * 86_400_000)
  expect(await remind({ database, clock }, app.tenant.id)).toBe(1)
  expect(await remind({ database, clock }, app.tenant.id)).toBe(0)
  expect(await count(reminded)).toBe(1)
  const page = await app
    .anonymous()
    .call(caseRoutes.follow, { params: { number }, headers: { 'x-case-secret': secret } })
  expect(page.offers.find((offer) => offer.command === 'rate')?.allowed).toBe(true)
})
