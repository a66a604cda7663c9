import { beforeAll, expect, test } from 'vitest'
import { hallRoutes as hall } from '../../../contract/hall.ts'
import { hallSettingsRoutes as settings } from '../../../contract/hall-settings.ts'
import { hallCounterRoutes as counters, hallReceptionRoutes as reception } from '../../../contract/hall-work.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { type Client, testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { testHall } from './testing.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const lookers: Record<string, Client> = {}
const none = uuidv7()
let h: Awaited<ReturnType<typeof testHall>>
let ticketId = ''

beforeAll(async () => {
  h = await testHall(app, town)
  const { people, units } = town
  const otherStreet = uuidv7()
  Object.assign(lookers, {
    anybody: app.anonymous(),
    resident: app.resident(uuidv7()),
    // A grid worker of a grid below the hall's street, who has nothing to do there.
    worker: people.worker.client,
    desk: people.streetDesk.client,
    'community desk': people.communityDesk.client,
    'other desk': app.as({
      ...{ id: uuidv7(), role: 'desk', unitId: otherStreet, level: 'street', from: new Date(0) },
      unitPath: [units.district, otherStreet],
    }),
    'own officer': people.water.client,
    'other officer': people.power.client,
    supervisor: people.supervisor.client,
    administrator: people.administrator.client,
  })
  ticketId = (await h.take(app.anonymous(), 'labour')).ticket.id
})

const who = [
  ...['anybody', 'resident', 'worker', 'desk', 'community desk', 'other desk', 'own officer', 'other officer'],
  ...['supervisor', 'administrator'],
]
const all = (status: number) => who.map(() => status)
type Way = (client: Client) => Promise<{ status: number }>
const code = () => ({ params: { code: h.code } })
const own = () => ({ params: { id: ticketId } })
const at = () => ({ params: { id: h.id } })
const service = () => ({ serviceId: h.services.labour })
/** Nobody sits there: whoever may work there is told to sit down first (409). */
const work = [401, 403, 403, 409, 403, 403, 403, 403, 403, 409]
const atWater = [401, 403, 403, 409, 403, 403, 409, 403, 403, 409]
const keeps = [401, 403, 403, 200, 403, 403, 403, 403, 403, 200]
const figures = [401, 403, 403, 200, 403, 403, 403, 403, 200, 200]
const stale = keeps.map((status) => (status === 200 ? 409 : status))
const rule = {
  bound: 3,
  earlyMinutes: 10,
  lateMinutes: 15,
  graceMinutes: 15,
  aheadDays: 14,
  keepDays: 30,
  note: { en: '', zh: '' },
}
const words = { en: 'x', zh: 'x' }

// 404 of a ticket: somebody else's is not there for them.
const matrix: Record<string, [Way, readonly number[]]> = {
  //                                                any  res  work desk comm othr own  othr supe admi
  'read the halls': [(c) => c.send(hall.list), all(200)],
  'read one hall': [(c) => c.send(hall.one, code()), all(200)],
  'see the screen': [(c) => c.send(hall.display, code()), all(200)],
  'see free times': [
    (c) => c.send(hall.slots, { ...code(), query: { service: h.services.social, day: '2026-03-03' } }),
    all(200),
  ],
  'take a ticket': [(c) => c.send(hall.take, { ...code(), body: service() }), all(201)],
  'book a time there is not': [
    (c) => c.send(hall.book, { ...code(), body: { ...service(), at: '2026-03-03T02:00:00Z' } }),
    all(409),
  ],
  'check in by a wrong code': [
    (c) => c.send(hall.checkInByCode, { ...code(), body: { ticket: 'ABCD-EFGH' } }),
    all(404),
  ],
  'read somebody’s ticket': [(c) => c.send(hall.ticket, own()), all(404)],
  'check somebody in': [(c) => c.send(hall.checkIn, own()), all(404)],
  'say that somebody is late': [(c) => c.send(hall.late, own()), all(404)],
  'take somebody out of the queue': [(c) => c.send(hall.leave, own()), all(404)],
  'bring somebody back': [(c) => c.send(hall.back, own()), all(404)],
  'move somebody’s appointment': [
    (c) => c.send(hall.move, { ...own(), body: { at: '2026-03-03T02:00:00Z' } }),
    all(404),
  ],
  'rate somebody’s visit': [(c) => c.send(hall.rate, { ...own(), body: { solved: true, stars: 1 } }), all(404)],
  'read ratings in counts': [(c) => c.send(settings.ratings, code()), all(200)],

  'see where they work': [(c) => c.send(counters.work), [401, 403, ...Array(8).fill(200)]],
  'look at a counter': [(c) => c.send(counters.counter, h.at('one')), keeps],
  'look at a department’s counter': [
    (c) => c.send(counters.counter, h.at('water')),
    [401, 403, 403, 200, 403, 403, 200, 403, 403, 200],
  ],
  'call at a counter nobody sits at': [(c) => c.send(counters.call, h.at('one')), work],
  'call at a department’s counter': [(c) => c.send(counters.call, h.at('water')), atWater],
  'call once more': [(c) => c.send(counters.recall, h.at('one')), work],
  start: [(c) => c.send(counters.start, h.at('one')), work],
  'say that nobody came': [(c) => c.send(counters.noShow, h.at('one')), work],
  finish: [(c) => c.send(counters.finish, h.at('one')), work],
  undo: [(c) => c.send(counters.undo, { ...h.at('one'), body: { ticketId } }), work],
  'send on': [(c) => c.send(counters.transfer, { ...h.at('one'), body: service() }), work],
  'write a note': [(c) => c.send(counters.note, { ...h.at('one'), body: { note: 'x' } }), work],
  'see a phone': [
    (c) => c.send(counters.phone, { ...h.at('one'), body: { purpose: 'To call' } }),
    work.map((status) => (status === 409 ? 403 : status)),
  ],
  'seat a table': [(c) => c.send(counters.joint, { ...h.at('one'), body: { counterIds: [h.counters.two] } }), work],
  'leave a table': [(c) => c.send(counters.away, h.at('one')), work],
  'reply for a table': [
    (c) => c.send(counters.reply, { params: { id: none }, body: { reply: 'No such table' } }),
    [401, 403, ...Array(8).fill(404)],
  ],
  pause: [(c) => c.send(counters.pause, { ...h.at('one'), body: { paused: true } }), work],
  'get up': [(c) => c.send(counters.rise, h.at('one')), work],
  // The administrator of the district keeps the hall; a seat in it is for its own people.
  'sit down': [(c) => c.send(counters.sit, h.at('one')), [401, 403, 403, 200, 403, 403, 403, 403, 403, 403]],
  'sit down for a department': [
    (c) => c.send(counters.sit, h.at('water')),
    [401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ],

  'see the reception': [(c) => c.send(reception.reception, at()), keeps],
  'give a ticket at the reception': [
    (c) => c.send(reception.take, { ...at(), body: service() }),
    keeps.map((status) => (status === 200 ? 201 : status)),
  ],
  'put somebody first': [(c) => c.send(reception.act, { ...own(), body: { act: 'priority' } }), keeps],

  'see places for a hall': [(c) => c.send(settings.places), [401, 403, ...Array(8).fill(200)]],
  'open a hall': [(c) => c.send(settings.open, { body: { stationId: h.stationId, code: 'again' } }), stale],
  'see settings': [(c) => c.send(settings.settings, at()), keeps],
  'change rules': [(c) => c.send(settings.saveRules, { ...at(), body: { ...rule, version: 999 } }), stale],
  'change a service': [
    (c) =>
      c.send(settings.saveService, {
        params: { id: h.id, serviceId: h.services.labour },
        body: {
          code: 'labour',
          letter: 'B',
          name: words,
          minutes: 5,
          bring: { en: '', zh: '' },
          slots: [],
          version: 999,
        },
      }),
    stale,
  ],
  'change a counter': [
    (c) =>
      c.send(settings.saveCounter, {
        params: { id: h.id, counterId: h.counters.two },
        body: { number: 2, name: words, specialties: [], serviceIds: [], hours: [], version: 999 },
      }),
    stale,
  ],
  'see figures': [(c) => c.send(settings.figures, at()), figures],
  'take figures as a table': [(c) => c.send(settings.table, at()), figures],
}

test.each(Object.entries(matrix))('%s', async (_what, [way, expected]) => {
  const got = []
  for (const name of who) got.push((await way(lookers[name] as Client)).status)
  expect(got).toEqual(expected)
})

test('every route of the hall has a row', () => {
  const routes = [hall, counters, reception, settings].flatMap((each) => Object.keys(each))
  // Three rows more: the department’s counter is looked at, called from and sat at beside the hall’s own.
  expect(Object.keys(matrix)).toHaveLength(routes.length + 3)
})

test('another district sees nothing of the hall', async () => {
  await app.db.addTenant('far')
  const far = app.anonymous('far')
  expect((await far.call(hall.list)).items).toEqual([])
  expect((await far.send(hall.one, code())).status).toBe(404)
  expect((await far.send(hall.ticket, own())).status).toBe(404)
})
