import { describe, expect, test } from 'vitest'
import { documentRoutes } from '../../../../contract/documents.ts'
import { hallRoutes as hall } from '../../../../contract/hall.ts'
import { hallSettingsRoutes as settings } from '../../../../contract/hall-settings.ts'
import { hallCounterRoutes as counters, hallReceptionRoutes as reception } from '../../../../contract/hall-work.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { mine, staffedHall } from '../testing.ts'

const { app, h, desk, second, water, anybody, view, anew, reported, postAt, write } = await staffedHall()

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
    const today = app.clock.now().toISOString().slice(0, 10)
    const span = { params: { id: h.id }, query: { from: today, until: today } }
    expect((await desk.call(settings.figures, span)).joints).toEqual({ held: 1, replied: 1, inTime: 1 })
  })
})
