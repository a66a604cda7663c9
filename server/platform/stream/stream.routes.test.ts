import { once } from 'node:events'
import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../testing/app.ts'
import { outbox } from '../outbox/outbox.ts'

let app: TestApp
let address: string

beforeAll(async () => {
  app = await testApp()
  app.deps.topics.guard('test', ({ id }) => id !== 'secret')
  await app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`
})

/** What a page hears, until a text has come. */
async function hear(topics: string, until: string, then: () => Promise<unknown>): Promise<string> {
  const response = await fetch(`${address}/t/test/api/v1/stream?topics=${topics}`)
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const reader = response.body?.getReader()
  await then()
  let heard = ''
  while (reader && !heard.includes(until)) {
    const { value, done } = await reader.read()
    if (done) break
    heard += Buffer.from(value).toString()
  }
  await reader?.cancel()
  return heard
}

const publish = (...topics: string[]) =>
  app.db.database.tx(app.tenant.id, (tx) =>
    outbox(tx).publish(...topics.map((topic) => ({ name: 'test.told', topics: [topic] }))),
  )

test('a page hears what happens to what it shows, without what happened in it', async () => {
  const heard = await hear('test:1,test:2', 'test:2', () => publish('test:9', 'test:2'))
  expect(heard).toMatch(/id: [\w-]{36}\ndata: \{"topics":\["test:2"\]\}\n\n/)
  expect(heard).not.toContain('test:9')
})

test('what isn’t for this reader is left out, and with nothing left they are told', async () => {
  const heard = await hear('test:secret,unknown:1,test:3', 'test:3', () => publish('test:secret', 'test:3'))
  expect(heard).not.toContain('secret')
  const refused = await app.resident().request({ url: '/api/v1/stream?topics=test:secret,unknown:1' })
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'stream.forbidden'])
  expect((await app.anonymous().request({ url: '/api/v1/stream' })).statusCode).toBe(400)
})

test('one person has so many pages open and no more; closing one lets another in', async () => {
  // A client of the tests says who it is by a header; a stream needs a connection that stays.
  const sent = await app.resident().request({ url: '/api/v1/stream?topics=test:secret' })
  const headers = sent.raw.req.headers
  const pages: ClientRequest[] = []
  const open = async (): Promise<number | undefined> => {
    const page = get(`${address}/t/test/api/v1/stream?topics=test:1`, { agent: false, headers })
    page.on('error', () => {})
    pages.push(page)
    const [response] = (await once(page, 'response')) as [IncomingMessage]
    return response.resume().statusCode
  }
  for (let n = 0; n < 40; n++) expect(await open()).toBe(200)
  expect(await open()).toBe(429)
  for (const page of pages.splice(0, 5)) page.destroy()
  await expect.poll(open, { timeout: 5_000 }).toBe(200)
  for (const page of pages) page.destroy()
})

test('an open page doesn’t keep the server from closing', async () => {
  const response = await fetch(`${address}/api/v1/stream?topics=test:1`)
  const ended = response.text()
  await app.http.close()
  expect(await ended).toContain('retry:')
})
