import { expect, test, vi } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp({ config: { demo: 'small', publicUrl: 'https://help.example' } })
const town = await buildTown(app)

test('a resident hears once that the case is finished, by the way they chose, with a link that opens it', async () => {
  const sent = vi.spyOn(app.deps.identity.mailer, 'send')
  const { id, number } = await app.anonymous().call(caseRoutes.create, {
    body: {
      text: 'Bench is broken',
      point: town.home,
      contact: { mail: 'plum@resident.example', hearBack: 'mail' },
      locale: 'en',
    },
  })
  const give = async (client: typeof town.people.worker.client, command: Record<string, unknown>) => {
    const { version } = await town.people.worker.client.call(caseRoutes.get, { params: { id } })
    await client.call(caseRoutes.command, { params: { id }, body: { version, command } })
  }
  await give(town.people.worker.client, { type: 'accept' })
  await give(town.people.worker.client, { type: 'handle', text: 'Mended' })
  await give(town.people.gridHead.client, { type: 'check', passed: true })
  await vi.waitFor(() => expect(sent.mock.calls.map(([mail]) => mail.text).join()).toContain('is finished'), {
    timeout: 25_000,
  })
  const letters = sent.mock.calls.map(([mail]) => mail).filter((mail) => mail.text.includes('is finished'))
  expect(letters).toHaveLength(1)
  expect(letters[0]?.to).toBe('plum@resident.example')
  const secret = /#(\S+)/.exec(letters[0]?.text ?? '')?.[1] as string
  const page = await app
    .anonymous()
    .call(caseRoutes.follow, { params: { number }, headers: { 'x-case-secret': secret } })
  expect(page.offers.find((offer) => offer.command === 'rate')?.allowed).toBe(true)
  const [invited] = await app.db.asOwner<{ n: number }>(
    'select count(*)::int n from rating_invitation where case_id = $1',
    [id],
  )
  expect(invited?.n).toBe(1)
}, 60_000)
