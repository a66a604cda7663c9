import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { openObjectStore } from '../../testing/object-store.ts'
import { testClock } from '../clock.ts'
import { uuidv7 } from '../ids.ts'
import { Files } from './files.ts'
import { openStorage } from './storage.ts'
import { Uploads } from './uploads.ts'

const store = await openObjectStore()

test('a store that speaks S3 keeps, gives back and forgets files', async () => {
  const disk = await openStorage(store.config)
  const of = `tenant-${uuidv7()}`
  await disk.put(`${of}/a/whole`, 'the photo')
  await disk.put(`${of}/a/320`, 'the small photo')
  await disk.put(`${of}/b/whole`, 'another')
  expect(await text(await disk.getStream(`${of}/a/whole`))).toBe('the photo')
  await disk.deleteAll(`${of}/a`)
  await expect(text(await disk.getStream(`${of}/b/whole`))).resolves.toBe('another')
  await expect(disk.getStream(`${of}/a/whole`).then(text)).rejects.toThrow()
  await expect(disk.getStream(`${of}/a/320`).then(text)).rejects.toThrow()
  if (store.objects) expect([...store.objects.keys()]).toEqual([`${of}/b/whole`])
  expect(store.signed.every((each) => each?.startsWith('AWS4-HMAC-SHA256 Credential=key/'))).toBe(true)
})

test('a photo sent in pieces, each to another process, is whole in the store that all share', async () => {
  const { database, addTenant, openAnother } = await testDatabase()
  const tenantId = await addTenant()
  const other = openAnother()
  const log = pino({ level: 'silent' })
  const clock = testClock()
  const processes = await Promise.all(
    [database, other].map(async (each) => {
      const disk = await openStorage(store.config)
      const files = new Files({ database: each, clock, log, disk })
      return new Uploads({ database: each, clock, log, disk, files })
    }),
  )
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
  const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: 'white', noise } })
    .jpeg()
    .toBuffer()
  const whose = { tenantId, accountId: undefined, id: uuidv7() }
  await processes[0]?.open(whose, { name: 'lamp.jpg', size: photo.length })
  const length = Math.ceil(photo.length / 5)
  for (let offset = 0, turn = 1; offset < photo.length; offset += length, turn++) {
    const bytes = photo.subarray(offset, offset + length)
    const { received } = (await processes[turn % 2]?.append(whose, { offset, bytes })) ?? { received: 0 }
    expect(received).toBe(Math.min(offset + length, photo.length))
  }
  const told = await processes[0]?.get(whose)
  expect(told?.file).toMatchObject({ name: 'lamp.jpg', mime: 'image/jpeg' })
  const left = [...(store.objects?.keys() ?? [])].filter((key) => key.includes('/uploads/'))
  expect(left, 'pieces are gone').toEqual([])
  await other.close()
})

test('what the software keeps for good is read back before it counts; other bytes are never given out', async () => {
  const { database, addTenant, asOwner } = await testDatabase()
  const tenantId = await addTenant()
  const given = { tenantId, bytes: Buffer.from('cases of long ago'), name: 'cases.archive', mime: 'text/plain' }
  const log = pino({ level: 'silent' })
  const disk = await openStorage(store.config)
  const files = new Files({ database, clock: testClock(), log, disk })
  const id = await files.keep(given)
  expect(await files.contentOf(tenantId, id)).toEqual(given.bytes)
  const [row] = await asOwner<{ storage_key: string }>('select storage_key from file')
  await disk.put(`${row?.storage_key}/whole`, 'other bytes')
  expect(await files.contentOf(tenantId, id)).toBeUndefined()
  disk.put = async () => {}
  await expect(files.keep(given)).rejects.toThrow()
  expect(await asOwner('select id from file')).toEqual([{ id }])
})
