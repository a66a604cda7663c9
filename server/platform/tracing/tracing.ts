import type { FastifyInstance, FastifyRequest } from 'fastify'
import { routeName } from '../http/metrics.ts'
import type { Log } from '../log.ts'
import type { TracesConfig } from './otlp.ts'
import { beginSpan, type OpenSpan, sendSpansTo, spanKinds, within } from './spans.ts'
import { readTraceparent } from './traceparent.rules.ts'

/**
 * Binds log and traces together. A request with the header `traceparent` carries its trace id in each of its log lines; where traces are
 * configured each request is a span, too, and what it does in the database is below it. Without configuration nothing of it is even read.
 */
export async function registerTracing(
  http: FastifyInstance,
  given: { traces: TracesConfig | undefined; log: Pick<Log, 'warn'> },
): Promise<void> {
  if (given.traces === undefined) {
    http.addHook('onRequest', (request, _reply, done) => {
      const sent = request.headers.traceparent && readTraceparent(request.headers.traceparent)
      if (sent) request.log = request.log.child({ traceId: sent.traceId })
      done()
    })
    return
  }
  const { openExporter } = await import('./otlp.ts')
  const exporter = openExporter(given.traces, given.log)
  sendSpansTo(exporter)
  const spans = new WeakMap<FastifyRequest, OpenSpan>()
  http.addHook('onRequest', (request, _reply, done) => {
    const parent = readTraceparent(request.headers.traceparent)
    const attributes = { 'http.request.method': request.method }
    const span = beginSpan({ name: request.method, kind: spanKinds.server, attributes, parent })
    if (span === undefined) return done()
    spans.set(request, span)
    request.log = request.log.child({ traceId: span.traceId, spanId: span.spanId })
    within(span, done)
  })
  // A body that is read from the line loses what it belongs to on the way.
  http.addHook('preValidation', (request, _reply, done) => {
    const span = spans.get(request)
    if (span) within(span, done)
    else done()
  })
  http.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request)
    if (span) {
      const route = request.routeOptions.url ?? 'none'
      span.name = `${request.method} ${route}`
      span.attributes['http.route'] = route
      span.attributes['http.response.status_code'] = reply.statusCode
      span.attributes['doorstep.route'] = routeName(request)
      span.end(reply.statusCode >= 500)
    }
    done()
  })
  http.addHook('onClose', async () => {
    sendSpansTo(undefined)
    await exporter.stop()
  })
}
