import type { Page } from '../../../contract/common.ts'
import type { NewPost, Post, Server } from '../../../contract/people.ts'
import type { UnitRef } from '../../../contract/territory.ts'
import { audit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/database.ts'
import { Refused } from '../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../platform/http/idempotency.ts'
import { isUuid, uuidv7 } from '../../platform/ids.ts'
import { outbox } from '../../platform/outbox/outbox.ts'
import type { Actor, Role } from '../../platform/policy/actor.ts'
import { findDepartment } from '../territory/territory.api.ts'
import { getPost, type People } from './people.api.ts'
import { type PostCreated, type PostEnded, type PostLent, postsTopic } from './people.events.ts'
import { checkManagePost } from './people.policy.ts'
import { type PostRecord, peopleStore } from './people.store.ts'
import { checkPlace, checkTerm, inTerm, publicRoles } from './posts.rules.ts'
import { postsAsSeen, publicName } from './posts.view.ts'

/** Who does something, in which tenant, and the write as its sender numbered it. */
export interface Doing {
  tenantId: string
  actor: Actor
  claim?: IdempotencyClaim | undefined
}

/** A page of posts as this reader may see them. Throws Refused `page.cursor_malformed`, `unit.not_found`. */
export async function listPosts(
  people: People,
  { tenantId, actor }: Doing,
  wanted: {
    unit?: string | undefined
    department?: string | undefined
    role?: Role | undefined
    below: boolean
    ended: boolean
    after?: string | undefined
    limit: number
  },
): Promise<Page<Post>> {
  const after = wanted.after ?? firstId
  if (!isUuid(after)) throw new Refused('page.cursor_malformed', {}, { status: 400, field: 'query.after' })
  const now = people.clock.now()
  if (wanted.unit) (await people.territory.atlas(tenantId)).get(wanted.unit)
  return await people.database.tx(
    tenantId,
    async (tx) => {
      const found = await peopleStore(tx).page({ ...wanted, after, now, limit: wanted.limit + 1 })
      const records = found.slice(0, wanted.limit)
      const items = await postsAsSeen({ tx, territory: people.territory, actor, records, now })
      return { items, next: found.length > wanted.limit ? (records[records.length - 1]?.id ?? null) : null }
    },
    { readOnly: true },
  )
}

const firstId = '00000000-0000-0000-0000-000000000000'

/** The posts the actor holds or stands in for. */
export async function myPosts(people: People, { tenantId, actor }: Doing): Promise<{ items: Post[] }> {
  const now = people.clock.now()
  return await people.database.tx(
    tenantId,
    async (tx) => {
      const records = await peopleStore(tx).postsById(actor.posts.map(({ id }) => id))
      return { items: await postsAsSeen({ tx, territory: people.territory, actor, records, now }) }
    },
    { readOnly: true },
  )
}

/** Creates a post for a term. Throws Refused `post.account_unknown`, and what `addPost` refuses. */
export async function createPost(people: People, doing: Doing, wanted: NewPost): Promise<Post> {
  const accountName = wanted.accountId === undefined ? undefined : await nameOfAccount(people, wanted.accountId)
  const holderName = wanted.holderName ?? accountName
  return await writing(people, doing, (tx) => addPost(people, tx, doing.actor, { ...wanted, holderName }))
}

/**
 * Creates a post within a transaction, after which what somebody may do has to be looked up anew. Throws Refused
 * `platform.forbidden`, `unit.not_found`, `unit.ended`, `department.not_found`, and what `checkPlace` and `checkTerm` refuse.
 */
export async function addPost(people: People, tx: Tx, actor: Actor, wanted: NewPost): Promise<PostRecord> {
  const now = people.clock.now()
  const atlas = await people.territory.atlas(tx.tenantId)
  const unit = wanted.unitId === undefined ? undefined : atlas.get(wanted.unitId)
  checkPlace({ role: wanted.role, level: unit?.level, hasDepartment: wanted.departmentId !== undefined })
  if (unit && !unit.valid) throw new Refused('unit.ended', { code: unit.code })
  const from = wanted.from === undefined ? now : new Date(wanted.from)
  const until = wanted.until === undefined ? null : new Date(wanted.until)
  checkTerm({ from, until })
  const department = wanted.departmentId === undefined ? undefined : await findDepartment(tx, wanted.departmentId)
  if (wanted.departmentId !== undefined && !department)
    throw new Refused('department.not_found', { id: wanted.departmentId })
  const unitPath = unit?.path ?? atlas.find(department?.unitId)?.path ?? []
  checkManagePost(actor, wanted.role, { unitPath, departmentId: wanted.departmentId })
  const id = uuidv7()
  await peopleStore(tx).insert([
    {
      id,
      accountId: wanted.accountId ?? null,
      role: wanted.role,
      unitId: wanted.unitId ?? null,
      departmentId: wanted.departmentId ?? null,
      title: wanted.title || null,
      holderName: wanted.holderName ?? null,
      namePublic: wanted.namePublic,
      dutyPhone: wanted.dutyPhone || null,
      committee: wanted.committee ?? null,
      from,
      until,
    },
  ])
  const created: PostCreated = { name: 'post.created', topics: [postsTopic], postId: id }
  await outbox(tx).publish(created)
  await audit(tx).record({
    actor,
    action: 'post.created',
    subject: { kind: 'post', id, ...(wanted.accountId ? { accountId: wanted.accountId } : {}) },
    detail: { role: wanted.role, unitId: wanted.unitId, departmentId: wanted.departmentId },
    at: now,
  })
  return await getPost(tx, id)
}

/**
 * Ends a post, now or at an instant to come; its open work goes to the successor. Throws Refused `platform.forbidden`,
 * `post.not_found`, `post.ended`, `post.term`, `post.successor_unfit` where the successor has another role or place.
 */
export async function endPost(
  people: People,
  doing: Doing,
  wanted: { postId: string; until?: string | undefined; successorId?: string | undefined },
): Promise<Post> {
  const now = people.clock.now()
  const until = wanted.until === undefined ? now : new Date(wanted.until)
  if (until < now) throw new Refused('post.end_in_past')
  return await writing(people, doing, async (tx) => {
    const post = await getPost(tx, wanted.postId)
    checkManagePost(doing.actor, post.role, placeOf(post))
    if (post.until && post.until <= now) throw new Refused('post.ended', {}, { status: 409 })
    checkTerm({ from: post.from, until })
    const successor = wanted.successorId === undefined ? undefined : await getPost(tx, wanted.successorId)
    if (successor && !canSucceed(post, successor, now)) throw new Refused('post.successor_unfit')
    await peopleStore(tx).end(post.id, until)
    const ended: PostEnded = {
      name: 'post.ended',
      topics: [postsTopic],
      postId: post.id,
      until: until.toISOString(),
      ...(successor ? { successorId: successor.id } : {}),
    }
    await outbox(tx).publish(ended)
    await note(tx, { actor: doing.actor, action: 'post.ended', post, at: now })
    return { ...post, until }
  })
}

/** The same kind of work at the same place, in force. */
const canSucceed = (post: PostRecord, successor: PostRecord, now: Date): boolean =>
  successor.id !== post.id &&
  successor.unitId === post.unitId &&
  successor.departmentId === post.departmentId &&
  inTerm(successor, now)

/**
 * Names who acts for the holder while they are away: an account, or whoever holds another post. Throws Refused
 * `platform.forbidden`, `post.not_found`, `post.ended`, `post.term`, `post.stand_in_self`, `post.account_unknown`.
 */
export async function lendPost(
  people: People,
  doing: Doing,
  wanted: {
    postId: string
    standInPostId?: string | undefined
    accountId?: string | undefined
    from?: string | undefined
    until: string
  },
): Promise<Post> {
  const now = people.clock.now()
  const from = wanted.from === undefined ? now : new Date(wanted.from)
  const until = new Date(wanted.until)
  checkTerm({ from, until })
  if (wanted.accountId !== undefined) await nameOfAccount(people, wanted.accountId)
  return await writing(people, doing, async (tx) => {
    const post = await getPost(tx, wanted.postId)
    checkManagePost(doing.actor, post.role, placeOf(post))
    if (post.until && post.until <= from) throw new Refused('post.ended', {}, { status: 409 })
    const other = wanted.standInPostId === undefined ? undefined : await getPost(tx, wanted.standInPostId)
    if (other && !inTerm(other, from)) throw new Refused('post.ended', {}, { status: 409 })
    const account = wanted.accountId ?? other?.accountId
    if (other?.id === post.id || (account && account === post.accountId)) throw new Refused('post.stand_in_self')
    await peopleStore(tx).addStandIn({
      id: uuidv7(),
      postId: post.id,
      standInAccountId: wanted.accountId ?? null,
      standInPostId: other?.id ?? null,
      from,
      until,
    })
    await lent(tx, { actor: doing.actor, action: 'post.stand_in_named', post, at: now })
    return post
  })
}

/** Ends a stand-in now: the holder is back. Throws Refused `platform.forbidden`, `post.not_found`, `stand_in.not_found`. */
export async function endStandIn(
  people: People,
  doing: Doing,
  wanted: { postId: string; standInId: string },
): Promise<Post> {
  const now = people.clock.now()
  return await writing(people, doing, async (tx) => {
    const post = await getPost(tx, wanted.postId)
    checkManagePost(doing.actor, post.role, placeOf(post))
    const ended = await peopleStore(tx).endStandIn(post.id, wanted.standInId, now)
    if (!ended) throw new Refused('stand_in.not_found')
    await lent(tx, { actor: doing.actor, action: 'post.stand_in_ended', post, at: now })
    return post
  })
}

/**
 * Who serves the people of a unit, nearest first, as the public board says it. `also`: units below it whose people are named
 * too. Throws Refused `unit.not_found`.
 */
export async function servingUnit(
  people: People,
  tenantId: string,
  unitId: string,
  also: readonly string[] = [],
): Promise<{ unit: UnitRef; serving: Server[] }> {
  const atlas = await people.territory.atlas(tenantId)
  const unit = atlas.get(unitId)
  const now = people.clock.now()
  return await people.database.tx(
    tenantId,
    async (tx) => {
      const store = peopleStore(tx)
      const posts = await store.atUnits([...unit.path, ...also], publicRoles, now)
      const standIns = await store.standIns(
        posts.map(({ id }) => id),
        now,
      )
      const serving = posts.flatMap((post): Server[] => {
        const at = atlas.find(post.unitId)
        const standIn = standIns.find(({ postId, from }) => postId === post.id && from <= now)
        const name = publicName(post, standIn)
        // A post that is vacant and can't be called helps nobody.
        if (!at || (name === null && post.dutyPhone === null)) return []
        const { role, title, dutyPhone } = post
        return [{ role, level: at.level, unit: at.ref, name, title, dutyPhone, standingIn: standIn !== undefined }]
      })
      return { unit: unit.ref, serving }
    },
    { readOnly: true },
  )
}

/** Who serves the whole district. Throws Refused `unit.not_found` where there is no district yet. */
export async function servingDistrict(people: People, tenantId: string): Promise<{ unit: UnitRef; serving: Server[] }> {
  const atlas = await people.territory.atlas(tenantId)
  return await servingUnit(people, tenantId, atlas.children()[0]?.id ?? '')
}

const placeOf = (post: PostRecord) => ({ unitPath: post.unitPath, departmentId: post.departmentId ?? undefined })

async function nameOfAccount(people: People, accountId: string): Promise<string> {
  const account = await people.identity?.accounts.find(accountId)
  if (!account || account.erasedAt) throw new Refused('post.account_unknown', {}, { field: 'body.accountId' })
  return account.name
}

/** Runs a write once, shows the post to its writer, and makes what somebody may do be looked up anew. */
async function writing(
  people: People,
  { tenantId, actor, claim }: Doing,
  work: (tx: Tx) => Promise<PostRecord>,
): Promise<Post> {
  const { database, territory, clock } = people
  return await database.tx(tenantId, async (tx) => {
    tx.afterCommit(() => people.identity?.forgetPosts(tenantId))
    return await idempotent({
      tx,
      claim,
      work: async () => {
        const records = [await work(tx)]
        const [post] = await postsAsSeen({ tx, territory, actor, records, now: clock.now() })
        return post as Post
      },
    })
  })
}

async function lent(tx: Tx, given: { actor: Actor; action: string; post: PostRecord; at: Date }): Promise<void> {
  const event: PostLent = { name: 'post.lent', topics: [postsTopic], postId: given.post.id }
  await outbox(tx).publish(event)
  await note(tx, given)
}

async function note(tx: Tx, given: { actor: Actor; action: string; post: PostRecord; at: Date }): Promise<void> {
  const { actor, action, post, at } = given
  const subject = { kind: 'post', id: post.id, ...(post.accountId ? { accountId: post.accountId } : {}) }
  await audit(tx).record({ actor, action, subject, at })
}
