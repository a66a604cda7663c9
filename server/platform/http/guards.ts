import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '../errors.ts'

/**
 * Headers that tell a browser what our pages never do: run a script that isn't ours, load from elsewhere, be framed.
 * A page may write style elements only with the number it was given (`shellPolicy`). MapLibre starts its worker from a blob.
 * @param secure true where people reach us by https
 */
export async function registerHeaders(app: FastifyInstance, { secure }: { secure: boolean }): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives,
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()')
    reply.header('X-Request-Id', request.id)
  })
}

const directives = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'"],
  // Attributes on elements can't reach beyond their element; libraries of maps and tables set them.
  styleSrcAttr: ["'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/** The policy of the pages' shell: like everywhere, and style elements with this nonce. Mantine writes its variables so. */
export function shellPolicy(policy: string, nonce: string): string {
  return policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`)
}

/**
 * A browser sends our cookie along whoever made it ask. So a write that carries a cookie must come from our own pages
 * (beside `SameSite=Lax` on the cookie). Without a cookie there is nothing to abuse. Refuses with `platform.wrong_origin`.
 */
export function checkOrigin(request: Pick<FastifyRequest, 'method' | 'headers' | 'host'>): void {
  if (safeMethods.has(request.method) || request.headers.cookie === undefined) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return
    throw new Refused('platform.wrong_origin')
  }
  const { origin } = request.headers
  // Every browser tells the origin of a write to another site; without one it is a program that was given the cookie.
  if (origin === undefined) return
  if (URL.canParse(origin) && new URL(origin).host === request.host) return
  throw new Refused('platform.wrong_origin')
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
