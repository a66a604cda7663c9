import { expect, test } from 'vitest'
import type { CaseCommand } from '../../../../contract/case-commands.ts'
import { deskRoutes } from '../../../../contract/case-desk.ts'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import type { Client } from '../../../testing/app.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { type Concern, narrowest } from './concerns.rules.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people, units } = town
const lamp = await town.category('opinions.surroundings.lamp')
const noise = await town.category('disputes.neighbours')
const tenant = async () => {
  const found = (await app.deps.tenants.list()).find((one) => one.id === app.tenant.id)
  if (!found) throw new Error('tenant')
  return found
}
let phones = 13_800_000_000
const report = async (more: Record<string, unknown> = {}) => {
  phones += 1
  return await app.anonymous().call(caseRoutes.create, {
    body: {
      ...{ text: 'The lamp is dark', point: town.home, categoryId: lamp, locale: 'en' },
      contact: { phone: String(phones), hearBack: 'sms' },
      ...(more.categoryId ? {} : { answers: { fault: 'out' } }),
      ...more,
    },
  })
}
const give = async (client: Client, id: string, command: CaseCommand) => {
  const { version } = await client.call(caseRoutes.get, { params: { id } })
  await client.call(caseRoutes.command, { params: { id }, body: { version, command } })
}
/** What is found is kept for a minute. */
const concerns = async (client: Client, of: 'desk' | 'place' = 'place') => {
  app.clock.advance(61_000)
  return (await client.call(deskRoutes.concerns, { query: { of } })).items
}

test('five people with the same complaint at the same place are seen by the desk that owes the answer, and by nobody else', async () => {
  for (let n = 0; n < 4; n += 1) await report()
  expect(await concerns(people.communityDesk.client)).toEqual([])
  // Somebody who reports again and again is one person.
  const again = { contact: { phone: String(phones), hearBack: 'sms' } }
  for (let n = 0; n < 4; n += 1) await report(again)
  expect(await concerns(people.communityDesk.client)).toEqual([])
  await report()
  const [found, ...others] = await concerns(people.communityDesk.client)
  expect(others).toEqual([])
  expect(found).toMatchObject({
    category: { id: lamp },
    place: { id: units.microgrid, level: 'microgrid' },
    ...{ cases: 9, open: 9, again: 0 },
    owes: { kind: 'unit', id: units.grid },
  })
  // No name, number, phone or id of a case or person is in it.
  expect(Object.keys(found ?? {}).sort()).toEqual(['again', 'cases', 'category', 'open', 'owes', 'place', 'since'])
  expect(JSON.stringify(found)).not.toContain('138')
  expect(await concerns(people.worker.client, 'desk')).toHaveLength(1)
  expect(await concerns(people.nextWorker.client)).toEqual([])
  expect(await concerns(people.power.client, 'desk')).toEqual([])
  expect((await people.assistant.client.send(deskRoutes.concerns, { query: {} })).status).toBe(403)
  expect((await app.resident().send(deskRoutes.concerns, { query: {} })).status).toBe(403)
})

test('work that departments were sent is theirs to answer; homes are told of no closer than by grid; the confidential not at all', async () => {
  for (let n = 0; n < 5; n += 1) {
    const { id } = await report({ categoryId: noise, text: 'Noise at night' })
    await give(people.worker.client, id, { type: 'raise', reason: 'Not for a grid' })
    await give(people.communityDesk.client, id, { type: 'raise', reason: 'Nor for a community' })
    await give(people.streetDesk.client, id, { type: 'accept' })
    await give(people.streetDesk.client, id, { type: 'whistle', departmentIds: [town.departments.housing] })
  }
  const owed = await concerns(people.housing.client, 'desk')
  expect(owed).toMatchObject([
    { category: { id: noise }, cases: 5, owes: { kind: 'department', id: town.departments.housing } },
  ])
  expect(owed[0]?.place.level).toBe('grid')
  expect((await concerns(people.streetDesk.client)).map((one) => one.category.id)).toContain(noise)
  const gas = await town.category('disputes.family')
  for (let n = 0; n < 6; n += 1) await report({ categoryId: gas, confidential: true })
  expect((await concerns(people.districtDesk.client)).map((one) => one.category.id)).not.toContain(gas)
})

test('whoever owes the answer is told once a month while it lasts', async () => {
  expect(await app.modules.cases.concerns.tell(await tenant())).toBe(2)
  expect(await app.modules.cases.concerns.tell(await tenant())).toBe(0)
  app.clock.advance(31 * 86_400_000)
  expect(await app.modules.cases.concerns.tell(await tenant())).toBe(2)
  const told = await app.db.asOwner<{ event: Record<string, unknown> }>(
    `select body as event from outbox where name = 'case.piled_up'`,
  )
  expect(told.length).toBe(4)
  // After three months without an answer the window has gone by, and what is old is no news.
  app.clock.advance(80 * 86_400_000)
  expect(await concerns(people.communityDesk.client)).toEqual([])
})

test('a wider place is named only for what lies outside the narrower ones', () => {
  const paths: Record<string, string[]> = { c: ['c'], g: ['c', 'g'], m: ['c', 'g', 'm'], n: ['c', 'g', 'n'] }
  const bodies = { unit: (id: string) => ({ path: paths[id] ?? [] }) as never }
  const concern = (unitId: string, cases: number): Concern => ({
    ...{ categoryId: 'lamp', unitId, cases, open: cases, again: 0 },
    ...{ since: new Date(0), owes: { kind: 'unit', id: 'g' } },
  })
  const places = (...found: Concern[]) => narrowest(found, bodies).map((one) => one.unitId)
  expect(places(concern('g', 9), concern('m', 6))).toEqual(['m'])
  expect(places(concern('g', 12), concern('m', 6))).toEqual(['g', 'm'])
  expect(places(concern('g', 13), concern('m', 6), concern('n', 5))).toEqual(['m', 'n'])
})
