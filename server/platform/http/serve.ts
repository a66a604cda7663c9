import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Locale } from '../../../contract/common.ts'
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, Route } from '../../../contract/route.ts'
import { Refused } from '../errors.ts'
import { type Actor, anonymous } from '../policy/actor.ts'
import { callerOf, checkAccess } from './caller.ts'
import { contentHash, type IdempotencyClaim } from './idempotency.ts'
import { requestLimits } from './limits.ts'
import { InputInvalid, type InputIssue } from './problem.ts'
import { schemaOf } from './schema.ts'
import type { Tenant } from './tenant.ts'

/** One call of a route, checked: input parsed by the contract, tenant and actor known. */
export interface Call<T extends Route> {
  readonly params: ParamsOf<T>
  readonly query: QueryOf<T>
  readonly body: BodyOf<T>
  readonly tenant: Tenant
  readonly actor: Actor
  /** Language the reader wants words in. */
  readonly locale: Locale
  readonly requestId: string
  /** Header `Idempotency-Key`; always there on routes with `idempotent: true`. */
  readonly idempotencyKey: string | undefined
  /** The same with what it covers; goes into `idempotent({ tx, claim, work })`. */
  readonly claim: IdempotencyClaim | undefined
  /** What Fastify gave, for streams, uploads and headers. */
  readonly raw: { readonly request: FastifyRequest; readonly reply: FastifyReply }
}

/** An answer that isn't JSON: a file, a table, a picture. */
export class Download {
  readonly content: string | Buffer | NodeJS.ReadableStream
  readonly headers: Readonly<Record<string, string>>

  constructor(content: string | Buffer | NodeJS.ReadableStream, headers: Readonly<Record<string, string>> = {}) {
    this.content = content
    this.headers = headers
  }
}

/** Header by which a sender numbers a write. */
export const idempotencyHeader = 'idempotency-key'

const visible = /^[\x21-\x7e]{8,200}$/

/**
 * Serves a route of the contract: validates what comes in and goes out, documents it, finds tenant and actor, asks the
 * coarse question of access, and hands a checked call to the handler. The handler returns the reply, or a `Download` on
 * routes with `produces`. Refusals become problem details.
 */
export function serve<T extends Route>(
  app: FastifyInstance,
  route: T,
  handler: (call: Call<T>) => Promise<ReplyOf<T>>,
): void {
  app.route({
    method: route.method,
    url: route.path,
    schema: schemaOf(route),
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    config: {
      contract: route,
      ...(route.perMinute === undefined ? {} : { rateLimit: { max: route.perMinute, timeWindow: 60_000 } }),
    },
    onRequest: async (request) => {
      if (route.tenant === 'none') return
      const { actor } = await callerOf(app, request)
      checkAccess(route.access, actor)
    },
    handler: async (request, reply) => {
      const call = readCall(route, request, reply)
      const answer = await within(reply, () => handler(call))
      if (call.claim?.replayed) reply.header('Idempotency-Replayed', 'true')
      // Hijacked for a stream, answered by the handler itself, or too late.
      if (reply.sent) return reply
      reply.code(route.status ?? 200)
      if (answer instanceof Download) {
        const type = route.produces ?? 'application/octet-stream'
        return reply
          .type(type)
          .headers({ ...answer.headers })
          .serializer(asIs)
          .send(answer.content)
      }
      if (answer !== undefined && !reply.hasHeader('cache-control')) reply.header('Cache-Control', 'no-store')
      return reply.send(answer)
    },
  })
}

const asIs = (payload: unknown): string => payload as string

/**
 * Answers with `platform.timeout` when the handler takes too long; what it then still gives is dropped. Fastify's own
 * time limit costs an abort signal for each request.
 */
async function within<T>(reply: FastifyReply, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => {
    if (!reply.sent) reply.send(new Refused('platform.timeout', {}, { retryAfter: 5 }))
  }, requestLimits.answer)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The contract's route, where `serve` made it. */
    contract?: Route
  }
}

function readCall<T extends Route>(route: T, request: FastifyRequest, reply: FastifyReply): Call<T> {
  const issues: InputIssue[] = []
  const params = parse(route.params, request.params, 'params', issues)
  const query = parse(route.query, request.query, 'query', issues)
  const body = route.consumes ? undefined : parse(route.body, request.body ?? undefined, 'body', issues)
  const key = keyOf(route, request, issues)
  if (issues.length > 0) throw new InputInvalid(issues)
  const actor = request.actor ?? anonymous
  return {
    params: params as ParamsOf<T>,
    query: query as QueryOf<T>,
    body: body as BodyOf<T>,
    // A route without tenant never reads it; all others were refused before they came here without one.
    tenant: request.tenant as Tenant,
    actor,
    locale: request.locale,
    requestId: request.id,
    idempotencyKey: key,
    claim: key === undefined ? undefined : claimOf({ key, route, request, actor, sent: [params, query, body] }),
    raw: { request, reply },
  }
}

interface Numbered {
  key: string
  route: Route
  request: FastifyRequest
  actor: Actor
  sent: unknown
}

function claimOf({ key, route, request, actor, sent }: Numbered): IdempotencyClaim {
  return {
    key,
    route: route.name,
    content: contentHash(actor.accountId ?? 'anonymous', sent),
    at: request.server.gate.clock.now(),
    replayed: false,
  }
}

function parse(schema: z.ZodType | undefined, value: unknown, where: string, issues: InputIssue[]): unknown {
  if (!schema) return undefined
  const result = schema.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues) issues.push({ where, issue })
  return undefined
}

function keyOf(route: Route, request: FastifyRequest, issues: InputIssue[]): string | undefined {
  if (route.method === 'GET') return undefined
  const key = request.headers[idempotencyHeader]
  if (key === undefined) {
    if (route.idempotent)
      throw new Refused('idempotency.key_required', {}, { status: 400, field: 'headers.idempotency-key' })
    return undefined
  }
  if (typeof key !== 'string' || !visible.test(key)) {
    issues.push({ where: 'headers', field: 'headers.idempotency-key', code: 'idempotency.key_malformed' })
    return undefined
  }
  return key
}
