import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { StorageConfig } from '../platform/files/storage.ts'
import { atEnd } from './ending.ts'

/** A store that speaks S3, and how to reach it. */
export interface ObjectStore {
  /** For `openStorage`. */
  config: StorageConfig
  /** What it holds by key; undefined for a real one, which `S3_TEST_ENDPOINT` names. */
  objects: Map<string, Buffer> | undefined
  /** The signature of each request. */
  signed: (string | undefined)[]
}

/**
 * As much of S3 as files need: objects by path, listing by prefix, deleting many. Or a real one: `S3_TEST_ENDPOINT` is its address, with
 * the bucket `pictures` and `S3_TEST_KEYS` as `id:secret`.
 */
export async function openObjectStore(): Promise<ObjectStore> {
  const real = process.env.S3_TEST_ENDPOINT
  const [accessKeyId = 'key', secretAccessKey = 'secret'] = process.env.S3_TEST_KEYS?.split(':') ?? []
  const configOf = (endpoint: string): StorageConfig => ({
    dataDir: '/nowhere',
    s3: { bucket: 'pictures', region: 'us-east-1', endpoint, accessKeyId, secretAccessKey, pathStyle: true },
  })
  if (real) return { config: configOf(real), objects: undefined, signed: [] }
  const objects = new Map<string, Buffer>()
  const signed: (string | undefined)[] = []
  const server = createServer(async (request, response) => {
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
      response.setHeader('last-modified', new Date(0).toUTCString())
      if (found) response.setHeader('content-length', found.length)
      response.end(found ?? '<Error><Code>NoSuchKey</Code></Error>')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atEnd(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { config: configOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), objects, signed }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const bytes = Buffer.concat(parts)
  // Large uploads come in chunks with a checksum behind: `<hex size>\r\n<bytes>\r\n0\r\n…`.
  if (!String(request.headers['content-encoding']).includes('aws-chunked')) return bytes
  const end = bytes.indexOf('\r\n')
  return bytes.subarray(end + 2, end + 2 + Number.parseInt(bytes.subarray(0, end).toString(), 16))
}
