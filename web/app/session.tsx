import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ActingPost, Session } from '../../contract/identity.ts'
import { knowZone, type ZoneOffsets } from '../words/time.ts'
import { send } from './api.ts'
import { basepath } from './basepath.ts'
import { keepPagesOf } from './device/keptPages.ts'
import { reopenLive } from './live.ts'
import { asProblem } from './problem.ts'

/** Whose pages these are, as the server wrote it into the document (server/platform/http/pages.ts). */
function told(): Partial<Pick<Session, 'tenant' | 'demo'>> {
  try {
    const { base, offsets, ...district } = JSON.parse(
      globalThis.document?.getElementById('district')?.textContent ?? '{}',
    ) as Partial<Pick<Session, 'tenant' | 'demo'>> & { base?: string; offsets?: ZoneOffsets }
    // A document kept for times without a line may be that of another district on this host.
    if (base !== basepath) return {}
    if (district.tenant && offsets) knowZone(district.tenant.timeZone, offsets)
    return district
  } catch {
    return {}
  }
}

/** The district while its own document doesn't name it. Asking a phone for its zone takes it fifty milliseconds. */
const unknown = (): Session['tenant'] => ({
  slug: '',
  name: { en: 'Doorstep', zh: '家门口' },
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  locale: 'en',
})

const { tenant = unknown(), demo = false } = told()

/** Who is looking, as long as the server has not said: nobody, with no way to sign in yet. */
export const nobody: Session = {
  account: null,
  posts: [],
  actingPostId: null,
  tenant,
  demo,
  demoRoles: [],
  signIn: { password: false, mailCode: false, phoneCode: false, passkey: false, oidc: null },
}

/** Key of the session query; invalidate it after signing in or out. */
export const sessionKey = ['/api/v1/session']

const kept = `doorstep.session${basepath}`

/**
 * Who is looking. Staff on foot must be able to open their pages without a line: their last session (contact masked, posts)
 * is kept on the device until they sign out. It gives no right to anything; the server asks for the cookie.
 */
async function readSession(): Promise<Session> {
  try {
    const session = await send<Session>('/api/v1/session')
    keep(session.posts.length > 0 ? session : null)
    // What somebody else read here, or this person before they signed out, is no longer kept.
    void keepPagesOf(session.account?.id ?? null).catch(() => {})
    return session
  } catch (error) {
    const last = asProblem(error).code === 'network' ? recall() : undefined
    if (last) return last
    throw error
  }
}

function keep(session: Session | null): void {
  try {
    if (session) localStorage.setItem(kept, JSON.stringify(session))
    else localStorage.removeItem(kept)
  } catch {
    // No storage: pages then need a line to open.
  }
}

function recall(): Session | undefined {
  try {
    const text = localStorage.getItem(kept)
    return text ? (JSON.parse(text) as Session) : undefined
  } catch {
    return undefined
  }
}

/** Query options of GET /api/v1/session. */
export const sessionQuery = { queryKey: sessionKey, queryFn: readSession, staleTime: 60_000 }

/** Who is looking and what they may act as. `ready` is false until the server answered the first time. */
export function useSession() {
  const query = useQuery(sessionQuery)
  const session = query.data ?? nobody
  return useMemo(() => {
    const acting = session.posts.find((post) => post.id === session.actingPostId)
    return {
      ...session,
      ready: query.data !== undefined,
      /** Why nothing is known: no line, or no district at this address. */
      problem: query.data === undefined && query.error ? asProblem(query.error) : null,
      /** The one post chosen, or undefined when all of them count. */
      actingPost: acting,
      /** Posts that count right now. */
      activePosts: acting ? [acting] : session.posts,
    }
  }, [session, query.data, query.error])
}

/** True when one of the posts that count has one of these roles: for hiding what is of no use, never for rights. */
export function holds(posts: readonly ActingPost[], ...roles: string[]): boolean {
  return posts.some((post) => roles.includes(post.role))
}

/** Somebody else looks now: asks who, and forgets what the one before saw (what is on the page is asked for anew). */
async function renew(queries: QueryClient): Promise<Session> {
  const session = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 })
  reopenLive()
  void queries.resetQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] })
  return session
}

/** Chooses the post to act as (`null`: all), signs out. Both make everything on the page be asked anew. */
export function useSessionActions() {
  const queries = useQueryClient()
  return useMemo(
    () => ({
      actAs: async (postId: string | null) => {
        await send('/api/v1/session/acting-post', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ postId }),
        })
        await queries.invalidateQueries()
      },
      signOut: async () => {
        await send('/api/auth/sign-out', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '{}',
        })
        await renew(queries)
      },
      /** Call after any way of signing in. */
      signedIn: () => renew(queries),
    }),
    [queries],
  )
}
