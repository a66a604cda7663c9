import { createHmac } from 'node:crypto'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll } from 'vitest'
import type { TestDatabase } from '../../testing/database.ts'
import { type Clock, systemClock } from '../clock.ts'
import { openShell } from '../http/shell.ts'
import type { Tenant } from '../http/tenant.ts'
import { uuidv7 } from '../ids.ts'
import { openLog } from '../log.ts'
import { isInForce, type PostHeld } from '../policy/actor.ts'
import { createIdentity, type Identity, type IdentityOptions } from './identity.ts'

/** A post in the tests' own list, which stands in for the people module. */
export interface ListedPost extends PostHeld {
  tenantId: string
  accountId: string | undefined
}

/** An application with nothing but identity in it. */
export interface IdentityApp {
  http: FastifyInstance
  identity: Identity
  tenants: { main: Tenant; other: Tenant }
  posts: ListedPost[]
  /** A visitor with a cookie jar of their own. */
  visitor(tenant?: Tenant): Visitor
}

/** A browser, as far as cookies go. */
export interface Visitor {
  cookies: Map<string, string>
  /** The cookies last set, with their attributes. */
  setCookies: string[]
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  post(url: string, body?: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  delete(url: string): Promise<LightMyRequestResponse>
}

/** Opens identity on a test database, with two tenants and a list of posts that tests write to. */
export async function identityApp(
  test: TestDatabase,
  options: Partial<Pick<IdentityOptions, 'demo' | 'smtp' | 'sms' | 'oidc' | 'limits'>> & {
    clock?: Clock
    demoTenant?: boolean
    trustProxy?: number
  } = {},
): Promise<IdentityApp> {
  const clock = options.clock ?? systemClock
  const log = openLog({ level: 'silent' })
  const tenant = async (slug: string): Promise<Tenant> => ({
    id: await test.addTenant(slug),
    slug,
    name: { en: 'Willow Lane', zh: '柳巷' },
    hostNames: [],
    numberPrefix: 'T',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    demo: options.demoTenant ?? options.demo ?? false,
  })
  const suffix = uuidv7().slice(-8)
  const tenants = { main: await tenant(`main-${suffix}`), other: await tenant(`other-${suffix}`) }
  const directory = {
    find: async ({ slug }: { slug: string | undefined }) =>
      Object.values(tenants).find((each) => each.slug === (slug ?? tenants.main.slug)),
    list: async () => Object.values(tenants),
    refresh() {},
  }
  const posts: ListedPost[] = []
  const identity = createIdentity({
    database: test.database,
    secret: test.secret,
    clock,
    log,
    tenants: directory,
    demo: false,
    limits: false,
    ...options,
    posts: {
      ofAccount: async (tx, accountId, now) =>
        posts.filter((post) => post.tenantId === tx.tenantId && post.accountId === accountId && isInForce(post, now)),
      findPost: async (tx, postId, now) => {
        const post = posts.find((each) => each.tenantId === tx.tenantId && each.id === postId && isInForce(each, now))
        return post && { post, ...(post.accountId === undefined ? {} : { accountId: post.accountId }) }
      },
      describe: async (tx, ids) =>
        posts
          .filter((post) => post.tenantId === tx.tenantId && ids.includes(post.id))
          .map((post) => ({
            id: post.id,
            role: post.role,
            title: null,
            place: null,
            from: post.from.toISOString(),
            until: post.until?.toISOString() ?? null,
          })),
    },
  })
  const http = openShell({
    log,
    trustProxy: options.trustProxy ?? 0,
    gate: { clock, tenants: directory, resolveActor: (request, of) => identity.resolveActor(request, of) },
  })
  identity.register(http)
  await http.ready()
  afterAll(async () => {
    await http.close()
    identity.close()
  })
  return { http, identity, tenants, posts, visitor: (of = tenants.main) => visitorOn(http, of) }
}

function visitorOn(http: FastifyInstance, tenant: Tenant): Visitor {
  const cookies = new Map<string, string>()
  const send = async (options: InjectOptions) => {
    const reply = await http.inject({
      ...options,
      headers: {
        host: 'doorstep.test',
        'x-doorstep-tenant': tenant.slug,
        origin: 'http://doorstep.test',
        'accept-language': 'en',
        ...(cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
        ...options.headers,
      },
    })
    const set = [reply.headers['set-cookie'] ?? []].flat()
    if (set.length > 0) visitor.setCookies = set
    for (const cookie of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie) || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return reply
  }
  const visitor: Visitor = {
    cookies,
    setCookies: [],
    get: (url, headers = {}) => send({ method: 'GET', url, headers }),
    post: (url, body = {}, headers = {}) => send({ method: 'POST', url, payload: body, headers }),
    delete: (url) => send({ method: 'DELETE', url }),
  }
  return visitor
}

/** The code an authenticator app would show for an `otpauth://` address at an instant (RFC 6238, SHA-1, 30 s, 6 digits). */
export function authenticatorCode(address: string, at = new Date()): string {
  const secret = decodeBase32(new URL(address).searchParams.get('secret') ?? '')
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}

function decodeBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let bits = ''
  for (const letter of text.replaceAll('=', '').toUpperCase())
    bits += alphabet.indexOf(letter).toString(2).padStart(5, '0')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
