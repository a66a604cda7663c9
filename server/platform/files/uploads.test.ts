import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { type FileInfo, getFile, getUpload, openUpload, type Upload } from '../../../contract/files.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'

const hour = 3_600_000
let app: TestApp
let photo: Buffer

beforeAll(async () => {
  app = await testApp()
  // Noise doesn't compress: some hundred kilobytes, as a phone's photo has.
  const raw = { width: 400, height: 300, channels: 3 } as const
  photo = await sharp(randomBytes(400 * 300 * 3), { raw })
    .withExif({ IFD0: { Make: 'SecretPhone' } })
    .jpeg({ quality: 90 })
    .toBuffer()
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const announce = (bytes: Buffer) => ({ name: 'IMG_7.jpg', size: bytes.length, sha256: sha256(bytes) })

interface Answer {
  status: number
  body: Upload & { code: string; facts: { received: number } }
}

async function open(client: Client, id: string, wanted: unknown): Promise<Answer> {
  const response = await client.request({ method: 'PUT', url: `/api/v1/uploads/${id}`, payload: wanted as object })
  return { status: response.statusCode, body: response.json() }
}

async function append(client: Client, id: string, offset: number, bytes: Buffer, type = 'application/octet-stream') {
  const response = await client.request({
    method: 'PATCH',
    url: `/api/v1/uploads/${id}?offset=${offset}`,
    headers: { 'content-type': type },
    payload: bytes,
  })
  return { status: response.statusCode, body: response.json() } as Answer
}

/** Sends the rest of a file in pieces and gives the last answer. */
async function sendFrom(client: Client, id: string, bytes: Buffer, from = 0, step = 40_000): Promise<Answer> {
  let last: Answer | undefined
  for (let offset = from; offset < bytes.length; offset += step)
    last = await append(client, id, offset, bytes.subarray(offset, offset + step))
  return last as Answer
}

const pieces = (id: string) => {
  const folder = join(app.config.dataDir, 'files', app.tenant.id, 'uploads', id)
  return existsSync(folder) ? readdirSync(folder) : []
}

test('a photo whose line broke twice goes on where it was, and becomes a file without place and device', async () => {
  const me = app.resident()
  const id = randomUUID()
  expect((await open(me, id, announce(photo))).body).toEqual({ id, size: photo.length, received: 0, file: null })
  expect((await append(me, id, 0, photo.subarray(0, 50_000))).body.received).toBe(50_000)
  // The answer was lost and the page closed: the device asks how far it got.
  expect((await open(me, id, announce(photo))).body.received).toBe(50_000)
  expect((await append(me, id, 50_000, photo.subarray(50_000, 70_000))).body.received).toBe(70_000)
  const known = await me.send(getUpload, { params: { id } })
  expect(known.reply).toMatchObject({ received: 70_000, file: null })
  const { status, body } = await sendFrom(me, id, photo, 70_000)
  expect(status).toBe(200)
  expect(body).toMatchObject({ received: photo.length, file: { name: 'IMG_7.jpg', mime: 'image/jpeg', width: 400 } })
  const read = await me.request({ url: `/api/v1/files/${(body.file as FileInfo).id}` })
  expect(read.rawPayload.toString('latin1')).not.toContain('SecretPhone')
  expect(pieces(id), 'pieces that are a file now take no room').toEqual([])
})

test('the same upload, announced and sent again in whole or in part, is the same file', async () => {
  const me = app.resident()
  const id = randomUUID()
  await open(me, id, announce(photo))
  const first = (await sendFrom(me, id, photo)).body.file
  expect((await open(me, id, announce(photo))).body.file).toEqual(first)
  expect((await sendFrom(me, id, photo)).body.file).toEqual(first)
  expect((await append(me, id, photo.length, Buffer.alloc(0))).body.file).toEqual(first)
})

test('the last piece sent twice at the same moment makes one file', async () => {
  const me = app.resident()
  const id = randomUUID()
  await open(me, id, announce(photo))
  await append(me, id, 0, photo.subarray(0, 60_000))
  const rest = photo.subarray(60_000)
  const answers = await Promise.all([append(me, id, 60_000, rest), append(me, id, 60_000, rest)])
  const made = answers.filter(({ status }) => status === 200).map(({ body }) => body.file?.id)
  // Whoever is told to go on elsewhere asks, and hears of the one file.
  const told = await open(me, id, announce(photo))
  expect(new Set([...made, told.body.file?.id]).size).toBe(1)
  expect(told.body.file).not.toBeNull()
})

test('a piece at the wrong place is refused, and says where to go on', async () => {
  const me = app.resident()
  const id = randomUUID()
  await open(me, id, announce(photo))
  await append(me, id, 0, photo.subarray(0, 30_000))
  for (const offset of [0, 10_000, 31_000]) {
    const { status, body } = await append(me, id, offset, photo.subarray(offset, offset + 5_000))
    expect([status, body.code, body.facts.received]).toEqual([409, 'upload.conflict', 30_000])
  }
  expect((await sendFrom(me, id, photo, 30_000)).body.file).not.toBeNull()
})

describe('what can’t be taken', () => {
  test('another file under the same id', async () => {
    const me = app.resident()
    const id = randomUUID()
    await open(me, id, announce(photo))
    const other = await open(me, id, announce(Buffer.from('something else')))
    expect([other.status, other.body.code]).toEqual([409, 'upload.content_differs'])
    const sameSize = await open(me, id, { ...announce(photo), sha256: sha256(Buffer.from('x')) })
    expect(sameSize.status).toBe(409)
  })

  test('more than was announced, more than 10 MB, and a piece of more than a megabyte', async () => {
    const me = app.resident()
    const id = randomUUID()
    const huge = await open(me, randomUUID(), { name: 'a', size: 10 * 1024 * 1024 + 1 })
    expect([huge.status, huge.body.code]).toEqual([413, 'file.too_large'])
    await open(me, id, { ...announce(photo), size: 1_000 })
    expect((await append(me, id, 0, photo.subarray(0, 1_001))).status).toBe(413)
    await open(me, id, { name: 'b', size: 5_000_000 })
    expect((await append(me, id, 0, Buffer.alloc(1024 * 1024 + 1))).status).toBe(413)
  })

  test('a page that calls itself a photo; its pieces are thrown away', async () => {
    const me = app.resident()
    const id = randomUUID()
    const page = Buffer.from('<html><script>alert(1)</script></html>'.repeat(20))
    await open(me, id, announce(page))
    await append(me, id, 0, page.subarray(0, 300))
    const { status, body } = await append(me, id, 300, page.subarray(300))
    expect([status, body.code]).toEqual([415, 'file.unsupported_type'])
    expect(pieces(id)).toEqual([])
    expect((await me.send(getUpload, { params: { id } })).status).toBe(404)
  })

  test('bytes that became others on the way: the device begins anew', async () => {
    const me = app.resident()
    const id = randomUUID()
    await open(me, id, announce(photo))
    await append(me, id, 0, randomBytes(40_000))
    const { status, body } = await sendFrom(me, id, photo, 40_000)
    expect([status, body.code]).toEqual([422, 'upload.broken'])
    expect((await open(me, id, announce(photo))).body.received).toBe(0)
    expect((await sendFrom(me, id, photo)).body.file).not.toBeNull()
  })

  test('an empty piece in the middle, a piece that is not bytes, bytes where words are wanted', async () => {
    const me = app.resident()
    const id = randomUUID()
    await open(me, id, announce(photo))
    expect((await append(me, id, 0, Buffer.alloc(0))).body.code).toBe('file.empty')
    expect((await append(me, id, 0, Buffer.from('{}'), 'application/x-form')).status).toBe(415)
    const elsewhere = await me.request({
      ...{ method: 'POST', url: '/api/v1/cases', payload: photo.subarray(0, 100) },
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect(elsewhere.statusCode).toBe(415)
  })

  test('a twenty-first upload that misses bytes', async () => {
    const me = app.resident()
    for (let n = 0; n < 20; n++) expect((await open(me, randomUUID(), announce(photo))).status).toBe(200)
    const { status, body } = await open(me, randomUUID(), announce(photo))
    expect([status, body.code]).toEqual([429, 'upload.too_many'])
  })
})

describe('whose it is', () => {
  test('somebody else neither sees, continues nor takes over an upload', async () => {
    const me = app.resident()
    const you = app.resident()
    const id = randomUUID()
    await open(me, id, announce(photo))
    await append(me, id, 0, photo.subarray(0, 10_000))
    expect((await you.send(getUpload, { params: { id } })).status).toBe(404)
    expect((await open(you, id, announce(photo))).status).toBe(404)
    expect((await append(you, id, 10_000, photo.subarray(10_000))).status).toBe(404)
    const mine = await sendFrom(me, id, photo, 10_000)
    expect((await you.send(getFile, { params: { id: (mine.body.file as FileInfo).id } })).status).toBe(404)
  })

  test('whoever has no account sends in pieces too; nobody with an account goes on with it, nor the other way round', async () => {
    const resident = app.anonymous()
    const id = randomUUID()
    const opened = await resident.send(openUpload, { params: { id }, body: announce(photo) })
    expect(opened.status).toBe(200)
    await append(resident, id, 0, photo.subarray(0, 10_000))
    expect((await append(app.resident(), id, 10_000, photo.subarray(10_000))).status).toBe(404)
    // Another network, another address: the id is what the device knows.
    const done = await sendFrom(app.anonymous(), id, photo, 10_000)
    expect(done.body.file?.mime).toBe('image/jpeg')
    const mine = randomUUID()
    await open(app.resident(), mine, announce(photo))
    expect((await append(resident, mine, 0, photo.subarray(0, 10_000))).status).toBe(404)
  })
})

test('a file that nothing claimed for a day is sent again under the same id', async () => {
  const me = app.resident()
  const id = randomUUID()
  await open(me, id, announce(photo))
  await sendFrom(me, id, photo)
  app.clock.advance(25 * hour)
  await app.deps.files.sweepUnclaimed([app.tenant.id])
  expect((await open(me, id, announce(photo))).body).toEqual({ id, size: photo.length, received: 0, file: null })
  expect((await sendFrom(me, id, photo)).body.file).not.toBeNull()
})

test('what nobody goes on with for three days is gone, bytes and all', async () => {
  const me = app.resident()
  const id = randomUUID()
  await open(me, id, announce(photo))
  await append(me, id, 0, photo.subarray(0, 10_000))
  app.clock.advance(71 * hour)
  await app.deps.uploads.sweep([app.tenant.id])
  expect(pieces(id)).toHaveLength(1)
  app.clock.advance(2 * hour)
  await app.deps.uploads.sweep([app.tenant.id])
  expect(pieces(id)).toEqual([])
  expect((await me.send(getUpload, { params: { id } })).status).toBe(404)
})

test('a file in single bytes is given up before it becomes thousands of files', async () => {
  const me = app.resident()
  const id = randomUUID()
  const bytes = photo.subarray(0, 100)
  await open(me, id, announce(bytes))
  const last = await sendFrom(me, id, bytes.subarray(0, 40), 0, 1)
  expect([last.status, last.body.code]).toEqual([404, 'upload.not_found'])
  expect(pieces(id)).toEqual([])
})

test('an upload that goes on a little each day is gone after two weeks all the same', async () => {
  const me = app.resident()
  const id = randomUUID()
  await open(me, id, announce(photo))
  for (let day = 0; day < 16; day++) {
    await append(me, id, day * 100, photo.subarray(day * 100, day * 100 + 100))
    app.clock.advance(24 * hour)
    await app.deps.uploads.sweep([app.tenant.id])
  }
  expect((await me.send(getUpload, { params: { id } })).status).toBe(404)
  expect(pieces(id)).toEqual([])
})

test('whoever leaves thousands of uploads lying keeps nobody else from sending for long', async () => {
  await app.db.asOwner(
    `insert into upload (tenant_id, id, account_id, name, size, created_at, touched_at)
     select $1, gen_random_uuid(), 'nobody', 'x', 9, $2, $2 from generate_series(1, 2000)`,
    [app.tenant.id, app.clock.now()],
  )
  const send = async () => (await open(app.anonymous(), randomUUID(), announce(photo))).body.code
  expect(await send()).toBe('upload.too_many')
  app.clock.advance(hour / 4 + 1000)
  expect(await send()).toBeUndefined()
})

test('every answer of the interface says that it is ours, refusals too', async () => {
  const good = await app.anonymous().request({ url: '/api/v1/session' })
  const refused = await app.anonymous().request({ url: '/api/v1/cases' })
  expect([good.headers.doorstep, refused.statusCode, refused.headers.doorstep]).toEqual(['1', 401, '1'])
})

test('what one person wrote is not taken from another who signed in since', async () => {
  const me = app.resident()
  const id = randomUUID()
  const response = await me.request({
    ...{ method: 'PUT', url: `/api/v1/uploads/${id}`, payload: announce(photo) },
    headers: { 'x-doorstep-account': randomUUID() },
  })
  expect([response.statusCode, response.json().code]).toEqual([409, 'platform.other_account'])
})
