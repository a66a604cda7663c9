import { beforeAll, describe, expect, test } from 'vitest'
import { peopleRoutes } from '../../../contract/people.ts'
import { postTableRoutes } from '../../../contract/people-import.ts'
import { staffingRoutes } from '../../../contract/people-staffing.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { type Client, testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { seedPeople } from './defaults/seed-people.ts'

const app = await testApp()
const town = await buildTown(app)
const resident = app.resident()
/** Whoever looks, from outside to the top. */
const lookers: Record<string, Client> = {
  anybody: app.anonymous(),
  resident,
  assistant: town.people.assistant.client,
  desk: town.people.communityDesk.client,
  'other desk': app.as({
    ...{ id: uuidv7(), role: 'desk', unitId: town.units.otherCommunity, level: 'community', from: new Date(0) },
    unitPath: [town.units.district, town.units.street, town.units.otherCommunity],
  }),
  administrator: town.people.administrator.client,
}
const grid = town.units.grid
const secret = { phone: '13900001111', homeAddress: 'Lane 9, door 402', mail: 'private@example.org' }

beforeAll(async () => {
  await app.db.database.tx(app.tenant.id, (tx) => seedPeople(tx, { now: app.clock.now() }))
  await resident.call(peopleRoutes.saveProfile, { body: { name: 'Zhao Private', ...secret, homeUnitId: grid } })
})

describe('the name of whoever holds a post', () => {
  test.each([
    ['anybody', 401, undefined],
    ['resident', 403, undefined],
    ['assistant', 200, 'T*** w***'],
    ['other desk', 200, 'T*** w***'],
    ['desk', 200, 'Test worker'],
    ['administrator', 200, 'Test worker'],
  ])('%s', async (who, status, name) => {
    const query = { unit: grid, role: 'grid_worker' as const }
    const { status: got, reply } = await (lookers[who] as Client).send(peopleRoutes.posts, { query })
    expect(got).toBe(status)
    if (name) expect(reply.items.map(({ holder }) => holder)).toEqual([name])
  })

  test('on the public board it is masked unless they agreed', async () => {
    const { serving } = await app.anonymous().call(peopleRoutes.servesUnit, { params: { unitId: grid } })
    expect(serving.find(({ role }) => role === 'grid_worker')?.name).toBe('T*** w***')
  })
})

describe('who may do what with posts and lists of people', () => {
  const ways: Record<string, (client: Client) => Promise<{ status: number }>> = {
    'look accounts up by name': (client) => client.send(peopleRoutes.accounts, { query: { q: 'Test' } }),
    'take posts out as a table': (client) => client.send(postTableRoutes.export),
    'bring posts in': (client) => client.send(postTableRoutes.start, { body: { content: 'role,unit\n' } }),
    'read the imports': (client) => client.send(postTableRoutes.imports),
    'see open work of a post': (client) =>
      client.send(postTableRoutes.work, { params: { id: town.people.worker.post.id } }),
    'read the gaps of the grid': (client) => client.send(staffingRoutes.gaps, { query: { unit: grid } }),
    'read the staffing rules': (client) => client.send(staffingRoutes.rules),
  }
  const expected: Record<string, number[]> = {
    //                             anybody resident assistant desk other desk administrator
    'look accounts up by name': [401, 403, 403, 200, 200, 200],
    'take posts out as a table': [401, 403, 403, 403, 403, 200],
    'bring posts in': [401, 403, 403, 403, 403, 202],
    'read the imports': [401, 403, 403, 403, 403, 200],
    'see open work of a post': [401, 403, 403, 200, 403, 200],
    'read the gaps of the grid': [401, 403, 403, 200, 403, 200],
    'read the staffing rules': [401, 403, 200, 200, 200, 200],
  }
  test.each(Object.keys(ways))('%s', async (what) => {
    const got = []
    for (const client of Object.values(lookers)) got.push((await ways[what]?.(client))?.status)
    expect(got).toEqual(expected[what])
  })
})

describe('what a resident told about themselves', () => {
  test('they read themselves, and nobody else through any list of people', async () => {
    expect(await resident.call(peopleRoutes.profile)).toMatchObject({ name: 'Zhao Private', phone: secret.phone })
    for (const [who, client] of Object.entries(lookers)) {
      if (who === 'resident') continue
      const seen = [
        (await client.send(peopleRoutes.profile)).text,
        (await client.send(peopleRoutes.posts, { query: { limit: 200 } })).text,
        (await client.send(peopleRoutes.accounts, { query: { q: 'Zhao' } })).text,
        (await client.send(peopleRoutes.servesUnit, { params: { unitId: grid } })).text,
        (await client.send(postTableRoutes.export)).text,
        (await client.send(staffingRoutes.gaps)).text,
      ].join()
      for (const word of ['Zhao', ...Object.values(secret)]) expect(seen).not.toContain(word)
    }
  })
})
