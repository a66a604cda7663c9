import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Locale } from '../../../contract/common.ts'
import type { Access } from '../../../contract/route.ts'
import type { Clock } from '../clock.ts'
import { Refused } from '../errors.ts'
import type { Actor } from '../policy/actor.ts'
import type { LimitCaller } from './limits.ts'
import { localeOf } from './locale.ts'
import { type Tenant, type TenantDirectory, tenantHeader } from './tenant.ts'

/** What stands at the door: finds the tenant a request is meant for, and who is asking. */
export interface Gate {
  clock: Clock
  tenants: TenantDirectory
  /** Who is asking: from session cookie or token; anonymous where there is none. Refuses a token that isn't good. */
  resolveActor(request: FastifyRequest, tenant: Tenant): Promise<Actor>
  /** Refuses somebody who asks too often. */
  limitCaller?: LimitCaller
}

/** Who is asking, of which tenant, in which language. */
export interface Caller {
  tenant: Tenant
  actor: Actor
  locale: Locale
}

declare module 'fastify' {
  interface FastifyInstance {
    gate: Gate
  }
  interface FastifyRequest {
    /** Set once the tenant is known. */
    tenant: Tenant | undefined
    /** Set once it is known who asks. */
    actor: Actor | undefined
    /** Language of words in the answer. */
    locale: Locale
  }
}

/**
 * Finds the tenant of a request: by path prefix or header, else by host name, else the one that is left.
 * Once per request. Refuses with `tenant.not_found`.
 */
export async function tenantOf(app: FastifyInstance, request: FastifyRequest): Promise<Tenant> {
  if (request.tenant) return request.tenant
  const named = request.headers[tenantHeader]
  const slug = typeof named === 'string' ? named.toLowerCase() : undefined
  const tenant = await app.gate.tenants.find({ slug, host: request.hostname?.toLowerCase() })
  if (!tenant) throw new Refused('tenant.not_found', { tenant: slug ?? request.hostname })
  request.tenant = tenant
  request.locale = localeOf(request, tenant.locale)
  return tenant
}

/** Header by which a device says as whom it sends what waited on it. */
const accountHeader = 'x-doorstep-account'

/** Tenant, actor and language of a request, for routes that aren't made by `serve`. Once per request. */
export async function callerOf(app: FastifyInstance, request: FastifyRequest): Promise<Caller> {
  const tenant = await tenantOf(app, request)
  if (!request.actor) {
    const actor = await app.gate.resolveActor(request, tenant)
    request.actor = actor
    const meant = request.headers[accountHeader]
    // Written on this device as one person; somebody else signed in since.
    if (meant !== undefined && actor.accountId !== undefined && meant !== actor.accountId)
      throw new Refused('platform.other_account')
    await app.gate.limitCaller?.(request, actor.accountId)
  }
  return { tenant, actor: request.actor, locale: request.locale }
}

/**
 * The coarse question: may this kind of caller call such a route at all? Refuses with `platform.signed_out` (401) or
 * `platform.forbidden` (403). A person who signed in and holds a post is staff, and also a resident.
 */
export function checkAccess(access: Access, actor: Actor): void {
  if (access === 'public' || actor.kind === 'system') return
  if (actor.kind === 'anonymous') throw new Refused('platform.signed_out')
  if (access === 'staff' && actor.posts.length === 0) throw new Refused('platform.forbidden')
}
