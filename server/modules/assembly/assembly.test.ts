import { expect, test } from 'vitest'
import { assemblyStaffRoutes as desk, assemblyRoutes as routes } from '../../../contract/assembly-routes.ts'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { documentRoutes } from '../../../contract/documents.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { letTimePass } from './session/minutes.service.ts'
import { called, showing, written } from './testing.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people, units } = town
const keeper = people.communityDesk.client
const anybody = app.anonymous()
const at = (text: string) => app.clock.set(text)
const tenant = (await app.deps.tenants.list())[0]
const assembly = {
  cases: app.modules.cases,
  database: app.deps.database,
  clock: app.clock,
  documents: app.deps.documents,
}
const votes = (yes: number, no: number, abstained = 0) => ({ for: yes, against: no, abstained })
const words = (en: string) => ({ en, zh: '' })

test('from the call to what was done: invited, held with a quorum, decided, objected to, final, followed up', async () => {
  at('2026-03-02T01:00:00Z')
  const draft = await keeper.call(desk.draft, { body: written(town) })
  expect((await anybody.send(routes.get, { params: { id: draft.id } })).status).toBe(404)
  expect((await anybody.call(routes.list)).items).toEqual([])
  const params = { id: draft.id }
  const session = await keeper.call(desk.call, { params, body: { seen: draft.version } })
  const { items } = await anybody.call(routes.list, { query: { unitId: units.street } })
  expect(items).toMatchObject([{ id: draft.id, state: 'called', free: 2 }])
  const file = await anybody.request({ method: 'GET', url: `/api/v1/deliberations/${draft.id}/calendar.ics` })
  expect(file.headers['content-type']).toContain('text/calendar')
  expect(file.body).toContain('DTSTART:20260305T010000Z')

  // The power supply answers for itself, the desk for the property company that called.
  const [power, property, residents] = session.seats
  const answer = { params: { ...params, seatId: power?.id ?? '' }, body: { answer: 'sends', who: 'Wen Test' } }
  expect((await people.water.client.send(desk.answer, answer)).status).toBe(403)
  const answered = await people.power.client.call(desk.answer, answer)
  expect(answered.seats[0]).toMatchObject({ answer: 'sends' })
  expect(JSON.stringify(answered)).not.toContain('Wen Test')
  expect((await keeper.call(desk.work, { params })).who).toEqual({ [power?.id ?? '']: 'Wen Test' })
  const invited = await people.power.client.call(desk.desk, { query: { invited: true } })
  expect(invited.items.map(({ id }) => id)).toEqual([draft.id])

  const question = await anybody.call(routes.ask, { params, body: { text: 'Who pays? Call 13912345678' } })
  expect(question.questions).toMatchObject([{ text: 'Who pays? Call ***78', answer: null }])

  // Held, with five of ten seats: one too few.
  at('2026-03-05T01:30:00Z')
  const { version } = await keeper.call(routes.get, { params })
  const seatsWith = (count: number) => [
    ...[
      { id: power?.id, present: 1 },
      { id: property?.id, present: 0 },
    ],
    { id: residents?.id, present: count },
  ]
  const attend = async (count: number, seen: number) =>
    await keeper.call(desk.hold, { params, body: { seen, seats: seatsWith(count), residents: 12 } })
  const few = await attend(4, version)
  expect(few.quorum).toMatchObject({ of: 10, needed: 6, present: 5, met: false })
  // Nobody outside reads what is being written.
  expect((await anybody.call(routes.get, { params })).quorum.present).toBeNull()
  const [inform, decide] = few.agenda
  const items2 = [
    { id: inform?.id, resolution: words('The rules were read out.'), votes: null },
    { id: decide?.id, resolution: words('A shed is built behind house 3.'), votes: votes(5, 0) },
  ]
  const minutes = {
    seen: few.version,
    items: items2,
    answers: [{ id: question.questions[0]?.id, text: 'The district.' }],
  }
  const talked = await keeper.call(desk.minutes, { params, body: minutes })
  expect(talked.agenda[1]).toMatchObject({ result: 'talked_over', votes: null })
  // Somebody was overlooked: counted again.
  const enough = await attend(6, talked.version)
  expect(enough.agenda[1]).toMatchObject({ result: 'carried', votes: votes(5, 0) })
  const many = { seen: enough.version, items: [{ ...items2[1], votes: votes(7, 1) }] }
  const counted = await keeper.call(desk.minutes, { params, body: many })
  const wrong = await keeper.send(desk.publish, { params, body: { seen: counted.version } })
  expect(wrong.problem.code).toBe('assembly.votes_many')
  const right = await keeper.call(desk.minutes, {
    params,
    body: { seen: counted.version, items: [{ ...items2[1], votes: votes(5, 1, 1) }] },
  })

  // A case follows from it: a new one, and one there is already.
  const follow = { itemId: decide?.id, what: words('Build the shed'), due: '2026-04-30' }
  const body = { kind: 'department', id: town.departments.power }
  const opened = await keeper.call(desk.followUp, { params, body: { ...follow, body } })
  expect(opened.followUps).toMatchObject([
    { body: { en: 'Power Supply' }, state: 'reported', done: false, late: false },
  ])
  const { number } = await anybody.call(caseRoutes.create, {
    body: { text: 'Cables hang from windows', unitId: units.grid },
  })
  const linked = await keeper.call(desk.followUp, { params, body: { ...follow, number: number.toLowerCase() } })
  expect(linked.followUps.map((one) => one.number)).toContain(number)
  const gone = await keeper.call(desk.dropFollowUp, {
    params: { ...params, followUpId: linked.followUps[1]?.id ?? '' },
  })
  expect(gone.followUps).toHaveLength(1)
  const fixed = await keeper.send(desk.dropFollowUp, { params: { ...params, followUpId: gone.followUps[0]?.id ?? '' } })
  expect(fixed.status).toBe(404)

  const out = await keeper.call(desk.publish, { params, body: { seen: right.version } })
  expect(out).toMatchObject({ state: 'minutes_out', decided: 1, minutes: { objectUntil: '2026-03-12T09:30:00.000Z' } })
  const open = await anybody.call(routes.get, { params })
  expect(open.agenda[1]).toMatchObject({ result: 'carried', votes: votes(5, 1, 1) })
  expect(open.questions[0]?.answer).toBe('The district.')
  expect((await keeper.send(desk.minutes, { params, body: { ...minutes, seen: out.version } })).status).toBe(409)
  const paper = await anybody.call(documentRoutes.get, { params: { code: open.minutes?.document ?? '' } })
  expect(paper).toMatchObject({ kind: 'minutes', intact: true })
  expect(JSON.stringify(paper.content)).toContain('For 5, against 1, abstained 1.')

  // Somebody objects, and is right.
  const objected = await anybody.call(routes.object, { params, body: { text: 'It is house 4, not 3' } })
  at('2026-03-13T01:00:00Z')
  if (tenant) expect(await letTimePass(assembly, tenant)).toBe(0)
  const correction = { itemId: decide?.id, resolution: words('A shed is built behind house 4.') }
  const said = await keeper.call(desk.answerObjection, {
    params: { ...params, objectionId: objected.objections[0]?.id ?? '' },
    body: { upheld: true, words: 'True, corrected.', correction },
  })
  expect(said).toMatchObject({ state: 'final', objections: [{ answer: { upheld: true } }] })
  expect(said.minutes?.document).not.toBe(open.minutes?.document)
  const replaced = await anybody.call(documentRoutes.get, { params: { code: open.minutes?.document ?? '' } })
  expect(replaced.replacedBy).toBe(said.minutes?.document)
  expect((await anybody.send(routes.object, { params, body: { text: 'Too late' } })).status).toBe(409)
  at('2026-05-01T01:00:00Z')
  expect((await anybody.call(routes.get, { params })).followUps).toMatchObject([{ late: true }])
})

test('minutes nobody objects to become final by themselves when the last working day is over', async () => {
  at('2026-03-02T01:00:00Z')
  const { id, version } = await called(keeper, town, { agenda: [{ kind: 'discuss', text: words('Noise') as never }] })
  at('2026-03-05T02:00:00Z')
  const held = await keeper.call(desk.hold, { params: { id }, body: { seen: version, seats: [], residents: 3 } })
  await keeper.call(desk.publish, { params: { id }, body: { seen: held.version } })
  at('2026-03-12T09:29:59Z')
  if (tenant) expect(await letTimePass(assembly, tenant)).toBe(0)
  at('2026-03-12T09:30:00Z')
  if (tenant) expect(await letTimePass(assembly, tenant)).toBe(1)
  expect((await anybody.call(routes.get, { params: { id } })).state).toBe('final')
})

test('seats are given first come, first served; one given back is the next one’s; thirty days later nobody is known', async () => {
  at('2026-03-02T01:00:00Z')
  const { id } = await called(keeper, town)
  const params = { id }
  const come = async (wish: 'attend' | 'speak', more = {}) =>
    await anybody.call(routes.signUp, { params, body: { wish, name: 'Example Sun', phone: '13955556666', ...more } })
  const first = await come('speak')
  const second = await come('speak')
  const third = await come('attend')
  expect([first, second, third].map(({ signUp }) => [signUp.state, signUp.toSpeak, signUp.ahead])).toEqual([
    ...[
      ['speaks', null, 0],
      ['seat', 0, 0],
      ['waiting', null, 0],
    ],
  ])
  const resident = app.resident()
  await resident.call(routes.signUp, { params, body: { wish: 'attend' } })
  const twice = await resident.send(routes.signUp, { params, body: { wish: 'attend' } })
  expect(twice.problem.code).toBe('assembly.signed_up')
  expect((await resident.call(routes.mine, { params })).signUp).toMatchObject({ state: 'waiting', ahead: 1 })
  expect(await anybody.call(routes.get, { params })).toMatchObject({ free: 0, waiting: 2 })

  const own = { params: { id: third.signUp.id } }
  expect((await anybody.send(routes.ownSignUp, own)).status).toBe(404)
  expect((await anybody.send(routes.ownSignUp, { ...own, ...showing(first.secret) })).status).toBe(404)
  await anybody.call(routes.withdraw, { params: { id: first.signUp.id }, ...showing(first.secret) })
  expect((await anybody.call(routes.ownSignUp, { ...own, ...showing(third.secret) })).state).toBe('seat')
  const next = await anybody.call(routes.ownSignUp, { params: { id: second.signUp.id }, ...showing(second.secret) })
  expect(next.state).toBe('speaks')

  // The desk that called sees them masked, and one at a time.
  const work = await keeper.call(desk.work, { params })
  expect(JSON.stringify(work)).not.toMatch(/Example Sun|5556666/)
  expect(work.signUps.map(({ state }) => state)).toEqual(['withdrawn', 'speaks', 'seat', 'waiting'])
  const one = { ...params, signUpId: third.signUp.id }
  const shown = { params: one, body: { field: 'phone', purpose: 'To say that the room is upstairs' } }
  expect(await keeper.call(desk.reveal, shown)).toEqual({ value: '13955556666' })
  expect((await keeper.send(desk.reveal, { params: one, body: { field: 'phone', purpose: '' } })).status).toBe(400)
  expect((await people.streetDesk.client.send(desk.reveal, shown)).status).toBe(403)
  const audited = await app.db.asOwner("select detail from audit_entry where action = 'deliberation.revealed'")
  expect(JSON.stringify(audited)).not.toContain('5556666')

  // From an hour before, one ticks oneself off.
  const early = await anybody.send(routes.checkIn, { ...own, ...showing(third.secret) })
  expect(early.status).toBe(409)
  at('2026-03-05T00:30:00Z')
  expect((await anybody.call(routes.checkIn, { ...own, ...showing(third.secret) })).here).toBe(true)
  await keeper.call(desk.tick, { params: { ...params, signUpId: second.signUp.id }, body: { here: true } })
  expect((await keeper.call(desk.work, { params })).signUps.map(({ here }) => here)).toEqual([false, true, true, false])

  at('2026-04-04T02:59:59Z')
  await app.deps.retention.run(app.tenant.id)
  expect((await keeper.call(desk.work, { params })).signUps).toHaveLength(4)
  at('2026-04-04T03:00:01Z')
  await app.deps.retention.run(app.tenant.id)
  expect((await keeper.call(desk.work, { params })).signUps).toEqual([])
})

test('where households count, the place’s households are what is counted of', async () => {
  at('2026-03-02T01:00:00Z')
  const quorum = { by: 'households' as const, need: 'two_thirds' as const, least: null, households: 30 }
  const { id, version } = await called(keeper, town, { quorum })
  const params = { id }
  at('2026-03-05T02:00:00Z')
  const body = { seen: version, seats: [], residents: 25 }
  expect((await keeper.send(desk.hold, { params, body: { ...body, households: 31 } })).status).toBe(422)
  expect((await keeper.send(desk.hold, { params, body })).problem.code).toBe('assembly.households_many')
  const held = await keeper.call(desk.hold, { params, body: { ...body, households: 20 } })
  expect(held.quorum).toMatchObject({ of: 30, needed: 20, present: 20, met: true })
})

test('once called, time, place and quorum stand; moving it says why, and asks the bodies anew', async () => {
  at('2026-03-02T01:00:00Z')
  const { id, version, seats } = await called(keeper, town)
  const params = { id }
  const body = { ...written(town), seen: version }
  expect((await keeper.send(desk.save, { params, body: { ...body, place: 'Room 3' } })).problem.code).toBe(
    'assembly.move_instead',
  )
  const easier = { ...body, quorum: { by: 'seats', need: 'number', least: 1 } }
  expect((await keeper.send(desk.save, { params, body: easier })).problem.code).toBe('assembly.quorum_fixed')
  await people.power.client.call(desk.answer, {
    params: { ...params, seatId: seats[0]?.id ?? '' },
    body: { answer: 'comes' },
  })
  const stale = await keeper.send(desk.cancel, { params, body: { seen: version, why: 'No' } })
  expect(stale.problem.code).toBe('assembly.stale')
  const time = { from: '2026-03-06T01:00:00Z', to: '2026-03-06T03:00:00Z', place: 'Room 3' }
  const moved = await keeper.call(desk.move, {
    params,
    body: { seen: version + 1, ...time, why: 'The room is flooded' },
  })
  expect(moved).toMatchObject({
    moved: true,
    place: 'Room 3',
    why: 'The room is flooded',
    seats: [{ answer: null }, {}, {}],
  })
  const off = await keeper.call(desk.cancel, { params, body: { seen: moved.version, why: 'The house is closed' } })
  expect(off).toMatchObject({ state: 'cancelled', may: { signUp: false, ask: false } })
  const draft = await keeper.call(desk.draft, { body: written(town) })
  expect(await keeper.call(desk.discard, { params: { id: draft.id } })).toEqual({ discarded: true })
})

test('it may begin with a report, never with what is confidential, a dispute or a petition', async () => {
  at('2026-03-02T01:00:00Z')
  const report = async (more: object) =>
    await anybody.call(caseRoutes.create, { body: { text: 'Scooters block the stairs', unitId: units.grid, ...more } })
  const { number } = await report({})
  const secret = await report({ confidential: true })
  const draft = async (caseNumber: string) => await keeper.send(desk.draft, { body: written(town, { caseNumber }) })
  expect((await draft(number)).reply.about.caseNumber).toBe(number)
  expect((await draft(secret.number)).problem.code).toBe('assembly.case_unknown')
  expect((await draft('QH-2026-9')).problem.code).toBe('assembly.case_unknown')
  const elsewhere = await keeper.send(desk.draft, { body: written(town, { unitId: units.farGrid }) })
  expect(elsewhere.status).toBe(403)
})

test('another district sees nothing of it, and the database gives the application no row without its tenant', async () => {
  at('2026-03-02T01:00:00Z')
  const { id } = await called(keeper, town)
  await app.db.addTenant('elsewhere')
  expect((await app.anonymous('elsewhere').send(routes.get, { params: { id } })).status).toBe(404)
  const other = uuidv7()
  const seen = await app.deps.database.tx(other, (tx) =>
    tx.run<{ n: number }>(
      { name: 'test.all_sign_ups', text: 'select count(*)::int n from deliberation where id is not null' },
      [],
    ),
  )
  expect(seen).toEqual([{ n: 0 }])
})
