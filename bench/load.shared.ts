/**
 * Sends requests over kept connections, one at a time on each, as fast as they are answered. A program of its own: what it costs is
 * not the server's. Started by `load`.
 */
import { fork } from 'node:child_process'
import { createConnection } from 'node:net'
import { fileURLToPath } from 'node:url'

/** One request as it is sent: head and body. */
export type RawRequest = string

interface Order {
  port: number
  connections: number
  requests: readonly RawRequest[]
}

/** What the requests met. */
export interface Loaded {
  /** Milliseconds from the first request to the last answer. */
  taken: number
  /** Milliseconds of each request, in the order of the answers. */
  each: number[]
  /** Answers by status. */
  statuses: Record<string, number>
  /** An answer that was no success. */
  refused?: string
}

/** Sends all of them and says how it went. */
export async function load(order: Order): Promise<Loaded> {
  // A session of its own: systems that share the processors by session don't take its part from the server's.
  const child = fork(fileURLToPath(import.meta.url), { serialization: 'advanced', detached: true })
  try {
    return await new Promise<Loaded>((resolve, reject) => {
      child.on('message', (message) => resolve(message as Loaded))
      child.on('exit', (code) => reject(new Error(`The load ended with ${code}`)))
      child.send(order)
    })
  } finally {
    child.removeAllListeners('exit')
    child.kill()
  }
}

/** Answers of one connection: whole ones are told to `then`, with status and text. */
function answersOf(then: (status: string, text: string) => void): (part: Buffer) => void {
  let kept: Buffer = Buffer.alloc(0)
  return (part) => {
    kept = kept.length === 0 ? part : Buffer.concat([kept, part])
    const end = kept.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = kept.toString('latin1', 0, end)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (kept.length < end + 4 + length) return
    const text = kept.toString('utf8', end + 4, end + 4 + length)
    kept = kept.subarray(end + 4 + length)
    then(head.slice(9, 12), text)
  }
}

async function send({ port, connections, requests }: Order): Promise<Loaded> {
  const made: Loaded = { taken: 0, each: [], statuses: {} }
  let next = 0
  const ready = requests.map((request) => Buffer.from(request))
  const sockets = await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<ReturnType<typeof createConnection>>((resolve, reject) => {
          const socket = createConnection({ port, host: '127.0.0.1', noDelay: true })
          socket.once('connect', () => resolve(socket)).once('error', reject)
        }),
    ),
  )
  const from = performance.now()
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve, reject) => {
          let sent = 0
          const one = () => {
            const request = ready[next++]
            sent = performance.now()
            if (request) socket.write(request)
            else socket.end(() => resolve())
          }
          socket.on('error', reject)
          socket.on('close', () => reject(new Error('The server closed a connection')))
          socket.on(
            'data',
            answersOf((status, text) => {
              made.each.push(performance.now() - sent)
              made.statuses[status] = (made.statuses[status] ?? 0) + 1
              if (!status.startsWith('2')) made.refused = text
              made.taken = performance.now() - from
              one()
            }),
          )
          one()
        }),
    ),
  )
  return made
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.once('message', async (order) => {
    process.send?.(await send(order as Order))
  })
}
