import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { readConfig } from '../config.ts'
import { openLog } from '../log.ts'
import { inSpan, isTracing } from './spans.ts'
import { readTraceparent } from './traceparent.rules.ts'

interface Span {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: { key: string; value: Record<string, unknown> }[]
  status: { code?: number }
}

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`

/** A log that is kept as text. */
function keptLog() {
  const kept = { text: '' }
  const to = new Writable({
    write(chunk, _encoding, done) {
      kept.text += chunk
      done()
    },
  })
  return { kept, log: openLog({ to }) }
}

describe('a receiver of traces', () => {
  const spans: Span[] = []
  const requests: { url: string; headers: IncomingMessage['headers']; resource: string }[] = []
  let refusals = 1
  const receiver = createServer(async (request, reply) => {
    const body = gunzipSync(await buffer(request)).toString()
    // The first time it is busy: what it did not take comes again.
    if (refusals-- > 0) return void reply.writeHead(503).end()
    const [of] = (JSON.parse(body) as { resourceSpans: { resource: object; scopeSpans: { spans: Span[] }[] }[] })
      .resourceSpans
    requests.push({ url: request.url ?? '', headers: request.headers, resource: JSON.stringify(of?.resource) })
    spans.push(...(of?.scopeSpans.flatMap((scope) => scope.spans) ?? []))
    reply.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  const { kept, log } = keptLog()
  let app: TestApp
  const arrived = async (find: () => unknown) => {
    for (let i = 0; i < 400 && !find(); i++) await new Promise((resolve) => setTimeout(resolve, 50))
    return find()
  }

  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const { port } = receiver.address() as AddressInfo
    const { traces } = readConfig(
      {},
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/`,
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc,x-team=grid',
        OTEL_SERVICE_NAME: 'doorstep-north',
      },
    )
    app = await testApp({ config: { traces }, log })
  })
  afterAll(async () => {
    await app.http.close()
    expect(isTracing()).toBe(false)
    await new Promise((resolve) => receiver.close(resolve))
  })

  test('gets a span for a request, below the caller’s, and one for each of its transactions', async () => {
    await app
      .anonymous()
      .send(caseRoutes.create, { body: { text: 'Wang Test, 13900001111' }, headers: { traceparent } })
    await arrived(() => spans.find((span) => span.traceId === traceId && span.kind === 2))
    const request = spans.find((span) => span.traceId === traceId && span.kind === 2)
    expect(request).toMatchObject({ name: 'POST /api/v1/cases', parentSpanId: '00f067aa0ba902b7', status: {} })
    expect(request?.attributes).toContainEqual({ key: 'doorstep.route', value: { stringValue: 'cases.create' } })
    const below = spans.filter((span) => span.parentSpanId === request?.spanId)
    expect(below.length).toBeGreaterThan(0)
    for (const span of below) {
      expect(span).toMatchObject({ traceId, name: 'transaction', kind: 3 })
      expect(BigInt(span.startTimeUnixNano) + 20_000_000n).toBeGreaterThanOrEqual(
        BigInt(request?.startTimeUnixNano ?? 0),
      )
      expect(BigInt(span.endTimeUnixNano)).toBeGreaterThan(BigInt(span.startTimeUnixNano))
    }
    expect(requests[0]).toMatchObject({ url: '/v1/traces', headers: { authorization: 'Bearer abc', 'x-team': 'grid' } })
    expect(requests[0]?.resource).toContain('doorstep-north')
    expect(JSON.stringify(spans)).not.toMatch(/Wang|13900001111/)
    expect(kept.text).toContain(`"traceId":"${traceId}"`)
  })

  test('gets a span for a job, and its failure', async () => {
    await expect(inSpan('job test', () => Promise.reject(new Error('no')), { root: true })).rejects.toThrow('no')
    await arrived(() => spans.find((span) => span.name === 'job test'))
    expect(spans.find((span) => span.name === 'job test')).toMatchObject({ status: { code: 2 } })
  })

  test('gets nothing of a trace its caller does not keep', async () => {
    const other = traceparent.replace(traceId, 'a'.repeat(32)).replace(/01$/, '00')
    await app.http.inject({ url: '/health/live', headers: { traceparent: other } })
    await app.http.inject({
      url: '/health/live',
      headers: { traceparent: traceparent.replace(traceId, 'b'.repeat(32)) },
    })
    await arrived(() => spans.find((span) => span.traceId === 'b'.repeat(32)))
    expect(spans.filter((span) => span.traceId === 'a'.repeat(32))).toEqual([])
  })
})

describe('without a receiver', () => {
  test('log lines still carry the trace of the caller, and nothing is measured', async () => {
    const { kept, log } = keptLog()
    const app = await testApp({ log, tenant: 'quiet', background: false })
    await app.anonymous('quiet').send(caseRoutes.create, { body: {}, headers: { traceparent } })
    await app.http.close()
    expect(kept.text).toMatch(new RegExp(`"traceId":"${traceId}".*"route":"cases.create"`))
    expect(isTracing()).toBe(false)
    expect(await inSpan('nothing', async () => 7)).toBe(7)
  })

  test('a header that is none is passed over', () => {
    expect(readTraceparent(traceparent)).toEqual({ traceId, spanId: '00f067aa0ba902b7', sampled: true })
    expect(readTraceparent(`01-${traceId}-00f067aa0ba902b7-00-more`)).toMatchObject({ sampled: false })
    for (const wrong of [
      undefined,
      '',
      'x',
      `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
      `ff-${traceId}-00f067aa0ba902b7-01`,
      `${traceparent}-more`,
    ])
      expect(readTraceparent(wrong), String(wrong)).toBeUndefined()
  })

  test('wrong variables are named', () => {
    const fault = (environment: NodeJS.ProcessEnv) => () => readConfig({}, environment)
    expect(fault({ OTEL_EXPORTER_OTLP_ENDPOINT: '127.0.0.1' })).toThrow(
      'OTEL_EXPORTER_OTLP_ENDPOINT must be an address',
    )
    expect(fault({ OTEL_TRACES_SAMPLER_ARG: '2' })).toThrow('OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1')
    expect(fault({ OTEL_EXPORTER_OTLP_HEADERS: 'token' })).toThrow('OTEL_EXPORTER_OTLP_HEADERS must be a list')
    expect(readConfig({}, {}).traces).toBeUndefined()
  })
})
