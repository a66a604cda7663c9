import type { CallInput, NewApplication } from '../../contract/recruitment.ts'
import { recruitmentDeskRoutes as desk, recruitmentRoutes as open } from '../../contract/recruitment-routes.ts'
import type { Client, TestApp } from './app.ts'
import type { Town } from './town.ts'

/** Calls, applications and reviews for tests: plainly made up, each as short as a test wants to say it. */
export function recruiting(app: TestApp, town: Town) {
  const { communityDesk, administrator } = town.people
  const day = 86_400_000
  const inDays = (days: number) => new Date(app.clock.now().getTime() + days * day).toISOString().slice(0, 10)
  const call = (over: Partial<CallInput> = {}): Record<string, unknown> => ({
    ...{ role: 'grid_assistant', unitId: town.units.community, unitIds: [town.units.nextGrid], places: 1 },
    ...{
      requirements: { en: 'Lives nearby', zh: '住在附近' },
      closesOn: inDays(10),
      objectionDays: 3,
      phone: '0990 12',
    },
    ...over,
  })
  const words = (over: Partial<NewApplication> = {}) => ({
    ...{ unitId: town.units.nextGrid, familyName: 'Reed', givenName: 'Ann', shownAs: 'family_name' },
    ...{ words: 'I have lived here for thirty years.', phone: '0990 4567', consentVersion: '1', ...over },
  })
  const opened = (over: Partial<CallInput> = {}) => communityDesk.client.call(desk.open, { body: call(over) })
  const applied = async (callId: string, who: Client = app.resident(), over: Partial<NewApplication> = {}) => ({
    who,
    ...(await who.call(open.apply, { params: { id: callId }, body: words(over) })),
  })
  const judge = async (
    who: Client,
    id: string,
    stage: 'eligibility' | 'standing' | 'ability',
    passed = true,
    more: object = {},
  ) => {
    const { version } = await administrator.client.call(desk.application, { params: { id } })
    const talkOn = stage === 'ability' ? inDays(0) : null
    return await who.send(desk.review, {
      params: { id },
      body: { version, stage, passed, reason: `Looked at: ${stage}`, talkOn, ...more },
    })
  }
  const publicationOver = () => app.clock.advance(5 * day)
  const mine = (who: Client, id: string) => who.call(open.myApplication, { params: { id } })
  return { call, words, opened, applied, judge, publicationOver, mine, inDays }
}
