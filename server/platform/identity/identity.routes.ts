import type { FastifyInstance } from 'fastify'
import { type ActingPost, identityRoutes, type SignInWays } from '../../../contract/identity.ts'
import type { Route } from '../../../contract/route.ts'
import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../database/database.ts'
import { Refused } from '../errors.ts'
import { type Call, serve } from '../http/serve.ts'
import type { PostHeld } from '../policy/actor.ts'
import { maskMail, maskPhone } from '../policy/mask.ts'
import type { ConsentRow } from './consent.store.ts'
import { consentStore } from './consent.store.ts'
import { demoRoleStore } from './demo.store.ts'
import { looksOf } from './looks.ts'
import { sendCookies, webHeaders } from './mount.ts'
import type { MyData } from './my-data.ts'
import type { Posts } from './posts.ts'
import type { Resolver, Visitor } from './resolve.ts'
import { sessionStore } from './session.store.ts'
import type { SignIn } from './sign-in.ts'
import { sessionSeconds } from './ways.ts'

/** What the routes of identity stand on. */
export interface IdentityParts {
  database: Database
  clock: Clock
  posts: Posts
  resolver: Resolver
  signIn: SignIn
  ways: SignInWays
  /** A demo installation; its demo tenants offer their roles. */
  demo: boolean
  myData: MyData
}

/** Serves who is signed in, and what a person may do with their sessions and their data. */
export function identityRoutesOn(app: FastifyInstance, parts: IdentityParts): void {
  const { database, clock, resolver } = parts
  const sessions = sessionStore(database.pool)
  const visitorOf = (call: Call<Route>): Promise<Visitor> => resolver.visitorOf(call.raw.request, call.tenant)

  serve(app, identityRoutes.session, async (call) => {
    const { tenant } = call
    const demo = parts.demo && tenant.demo
    const visitor = await visitorOf(call)
    const { session } = visitor
    if (session && clock.now().getTime() - session.updatedAt.getTime() > sessionSeconds.prolongedAfter * 1000) {
      sendCookies(call.raw.request, call.raw.reply, await parts.signIn.prolong(webHeaders(call.raw.request)))
    }
    const seen = await database.tx(
      tenant.id,
      async (tx) => ({
        posts: await namedPosts(tx, parts.posts, visitor.allPosts),
        demoRoles: demo ? await demoRoleStore(tx).list() : [],
      }),
      { readOnly: true },
    )
    return {
      account: session
        ? {
            id: session.accountId,
            name: session.name,
            // A made-up address of an account that signs in by phone is nobody's mailbox.
            mail: session.mail.endsWith('.invalid') ? null : maskMail(session.mail),
            phone: session.phone === null ? null : maskPhone(session.phone),
            kind: visitor.allPosts.length > 0 ? ('staff' as const) : ('resident' as const),
            secondFactor: session.secondFactor,
          }
        : null,
      posts: seen.posts,
      actingPostId: visitor.actingPostId ?? null,
      tenant: { slug: tenant.slug, name: tenant.name, timeZone: tenant.timeZone, locale: tenant.locale },
      demo,
      demoRoles: seen.demoRoles.map(({ accountId: _, ...role }) => role),
      signIn: parts.ways,
    }
  })

  serve(app, identityRoutes.actAs, async (call) => {
    const { session, allPosts } = mustHaveSession(await visitorOf(call))
    const { postId } = call.body
    if (postId !== null && !allPosts.some((post) => post.id === postId)) {
      throw new Refused('identity.not_your_post', {}, { status: 403, field: 'body.postId' })
    }
    await sessions.chooseActingPost({ sessionId: session.id, tenantId: call.tenant.id, postId })
    resolver.forgetSession(session.token)
    return { actingPostId: postId }
  })

  serve(app, identityRoutes.devices, async (call) => {
    const { session } = mustHaveSession(await visitorOf(call))
    const rows = await sessions.list(session.accountId, clock.now())
    return {
      items: rows.map((row) => ({
        id: row.id,
        current: row.id === session.id,
        agent: row.userAgent,
        since: row.createdAt.toISOString(),
        lastSeen: row.updatedAt.toISOString(),
        until: row.expiresAt.toISOString(),
      })),
    }
  })

  serve(app, identityRoutes.endDevice, async (call) => {
    const { session } = mustHaveSession(await visitorOf(call))
    const token = await sessions.end(session.accountId, call.params.id)
    if (token === undefined) throw new Refused('identity.session_not_found', {}, { status: 404 })
    resolver.forgetSession(token)
    return { done: true as const }
  })

  serve(app, identityRoutes.endOtherDevices, async (call) => {
    const { session } = mustHaveSession(await visitorOf(call))
    const tokens = await sessions.endOthers(session.accountId, session.id)
    for (const token of tokens) resolver.forgetSession(token)
    return { ended: tokens.length }
  })

  serve(app, identityRoutes.looks, async (call) => {
    const { session } = mustHaveSession(await visitorOf(call))
    const { after, limit } = call.query
    return await database.tx(
      call.tenant.id,
      (tx) => looksOf(tx, { posts: parts.posts, accountId: session.accountId, after, limit }),
      {
        readOnly: true,
      },
    )
  })

  serve(app, identityRoutes.myData, async (call) => {
    const { session } = mustHaveSession(await visitorOf(call))
    const collected = await parts.myData.collect(call.tenant, session.accountId)
    const day = clock.now().toISOString().slice(0, 10)
    call.raw.reply.header('Content-Disposition', `attachment; filename="my-data-${day}.json"`)
    return { madeAt: clock.now().toISOString(), tenant: call.tenant.slug, parts: collected }
  })

  serve(app, identityRoutes.erase, async (call) => {
    const { session } = mustHaveSession(await visitorOf(call))
    return await parts.myData.erase(session.accountId)
  })

  serve(app, identityRoutes.consents, async (call) => {
    const { session } = mustHaveSession(await visitorOf(call))
    const rows = await database.tx(call.tenant.id, (tx) => consentStore(tx).ofAccount(session.accountId), {
      readOnly: true,
    })
    return { items: rows.map(consentSeen) }
  })

  serve(app, identityRoutes.withdrawConsent, async (call) => {
    const { session } = mustHaveSession(await visitorOf(call))
    const at = clock.now()
    const row = await database.tx(call.tenant.id, (tx) =>
      consentStore(tx).withdraw({ id: call.params.id, accountId: session.accountId, at }),
    )
    return consentSeen(row)
  })
}

async function namedPosts(tx: Tx, posts: Posts, held: readonly PostHeld[]): Promise<ActingPost[]> {
  const names = new Map(
    (
      await posts.describe(
        tx,
        held.map((post) => post.id),
      )
    ).map((post) => [post.id, post]),
  )
  return held.flatMap((post) => {
    const named = names.get(post.id)
    return named ? [{ ...named, standingInFor: post.standingInFor ?? null }] : []
  })
}

/** Own sessions and own data are a person's: a program's token gets nowhere near them. */
function mustHaveSession(visitor: Visitor): Visitor & { session: NonNullable<Visitor['session']> } {
  const { session } = visitor
  if (!session) throw new Refused('identity.person_only', {}, { status: 403 })
  return { ...visitor, session }
}

function consentSeen(row: ConsentRow) {
  return {
    id: row.id,
    purpose: row.purpose,
    version: row.version,
    text: row.text_shown,
    givenAt: row.given_at.toISOString(),
    givenBy: row.given_by,
    until: row.until?.toISOString() ?? null,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  }
}
