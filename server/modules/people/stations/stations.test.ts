import { beforeAll, describe, expect, test } from 'vitest'
import { boardRoutes } from '../../../../contract/board.ts'
import { peopleRoutes } from '../../../../contract/people.ts'
import { type StationInput, stationRoutes } from '../../../../contract/stations.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown, type Town } from '../../../testing/town.ts'

const app = await testApp()
const anybody = app.anonymous()
let town: Town
let next = 100

beforeAll(async () => {
  town = await buildTown(app)
})

const nothing = { en: '', zh: '' }
const both = (en: string, zh: string) => ({ en, zh })
const station = (over: Partial<StationInput> = {}): StationInput => ({
  ...{ code: `WL0${next++}M`, kind: 'micro', unitId: town.units.grid, name: both('Gate station', '大门微站') },
  ...{
    point: null,
    dutyPhone: '0990 1',
    supervisionPhone: '0990 2',
    closed: false,
    address: both('12 Well Lane', '水井巷12号'),
  },
  ...{ hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '17:30' }], hoursNote: nothing },
  ...{ venue: { owner: 'Sunny Property', agreement: 'Shared until the lease ends', until: null }, amenities: [] },
  ...over,
})
const officer = (over: object = {}) => ({
  ...{ service: 'police', postId: null, name: null, namePublic: false, department: both('Police post', '派出所') },
  ...{ phone: '110', days: [2, 4], from: '09:00', until: '11:00', firstDay: null, lastDay: null },
  ...over,
})
const enter = (over: Partial<StationInput> = {}) =>
  town.people.communityDesk.client.call(stationRoutes.create, { body: station(over) })

describe('the register of stations', () => {
  test('a community desk enters a station; its code says what it is and is nobody else’s', async () => {
    const desk = town.people.communityDesk.client
    const made = await enter({ code: 'wl0501v', kind: 'volunteer' })
    expect(made).toMatchObject({ code: 'WL0501V', version: 1, unit: { level: 'grid' }, acceptance: { state: 'open' } })
    const refused = async (body: object) => (await desk.send(stationRoutes.create, { body })).problem
    expect(await refused(station({ code: 'WL0501V', kind: 'volunteer' }))).toMatchObject({ code: 'station.code_taken' })
    expect(await refused(station({ code: 'WL0502V' }))).toMatchObject({ code: 'station.code_kind' })
    expect((await refused(station({ code: 'W1' }))).errors?.[0]?.code).toBe('station.code_form')
    expect((await refused(station({ address: both('only', '') }))).errors?.[0]?.code).toBe('station.both_languages')
  })

  test('of two who change it at once the second is told, and the history says what, by which post, never the words', async () => {
    const made = await enter()
    const desk = town.people.communityDesk.client
    const { id } = made
    const body = { ...station({ code: made.code, dutyPhone: '0990 77' }), version: 1 }
    expect(await desk.call(stationRoutes.save, { params: { id }, body })).toMatchObject({
      version: 2,
      dutyPhone: '0990 77',
    })
    expect((await desk.send(stationRoutes.save, { params: { id }, body })).problem).toMatchObject({
      ...{ status: 409, code: 'station.stale' },
    })
    const { items } = await desk.call(stationRoutes.history, { params: { id } })
    expect(items[0]).toMatchObject({ action: 'station.changed', role: 'desk', fields: ['dutyPhone'] })
    expect(JSON.stringify(items)).not.toContain('0990 77')
  })

  test('it is accepted once all four haves stand, and due again when the first is no longer good', async () => {
    const { id, code } = await enter()
    const look = (have: string, passed = true, goodUntil?: string) =>
      town.people.supervisor.client.call(stationRoutes.check, {
        params: { id },
        body: { have, passed, evidence: 'Seen on site', goodUntil },
      })
    for (const have of ['structure', 'duties', 'contacts']) await look(have)
    expect((await look('workflow', false)).acceptance).toMatchObject({ state: 'open', standing: { length: 3 } })
    app.clock.advance(1000)
    const soon = new Date(app.clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
    const accepted = await look('workflow', true, soon)
    expect(accepted.acceptance.state).toBe('accepted')
    expect(accepted.checks[0]).toMatchObject({ have: 'workflow', role: 'supervisor', evidence: 'Seen on site' })
    const states = async (state: 'accepted' | 'due') =>
      (await town.people.supervisor.client.call(stationRoutes.list, { query: { state } })).items.map((row) => row.code)
    expect(await states('accepted')).toEqual([code])
    app.clock.advance(5 * 86_400_000)
    expect(await states('due')).toEqual([code])
    const past = { have: 'duties', passed: true, evidence: 'x', goodUntil: '2020-01-01' }
    const refused = await town.people.supervisor.client.send(stationRoutes.check, { params: { id }, body: past })
    expect(refused.problem.code).toBe('station.good_until')
  })

  test('the list comes page by page, is searched, and leaves as a table that runs no formula', async () => {
    await enter({ name: both('=HYPERLINK("x")', '公式站') })
    const desk = town.people.districtDesk.client
    const all = (await desk.call(stationRoutes.list)).items.map(({ code }) => code)
    const seen: string[] = []
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page: { items: { code: string }[]; next: string | null } = await desk.call(stationRoutes.list, {
        query: { limit: 2, after },
      })
      seen.push(...page.items.map(({ code }) => code))
      after = page.next ?? undefined
    }
    expect(seen).toEqual(all)
    expect((await desk.call(stationRoutes.list, { query: { q: '公式' } })).items).toHaveLength(1)
    expect((await desk.call(stationRoutes.list, { query: { unit: town.units.farGrid } })).items).toEqual([])
    const table = await desk.send(stationRoutes.export)
    expect(table.headers['content-type']).toContain('text/csv')
    expect(table.text).toContain("'=HYPERLINK")
  })
})

describe('who may', () => {
  test.each<[keyof Town['people'], number, number, number]>([
    ['administrator', 201, 201, 200],
    ['communityDesk', 201, 201, 200],
    ['streetDesk', 403, 403, 200],
    ['districtDesk', 403, 403, 200],
    ['supervisor', 403, 201, 200],
    ['gridHead', 403, 403, 200],
    ['worker', 403, 403, 200],
    ['nextWorker', 403, 403, 403],
    ['assistant', 403, 403, 403],
    ['water', 403, 403, 403],
  ])('%s: enter %i, look at the haves %i, read what was agreed %i', async (who, create, check, read) => {
    const { client } = town.people[who]
    const { id, version } = await enter()
    const params = { id }
    expect((await client.send(stationRoutes.create, { body: station() })).status).toBe(create)
    const look = { have: 'duties', passed: true, evidence: 'on the wall' }
    expect((await client.send(stationRoutes.check, { params, body: look })).status).toBe(check)
    expect((await client.send(stationRoutes.get, { params })).status).toBe(read)
    expect((await client.send(stationRoutes.history, { params })).status).toBe(read)
    const keep = create === 201 ? 200 : 403
    const officers = { version, items: [] }
    expect((await client.send(stationRoutes.saveOfficers, { params, body: officers })).status).toBe(keep)
    const changed = { ...station(), version: version + (keep === 200 ? 1 : 0) }
    expect((await client.send(stationRoutes.save, { params, body: changed })).status).toBe(keep)
    const numbers = { params: { unitId: town.units.nextGrid }, body: { items: [] } }
    expect((await client.send(stationRoutes.saveNumbers, numbers)).status).toBe(keep)
  })

  test('a community’s desk keeps no station of another community, and nobody without a post any', async () => {
    const far = station({ unitId: town.units.farGrid })
    expect((await town.people.communityDesk.client.send(stationRoutes.create, { body: far })).status).toBe(403)
    expect((await anybody.send(stationRoutes.create, { body: far })).status).toBe(401)
    expect((await app.resident().send(stationRoutes.list)).status).toBe(403)
  })
})

describe('the public board', () => {
  const board = (code: string, sheet?: string) =>
    anybody.call(boardRoutes.board, { params: { code }, query: { sheet } })

  test('names officers only as they agreed: full, masked, or by their service alone', async () => {
    const { id, code } = await enter()
    const items = [
      officer({ name: '赵守安', namePublic: true }),
      officer({ service: 'law', name: '钱明法' }),
      officer({ service: 'market' }),
      officer({ service: 'safety', postId: town.people.water.post.id, department: nothing }),
    ]
    const saved = await town.people.communityDesk.client.call(stationRoutes.saveOfficers, {
      params: { id },
      body: { version: 1, items },
    })
    expect(saved.officers.map(({ name }) => name)).toEqual(['赵守安', '钱明法', null, null])
    const { officers } = await board(code)
    expect(officers.map(({ name }) => name).slice(0, 3)).toEqual(['赵守安', '钱**', null])
    expect(officers[3]?.department).not.toBeNull()
    expect(officers[0]?.dates).toHaveLength(3)
    const colleague = await town.people.worker.client.call(stationRoutes.get, { params: { id } })
    expect(colleague.officers[1]?.name, 'who does not keep the station reads what the board shows').toBe('钱**')
    const text = JSON.stringify(await board(code))
    expect(text).not.toContain('钱明法')
    for (const secret of ['account', 'Sunny Property', 'lease', 'Seen on site']) expect(text).not.toContain(secret)
  })

  test('is made from the roster: who gets a post stands there, whose post ends does not, whoever stands in is said', async () => {
    const { code } = await enter({ unitId: town.units.nextGrid })
    const admin = town.people.administrator.client
    const made = await admin.call(peopleRoutes.createPost, {
      body: {
        role: 'grid_head',
        unitId: town.units.nextGrid,
        holderName: '孙立春',
        namePublic: true,
        dutyPhone: '0990 5',
      },
    })
    const heads = async () => (await board(code)).serving.filter(({ role }) => role === 'grid_head')
    expect(await heads()).toMatchObject([{ name: '孙立春', dutyPhone: '0990 5' }])
    const until = new Date(app.clock.now().getTime() + 86_400_000).toISOString()
    const standIn = { postId: town.people.gridHead.post.id, until }
    await admin.call(peopleRoutes.standIn, { params: { id: made.id }, body: standIn })
    expect((await heads())[0]).toMatchObject({ standingIn: true })
    expect(JSON.stringify(await heads())).not.toContain('孙立春')
    app.clock.advance(1000)
    await admin.call(peopleRoutes.endPost, { params: { id: made.id }, body: {} })
    expect(await heads()).toEqual([])
  })

  test('a home is told of the stations that serve it, its own grid before what lies above; a closed one is not named', async () => {
    const near = async (unitId: string) =>
      (await anybody.call(boardRoutes.near, { params: { unitId } })).items.map(({ code }) => code)
    const mine = await enter({ unitId: town.units.grid })
    const above = await enter({ unitId: town.units.community })
    const shut = await enter({ unitId: town.units.grid, closed: true })
    const told = await near(town.units.grid)
    expect(told).not.toContain(shut.code)
    expect(told.length).toBeLessThanOrEqual(3)
    expect(await near(town.units.community)).toContain(above.code)
    expect(await near(town.units.community)).not.toContain(mine.code)
    expect((await anybody.send(boardRoutes.near, { params: { unitId: uuidv7() } })).status).toBe(404)
  })

  test('a grid names the helpers of its buildings and its stations; a board nobody has is not found', async () => {
    const grid = await board('990101001001001')
    expect(grid.helpers.map(({ role }) => role)).toContain('grid_assistant')
    expect(grid.stations.length).toBeGreaterThan(0)
    expect(grid.station).toBeNull()
    expect((await board('99010100100100101')).unit.level).toBe('microgrid')
    expect((await anybody.send(boardRoutes.board, { params: { code: 'XX9999M' } })).problem.code).toBe(
      'board.not_found',
    )
  })

  test('numbers come from the nearest unit that has one of their kind', async () => {
    const admin = town.people.administrator.client
    const number = (kind: string, phone: string) => ({ kind, phone, name: both(kind, kind), note: nothing })
    const save = (unitId: string, items: object[]) =>
      admin.call(stationRoutes.saveNumbers, { params: { unitId }, body: { items } })
    await save(town.units.district, [number('water', '111'), number('gas', '222')])
    await save(town.units.grid, [number('water', '333')])
    const { code } = await enter()
    const phones = (await board(code)).numbers.map(({ kind, phone }) => `${kind} ${phone}`)
    expect(phones.sort()).toEqual(['gas 222', 'water 333'])
  })

  test('an old sheet is told, and which parts have changed since', async () => {
    const { id, code } = await town.people.administrator.client.call(stationRoutes.create, {
      body: station({ unitId: town.units.farGrid }),
    })
    const first = await board(code)
    expect((await board(code, `20260301-${first.mark}`)).sheet).toMatchObject({ day: '2026-03-01', changed: [] })
    await town.people.administrator.client.call(stationRoutes.saveOfficers, {
      params: { id },
      body: { version: 1, items: [officer()] },
    })
    const now = await board(code, `20260301-${first.mark}`)
    expect(now.sheet?.changed).toEqual(['officers'])
    expect(now.mark).not.toBe(first.mark)
    // Tomorrow other dates come next; the sheet on the wall says days of the week and still holds.
    app.clock.advance(2 * 86_400_000)
    expect((await board(code)).mark).toBe(now.mark)
    expect((await board(code, `20269999-${first.mark}`)).sheet).toBeNull()
  })
})
