import { gzipSync } from 'node:zlib'
import type { Log } from '../log.ts'
import type { EndedSpan, SpanSink } from './spans.ts'

/** Where traces go, by the variables OpenTelemetry names (`OTEL_…`). */
export interface TracesConfig {
  /** Whole address of the receiver: `…/v1/traces`. */
  url: string
  headers: Readonly<Record<string, string>>
  /** Name of this service. */
  service: string
  /** Share of the traces begun here that are kept, 0 to 1. */
  share: number
}

/** Spans kept while the receiver is away; what comes after is dropped and counted. */
const mostWaiting = 4_096
const inOneRequest = 512
/** Milliseconds. */
const [flushEvery, patience, tries] = [2_000, 10_000, 3]

/** Sends spans by OTLP over HTTP as JSON, in batches. */
export interface Exporter extends SpanSink {
  /** Sends what waits and stops; gives up after two seconds. */
  stop(): Promise<void>
}

/** Starts to send. A receiver that is away costs nothing but the spans: nobody waits for it. */
export function openExporter(config: TracesConfig, log: Pick<Log, 'warn'>): Exporter {
  let waiting: EndedSpan[] = []
  let dropped = 0
  let sending: Promise<void> | undefined
  const sendAll = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, inOneRequest)
      waiting = waiting.slice(inOneRequest)
      const why = await post(config, batch)
      if (why !== undefined) log.warn({ spans: batch.length, reason: why }, 'traces could not be sent')
    }
    if (dropped > 0) log.warn({ spans: dropped }, 'traces were dropped: more came than could be sent')
    dropped = 0
  }
  const flush = (): Promise<void> => {
    sending ??= sendAll().finally(() => {
      sending = undefined
    })
    return sending
  }
  const timer = setInterval(() => void flush(), flushEvery)
  timer.unref()
  return {
    share: config.share,
    take(span) {
      if (waiting.length >= mostWaiting) dropped++
      else waiting.push(span)
      if (waiting.length === inOneRequest) void flush()
    },
    async stop() {
      clearInterval(timer)
      await Promise.race([flush().then(flush), new Promise((resolve) => setTimeout(resolve, 2_000).unref())])
    },
  }
}

/** @returns why the receiver did not take them; undefined when it did */
async function post(config: TracesConfig, spans: readonly EndedSpan[]): Promise<string | undefined> {
  const body = gzipSync(JSON.stringify(requestOf(config.service, spans)))
  let why = ''
  for (let attempt = 1; attempt <= tries; attempt++) {
    try {
      const answer = await fetch(config.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', ...config.headers },
        body,
        signal: AbortSignal.timeout(patience),
      })
      await answer.arrayBuffer()
      if (answer.ok) return undefined
      why = `http_${answer.status}`
      if (![429, 502, 503, 504].includes(answer.status)) return why
    } catch (error) {
      why = error instanceof Error ? ((error.cause as { code?: string } | undefined)?.code ?? error.name) : 'unknown'
    }
    if (attempt < tries)
      await new Promise((resolve) => setTimeout(resolve, 250 * 4 ** attempt * (0.5 + Math.random())).unref())
  }
  return why
}

/** An ExportTraceServiceRequest in the JSON of OTLP 1: ids in hex, 64-bit numbers as text. */
export function requestOf(service: string, spans: readonly EndedSpan[]): object {
  const attributesOf = (attributes: EndedSpan['attributes']) =>
    Object.entries(attributes).map(([key, value]) => ({ key, value: encoded(value) }))
  return {
    resourceSpans: [
      {
        resource: { attributes: attributesOf({ 'service.name': service, 'process.pid': process.pid }) },
        scopeSpans: [
          {
            scope: { name: 'doorstep' },
            spans: spans.map((span) => ({
              ...{ traceId: span.traceId, spanId: span.spanId },
              ...(span.parentId === undefined ? {} : { parentSpanId: span.parentId }),
              ...{ name: span.name, kind: span.kind, flags: 1 },
              ...{ startTimeUnixNano: String(span.from), endTimeUnixNano: String(span.to) },
              attributes: attributesOf(span.attributes),
              status: span.failed ? { code: 2 } : {},
            })),
          },
        ],
      },
    ],
  }
}

function encoded(value: string | number | boolean): object {
  if (typeof value === 'boolean') return { boolValue: value }
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value }
  return { stringValue: value }
}
