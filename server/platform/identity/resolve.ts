import type { FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { Refused } from '../errors.ts'
import type { Tenant } from '../http/tenant.ts'
import { isUuid } from '../ids.ts'
import { type Actor, anonymous, isInForce, type PostHeld } from '../policy/actor.ts'
import { tokenInCookies } from './cookie.ts'
import type { Posts } from './posts.ts'
import { recent } from './recent.ts'
import { type OpenSession, sessionStore } from './session.store.ts'
import { type Tokens, tokenPrefix } from './tokens.ts'

/** Header that names the post to act as, for this one request. */
export const actingPostHeader = 'x-acting-post'

/** Milliseconds an answer is believed: sessions shortly, since ending one elsewhere must work soon. */
const believed = { session: 5_000, posts: 30_000 } as const

/** A visitor as identity knows them. */
export interface Visitor {
  actor: Actor
  session: OpenSession | undefined
  /** Every post in force, also those the actor doesn't act as now. */
  allPosts: PostHeld[]
  actingPostId: string | undefined
}

/** Finds out who asks. */
export interface Resolver {
  resolveActor(request: FastifyRequest, tenant: Tenant): Promise<Actor>
  /** The same with all that a person may see about their own session. */
  visitorOf(request: FastifyRequest, tenant: Tenant): Promise<Visitor>
  forgetSession(token: string): void
  /** Posts of an account have changed; without account: of everybody in the tenant. */
  forgetPosts(tenantId: string, accountId?: string): void
}

/** Finds out who asks: by session cookie or token, then by the posts of that account in this tenant. */
export function resolver(given: {
  database: Database
  clock: Clock
  secret: string
  posts: Posts
  tokens: Tokens
}): Resolver {
  const { database, clock, posts } = given
  const store = sessionStore(database.pool)
  const sessions = recent<OpenSession | undefined>({ clock, milliseconds: believed.session })
  const held = recent<PostHeld[]>({ clock, milliseconds: believed.posts })

  const bySession = async (request: FastifyRequest, tenant: Tenant): Promise<Visitor> => {
    const token = tokenInCookies(request.headers.cookie, given.secret)
    if (!token) return nobody
    const session = await sessions.get(`${token} ${tenant.id}`, () =>
      store.find({ token, tenantId: tenant.id, now: clock.now() }),
    )
    if (!session || session.expiresAt <= clock.now()) return nobody
    const { accountId } = session
    const known = await held.get(`${tenant.id} ${accountId} `, () =>
      database.tx(tenant.id, (tx) => posts.ofAccount(tx, accountId, clock.now()), { readOnly: true }),
    )
    const allPosts = known.filter((post) => isInForce(post, clock.now()))
    const acting = actingPost({ request, session, allPosts })
    return {
      session,
      allPosts,
      actingPostId: acting?.id,
      actor: {
        kind: allPosts.length > 0 ? 'staff' : 'resident',
        accountId,
        personName: session.name,
        posts: acting ? [acting] : allPosts,
        via: 'session',
        ...(tenant.demo ? { demo: true } : {}),
      },
    }
  }

  const byToken = async (secret: string, tenant: Tenant): Promise<Visitor> => {
    const { name, held: found } = await given.tokens.use(tenant.id, secret)
    const post = found && isInForce(found.post, clock.now()) ? found.post : undefined
    const allPosts = post ? [post] : []
    return {
      session: undefined,
      allPosts,
      actingPostId: post?.id,
      actor: { kind: 'token', accountId: found?.accountId, personName: name, posts: allPosts, via: 'token' },
    }
  }

  const visitorOf = async (request: FastifyRequest, tenant: Tenant): Promise<Visitor> => {
    const bearer = /^Bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1]
    if (bearer === undefined) return await bySession(request, tenant)
    if (!bearer.startsWith(tokenPrefix)) throw new Refused('identity.token_invalid', {}, { status: 401 })
    return await byToken(bearer, tenant)
  }

  return {
    visitorOf,
    resolveActor: async (request, tenant) => (await visitorOf(request, tenant)).actor,
    forgetSession: (token) => sessions.forgetAll(`${token} `),
    forgetPosts: (tenantId, accountId) =>
      held.forgetAll(accountId === undefined ? `${tenantId} ` : `${tenantId} ${accountId} `),
  }
}

const nobody: Visitor = { actor: anonymous, session: undefined, allPosts: [], actingPostId: undefined }

/**
 * The post chosen: by header for one request, else for the session. A post named in the header must be theirs; one chosen
 * earlier that has ended since is as if none had been chosen.
 */
function actingPost(given: {
  request: FastifyRequest
  session: OpenSession
  allPosts: PostHeld[]
}): PostHeld | undefined {
  const named = given.request.headers[actingPostHeader]
  if (typeof named === 'string' && named !== '') {
    const post = isUuid(named) ? given.allPosts.find((each) => each.id === named.toLowerCase()) : undefined
    if (!post) throw new Refused('identity.not_your_post', {}, { status: 403 })
    return post
  }
  return given.allPosts.find((each) => each.id === given.session.actingPostId)
}
