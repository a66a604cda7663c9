import { randomBytes } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import type { Locale } from '../../../contract/common.ts'
import { Refused } from '../errors.ts'
import type { Log } from '../log.ts'
import { readJsonBodies } from './bodies.ts'
import type { Gate } from './caller.ts'
import { dataHeaders, findOriginFault } from './guards.ts'
import { requestLimits } from './limits.ts'
import { localeOf } from './locale.ts'
import { routeName } from './metrics.ts'
import { problemType, tell } from './problem.ts'
import { splitTenantPath, tenantHeader } from './tenant.ts'

const fallbackLocale: Locale = 'en'

type OwnErrors = Map<string, (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => void>

declare module 'fastify' {
  interface FastifyInstance {
    /** Who answers errors in another shape, by the beginning of the path, where an address can't be read at all. */
    ownErrors: OwnErrors
  }
}

/**
 * Fastify as this house uses it: tenants in the path, request ids, errors as problem details, one log line a request
 * without anybody's data. No routes yet.
 */
export function openShell(given: { log: Log; gate: Gate; trustProxy: number }): FastifyInstance {
  const ownErrors: OwnErrors = new Map()
  const app = Fastify({
    loggerInstance: given.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: given.trustProxy === 0 ? false : (_address, hop) => hop < given.trustProxy,
    bodyLimit: requestLimits.body,
    requestTimeout: requestLimits.receive,
    routerOptions: { maxParamLength: requestLimits.parameter },
    forceCloseConnections: 'idle',
    // A question that was on its way when the server began to close is answered like any other.
    return503OnClosing: false,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    frameworkErrors: (error, request, reply) => {
      const room = [...ownErrors.keys()].find((path) => request.url.startsWith(path))
      const answer = (room !== undefined && ownErrors.get(room)) || answerError
      answer(error, request, reply)
    },
    clientErrorHandler: answerBrokenRequest,
    rewriteUrl(request) {
      const { url, slug } = splitTenantPath(request.url ?? '/')
      if (slug !== undefined) request.headers[tenantHeader] = slug
      return url
    },
  }) as unknown as FastifyInstance
  app.decorate('ownErrors', ownErrors)
  // The contract is asked in `serve`, so that one answer names everything that is wrong with a request.
  app.setValidatorCompiler(() => (value) => ({ value }))
  app.setSerializerCompiler(serializerCompiler)
  app.decorate('gate', given.gate)
  app.decorateRequest('tenant', undefined)
  app.decorateRequest('actor', undefined)
  app.decorateRequest('locale', fallbackLocale)
  app.addHook('onRequest', (request, _reply, done) => {
    request.locale = localeOf(request, fallbackLocale)
    done(findOriginFault(request))
  })
  readJsonBodies(app)
  app.setErrorHandler(answerError)
  app.addHook('onResponse', (request, reply, done) => {
    tellRequest(request, reply)
    done()
  })
  return app
}

/** Unique across processes and restarts, cheap to make: a random beginning, then a count. */
const beginning = randomBytes(9).toString('base64url')
let count = 0

function requestIdOf(sent: string | string[] | undefined): string {
  if (typeof sent === 'string' && /^[\w-]{8,64}$/.test(sent)) return sent
  count++
  return `${beginning}-${count.toString(36)}`
}

/** Answers an error as problem details; what is ours to mend goes into the log. */
function answerError(error: FastifyError | Error | unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { problem, retryAfter, ours } = tell(error, { locale: request.locale, requestId: request.id })
  if (ours) {
    const level = problem.status === 503 ? 'warn' : 'error'
    request.log[level]({ err: error instanceof Refused ? (error.cause ?? error) : error, code: problem.code }, 'failed')
  }
  // An address that can't be read is refused before anything else is done for it.
  if (!reply.hasHeader('content-security-policy')) reply.headers(dataHeaders)
  if (retryAfter !== undefined) reply.header('Retry-After', String(retryAfter))
  reply.header('Cache-Control', 'no-store').header('Content-Language', request.locale)
  reply.code(problem.status).type(problemType).serializer(JSON.stringify).send(problem)
}

/** One line a request: no address, no query, no body, nobody's name. */
function tellRequest(request: FastifyRequest, reply: FastifyReply): void {
  const line = {
    route: routeName(request),
    method: request.method,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    tenant: request.tenant?.slug,
    via: request.actor?.via,
  }
  const isPage = request.routeOptions.config.contract === undefined && reply.statusCode < 400
  request.log[isPage ? 'debug' : 'info'](line, 'answered')
}

/** A request that isn't HTTP, or never came to its end. */
function answerBrokenRequest(error: Error & { code?: string }, socket: import('node:net').Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
  const code = 'platform.request_malformed'
  const { problem } = tell(new Refused(code, {}, { status }), {
    locale: fallbackLocale,
    requestId: requestIdOf(undefined),
  })
  const body = JSON.stringify(problem)
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${problemType}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
