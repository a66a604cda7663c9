import type { MyHousehold } from '../../../../contract/points-giving.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { type PointsChanged, type PointsGiven, pointsTopic } from '../earning/points.events.ts'
import { codeHash, codeOf } from '../exchange/code.rules.ts'
import { ledger } from '../ledger/ledger.service.ts'
import { ledgerStore } from '../ledger/ledger.store.ts'
import { type At, accountOf, type Points, reading, writing } from '../points.context.ts'
import { checkGift, checkRoom, giftDays, inviteDays, mostInMonth, mostMembers } from './giving.rules.ts'
import { householdStore, type InviteRecord, type MemberRecord } from './household.store.ts'

// Nothing of this is written to the audit, which staff read: with whom somebody lives is nobody's business. What moves points
// stands in the ledger.

const day = 86_400_000
const purse = (owner: string) => ({ kind: 'person', unit: 'point', owner }) as const

/** One's own household, and how much one may still give. */
export async function myHousehold(points: Points, at: At): Promise<MyHousehold> {
  return await reading(points, at, (tx) => seen(points, tx, at, points.clock.now()))
}

/** Opens a household with only oneself in it. Throws Refused `points.household_already`. */
export async function openHousehold(points: Points, at: At, name: string): Promise<MyHousehold> {
  const accountId = accountOf(at)
  return await writing(points, at, async (tx, now) => {
    const id = uuidv7()
    await householdStore(tx).open(id, now)
    await entered(tx, { id: uuidv7(), householdId: id, accountId, name, joinedAt: now })
    return await seen(points, tx, at, now)
  })
}

/** Makes a code that one person can join by. Throws Refused `points.household_none`, `points.household_full`. */
export async function invite(points: Points, at: At): Promise<MyHousehold> {
  return await writing(points, at, async (tx, now) => {
    const store = householdStore(tx)
    const me = await lockedOwn(tx, at)
    await store.endOld(now)
    const open = await store.invites(me.householdId, now)
    checkRoom((await store.members(me.householdId)).length + open.length)
    const id = uuidv7()
    const expiresAt = new Date(now.getTime() + inviteDays * day)
    const record: InviteRecord = { id, householdId: me.householdId, memberId: me.id, expiresAt }
    await store.invite(record, codeHash(codeOf(points.secret, id, 'invite'), 'invite'))
    return await told(points, tx, at, { householdId: me.householdId, now })
  })
}

/** Takes an invitation back. Throws Refused `points.household_none`, `points.invite_not_found`. */
export async function endInvite(points: Points, at: At, id: string): Promise<MyHousehold> {
  return await writing(points, at, async (tx, now) => {
    const { householdId } = await lockedOwn(tx, at)
    if (!(await householdStore(tx).endInvite(id, householdId))) throw noInvite()
    return await told(points, tx, at, { householdId, now })
  })
}

/** Who invites, for somebody who has the code. Throws Refused `points.invite_not_found`. */
export async function lookAtInvite(
  points: Points,
  at: At,
  code: string,
): Promise<{ by: string; members: number; until: string }> {
  accountOf(at)
  return await reading(points, at, async (tx) => {
    const found = await householdStore(tx).byCode(codeHash(code, 'invite'), points.clock.now())
    if (!found) throw noInvite()
    const members = await householdStore(tx).members(found.householdId)
    const by = members.find(({ id }) => id === found.memberId)?.name ?? ''
    return { by, members: members.length, until: found.expiresAt.toISOString() }
  })
}

/**
 * Joins by a code. Whoever was alone in a household of their own gives that up. Throws Refused `points.invite_not_found`,
 * `points.household_already`, `points.household_full`.
 */
export async function joinHousehold(
  points: Points,
  at: At,
  wanted: { code: string; name: string },
): Promise<MyHousehold> {
  const accountId = accountOf(at)
  return await writing(points, at, async (tx, now) => {
    const store = householdStore(tx)
    const found = await store.byCode(codeHash(wanted.code, 'invite'), now)
    if (!found) throw noInvite()
    const { householdId } = found
    const before = await store.memberOf(accountId)
    if (before?.householdId === householdId) throw already()
    // Two who invite each other at once take the two households in the same order.
    for (const id of [householdId, ...(before ? [before.householdId] : [])].sort()) await store.lock(id)
    if (before) {
      if ((await store.members(before.householdId)).length > 1) throw already()
      await leaveOne(tx, before)
    }
    const members = await store.members(householdId)
    checkRoom(members.length)
    // The household is locked: whoever comes second with the same code finds it gone.
    if (!(await store.endInvite(found.id, householdId))) throw noInvite()
    await entered(tx, { id: uuidv7(), householdId, accountId, name: wanted.name, joinedAt: now })
    return await told(points, tx, at, { householdId, now })
  })
}

/** Leaves. Points stay with whoever has them. Throws Refused `points.household_none`. */
export async function leaveHousehold(points: Points, at: At): Promise<MyHousehold> {
  return await writing(points, at, async (tx, now) => {
    const me = await lockedOwn(tx, at)
    await leaveOne(tx, me)
    return await told(points, tx, at, { householdId: me.householdId, now })
  })
}

/**
 * Gives points to somebody of one's own household. They keep the day on which they expire. Throws Refused
 * `points.household_none`, `points.member_not_found`, `points.gift_cap`, `points.not_enough`, `points.same_account`.
 */
export async function give(points: Points, at: At, wanted: { memberId: string; points: number }): Promise<MyHousehold> {
  const owner = accountOf(at)
  return await writing(points, at, async (tx, now) => {
    const store = householdStore(tx)
    const { householdId } = await own(tx, at)
    const members = await store.keepMembers(householdId)
    const me = members.find(({ accountId }) => accountId === owner)
    const other = members.find(({ id }) => id === wanted.memberId)
    if (!me) throw none()
    if (!other) throw new Refused('points.member_not_found', {}, { status: 404 })
    if (other.id === me.id) throw new Refused('points.same_account')
    const names = [purse(owner), purse(other.accountId)]
    const [from, to] = (await ledger(tx).accounts(names, now)).map(({ id }) => id) as [string, string]
    const amounts = { debitId: from, creditId: to, amount: wanted.points }
    const line = await ledger(tx).transfer({ purpose: 'gift', ...amounts, key: `gift:${uuidv7()}`, now })
    // The account is locked now: gifts of one person count one after the other.
    checkGift(wanted.points, await store.given(from, since(now)))
    const namesShown = { giverName: me.name, receiverName: other.name }
    await store.addGift({ id: line.id, giverId: from, receiverId: to, ...namesShown, points: wanted.points, at: now })
    await changed(tx, [owner, other.accountId], 'gift')
    await outbox(tx).publish<PointsGiven>({ name: 'points.given', entryId: line.id })
    return await seen(points, tx, at, now)
  })
}

/** What somebody's household is to them, for their own eyes. */
export async function collectHousehold(tx: Tx, accountId: string): Promise<unknown> {
  const me = await householdStore(tx).memberOf(accountId)
  return me ? { name: me.name, since: me.joinedAt.toISOString() } : null
}

/** Takes somebody out of their household, and their name from gifts. `accounts`: theirs in the ledger. */
export async function eraseHousehold(tx: Tx, accountId: string, accounts: readonly string[]): Promise<number> {
  const store = householdStore(tx)
  const me = await store.memberOf(accountId)
  // Somebody may be joining at this moment: a household is dropped only when it is empty for good.
  if (me) await store.lock(me.householdId)
  if (me) await leaveOne(tx, me)
  await store.forget(accounts)
  return me ? 1 : 0
}

async function seen(points: Points, tx: Tx, at: At, now: Date): Promise<MyHousehold> {
  const owner = accountOf(at)
  const store = householdStore(tx)
  const [account] = await ledgerStore(tx).named([purse(owner)])
  const given = account ? await store.given(account.id, since(now)) : 0
  const limits = { mostMembers, mostInMonth, left: Math.max(0, mostInMonth - given) }
  const me = await store.memberOf(owner)
  if (!me) return { household: null, ...limits }
  const members = await store.members(me.householdId)
  const invites = await store.invites(me.householdId, now)
  return {
    household: {
      members: members.map(({ id, name, accountId, joinedAt }) => ({
        ...{ id, name, me: accountId === owner, since: joinedAt.toISOString() },
      })),
      invites: invites.map(({ id, memberId, expiresAt }) => ({
        ...{ id, by: members.find((each) => each.id === memberId)?.name ?? '', until: expiresAt.toISOString() },
        code: memberId === me.id ? codeOf(points.secret, id, 'invite') : null,
      })),
    },
    ...limits,
  }
}

/** Who comes and goes is seen at once by the others. */
async function told(points: Points, tx: Tx, at: At, given: { householdId: string; now: Date }): Promise<MyHousehold> {
  const members = await householdStore(tx).members(given.householdId)
  const own = accountOf(at)
  await changed(tx, [...new Set([own, ...members.map(({ accountId }) => accountId)])], 'gift')
  return await seen(points, tx, at, given.now)
}

/** Tells the pages of these people. */
export async function changed(tx: Tx, accountIds: readonly string[], why: PointsChanged['why']): Promise<void> {
  await outbox(tx).publish<PointsChanged>({ name: 'points.changed', topics: accountIds.map(pointsTopic), why })
}

async function own(tx: Tx, at: At): Promise<MemberRecord> {
  const me = await householdStore(tx).memberOf(accountOf(at))
  if (!me) throw none()
  return me
}

async function lockedOwn(tx: Tx, at: At): Promise<MemberRecord> {
  const { householdId } = await own(tx, at)
  await householdStore(tx).lock(householdId)
  return await own(tx, at)
}

async function entered(tx: Tx, member: MemberRecord): Promise<void> {
  if (!(await householdStore(tx).join(member))) throw already()
}

async function leaveOne(tx: Tx, { id, householdId }: MemberRecord): Promise<void> {
  const store = householdStore(tx)
  await store.leave(id)
  if ((await store.members(householdId)).length === 0) await store.drop(householdId)
}

const since = (now: Date): Date => new Date(now.getTime() - giftDays * day)
const none = () => new Refused('points.household_none', {}, { status: 404 })
const already = () => new Refused('points.household_already', {}, { status: 409 })
const noInvite = () => new Refused('points.invite_not_found', {}, { status: 404 })
