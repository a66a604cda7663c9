import fc from 'fast-check'
import type { Route } from '../../contract/route.ts'
import type { Asked } from './asking.testing.ts'
import { type Clues, follow, type Shape, sampleOf, shapeOf } from './samples.testing.ts'

/** A request as it goes over the wire: what was asked for, and what was done to it. */
export interface Bad {
  method: string
  url: string
  headers: Record<string, string>
  payload: string | Buffer | undefined
}

const long = 'x'.repeat(70_000)
const texts = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    'a\udfffb',
    '\u202e\u200f',
    '\ufffe\uffff',
    '😀'.repeat(600),
    'é'.normalize('NFD').repeat(300),
    long,
  ],
  ...[
    "' OR '1'='1",
    `"; DROP TABLE "case"; --`,
    "1'; SELECT pg_sleep(5)--",
    '%',
    '_',
    '\\',
    '(((((',
    '[a-',
    '*&|!:',
    '<->',
    "a' & b",
  ],
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://x")',
    '@SUM(1)',
    '-1+1',
    '\t=1',
  ],
  ...[
    '../../../../etc/passwd',
    '..%2f..%2f',
    '%00',
    '%',
    '%E0%A4%A',
    '\r\nSet-Cookie: a=b',
    '{{7*7}}',
    '$' + '{7*7}',
    'javascript:alert(1)',
  ],
  ...[
    'NaN',
    'Infinity',
    '-0',
    '1e309',
    '0x10',
    '9007199254740993',
    '99999999999999999999999',
    '-1',
    '0',
    'true',
    'null',
    'undefined',
    '[object Object]',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '2026-02-30',
    '0000-00-00',
    '+275760-09-13',
    '-000001-01-01',
    '9999-12-31T23:59:59Z',
    '24:60',
  ],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '01a20468-3417-7309-b605-11634d52c3ce',
    'en',
    'zh-CN',
    'http://127.0.0.1:1',
    '1,2,3',
    'a,b\nc,d',
    '120,30,NaN,1',
    'a'.repeat(201),
  ],
]
const numbers = [-1, 0, 0.1, 1e308, -1e308, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 1e21, 5e-324, 32_768, 181, 91]
const badText = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 200 }),
)
const badNumber = fc.oneof(fc.constantFrom(...numbers), fc.double(), fc.integer())
const odd = fc.oneof(
  { weight: 6, arbitrary: badText },
  { weight: 4, arbitrary: badNumber },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { a: 1 }, [1, 'a', null], {
      length: -1,
    }),
  },
  { weight: 1, arbitrary: fc.constant(Array.from({ length: 3_000 }, (_each, at) => at)) },
  { weight: 1, arbitrary: fc.constant(deep(60)) },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 3, maxKeys: 5 }).map(jsonable) },
)

function deep(levels: number): unknown {
  let at: unknown = 1
  for (let level = 0; level < levels; level++) at = level % 2 === 0 ? [at] : { a: at }
  return at
}

function jsonable(value: unknown): unknown {
  try {
    return JSON.parse(
      JSON.stringify(value, (_name, each) => (typeof each === 'bigint' ? String(each) : each)) ?? 'null',
    )
  } catch {
    return null
  }
}

/** What a field of this shape is given: mostly something of its own type that goes too far, else anything at all. */
function valueFor(shape: Shape, root: Shape, clues: Clues, name: string): fc.Arbitrary<unknown> {
  const found = follow(shape, root)
  const own = sampleOf(found, clues, { root, name })
  const near =
    found.type === 'integer' || found.type === 'number'
      ? badNumber
      : found.type === 'string'
        ? badText
        : found.type === 'array'
          ? fc.constantFrom<unknown>([], Array(500).fill(own), [own, own], [[own]])
          : odd
  return fc.oneof(
    { weight: 3, arbitrary: near },
    { weight: 2, arbitrary: odd },
    { weight: 2, arbitrary: fc.constant(own) },
  )
}

/** A body, or the parts of a query, with one to four of its fields made odd; fields that may be left out come in too. */
function spoilt(shape: Shape, sample: unknown, clues: Clues): fc.Arbitrary<unknown> {
  const root = shape
  const found = follow(shape, root)
  const choice = (found.anyOf ?? found.oneOf)?.map((each) => follow(each, root)) ?? [found]
  return fc.constantFrom(...choice).chain((one) => {
    const names = Object.keys(one.properties ?? {})
    if (names.length === 0) return odd
    const base = one === found ? sample : sampleOf(one, clues, { root })
    return fc.subarray(names, { minLength: 1, maxLength: Math.min(4, names.length) }).chain((chosen) =>
      fc
        .tuple(
          ...chosen.map((name) => {
            const property = one.properties?.[name] ?? {}
            const inner = follow(property, root)
            const within = inner.properties
              ? spoilt({ ...inner, $defs: root.$defs ?? {} }, sampleOf(inner, clues, { root, name }), clues)
              : undefined
            const plain = valueFor(property, root, clues, name)
            return within ? fc.oneof(within, plain) : plain
          }),
        )
        .map((values) => ({
          ...(base as object),
          ...Object.fromEntries(chosen.map((name, at) => [name, values[at]])),
        })),
    )
  })
}

const rawBodies = [
  ...[
    '',
    '{',
    '[',
    'null',
    'true',
    '"x"',
    '1e999',
    '{"a":1,"a":2}',
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"a":1}}}',
  ],
  ...[
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    `{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
    '\ufeff{}',
    '{"a":"\\u0000"}',
    '{"a":"\\ud800"}',
    '{"\\u0000":1}',
  ],
  ...[
    `{"a":"${long}"}`,
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--x--',
    'a=1&b=2',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  ],
]
const types = [
  ...[
    'application/json',
    'application/json; charset=utf-16',
    'text/plain',
    'text/csv',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
  ],
  ...[
    'application/x-www-form-urlencoded',
    'application/octet-stream',
    'application/xml',
    'image/svg+xml',
    '*/*',
    'x',
    'application/json, text/html',
  ],
]
const headers: Record<string, readonly string[]> = {
  'idempotency-key': ['', 'short', 'x'.repeat(201), 'ü'.repeat(10), "' OR 1=1 --"],
  'accept-language': ['*', 'zh-CN,en;q=0.x', 'x'.repeat(5_000), ';;;,,,', '../../en'],
  'x-doorstep-tenant': ['', 'nobody', '../test', 'TEST', "test'--", 'x'.repeat(300), '__proto__', 'constructor'],
  'x-case-secret': ['', 'x', 'x'.repeat(5_000), "' OR 1=1 --", '%00'],
  'x-ticket-secret': ['', 'x'.repeat(5_000), "' OR 1=1 --"],
  'x-acting-post': ['x', '00000000-0000-0000-0000-000000000000', "' OR 1=1 --"],
  'x-doorstep-account': ['x', "' OR 1=1 --"],
  'x-request-id': ['<script>', 'x'.repeat(65), 'a b'],
  'last-event-id': ['x', '-1', '99999999999999999999'],
  'if-none-match': ['*', '"x"', 'W/"'],
  authorization: ['Bearer', 'Bearer x', 'Bearer dst_x', 'Basic YTpi', `Bearer dst_${'x'.repeat(300)}`],
  cookie: [
    'doorstep.session_token=x',
    'doorstep.session_token=x.y; doorstep.session_token=z',
    '=;=;',
    'a='.repeat(2_000),
    'doorstep_locale=../../x',
    'doorstep.session_token=%',
  ],
  host: ['', 'x', 'localhost:99999', '[::1', 'a b', '127.0.0.1/../', 'x'.repeat(300)],
  range: ['bytes=0-', 'bytes=-1', 'bytes=9999999-', 'x'],
  accept: ['text/html', '*/*', 'x', 'application/problem+json'],
  'accept-encoding': ['br', 'gzip;q=x', 'identity'],
  origin: ['null', 'https://evil.example', 'x'],
  'x-forwarded-for': ['127.0.0.1', 'x', '1'.repeat(500)],
}

const part = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
const encoded = (text: string) => encodeURIComponent(text.toWellFormed())

/** Requests that are wrong somewhere, made from what the route says it takes. `asked` is one that is right. */
export function badRequests(route: Route, asked: Asked, clues: Clues): fc.Arbitrary<Bad> {
  const [query, body] = [shapeOf(route, 'query'), shapeOf(route, 'body')]
  const good = asked.body === undefined ? undefined : part(asked.body)
  const wholeBody =
    body && !route.consumes ? spoilt(body, asked.body, clues).map((each) => JSON.stringify(each) ?? '') : badText
  const writes = route.method !== 'GET'
  return fc
    .record({
      way: fc.constantFrom(
        ...(writes
          ? ['body', 'body', 'body', 'body', 'raw', 'type', 'path', 'query', 'header']
          : ['query', 'query', 'query', 'path', 'path', 'header', 'body']),
      ),
      names: fc.array(odd, { minLength: 4, maxLength: 4 }),
      query: query ? spoilt(query, asked.query, clues) : fc.constant({}),
      extra: fc.option(
        fc.tuple(fc.constantFrom('limit', 'after', 'before', 'q', '__proto__', 'a[b]', 'unit', 'from'), badText),
      ),
      body: wholeBody,
      raw: fc.constantFrom(...rawBodies),
      type: fc.constantFrom(...types),
      header: fc
        .constantFrom(...Object.keys(headers))
        .chain((name) => fc.constantFrom(...(headers[name] ?? [])).map((value) => [name, value] as const)),
    })
    .map(({ way, names, query: badQuery, extra, body: badBody, raw, type, header }) => {
      let at = 0
      const path =
        way === 'path'
          ? route.path.replace(/:(\w+)/g, () => encoded(part(names[at++ % 4])).slice(0, 3_000) || '%20')
          : asked.url
      const search = new URLSearchParams(
        Object.entries(asked.query).flatMap(([name, value]) =>
          [value].flat().map((each): [string, string] => [name, each]),
        ),
      )
      if (way === 'query' && typeof badQuery === 'object' && badQuery !== null) {
        for (const [name, value] of Object.entries(badQuery)) {
          search.delete(name)
          for (const each of [value].flat().slice(0, 20)) search.append(name, part(each).toWellFormed().slice(0, 3_000))
        }
        if (extra) search.append(extra[0], extra[1].slice(0, 3_000))
      }
      const payload = way === 'body' ? badBody : way === 'raw' || way === 'type' ? raw : good
      return {
        method: route.method,
        url: `${path}${search.size > 0 ? `?${search}` : ''}`,
        headers: {
          ...(writes || way === 'body'
            ? { 'content-type': way === 'type' ? type : (asked.contentType ?? 'application/json') }
            : {}),
          ...(way === 'header' ? { [header[0]]: header[1] } : {}),
        },
        payload: (writes || way === 'body') && payload !== undefined ? Buffer.from(payload) : undefined,
      }
    })
}
