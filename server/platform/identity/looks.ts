import type { Page } from '../../../contract/common.ts'
import type { Look } from '../../../contract/identity.ts'
import type { Tx } from '../database/database.ts'
import { Refused } from '../errors.ts'
import { isUuid } from '../ids.ts'
import { looksStore } from './looks.store.ts'
import type { Posts } from './posts.ts'

/**
 * Who looked at a person's data, newest first: the name of whoever looked, the post they did it for, what they saw, and why.
 * An official act has a name: the one looked at may know it.
 */
export async function looksOf(
  tx: Tx,
  given: { posts: Posts; accountId: string; after?: string | undefined; limit: number },
): Promise<Page<Look>> {
  const { posts, accountId, after, limit } = given
  if (after !== undefined && !isUuid(after)) throw new Refused('input.invalid', {}, { field: 'query.after' })
  const rows = await looksStore(tx).ofPerson({ accountId, before: after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const ids = [...new Set(shown.flatMap((row) => row.post_id ?? []))]
  const named = new Map((await posts.describe(tx, ids)).map((post) => [post.id, post]))
  return {
    items: shown.map((row) => {
      const post = row.post_id === null ? undefined : named.get(row.post_id)
      return {
        id: row.id,
        at: row.at.toISOString(),
        by: { name: row.name || null, role: post?.role ?? null, place: post?.place?.name ?? null },
        action: row.action,
        what: row.field,
        about: { kind: row.subject_kind, id: row.subject_id, number: row.number },
        purpose: row.purpose,
      }
    }),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}
