import { describe, expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { casesStore } from '../cases.store.ts'
import { type Fields, newKey, outsideSystem } from './testing.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people } = town
const outside = await outsideSystem(app)
const key = await newKey(app)
const formats = ['xml', 'json'] as const
const day = 86_400_000

const van = {
  api_key: key,
  service_code: 'hazards.fire_lane',
  lat: String(town.home.lat),
  long: String(town.home.lng),
  description: 'A van stands in the fire lane',
}

async function send(more: Fields = {}, format: 'xml' | 'json' = 'json'): Promise<string> {
  const answer = await outside.post(`requests.${format}`, { ...van, ...more })
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  return answer.items()[0]?.service_request_id as string
}

const numbers = async (query: Fields, format = 'json') => {
  const answer = await outside.get(`requests.${format}`, query)
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  return answer.items().map((request) => request.service_request_id as string)
}

async function stateOf(number: string) {
  return await app.deps.database.tx(app.tenant.id, async (tx) => {
    const found = await casesStore(tx).findByNumber(number)
    if (!found) throw new Error(`no case ${number}`)
    return found.state
  })
}

async function close(number: string): Promise<void> {
  const commands = [
    [people.worker.client, { type: 'accept' }],
    [people.worker.client, { type: 'handle', text: 'The van was moved', fileIds: [] }],
    [people.gridHead.client, { type: 'check', passed: true }],
  ] as const
  for (const [client, command] of commands) {
    const { id, version } = await stateOf(number)
    await client.call(caseRoutes.command, { params: { id }, body: { version, command } })
  }
}

describe('a list', () => {
  test.each(formats)('is narrowed by service, status and numbers, in %s', async (format) => {
    const [first, second] = [await send(), await send({ service_code: 'hazards.ebike' })]
    await close(second)
    expect(await numbers({ service_code: 'hazards.ebike' }, format)).toContain(second)
    expect(await numbers({ service_code: 'hazards.ebike' }, format)).not.toContain(first)
    const both = await numbers({ service_code: 'hazards.ebike,hazards.fire_lane', status: '' }, format)
    expect(both).toEqual(expect.arrayContaining([first, second]))
    expect(await numbers({ status: 'closed' }, format)).toContain(second)
    expect(await numbers({ status: 'closed' }, format)).not.toContain(first)
    expect(await numbers({ status: 'open,closed' }, format)).toEqual(expect.arrayContaining([first, second]))
    expect(await numbers({ service_code: 'nothing' }, format)).toEqual([])
    // Numbers override everything else.
    const query = {
      service_request_id: `${first},${second}`,
      status: 'closed',
      service_code: 'nothing',
      start_date: '1',
    }
    expect((await numbers(query, format)).sort()).toEqual([first, second].sort())
    expect(await numbers({ service_request_id: 'T-2026-999999' }, format)).toEqual([])
    expect((await outside.get(`requests.${format}`, { status: 'sleeping' })).status).toBe(400)
  })

  test('is of the dates asked for, with Z or an offset, also where the plus sign is not encoded', async () => {
    const number = await send()
    const at = app.clock.now()
    const iso = (ms: number) => `${new Date(at.getTime() + ms).toISOString().slice(0, 19)}Z`
    app.clock.advance(5_000)
    expect(await numbers({ start_date: iso(0), end_date: iso(1000) })).toContain(number)
    expect(await numbers({ start_date: iso(-5000), end_date: iso(0) })).toContain(number)
    expect(await numbers({ start_date: iso(1000), end_date: iso(9000) })).not.toContain(number)
    expect(await numbers({ start_date: iso(-9000), end_date: iso(-1000) })).not.toContain(number)
    const east = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)
    expect(await numbers({ start_date: `${east}+08:00` })).toContain(number)
    expect((await outside.get(`requests.json?start_date=${east}+08:00`)).text).toContain(number)
    for (const start_date of [
      'yesterday',
      '2026-02-30T00:00:00Z',
      '2026-13-01T00:00:00Z',
      '2026-01-01T25:00:00Z',
      '2026-01-01',
    ])
      expect((await outside.get('requests.json', { start_date })).status).toBe(400)
    expect((await outside.get('requests.json', { start_date: iso(1000), end_date: iso(0) })).status).toBe(400)
    expect((await outside.get('requests.json', { start_date: iso(-91 * day), end_date: iso(0) })).status).toBe(400)
    expect((await outside.get('requests.json', { start_date: iso(-90 * day), end_date: iso(0) })).status).toBe(200)
  })

  test('comes in pages, newest first, and says what changed', async () => {
    const three = [await send(), await send(), await send()].reverse()
    expect((await numbers({})).slice(0, 3)).toEqual(three)
    expect(await numbers({ page_size: '2' })).toEqual(three.slice(0, 2))
    expect((await numbers({ page_size: '2', page: '2' }))[0]).toBe(three[2])
    expect(await numbers({ page: '9999' })).toEqual([])
    for (const query of [{ page: '0' }, { page_size: 'many' }, { page: '-1' }])
      expect((await outside.get('requests.json', query as unknown as Fields)).status).toBe(400)
    const before = app.clock.now()
    app.clock.advance(100 * day)
    const [changed = ''] = three
    await close(changed)
    const since = new Date(before.getTime() + day).toISOString()
    expect(await numbers({ updated_after: since })).toEqual([changed])
    expect(await numbers({ updated_after: since, updated_before: since })).toEqual([])
    expect(await numbers({ updated_before: since })).not.toContain(changed)
    expect(await numbers({ updated_before: since })).toContain(three[1])
    // Without dates, the last 90 days.
    expect(await numbers({})).toEqual([])
    expect((await outside.get('requests.json', { updated_after: 'soon' })).status).toBe(400)
  })

  test('is empty as an empty list', async () => {
    expect((await outside.get('requests.json', { service_code: 'nothing' })).text).toBe('[]')
    expect((await outside.get('requests.xml', { service_code: 'nothing' })).text).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<service_requests/>\n',
    )
  })
})
