import { request as ask, createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/**
 * How the line is. `good` · `none`: every connection breaks · `portal`: somebody in between answers anything with a page to
 * sign in, as a hotel does · `dies`: a request that brings bytes of a photo breaks after it arrived, so that its answer is lost.
 */
export type LineState = 'good' | 'none' | 'portal' | 'dies'

/** A line between a browser and an installation that can be cut. */
export interface Line {
  url: string
  is: LineState
  /** What passed to the installation, method and path. */
  passed: string[]
  close(): Promise<void>
}

const portal = '<!doctype html><title>Free WiFi</title><h1>Welcome! Please accept our terms.</h1>'

/** Lays a line to an installation, on an address of its own: the browser knows nothing but that. */
export async function layLine(to: string): Promise<Line> {
  const target = new URL(to)
  const sockets = new Set<Socket>()
  const server: Server = createServer((incoming, outgoing) => {
    if (line.is === 'none') return void incoming.socket.destroy()
    if (line.is === 'portal') {
      incoming.resume()
      outgoing.writeHead(200, { 'Content-Type': 'text/html' }).end(portal)
      return
    }
    const { method, url: path, headers } = incoming
    line.passed.push(`${method} ${path?.split('?')[0]}`)
    const passed = ask({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
      if (line.is === 'dies' && method === 'PATCH') {
        answer.resume()
        incoming.socket.destroy()
        return
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => incoming.socket.destroy())
    incoming.pipe(passed)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('upgrade', (_request, socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  let is: LineState = 'good'
  const line: Line = {
    url: `http://127.0.0.1:${port}`,
    get is() {
      return is
    },
    set is(state) {
      is = state
      // What is open ends too: the live stream, requests under way.
      if (state !== 'good') for (const socket of sockets) socket.destroy()
    },
    passed: [],
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
  return line
}
