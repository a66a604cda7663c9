import { expect, test } from 'vitest'
import type { PetitionCommand } from '../../../contract/petition-commands.ts'
import { petitionRoutes as routes } from '../../../contract/petition-routes.ts'
import { noticeStage } from '../../testing/notice-stage.ts'
import { secretOfRepresentative } from './petitions.api.ts'

const { app, town, send } = await noticeStage()
const { people } = town

/** Notices of an event in a petition, by whom they are for. */
const noticesOf = async (event: string) =>
  await app.db.asOwner<{ person_key: string; facts: { party?: string } }>(
    `select person_key, facts from notice where event = '${event}' and audience = 'reporter'`,
  )

test('everybody who speaks for a joint petition hears once, with a link of their own that opens it for them', async () => {
  const representatives = [
    { name: 'Example Li', phone: '13900001000', role: 'speaker' },
    { name: 'Example Wu', phone: '13900001001', role: 'papers' },
    { name: 'Example Qi', role: 'member' },
  ]
  const receipt = await app.anonymous().call(routes.file, {
    body: {
      ...{ purpose: 'request', subject: 'The drain floods', account: 'Each rain it floods.', fileIds: [] },
      // The speaker also brought it, and wants to hear by message: one person, one notice.
      contact: { name: 'Example Li', phone: '139 0000 1000', hearBack: 'sms' },
      joint: { people: 12, representatives, list: [] },
    },
  })
  const desk = people.districtDesk.client
  const { version } = await desk.call(routes.get, { params: { id: receipt.id } })
  const command: PetitionCommand = { type: 'accept', way: 'opinion' }
  await desk.call(routes.command, { params: { id: receipt.id }, body: { seen: version, command } })
  await send()
  const notices = await noticesOf('case.petition.accepted')
  expect(notices).toHaveLength(2)
  expect(new Set(notices.map(({ person_key }) => person_key)).size).toBe(2)
  expect(JSON.stringify(notices)).not.toMatch(/13900001|Example/)
  const party = notices.flatMap(({ facts }) => facts.party ?? [])
  expect(party).toHaveLength(1)

  const headers = { 'x-case-secret': secretOfRepresentative(app.config.secret, party[0] as string) }
  const view = await app.anonymous().call(routes.follow, { params: { number: receipt.number }, headers })
  expect(view).toMatchObject({ as: 'representative', state: 'petition_accepted' })
  const other = { 'x-case-secret': secretOfRepresentative('another installation', party[0] as string) }
  const refused = await app.anonymous().send(routes.follow, { params: { number: receipt.number }, headers: other })
  expect(refused.status).toBe(404)
})
