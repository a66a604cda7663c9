import { beforeAll, expect, test } from 'vitest'
import {
  boardConsentVersion,
  boardRoutes,
  starDeskRoutes as desk,
  certificateRoutes as papers,
  starConsentVersion,
  starRoutes as stars,
} from '../../../../contract/points-stars.ts'
import { stationRoutes } from '../../../../contract/stations.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { starSchool } from './testing.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const owner = app.resident(uuidv7())
const both = (en: string, zh = en) => ({ en, zh })
const lookers: Record<string, Client> = {}
const none = uuidv7()
let starId = ''
let paperId = ''
let code = ''
let stationId = ''

beforeAll(async () => {
  const school = await starSchool(app, town)
  await town.people.administrator.client.call(desk.saveLadder, { body: { hours: [1], days: 5, version: 0 } })
  await school.named(owner, 'Ada Test')
  await school.hours(owner, 1)
  await school.night()
  starId = (await owner.call(stars.mine)).items[0]?.id as string
  const body = { shown: 'masked', consentVersion: starConsentVersion }
  await owner.call(stars.agree, { params: { id: starId }, body })
  const paper = await owner.call(papers.issue, { body: {} })
  paperId = paper.id
  code = paper.code
  const station = {
    ...{ code: 'WL0701M', kind: 'micro', name: both('Gate station', '大门微站'), hours: [], hoursNote: both('', '') },
    ...{
      point: null,
      dutyPhone: null,
      supervisionPhone: null,
      closed: false,
      address: both('12 Well Lane', '水井巷12号'),
    },
    ...{ venue: { owner: 'Sunny Property', agreement: 'Shared', until: null }, amenities: [] },
  }
  const given = { ...station, unitId: town.units.grid }
  stationId = (await town.people.communityDesk.client.call(stationRoutes.create, { body: given })).id
  Object.assign(lookers, {
    anybody: app.anonymous(),
    resident: app.resident(),
    owner,
    worker: town.people.worker.client,
    desk: town.people.communityDesk.client,
    'other desk': app.as({
      ...{ id: uuidv7(), role: 'desk', unitId: town.units.otherCommunity, level: 'community', from: new Date(0) },
      unitPath: [town.units.district, town.units.street, town.units.otherCommunity],
    }),
    'street desk': town.people.streetDesk.client,
    officer: town.people.water.client,
    administrator: town.people.administrator.client,
  })
})

const star = () => ({ params: { id: starId } })
const board = () => ({ params: { kind: 'station', id: stationId } }) as const
const agreed = (consentVersion: string) => ({ shown: 'masked', consentVersion })
const who = ['anybody', 'resident', 'owner', 'worker', 'desk', 'other desk', 'street desk', 'officer', 'administrator']
// 404: not theirs is not there for them. 409: nothing to do now, for whoever may do it; or no name is known of them.
const matrix: Record<string, [(client: Client) => Promise<{ status: number }>, ...number[]]> = {
  //                                                                     any  res  own  work desk othr strt offi admi
  'read their stars': [(c) => c.send(stars.mine), 401, 200, 200, 200, 200, 200, 200, 200, 200],
  'agree to one': [
    (c) => c.send(stars.agree, { ...star(), body: agreed(starConsentVersion) }),
    ...[401, 404, 409, 404, 404, 404, 404, 404, 404],
  ],
  'answer an objection': [
    (c) => c.send(stars.answer, { params: { id: starId, objectionId: none }, body: { answer: 'No' } }),
    ...[401, 404, 404, 404, 404, 404, 404, 404, 404],
  ],
  'contest a refusal': [
    (c) => c.send(stars.contest, { ...star(), body: { words: 'But yes' } }),
    ...[401, 404, 409, 404, 404, 404, 404, 404, 404],
  ],
  'read what is published': [(c) => c.send(stars.published), 200, 200, 200, 200, 200, 200, 200, 200, 200],
  'read one that is published': [
    (c) => c.send(stars.publishedOne, star()),
    200,
    200,
    200,
    200,
    200,
    200,
    200,
    200,
    200,
  ],
  object: [
    (c) => c.send(stars.object, { ...star(), body: { ground: 'procedure', words: 'How come' } }),
    ...[401, 201, 403, 201, 201, 201, 201, 201, 201],
  ],
  'read the list of stewards': [(c) => c.send(desk.list), 401, 403, 403, 403, 200, 200, 200, 403, 200],
  'read one as a steward': [(c) => c.send(desk.one, star()), 401, 403, 403, 403, 200, 403, 403, 403, 200],
  decide: [
    (c) => c.send(desk.decide, { ...star(), body: { version: 999, grant: true } }),
    ...[401, 403, 403, 403, 409, 403, 403, 403, 409],
  ],
  'see a name, with a reason': [
    (c) => c.send(desk.reveal, { ...star(), body: { purpose: 'To ask' } }),
    ...[401, 403, 403, 403, 200, 403, 403, 403, 200],
  ],
  'read the ladder': [(c) => c.send(desk.ladder), 200, 200, 200, 200, 200, 200, 200, 200, 200],
  'write the ladder': [
    (c) => c.send(desk.saveLadder, { body: { hours: [1], days: 5, version: 999 } }),
    ...[401, 403, 403, 403, 403, 403, 403, 403, 409],
  ],
  'read their certificates': [(c) => c.send(papers.list), 401, 200, 200, 200, 200, 200, 200, 200, 200],
  'make a certificate': [(c) => c.send(papers.issue, { body: {} }), 401, 409, 201, 409, 409, 409, 409, 409, 409],
  'read a certificate': [
    (c) => c.send(papers.one, { params: { id: paperId } }),
    ...[401, 404, 200, 404, 404, 404, 404, 404, 404],
  ],
  'verify a certificate': [
    (c) => c.send(papers.verify, { body: { code } }),
    200,
    200,
    200,
    200,
    200,
    200,
    200,
    200,
    200,
  ],
  'take a certificate back': [
    (c) => c.send(papers.withdraw, { params: { id: paperId } }),
    ...[401, 404, 200, 404, 404, 404, 404, 404, 404],
  ],
  'read a board': [(c) => c.send(boardRoutes.board, board()), 200, 200, 200, 200, 200, 200, 200, 200, 200],
  'read their boards': [(c) => c.send(boardRoutes.mine), 401, 200, 200, 200, 200, 200, 200, 200, 200],
  'go on a board': [
    (c) => c.send(boardRoutes.join, { ...board(), body: agreed(boardConsentVersion) }),
    ...[401, 409, 200, 200, 200, 200, 200, 200, 200],
  ],
  'leave a board': [(c) => c.send(boardRoutes.leave, board()), 401, 200, 200, 200, 200, 200, 200, 200, 200],
  'take a star back': [(c) => c.send(stars.withdraw, star()), 401, 404, 200, 404, 404, 404, 404, 404, 404],
}

test.each(Object.entries(matrix))('%s', async (_what, [way, ...expected]) => {
  const got = []
  for (const name of who) got.push((await way(lookers[name] as Client)).status)
  expect(got).toEqual(expected)
})

test('every route of stars has a row', () => {
  const all = [stars, desk, papers, boardRoutes].flatMap((each) => Object.keys(each))
  expect(Object.keys(matrix)).toHaveLength(all.length)
})
