import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStorage } from './storage.ts'

/** As much of S3 as files need: objects by path, listing by prefix, deleting many. */
const objects = new Map<string, Buffer>()
const signed: (string | undefined)[] = []
let server: Server

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://s3')
    const key = decodeURIComponent(url.pathname.replace(/^\/pictures\/?/, ''))
    signed.push(request.headers.authorization)
    const body = await bytesOf(request)
    if (request.method === 'PUT') {
      objects.set(key, body)
      response.end()
    } else if (request.method === 'POST') {
      for (const [, gone] of body.toString().matchAll(/<Key>([^<]+)<\/Key>/g)) objects.delete(gone ?? '')
      response.end('<DeleteResult/>')
    } else if (request.method === 'GET' && url.searchParams.has('prefix')) {
      const keys = [...objects.keys()].filter((each) => each.startsWith(url.searchParams.get('prefix') ?? ''))
      const contents = keys.map((each) => `<Contents><Key>${each}</Key><Size>1</Size></Contents>`).join('')
      response.end(`<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`)
    } else {
      const found = objects.get(key)
      response.statusCode = found ? 200 : 404
      response.end(found ?? '<Error><Code>NoSuchKey</Code></Error>')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => server.close())

test('a store that speaks S3 keeps, gives back and forgets files', async () => {
  const { port } = server.address() as AddressInfo
  const disk = await openStorage({
    dataDir: '/nowhere',
    s3: {
      ...{ bucket: 'pictures', region: 'local', endpoint: `http://127.0.0.1:${port}` },
      ...{ accessKeyId: 'key', secretAccessKey: 'secret', pathStyle: true },
    },
  })
  await disk.put('tenant/a/whole', 'the photo')
  await disk.put('tenant/a/320', 'the small photo')
  await disk.put('tenant/b/whole', 'another')
  expect(await text(await disk.getStream('tenant/a/whole'))).toBe('the photo')
  await disk.deleteAll('tenant/a')
  expect([...objects.keys()]).toEqual(['tenant/b/whole'])
  await expect(disk.getStream('tenant/a/whole')).rejects.toThrow()
  expect(signed.every((each) => each?.startsWith('AWS4-HMAC-SHA256 Credential=key/'))).toBe(true)
})

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const bytes = Buffer.concat(parts)
  // Large uploads come in chunks with a checksum behind: `<hex size>\r\n<bytes>\r\n0\r\n…`.
  if (!String(request.headers['content-encoding']).includes('aws-chunked')) return bytes
  const end = bytes.indexOf('\r\n')
  return bytes.subarray(end + 2, end + 2 + Number.parseInt(bytes.subarray(0, end).toString(), 16))
}
