import { expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import type { Client } from '../../../testing/app.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { worker, gridHead, communityDesk, districtDesk } = town.people
const day = 86_400_000

async function report(client: Client, more: Record<string, unknown> = {}) {
  return await client.call(caseRoutes.create, { body: { text: 'Broken step', point: town.home, ...more } })
}

async function give(client: Client, id: string, command: Record<string, unknown>, headers = {}) {
  const { version } = await districtDesk.client.call(caseRoutes.get, { params: { id } })
  await client.call(caseRoutes.command, { params: { id }, body: { version, command }, headers })
}

async function close(id: string) {
  await give(worker.client, id, { type: 'accept' })
  await give(worker.client, id, { type: 'handle', text: 'Done' })
  await give(gridHead.client, id, { type: 'check', passed: true })
}

test('the figures of six cases are those counted by hand', async () => {
  const from = new Date(app.clock.now().getTime() - day).toISOString()
  // Found by staff and closed in time; brought and closed in time; one reworked; one raised and closed above; one closed late; one open.
  const found = await report(worker.client, { channel: 'field' })
  await close(found.id)
  await close((await report(app.anonymous())).id)
  const again = await report(app.anonymous())
  await give(worker.client, again.id, { type: 'accept' })
  await give(worker.client, again.id, { type: 'handle', text: 'Done' })
  await give(gridHead.client, again.id, { type: 'check', passed: false, text: 'Not yet' })
  await give(worker.client, again.id, { type: 'handle', text: 'Done now' })
  await give(gridHead.client, again.id, { type: 'check', passed: true })
  const raised = await report(app.anonymous())
  await give(worker.client, raised.id, { type: 'raise', reason: 'Not ours' })
  await give(communityDesk.client, raised.id, { type: 'accept' })
  await give(communityDesk.client, raised.id, { type: 'handle', text: 'Done' })
  await give(districtDesk.client, raised.id, { type: 'check', passed: true })
  const late = await report(app.anonymous())
  await give(worker.client, late.id, { type: 'accept' })
  const open = await report(app.anonymous())
  await give(worker.client, open.id, { type: 'accept' })
  app.clock.advance(60 * day)
  await give(worker.client, late.id, { type: 'handle', text: 'Done late' })
  await give(gridHead.client, late.id, { type: 'check', passed: true })
  const to = new Date(app.clock.now().getTime() + day).toISOString()
  const figures = await districtDesk.client.call(caseRoutes.figures, { query: { from, to } })
  expect(figures.closed).toMatchObject({ part: 5, whole: 6 })
  expect(figures.onTime).toMatchObject({ part: 4, whole: 6 })
  expect(figures.rework).toMatchObject({ part: 1, whole: 5 })
  expect(figures.foundFirst).toMatchObject({ part: 1, whole: 6 })
  expect(figures.oneTime).toMatchObject({ part: 5, whole: 5 })
  expect(figures.solvedAtLevel.find((level) => level.level === 'grid')).toMatchObject({
    solved: { part: 4, whole: 4 },
    raised: 0,
  })
  expect(figures.solvedAtLevel.find((level) => level.level === 'community')).toMatchObject({
    solved: { part: 0, whole: 1 },
    raised: 1,
  })
  expect(figures.arriveInTime).toEqual({ part: 0, whole: 0, share: null })
  expect(figures.returned).toEqual({ part: 0, whole: 0, share: null })
  expect(figures.open.red).toBe(1)
})
