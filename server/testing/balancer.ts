import { Agent, createServer, get, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A small load balancer on this machine: asks each process whether it is ready, sends requests in turn, tries none again. */
export interface Balancer {
  url: string
  /** Takes in a process by its port; it gets requests once it says that it is ready. */
  add(port: number): void
  remove(port: number): void
  /** Ports that get requests now. */
  ready(): number[]
  close(): Promise<void>
}

/** Milliseconds between questions about health. */
const askEvery = 100

/** Opens one on a free port. */
export async function openBalancer(): Promise<Balancer> {
  const targets = new Map<number, boolean>()
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  let turn = 0
  const ready = () => [...targets].filter(([, isReady]) => isReady).map(([port]) => port)

  const say = (port: number, isReady: boolean) => {
    if (targets.has(port)) targets.set(port, isReady)
  }
  // Out only when it says that it stops, or is gone: a machine that does much else is no reason.
  const ask = (port: number) => {
    const asked = get({ port, host: '127.0.0.1', path: '/health/ready', agent: false }, async (answer) => {
      const said = await text(answer).catch(() => '')
      if (answer.statusCode === 200) say(port, true)
      else if (said.includes('platform.closing')) say(port, false)
    })
    asked.on('error', () => say(port, false))
  }
  const timer = setInterval(() => {
    for (const port of targets.keys()) ask(port)
  }, askEvery)

  const pass = (from: IncomingMessage, to: ServerResponse) => {
    const ports = ready()
    const port = ports[turn++ % Math.max(1, ports.length)]
    if (port === undefined) {
      to.writeHead(502).end('no process is ready')
      return
    }
    const { method, url: path, headers } = from
    const onward = request({ port, host: '127.0.0.1', method, path, headers, agent }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, withoutHop(answer.headers))
      answer.pipe(to)
      answer.on('error', () => to.destroy())
    })
    onward.on('error', (error) => {
      if (to.headersSent) to.destroy()
      else to.writeHead(502).end(error.message)
    })
    to.on('close', () => onward.destroy())
    from.pipe(onward)
  }
  const server: Server = createServer(pass)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (port) => void targets.set(port, false),
    remove: (port) => void targets.delete(port),
    ready,
    async close() {
      clearInterval(timer)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      agent.destroy()
    },
  }
}

/** What a connection says about itself is not passed on. */
function withoutHop(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  const { connection: _connection, 'keep-alive': _keepAlive, 'transfer-encoding': _encoding, ...rest } = headers
  return rest
}
