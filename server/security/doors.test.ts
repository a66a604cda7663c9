import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../testing/app.ts'

// Routes that are not in the contract. Each has a row here, or the first test fails.
const folder = mkdtempSync(join(tmpdir(), 'doorstep-pages-'))
mkdirSync(join(folder, 'assets'))
writeFileSync(
  join(folder, 'index.html'),
  '<!doctype html><html lang="en"><head><style>a{}</style></head><div id="root"></div>',
)
writeFileSync(join(folder, 'assets', 'main.js'), '1')
const registered = new Set<string>()
const app = await testApp({
  background: false,
  webFolder: folder,
  config: { metricsToken: 'a token for figures' },
  onRoute: ({ method, url, config }) => {
    if (!config?.contract) for (const each of [method].flat()) registered.add(`${each} ${url}`)
  },
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open311 = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']
const get = (url: string, status: number) => ({ url, status })
type Row = { url: string; status: number; method?: InjectOptions['method'] }

/** What a stranger gets there, and somebody with every right too: none of these looks at rights. */
const rows: Record<string, Row> = {
  'GET /api/docs': get('/api/docs', 200),
  'GET /api/docs/static/index.html': get('/api/docs/static/index.html', 302),
  'GET /api/docs/static/swagger-initializer.js': get('/api/docs/static/swagger-initializer.js', 200),
  'GET /api/docs/json': get('/api/docs/json', 200),
  'GET /api/docs/yaml': get('/api/docs/yaml', 200),
  'GET /api/docs/static/*': get('/api/docs/static/..%2f..%2f..%2fpackage.json', 404),
  'GET /api/openapi.json': get('/api/openapi.json', 200),
  'GET /metrics': get('/metrics', 403),
  'GET /health/live': get('/health/live', 200),
  'GET /health/ready': get('/health/ready', 200),
  'GET /assets/main.js': get('/assets/main.js', 200),
  'POST /share': { method: 'POST', url: '/share', status: 303 },
  // What is left out of the list of the sign-in library doesn't exist; what is in it has tests of its own.
  'GET /api/auth/*': get('/api/auth/get-session', 404),
  'POST /api/auth/*': { method: 'POST', url: '/api/auth/sign-up/email', status: 404 },
  ...Object.fromEntries(
    open311.flatMap((method) => [
      [`${method} /open311/v2`, { method, url: '/open311/v2', status: 404 } as Row],
      [
        `${method} /open311/v2/*`,
        { method, url: '/open311/v2/services.json', status: { GET: 200, HEAD: 200 }[method] ?? 400 } as Row,
      ],
    ]),
  ),
  // Old mail programs end subscriptions by a press that sends a form: the same handler as the contract's PUT.
  'POST /api/v1/notice-stops/:token': { method: 'POST', url: '/api/v1/notice-stops/nothing', status: 404 },
}

test('every route beside the contract has a row', () => {
  const known = new Set(Object.keys(rows))
  // HEAD comes with every GET.
  const isHead = (route: string) =>
    route.startsWith('HEAD ') && registered.has(route.replace('HEAD', 'GET').replace(/\/$/, ''))
  expect([...registered].filter((route) => !known.has(route) && !isHead(route))).toEqual([])
  expect([...known].filter((route) => !registered.has(route))).toEqual([])
})

test.each(Object.entries(rows))('%s', async (_route, { url, status, method = 'GET' }) => {
  const administrator = app.as({ id: 'p', role: 'administrator', unitPath: [], from: new Date(0) })
  for (const client of [app.anonymous(), administrator]) {
    const { statusCode, body } = await client.request({ method, url, headers: { accept: '*/*' } })
    expect(statusCode).toBe(status)
    expect(body).not.toContain('"private": true')
  }
})

test.each([
  '/get-session',
  '/sign-up/email',
  '/list-sessions',
  '/revoke-session',
  '/delete-user',
  '/change-email',
  '/verify-email',
  '/admin/list-users',
  '/token',
  '/jwks',
  '/two-factor/get-totp-uri',
  '/ok',
  '/error',
  '/sign-in/email/../../get-session',
  '//sign-in/email',
])('of the sign-in library %s can’t be reached', async (path) => {
  for (const method of ['GET', 'POST'] as const) {
    const { statusCode } = await app.anonymous().request({ method, url: `/api/auth${path}` })
    expect(statusCode).toBe(404)
  }
})

const pages = ['/', '/report', '/matters', '/f/T-2026-000001', '/desk', '/sign-in', '/d/X', '/p/X', '/t/test/report']
const others = [
  '/api/docs/',
  '/api/docs/static/nothing',
  '/assets/main.js',
  '/assets/nothing.js',
  '/nothing.map',
  '/health/live',
  '/metrics',
]
const data = [
  '/api/v1/categories',
  '/api/v1/nothing',
  '/api/v1/cases',
  '/open311/v2/services.json',
  '/open311/v2/x',
  '/api/openapi.json',
]

test.each([...pages, ...others, ...data, '/api/v1/%E0%A4%A', '/%00'])(
  '%s comes with a policy: no script of others, none within the text, never framed, never guessed',
  async (url) => {
    const { headers } = await app.anonymous().request({ method: 'GET', url, headers: { accept: 'text/html,*/*' } })
    const policy = new Map(
      String(headers['content-security-policy'])
        .split(';')
        .map((part): [string, string] => [part.trim().split(' ')[0] ?? '', part.trim().split(' ').slice(1).join(' ')]),
    )
    const scripts = policy.get('script-src') ?? policy.get('default-src') ?? ''
    expect(scripts).toMatch(/^'(self|none)'/)
    expect(scripts).not.toMatch(/unsafe|https?:|\*|data:|blob:/)
    expect(policy.get('object-src') ?? policy.get('default-src')).toBe("'none'")
    expect(policy.get('frame-ancestors')).toBe("'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers.server).toBeUndefined()
  },
)
