import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../database/database.ts'
import { Refused } from '../errors.ts'

/** Figures of this process for Prometheus. Names of routes and counts; nothing of anybody. */
export interface Metrics {
  registry: Registry
  /** Adds a figure that is asked for when Prometheus comes; NaN where it can't be had. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void
}

/** Serves `/metrics` and measures every request by the name of its route. */
export function registerMetrics(
  app: FastifyInstance,
  given: {
    database: Database
    /** Asked for as bearer token; without one `/metrics` answers only this machine, and never through a proxy. */
    token?: string | undefined
    /** True where a proxy stands in front: then nobody can be told from this machine, and there is no way but the token. */
    behindProxy: boolean
    /** Figures of the process itself; off in tests, which open many. */
    ofProcess: boolean
  },
): Metrics {
  const registry = new Registry()
  if (given.ofProcess) collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'doorstep_http_request_seconds',
    help: 'Time from request to answer, by route',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const metrics: Metrics = {
    registry,
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          // A figure that can't be had must not keep the others from being read.
          this.set(
            await Promise.resolve()
              .then(read)
              .catch(() => Number.NaN),
          )
        },
      })
    },
  }
  const { pool } = given.database
  metrics.gauge('doorstep_database_connections', 'Open connections of this process', () => pool.totalCount)
  metrics.gauge('doorstep_database_connections_idle', 'Connections nobody uses', () => pool.idleCount)
  metrics.gauge('doorstep_database_waiting', 'Transactions that wait for a connection', () => pool.waitingCount)

  app.addHook('onResponse', (request, reply, done) => {
    const route = routeName(request)
    durations.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayRead(request, given)) throw new Refused('platform.forbidden')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
  return metrics
}

/** Name of the route a request met, as the contract calls it. */
export function routeName(request: FastifyRequest): string {
  return request.routeOptions.config.contract?.name ?? request.routeOptions.url ?? 'none'
}

const thisMachine = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const itsNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i

/** What proxies add. One on this machine that adds none of them still passes on the name it was asked by, or is configured. */
const ofProxies = [
  ...['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'],
  ...['x-forwarded-server', 'x-original-host', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip'],
]

function mayRead(request: FastifyRequest, given: { token?: string | undefined; behindProxy: boolean }): boolean {
  const { token, behindProxy } = given
  if (token === undefined) {
    return (
      !behindProxy &&
      thisMachine.has(request.socket.remoteAddress ?? '') &&
      itsNames.test(request.headers.host ?? '') &&
      ofProxies.every((name) => request.headers[name] === undefined)
    )
  }
  const shown = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return shown.length === wanted.length && timingSafeEqual(shown, wanted)
}
