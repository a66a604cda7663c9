import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { route } from '../contract/route.ts'
import { getTenant } from '../contract/tenants.ts'
import { registerMetrics } from './platform/http/metrics.ts'
import { serve } from './platform/http/serve.ts'
import { openLog } from './platform/log.ts'
import { type Client, type TestApp, testApp } from './testing/app.ts'

const write = route({
  name: 'test.write',
  method: 'POST',
  path: '/api/v1/test/write',
  summary: 'for tests',
  tags: ['test'],
  access: 'public',
  body: z.object({ phone: z.string().optional(), fail: z.boolean().optional() }),
  query: z.object({ secret: z.string().optional() }),
  reply: z.object({ done: z.boolean() }),
})
const slow = route({ ...write, name: 'test.slow', method: 'GET', path: '/api/v1/test/slow', body: undefined })

let app: TestApp
let lines = ''
const webFolder = mkdtempSync(join(tmpdir(), 'doorstep-web-'))
const shell = '<!doctype html><html><head><style>a{}</style></head><title>Doorstep</title></html>'
const script = 'console.log("here")'.repeat(200)

beforeAll(async () => {
  mkdirSync(join(webFolder, 'assets'))
  writeFileSync(join(webFolder, 'index.html'), shell)
  writeFileSync(join(webFolder, 'icon.svg'), '<svg/>')
  writeFileSync(join(webFolder, '.sources'), 'not for anybody')
  writeFileSync(join(webFolder, 'assets', 'app-1a2b.js'), script)
  writeFileSync(join(webFolder, 'assets', 'app-1a2b.js.br'), brotliCompressSync(script))
  const to = new Writable({
    write(chunk, _encoding, done) {
      lines += chunk
      done()
    },
  })
  app = await testApp({
    webFolder,
    log: openLog({ to }),
    routes(http) {
      serve(http, write, async ({ body }) => {
        if (body.fail) throw new Error(`Key (phone)=(${body.phone}) already exists`)
        return { done: true }
      })
      serve(http, slow, async () => {
        await new Promise((resolve) => setTimeout(resolve, 300))
        return { done: true }
      })
    },
  })
})
afterAll(() => rmSync(webFolder, { recursive: true, force: true }))

describe('several districts on one installation', () => {
  const slugAt = async (url: string, headers: Record<string, string> = {}) => {
    const response = await app.http.inject({ url, headers })
    return response.statusCode === 200 ? response.json().slug : `${response.statusCode} ${response.json().code}`
  }

  test('with one, every address is its own', async () => {
    expect(await slugAt('/api/v1/tenant')).toBe('test')
    expect(await slugAt('/api/v1/tenant', { host: 'whatever.example.org' })).toBe('test')
  })

  test('with more, path, header or host name tell which', async () => {
    const { tenants } = app.modules
    await tenants.create({
      slug: 'north',
      name: { en: 'North', zh: '北区' },
      hostNames: ['North.Example.org'],
      locale: 'en',
    })
    expect(await slugAt('/t/north/api/v1/tenant')).toBe('north')
    expect(await slugAt('/api/v1/tenant', { 'x-doorstep-tenant': 'north' })).toBe('north')
    expect(await slugAt('/api/v1/tenant', { host: 'north.example.org:8311' })).toBe('north')
    expect(await slugAt('/api/v1/tenant')).toBe('test')
    // The address a person sees wins over a header.
    expect(await slugAt('/t/test/api/v1/tenant', { 'x-doorstep-tenant': 'north' })).toBe('test')
    expect(await slugAt('/t/nowhere/api/v1/tenant')).toBe('404 tenant.not_found')
  })

  test('one made by another process is found within a second', async () => {
    await app.db.addTenant('just-made')
    await expect.poll(() => slugAt('/t/just-made/api/v1/tenant'), { timeout: 3_000 }).toBe('just-made')
  })
})

describe('a browser is told', () => {
  test('to run only our scripts, load from nowhere else and never to be framed', async () => {
    const { headers } = await app.http.inject({ url: '/' })
    const csp = String(headers['content-security-policy'])
    const directives = Object.fromEntries(
      csp.split(';').map((part) => part.trim().split(/ (.*)/s, 2) as [string, string]),
    )
    expect(directives).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self'",
      'script-src-attr': "'none'",
      'worker-src': "'self' blob:",
      'object-src': "'none'",
      'frame-ancestors': "'none'",
      'connect-src': "'self'",
    })
    expect(csp).not.toMatch(/https?:|\*|unsafe-eval|style-src [^;]*unsafe-inline/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers['permissions-policy']).toContain('geolocation=(self)')
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  test('that data is data, in answers and in errors', async () => {
    for (const url of ['/api/v1/tenant', '/api/v1/nowhere', '/t/north/api/v1/tenant', '/api/auth/nothing']) {
      const { headers } = await app.http.inject({ url })
      expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cache-control']).toBe('no-store')
    }
  })

  test('to come by https only, where people do', async () => {
    const secure = await testApp({ config: { publicUrl: 'https://help.example.org' }, background: false })
    const { headers } = await secure.http.inject({ url: '/api/v1/tenant' })
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
  })
})

describe('a write that carries a cookie', () => {
  const post = (headers: Record<string, string>) =>
    app.http.inject({
      method: 'POST',
      url: '/api/v1/test/write',
      payload: {},
      headers: { host: 'help.example.org', ...headers },
    })
  const cookie = 'doorstep.session_token=x'

  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'https://help.example.org.evil.example' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://help.example.org' }],
  ])('from another site is stopped: %o', async (headers) => {
    const response = await post({ cookie, ...(headers as Record<string, string>) })
    expect([response.statusCode, response.json().code]).toEqual([403, 'platform.wrong_origin'])
  })

  test.each([
    [{ cookie, origin: 'https://help.example.org' }],
    [{ cookie, 'sec-fetch-site': 'same-origin' }],
    [{ cookie }],
    [{ origin: 'https://evil.example' }],
  ])('from our pages, or without the cookie, goes on: %o', async (headers) => {
    expect((await post(headers as Record<string, string>)).statusCode).toBe(200)
  })
})

describe('the pages', () => {
  const get = (url: string, headers: Record<string, string> = {}) => app.http.inject({ url, headers })

  test('answer at every address of theirs, in every district', async () => {
    for (const url of ['/', '/report', '/t/north/', '/t/north/console/cases?state=open']) {
      const response = await get(url, { accept: 'text/html,*/*' })
      expect([url, response.statusCode]).toEqual([url, 200])
      expect(response.body).toContain('<title>Doorstep</title>')
      expect(response.headers['cache-control']).toBe('no-store')
    }
  })

  test('may write styles only with a number that is new for every page', async () => {
    const nonces = []
    for (const url of ['/', '/']) {
      const response = await get(url)
      const [, nonce] = /<meta property="csp-nonce" nonce="([\w-]{24})">/.exec(response.body) ?? []
      expect(response.body).toContain(`<style nonce="${nonce}">`)
      expect(response.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}';`)
      nonces.push(nonce)
    }
    expect(nonces[0]).not.toBe(nonces[1])
    expect((await get('/icon.svg')).headers['content-security-policy']).toContain("style-src 'self';")
  })

  test('give their scripts compressed and for good, the rest for a while', async () => {
    const compressed = await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' })
    expect(compressed.headers).toMatchObject({
      'content-encoding': 'br',
      vary: expect.stringMatching(/accept-encoding/i),
    })
    expect(compressed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(brotliDecompressSync(compressed.rawPayload).toString()).toBe(script)
    expect((await get('/assets/app-1a2b.js')).body).toBe(script)
    expect((await get('/icon.svg')).headers['cache-control']).toBe('public, max-age=300')
  })

  test('don’t pretend that a missing script or route is a page, and show no other file', async () => {
    for (const url of ['/assets/gone.js', '/api/v1/gone', '/health/gone']) {
      const response = await get(url, { accept: 'text/html' })
      expect([response.statusCode, response.json().code]).toEqual([404, 'platform.not_found'])
    }
    for (const url of ['/.sources', '/../app.ts', '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2fetc/passwd']) {
      expect((await get(url, { accept: 'text/html' })).body, url).not.toMatch(/not for anybody|root:|import/)
    }
    const posted = await app.http.inject({ method: 'POST', url: '/report' })
    expect(posted.statusCode).toBe(404)
  })
})

describe('the operator', () => {
  test('asks whether the process lives and can serve', async () => {
    expect((await app.http.inject('/health/live')).json()).toEqual({ status: 'live' })
    expect((await app.http.inject('/health/ready')).json()).toEqual({ status: 'ready' })
  })

  test('reads figures by route, without anybody in them, from this machine only', async () => {
    await app.http.inject({
      method: 'POST',
      url: '/api/v1/test/write?secret=abc123',
      payload: { phone: '13900001111' },
    })
    const response = await app.http.inject('/metrics')
    expect(response.body).toMatch(
      /doorstep_http_request_seconds_count\{route="test.write",method="POST",status="200"\} \d+/,
    )
    expect(response.body).toContain('doorstep_database_connections')
    expect(response.body).toMatch(/doorstep_outbox_lag_seconds \d/)
    expect(response.body).not.toMatch(/abc123|13900001111/)
    const outside = await app.http.inject({ url: '/metrics', remoteAddress: '203.0.113.9' })
    const proxied = await app.http.inject({ url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.9' } })
    expect([outside.statusCode, proxied.statusCode]).toEqual([403, 403])
  })

  test('reads no figures through a proxy of this machine, whatever that one says or keeps to itself', async () => {
    for (const headers of [
      { host: 'help.example.org' },
      { 'x-real-ip': '203.0.113.9' },
      { forwarded: 'for=203.0.113.9' },
      { via: '1.1 gate' },
    ])
      expect((await app.http.inject({ url: '/metrics', headers })).statusCode, JSON.stringify(headers)).toBe(403)
    const http = Fastify()
    registerMetrics(http, { database: app.deps.database, behindProxy: true, ofProcess: false })
    expect((await http.inject('/metrics')).statusCode).not.toBe(200)
    await http.close()
  })

  test('reads a log with a line for every request and nobody in it', async () => {
    lines = ''
    await app.http.inject({
      ...{ method: 'POST', url: '/api/v1/test/write?secret=hidden-secret&phone=13800002222' },
      headers: { cookie: 'a=hidden-cookie', authorization: 'Bearer hidden-token', 'x-forwarded-for': '203.0.113.77' },
      remoteAddress: '203.0.113.78',
      payload: { phone: '13900003333' },
    })
    expect(JSON.parse(lines.trim())).toMatchObject({
      route: 'test.write',
      method: 'POST',
      status: 401,
      reqId: expect.any(String),
    })
    await app.http.inject({ method: 'POST', url: '/api/v1/test/write?secret=hidden-secret', payload: { fail: true } })
    expect(lines).toContain('"status":500')
    expect(lines).not.toMatch(/hidden|13800002222|13900003333|203\.0\.113/)
  })
})

describe('too many calls', () => {
  test('from one address, by one account or without signing in are told to wait, each by its own count', async () => {
    const limited = await testApp({
      rateLimits: { perAddress: 12, perAnonymous: 3, perAccount: 5 },
      routes: (http) => serve(http, write, async () => ({ done: true })),
    })
    const statuses = async (client: Client, times: number) => {
      const found: number[] = []
      for (let time = 0; time < times; time++) found.push((await client.send(write, { body: {} })).status)
      return found
    }
    expect(await statuses(limited.anonymous(), 4)).toEqual([200, 200, 200, 429])
    expect(await statuses(limited.resident('one'), 6)).toEqual([200, 200, 200, 200, 200, 429])
    expect(await statuses(limited.resident('two'), 2)).toEqual([200, 200])
    const over = await limited.resident('three').send(write, { body: {} })
    expect([over.status, over.problem.code]).toEqual([429, 'platform.too_many'])
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
    expect(over.problem.detail).toMatch(/wait \d+ seconds/)
    expect((await limited.http.inject('/health/live')).statusCode).toBe(200)
  })

  test('of a route with a limit of its own are told to wait, while others still answer', async () => {
    const rare = route({ ...write, name: 'test.rare', path: '/api/v1/test/rare', perMinute: 2 })
    const limited = await testApp({
      rateLimits: { perAddress: 100, perAnonymous: 100, perAccount: 100 },
      routes: (http) => serve(http, rare, async () => ({ done: true })),
    })
    const client = limited.anonymous()
    const statuses: number[] = []
    for (let time = 0; time < 3; time++) statuses.push((await client.send(rare, { body: {} })).status)
    expect(statuses).toEqual([200, 200, 429])
    expect((await client.send(getTenant)).status).toBe(200)
  })
})

describe('when things go wrong underneath', () => {
  test('a lost database is a clear 503, and the process goes on', async () => {
    const lost = await testApp({ background: false })
    await lost.anonymous().call(getTenant)
    await lost.db.database.close()
    const ready = await lost.http.inject('/health/ready')
    expect([ready.statusCode, ready.json().code]).toEqual([503, 'platform.database_unavailable'])
    expect(Number(ready.headers['retry-after'])).toBeGreaterThan(0)
    expect((await lost.http.inject('/health/live')).statusCode).toBe(200)
  })

  test('what isn’t even HTTP gets a problem too, and no more', async () => {
    await app.http.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.http.server.address() as AddressInfo
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      const socket = connect(port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'))
      socket.on('data', (part) => {
        text += part
      })
      socket.on('close', () => resolve(text))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/)
    expect(answer).toContain('platform.request_malformed')
  })

  test('a request under way when the server closes gets its answer', async () => {
    const { port } = app.http.server.address() as AddressInfo
    const underWay = fetch(`http://127.0.0.1:${port}/api/v1/test/slow`, { headers: { 'x-doorstep-tenant': 'test' } })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await app.http.close()
    expect(await (await underWay).json()).toEqual({ done: true })
  })
})
