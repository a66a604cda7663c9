import { beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { documentRoutes } from '../../../contract/documents.ts'
import { hallRoutes as hall } from '../../../contract/hall.ts'
import { hallSettingsRoutes as settings } from '../../../contract/hall-settings.ts'
import { hallCounterRoutes as counters, hallReceptionRoutes as reception } from '../../../contract/hall-work.ts'
import { uuidv7 } from '../../platform/ids.ts'
import type { PostHeld } from '../../platform/policy/actor.ts'
import { testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { addPosts } from '../people/people.api.ts'
import { testHall, withSecret } from './testing.ts'
import { tendHalls } from './tickets/tend.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const anybody = app.anonymous()
const desk = town.people.streetDesk.client
const water = town.people.water.client
let h: Awaited<ReturnType<typeof testHall>>

/** A post at the street. */
const postAt = (role: PostHeld['role']): PostHeld => ({
  ...{ id: uuidv7(), role, unitId: town.units.street, level: 'street', from: new Date(0) },
  unitPath: [town.units.district, town.units.street],
})
const write = (posts: readonly PostHeld[]) =>
  app.deps.database.tx(app.tenant.id, (tx) =>
    addPosts(
      tx,
      posts.map(({ id, role }) => ({
        ...{ id, accountId: uuidv7(), role, unitId: town.units.street, departmentId: null, title: null },
        ...{ holderName: 'Test', namePublic: false, dutyPhone: null, from: new Date(0), until: null },
      })),
    ),
  )
/** Somebody more who works at the street. */
async function colleague() {
  const post = postAt('desk')
  await write([post])
  return app.as(post)
}
let second: Awaited<ReturnType<typeof colleague>>
const view = (name: 'one' | 'two' | 'water', who = desk) => who.call(counters.counter, h.at(name))
const mine = (given: { secret: string; ticket: { id: string } }) => ({
  params: { id: given.ticket.id },
  headers: withSecret(given.secret),
})
/** Everybody who still waits goes home; the next working day. */
async function anew() {
  for (const name of ['one', 'two', 'water'] as const) {
    const { visit } = await view(name)
    if (visit)
      await app.db.asOwner(`update hall_ticket set state = 'left', ended_at = now() where id = '${visit.ticketId}'`)
  }
  await app.db.asOwner(`update hall_ticket set state = 'left', ended_at = now() where state = 'waiting'`)
}

beforeAll(async () => {
  h = await testHall(app, town)
  second = await colleague()
  await h.sit(desk, 'one')
  await h.sit(second, 'two')
  await h.sit(water, 'water')
})

/** A case anybody reported; ended, where that is said. */
async function reported(ended = false): Promise<{ number: string }> {
  const { id, number } = await app
    .anonymous()
    .call(caseRoutes.create, { body: { text: 'A lamp is out', point: town.home } })
  if (ended)
    await town.people.worker.client.call(caseRoutes.command, {
      params: { id },
      body: { version: 1, command: { type: 'decline', reason: 'Somebody else sees to it', elsewhere: '12345' } },
    })
  return { number }
}

describe('a visitor', () => {
  test('takes a ticket without a name, sees how long it may take, is called on the wall, served, and says how it was', async () => {
    const taken = await h.take(anybody, 'labour')
    expect(taken.ticket).toMatchObject({
      number: 'B001',
      state: 'waiting',
      ahead: 0,
      wait: { low: 0, high: 5 },
      name: null,
    })
    const after = await h.take(anybody, 'labour', { name: 'Mr Test' })
    expect(after.ticket).toMatchObject({ number: 'B002', ahead: 1, wait: { low: 5, high: 20 } })
    expect((await view('one')).visit).toBeNull()

    expect(await h.call(desk, 'one')).toBe('B001')
    const wall = await anybody.call(hall.display, { params: { code: h.code } })
    expect(wall.called).toMatchObject([{ ticket: 'B001', counter: 1, calls: 1, state: 'called' }])
    expect(JSON.stringify(wall)).not.toContain('Mr Test')
    expect(await anybody.call(hall.ticket, mine(taken))).toMatchObject({ state: 'called', counter: { number: 1 } })
    await desk.call(counters.recall, h.at('one'))
    expect((await anybody.call(hall.display, { params: { code: h.code } })).called[0]?.calls).toBe(2)
    await desk.call(counters.start, h.at('one'))
    app.clock.advance(8 * 60_000)
    expect((await desk.call(counters.finish, h.at('one'))).undo).toMatchObject({ number: 'B001', state: 'done' })
    expect((await anybody.call(hall.ticket, mine(taken))).rights.rate).toBe(true)
    await anybody.call(hall.rate, { ...mine(taken), body: { solved: true, stars: 5, words: 'Quick' } })
    const again = await anybody.send(hall.rate, { ...mine(taken), body: { solved: false, stars: 1 } })
    expect(again.problem.code).toBe('hall.rated')
    expect(await h.serve(desk, 'one')).toBe('B002')
  })

  test('whose link is not complete finds nothing, not even whether there is a ticket', async () => {
    const taken = await h.take(anybody, 'labour')
    for (const headers of [{}, withSecret('x'.repeat(24))])
      expect((await anybody.send(hall.ticket, { params: { id: taken.ticket.id }, headers })).problem.code).toBe(
        'hall.ticket_not_found',
      )
    const other = await h.take(anybody, 'labour')
    expect((await anybody.send(hall.ticket, { ...mine(taken), headers: withSecret(other.secret) })).status).toBe(404)
    await anew()
  })

  test('leaves the queue; or lets others go first twice, and keeps the place', async () => {
    const first = await h.take(anybody, 'labour')
    const next = await h.take(anybody, 'labour')
    const last = await h.take(anybody, 'labour')
    await anybody.call(hall.leave, mine(last))
    expect((await anybody.send(hall.leave, mine(last))).problem.code).toBe('hall.not_now')
    const late = await anybody.call(hall.late, mine(first))
    expect(late.holdUntil).not.toBeNull()
    expect(await h.serve(desk, 'one')).toBe(next.ticket.number)
    expect(await h.call(desk, 'one'), 'still away').toBeNull()
    await anybody.call(hall.late, mine(first))
    expect((await anybody.send(hall.late, mine(first))).problem.code).toBe('hall.late_enough')
    app.clock.advance(11 * 60_000)
    await h.take(anybody, 'labour')
    expect(await h.serve(desk, 'one')).toBe(first.ticket.number)
    await anew()
  })

  test('who missed the call comes back within the grace time before everybody who came after that call', async () => {
    const missed = await h.take(anybody, 'labour')
    const before = await h.take(anybody, 'labour')
    app.clock.advance(60_000)
    await h.call(desk, 'one')
    app.clock.advance(60_000)
    const after = await h.take(anybody, 'labour')
    await desk.call(counters.noShow, h.at('one'))
    expect(await anybody.call(hall.ticket, mine(missed))).toMatchObject({ state: 'no_show', rights: { back: true } })
    app.clock.advance(5 * 60_000)
    await anybody.call(hall.back, mine(missed))
    expect(await h.serve(desk, 'one')).toBe(before.ticket.number)
    expect(await h.serve(desk, 'one')).toBe(missed.ticket.number)
    expect(await h.serve(desk, 'one')).toBe(after.ticket.number)
  })
})

describe('with an appointment', () => {
  const nine = '2026-03-03T01:00:00Z'
  const ten = '2026-03-03T02:00:00Z'

  test('somebody books one of what is left, moves it, checks in by the code and is called in the window before walk-ins', async () => {
    app.clock.set(nine)
    await app.db.asOwner(`update hall_counter set seated_at = '${nine}'`)
    const day = { params: { code: h.code }, query: { service: h.services.social, day: '2026-03-03' } }
    const { items } = await anybody.call(hall.slots, day)
    expect(items).toEqual([
      { at: '2026-03-03T02:00:00.000Z', left: 2 },
      { at: '2026-03-03T02:30:00.000Z', left: 2 },
    ])
    const one = (await h.book(anybody, 'social', '2026-03-03T02:30:00Z', { phone: '000-12345' })).reply
    expect(one.ticket).toMatchObject({ state: 'booked', number: null, kind: 'appointment', rights: { move: true } })
    expect((await h.book(anybody, 'social', ten)).status).toBe(201)
    await anybody.call(hall.move, { ...mine(one), body: { at: ten } })
    expect((await h.book(anybody, 'social', ten)).problem.code).toBe('hall.slot_taken')
    expect((await h.book(anybody, 'social', '2026-03-03T02:10:00Z')).problem.code).toBe('hall.slot_unknown')
    expect((await h.book(anybody, 'social', '2026-03-08T02:00:00Z')).problem.code, 'a Sunday').toBe('hall.slot_unknown')

    app.clock.set('2026-03-03T01:55:00Z')
    const walkIn = await h.take(anybody, 'social')
    const code = one.ticket.code.toLowerCase().replace('-', ' ')
    const there = await anybody.call(hall.checkInByCode, { params: { code: h.code }, body: { ticket: code } })
    expect(there).toMatchObject({ number: 'A002', ahead: 0 })
    expect(await h.call(second, 'two')).toBe('A002')
    const { visit } = await view('two', second)
    expect(visit).toMatchObject({ kind: 'appointment', phone: true })
    const shown = await second.call(counters.phone, { ...h.at('two'), body: { purpose: 'To call about the paper' } })
    expect(shown.value).toBe('000-12345')
    expect((await view('two', desk)).visit, 'nobody else reads it').toMatchObject({ phone: false, name: null })
    await second.call(counters.start, h.at('two'))
    await second.call(counters.finish, h.at('two'))
    expect(await h.serve(second, 'two')).toBe(walkIn.ticket.number)
  })

  test('whoever comes after the window stands as one who walks in; too early or on another day there is no check-in', async () => {
    app.clock.set('2026-03-03T23:00:00Z')
    const late = (await h.book(anybody, 'social', '2026-03-04T02:00:00Z')).reply
    const tomorrow = (await h.book(anybody, 'social', '2026-03-05T02:00:00Z')).reply
    expect((await anybody.send(hall.checkIn, mine(late))).problem.code).toBe('hall.too_early')
    app.clock.set('2026-03-04T02:16:00Z')
    expect((await anybody.send(hall.checkIn, mine(tomorrow))).problem.code).toBe('hall.too_early')
    const walkIn = await h.take(anybody, 'social')
    app.clock.advance(1000)
    await anybody.call(hall.checkIn, mine(late))
    expect(await h.serve(second, 'two')).toBe(walkIn.ticket.number)
    expect(await anybody.call(hall.leave, mine(tomorrow))).toMatchObject({ state: 'cancelled' })
    await anew()
  })
})

describe('at the counters', () => {
  test('priority goes first, and nobody waits behind more later arrivals than the hall says', async () => {
    const old = await h.take(anybody, 'labour')
    const called: (string | null)[] = []
    for (let n = 0; n < 4; n++) {
      app.clock.advance(1000)
      await h.take(anybody, 'labour', { priority: true })
      called.push(await h.serve(desk, 'one'))
    }
    expect(called.indexOf(old.ticket.number)).toBe(3)
    await anew()
  })

  test('sixty-four counters that call at once call sixty-four different tickets', async () => {
    const clerks = Array.from({ length: 64 }, (_, n) => ({ post: postAt('desk'), counter: uuidv7(), number: 101 + n }))
    await write(clerks.map(({ post }) => post))
    const values = clerks.map(
      ({ post, counter, number }) => `('${app.tenant.id}', '${counter}', '${h.id}', ${number}, 'Test', '测试', '{}',
        '{${h.services.labour}}', '[]', '${post.id}', '2026-03-04T02:00:00Z', 1)`,
    )
    await app.db.asOwner(`insert into hall_counter (tenant_id, id, hall_id, number, name_en, name_zh, specialties, service_ids, hours,
      post_id, seated_at, version) values ${values.join(', ')}`)
    for (let n = 0; n < 10; n++)
      await Promise.all(Array.from({ length: 7 }, (_, m) => h.take(anybody, 'labour', { priority: m % 3 === 0 })))
    // Where the database has no line left for a moment, the same press is sent again, as the page does.
    const press = async ({ post, counter }: (typeof clerks)[number]) => {
      const key = uuidv7()
      for (;;) {
        const answer = await app.as(post).send(counters.call, { params: { id: counter }, key })
        if (answer.status !== 503) return answer
      }
    }
    const answers = await Promise.all(clerks.map(press))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(answers.map(({ reply }) => reply.visit?.number)).size).toBe(64)
    const again = await Promise.all(Array.from({ length: 8 }, () => desk.send(counters.call, h.at('one'))))
    expect(again.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(again.find(({ status }) => status !== 200)?.problem.code).toBe('hall.visit_open')
    await app.db.asOwner(`update hall_ticket set state = 'left', ended_at = now() where state = 'called'`)
    await app.db.asOwner('update hall_counter set post_id = null, seated_at = null, ended = true where number > 100')
    await anew()
  })

  test('a visitor is sent on with the same ticket and the same place, to any counter of a service, to one counter, or straight to one that is free', async () => {
    const sent = await h.take(anybody, 'labour', { name: 'Auntie Test' })
    app.clock.advance(1000)
    const later = await h.take(anybody, 'social')
    expect(await h.call(desk, 'one')).toBe(sent.ticket.number)
    expect((await view('one')).visit?.name).toBe('Auntie Test')
    const { number } = await reported()
    await desk.call(counters.note, {
      ...h.at('one'),
      body: { note: 'Has the contract with her', cases: [number.toLowerCase()] },
    })
    const unknown = { ...h.at('one'), body: { note: '', cases: ['QH-2026-999999'] } }
    expect((await desk.send(counters.note, unknown)).problem).toMatchObject({ status: 422, code: 'hall.case_unknown' })
    await desk.call(counters.transfer, { ...h.at('one'), body: { serviceId: h.services.social } })
    expect(await anybody.call(hall.ticket, mine(sent))).toMatchObject({ state: 'waiting', number: sent.ticket.number })
    expect(await h.call(second, 'two')).toBe(sent.ticket.number)
    expect((await view('two', second)).visit).toMatchObject({ note: 'Has the contract with her', transfers: 1 })

    await second.call(counters.transfer, {
      ...h.at('two'),
      body: { serviceId: h.services.water, counterId: h.counters.water },
    })
    expect(await h.call(second, 'two')).toBe(later.ticket.number)
    expect(await h.call(water, 'water')).toBe(sent.ticket.number)
    const busy = { serviceId: h.services.social, counterId: h.counters.two, direct: true }
    expect((await water.send(counters.transfer, { ...h.at('water'), body: busy })).problem.code).toBe(
      'hall.counter_taken',
    )
    await water.call(counters.transfer, { ...h.at('water'), body: { ...busy, counterId: h.counters.one } })
    expect((await view('one')).visit).toMatchObject({
      number: sent.ticket.number,
      state: 'called',
      cases: [number],
    })
    expect((await view('water', water)).visit).toBeNull()
    await anew()
  })

  test('a wrong end is taken back for five minutes', async () => {
    const one = await h.take(anybody, 'labour')
    await h.serve(desk, 'one')
    const back = { ...h.at('one'), body: { ticketId: one.ticket.id } }
    expect((await second.send(counters.undo, { ...back, ...h.at('two') })).problem.code).toBe('hall.undo_over')
    expect((await desk.call(counters.undo, back)).visit).toMatchObject({ number: one.ticket.number, state: 'serving' })
    await desk.call(counters.finish, h.at('one'))
    app.clock.advance(5 * 60_000 + 1)
    expect((await desk.send(counters.undo, back)).problem.code).toBe('hall.undo_over')
  })

  test('who pauses calls nobody; whoever gets up leaves no visit behind', async () => {
    await h.take(anybody, 'labour')
    await desk.call(counters.pause, { ...h.at('one'), body: { paused: true } })
    expect((await desk.send(counters.call, h.at('one'))).problem.code).toBe('hall.paused')
    const { services } = await anybody.call(hall.one, { params: { code: h.code } })
    expect(services.find(({ letter }) => letter === 'B')).toMatchObject({ counters: 0, wait: null, waiting: 1 })
    await desk.call(counters.pause, { ...h.at('one'), body: { paused: false } })
    await h.call(desk, 'one')
    expect((await desk.send(counters.rise, h.at('one'))).problem.code).toBe('hall.visit_open')
    expect((await desk.send(counters.sit, h.at('two'))).problem.code).toBe('hall.visit_open')
    await desk.call(counters.noShow, h.at('one'))
    expect((await desk.call(counters.rise, h.at('one'))).seat).toBeNull()
    expect((await desk.send(counters.call, h.at('one'))).problem.code).toBe('hall.not_seated')
    await h.sit(desk, 'one')
  })

  test('several counters sit at one table, one leads, one reply is written, and the visitor reads it', async () => {
    const visit = await h.take(anybody, 'labour')
    await h.call(desk, 'one')
    const seats = { ...h.at('one'), body: { counterIds: [h.counters.two, h.counters.water], due: '2026-03-20' } }
    expect((await desk.send(counters.joint, seats)).problem.code, 'nobody has sat down yet').toBe('hall.not_now')
    await desk.call(counters.start, h.at('one'))
    const lead = await desk.call(counters.joint, seats)
    expect(lead.visit?.joint).toMatchObject({
      lead: { number: 1 },
      counters: [{ number: 2 }, { number: 3 }],
      due: '2026-03-20',
    })
    expect((await view('water', water)).table).toMatchObject({
      lead: 1,
      ticket: visit.ticket.number,
      counters: [1, 2, 3],
    })
    expect((await second.send(counters.call, h.at('two'))).problem.code).toBe('hall.at_table')
    await second.call(counters.away, h.at('two'))
    expect((await second.send(counters.call, h.at('two'))).status).toBe(200)
    await desk.call(counters.finish, h.at('one'))
    expect((await view('water', water)).table).toBeNull()

    const jointId = lead.visit?.joint?.id as string
    const { number } = await reported()
    const over = await reported(true)
    const reply = {
      params: { id: jointId },
      body: { reply: 'The wages are paid until Friday', cases: [number] },
    }
    const ended = { ...reply, body: { ...reply.body, cases: [over.number] } }
    expect((await desk.send(counters.reply, ended)).problem).toMatchObject({ status: 422, code: 'hall.case_ended' })
    expect((await water.send(counters.reply, reply)).problem.code).toBe('platform.forbidden')
    await desk.call(counters.reply, reply)
    expect((await desk.send(counters.reply, reply)).problem.code).toBe('hall.replied')
    expect((await anybody.call(hall.ticket, mine(visit))).joint).toMatchObject({
      ...{ reply: 'The wages are paid until Friday', cases: [number] },
    })
    // The reply is a paper: the visitor reads it by the ticket's secret, the counters of the table by their posts, others not at all.
    const code = (await anybody.call(hall.ticket, mine(visit))).joint?.document as string
    const paper = { params: { code }, headers: { 'x-case-secret': visit.secret } }
    expect(await anybody.call(documentRoutes.get, paper)).toMatchObject({ kind: 'joint_reply', intact: true })
    expect((await desk.call(documentRoutes.get, { params: { code } })).content.number).toBe(visit.ticket.number)
    expect((await anybody.send(documentRoutes.get, { params: { code } })).status).toBe(404)
    expect((await water.send(documentRoutes.get, { params: { code } })).status).toBe(404)
    const check = await anybody.call(documentRoutes.check, { body: { code } })
    expect(JSON.stringify(check)).not.toContain('wages')
    const shown = (await desk.call(reception.reception, { params: { id: h.id } })).joints
    expect(shown).toMatchObject([{ ticket: visit.ticket.number, reply: 'The wages are paid until Friday' }])
  })
})

test('the reception gives tickets, lets people back in, and sees no names', async () => {
  const at = { params: { id: h.id } }
  const given = await desk.call(reception.take, { ...at, body: { serviceId: h.services.labour, name: 'Uncle Test' } })
  const seen = await desk.send(reception.reception, at)
  expect(seen.text).not.toContain('Uncle')
  const act = (what: string) => desk.send(reception.act, { params: { id: given.ticket.id }, body: { act: what } })
  expect((await act('priority')).status).toBe(200)
  expect((await act('leave')).status).toBe(200)
  expect((await act('leave')).problem.code).toBe('hall.not_now')
})

test('nothing is given when the doors are shut and nobody serves; while somebody still does, it is', async () => {
  app.clock.set('2026-03-08T02:00:00Z')
  await app.db.asOwner('update hall_counter set seated_at = null, post_id = null')
  const take = () => anybody.send(hall.take, { params: { code: h.code }, body: { serviceId: h.services.labour } })
  expect((await take()).problem.code).toBe('hall.closed')
  expect(await anybody.call(hall.one, { params: { code: h.code } })).toMatchObject({ open: false, counters: 0 })
  await h.sit(desk, 'one')
  expect((await take()).status).toBe(201)
})

test('the night ends what was left open, and erases names, phones and notes after the time the hall says', async () => {
  app.clock.set('2026-03-09T01:00:00Z')
  const someone = app.resident(uuidv7())
  await h.sit(desk, 'one')
  const taken = await h.take(someone, 'labour', { name: 'Old Test' })
  const halls = { ...app.deps, cases: app.modules.cases, secret: app.config.secret }
  const [tenant] = await app.deps.tenants.list()
  if (!tenant) throw new Error('no tenant')
  app.clock.set('2026-03-10T01:00:00Z')
  expect((await tendHalls(halls, tenant)).closed).toBeGreaterThan(0)
  expect(await someone.call(hall.ticket, { params: { id: taken.ticket.id } })).toMatchObject({
    state: 'left',
    name: 'Old Test',
  })
  app.clock.set('2026-04-10T01:00:00Z')
  expect((await tendHalls(halls, tenant)).erased).toBeGreaterThan(0)
  const [row] = await app.db.asOwner<{ name: string | null; account_id: string | null }>(
    `select name, account_id from hall_ticket where id = '${taken.ticket.id}'`,
  )
  expect(row).toEqual({ name: null, account_id: null })
})

test('figures count by service, hour and priority, show no median of fewer than five, and name nobody', async () => {
  const span = { params: { id: h.id }, query: { from: '2026-03-02', until: '2026-03-09' } }
  const figures = await desk.call(settings.figures, span)
  expect(figures.all.tickets).toBeGreaterThan(10)
  expect(figures.all.median).toBeGreaterThanOrEqual(0)
  expect(figures.appointments).toMatchObject({ tickets: 3, median: null })
  expect(figures.joints).toEqual({ held: 1, replied: 1, inTime: 1 })
  expect(figures.ratings).toMatchObject({ answers: 1, solved: null, stars: null })
  expect(figures.words).toEqual([])
  const table = await desk.request({ url: `/api/v1/hall/${h.id}/figures/table?from=2026-03-02&until=2026-03-09` })
  expect(table.body).toContain('median')
  expect(table.body).not.toMatch(/Test|street/)
  const open = await anybody.call(settings.ratings, { params: { code: h.code } })
  expect(open.all).toMatchObject({ answers: 1, stars: null })
})
