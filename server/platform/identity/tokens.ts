import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { Refused } from '../errors.ts'
import { uuidv7 } from '../ids.ts'
import type { HeldPost, Posts } from './posts.ts'
import { recent } from './recent.ts'
import { tokenStore } from './token.store.ts'

/** Starts every token, so that one that leaked can be found by its looks. */
export const tokenPrefix = 'dst_'

/** Milliseconds a good token is believed without asking again; also how long a revoked one may still work. */
const believed = 10_000

/** A token as its owner sees it. */
export interface TokenInfo {
  id: string
  name: string
  /** Its last four characters. */
  hint: string
  postId: string
  createdAt: Date
  expiresAt: Date | null
  /** `YYYY-MM-DD`, UTC. */
  lastUsedOn: string | null
  revokedAt: Date | null
}

/** API tokens: a program acts as one post, for as long as that post lasts. */
export interface Tokens {
  /** Makes a token. `secret` is shown this once. Refuses a post that isn't there or has ended (`post.not_found`). */
  create(given: {
    tenantId: string
    postId: string
    name: string
    days?: number | undefined
  }): Promise<TokenInfo & { secret: string }>
  list(tenantId: string): Promise<TokenInfo[]>
  /** Refuses `identity.token_not_found` where there is no such token or it was revoked before. */
  revoke(tenantId: string, id: string): Promise<void>
  /** The post a secret acts as; `undefined` post: it has ended. Refuses with 401 a secret that isn't good. */
  use(tenantId: string, secret: string): Promise<{ name: string; held: HeldPost | undefined }>
}

/** Keeps tokens in the tenant's own tables. */
export function tokensOf({ database, posts, clock }: { database: Database; posts: Posts; clock: Clock }): Tokens {
  const known = recent<{ name: string; expiresAt: Date | null; held: HeldPost | undefined }>({
    clock,
    milliseconds: believed,
  })
  return {
    async create({ tenantId, postId, name, days }) {
      const secret = tokenPrefix + randomBytes(32).toString('base64url')
      const now = clock.now()
      const expiresAt = days === undefined ? null : new Date(now.getTime() + days * 86_400_000)
      const info = { id: uuidv7(), hint: secret.slice(-4), name, postId }
      await database.tx(tenantId, async (tx) => {
        if (!(await posts.findPost(tx, postId, now))) throw new Refused('post.not_found', { post: postId })
        await tokenStore(tx).add({ ...info, hash: hashOf(secret), at: now, expiresAt })
      })
      return { ...info, createdAt: now, expiresAt, lastUsedOn: null, revokedAt: null, secret }
    },
    async list(tenantId) {
      const rows = await database.tx(tenantId, (tx) => tokenStore(tx).list(), { readOnly: true })
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        hint: row.hint,
        postId: row.post_id,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        lastUsedOn: row.last_used_on,
        revokedAt: row.revoked_at,
      }))
    },
    async revoke(tenantId, id) {
      const revoked = await database.tx(tenantId, (tx) => tokenStore(tx).revoke(id, clock.now()))
      if (!revoked) throw new Refused('identity.token_not_found', { token: id }, { status: 404 })
      known.forgetAll(`${tenantId} `)
    },
    async use(tenantId, secret) {
      const hash = hashOf(secret)
      const found = await known.get(`${tenantId} ${hash}`, () =>
        database.tx(tenantId, async (tx) => {
          const now = clock.now()
          const store = tokenStore(tx)
          const row = await store.findByHash(hash)
          if (!row || row.revoked_at) throw notGood()
          const today = now.toISOString().slice(0, 10)
          if (row.last_used_on !== today) await store.used(row.id, today)
          return { name: row.name, expiresAt: row.expires_at, held: await posts.findPost(tx, row.post_id, now) }
        }),
      )
      if (found.expiresAt && found.expiresAt <= clock.now()) {
        throw new Refused('identity.token_expired', {}, { status: 401 })
      }
      return found
    },
  }
}

const notGood = () => new Refused('identity.token_invalid', {}, { status: 401 })

// A token has 256 bits of its own: a plain hash can't be guessed back, and looking one up stays one index probe.
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
