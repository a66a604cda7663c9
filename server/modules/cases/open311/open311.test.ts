import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { seedConfiguration } from '../configuration/configuration.service.ts'
import { keysOf } from './keys.service.ts'
import { newKey, outsideSystem } from './testing.ts'

const app = await testApp({ background: false, tenant: 'willow' })
const town = await buildTown(app)
const outside = await outsideSystem(app)
const key = await newKey(app)
const types = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' } as const
const formats = ['xml', 'json'] as const

const van = {
  api_key: key,
  service_code: 'hazards.fire_lane',
  lat: String(town.home.lat),
  long: String(town.home.lng),
  description: 'A van stands in the fire lane',
}

describe.each(formats)('in %s', (format) => {
  test('discovery says where the interface is, in which version and formats', async () => {
    const answer = await outside.get(`discovery.${format}`)
    expect(answer).toMatchObject({ status: 200, type: types[format] })
    const endpoint = {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: `${outside.origin}/open311/v2`,
      changeset: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      type: 'production',
    }
    const whole = {
      changeset: expect.stringMatching(/Z$/),
      contact: expect.stringContaining('willow'),
      key_service: expect.stringContaining('api key'),
    }
    if (format === 'json')
      expect(answer.json()).toEqual({
        ...whole,
        endpoints: [{ ...endpoint, formats: ['text/xml', 'application/json'] }],
      })
    else
      expect(answer.xml()).toEqual({
        discovery: {
          ...whole,
          endpoints: { endpoint: { ...endpoint, formats: { format: ['text/xml', 'application/json'] } } },
        },
      })
  })

  test('services are the categories that residents may choose', async () => {
    const answer = await outside.get(`services.${format}`)
    expect(answer).toMatchObject({ status: 200, type: types[format] })
    const services = answer.items()
    expect(services.length).toBeGreaterThan(20)
    expect(services.find((service) => service.service_code === 'hazards.fire_lane')).toEqual({
      service_code: 'hazards.fire_lane',
      service_name: 'Fire lane or escape route blocked',
      description: expect.any(String),
      metadata: expect.stringMatching(/^(true|false)$/),
      type: 'realtime',
      keywords: expect.stringContaining(','),
      group: expect.stringMatching(/\w+/),
    })
    // Groups are chosen by their services.
    expect(services.map((service) => service.service_code)).not.toContain('hazards')
    for (const service of services) expect(service.type).toBe('realtime')
  })

  test('a service tells its questions in order, with the answers there are', async () => {
    const answer = await outside.get(`services/hazards.fire_lane.${format}`)
    expect(answer).toMatchObject({ status: 200, type: types[format] })
    if (format === 'json') {
      const definition = answer.json<{ service_code: string; attributes: Record<string, unknown>[] }>()
      expect(definition.service_code).toBe('hazards.fire_lane')
      expect(definition.attributes[0]).toEqual({
        variable: true,
        code: 'blocked_by',
        datatype: 'singlevaluelist',
        required: expect.any(Boolean),
        datatype_description: null,
        order: 1,
        description: 'What blocks it?',
        values: expect.arrayContaining([{ key: 'vehicle', name: 'A vehicle' }]),
      })
    } else {
      const { service_definition: definition } = answer.xml() as {
        service_definition: { service_code: string; attributes: { attribute: Record<string, unknown> } }
      }
      expect(definition.service_code).toBe('hazards.fire_lane')
      const [first] = [definition.attributes.attribute].flat()
      expect(first).toMatchObject({ variable: 'true', code: 'blocked_by', order: '1' })
      expect(first).toHaveProperty('values.value')
      expect(answer.text).toContain('<value><key>vehicle</key><name>A vehicle</name></value>')
    }
  })

  test('a service nobody knows is not found', async () => {
    const answer = await outside.get(`services/nothing.${format}`)
    expect(answer).toMatchObject({ status: 404, type: types[format] })
    expect(answer.items()).toEqual([{ code: '404', description: expect.stringContaining('nothing') }])
  })

  test('whoever writes needs a key that is good', async () => {
    const { api_key: _key, ...without } = van
    for (const fields of [without, { ...van, api_key: '' }, { ...van, api_key: 'dsk_wrong' }]) {
      const answer = await outside.post(`requests.${format}`, fields)
      expect(answer).toMatchObject({ status: 403, type: types[format] })
      expect(answer.items()).toEqual([{ code: '403', description: expect.stringContaining('api_key') }])
    }
  })

  test('everything that is wrong is told at once, each as its own error', async () => {
    const answer = await outside.post(`requests.${format}`, {
      ...van,
      lat: '95',
      description: 'x'.repeat(4001),
      email: 'nobody',
    })
    expect(answer.status).toBe(400)
    expect(answer.items().map((error) => error.code)).toEqual(['400', '400', '400'])
    expect(answer.text).toContain('4,000')
  })

  test('errors are shaped the same wherever they come from', async () => {
    const asked = {
      'nothing here': outside.get(`nothing.${format}`),
      'below what has nothing below': outside.get(`discovery/one.${format}`),
      'an unknown request': outside.get(`requests/T-2026-999999.${format}`),
      'an unknown token': outside.get(`tokens/none.${format}`),
      'a number far too long': outside.get(`requests/${'x'.repeat(500)}.${format}`),
    }
    for (const answer of Object.values(asked)) {
      expect(await answer).toMatchObject({ status: 404, type: types[format] })
      expect((await answer).items()[0]?.code).toBe('404')
    }
    const refused = {
      'a method that does not fit': outside.send(`services.${format}`, { method: 'DELETE' }),
      'a post where there is only reading': outside.post(`services.${format}`, {}),
      'a body that is no form': outside.send(`requests.${format}`, { method: 'POST', body: 'text' }),
      'json instead of a form': outside.send(`requests.${format}`, {
        method: 'POST',
        body: '{"a":1}',
        headers: { 'content-type': 'application/json' },
      }),
      'broken multipart': outside.send(`requests.${format}`, {
        method: 'POST',
        body: 'nothing of the kind',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      }),
      'an address that cannot be read': outside.get(`requests/%zz.${format}`),
      'a sign no column holds in the path': outside.get(`requests/a%00b.${format}`),
      'a sign no column holds': outside.get(`requests.${format}`, { service_code: 'a\0b' }),
      'a body too large': outside.post(`requests.${format}`, { ...van, description: 'x'.repeat(1_100_000) }),
    }
    for (const [what, answer] of Object.entries(refused)) {
      expect([what, (await answer).status, (await answer).type]).toEqual([what, 400, types[format]])
      expect((await answer).items()[0]?.code).toBe('400')
    }
  })

  test('a slash at the end and HEAD make no difference', async () => {
    expect((await outside.get(`services.${format}/`)).status).toBe(200)
    const head = await outside.send(`services.${format}`, { method: 'HEAD' })
    expect(head).toMatchObject({ status: 200, type: types[format], text: '' })
  })
})

test('XML has a declaration and no namespace, JSON no root', async () => {
  const xml = (await outside.get('services.xml')).text
  expect(xml).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<services><service><service_code>/)
  expect(xml).not.toContain('xmlns')
  const [first] = (await outside.get('services.json')).json<Record<string, unknown>[]>()
  expect(first).toMatchObject({ service_code: expect.any(String), metadata: expect.any(Boolean) })
})

test('both formats tell the same', async () => {
  expect((await outside.get('services.xml')).items()).toEqual((await outside.get('services.json')).items())
})

test('a format nobody knows, or none, is refused in XML', async () => {
  for (const path of ['services', 'services.html', 'requests/T-2026-000001']) {
    const answer = await outside.get(path)
    expect(answer).toMatchObject({ status: 400, type: types.xml })
    expect(answer.items()[0]?.description).toContain('.xml or .json')
  }
  expect((await outside.get('')).status).toBe(404)
  expect((await outside.send('../v2', {})).status).toBe(404)
})

test('words are in the language of the reader, else of the district', async () => {
  const chinese = await outsideSystem(app, { headers: {} })
  const [service] = (await chinese.get('services.json')).items()
  expect(service?.service_name).toMatch(/\p{Script=Han}/u)
  expect((await chinese.get('services.json')).headers.get('content-language')).toBe('zh-CN')
  expect((await outside.get('services.json')).headers.get('content-language')).toBe('en')
})

test('a key that was revoked is none', async () => {
  const keys = keysOf(app.deps)
  const { secret, id } = await keys.create({ tenantId: app.tenant.id, name: 'For a while' })
  expect((await outside.post('requests.json', { ...van, api_key: secret })).status).toBe(200)
  expect((await keys.list(app.tenant.id)).find((one) => one.id === id)?.lastUsedOn).toBe(
    app.clock.now().toISOString().slice(0, 10),
  )
  await keys.revoke(app.tenant.id, id)
  expect((await outside.post('requests.json', { ...van, api_key: secret })).status).toBe(403)
  await expect(keys.revoke(app.tenant.id, id)).rejects.toMatchObject({ code: 'open311.key_not_found', status: 404 })
  const kept = await app.db.asOwner('select row_to_json(k)::text as row from open311_key k')
  expect(JSON.stringify(kept)).not.toContain(secret)
})

describe('where several districts are served', () => {
  beforeAll(async () => {
    const [other, hosted] = [await app.db.addTenant('poplar'), await app.db.addTenant('cedar')]
    await app.db.asOwner(`update tenant set host_names = '{cedar.example.org}' where id = $1`, [hosted])
    app.deps.tenants.refresh()
    await app.deps.database.tx(other, (tx) => seedConfiguration(tx, { now: app.clock.now() }))
  })

  test('jurisdiction_id says which, in the address or in the body', async () => {
    expect((await outside.get('services.json', { jurisdiction_id: 'poplar' })).status).toBe(200)
    expect((await outside.get('services.json', { jurisdiction_id: 'Willow' })).status).toBe(200)
    const inBody = await outside.post('requests.json', { ...van, jurisdiction_id: 'willow' })
    expect(inBody.status).toBe(200)
    const { jurisdiction_id: _none, ...fields } = { ...van, jurisdiction_id: '' }
    const inAddress = await outside.post('requests.json?jurisdiction_id=willow', fields)
    expect(inAddress.status).toBe(200)
    const parts = await outside.postParts('requests.xml', { ...van, jurisdiction_id: 'willow' }, {})
    expect(parts.status).toBe(200)
  })

  test.each(formats)('missing it is 400, an unknown one 404, in %s', async (format) => {
    for (const query of [{}, { jurisdiction_id: '' }, { jurisdiction_id: '  ' }]) {
      const answer = await outside.get(`requests.${format}`, query as Record<string, string>)
      expect(answer.status).toBe(400)
      expect(answer.items()).toEqual([{ code: '400', description: expect.stringContaining('jurisdiction_id') }])
    }
    const unknown = await outside.get(`services.${format}`, { jurisdiction_id: 'nowhere' })
    expect(unknown).toMatchObject({ status: 404, type: types[format] })
    expect((await outside.post(`requests.${format}`, van)).status).toBe(400)
  })

  test('a key opens its own district only', async () => {
    expect((await outside.post('requests.json', { ...van, jurisdiction_id: 'poplar' })).status).toBe(403)
  })

  test('a district named by path or host counts, whatever else is said', async () => {
    const below = await outsideSystem(app, { base: '/t/willow/open311/v2/' })
    expect((await below.get('services.xml')).status).toBe(200)
    expect((await below.get('services.xml', { jurisdiction_id: 'nowhere' })).status).toBe(200)
    const discovered = (await below.get('discovery.json')).json<{ endpoints: { url: string }[] }>()
    expect(discovered.endpoints[0]?.url).toBe(`${outside.origin}/t/willow/open311/v2`)
    expect((await below.post('requests.json', van)).status).toBe(200)
    const nowhere = await outsideSystem(app, { base: '/t/nowhere/open311/v2/' })
    expect(await nowhere.get('services.json')).toMatchObject({ status: 404, type: types.json })
    const hosted = await app.http.inject({ url: '/open311/v2/services.json', headers: { host: 'cedar.example.org' } })
    expect([hosted.statusCode, hosted.json()]).toEqual([200, []])
  })
})
