import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../database/database.ts'
import { isUuid } from '../ids.ts'
import { outboxStore } from '../outbox/outbox.store.ts'
import type { Hub, LiveMessage } from './hub.ts'

/** What a stream of live events is served with. The caller has checked that this reader may hear these topics. */
export interface SseOptions {
  hub: Hub
  database: Database
  tenantId: string
  topics: readonly string[]
  /** Whether the reader also hears what happened by name: staff do; anybody else hears that something did. */
  named: boolean
  /** Milliseconds between signs of life, 20 s unless told. */
  heartbeatEvery?: number
  /** Asked now and then: a reader whose post or session has ended hears nothing more, and may ask for what is left. */
  stillMay?: () => Promise<boolean>
  /** Milliseconds between those questions, a minute unless told. */
  askEvery?: number
}

// A reader that takes nothing any more is let go; it comes back with the last id it got.
const maxBuffered = 256 * 1024
// How many missed events are sent again one by one; beyond that, asking anew is less work for everybody.
const maxReplay = 200

/**
 * Answers a request with server-sent events until the reader goes. Sends `id: <event id>` and
 * `data: {"name":…,"topics":[…]}` (no name for readers who are not staff), without an event type, so that one listener hears all; a comment as heartbeat; and
 * `event: reset` when events may have been missed. A reader that returns with `Last-Event-ID` gets what it missed,
 * possibly some of it twice.
 */
export async function serveSse(request: FastifyRequest, reply: FastifyReply, options: SseOptions): Promise<void> {
  reply.hijack()
  const raw = reply.raw
  raw.writeHead(200, {
    ...headersSoFar(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies must pass each event on at once.
    'x-accel-buffering': 'no',
  })
  raw.write('retry: 2000\n\n')
  // Events that come while the missed ones are read wait their turn.
  let held: LiveMessage[] | undefined = []
  const wanted = new Set(options.topics)
  const say = (message: LiveMessage) => writeMessage(raw, message, { wanted, named: options.named })
  const send = (message: LiveMessage) => {
    if (held) held.push(message)
    else say(message)
  }
  const unsubscribe = options.hub.subscribe({ tenantId: options.tenantId, topics: options.topics, send })
  const heartbeat = setInterval(() => write(raw, ': alive\n\n'), options.heartbeatEvery ?? 20_000)
  const asking = setInterval(() => {
    options.stillMay?.().then(
      (may) => {
        if (!may) raw.end()
      },
      () => {},
    )
  }, options.askEvery ?? 60_000)
  const end = () => {
    clearInterval(heartbeat)
    clearInterval(asking)
    unsubscribe()
    openStreams.delete(raw)
  }
  openStreams.add(raw)
  raw.once('close', end)
  // Gone while it was found out what they may hear.
  if (raw.destroyed) end()
  for (const message of await missedSince(request.headers['last-event-id'], options)) say(message)
  const waiting = held
  held = undefined
  for (const message of waiting) say(message)
}

const openStreams = new Set<ServerResponse>()

/**
 * Ends every open stream, so that the server can close. The readers come back on their own, to whichever process answers then, within two
 * seconds and not all at once.
 */
export function endStreams(): void {
  for (const raw of openStreams) raw.end(`retry: ${200 + Math.round(Math.random() * 1_800)}\n\n`)
}

async function missedSince(lastId: string | string[] | undefined, options: SseOptions): Promise<LiveMessage[]> {
  if (!isUuid(lastId)) return []
  const missed = await options.database
    .tx(options.tenantId, (tx) => outboxStore(tx).deliveredSince(lastId, maxReplay), { readOnly: true })
    .catch(() => undefined)
  if (missed === undefined) return [{ kind: 'reset' }]
  const wanted = new Set(options.topics)
  return missed
    .filter((event) => event.topics.some((topic) => wanted.has(topic)))
    .map((event) => ({ kind: 'event', ...event }))
}

/** Only the topics that were asked for are said: the others would tell whose desk the matter lies on. */
function writeMessage(
  raw: ServerResponse,
  message: LiveMessage,
  reader: { wanted: Set<string>; named: boolean },
): void {
  if (message.kind === 'reset') write(raw, 'event: reset\ndata: {}\n\n')
  else {
    const topics = message.topics.filter((topic) => reader.wanted.has(topic))
    const data = JSON.stringify(reader.named ? { name: message.name, topics } : { topics })
    write(raw, `${message.id ? `id: ${message.id}\n` : ''}data: ${data}\n\n`)
  }
}

function write(raw: ServerResponse, text: string): void {
  if (raw.destroyed || raw.writableEnded) return
  if (raw.writableLength > maxBuffered) raw.destroy()
  else raw.write(text)
}

/** Headers that hooks have set already (request id, security), which a hijacked reply would lose. */
function headersSoFar(reply: FastifyReply): Record<string, string | number | string[]> {
  const headers: Record<string, string | number | string[]> = {}
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) headers[name] = value
  return headers
}
