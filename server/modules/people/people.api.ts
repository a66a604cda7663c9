import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import { Refused } from '../../platform/errors.ts'
import type { Accounts } from '../../platform/identity/accounts.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import type { PostNames, Posts } from '../../platform/identity/posts.ts'
import type { PostHeld, Role } from '../../platform/policy/actor.ts'
import type { Hub } from '../../platform/stream/hub.ts'
import { departments, type Territory } from '../territory/territory.api.ts'
import { type OpenWork, openWorkList } from './hand-over/work.ts'
import { postsTopic } from './people.events.ts'
import { heldOfRecord, type PostRecord, type PostWrite, peopleStore } from './people.store.ts'
import { inTerm } from './posts.rules.ts'
import { type ProfileRecord, profileStore } from './profile.store.ts'
import { type StationRecord, stationsStore } from './stations/stations.store.ts'

/** What people need of identity. */
export interface WhoIsWho {
  accounts: Pick<Accounts, 'find' | 'findByMail'>
  /** What was remembered of a tenant's posts holds no more. */
  forgetPosts: Identity['forgetPosts']
}

/** The people of a process, as the application puts them together. */
export interface People {
  /** What identity asks about posts. */
  readonly posts: Posts
  /** Accounts to check against, and whom to tell when posts change; called once, when they stand. */
  connect(identity: WhoIsWho, hub?: Pick<Hub, 'subscribe'>): void
  /** Undefined until `connect`. */
  readonly identity: WhoIsWho | undefined
  /** Open work that posts have elsewhere: modules register at the start, a hand-over shows what moves. */
  readonly work: OpenWork
  readonly database: Database
  readonly clock: Clock
  readonly territory: Territory
}

/** Opens the people of a process. */
export function openPeople(given: { database: Database; clock: Clock; territory: Territory }): People {
  const heard = new Set<string>()
  let identity: WhoIsWho | undefined
  let hub: Pick<Hub, 'subscribe'> | undefined

  /** What another process changes must end here too: from the first look at a tenant's posts, its changes are heard. */
  const hear = (tenantId: string) => {
    if (!hub || heard.has(tenantId)) return
    heard.add(tenantId)
    hub.subscribe({ tenantId, topics: [postsTopic], send: () => identity?.forgetPosts(tenantId) })
  }
  return {
    ...given,
    work: openWorkList(),
    posts: {
      ofAccount: async (tx, accountId, now) => {
        hear(tx.tenantId)
        return await actorPosts(tx, accountId, now)
      },
      findPost: async (tx, postId, now) => {
        const post = await peopleStore(tx).findPost(postId)
        if (!post || !inTerm(post, now)) return undefined
        return {
          post: heldOfRecord(post),
          ...(post.accountId ? { accountId: post.accountId } : {}),
          ...(post.holderName ? { holderName: post.holderName } : {}),
        }
      },
      describe: (tx, postIds) => describe(given.territory, tx, postIds),
    },
    get identity() {
      return identity
    },
    connect(known, live) {
      identity = known
      hub = live
    },
  }
}

/** The posts an account holds or stands in for at `now`. All rights come from these. */
export async function actorPosts(tx: Tx, accountId: string, now: Date): Promise<PostHeld[]> {
  return await peopleStore(tx).heldBy(accountId, now)
}

/** A post whenever it was or will be. Throws Refused `post.not_found`. */
export async function getPost(tx: Tx, id: string): Promise<PostRecord> {
  const post = await peopleStore(tx).findPost(id)
  if (!post) throw new Refused('post.not_found', { id })
  return post
}

/** The posts of a department in force at `now`, longest-serving first. */
export async function officersOf(tx: Tx, departmentId: string, now: Date): Promise<PostRecord[]> {
  return await peopleStore(tx).officers(departmentId, now)
}

/** The posts in these roles in force at exactly this unit, in the order of the roles. */
export async function postsAt(
  tx: Tx,
  wanted: { unitId: string; roles: readonly Role[]; now: Date },
): Promise<PostRecord[]> {
  return await peopleStore(tx).atUnits([wanted.unitId], wanted.roles, wanted.now)
}

/** The posts in these roles in force at any unit of the path (a unit and its ancestors), nearest unit first. */
export async function postsAlong(
  tx: Tx,
  wanted: { unitPath: readonly string[]; roles: readonly Role[]; now: Date },
): Promise<PostRecord[]> {
  return await peopleStore(tx).atUnits(wanted.unitPath, wanted.roles, wanted.now)
}

/** Accounts that act for these posts at `now`: their holders, and who stands in for them. Each once. */
export async function accountsActing(tx: Tx, posts: readonly PostRecord[], now: Date): Promise<string[]> {
  if (posts.length === 0) return []
  const store = peopleStore(tx)
  const standIns = (
    await store.standIns(
      posts.map(({ id }) => id),
      now,
    )
  ).filter(({ from }) => from <= now)
  const others = standIns.flatMap(({ standInPostId }) => (standInPostId ? [standInPostId] : []))
  const lent = others.length === 0 ? [] : (await store.postsById(others)).filter((post) => inTerm(post, now))
  const accounts = [
    ...posts.map(({ accountId }) => accountId),
    ...standIns.map(({ standInAccountId }) => standInAccountId),
    ...lent.map(({ accountId }) => accountId),
  ]
  return [...new Set(accounts.filter((id) => id !== null))]
}

/** Posts by id that are in force at `now`. */
export async function postsInForce(tx: Tx, ids: readonly string[], now: Date): Promise<PostRecord[]> {
  return ids.length === 0 ? [] : (await peopleStore(tx).postsById(ids)).filter((post) => inTerm(post, now))
}

/**
 * The desk that stands above a unit: of the units above it (district first in `unitPath`, the unit itself last), the nearest
 * that has a desk in force, with all its desk posts. Undefined where nobody sits above.
 */
export async function deskAbove(
  tx: Tx,
  wanted: { unitPath: readonly string[]; now: Date },
): Promise<{ unitId: string; posts: PostRecord[] } | undefined> {
  const above = wanted.unitPath.slice(0, -1)
  const desks = await postsAlong(tx, { unitPath: above, roles: ['desk'], now: wanted.now })
  const unitId = desks[0]?.unitId
  return unitId ? { unitId, posts: desks.filter((post) => post.unitId === unitId) } : undefined
}

/** Writes posts as they are given, without asking who may: for the demo and for tests. */
export async function addPosts(tx: Tx, posts: readonly PostWrite[]): Promise<void> {
  for (let from = 0; from < posts.length; from += 500) await peopleStore(tx).insert(posts.slice(from, from + 500))
}

/** Stations by id, also closed ones; those that do not exist are missing. */
export async function stationsById(tx: Tx, ids: readonly string[]): Promise<StationRecord[]> {
  const store = stationsStore(tx)
  return (await Promise.all(ids.map((id) => store.find(id)))).filter((each) => each !== undefined)
}

/** Open stations of these units themselves. */
export async function stationsOf(tx: Tx, unitIds: readonly string[]): Promise<StationRecord[]> {
  return unitIds.length === 0 ? [] : await stationsStore(tx).servingUnits(unitIds)
}

/** What a resident told about themselves; undefined where they told nothing. */
export async function findProfile(tx: Tx, accountId: string): Promise<ProfileRecord | undefined> {
  return await profileStore(tx).find(accountId)
}

async function describe(territory: Territory, tx: Tx, postIds: readonly string[]): Promise<PostNames[]> {
  const records = postIds.length === 0 ? [] : await peopleStore(tx).postsById(postIds)
  if (records.length === 0) return []
  const atlas = await territory.atlas(tx.tenantId)
  const named = records.some(({ departmentId }) => departmentId) ? await departments(tx) : []
  return records.map((record) => {
    const { id, role, title } = record
    const unit = atlas.find(record.unitId)
    const department = named.find((each) => each.id === record.departmentId)
    return {
      id,
      role,
      title,
      place: department
        ? {
            id: department.id,
            kind: 'department',
            level: null,
            name: { en: department.nameEn, zh: department.nameZh },
          }
        : unit
          ? { id: unit.id, kind: 'unit', level: unit.level, name: unit.name }
          : null,
      from: record.from.toISOString(),
      until: record.until?.toISOString() ?? null,
    }
  })
}
