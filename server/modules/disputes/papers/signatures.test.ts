import { expect, test } from 'vitest'
import { disputeConsentVersion } from '../../../../contract/disputes.ts'
import { disputeRoutes as routes } from '../../../../contract/disputes-routes.ts'
import { disputeStaffRoutes as staff } from '../../../../contract/disputes-staff-routes.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { mediationSchool } from '../testing.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const school = await mediationSchool(app, town)
const { colleague, communityDesk, worker } = town.people
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const hour = 3_600_000

test('a party draws its signature, which its own side and the desk see and nobody else; an oral agreement needs everybody in the room', async () => {
  const account = uuidv7()
  const ada = app.resident(account)
  const { number, ben, a } = await school.apply({}, ada)
  const params = { number }
  const seen = () => school.seen(ada, number)
  const agree = { agree: true, consentVersion: disputeConsentVersion }
  await ben.call(routes.consent, { params, body: { seen: await seen(), ...agree } })
  await communityDesk.client.call(staff.appoint, {
    params,
    body: { seen: await seen(), mediatorId: school.mediators.grid },
  })
  const at = (ms: number) => new Date(app.clock.now().getTime() + ms).toISOString()
  const planned = await colleague.client.call(staff.schedule, {
    params,
    body: { seen: await seen(), from: at(0), until: at(hour), place: 'Room 2' },
  })
  const session = planned.sessions[0]?.id as string
  const ics = await ben.request({ method: 'GET', url: `/api/v1/disputes/${number}/sessions/${session}/calendar` })
  expect(ics.headers['content-type']).toContain('text/calendar')
  expect(ics.body).toMatch(/BEGIN:VEVENT\r\n[\s\S]*SUMMARY:Mediation T/)
  expect(ics.body).not.toMatch(/Ada|Ben|Water/)
  await colleague.client.call(staff.hold, {
    params: { number, id: session },
    body: { seen: await seen(), present: [a] },
  })
  const agreement = { words: { en: 'They keep the peace', zh: '' }, duties: [] }
  const oral = await colleague.client.send(staff.oral, {
    params,
    body: { seen: await seen(), agreement, sessionId: session },
  })
  expect(oral.problem.code).toBe('disputes.session_without_all')
  await colleague.client.call(staff.draft, { params, body: { seen: await seen(), agreement } })
  const { id: fileId } = await app.deps.files.take({
    ...{ tenantId: app.tenant.id, bytes: picture, name: 'signature.png', accountId: account },
  })
  const sign = { version: 1, way: 'drawn' }
  const without = await ada.send(routes.sign, { params, body: { seen: await seen(), ...sign } })
  expect(without.problem.code).toBe('disputes.file_required')
  const signed = await ada.call(routes.sign, { params, body: { seen: await seen(), ...sign, fileId } })
  expect(signed).toMatchObject({ state: 'agreed', agreement: { signatures: [{ partyId: a, way: 'drawn', fileId }] } })
  const sees = async (client: typeof ada) =>
    (await client.request({ method: 'GET', url: `/api/v1/files/${fileId}` })).statusCode
  for (const client of [ada, ben, colleague.client, communityDesk.client]) expect(await sees(client)).toBe(200)
  for (const client of [town.people.nextWorker.client, town.people.administrator.client, app.resident()])
    expect(await sees(client)).toBe(404)
  // Ben does not sign as it is: back to the table, and what Ada signed is void.
  const refused = await ben.call(routes.refuseSign, { params, body: { seen: await seen() } })
  expect(refused).toMatchObject({ state: 'in_session', agreement: null })
  expect((await worker.client.call(routes.get, { params })).seat).toBe('desk')
})
