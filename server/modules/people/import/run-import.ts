import { setImmediate } from 'node:timers/promises'
import type { RefusedRow } from '../../../../contract/territory.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { type Actor, type PostHeld, system } from '../../../platform/policy/actor.ts'
import { departments } from '../../territory/territory.api.ts'
import type { People } from '../people.api.ts'
import { type PostsImported, postsTopic } from '../people.events.ts'
import { mayManagePost } from '../people.policy.ts'
import { type PostWrite, peopleStore } from '../people.store.ts'
import { type ImportEnd, type ImportRecord, importStore } from './import.store.ts'
import { type Known, keyOf, type PlannedPost, postPlanner } from './plan-posts.rules.ts'
import { type PostLine, readPosts } from './read-posts.ts'

/** Refusals kept with an import. */
const refusalsKept = 1_000
/** Rows between two looks whether somebody wants it to stop. */
const stride = 500
/** Milliseconds between two signs of life, and without one after which a run is taken for dead: its process ended with it. */
const [beatEvery, silent] = [5_000, 60_000]

const nothing: ImportEnd = {
  ...{ state: 'done', rows: 0, created: 0, unchanged: 0, refused: [], refusedTotal: 0, problem: null },
}

/**
 * Reads an import that waits, and writes its posts in one transaction: all of them or none. May be called again after the process
 * died half-way. Throws nothing that is the file's fault: that is how the import ended.
 */
export async function runImport(people: People, tenantId: string, id: string): Promise<void> {
  const { database, clock } = people
  const now = clock.now()
  const { record, content } = await database.tx(tenantId, async (tx) => {
    const store = importStore(tx)
    const isOurs = await store.begin(id, { now, since: new Date(now.getTime() - silent) })
    return isOurs ? { record: await store.find(id), content: await store.content(id) } : {}
  })
  if (!record || content === null || content === undefined) return
  const beat = setInterval(() => {
    database.tx(tenantId, (tx) => importStore(tx).touch(id, clock.now())).catch(() => {})
  }, beatEvery)
  const finish = async (how: ImportEnd) => {
    await database.tx(tenantId, (tx) => importStore(tx).end(id, how, clock.now()))
  }
  try {
    const lines = await readPosts(content)
    const checked = await check(people, tenantId, { record, lines })
    if (!checked) return await finish({ ...nothing, state: 'cancelled', rows: lines.length })
    const { posts, ...counts } = checked
    const how: ImportEnd = { ...nothing, ...counts, rows: lines.length, created: posts.length }
    if (record.dryRun) return await finish(how)
    await write(people, tenantId, { record, posts, how })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (error.code === 'post_import.cancelled') return await finish({ ...nothing, state: 'cancelled' })
    await finish({ ...nothing, state: 'failed', problem: error.code })
  } finally {
    clearInterval(beat)
  }
}

/** Says of imports whose process is gone that they broke: nothing of them was written, and they can be brought again. */
export async function markBrokenImports(people: People, tenantId: string): Promise<void> {
  const now = people.clock.now()
  await people.database.tx(tenantId, async (tx) => {
    const store = importStore(tx)
    for (const id of await store.silent(new Date(now.getTime() - silent)))
      await store.end(id, { ...nothing, state: 'failed', problem: 'post_import.broken' }, now)
  })
}

/** Says of one import that it broke, unless it has ended otherwise. */
export async function breakOffImport(people: People, tenantId: string, id: string): Promise<void> {
  const broken: ImportEnd = { ...nothing, state: 'failed', problem: 'post_import.broken' }
  await people.database.tx(tenantId, (tx) => importStore(tx).end(id, broken, people.clock.now()))
}

interface Checked {
  posts: PlannedPost[]
  unchanged: number
  refused: RefusedRow[]
  refusedTotal: number
}

/** Checks line by line, in pieces so that others get their turn; undefined where somebody stopped it. */
async function check(
  people: People,
  tenantId: string,
  { record, lines }: { record: ImportRecord; lines: readonly PostLine[] },
): Promise<Checked | undefined> {
  const plan = postPlanner(await knownTo(people, tenantId, record, lines))
  const checked: Checked = { posts: [], unchanged: 0, refused: [], refusedTotal: 0 }
  for (const [n, line] of lines.entries()) {
    if (n % stride === 0) {
      const progress = { state: 'checking' as const, read: n, rows: lines.length }
      if (await people.database.tx(tenantId, (tx) => importStore(tx).progress(record.id, progress))) return undefined
      await setImmediate()
    }
    const planned = plan(line, n + 1)
    if (planned.is === 'new') checked.posts.push(planned.post)
    else if (planned.is === 'there') checked.unchanged += 1
    else {
      checked.refusedTotal += 1
      const { reason, facts } = planned
      if (checked.refused.length < refusalsKept)
        checked.refused.push({ row: n + 1, code: line.unit || line.department || null, reason, facts })
    }
  }
  const progress = {
    state: record.dryRun ? ('checking' as const) : ('writing' as const),
    read: lines.length,
    rows: lines.length,
  }
  const stop = await people.database.tx(tenantId, (tx) => importStore(tx).progress(record.id, progress))
  return stop ? undefined : checked
}

async function knownTo(
  people: People,
  tenantId: string,
  record: ImportRecord,
  lines: readonly PostLine[],
): Promise<Known> {
  const now = people.clock.now()
  const atlas = await people.territory.atlas(tenantId)
  const { named, there } = await people.database.tx(
    tenantId,
    async (tx) => ({ named: await departments(tx), there: await importStore(tx).existing(now) }),
    { readOnly: true },
  )
  const existing = new Map<string, number>()
  for (const post of there) existing.set(keyOf(post), (existing.get(keyOf(post)) ?? 0) + 1)
  const byCode = new Map(named.map((department) => [department.code, department]))
  const accounts = new Map<string, { id: string; name: string }>()
  for (const mail of new Set(lines.map(({ account }) => account.toLowerCase()).filter(Boolean))) {
    const account = await people.identity?.accounts.findByMail(mail)
    if (account && !account.erasedAt) accounts.set(mail, account)
  }
  const actor = actorOf(record, (id) => atlas.find(id))
  return {
    unit: (code) => atlas.findByCode(code),
    department: (code) => {
      const found = byCode.get(code)
      return found && { id: found.id, path: atlas.find(found.unitId)?.path ?? [] }
    },
    account: (mail) => accounts.get(mail),
    may: (role, place) => mayManagePost(actor, role, place),
    ...{ existing, basis: record.basis ?? undefined, now },
  }
}

/** Whoever brought the file, with the places they administered then. */
function actorOf(
  record: ImportRecord,
  unitOf: (id: string) => { id: string; level: PostHeld['level']; path: readonly string[] } | undefined,
): Actor {
  if (record.accountId === null && record.postId === null) return system
  const held = (scope: string | undefined): PostHeld => {
    const unit = unitOf(scope ?? '')
    const place = unit ? { unitId: unit.id, level: unit.level, unitPath: [...unit.path] } : { unitPath: [] }
    return { id: record.postId ?? record.id, role: 'administrator', from: record.startedAt, ...place }
  }
  const posts = record.scope.length === 0 ? [held(undefined)] : record.scope.filter((id) => unitOf(id)).map(held)
  return { kind: 'staff', posts, via: 'session', ...(record.accountId ? { accountId: record.accountId } : {}) }
}

/** Writes all posts and the end of the import in one piece. Throws Refused `post_import.cancelled` where somebody stopped it. */
async function write(
  people: People,
  tenantId: string,
  { record, posts, how }: { record: ImportRecord; posts: readonly PlannedPost[]; how: ImportEnd },
): Promise<void> {
  const now = people.clock.now()
  const by: Actor =
    record.accountId === null ? system : { kind: 'staff', accountId: record.accountId, posts: [], via: 'session' }
  await people.database.tx(tenantId, async (tx) => {
    tx.afterCommit(() => people.identity?.forgetPosts(tenantId))
    const store = importStore(tx)
    for (let from = 0; from < posts.length; from += stride) {
      if (await store.isCancelled(record.id)) throw new Refused('post_import.cancelled')
      const some = posts
        .slice(from, from + stride)
        .map((post): PostWrite => ({ ...post, id: uuidv7(), importId: record.id }))
      await peopleStore(tx).insert(some)
      await tellHolders(tx, { by, record, posts: some, at: now })
    }
    const event: PostsImported = { name: 'posts.imported', topics: [postsTopic], importId: record.id }
    await outbox(tx).publish(event)
    await audit(tx).record({
      actor: by,
      ...(record.postId ? { postId: record.postId } : {}),
      action: 'posts.imported',
      subject: { kind: 'post_import', id: record.id },
      ...(record.basis ? { purpose: record.basis } : {}),
      detail: { created: how.created, unchanged: how.unchanged, refused: how.refusedTotal },
      at: now,
    })
    // Somebody said meanwhile that it is over: then nothing is written.
    if (!(await store.end(record.id, how, now))) throw new Refused('post_import.cancelled')
  })
}

/** Whoever has an account finds under "who looked" that their name was brought in, and on what ground. */
async function tellHolders(
  tx: Tx,
  { by, record, posts, at }: { by: Actor; record: ImportRecord; posts: readonly PostWrite[]; at: Date },
): Promise<void> {
  for (const post of posts) {
    if (post.accountId === null) continue
    await audit(tx).record({
      actor: by,
      ...(record.postId ? { postId: record.postId } : {}),
      action: 'post.created',
      subject: { kind: 'post', id: post.id, accountId: post.accountId },
      ...(post.basis ? { purpose: post.basis } : {}),
      detail: { role: post.role, through: 'import', importId: record.id },
      at,
    })
  }
}
