import { createECDH, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A letter as a real mail server on this machine took it. */
export interface TakenLetter {
  to: string
  raw: string
}

/** A mail server on loopback: takes letters, or answers with `refuse` where it gives a code. */
export async function mailServer(): Promise<{
  url: string
  letters: TakenLetter[]
  /** SMTP answer for the next recipients; undefined: takes them. */
  refuse: (to: string) => number | undefined
  close(): Promise<void>
}> {
  const kept = { letters: [] as TakenLetter[], refuse: (_to: string): number | undefined => undefined }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo(address, _session, callback) {
      const code = kept.refuse(address.address)
      if (code === undefined) return callback()
      // As real servers do, the answer repeats the address.
      callback(Object.assign(new Error(`${address.address} is not known here`), { responseCode: code }))
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo)
          kept.letters.push({ to: address, raw: Buffer.concat(chunks).toString() })
        callback()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as AddressInfo
  return Object.assign(kept, {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  })
}

/** The words of a letter: its plain part, decoded. */
export function plainPart(raw: string): string {
  const [, head = '', body = ''] =
    /Content-Type: text\/plain[^\r\n]*((?:\r?\n[^\r\n]+)*)\r?\n\r?\n([\s\S]*?)(?:\r?\n--|$)/i.exec(raw) ?? []
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString()
  if (!/quoted-printable/i.test(head)) return body
  const bytes = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

/** What came to a web address. */
export interface Request {
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A web server on loopback: a gateway, or the push service of a browser. `answer` says with which status. */
export async function webServer(
  answer: (request: Request) => number | { status: number; location: string } = () => 204,
): Promise<{
  url: string
  requests: Request[]
  answer: (request: Request) => number | { status: number; location: string }
  close(): Promise<void>
}> {
  const kept = { requests: [] as Request[], answer }
  const server: Server = createServer((request, reply) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const came = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) }
      kept.requests.push(came)
      const said = kept.answer(came)
      if (typeof said === 'number') reply.writeHead(said).end()
      else reply.writeHead(said.status, { location: said.location }).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return Object.assign(kept, {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  })
}

interface Decrypt {
  decrypt(body: Buffer, options: Record<string, unknown>): Buffer
}

/** A browser that asked for messages: its keys, and how it reads what the service hands it. */
export function browser(endpoint: string): {
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } }
  read(body: Buffer): Record<string, unknown>
} {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const auth = randomBytes(16).toString('base64url')
  const ece = createRequire(createRequire(import.meta.url).resolve('web-push'))('http_ece') as Decrypt
  return {
    subscription: { endpoint, keys: { p256dh: pair.getPublicKey('base64url'), auth } },
    read: (body) =>
      JSON.parse(ece.decrypt(body, { version: 'aes128gcm', privateKey: pair, authSecret: auth }).toString()) as Record<
        string,
        unknown
      >,
  }
}
