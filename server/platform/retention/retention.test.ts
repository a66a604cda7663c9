import { expect, test } from 'vitest'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { retentionRoutes } from '../../../contract/retention.ts'
import { testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people } = town
const day = 86_400_000

const contacts = async () =>
  (await app.db.asOwner<{ name: string }>('select name from case_contact order by case_id')).map(({ name }) => name)

async function reported(name: string, end: boolean) {
  const reporter = app.anonymous()
  const receipt = await reporter.call(caseRoutes.create, {
    body: { text: 'The lamp is dark', point: town.home, contact: { name, phone: '13800000000' } },
  })
  if (end)
    await people.worker.client.call(caseRoutes.command, {
      params: { id: receipt.id },
      body: { version: 1, command: { type: 'decline', reason: 'Somebody else sees to it', elsewhere: '12345' } },
    })
}

test('everybody reads how long what is kept, without an account', async () => {
  const { items } = await app.anonymous().call(retentionRoutes.list)
  expect(items.find(({ kind }) => kind === 'case_contact')).toMatchObject({
    ...{ days: 1_095, end: 'anonymised', bounds: { min: 180, max: 3_650 }, last: null },
  })
})

test('names and phones of ended cases go when their time is over, those of open ones stay', async () => {
  await reported('Resident One', true)
  await reported('Resident Two', false)
  app.clock.advance(1_094 * day)
  await app.deps.retention.run(app.tenant.id)
  expect(await contacts()).toEqual(['Resident One', 'Resident Two'])
  await reported('Resident Three', true)
  app.clock.advance(2 * day)
  await app.deps.retention.run(app.tenant.id)
  expect(await contacts()).toEqual(['Resident Two', 'Resident Three'])
  const { items } = await app.anonymous().call(retentionRoutes.list)
  expect(items.find(({ kind }) => kind === 'case_contact')?.last).toMatchObject({ rows: 1 })
})

test('the administrator chooses a shorter time within bounds, with a reason that is written down; nobody else does', async () => {
  const params = { kind: 'case_contact' }
  const body = { days: 365, why: 'The council decided so' }
  for (const who of [people.worker, people.districtDesk, people.supervisor])
    expect((await who.client.send(retentionRoutes.set, { params, body })).status).toBe(403)
  expect((await app.anonymous().send(retentionRoutes.set, { params, body })).status).toBe(401)
  const { client } = people.administrator
  expect((await client.send(retentionRoutes.set, { params, body: { ...body, days: 30 } })).status).toBe(422)
  expect((await client.send(retentionRoutes.set, { params: { kind: 'events_delivered' }, body })).status).toBe(409)
  expect(await client.call(retentionRoutes.set, { params, body })).toMatchObject({ kind: 'case_contact', days: 365 })
  const [entry] = await app.db.asOwner<{ purpose: string; detail: unknown }>(
    `select purpose, detail from audit_entry where action = 'retention.chosen'`,
  )
  expect(entry).toEqual({ purpose: body.why, detail: { kind: 'case_contact', before: 1_095, days: 365 } })
})
