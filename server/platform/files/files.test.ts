import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { type FileInfo, getFile, getThumbnail } from '../../../contract/files.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { nameFor } from './intake.ts'

let app: TestApp

beforeAll(async () => {
  app = await testApp()
  app.deps.files.guard('test_open', async () => true)
  app.deps.files.guard('test_closed', async ({ actor, file }) => actor.accountId === file.ownerId)
})

const photo = (width = 60, height = 30) => sharp({ create: { width, height, channels: 3, background: '#a03020' } })

/** A multipart body with one file, as a browser sends it. */
async function upload(client: Client, bytes: Buffer, name = 'IMG_0001.jpg', type = 'image/jpeg') {
  const edge = 'edge-of-the-part'
  const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`
  const response = await client.request({
    method: 'POST',
    url: '/api/v1/files',
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
  return { status: response.statusCode, file: response.json() as FileInfo, code: response.json().code as string }
}

async function bytesOf(
  client: Client,
  id: string,
  query = '',
): Promise<{ status: number; bytes: Buffer; headers: Record<string, unknown> }> {
  const response = await client.request({ url: `/api/v1/files/${id}${query}` })
  return { status: response.statusCode, bytes: response.rawPayload, headers: response.headers }
}

const attach = (fileIds: string[], ownerKind: string, ownerId = randomUUID(), accountId?: string) =>
  app.db.database.tx(app.tenant.id, (tx) => app.deps.files.attach(tx, { fileIds, ownerKind, ownerId, accountId }))

describe('a photo sent by a resident', () => {
  test('keeps what is to be seen, upright, and nothing of where and with what it was taken', async () => {
    const taken = await photo()
      .withExif({
        IFD0: { Make: 'SecretPhone', Model: 'X' },
        IFD3: { GPSLatitude: '30/1 15/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const before = await sharp(taken).metadata()
    expect(before.exif?.toString('latin1')).toContain('SecretPhone')
    const me = app.resident()
    const { status, file } = await upload(me, taken, '../../etc/家门口<b>.jpeg')
    expect(status).toBe(201)
    // Orientation 6: what was stored lying is 30 wide and 60 high once turned.
    expect(file).toMatchObject({ name: '家门口b.jpg', mime: 'image/jpeg', width: 30, height: 60 })
    const kept = await bytesOf(me, file.id)
    expect(kept.bytes.length).toBe(file.size)
    expect(kept.bytes.toString('latin1')).not.toMatch(/SecretPhone|Exif|GPS/)
    const after = await sharp(kept.bytes).metadata()
    expect([after.exif, after.orientation, after.width, after.height]).toEqual([undefined, undefined, 30, 60])
  })

  test('gets two thumbnails, in the shape of the photo', async () => {
    const me = app.resident()
    const { file } = await upload(me, await photo(2000, 1000).png().toBuffer(), 'roof.png')
    for (const [size, width] of [
      ['320', 320],
      ['1280', 1280],
    ] as const) {
      const { bytes, headers } = await bytesOf(me, file.id, `/thumbnail?size=${size}`)
      expect(headers['content-type']).toBe('image/webp')
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width, height: width / 2 })
    }
    const other = await me.send(getThumbnail, { params: { id: file.id }, query: { size: '640' as '320' } })
    expect(other.status).toBe(400)
  })

  test('is made smaller when it is huge, and stays transparent when it is', async () => {
    const big = await upload(app.resident(), await photo(6000, 3000).jpeg().toBuffer())
    expect(big.file).toMatchObject({ width: 4000, height: 2000 })
    const clear = sharp({ create: { width: 9, height: 9, channels: 4, background: '#00000000' } })
    expect((await upload(app.resident(), await clear.png().toBuffer())).file.mime).toBe('image/webp')
  })

  test('is shown, never run: no guessing of types, no scripts, nobody else’s cache', async () => {
    const me = app.resident()
    const { file } = await upload(me, await photo().jpeg().toBuffer())
    const { headers } = await bytesOf(me, file.id)
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(headers['cache-control']).toContain('private')
    expect(headers['content-disposition']).toMatch(/^inline; filename\*=UTF-8''IMG_0001\.jpg$/)
  })
})

describe('what can’t be taken', () => {
  test('a picture that unfolds to more than 40 megapixels, before it is unfolded', async () => {
    const bomb = png(20_000, 20_000)
    expect(bomb.length).toBeLessThan(100_000)
    const before = process.memoryUsage().rss
    const { status, code } = await upload(app.anonymous(), bomb, 'bomb.png', 'image/png')
    expect([status, code]).toEqual([413, 'file.picture_too_large'])
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })

  test('more than 10 MB', async () => {
    const { status, code } = await upload(app.anonymous(), Buffer.alloc(10 * 1024 * 1024 + 1, 0xff))
    expect([status, code]).toEqual([413, 'file.too_large'])
    const huge = await upload(app.anonymous(), Buffer.alloc(12 * 1024 * 1024, 0xff))
    expect(huge.status).toBe(413)
  })

  test.each([
    ['a page that calls itself a photo', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing with scripts in it', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a program', Buffer.concat([Buffer.from([0x4d, 0x5a]), Buffer.alloc(500)])],
    ['an archive', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)])],
  ])('%s', async (_what, bytes) => {
    const { status, code } = await upload(app.anonymous(), bytes)
    expect([status, code]).toEqual([415, 'file.unsupported_type'])
  })

  test('a photo that broke on the way, an empty file, and no file at all', async () => {
    const whole = await photo(600, 600).jpeg().toBuffer()
    const broken = await upload(app.anonymous(), whole.subarray(0, whole.length / 3))
    expect([broken.status, broken.code]).toEqual([422, 'file.picture_broken'])
    expect((await upload(app.anonymous(), Buffer.alloc(0))).code).toBe('file.empty')
    const none = await app.anonymous().request({ method: 'POST', url: '/api/v1/files', payload: {} })
    expect([none.statusCode, none.json().code]).toEqual([415, 'platform.media_type'])
  })
})

describe('who may see a file', () => {
  test('its sender, until it belongs to something; an anonymous one nobody', async () => {
    const me = app.resident()
    const { file } = await upload(me, await photo().jpeg().toBuffer())
    expect((await me.send(getFile, { params: { id: file.id } })).status).toBe(200)
    expect((await app.resident().send(getFile, { params: { id: file.id } })).status).toBe(404)
    const { file: nobodys } = await upload(app.anonymous(), await photo().jpeg().toBuffer())
    expect((await app.anonymous().send(getFile, { params: { id: nobodys.id } })).status).toBe(404)
  })

  test('whoever the guard of its owner lets, once it belongs to something', async () => {
    const { file } = await upload(app.anonymous(), await photo().jpeg().toBuffer())
    await attach([file.id], 'test_closed', '0197f3a0-0000-7000-8000-000000000002')
    const owner = app.resident('0197f3a0-0000-7000-8000-000000000002')
    expect((await owner.send(getFile, { params: { id: file.id } })).status).toBe(200)
    expect((await app.resident().send(getThumbnail, { params: { id: file.id } })).status).toBe(404)
  })

  test('nobody where no guard stands, and nobody of another tenant', async () => {
    const { file } = await upload(app.anonymous(), await photo().jpeg().toBuffer())
    await attach([file.id], 'test_unguarded')
    expect((await app.anonymous().send(getFile, { params: { id: file.id } })).status).toBe(404)
    const { file: open } = await upload(app.anonymous(), await photo().jpeg().toBuffer())
    await attach([open.id], 'test_open')
    expect((await app.anonymous().send(getFile, { params: { id: open.id } })).status).toBe(200)
    await app.db.addTenant('elsewhere')
    expect((await app.anonymous('elsewhere').send(getFile, { params: { id: open.id } })).status).toBe(404)
  })

  test('a file is given once, and one that somebody sent only by them', async () => {
    const { file } = await upload(app.anonymous(), await photo().jpeg().toBuffer())
    await attach([file.id, file.id], 'test_open')
    await expect(attach([file.id], 'test_open')).rejects.toMatchObject({ code: 'file.not_found', status: 422 })
    const { file: mine } = await upload(app.resident('me'), await photo().jpeg().toBuffer())
    await expect(attach([mine.id], 'test_open', randomUUID(), 'you')).rejects.toThrow('file.not_found')
    await attach([mine.id], 'test_open', randomUUID(), 'me')
  })
})

test('what nothing claimed is gone after a day, bytes and all; what was claimed stays', async () => {
  const { file: kept } = await upload(app.anonymous(), await photo().jpeg().toBuffer())
  const { file: left } = await upload(app.resident('a'), await photo().jpeg().toBuffer())
  await attach([kept.id], 'test_open')
  const bytesBefore = idsOnDisk()
  expect(bytesBefore).toContain(left.id)
  app.clock.advance(24 * 3_600_000 + 1)
  expect(await app.deps.files.sweepUnclaimed([app.tenant.id])).toBeGreaterThan(0)
  await expect.poll(idsOnDisk).not.toContain(left.id)
  expect(idsOnDisk()).toContain(kept.id)
  expect((await app.resident('a').send(getFile, { params: { id: left.id } })).status).toBe(404)
  expect((await app.anonymous().send(getFile, { params: { id: kept.id } })).status).toBe(200)
})

test('a PDF is kept as it is and offered as a download', async () => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
  const me = app.resident()
  const { file } = await upload(me, pdf, 'lease.PDF.exe', 'application/octet-stream')
  expect(file).toMatchObject({ mime: 'application/pdf', name: 'lease.PDF.pdf', width: null })
  const { bytes, headers } = await bytesOf(me, file.id)
  expect(bytes).toEqual(pdf)
  expect(headers['content-disposition']).toMatch(/^attachment/)
  expect((await me.send(getThumbnail, { params: { id: file.id } })).status).toBe(404)
})

test('names become harmless and stay readable', () => {
  expect(nameFor('C:\\fake\\楼道.JPG', 'jpg')).toBe('楼道.jpg')
  expect(nameFor('..', 'jpg')).toBe('file.jpg')
  expect(nameFor('.htaccess', 'jpg')).toBe('file.jpg')
  expect(nameFor('a\u0000\u202eb"\r\nX: 1.png', 'jpg')).toBe('abX 1.jpg')
  expect(nameFor(`${'长'.repeat(300)}.png`, 'webp')).toHaveLength(105)
})

function idsOnDisk(): string[] {
  return readdirSync(join(app.config.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}

/** A PNG of one colour that says it is this large: a few kilobytes. */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(Math.ceil(width / 8 + 1) * height), { level: 9 })
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...[chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))],
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
