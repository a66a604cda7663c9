import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { casesStore } from '../cases.store.ts'
import { open311Store } from './open311.store.ts'
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

async function stored(number: string) {
  return await app.deps.database.tx(app.tenant.id, async (tx) => {
    const found = await open311Store(tx).findCase(number, [])
    if (!found) throw new Error(`no case ${number}`)
    const contact = await tx.db
      .selectFrom('case_contact')
      .selectAll()
      .where('case_id', '=', found.id)
      .executeTakeFirst()
    return { ...(await casesStore(tx).get(found.id)).state, keyId: found.keyId, contact }
  })
}

const one = async (number: string, query: Fields = {}, format = 'json') =>
  (await outside.get(`requests/${number}.${format}`, query)).items()[0] as Record<string, string>

const numbers = async (query: Fields, format = 'json') => {
  const answer = await outside.get(`requests.${format}`, query)
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  return answer.items().map((request) => request.service_request_id as string)
}

async function stateOf(number: string) {
  const { id, version } = await stored(number)
  return { id, version }
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

describe.each(formats)('a request sent in %s', (format) => {
  test('is a case of the right grid at once, and answered with its number', async () => {
    const answer = await outside.post(`requests.${format}`, { ...van, account_id: 'town-7' })
    expect(answer.status).toBe(200)
    expect(answer.items()).toEqual([
      { service_request_id: expect.stringMatching(/^T-\d{4}-\d{6}$/), service_notice: '', account_id: 'town-7' },
    ])
    const state = await stored(answer.items()[0]?.service_request_id as string)
    expect(state).toMatchObject({
      channel: 'open311',
      state: 'reported',
      gridId: town.units.grid,
      text: 'A van stands in the fire lane',
      reporterKind: 'anonymous',
    })
    if (format === 'xml') expect(answer.text).toContain('<service_requests><request><service_request_id>T-')
    else expect(answer.json()).toMatchObject([{ service_notice: null }])
  })

  test('is shown again with everything the public may see', async () => {
    const number = await send({ address_string: '5 Well Lane', media_url: 'http://photos.example.org/van.jpg' })
    const answer = await outside.get(`requests/${number}.${format}`)
    expect(answer.status).toBe(200)
    expect(answer.items()).toEqual([
      {
        service_request_id: number,
        status: 'open',
        status_notes: 'Reported',
        service_name: 'Fire lane or escape route blocked',
        service_code: 'hazards.fire_lane',
        description: 'A van stands in the fire lane',
        agency_responsible: 'Grid 1',
        service_notice: '',
        requested_datetime: `${app.clock.now().toISOString().slice(0, 19)}Z`,
        updated_datetime: `${app.clock.now().toISOString().slice(0, 19)}Z`,
        expected_datetime: expect.any(String),
        address: '5 Well Lane',
        address_id: '99010100100100101',
        zipcode: '',
        lat: String(town.home.lat),
        long: String(town.home.lng),
        media_url: 'http://photos.example.org/van.jpg',
      },
    ])
    expect((await stored(number)).text).toContain('http://photos.example.org/van.jpg')
  })

  test('needs a service, and answers to the questions that must be answered', async () => {
    const { service_code: _code, ...without } = van
    expect((await outside.post(`requests.${format}`, without)).status).toBe(400)
    expect((await outside.post(`requests.${format}`, { ...van, service_code: '' })).status).toBe(400)
    expect((await outside.post(`requests.${format}`, { ...van, service_code: 'nothing' })).status).toBe(404)
    const open = await outside.post(`requests.${format}`, { ...van, service_code: 'hazards.manhole' })
    expect(open.status).toBe(400)
    expect(open.items()).toEqual([{ code: '400', description: expect.stringContaining('attribute[state]') }])
    const strange = { ...van, service_code: 'hazards.manhole', 'attribute[state]': 'sleeping' }
    expect((await outside.post(`requests.${format}`, strange)).status).toBe(400)
  })

  test('needs a place: a point, an address, or the code of a unit', async () => {
    const { lat: _lat, long: _long, ...nowhere } = van
    expect((await outside.post(`requests.${format}`, nowhere)).status).toBe(400)
    for (const broken of [
      { lat: '30' },
      { lat: 'north', long: '120' },
      { lat: '91', long: '1' },
      { lat: '1e9', long: '1' },
    ])
      expect((await outside.post(`requests.${format}`, { ...nowhere, ...broken } as Fields)).status).toBe(400)
    const byAddress = await outside.post(`requests.${format}`, { ...nowhere, address_string: '5 Well Lane' })
    expect((await stored(byAddress.items()[0]?.service_request_id as string)).placed).toBe(false)
    const byUnit = await outside.post(`requests.${format}`, { ...nowhere, address_id: '990101001001002' })
    expect((await stored(byUnit.items()[0]?.service_request_id as string)).gridId).toBe(town.units.nextGrid)
    expect((await outside.post(`requests.${format}`, { ...nowhere, address_id: 'none' })).status).toBe(400)
  })

  test('may carry text in every language, and text that looks like markup', async () => {
    const description = `<script>alert("1")</script> & 楼道堵塞 😀 ]]> 'é' \u0007 &amp;`
    const number = await send({ description }, format)
    expect((await stored(number)).text).toBe(description)
    const answer = await outside.get(`requests/${number}.${format}`)
    expect(answer.items()[0]?.description).toBe(format === 'json' ? description : description.replace('\u0007', ''))
    expect(answer.text.includes('<script>')).toBe(format === 'json')
  })

  test('has itself for a token', async () => {
    const number = await send()
    const answer = await outside.get(`tokens/${number}.${format}`)
    expect(answer.items()).toEqual([{ service_request_id: number, token: number }])
  })
})

test('answers to questions arrive by their codes, and are shown to nobody', async () => {
  const number = await send({
    service_code: 'hazards.manhole',
    'attribute[state]': 'noise',
    'attribute[fixmystreet_id]': '42',
  })
  expect((await stored(number)).answers).toMatchObject([{ code: 'state' }])
  for (const format of formats) {
    const answer = await outside.get(`requests/${number}.${format}`, { extensions: 'true' })
    expect(answer.text).not.toMatch(/noise|rattles|attribute\[/i)
  }
})

test('who sent it is known to whoever handles the case, and to nobody here', async () => {
  const number = await send({
    ...{ email: 'lin@example.org', first_name: 'Mei', last_name: 'Lin', phone: '+86 555 0100', device_id: 'device-9' },
  })
  const { contact, reporterKind } = await stored(number)
  expect(contact).toMatchObject({ name: 'Mei Lin', mail: 'lin@example.org', phone: '+86 555 0100', hear_back: 'none' })
  expect(reporterKind).toBe('resident')
  for (const format of formats) {
    const { text } = await outside.get(`requests/${number}.${format}`, { extensions: 'true', api_key: key })
    expect(text).not.toMatch(/Mei|Lin|example\.org|555|device-9/)
  }
})

test('photos come along as files, made safe, and can be fetched', async () => {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .withExif({ IFD0: { Artist: 'Somebody' } })
    .jpeg()
    .toBuffer()
  const file = new Blob([new Uint8Array(picture)], { type: 'image/jpeg' })
  const sent = await outside.postParts(
    'requests.xml',
    { ...van, description: '两张照片' },
    { photo1: file, photo2: file },
  )
  expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('service_request_id')])
  const number = sent.items()[0]?.service_request_id as string
  const state = await stored(number)
  expect(state.files).toHaveLength(2)
  expect(state.text).toBe('两张照片')
  const { media_url: url = '' } = await one(number)
  const fetched = await fetch(url)
  expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect((await sharp(Buffer.from(await fetched.arrayBuffer())).metadata()).exif).toBeUndefined()
  const text = new Blob(['not a picture'], { type: 'image/jpeg' })
  const refused = await outside.postParts('requests.json', van, { photo1: text })
  expect(refused.status).toBe(400)
  const empty = await outside.postParts('requests.json', van, { photo1: new Blob([]) })
  expect(empty.status).toBe(200)
})

test('several pictures may come as links; the first is told, all are there for whoever handles the case', async () => {
  const links = ['http://photos.example.org/1.jpg', 'http://photos.example.org/2.jpg']
  const number = await send({ media_url: links })
  expect(await one(number)).toMatchObject({ media_url: links[0], description: 'A van stands in the fire lane' })
  for (const link of links) expect((await stored(number)).text).toContain(link)
})

test('the picture of the result is told once there is one, in the request and in the update', async () => {
  const number = await send({ media_url: 'http://photos.example.org/1.jpg' })
  const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'green' } })
    .png()
    .toBuffer()
  const file = await app.deps.files.take({ tenantId: app.tenant.id, bytes, name: 'done.png' })
  const commands = [{ type: 'accept' }, { type: 'handle', text: 'Moved', fileIds: [file.id] }] as const
  for (const command of commands) {
    const { id, version } = await stateOf(number)
    await people.worker.client.call(caseRoutes.command, { params: { id }, body: { version, command } })
  }
  const { media_url: url = '' } = await one(number)
  expect(url).toContain(file.id)
  expect((await fetch(url)).status).toBe(200)
  const updates = (await outside.get('servicerequestupdates.xml')).items()
  expect(updates.find((update) => update.media_url?.includes(file.id))?.service_request_id).toBe(number)
  app.clock.advance(day)
  expect((await fetch(url)).status).toBe(404)
})

test('danger to life is answered with the numbers to call', async () => {
  const sent = await outside.post('requests.json', {
    ...van,
    service_code: 'emergencies.gas',
    'attribute[smell_now]': 'yes',
    'attribute[people_inside]': 'yes',
  })
  expect(sent.items()[0]?.service_notice).toMatch(/119|110|120/)
})

test('a link that is none, or one into this machine’s files, is refused', async () => {
  for (const media_url of ['file:///etc/passwd', 'javascript:alert(1)', 'photo.jpg'])
    expect((await outside.post('requests.json', { ...van, media_url })).status).toBe(400)
})

test('a client that numbers its writes gets the first answer again', async () => {
  const post = (description: string) =>
    outside.send('requests.json', {
      method: 'POST',
      body: new URLSearchParams({ ...van, description }),
      headers: { 'idempotency-key': 'write-0001' },
    })
  const [first, second] = await Promise.all([post('Once'), post('Once')])
  expect(first.text).toBe(second.text)
  expect((await post('Other')).status).toBe(400)
})

test('of homes and of what is asked in confidence nobody learns words or the exact place, but the system that sent it', async () => {
  const number = await send({
    service_code: 'disputes.neighbours',
    description: 'The people above dance at night',
    media_url: 'http://photos.example.org/door.jpg',
    address_string: '5 Well Lane, 301',
    ...(await requiredOf('disputes.neighbours')),
  })
  const seen = await one(number)
  expect(seen).toMatchObject({ description: '', address: '', address_id: '', media_url: '', status: 'open' })
  expect(seen.lat).not.toBe(String(town.home.lat))
  expect(Number(seen.lat)).toBeCloseTo(town.home.lat, 2)
  expect((await one(number, { api_key: key })).description).toBe('The people above dance at night')
  // Of a home its branch is enough: neither shown nor found by what exactly it is.
  expect([seen.service_code, seen.service_name]).toEqual(['disputes', expect.not.stringMatching(/neighbour/i)])
  expect((await one(number, { api_key: key })).service_code).toBe('disputes.neighbours')
  const listed = async (more: Fields = {}) =>
    (await outside.get('requests.json', { service_code: 'disputes.neighbours', ...more })).items()
  expect([await listed(), (await listed({ api_key: key })).length]).toEqual([[], 1])
  expect((await one(number, { api_key: await newKey(app, 'Somebody else') })).description).toBe('')
  const receipt = await app
    .anonymous()
    .call(caseRoutes.create, { body: { text: 'Please tell nobody', point: town.home, confidential: true } })
  expect(await one(receipt.number)).toMatchObject({ description: '', service_code: '' })
  expect(
    (await outside.get('services.json')).items().find((item) => item.service_code === 'disputes.neighbours')?.keywords,
  ).toContain('private')
})

async function requiredOf(code: string): Promise<Fields> {
  type Definition = { attributes: { code: string; required: boolean; values: { key: string }[] }[] }
  const { attributes } = (await outside.get(`services/${code}.json`)).json<Definition>()
  return Object.fromEntries(
    attributes.filter((one) => one.required).map((one) => [`attribute[${one.code}]`, one.values[0]?.key ?? '1']),
  )
}

test('what residents bring another way is told as elsewhere: first words, no numbers of doors, not their pictures', async () => {
  const receipt = await app.anonymous().call(caseRoutes.create, {
    body: { text: `Bins, call 13800005678 ${'x'.repeat(300)}`, point: town.home, address: '5 Well Lane, door 301' },
  })
  const seen = await one(receipt.number)
  expect(seen.description).toMatch(/^Bins, call \*\*\* x{100,200}…$/)
  expect(seen.address).not.toMatch(/\d/)
})

test('cases of categories that only staff use are not there', async () => {
  const number = await send()
  await app.db.asOwner(`update category set open = false where code = 'hazards.fire_lane'`)
  app.modules.cases.refresh(app.tenant.id)
  try {
    expect((await outside.get(`requests/${number}.json`)).status).toBe(404)
    expect(await numbers({ service_request_id: number })).toEqual([])
    expect((await outside.get('services.json')).text).not.toContain('hazards.fire_lane')
    expect((await outside.post('requests.json', van)).status).toBe(404)
  } finally {
    await app.db.asOwner(`update category set open = true where code = 'hazards.fire_lane'`)
    app.modules.cases.refresh(app.tenant.id)
  }
})

test('a closed request says so, when, and what was done', async () => {
  const number = await send()
  app.clock.advance(60_000)
  await close(number)
  const closedAt = app.clock.now()
  app.clock.advance(60_000)
  for (const format of formats) {
    const seen = await one(number, { extensions: 'true' }, format)
    expect(seen).toMatchObject({
      status: 'closed',
      status_notes: 'Checked and found good. The case is closed.',
      updated_datetime: `${closedAt.toISOString().slice(0, 19)}Z`,
    })
    expect(seen.extended_attributes).toContain('closed')
  }
})
