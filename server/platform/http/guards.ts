import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '../errors.ts'

/**
 * Headers that tell a browser what our pages never do: run a script that isn't ours, load from elsewhere, be framed.
 * A page may write style elements only with the number it was given (`shellPolicy`). MapLibre starts its worker from a blob.
 * Style attributes can't reach beyond their element; libraries of maps and tables set them.
 */
const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "script-src-attr 'none'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** By this a device knows our answer from that of a hotel's sign-in page, which answers anything with 200. */
const ourMark = { Doorstep: '1' }

const pageHeaders = {
  'Content-Security-Policy': pagePolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  ...ourMark,
}

/** Answers that aren't pages: nothing in them may be run, framed or taken for something else. */
export const dataHeaders = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  ...ourMark,
}

/**
 * Sets these headers on every answer. They are constant, so they stand here instead of being put together anew for each
 * request by a library, which took a tenth of the time of a small one.
 * @param secure true where people reach us by https
 */
export function registerHeaders(app: FastifyInstance, { secure }: { secure: boolean }): void {
  const transport = secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}
  const page = { ...pageHeaders, ...transport }
  const data = { ...dataHeaders, ...transport }
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(isData(request.url) ? data : page).header('X-Request-Id', request.id)
    done()
  })
}

const isData = (url: string): boolean =>
  (url.startsWith('/api/') && !url.startsWith('/api/docs')) || url.startsWith('/open311/')

/**
 * The policy of the pages' shell: like everywhere, and style elements with this nonce, as Mantine writes its variables; of
 * scripts in the document only those with one of these hashes (`'sha256-…'`), which the build has made.
 */
export function shellPolicy(policy: string, given: { nonce: string; scripts: readonly string[] }): string {
  return policy
    .replace("style-src 'self'", `style-src 'self' 'nonce-${given.nonce}'`)
    .replace("script-src 'self'", ["script-src 'self'", ...given.scripts].join(' '))
}

/**
 * A browser sends our cookie along whoever made it ask. So a write that carries a cookie must come from our own pages
 * (beside `SameSite=Lax` on the cookie). Without a cookie there is nothing to abuse.
 * @returns the refusal `platform.wrong_origin`, or undefined where all is well
 */
export function findOriginFault(request: Pick<FastifyRequest, 'method' | 'headers' | 'host'>): Refused | undefined {
  if (safeMethods.has(request.method) || request.headers.cookie === undefined) return undefined
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? undefined : wrongOrigin()
  const { origin } = request.headers
  // Every browser tells the origin of a write to another site; without one it is a program that was given the cookie.
  if (origin === undefined) return undefined
  return URL.canParse(origin) && new URL(origin).host === request.host ? undefined : wrongOrigin()
}

const wrongOrigin = () => new Refused('platform.wrong_origin')
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
