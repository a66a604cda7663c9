import { caseRoutes } from '../../../contract/case-routes.ts'
import { hallRoutes } from '../../../contract/hall.ts'
import { hallSettingsRoutes as settings } from '../../../contract/hall-settings.ts'
import { hallCounterRoutes as counters } from '../../../contract/hall-work.ts'
import { stationRoutes } from '../../../contract/stations.ts'
import { uuidv7 } from '../../platform/ids.ts'
import type { PostHeld } from '../../platform/policy/actor.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { buildTown, type Town } from '../../testing/town.ts'
import { addPosts } from '../people/people.api.ts'

const both = (en: string, zh = en) => ({ en, zh })

/** A hall at the street of a test's town: four services, three counters, and ways to use them. */
export async function testHall(app: TestApp, town: Town, code = 'lantern') {
  const keeper = town.people.streetDesk.client
  const admin = town.people.administrator.client
  const station = {
    ...{ code: 'LH0001H', kind: 'hall', unitId: town.units.street, name: both('Lantern hall', '灯笼大厅'), hours: [] },
    ...{ hoursNote: both(''), point: null, dutyPhone: '000-1', supervisionPhone: null, closed: false },
    ...{ address: both('1 Well Lane', '水井巷1号'), venue: null, amenities: [] },
  }
  const stationId = (await admin.call(stationRoutes.create, { body: station })).id
  const { id } = await keeper.call(settings.open, { body: { stationId, code } })
  const rules = { bound: 3, earlyMinutes: 10, lateMinutes: 15, graceMinutes: 15, aheadDays: 14, keepDays: 30 }
  await keeper.call(settings.saveRules, { params: { id }, body: { ...rules, note: { en: '', zh: '' }, version: 1 } })
  const ids = { social: uuidv7(), labour: uuidv7(), water: uuidv7(), legal: uuidv7() }
  const service = async (name: keyof typeof ids, letter: string, rest: object = {}) =>
    keeper.call(settings.saveService, {
      params: { id, serviceId: ids[name] },
      body: {
        code: name,
        letter,
        name: both(name),
        minutes: 10,
        bring: both('Identity card', '身份证'),
        slots: [],
        version: 0,
        ...rest,
      },
    })
  const slots = [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '11:00', every: 30, capacity: 2 }]
  await service('social', 'A', { slots })
  await service('labour', 'B')
  await service('water', 'C', { departmentId: town.departments.water })
  await service('legal', 'D')
  const desks = { one: uuidv7(), two: uuidv7(), water: uuidv7() }
  const counter = async (name: keyof typeof desks, number: number, rest: object) =>
    keeper.call(settings.saveCounter, {
      params: { id, counterId: desks[name] },
      body: {
        number,
        name: both(`Counter ${number}`, `${number}号窗口`),
        specialties: [],
        hours: [],
        version: 0,
        ...rest,
      },
    })
  await counter('one', 1, { serviceIds: [ids.social, ids.labour], specialties: ['labour'] })
  await counter('two', 2, { serviceIds: [ids.social, ids.legal], specialties: ['legal_advice'] })
  await counter('water', 3, { serviceIds: [ids.water], departmentId: town.departments.water })

  const at = (name: keyof typeof desks) => ({ params: { id: desks[name] } })
  return {
    ...{ id, code, stationId, services: ids, counters: desks, at, keeper, admin },
    /** Somebody more who may sit at counters of the hall itself. */
    clerk: () =>
      app.as({
        ...{
          id: town.people.streetDesk.post.id,
          role: 'desk',
          unitId: town.units.street,
          level: 'street',
          from: new Date(0),
        },
        unitPath: [town.units.district, town.units.street],
      }),
    take: (who: Client, name: keyof typeof ids, rest: object = {}) =>
      who.call(hallRoutes.take, { params: { code }, body: { serviceId: ids[name], ...rest } }),
    book: (who: Client, name: keyof typeof ids, time: string, rest: object = {}) =>
      who.send(hallRoutes.book, { params: { code }, body: { serviceId: ids[name], at: time, ...rest } }),
    sit: (who: Client, name: keyof typeof desks) => who.call(counters.sit, at(name)),
    call: async (who: Client, name: keyof typeof desks) =>
      (await who.call(counters.call, at(name))).visit?.number ?? null,
    /** Calls, begins and ends a visit; the number of the ticket. */
    async serve(who: Client, name: keyof typeof desks) {
      const { visit } = await who.call(counters.call, at(name))
      if (!visit) return null
      await who.call(counters.start, at(name))
      await who.call(counters.finish, at(name))
      return visit.number
    },
  }
}

/** A ticket's header. */
export const withSecret = (secret: string) => ({ 'x-ticket-secret': secret })

/** What says whose ticket it is. */
export const mine = (given: { secret: string; ticket: { id: string } }) => ({
  params: { id: given.ticket.id },
  headers: withSecret(given.secret),
})

/**
 * A town with a hall in which the street's desk sits at counter one, a colleague at two and the water department at three.
 * @returns the app, the town, the hall, who sits there, and what tests of a day in it keep doing
 */
export async function staffedHall() {
  const app = await testApp({ background: false })
  const town = await buildTown(app)
  const desk = town.people.streetDesk.client
  const water = town.people.water.client

  /** A post at the street. */
  const postAt = (role: PostHeld['role']): PostHeld => ({
    ...{ id: uuidv7(), role, unitId: town.units.street, level: 'street', from: new Date(0) },
    unitPath: [town.units.district, town.units.street],
  })
  /** Posts of people who don't exist, written as they are. */
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
  const post = postAt('desk')
  await write([post])
  const second = app.as(post)

  const h = await testHall(app, town)
  await h.sit(desk, 'one')
  await h.sit(second, 'two')
  await h.sit(water, 'water')
  const view = (name: 'one' | 'two' | 'water', who = desk) => who.call(counters.counter, h.at(name))

  return {
    ...{ app, town, h, desk, second, water, view, postAt, write, anybody: app.anonymous() },
    /** Everybody who still waits or is served goes home. */
    async anew() {
      for (const name of ['one', 'two', 'water'] as const) {
        const { visit } = await view(name)
        if (visit)
          await app.db.asOwner(`update hall_ticket set state = 'left', ended_at = now() where id = '${visit.ticketId}'`)
      }
      await app.db.asOwner(`update hall_ticket set state = 'left', ended_at = now() where state = 'waiting'`)
    },
    /** A case anybody reported; ended, where that is said. */
    async reported(ended = false): Promise<{ number: string }> {
      const { id, number } = await app
        .anonymous()
        .call(caseRoutes.create, { body: { text: 'A lamp is out', point: town.home } })
      if (ended)
        await town.people.worker.client.call(caseRoutes.command, {
          params: { id },
          body: { version: 1, command: { type: 'decline', reason: 'Somebody else sees to it', elsewhere: '12345' } },
        })
      return { number }
    },
  }
}
