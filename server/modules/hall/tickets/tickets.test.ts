import { describe, expect, test } from 'vitest'
import { hallRoutes as hall } from '../../../../contract/hall.ts'
import { hallCounterRoutes as counters } from '../../../../contract/hall-work.ts'
import { mine, staffedHall, withSecret } from '../testing.ts'

const { app, h, desk, second, anybody, view, anew } = await staffedHall()

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
