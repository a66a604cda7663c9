import { expect, test, vi } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { peopleRoutes } from '../../../../contract/people.ts'
import { type Boundary, territoryRoutes } from '../../../../contract/territory.ts'
import { type Step, territoryChangeRoutes } from '../../../../contract/territory-changes.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { casesStore } from '../cases.store.ts'
import { replay } from '../lifecycle/replay.rules.ts'

const app = await testApp()
const town = await buildTown(app)
const { gridHead, worker, administrator, communityDesk } = town.people
const patience = { timeout: 30_000, interval: 200 }

const look = (id: string) => communityDesk.client.call(caseRoutes.get, { params: { id } })
const boundaryOf = async (id: string) =>
  (await app.anonymous().call(territoryRoutes.unit, { params: { id } })).boundary as Boundary

test('two grids become one: open cases, their clocks, posts and homes go on there; closed cases stay where they were', async () => {
  const report = async (text: string) =>
    (await app.anonymous().call(caseRoutes.create, { body: { text, point: town.home } })).id
  const give = async (id: string, command: Record<string, unknown>) => {
    const { version } = await gridHead.client.call(caseRoutes.get, { params: { id } })
    await gridHead.client.call(caseRoutes.command, { params: { id }, body: { version, command } })
  }
  const [waiting, handled, ended] = [await report('Loose paving'), await report('Dark stairs'), await report('A test')]
  await give(handled, { type: 'accept' })
  await give(handled, { type: 'assign', postId: worker.post.id })
  await give(ended, { type: 'void', reason: 'Only a test' })
  const before = await look(waiting)

  const { grid, nextGrid } = town.units
  const parts = [await boundaryOf(grid), await boundaryOf(nextGrid)]
  const merged: Boundary = { type: 'MultiPolygon', coordinates: parts.map((part) => part.coordinates as number[][][]) }
  const id = uuidv7()
  const step: Step = {
    type: 'merge',
    unitIds: [grid, nextGrid],
    into: {
      ...{
        id,
        code: 'MERGED-001',
        name: { en: 'Both Courts', zh: '合并网格' },
        kind: 'comprehensive',
        boundary: merged,
      },
      ...{ households: 700, population: null, calendarCode: null },
    },
  }
  const change = await administrator.client.call(territoryChangeRoutes.create, { body: { title: 'Merge', reason: '' } })
  const params = { id: change.id }
  const { revision } = await administrator.client.call(territoryChangeRoutes.addStep, {
    params,
    body: { revision: change.revision, step },
  })
  const preview = await administrator.client.call(territoryChangeRoutes.preview, { params })
  expect(preview.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const moving = Object.fromEntries(preview.moving.map(({ what, count }) => [what, count]))
  expect(moving.open_cases).toBe(2)
  expect(moving.posts).toBeGreaterThanOrEqual(4)
  await administrator.client.call(territoryChangeRoutes.schedule, { params, body: { revision } })

  await vi.waitFor(async () => expect((await look(waiting)).holder.id).toBe(id), patience)
  const after = await look(waiting)
  expect(after.clocks.map(({ dueAt }) => dueAt)).toEqual(before.clocks.map(({ dueAt }) => dueAt))
  expect(after.timeline.at(-1)).toMatchObject({ type: 'placed' })
  await vi.waitFor(async () => expect((await look(handled)).handler).not.toBeNull(), patience)
  await vi.waitFor(async () => {
    const { items } = await administrator.client.call(peopleRoutes.posts, { query: { unit: id } })
    const own = items.find(({ role }) => role === 'grid_worker')
    expect((await look(handled)).handler?.postId).toBe(own?.id)
  }, patience)
  expect((await look(handled)).holder.id).toBe(id)
  expect((await look(ended)).holder.id).toBe(grid)

  // What was brought before counts with the grid that followed.
  const to = new Date(app.clock.now().getTime() + 1000)
  const query = { from: new Date(to.getTime() - 86_400_000).toISOString(), to: to.toISOString(), unitId: id }
  const figures = await communityDesk.client.call(caseRoutes.figures, { query })
  // Three were brought; the one that was void counts nowhere.
  expect(figures.foundFirst.whole).toBe(2)

  // The row is still what its timeline says.
  const ids = [waiting, handled]
  await app.deps.database.tx(app.tenant.id, async (tx) => {
    for (const { state } of await casesStore(tx).listForChange(ids))
      expect(replay(await casesStore(tx).events(state.id, 0))).toEqual(state)
  })
})
