import { expect, test } from 'vitest'
import type { CaseCommand } from '../../../../contract/case-commands.ts'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { pointsRoutes } from '../../../../contract/points.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { PostHeld } from '../../../platform/policy/actor.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { casesStore } from '../../cases/cases.store.ts'
import { addPosts } from '../../people/people.api.ts'
import { pointsOf } from '../stars/testing.ts'
import { caseClosed } from './grants.service.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { gridHead, communityDesk, worker } = town.people

test('a volunteer who handled a case is thanked once its check has passed; somebody with another post is not', async () => {
  const accountId = uuidv7()
  const post: PostHeld = {
    ...{ id: uuidv7(), role: 'volunteer', unitId: town.units.grid, level: 'grid', from: new Date(0) },
    unitPath: [town.units.district, town.units.street, town.units.community, town.units.grid],
  }
  await app.deps.database.tx(app.tenant.id, (tx) =>
    addPosts(tx, [
      {
        ...{ id: post.id, accountId, role: 'volunteer', unitId: town.units.grid, departmentId: null, title: null },
        ...{ holderName: 'Ada Test', namePublic: false, dutyPhone: null, from: post.from, until: null },
      },
    ]),
  )
  const volunteer = app.as({ kind: 'staff', accountId, personName: 'Ada Test', posts: [post], via: 'session' })
  const name = { en: 'Thanks', zh: '感谢' }
  await communityDesk.client.call(pointsRoutes.createScheme, {
    body: { unitId: town.units.community, name, perDay: null, perMonth: null, expiryMonths: 24, usual: true },
  })
  const { id } = await app.resident().call(caseRoutes.create, {
    body: {
      text: 'The lamp is loose',
      answers: { fault: 'out' },
      point: town.home,
      categoryId: await town.category('opinions.surroundings.lamp'),
    },
  })
  const give = async (client: Client, command: CaseCommand) => {
    const { state } = await app.deps.database.tx(app.tenant.id, (tx) => casesStore(tx).get(id))
    await client.call(caseRoutes.command, { params: { id }, body: { version: state.version, command } })
  }
  await give(gridHead.client, { type: 'accept' })
  await give(gridHead.client, { type: 'assign', postId: post.id })
  await give(volunteer, { type: 'handle', text: 'Screwed it tight', fileIds: [] })
  await give(gridHead.client, { type: 'check', passed: true })
  const closed = () => caseClosed(pointsOf(app), { tenantId: app.tenant.id, caseId: id })
  expect(await closed()).toBe(1)
  expect(await closed(), 'once, however often it is told').toBe(0)
  expect((await volunteer.call(pointsRoutes.mine)).available).toBeGreaterThan(0)
  expect((await gridHead.client.call(pointsRoutes.mine)).available).toBe(0)
  expect((await worker.client.call(pointsRoutes.mine)).available).toBe(0)
})
