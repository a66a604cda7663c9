import { expect, test } from 'vitest'
import type { CaseCommand } from '../../../../contract/case-commands.ts'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { kinRoutes } from '../../../../contract/kin-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people, home } = town

const report = async (text: string) =>
  await app.anonymous().call(caseRoutes.create, { body: { text, point: home, contact: { phone: '13800000000' } } })
const view = async (id: string) => await people.worker.client.call(caseRoutes.get, { params: { id } })
const give = async (id: string, command: CaseCommand) =>
  await people.worker.client.call(caseRoutes.command, {
    params: { id },
    body: { version: (await view(id)).version, command },
  })
const merge = async (id: string, into: string, person: keyof typeof people = 'worker') =>
  await people[person].client.call(kinRoutes.mergePreview, { params: { id }, query: { into } })

test('what the preview says of a merge is what the merge does', async () => {
  const [one, other] = [await report('The lamp is dark'), await report('No light at the gate')]
  await give(one.id, { type: 'accept' })
  await give(one.id, { type: 'assign', postId: people.colleague.post.id })
  await app.anonymous().call(caseRoutes.meToo, { params: { id: one.id }, body: { hearBack: 'none' } })
  const before = await merge(one.id, other.id)
  expect(before).toMatchObject({ because: null, reverse: { because: null }, moving: 2, followersAfter: 2 })
  expect(before.ends.timeline.length).toBeGreaterThan(2)
  expect(before.orders).toHaveLength(1)
  expect(before.clocks.map(({ stage }) => stage)).toContain('handle')
  // Looking changes nothing.
  expect((await view(one.id)).state).toBe('handling')
  await give(one.id, { type: 'merge', intoCaseId: other.id })
  const [ended, stays] = [await view(one.id), await view(other.id)]
  expect(ended.state).toBe('merged')
  expect(ended.orders.every(({ state }) => state === 'withdrawn')).toBe(true)
  expect(stays.followers).toBe(before.followersAfter)
})

test('what cannot be merged is said beforehand, with why', async () => {
  const [one, other] = [await report('A hole in the road'), await report('A hole, quite deep')]
  await give(other.id, { type: 'void', reason: 'A test' })
  expect(await merge(one.id, other.id)).toMatchObject({ because: 'case.merge_into_ended' })
  expect((await merge(one.id, one.id)).because).toBe('case.merge_itself')
  expect((await merge(one.id, other.id, 'assistant')).because).not.toBeNull()
  const hidden = await people.power.client.send(kinRoutes.mergePreview, {
    params: { id: one.id },
    query: { into: other.id },
  })
  expect(hidden.status).toBe(404)
})

test('a part is not merged back into the case it came from', async () => {
  const { id } = await report('Lamp and bench')
  await give(id, { type: 'accept' })
  const { children } = await give(id, { type: 'split', children: [{ text: 'Lamp' }, { text: 'Bench' }] })
  const part = children?.[0]?.id ?? ''
  expect((await merge(part, id)).because).toBe('case.merge_into_parent')
  const answer = await people.worker.client.send(caseRoutes.command, {
    params: { id: part },
    body: { version: (await view(part)).version, command: { type: 'merge', intoCaseId: id } },
  })
  expect(answer.problem.code).toBe('case.merge_into_parent')
})

test('parts are shown with their own kind, place and holder, and where the rules would send them', async () => {
  const { id } = await report('The lamp is dark and next door the bench is broken')
  await give(id, { type: 'accept' })
  const parts = [
    { text: 'The lamp', holder: { kind: 'department' as const, id: town.departments.power } },
    { text: 'The bench', unitId: town.units.nextGrid },
    { text: 'Nowhere', unitId: '01900000-0000-7000-8000-000000000000' },
  ]
  const preview = await people.worker.client.call(kinRoutes.splitPreview, { params: { id }, body: { parts } })
  expect(preview.because).toBeNull()
  expect(preview.parts[0]).toMatchObject({ holder: { id: town.departments.power }, place: { own: false } })
  expect(preview.parts[1]).toMatchObject({
    place: { own: true, unit: { en: 'Grid 2' } },
    routed: { name: { en: 'Grid 2' } },
  })
  expect(preview.parts[1]?.dueAt).not.toBeNull()
  expect(preview.parts[2]?.because).toBe('case.unit_not_found')
  const given = await give(id, { type: 'split', children: parts.slice(0, 2) })
  const second = await people.districtDesk.client.call(caseRoutes.get, {
    params: { id: given.children?.[1]?.id ?? '' },
  })
  expect(second.place.units.at(-1)?.id).toBe(town.units.nextGrid)
})
