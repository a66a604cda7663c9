import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { DisputeSettings } from '../../../contract/disputes-settings.ts'
import type { Tx } from '../../platform/database/database.ts'
import { uuidv7 } from '../../platform/ids.ts'
import type { PostHeld } from '../../platform/policy/actor.ts'
import { type CaseContext, spine } from '../cases/cases.api.ts'
import { postsInForce } from '../people/people.api.ts'
import { type At, type Disputes, dayIn, notFound } from './disputes.context.ts'
import { deskPostOf } from './disputes.policy.ts'
import { type DisputeRecord, disputesStore } from './disputes.store.ts'
import type { Matter, Setting, Who } from './matter/matter.ts'
import { type PartyRecord, partiesStore } from './parties.store.ts'
import { disputeSettingsStore } from './settings/settings.store.ts'
import { tierFor, usualSettings } from './settings/usual.rules.ts'

/** Somebody inside a dispute: what they are to it, and all that decides what they may do. */
export interface Inside {
  context: CaseContext
  record: DisputeRecord
  parties: PartyRecord[]
  who: Who
  /** The post of a mediator or a desk. */
  post: PostHeld | undefined
  setting: Setting
}

/** The secret that notices to a party carry in their link: nobody has to keep one in the clear for that. */
export const partySecret = (secret: string, partyId: string): string =>
  createHmac('sha256', secret).update(`notice of party ${partyId}`).digest('base64url').slice(0, 32)

/** What is kept of a code on paper. */
export const codeHash = (code: string): string =>
  createHash('sha256').update(`invitation ${code.trim().toLowerCase()}`).digest('base64url')

/** How a district mediated at a version; 0: the usual way. */
export async function settingsOf(tx: Tx, version?: number): Promise<{ version: number; detail: DisputeSettings }> {
  const all = await disputeSettingsStore(tx).versions()
  const found = version === undefined ? all[0] : all.find((each) => each.version === version)
  return found ?? { version: 0, detail: usualSettings }
}

/** What the rules are told of the world. */
export function settingOf(
  context: CaseContext,
  given: {
    record: Pick<DisputeRecord, 'holderId' | 'path'>
    detail: Matter | null
    settings: DisputeSettings
    now: Date
    chairGone: boolean
  },
): Setting {
  const { record, detail, settings, now, chairGone } = given
  const body = { kind: 'unit', id: record.holderId } as const
  const levels = record.path.flatMap((id) => context.bodies.unit(id)?.level ?? [])
  const after = (days: number, from: Date) =>
    context.clockwork.at(body, { amount: days, unit: 'calendar_days' }, from, 1)
  return {
    ...{ now, settings, after, chairGone, newId: uuidv7 },
    today: dayIn(context.tenant.timeZone, now),
    nextTier: detail ? tierFor(settings, levels, detail.tier + 1) : undefined,
    dayAfter: (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10),
  }
}

/** The instant a day begins where a dispute is. */
export function startOfDay(context: CaseContext, holderId: string): (day: string) => Date {
  const body = { kind: 'unit', id: holderId } as const
  // Midnight at the end of the first day after the day before last is the beginning of the day.
  return (day) =>
    context.clockwork.at(
      body,
      { amount: 1, unit: 'calendar_days' },
      new Date(Date.parse(`${day}T04:00:00Z`) - 2 * 86_400_000),
      1,
    )
}

/** Who this reader is to a dispute. Somebody who is a party is that before everything else; undefined: nobody inside. */
async function findSeat(
  disputes: Disputes,
  tx: Tx,
  given: { at: At; context: CaseContext; record: DisputeRecord; parties: readonly PartyRecord[] },
): Promise<{ who: Who; post?: PostHeld } | undefined> {
  const { at, context, record, parties } = given
  const party = await findParty(disputes, tx, { at, record, parties })
  if (party) return { who: { seat: 'party', partyId: party.id } }
  const { chair } = record.detail
  const held = at.actor.posts.find(({ id }) => id === chair?.postId)
  if (chair && held && at.actor.accountId === chair.accountId)
    return { who: { seat: 'mediator', postId: held.id }, post: held }
  // Whoever stepped back for an interest, or was objected to with success, does not come in by the desk either.
  const isGone = record.detail.chairs.some(
    ({ accountId, why }) => accountId === at.actor.accountId && (why === 'objected' || why === 'stepped_back'),
  )
  if (isGone) return undefined
  const desk = deskPostOf(at.actor, record.holderId, context.bodies)
  return desk && { who: { seat: 'desk', postId: desk.standingInFor ?? desk.id }, post: desk }
}

async function findParty(
  disputes: Disputes,
  tx: Tx,
  { at, record, parties }: { at: At; record: DisputeRecord; parties: readonly PartyRecord[] },
): Promise<PartyRecord | undefined> {
  const { accountId } = at.actor
  const own = accountId ? parties.find((party) => party.accountId === accountId) : undefined
  if (own || !at.secret) return own
  const hash = spine.hashSecret(at.secret)
  const byLink = parties.find(
    ({ id, secretHash, erasedAt }) =>
      erasedAt === null &&
      ((secretHash !== null && isSame(secretHash, hash)) || isSame(at.secret ?? '', partySecret(disputes.secret, id))),
  )
  if (byLink) return byLink
  const asked = { actor: { ...at.actor, accountId: undefined, posts: [] }, caseId: record.id, secret: at.secret }
  const first = parties.find(({ n, erasedAt }) => n === 1 && erasedAt === null)
  return first && (await disputes.cases.matters.isReporter(tx, asked)) ? first : undefined
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A dispute with all that is known around it, for whoever is inside. Throws Refused `disputes.not_found`. */
export async function enter(disputes: Disputes, tx: Tx, at: At, number: string, context: CaseContext): Promise<Inside> {
  const record = await disputesStore(tx).findByNumber(number)
  if (!record) throw notFound()
  return await standIn(disputes, tx, { at, record, context })
}

/** The same of a dispute that was read, or locked. */
export async function standIn(
  disputes: Disputes,
  tx: Tx,
  { at, record, context }: { at: At; record: DisputeRecord; context: CaseContext },
): Promise<Inside> {
  const parties = await partiesStore(tx).of(record.id)
  const seat = await findSeat(disputes, tx, { at, context, record, parties })
  if (!seat) throw notFound()
  const setting = await worldOf(disputes, tx, { record, context })
  return { context, record, parties, who: seat.who, post: seat.post, setting }
}

/** What the rules are told of the world around a dispute. */
export async function worldOf(
  disputes: Disputes,
  tx: Tx,
  { record, context }: { record: DisputeRecord; context: CaseContext },
): Promise<Setting> {
  const now = disputes.clock.now()
  const { detail: settings } = await settingsOf(tx, record.settingsVersion)
  const { chair } = record.detail
  const chairGone =
    chair !== null &&
    !(await postsInForce(tx, [chair.postId], now)).some(({ accountId }) => accountId === chair.accountId)
  return settingOf(context, { record, detail: record.detail, settings, now, chairGone })
}
