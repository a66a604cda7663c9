import type { Post } from '../../../../contract/people.ts'
import { audit } from '../../../platform/audit/audit.ts'
import { Refused } from '../../../platform/errors.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { getPost, type People } from '../people.api.ts'
import { type PostCreated, type PostEnded, postsTopic } from '../people.events.ts'
import { checkManagePost } from '../people.policy.ts'
import { peopleStore } from '../people.store.ts'
import { checkTerm } from '../posts.rules.ts'
import type { Doing } from '../posts.service.ts'
import { postsAsSeen } from '../posts.view.ts'

/** Open work of a post, by kind. Throws Refused `platform.forbidden`, `post.not_found`. */
export async function workOfPost(people: People, { tenantId, actor }: Doing, postId: string) {
  return await people.database.tx(
    tenantId,
    async (tx) => {
      const post = await getPost(tx, postId)
      checkManagePost(actor, post.role, { unitPath: post.unitPath, departmentId: post.departmentId ?? undefined })
      return { items: await people.work.count(tx, postId) }
    },
    { readOnly: true },
  )
}

/**
 * Ends a post now and begins the same one for somebody else, in one step: nobody's work lies about in between. Throws Refused
 * `platform.forbidden`, `post.not_found`, `post.ended`, `post.not_begun`, `post.term`, `post.account_unknown`.
 */
export async function handOver(
  people: People,
  doing: Doing,
  wanted: {
    postId: string
    holderName: string
    accountId?: string | undefined
    dutyPhone?: string | undefined
    namePublic: boolean
    until?: string | undefined
  },
): Promise<{ ended: Post; begun: Post }> {
  const { tenantId, actor, claim } = doing
  const now = people.clock.now()
  if (wanted.accountId !== undefined) {
    const account = await people.identity?.accounts.find(wanted.accountId)
    if (!account || account.erasedAt) throw new Refused('post.account_unknown', {}, { field: 'body.accountId' })
  }
  const until = wanted.until === undefined ? null : new Date(wanted.until)
  checkTerm({ from: now, until })
  return await people.database.tx(tenantId, async (tx) => {
    tx.afterCommit(() => people.identity?.forgetPosts(tenantId))
    return await idempotent({
      tx,
      claim,
      work: async () => {
        const post = await getPost(tx, wanted.postId)
        checkManagePost(actor, post.role, { unitPath: post.unitPath, departmentId: post.departmentId ?? undefined })
        if (post.until && post.until <= now) throw new Refused('post.ended', {}, { status: 409 })
        if (post.from > now) throw new Refused('post.not_begun')
        const store = peopleStore(tx)
        const { unitPath: _path, level: _level, ...same } = post
        const id = uuidv7()
        await store.insert([
          {
            ...same,
            ...{ id, from: now, until, accountId: wanted.accountId ?? null, holderName: wanted.holderName },
            ...{ dutyPhone: wanted.dutyPhone || post.dutyPhone, namePublic: wanted.namePublic },
          },
        ])
        await store.end(post.id, now)
        const created: PostCreated = { name: 'post.created', topics: [postsTopic], postId: id }
        const ended: PostEnded = {
          ...{ name: 'post.ended', topics: [postsTopic], postId: post.id },
          ...{ until: now.toISOString(), successorId: id },
        }
        await outbox(tx).publish<PostCreated | PostEnded>(created, ended)
        const about = (subjectId: string, accountId: string | null | undefined) => ({
          ...{ kind: 'post', id: subjectId },
          ...(accountId ? { accountId } : {}),
        })
        const by = { actor, at: now }
        const told = { ...by, action: 'post.ended', subject: about(post.id, post.accountId) }
        await audit(tx).record({ ...told, detail: { successorId: id } })
        await audit(tx).record({
          ...by,
          action: 'post.created',
          subject: about(id, wanted.accountId),
          detail: { after: post.id },
        })
        const records = [{ ...post, until: now }, await getPost(tx, id)]
        const [before, after] = await postsAsSeen({ tx, territory: people.territory, actor, records, now })
        return { ended: before as Post, begun: after as Post }
      },
    })
  })
}
