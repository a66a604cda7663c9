import { expect, test } from 'vitest'
import { disputeConsentVersion } from '../../../contract/disputes.ts'
import { disputeRoutes as routes } from '../../../contract/disputes-routes.ts'
import { noticeRoutes } from '../../../contract/notice-routes.ts'
import { noticeStage } from '../../testing/notice-stage.ts'
import { plainPart } from '../notices/testing.ts'
import { mediationSchool, withSecret } from './testing.ts'

const { app, town, lettersTo, send } = await noticeStage()
const school = await mediationSchool(app, town)

test('whoever is asked for mediation gets a link of their own by mail, which opens it for them, and no word of what it is about', async () => {
  const { number } = await app.anonymous().call(routes.apply, {
    body: { ...school.application, others: [{ name: 'Ben Test', mail: 'ben@example.test', hearBack: 'mail' }] },
  })
  await send()
  const text = plainPart(lettersTo('ben@example.test')[0]?.raw ?? '')
  expect(text).toContain(number)
  expect(text).not.toMatch(/Water|ceiling|Ada|drips/)
  const secret = new RegExp(`/d/${number}#(\\S+)`).exec(text)?.[1] as string
  const ben = withSecret(app, secret)
  const view = await ben.call(routes.get, { params: { number } })
  expect(view).toMatchObject({ seat: 'party', state: 'applied', may: expect.arrayContaining(['consent', 'refuse']) })
  await ben.call(routes.consent, {
    params: { number },
    body: { seen: view.version, agree: true, consentVersion: disputeConsentVersion },
  })
  await send()
  const inbox = await town.people.communityDesk.client.call(noticeRoutes.inbox)
  expect(inbox.items.find(({ event }) => event === 'dispute.consented')).toMatchObject({
    ...{ audience: 'holder', link: `/console/disputes/${number}`, title: 'A mediator is needed' },
  })
})
