import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type IdentityApp, identityApp, type Visitor } from './harness.ts'

/** A district's own provider, as small as OpenID Connect allows. */
interface Provider {
  issuer: string
  /** Who signs in there next. */
  person: Record<string, unknown>
  /** Forges the next token: signed with a key nobody published. */
  forge: boolean
}

const clientId = 'doorstep'
const provider: Provider = { issuer: '', person: {}, forge: false }
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const forged = generateKeyPairSync('rsa', { modulusLength: 2048 })
const nonces = new Map<string, string>()
let server: Server
let app: IdentityApp
const database = await testDatabase()

beforeAll(async () => {
  server = createServer(async (request, reply) => {
    const { pathname } = new URL(request.url ?? '/', provider.issuer)
    const answer = pathname === '/token' ? await token(request) : documents()[pathname]
    reply.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  app = await identityApp(database, {
    oidc: { issuer: provider.issuer, clientId, clientSecret: 'secret', name: 'District sign-in' },
  })
})
afterAll(() => void server.close())

function documents(): Record<string, object> {
  const { issuer } = provider
  return {
    '/.well-known/openid-configuration': {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
    },
    '/jwks': { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] },
  }
}

async function token(request: IncomingMessage): Promise<object> {
  let body = ''
  for await (const chunk of request) body += chunk
  const nonce = nonces.get(new URLSearchParams(body).get('code') ?? '')
  const seconds = Math.floor(Date.now() / 1000)
  const claims = { iss: provider.issuer, aud: clientId, iat: seconds, exp: seconds + 300, nonce, ...provider.person }
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${encode({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${encode(claims)}`
  const key = provider.forge ? forged.privateKey : keys.privateKey
  const signature = createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')
  return { access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: `${signed}.${signature}` }
}

/** Goes to the provider and comes back with its code, as a browser would. */
async function comeBack(visitor: Visitor, change: (query: URLSearchParams) => void = () => {}) {
  const started = await visitor.post('/api/auth/sign-in/social', { provider: 'oidc', callbackURL: '/t/willow/' })
  const { url } = started.json<{ url: string }>()
  const asked = new URL(url)
  expect(asked.origin + asked.pathname).toBe(`${provider.issuer}/authorize`)
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256')
  expect(asked.searchParams.get('redirect_uri')).toBe('http://doorstep.test/api/auth/callback/oidc')
  const code = `code-${nonces.size}`
  nonces.set(code, asked.searchParams.get('nonce') ?? '')
  const query = new URLSearchParams({ code, state: asked.searchParams.get('state') ?? '' })
  change(query)
  return await visitor.get(`/api/auth/callback/oidc?${query}`)
}

const mailOf = async (visitor: Visitor) => (await visitor.get('/api/v1/session')).json().account?.mail ?? null

test('the page offers the district’s own sign-in by its name', async () => {
  const { signIn } = (await app.visitor().get('/api/v1/session')).json()
  expect(signIn.oidc).toEqual({ id: 'oidc', name: 'District sign-in' })
})

test('an officer comes back from the provider signed in, into the account made for them', async () => {
  const made = await app.identity.accounts.create({ name: 'Zhao Lei (demo)', mail: 'zhao@demo.example' })
  provider.person = { sub: 'z-1', email: 'zhao@demo.example', email_verified: true, name: 'Lei' }
  const visitor = app.visitor()
  const reply = await comeBack(visitor)
  expect([reply.statusCode, reply.headers.location]).toEqual([302, '/t/willow/'])
  expect((await visitor.get('/api/v1/session')).json().account).toMatchObject({ id: made.id, name: 'Zhao Lei (demo)' })
})

test('a token signed by somebody else opens nothing', async () => {
  provider.person = { sub: 'm-1', email: 'mallory@demo.example', email_verified: true, name: 'M' }
  provider.forge = true
  const visitor = app.visitor()
  const reply = await comeBack(visitor)
  provider.forge = false
  expect(reply.headers.location).toContain('error=')
  expect(await mailOf(visitor)).toBeNull()
})

test('an answer that was not asked for in this browser opens nothing', async () => {
  provider.person = { sub: 'n-1', email: 'new@demo.example', email_verified: true, name: 'N' }
  const visitor = app.visitor()
  await comeBack(visitor, (query) => query.set('state', 'made-up'))
  expect(await mailOf(visitor)).toBeNull()
})

test('nobody is sent on to another site', async () => {
  const reply = await app.visitor().post('/api/auth/sign-in/social', {
    provider: 'oidc',
    callbackURL: 'https://evil.example/',
  })
  expect([reply.statusCode, reply.json().code]).toEqual([403, 'platform.wrong_origin'])
})
