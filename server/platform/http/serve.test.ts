import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { Instant } from '../../../contract/common.ts'
import { route } from '../../../contract/route.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { Refused } from '../errors.ts'
import type { PostHeld } from '../policy/actor.ts'
import { idempotent } from './idempotency.ts'
import { Download, serve } from './serve.ts'

const base = { tags: ['test'], summary: 'for tests', access: 'public' } as const

const greet = route({
  ...base,
  name: 'test.greet',
  method: 'POST',
  path: '/api/v1/test/greet/:id',
  params: z.object({ id: z.uuid() }),
  query: z.object({ loud: z.coerce.number().int().max(3).default(1) }),
  body: z.object({ name: z.string().trim().min(2).max(10), phone: z.e164(), at: Instant }),
  reply: z.object({ hello: z.string(), tenant: z.string() }),
})
const file = route({
  ...base,
  name: 'test.file',
  method: 'GET',
  path: '/api/v1/test/file',
  produces: 'text/csv',
  reply: z.unknown(),
})
const refuse = route({
  ...base,
  name: 'test.refuse',
  method: 'GET',
  path: '/api/v1/test/refuse',
  query: z.object({ how: z.string() }),
  reply: z.object({}),
})
const staffOnly = route({
  ...base,
  name: 'test.staff',
  method: 'GET',
  path: '/api/v1/test/staff',
  access: 'staff',
  reply: z.object({ posts: z.number() }),
})
const residentOnly = route({
  ...base,
  name: 'test.resident',
  method: 'GET',
  path: '/api/v1/test/resident',
  access: 'resident',
  reply: z.object({}),
})
const never = route({ ...base, name: 'test.never', method: 'GET', path: '/api/v1/test/never', reply: z.object({}) })
const deposit = route({
  ...base,
  name: 'test.deposit',
  method: 'POST',
  path: '/api/v1/test/deposit',
  body: z.object({ amount: z.number().int() }),
  reply: z.object({ receipt: z.string(), amount: z.number() }),
  status: 201,
  idempotent: true,
})

let app: TestApp
let worked = 0

beforeAll(async () => {
  app = await testApp({
    routes(http, { database }) {
      serve(http, greet, async ({ params, body, tenant }) => ({
        hello: `${body.name} ${params.id}`,
        tenant: tenant.slug,
        secret: 'never sent',
      }))
      serve(http, file, async () => new Download('a,b\n1,2\n', { 'Content-Disposition': 'attachment' }))
      serve(http, refuse, async ({ query }) => {
        throw faults[query.how]?.()
      })
      serve(http, staffOnly, async ({ actor }) => ({ posts: actor.posts.length }))
      serve(http, never, () => new Promise(() => {}))
      serve(http, residentOnly, async () => ({}))
      serve(http, deposit, async ({ tenant, body, claim }) =>
        database.tx(tenant.id, (tx) =>
          idempotent({
            tx,
            claim,
            work: async () => {
              worked++
              await tx.db
                .insertInto('audit_entry')
                .values({
                  ...{ tenant_id: tx.tenantId, id: randomUUID(), at: new Date(), via: 'none', action: 'test.deposit' },
                  ...{ subject_kind: 'test', detail: JSON.stringify({ amount: body.amount }) },
                })
                .execute()
              await new Promise((resolve) => setTimeout(resolve, 30))
              if (body.amount < 0) throw new Refused('platform.forbidden')
              return { receipt: randomUUID(), amount: body.amount }
            },
          }),
        ),
      )
    },
  })
})

const faults: Record<string, () => unknown> = {
  stale: () => new Refused('tenant.slug_taken', { slug: 'north' }, { status: 409, field: 'body.slug' }),
  bug: () => new TypeError('/work/secret/path is not a function'),
  lost: () => Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' }),
  full: () => Object.assign(new Error('could not extend file'), { code: '53100' }),
  disk: () => new Error('cannot write', { cause: Object.assign(new Error('no space'), { code: 'ENOSPC' }) }),
  nul: () => Object.assign(new Error('invalid byte sequence'), { code: '22021' }),
  text: () => 'a thrown text',
}

const id = '0197f3a0-0000-7000-8000-000000000001'
const good = { name: 'Ma', phone: '+8613900000000', at: '2026-03-01T09:00:00+08:00' }
const post: PostHeld = { id, role: 'desk', unitPath: [], from: new Date(0) }

describe('a call of the contract', () => {
  test('reaches its handler parsed, and only what the contract names goes out', async () => {
    const answer = await app.anonymous().send(greet, { params: { id }, body: { ...good, name: '  Ma ' } })
    expect(answer.status).toBe(200)
    expect(answer.reply).toEqual({ hello: `Ma ${id}`, tenant: 'test' })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['x-request-id']).toMatch(/^[\w-]{8,64}$/)
  })

  test('that is wrong in several places hears of all of them at once, in words', async () => {
    const answer = await app.anonymous().send(greet, {
      params: { id: 'x' },
      query: { loud: 9 },
      body: { name: 'M', phone: '139', at: '2026-03-01T09:00:00' },
    })
    expect(answer.status).toBe(400)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.problem).toMatchObject({
      type: 'urn:doorstep:problem:input.invalid',
      code: 'input.invalid',
      status: 400,
    })
    expect(answer.problem.errors).toEqual([
      { field: 'params.id', code: 'input.format_uuid', detail: expect.stringContaining('could not be found') },
      { field: 'query.loud', code: 'input.too_high', detail: 'At most 3 is possible.' },
      { field: 'body.name', code: 'input.too_short', detail: 'At least 2 characters are needed.' },
      { field: 'body.phone', code: 'input.format_e164', detail: expect.stringContaining('+8613900000000') },
      { field: 'body.at', code: 'input.format_datetime', detail: expect.stringContaining('zone') },
    ])
    expect(answer.problem.detail).toContain('5 entries need a correction')
  })

  test('that leaves things out is told what to fill in', async () => {
    const answer = await app.anonymous().send(greet, { params: { id }, body: {} })
    expect(answer.problem.errors?.map((error) => `${error.field} ${error.code}`)).toEqual([
      'body.name input.required',
      'body.phone input.required',
      'body.at input.required',
    ])
    const nothing = await app.anonymous().send(greet, { params: { id }, body: undefined })
    expect(nothing.problem).toMatchObject({ status: 400, field: 'body' })
  })

  test.each([
    ['{"name":', 'platform.json_malformed'],
    ['{"__proto__":{"a":1}}', 'platform.json_malformed'],
    ['{"name":"a\\u0000b"}', 'platform.input_unholdable'],
  ])('with the body %s is refused as 400', async (payload, code) => {
    const response = await app.anonymous().request({
      method: 'POST',
      url: `/api/v1/test/greet/${id}`,
      headers: { 'content-type': 'application/json' },
      payload,
    })
    expect([response.statusCode, response.json().code]).toEqual([400, code])
  })

  test('with an unknown media type or too much of it is refused', async () => {
    const url = `/api/v1/test/greet/${id}`
    const xml = await app
      .anonymous()
      .request({ method: 'POST', url, headers: { 'content-type': 'text/xml' }, payload: '<a/>' })
    expect([xml.statusCode, xml.json().code]).toEqual([415, 'platform.media_type'])
    const big = await app.anonymous().request({
      ...{ method: 'POST', url, headers: { 'content-type': 'application/json' } },
      payload: JSON.stringify({ name: 'x'.repeat(2 * 1024 * 1024) }),
    })
    expect([big.statusCode, big.json().code]).toEqual([413, 'platform.body_too_large'])
  })

  test('may answer with a file', async () => {
    const answer = await app.anonymous().send(file)
    expect(answer.headers['content-type']).toContain('text/csv')
    expect(answer.headers['content-disposition']).toBe('attachment')
    expect(answer.text).toBe('a,b\n1,2\n')
  })
})

describe('whoever may call', () => {
  test('nobody in particular is asked to sign in', async () => {
    const answer = await app.anonymous().send(residentOnly)
    expect([answer.status, answer.problem.code]).toEqual([401, 'platform.signed_out'])
  })
  test('a resident may call what is for residents, not what is for staff', async () => {
    expect((await app.resident().send(residentOnly)).status).toBe(200)
    expect((await app.resident().send(staffOnly)).status).toBe(403)
  })
  test('somebody with a post may call both', async () => {
    expect((await app.as(post).send(residentOnly)).status).toBe(200)
    expect(await app.as(post).call(staffOnly)).toEqual({ posts: 1 })
  })
  test('is checked before their body is read', async () => {
    const answer = await app.anonymous().send(staffOnly, { headers: { 'content-type': 'application/json' } })
    expect(answer.status).toBe(401)
  })
})

describe('a refusal', () => {
  const ask = (how: string, headers: Record<string, string> = {}) =>
    app.anonymous().send(refuse, { query: { how }, headers })

  test('carries code, facts, field and words', async () => {
    const answer = await ask('stale')
    expect(answer.problem).toEqual({
      type: 'urn:doorstep:problem:tenant.slug_taken',
      title: 'It changed in the meantime',
      status: 409,
      detail: 'The short name “north” is already in use.',
      code: 'tenant.slug_taken',
      field: 'body.slug',
      facts: { slug: 'north' },
      requestId: answer.headers['x-request-id'],
    })
  })

  test.each([
    [{ 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }, '短名称“north”已被使用。'],
    [{ 'accept-language': 'fr, en-GB;q=0.7, zh;q=0.3' }, 'The short name “north” is already in use.'],
  ])('is told in the language of the reader: %o', async (headers, detail) => {
    const answer = await ask('stale', headers)
    expect(answer.problem.detail).toBe(detail)
  })

  test('is told in the language the address asks for, before the browser', async () => {
    const client = app.anonymous()
    const response = await client.request({
      url: '/api/v1/test/refuse?how=stale&lang=zh',
      headers: { 'accept-language': 'en' },
    })
    expect(response.headers['content-language']).toBe('zh-CN')
  })

  test.each([
    ['lost', 503, 'platform.database_unavailable'],
    ['full', 503, 'platform.disk_full'],
    ['disk', 503, 'platform.disk_full'],
    ['nul', 400, 'platform.input_unholdable'],
    ['bug', 500, 'platform.internal'],
    ['text', 500, 'platform.internal'],
  ])('because of a fault (%s) is %i and shows nothing of the inside', async (how, status, code) => {
    const answer = await ask(how)
    expect([answer.status, answer.problem.code]).toEqual([status, code])
    expect(answer.text).not.toMatch(/work|10\.0|node_modules|thrown|extend|\bat \S+ \(|:\d+:\d+/)
    expect(answer.headers['retry-after'] !== undefined).toBe(status === 503)
    if (status === 500) expect(answer.problem.detail).toContain(answer.problem.requestId)
  })

  test('comes for addresses that lead nowhere', async () => {
    const response = await app.anonymous().request({ url: '/api/v1/nowhere?phone=1' })
    expect(response.json()).toMatchObject({
      status: 404,
      code: 'platform.not_found',
      facts: { path: '/api/v1/nowhere' },
    })
    expect((await app.anonymous().request({ url: '/api/v1/%E0%A4%A' })).statusCode).toBe(400)
    expect((await app.anonymous().request({ url: '/api/v1/test/refuse?how=%00' })).statusCode).toBe(400)
  })
})

describe('a write with a number', () => {
  const countOf = async () => Number((await app.db.asOwner<{ n: string }>('select count(*) n from audit_entry'))[0]?.n)

  test('needs one', async () => {
    const answer = await app.anonymous().send(deposit, { body: { amount: 1 }, headers: { 'idempotency-key': '' } })
    expect([answer.status, answer.problem.errors?.[0]?.code]).toEqual([400, 'idempotency.key_malformed'])
    const without = await app.anonymous().request({ method: 'POST', url: deposit.path, payload: { amount: 1 } })
    expect([without.statusCode, without.json().code]).toEqual([400, 'idempotency.key_required'])
  })

  test('sent again gives the first answer and does nothing', async () => {
    const client = app.anonymous()
    const before = await countOf()
    const first = await client.send(deposit, { key: 'a-key-sent-twice', body: { amount: 5 } })
    const again = await client.send(deposit, { key: 'a-key-sent-twice', body: { amount: 5 } })
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.reply).toEqual(first.reply)
    expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([undefined, 'true'])
    expect(await countOf()).toBe(before + 1)
  })

  test('sent ten times at once happens once', async () => {
    const client = app.anonymous()
    const before = [worked, await countOf()] as const
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => client.send(deposit, { key: 'ten-at-once', body: { amount: 7 } })),
    )
    expect(new Set(answers.map((answer) => answer.reply.receipt)).size).toBe(1)
    expect(answers.every((answer) => answer.status === 201)).toBe(true)
    expect(answers.filter((answer) => answer.headers['idempotency-replayed'] === undefined)).toHaveLength(1)
    expect([worked - before[0], (await countOf()) - before[1]]).toEqual([1, 1])
  })

  test('with other content under the same number is refused', async () => {
    const client = app.anonymous()
    await client.call(deposit, { key: 'same-key-other', body: { amount: 1 } })
    const other = await client.send(deposit, { key: 'same-key-other', body: { amount: 2 } })
    expect([other.status, other.problem.code]).toEqual([409, 'idempotency.content_differs'])
  })

  test('by somebody else under the same number never gets the first one’s answer', async () => {
    await app.resident('one').call(deposit, { key: 'whose-is-it', body: { amount: 1 } })
    const other = await app.resident('two').send(deposit, { key: 'whose-is-it', body: { amount: 1 } })
    expect(other.status).toBe(409)
  })

  test('that was refused leaves its number free', async () => {
    const client = app.anonymous()
    expect((await client.send(deposit, { key: 'refused-first', body: { amount: -1 } })).status).toBe(403)
    expect((await client.send(deposit, { key: 'refused-first', body: { amount: 3 } })).status).toBe(201)
  })

  test('keeps its answer so that only whoever knows the number can read it', async () => {
    const client = app.anonymous()
    const { receipt } = await client.call(deposit, { key: 'sealed-answer', body: { amount: 4 } })
    const rows = await app.db.asOwner<{ row: string }>('select idempotency_key::text as row from idempotency_key')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.map((each) => each.row).join()).not.toMatch(new RegExp(`${receipt}|sealed-answer`))
  })
})

test('a request id of the caller is kept where it is one', async () => {
  const client = app.anonymous()
  const kept = await client.request({ url: '/api/v1/tenant', headers: { 'x-request-id': 'from-the-proxy-1' } })
  expect(kept.headers['x-request-id']).toBe('from-the-proxy-1')
  const made = await client.request({ url: '/api/v1/tenant', headers: { 'x-request-id': 'a b\n' } })
  expect(made.headers['x-request-id']).not.toContain(' ')
})

test('work that doesn’t come to its end is answered with a clear 503', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const waiting = app.http.inject({ url: never.path })
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0))
    await vi.advanceTimersByTimeAsync(60_000)
    const answer = await waiting
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'platform.timeout'])
    expect(answer.headers['retry-after']).toBe('5')
  } finally {
    vi.useRealTimers()
  }
})
