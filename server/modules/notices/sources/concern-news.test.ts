import { expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { noticeRoutes } from '../../../../contract/notice-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)

test('the same complaint of five people is one notice to whoever owes the answer: topic and place, no names', async () => {
  const categoryId = await town.category('opinions.surroundings.lamp')
  for (let n = 0; n < 5; n += 1)
    await app.anonymous().call(caseRoutes.create, {
      body: {
        ...{ text: 'The lamp is dark', point: town.home, categoryId, answers: { fault: 'out' }, locale: 'en' },
        contact: { phone: `1370000000${n}`, name: 'Test Reporter', hearBack: 'sms' },
      },
    })
  const tenant = (await app.deps.tenants.list()).find((one) => one.id === app.tenant.id)
  if (!tenant) throw new Error('tenant')
  await app.modules.cases.concerns.tell(tenant)
  await app.modules.cases.concerns.tell(tenant)
  const published = await app.db.asOwner<{ body: object }>(`select body from outbox where name = 'case.piled_up'`)
  // Delivered twice, as a relay may after a crash.
  for (const { body } of [...published, ...published])
    await app.modules.notices.hearOf(app.tenant.id, { ...body, name: 'case.piled_up', topics: [] })
  const { items } = await town.people.worker.client.call(noticeRoutes.inbox, { query: { about: 'work' } })
  const told = items.filter((one) => one.event === 'case.piled_up')
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({ audience: 'holder', link: '/console/today' })
  expect(JSON.stringify(told[0])).not.toMatch(/Reporter|137000/)
  const elsewhere = await town.people.nextWorker.client.call(noticeRoutes.inbox, { query: { about: 'work' } })
  expect(elsewhere.items.filter((one) => one.event === 'case.piled_up')).toEqual([])
})
