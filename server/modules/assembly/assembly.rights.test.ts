import { beforeAll, expect, test } from 'vitest'
import { assemblyStaffRoutes as desk, assemblyRoutes as routes } from '../../../contract/assembly-routes.ts'
import type { Route } from '../../../contract/route.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { type Client, testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { called, written } from './testing.ts'

const app = await testApp({ background: false })
app.clock.set('2026-03-02T01:00:00Z')
const town = await buildTown(app)
const { people, units } = town
const none = uuidv7()
let [id, draftId, seatId, signUpId] = ['', '', '', '']

/** Nobody signed in, a resident, the desk that called, the street's above it, a supervisor, an officer invited, a worker, the administrator. */
const who: Record<string, Client> = {
  ...{ any: app.anonymous(), resident: app.resident(), desk: people.communityDesk.client },
  ...{ street: people.streetDesk.client, supervisor: people.supervisor.client, officer: people.power.client },
  ...{ worker: people.worker.client, admin: people.administrator.client },
}

beforeAll(async () => {
  const session = await called(people.communityDesk.client, town, { residentSeats: 100 })
  id = session.id
  seatId = session.seats[0]?.id ?? ''
  draftId = (await people.communityDesk.client.call(desk.draft, { body: written(town) })).id
  signUpId = (await app.anonymous().call(routes.signUp, { params: { id }, body: { wish: 'attend' } })).signUp.id
})

type Row = [Route, () => { params?: object; body?: object }, readonly number[]]
const of =
  (body?: object, more: object = {}) =>
  () => ({
    params: { id, ...Object.fromEntries(Object.entries(more).map(([key, value]) => [key, (value as () => string)()])) },
    ...(body ? { body } : {}),
  })
const everybody = (status: number) => Array(8).fill(status)
/** Its own desk alone; `well`: what that one gets. */
const own = (well: number) => [401, 403, well, 403, 403, 403, 403, 403]
const stale = { seen: 99 }

const matrix: Row[] = [
  //                                                            any  res  desk strt supv offi work admi
  [routes.list, () => ({}), everybody(200)],
  [routes.get, of(), everybody(200)],
  [routes.calendar, of(), everybody(200)],
  [routes.signUp, of({ wish: 'attend' }), everybody(201)],
  [routes.mine, of(), [401, 200, 200, 200, 200, 200, 200, 200]],
  [routes.ownSignUp, () => ({ params: { id: signUpId } }), everybody(404)],
  [routes.withdraw, () => ({ params: { id: signUpId } }), everybody(404)],
  [routes.checkIn, () => ({ params: { id: signUpId } }), everybody(404)],
  [routes.ask, of({ text: 'Who pays for it?' }), everybody(201)],
  [routes.object, of({ text: 'Not yet' }), everybody(409)],
  [desk.setup, () => ({}), [401, 403, 200, 200, 200, 403, 403, 403]],
  [desk.desk, () => ({}), [401, 403, 200, 200, 200, 200, 403, 403]],
  [desk.work, of(), own(200)],
  [desk.draft, () => ({ body: written(town) }), [401, 403, 201, 201, 201, 403, 403, 403]],
  [desk.save, () => ({ params: { id }, body: { ...written(town), ...stale } }), own(409)],
  [desk.discard, () => ({ params: { id: draftId } }), [401, 403, 200, 404, 404, 404, 404, 404]],
  [desk.call, of(stale), own(409)],
  [
    desk.move,
    of({ ...stale, from: '2026-03-06T01:00:00Z', to: '2026-03-06T02:00:00Z', place: 'Room 3', why: 'So' }),
    own(409),
  ],
  [desk.cancel, of({ ...stale, why: 'So' }), own(409)],
  [desk.answer, of({ answer: 'comes' }, { seatId: () => seatId }), [401, 403, 200, 403, 403, 200, 403, 403]],
  [desk.hold, of({ ...stale, seats: [], residents: 1 }), own(409)],
  [desk.reopen, of(stale), own(409)],
  [desk.minutes, of({ ...stale, items: [] }), own(409)],
  [desk.publish, of(stale), own(409)],
  [desk.answerObjection, of({ upheld: false, words: 'No' }, { objectionId: () => none }), own(409)],
  [desk.leaveOut, of({ why: 'A name was in it' }, { questionId: () => none }), own(404)],
  [desk.tick, of({ here: true }, { signUpId: () => signUpId }), own(200)],
  [desk.reveal, of({ field: 'name', purpose: 'To call' }, { signUpId: () => signUpId }), own(200)],
  [desk.followUp, of({ itemId: none, what: { en: 'Build it' }, due: '2026-04-01' }), own(409)],
  [desk.dropFollowUp, of(undefined, { followUpId: () => none }), own(409)],
]

test.each(matrix.map((row) => [row[0].name, row] as const))('%s', async (_name, [route, input, expected]) => {
  const got: Record<string, number> = {}
  // Whoever may throw it away comes last: afterwards it is there for nobody.
  for (const name of Object.keys(who).sort((a, b) => Number(a === 'desk') - Number(b === 'desk')))
    got[name] = (await who[name]?.send(route, input() as never))?.status ?? 0
  expect(Object.keys(who).map((name) => got[name])).toEqual(expected)
})

test('every route of deliberations has a row', () => {
  const all = [routes, desk].flatMap((each) => Object.values(each).map(({ name }) => name))
  expect(matrix.map(([{ name }]) => name).sort()).toEqual(all.sort())
})

test('nothing counts how often somebody came: no table joins sign-ups over sessions, no column says a score', async () => {
  const columns = await app.db.asOwner<{ name: string }>(
    "select column_name name from information_schema.columns where table_name like 'deliberation%'",
  )
  expect(columns.filter(({ name }) => /score|rank|times|label|rating/.test(name))).toEqual([])
  const view = JSON.stringify(await app.anonymous().call(routes.get, { params: { id } }))
  expect(view).not.toContain(signUpId)
  expect(units.grid).toBeTruthy()
})
