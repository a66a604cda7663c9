import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../../../platform/errors.ts'
import { tenantOf } from '../../../platform/http/caller.ts'
import { localeOf } from '../../../platform/http/locale.ts'
import { type Tenant, type TenantDirectory, tenantHeader } from '../../../platform/http/tenant.ts'
import { type Answer, type Format, mediaTypes, write } from './answer.rules.ts'
import { tellFaults, wrong } from './faults.ts'
import type { Asked, Open311Service } from './open311.service.ts'
import type { Parameters } from './parameters.rules.ts'
import { receive } from './receive.ts'
import type { UpdatesService } from './updates.service.ts'

/** What the routes stand on. */
export interface Open311Routes {
  tenants: TenantDirectory
  open311: Open311Service
  updates: UpdatesService
  /** Where people reach this installation; else as the request says. */
  publicUrl: string | undefined
}

type Operation = (asked: Asked, id: string) => Promise<Answer>
type Operations = Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', Operation>>>>>

const base = '/open311/v2'
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** Serves Open311 GeoReport v2 with the updates extension at `/open311/v2`, in XML and JSON, with errors of its own shape. */
export function registerOpen311(app: FastifyInstance, routes: Open311Routes): void {
  const { open311, updates } = routes
  const operations: Operations = {
    discovery: { get: (asked) => open311.discovery(asked) },
    services: { get: (asked) => open311.services(asked) },
    'services/:id': { get: (asked, id) => open311.service(asked, id) },
    requests: { get: (asked) => open311.requests(asked), post: (asked) => open311.create(asked) },
    'requests/:id': { get: (asked, id) => open311.request(asked, id) },
    'tokens/:id': { get: (asked, id) => open311.token(asked, id) },
    servicerequestupdates: { get: (asked) => updates.list(asked), post: (asked) => updates.create(asked) },
  }

  app.ownErrors.set(`${base}/`, answerError)
  app.register(async (scope) => {
    await scope.register(formbody, { parser: (text: string) => new URLSearchParams(text) as never })
    scope.setErrorHandler(answerError)
    for (const url of [base, `${base}/*`]) {
      scope.route({
        method: [...methods],
        url,
        schema: { hide: true },
        handler: async (request, reply) => {
          const { format, operation, id } = find(operations, request, reply)
          await app.gate.limitCaller?.(request, undefined)
          const { parameters, photos } = await receive(request)
          const tenant = await tenantFor(app, { request, parameters, tenants: routes.tenants })
          const key = request.headers['idempotency-key']
          const answer = await operation(
            {
              ...{ tenant, parameters, photos, locale: request.locale },
              origin: routes.publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`,
              prefix: request.headers[tenantHeader] === undefined ? '' : `/t/${tenant.slug}`,
              idempotencyKey: typeof key === 'string' ? key : undefined,
            },
            id,
          )
          return send(reply, { answer, format, request })
        },
      })
    }
  })
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, answer, retryAfter, ours } = tellFaults(error, { locale: request.locale, requestId: request.id })
  if (ours) request.log.error({ err: error instanceof Refused ? (error.cause ?? error) : error }, 'failed')
  if (retryAfter !== undefined) reply.header('Retry-After', String(retryAfter))
  send(reply.code(status), { answer, format: formatOf(request) ?? 'xml', request })
}

function send(reply: FastifyReply, given: { answer: Answer; format: Format; request: FastifyRequest }): FastifyReply {
  const { answer, format, request } = given
  return reply
    .headers({ 'Cache-Control': 'no-store', 'Content-Language': request.locale })
    .type(mediaTypes[format])
    .serializer((text: unknown) => text as string)
    .send(write(answer, format))
}

/** Path below the base, without slashes at its end: those count nothing. */
const pathOf = (request: FastifyRequest): string =>
  ((request.params as { '*'?: string })['*'] ?? '').replace(/\/+$/, '')

const ending = /\.([A-Za-z0-9]+)$/

function formatOf(request: FastifyRequest): Format | undefined {
  // Of the address itself: it may be one that can't be read.
  const path = request.url.replace(/[?#].*$/s, '').replace(/\/+$/, '')
  const name = ending.exec(path)?.[1]?.toLowerCase()
  return name === 'xml' || name === 'json' ? name : undefined
}

function find(
  operations: Operations,
  request: FastifyRequest,
  reply: FastifyReply,
): { format: Format; operation: Operation; id: string } {
  const path = pathOf(request)
  const [, resource = '', id] = /^([^/]*)(?:\/(.+))?$/.exec(path.replace(ending, '')) ?? []
  const offered = operations[id === undefined ? resource : `${resource}/:id`]
  if (!offered) throw new Refused('open311.resource_not_found', {}, { status: 404 })
  const operation = offered[request.method === 'HEAD' ? 'get' : (request.method.toLowerCase() as 'get')]
  if (!operation) {
    reply.header('Allow', Object.keys(offered).join(', ').toUpperCase())
    throw wrong('open311.method_not_offered', { method: request.method })
  }
  const format = formatOf(request)
  if (!format) throw wrong('open311.format_unknown')
  return { format, operation, id: id ?? '' }
}

/**
 * The tenant: by path or host where those name one, else by `jurisdiction_id` from address or body, else the only one
 * there is. Several and none named: 400. Unknown: 404.
 */
async function tenantFor(
  app: FastifyInstance,
  given: { request: FastifyRequest; parameters: Parameters; tenants: TenantDirectory },
): Promise<Tenant> {
  const { request, parameters, tenants } = given
  if (request.headers[tenantHeader] !== undefined) return await tenantOf(app, request)
  const tenant = await findTenant(request, { parameters, tenants })
  request.tenant = tenant
  request.locale = localeOf(request, tenant.locale)
  return tenant
}

async function findTenant(
  request: FastifyRequest,
  { parameters, tenants }: { parameters: Parameters; tenants: TenantDirectory },
): Promise<Tenant> {
  const host = request.hostname.toLowerCase()
  const byHost = await tenants.find({ slug: undefined, host })
  if (byHost?.hostNames.includes(host)) return byHost
  const named = parameters.find('jurisdiction_id')?.toLowerCase()
  if (named !== undefined) {
    const tenant = await tenants.find({ slug: named, host: undefined })
    if (!tenant) throw new Refused('open311.jurisdiction_not_found', { named: named.slice(0, 60) }, { status: 404 })
    return tenant
  }
  const [only, ...others] = await tenants.list()
  if (!only) throw new Refused('tenant.not_found', {}, { status: 404 })
  if (others.length > 0) throw wrong('open311.jurisdiction_required')
  return only
}
