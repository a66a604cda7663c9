import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { allowedNetworks, mayReach } from './address.rules.ts'
import { postOut, type Resolve } from './post.ts'
import { isSignedBy } from './signature.rules.ts'
import { sendWebhook, webhookSecret } from './webhook.ts'

const came: { path: string; headers: IncomingHttpHeaders; body: string }[] = []
const server = createServer((request, reply) => {
  let body = ''
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString()
  })
  request.on('end', () => {
    came.push({ path: request.url ?? '', headers: request.headers, body })
    if (request.url === '/slow') return
    const status = Number(request.url?.slice(1)) || 204
    reply.writeHead(status, status < 400 && status >= 300 ? { location: '/somewhere-else' } : {}).end()
  })
})
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
const { port } = server.address() as AddressInfo
const url = `http://127.0.0.1:${port}/`
const none = allowedNetworks([])
const loopback = allowedNetworks(['127.0.0.0/8'])
const now = new Date('2026-03-02T09:00:00Z')
const post = (to: string, allowed = none) => postOut({ url: to, headers: {}, body: 'x', allowed })

test('messages go nowhere inside closed networks, in whatever clothes the address comes', () => {
  for (const address of [
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
    ],
    ...[
      '224.0.0.1',
      '255.255.255.255',
      '198.18.0.1',
      '::1',
      '::',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd12::1',
      'ff02::1',
    ],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:a9fe:a9fe',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      '::7f00:1',
    ],
  ])
    expect(mayReach(address, none), address).toBe(false)
  for (const address of ['93.184.216.34', '172.32.0.1', '2606:4700::1111'])
    expect(mayReach(address, none), address).toBe(true)
})

test('the operator may name networks that are closed otherwise, and nothing else by it', () => {
  const some = allowedNetworks(['10.1.0.0/16', '192.168.7.9', 'fd00::/8'])
  expect(['10.1.200.3', '192.168.7.9', 'fd00::5', '::ffff:10.1.0.1'].map((each) => mayReach(each, some))).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(['10.2.0.1', '192.168.7.10', '127.0.0.1'].map((each) => mayReach(each, some))).toEqual([false, false, false])
  for (const wrong of ['gateway', '10.0.0.0/33', '10.0.0.0/', 'fd00::/129'])
    expect(() => allowedNetworks([wrong])).toThrow(RangeError)
})

test('a closed address is never connected to: as number, as name, in other spellings', async () => {
  const before = came.length
  const spellings = [
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    `http://2130706433:${port}/`,
    `http://0x7f.1:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://[::1]:${port}/`,
  ]
  for (const each of spellings)
    expect(await post(each), each).toMatchObject({ ok: false, reason: 'address_closed', again: false })
  for (const wrong of [
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    `http://user:word@127.0.0.1:${port}/`,
    'nonsense',
  ])
    expect(await post(wrong), wrong).toMatchObject({ ok: false, reason: 'address_invalid' })
  expect(came).toHaveLength(before)
})

test('a name that changes its mind gains nothing: what is connected to is what was looked up and checked', async () => {
  const before = came.length
  const answers = [['127.0.0.1'], ['127.0.0.2'], ['127.0.0.1', '10.0.0.1'], ['127.0.0.2', '93.184.216.34']]
  let asked = 0
  const resolve: Resolve = (_name, _options, callback) => {
    const addresses = answers[asked++] ?? []
    callback(
      null,
      addresses.map((address) => ({ address, family: 4 })),
    )
  }
  const onlyOne = allowedNetworks(['127.0.0.1'])
  const send = () =>
    postOut({ url: `http://gateway.demo.example:${port}/`, headers: {}, body: 'x', allowed: onlyOne, resolve })
  expect(await send(), 'the address that was named').toMatchObject({ ok: true })
  expect(await send(), 'another one the next time').toMatchObject({ ok: false, reason: 'address_closed', again: false })
  expect(await send(), 'a closed one beside it').toMatchObject({ ok: false, reason: 'address_closed' })
  expect(await send(), 'a closed one beside an open one').toMatchObject({ ok: false, reason: 'address_closed' })
  expect(asked, 'once for each message').toBe(4)
  expect(came).toHaveLength(before + 1)
})

test('a redirect is not followed: the message goes where it was sent, or nowhere', async () => {
  const before = came.length
  expect(await post(`${url}302`, loopback)).toMatchObject({ ok: false, status: 302, reason: 'http_302', again: false })
  expect(came.slice(before).map((one) => one.path)).toEqual(['/302'])
})

test('who does not answer in time is given up, and asked again later', async () => {
  expect(await postOut({ url: `${url}slow`, headers: {}, body: 'x', allowed: loopback, timeout: 100 })).toMatchObject({
    ok: false,
    reason: 'timeout',
    again: true,
  })
  expect(await post('http://127.0.0.1:1/', loopback)).toMatchObject({
    ok: false,
    reason: 'connection_refused',
    again: true,
  })
})

test('a full gateway is asked again, one that refuses is not', async () => {
  for (const [status, again] of [
    [429, true],
    [503, true],
    [400, false],
    [410, false],
  ] as const)
    expect(await post(`${url}${status}`, loopback)).toMatchObject({
      ok: false,
      status,
      reason: `http_${status}`,
      again,
    })
})

test('a gateway can tell that a message is ours, of now and unchanged', async () => {
  const secret = webhookSecret({ secret: 'of the installation, and long enough', id: 'gateway', generation: 1 })
  const content = { id: 'm1', text: '您好' }
  expect(await sendWebhook({ url, allowed: loopback, id: 'm1', secrets: [secret], content, now })).toMatchObject({
    ok: true,
  })
  const message = came.at(-1)
  const { headers = {}, body = '' } = message ?? {}
  expect(isSignedBy(headers, { body, secret, now })).toBe(true)
  // As somebody else's library would compute it.
  const mac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
  expect(headers['webhook-signature']).toBe(`v1,${mac.update(`m1.${now.getTime() / 1000}.${body}`).digest('base64')}`)
  expect(isSignedBy(headers, { body: `${body} `, secret, now })).toBe(false)
  expect(isSignedBy(headers, { body, secret, now: new Date(now.getTime() + 6 * 60_000) })).toBe(false)
  expect(isSignedBy({ ...headers, 'webhook-id': 'm2' }, { body, secret, now })).toBe(false)
})

test('while a secret is changed both are valid, and no generation tells the next', async () => {
  const of = (generation: number) =>
    webhookSecret({ secret: 'of the installation, and long enough', id: 'g', generation })
  await sendWebhook({ url, allowed: loopback, id: 'm3', secrets: [of(2), of(1)], content: {}, now })
  const { headers = {}, body = '' } = came.at(-1) ?? {}
  expect([1, 2, 3].map((generation) => isSignedBy(headers, { body, secret: of(generation), now }))).toEqual([
    true,
    true,
    false,
  ])
})
