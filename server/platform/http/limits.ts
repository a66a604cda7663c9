import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '../errors.ts'

/** Calls a minute; 0 is no limit. Counted in each process for itself. */
export interface RateLimits {
  /** From one address (of IPv6 one /64), signed in or not: against floods. A street office shares one address. */
  perAddress: number
  /** From one address by people who haven't signed in. */
  perAnonymous: number
  /** By one account. */
  perAccount: number
}

/** No limits: for tests and measurements. */
export const noRateLimits: RateLimits = { perAddress: 0, perAnonymous: 0, perAccount: 0 }

/** Limits where the operator says nothing. */
const defaultRateLimits: RateLimits = { perAddress: 3_000, perAnonymous: 600, perAccount: 600 }

/** Limits by what the operator says: calls a minute from one address, 0 for no limit at all. */
export function rateLimitsOf(perAddress: number | undefined): RateLimits {
  if (perAddress === undefined) return defaultRateLimits
  return perAddress === 0 ? noRateLimits : { ...defaultRateLimits, perAddress }
}

/** Other limits of one request. */
export const requestLimits = {
  /** Bytes of a body where the route says nothing. */
  body: 1024 * 1024,
  /** Milliseconds in which a request must have arrived whole. */
  receive: 60_000,
  /** Milliseconds in which a handler must have given its answer. */
  answer: 60_000,
  /** Characters of one path parameter. */
  parameter: 200,
} as const

/** Refuses a caller, known by account or address, that asks too often. */
export type LimitCaller = (request: FastifyRequest, accountId: string | undefined) => Promise<void>

/**
 * Limits how often one address may call, before anything else is done for it, and a route with `perMinute` more tightly.
 * @returns the second limit, to be asked once it is known who calls
 */
export async function registerRateLimits(app: FastifyInstance, limits: RateLimits): Promise<LimitCaller> {
  if (limits.perAddress === 0) return async () => {}
  await app.register(rateLimit, {
    global: false,
    cache: 20_000,
    errorResponseBuilder: (_request, context) => tooMany(context.ttl),
    addHeadersOnExceeding: noHeaders,
    addHeaders: { ...noHeaders, 'retry-after': true },
  })
  const limit = (max: number, keyGenerator?: (request: FastifyRequest) => string) => {
    if (max === 0) return async () => {}
    const count = app.createRateLimit({ max, timeWindow: minute, ...(keyGenerator ? { keyGenerator } : {}) })
    return async (request: FastifyRequest) => {
      const state = await count(request)
      if (!state.isAllowed && state.isExceeded) throw tooMany(state.ttl)
    }
  }
  const address = limit(limits.perAddress)
  const anonymous = limit(limits.perAnonymous)
  const account = limit(limits.perAccount, (request) => `account ${request.actor?.accountId}`)
  app.addHook('onRequest', async (request) => {
    // Pages and pictures of the software itself cost nothing worth a limit.
    if (isCounted(request.url)) await address(request)
  })
  return (request, accountId) => (accountId === undefined ? anonymous : account)(request)
}

const minute = 60_000
const noHeaders = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }

function isCounted(url: string): boolean {
  return url.startsWith('/api/') || url.startsWith('/open311/')
}

function tooMany(milliseconds: number): Refused {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  return new Refused('platform.too_many', { seconds }, { retryAfter: seconds })
}
