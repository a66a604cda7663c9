import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { TracePlace } from './traceparent.rules.ts'

/** What a span may say about itself: names of routes and jobs, counts; nothing of anybody. */
export type Attributes = Record<string, string | number | boolean>

/** Kinds of OTLP: work inside, a request taken, a call out, a job taken up. */
export const spanKinds = { internal: 1, server: 2, client: 3, consumer: 5 } as const

/** A span that has ended. */
export interface EndedSpan extends TracePlace {
  parentId: string | undefined
  name: string
  kind: number
  /** Nanoseconds since 1970. */
  from: bigint
  to: bigint
  attributes: Attributes
  failed: boolean
}

/** Takes spans that ended. */
export interface SpanSink {
  /** Share of the traces begun here that are kept, 0 to 1. */
  readonly share: number
  take(span: EndedSpan): void
}

/** A span under way. */
export interface OpenSpan extends TracePlace {
  name: string
  attributes: Attributes
  end(failed?: boolean): void
}

const current = new AsyncLocalStorage<TracePlace>()
let sink: SpanSink | undefined

/** Sends spans there from now on; nowhere without one. There is one per process, as there is one log. */
export function sendSpansTo(to: SpanSink | undefined): void {
  sink = to
}

/** Whether anybody takes spans. */
export const isTracing = (): boolean => sink !== undefined

/** Runs something as part of a span. */
export const within = <T>(place: TracePlace, work: () => T): T => current.run(place, work)

/** Begins a span below another, or a trace of its own. Undefined while nobody traces. */
export function beginSpan(given: {
  name: string
  kind: number
  attributes?: Attributes
  parent?: TracePlace | undefined
}): OpenSpan | undefined {
  const to = sink
  if (to === undefined) return undefined
  const { parent, kind } = given
  const traceId = parent?.traceId ?? randomBytes(16).toString('hex')
  const sampled = parent?.sampled ?? Number.parseInt(traceId.slice(-8), 16) < to.share * 2 ** 32
  const [from, began] = [BigInt(Date.now()) * 1_000_000n, process.hrtime.bigint()]
  const span: OpenSpan = {
    ...{ traceId, sampled, spanId: randomBytes(8).toString('hex') },
    ...{ name: given.name, attributes: given.attributes ?? {} },
    end(failed = false) {
      if (!sampled) return
      const { spanId, name, attributes } = span
      const until = from + (process.hrtime.bigint() - began)
      to.take({ traceId, spanId, sampled, parentId: parent?.spanId, name, kind, from, to: until, attributes, failed })
    },
  }
  return span
}

/** Does work within a span of its own; just does it while nobody traces, or where nothing above is traced and `root` isn't said. */
export async function inSpan<T>(
  name: string,
  work: () => Promise<T>,
  given: { kind?: number; attributes?: Attributes; root?: boolean } = {},
): Promise<T> {
  if (sink === undefined) return await work()
  const parent = current.getStore()
  const { kind = spanKinds.internal, attributes, root = false } = given
  const span = parent || root ? beginSpan({ name, kind, attributes: { ...attributes }, parent }) : undefined
  if (span === undefined) return await work()
  try {
    const result = await current.run(span, work)
    span.end()
    return result
  } catch (error) {
    span.end(true)
    throw error
  }
}
