import dns from 'node:dns'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { type AllowedNetworks, isAllowed, mayReach } from './address.rules.ts'

/** One message to an address somebody else chose. */
export interface Post {
  url: string
  headers: Readonly<Record<string, string>>
  body: string | Buffer
  /** Milliseconds for all of it, 10 s unless told. */
  timeout?: number
  /** Addresses of closed networks that may be reached. */
  allowed: AllowedNetworks
  /** What tells the addresses of a name; the machine's own unless told. */
  resolve?: Resolve
}

/** Tells all addresses of a name, as `dns.lookup` does with `all`. */
export type Resolve = (
  name: string,
  options: dns.LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void,
) => void

/** What came of it. `reason` is stable: an HTTP status as `http_410`, or why nobody answered. */
export type Posted = { ok: true; status: number } | { ok: false; status?: number; reason: string; again: boolean }

class Closed extends Error {
  override readonly name = 'Closed'
}

/**
 * Posts to an address that a tenant or a browser named, without being led astray: only to addresses open to the world or
 * allowed by the operator, whatever its name resolves to at the moment of connecting; encrypted unless the operator named
 * the network; following no redirect; reading nothing of the answer. Never throws. `again`: trying later makes sense.
 */
export async function postOut(post: Post): Promise<Posted> {
  if (!URL.canParse(post.url)) return { ok: false, reason: 'address_invalid', again: false }
  const url = new URL(post.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password)
    return { ok: false, reason: 'address_invalid', again: false }
  if (isIP(host) && !mayReach(host, post.allowed)) return { ok: false, reason: 'address_closed', again: false }
  try {
    const status = await send(url, host, post)
    if (status >= 200 && status < 300) return { ok: true, status }
    const again = status === 408 || status === 425 || status === 429 || status >= 500
    return { ok: false, status, reason: `http_${status}`, again }
  } catch (error) {
    if (error instanceof Closed) return { ok: false, reason: error.message, again: false }
    return { ok: false, reason: reasonOf(error), again: true }
  }
}

function send(url: URL, host: string, post: Post): Promise<number> {
  const encrypted = url.protocol === 'https:'
  const check = (address: string): Closed | undefined => {
    if (!mayReach(address, post.allowed)) return new Closed('address_closed')
    // Phone numbers in the clear only inside a network the operator answers for.
    return encrypted || isAllowed(address, post.allowed) ? undefined : new Closed('address_not_encrypted')
  }
  // The name is looked up and checked in one step with connecting: a name that changes its mind in between gains nothing.
  const resolve: Resolve = post.resolve ?? dns.lookup
  const lookup: LookupFunction = (name, options, callback) =>
    resolve(name, { ...options, all: true }, (error, addresses) => {
      const fault = error ?? addresses.map(({ address }) => check(address)).find(Boolean)
      const [first] = addresses ?? []
      if (fault || !first) return callback(fault ?? new Error('ENOTFOUND'), '', 0)
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  const literal = isIP(host) ? check(host) : undefined
  if (literal) return Promise.reject(literal)
  return new Promise((done, fail) => {
    const signal = AbortSignal.timeout(post.timeout ?? 10_000)
    const request = (encrypted ? secure : plain)(
      url,
      {
        method: 'POST',
        lookup,
        agent: false,
        signal,
        headers: { 'user-agent': 'doorstep', 'content-length': Buffer.byteLength(post.body), ...post.headers },
      },
      (response) => {
        response.destroy()
        done(response.statusCode ?? 0)
      },
    )
    request.on('error', (error) => fail(signal.aborted ? new Error('ETIMEDOUT') : error))
    request.end(post.body)
  })
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message
  const known: Record<string, string> = {
    ENOTFOUND: 'name_unknown',
    EAI_AGAIN: 'name_unknown',
    ECONNREFUSED: 'connection_refused',
    ETIMEDOUT: 'timeout',
    ABORT_ERR: 'timeout',
  }
  return known[code] ?? (/^(ERR_TLS|CERT|UNABLE|SELF|DEPTH)/.test(code) ? 'certificate' : 'connection')
}
