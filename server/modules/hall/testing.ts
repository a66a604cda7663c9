import { hallRoutes } from '../../../contract/hall.ts'
import { hallSettingsRoutes as settings } from '../../../contract/hall-settings.ts'
import { hallCounterRoutes as counters } from '../../../contract/hall-work.ts'
import { stationRoutes } from '../../../contract/stations.ts'
import { uuidv7 } from '../../platform/ids.ts'
import type { Client, TestApp } from '../../testing/app.ts'
import type { Town } from '../../testing/town.ts'

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
