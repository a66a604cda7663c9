import { expect, test, vi } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp()
const town = await buildTown(app)
const { gridHead, worker, colleague } = town.people

async function assignedTo(postId: string): Promise<string> {
  const { id } = await app.anonymous().call(caseRoutes.create, { body: { text: 'Loose paving', point: town.home } })
  const give = async (command: Record<string, unknown>) => {
    const { version } = await gridHead.client.call(caseRoutes.get, { params: { id } })
    await gridHead.client.call(caseRoutes.command, { params: { id }, body: { version, command } })
  }
  await give({ type: 'accept' })
  await give({ type: 'assign', postId })
  return id
}

const endPost = (postId: string, successorId?: string) =>
  app.deps.database.tx(app.tenant.id, async (tx) => {
    await outbox(tx).publish({
      name: 'post.ended',
      postId,
      until: app.clock.now().toISOString(),
      ...(successorId ? { successorId } : {}),
    } as never)
  })

test('who leaves hands open work to the successor, and without one it waits at the grid again', async () => {
  const one = await assignedTo(worker.post.id)
  await endPost(worker.post.id, colleague.post.id)
  const look = (id: string) => gridHead.client.call(caseRoutes.get, { params: { id } })
  await vi.waitFor(async () => expect((await look(one)).handler?.postId).toBe(colleague.post.id), { timeout: 20_000 })
  expect((await look(one)).state).toBe('handling')
  await endPost(colleague.post.id)
  await vi.waitFor(async () => expect((await look(one)).state).toBe('accepted'), { timeout: 20_000 })
  expect((await look(one)).handler).toBeNull()
})
