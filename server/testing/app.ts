import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions, LightMyRequestResponse as InjectResponse } from 'fastify'
import { pino } from 'pino'
import type { Problem } from '../../contract/common.ts'
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, Route } from '../../contract/route.ts'
import { type App, type AppOptions, buildApp } from '../app.ts'
import { type TestClock, testClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { noRateLimits } from '../platform/http/limits.ts'
import { tenantHeader } from '../platform/http/tenant.ts'
import { uuidv7 } from '../platform/ids.ts'
import type { Actor, PostHeld } from '../platform/policy/actor.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { atEnd } from './ending.ts'

/** Header by which a test says who is asking. */
const actorHeader = 'x-test-actor'

/** What goes along with a call; the parts the route has. */
export type Input<T extends Route> = {
  headers?: Record<string, string>
  /** `Idempotency-Key`; a new one for each call unless told. */
  key?: string
} & (ParamsOf<T> extends undefined ? { params?: undefined } : { params: ParamsOf<T> }) &
  (QueryOf<T> extends undefined ? { query?: undefined } : { query?: Partial<QueryOf<T>> }) &
  (BodyOf<T> extends undefined ? { body?: undefined } : { body: unknown })

/** What came back. */
export interface Answer<T> {
  status: number
  headers: Record<string, string | string[] | number | undefined>
  /** The reply, where the call went well. */
  reply: T
  /** The problem, where it didn't. */
  problem: Problem
  text: string
}

/** Somebody who calls the application. */
export interface Client {
  /** Calls a route and gives its reply; throws when the answer is a problem, and says which. */
  call<T extends Route>(route: T, ...input: Given<T>): Promise<ReplyOf<T>>
  /** Calls a route and gives whatever came back. */
  send<T extends Route>(route: T, ...input: Given<T>): Promise<Answer<ReplyOf<T>>>
  /** Sends any request at all. */
  request(options: InjectOptions): Promise<InjectResponse>
}

type Given<T extends Route> = Record<string, never> extends Input<T> ? [input?: Input<T>] : [input: Input<T>]

/** A whole application on a database of its own. */
export interface TestApp extends App {
  db: TestDatabase
  clock: TestClock
  config: Config
  /** Id and slug of the tenant made for the test. */
  tenant: { id: string; slug: string }
  /** Somebody who hasn't signed in. */
  anonymous(tenantSlug?: string): Client
  /** Somebody who holds these posts, or is any actor at all. */
  as(who: PostHeld | readonly PostHeld[] | Actor, tenantSlug?: string): Client
  /** Somebody who signed in and holds no post. */
  resident(accountId?: string): Client
}

/** What a test may want to be otherwise. */
export interface TestAppOptions
  extends Partial<Pick<AppOptions, 'rateLimits' | 'background' | 'routes' | 'onRoute' | 'webFolder' | 'log'>> {
  /** Slug of the tenant made; `test` unless told. */
  tenant?: string
  clock?: TestClock
  config?: Partial<Config>
}

/**
 * Builds an application on a database of this file's own, with a tenant, without limits, silent. Call it once at the top
 * of a file; it closes when the file is through.
 */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const plain = await testDatabase()
  const db: TestDatabase = {
    ...plain,
    async addTenant(name) {
      const id = await plain.addTenant(name)
      // The application keeps a list of them.
      app.deps.tenants.refresh()
      return id
    },
  }
  const slug = options.tenant ?? 'test'
  const tenant = { slug, id: await plain.addTenant(slug) }
  const clock = options.clock ?? testClock()
  const dataDir = mkdtempSync(join(tmpdir(), 'doorstep-test-'))
  const config = { ...plainConfig(db, dataDir), ...options.config }
  const actors = new Map<string, Actor>()
  const app = await buildApp({
    config,
    database: db.database,
    clock,
    log: options.log ?? pino({ level: 'silent' }),
    rateLimits: options.rateLimits ?? noRateLimits,
    background: options.background ?? true,
    processMetrics: false,
    ...(options.routes === undefined ? {} : { routes: options.routes }),
    ...(options.onRoute === undefined ? {} : { onRoute: options.onRoute }),
    ...(options.webFolder === undefined ? {} : { webFolder: options.webFolder }),
    gate: (gate) => ({
      ...gate,
      async resolveActor(request, of) {
        const known = actors.get(String(request.headers[actorHeader] ?? ''))
        return known ?? (await gate.resolveActor(request, of))
      },
    }),
  })
  atEnd(async () => {
    await app.http.close()
    await db.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const clientOf = (actor: Actor | undefined, tenantSlug: string): Client => {
    const name = actor ? uuidv7() : ''
    if (actor) actors.set(name, actor)
    return clientWith(app, {
      'accept-language': 'en',
      [tenantHeader]: tenantSlug,
      ...(actor ? { [actorHeader]: name } : {}),
    })
  }
  return {
    ...app,
    ...{ db, clock, config, tenant },
    anonymous: (tenantSlug = slug) => clientOf(undefined, tenantSlug),
    as: (who, tenantSlug = slug) => clientOf(actorOf(who), tenantSlug),
    resident: (accountId = uuidv7()) => clientOf({ kind: 'resident', accountId, posts: [], via: 'session' }, slug),
  }
}

function actorOf(who: PostHeld | readonly PostHeld[] | Actor): Actor {
  if ('kind' in who) return who
  const posts = 'id' in who ? [who] : [...who]
  return { kind: 'staff', accountId: uuidv7(), personName: 'Wen Test', posts, via: 'session' }
}

function plainConfig(db: TestDatabase, dataDir: string): Config {
  return {
    ...{ host: '127.0.0.1', port: 0, dataDir, databaseUrl: db.url, poolSize: 8, secret: db.secret },
    ...{ demo: 'none', role: 'all', stopDelay: 0, trustProxy: 0, logLevel: 'silent' },
  }
}

function clientWith(app: App, own: Record<string, string>): Client {
  const request = (options: InjectOptions) =>
    app.http.inject({ ...options, headers: { ...own, ...(options.headers as Record<string, string>) } })

  async function send<T extends Route>(route: T, ...[input]: Given<T>): Promise<Answer<ReplyOf<T>>> {
    const { params, query, body, headers, key } = (input ?? {}) as LooseInput
    const response = await request({
      method: route.method,
      url: route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(params?.[name]))),
      ...(query === undefined ? {} : { query: asText(query) }),
      headers: {
        ...(route.method === 'GET' ? {} : { 'idempotency-key': key ?? uuidv7() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    const isJson = /json/.test(String(response.headers['content-type'] ?? ''))
    const value: unknown = isJson && response.body !== '' ? JSON.parse(response.body) : undefined
    return {
      status: response.statusCode,
      headers: response.headers,
      reply: value as ReplyOf<T>,
      problem: value as Problem,
      text: response.body,
    }
  }

  return {
    request,
    send,
    async call(route, ...input) {
      const answer = await send(route, ...input)
      if (answer.status >= 400) {
        throw new Error(`${route.name} answered ${answer.status}: ${answer.text}`, { cause: answer.problem })
      }
      return answer.reply
    },
  }
}

interface LooseInput {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  headers?: Record<string, string>
  key?: string
}

function asText(query: Record<string, unknown>): Record<string, string | string[]> {
  const text: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) text[name] = Array.isArray(value) ? value.map(String) : String(value)
  }
  return text
}
