import type { MyStar, NameShown, StarLadder } from '../../../../contract/points-stars.ts'
import { starConsentVersion } from '../../../../contract/points-stars.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { consentStore } from '../../../platform/identity/consent.store.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { openWorkingDays } from '../../cases/cases.api.ts'
import { type PointsChanged, pointsTopic } from '../earning/points.events.ts'
import { type At, accountOf, type Points, reading, writing } from '../points.context.ts'
import type { StarHappening, StarMoved } from './stars.events.ts'
import { contestUntil, mayWithdraw, whyNotAgree } from './stars.rules.ts'
import { type StarRecord, starsStore } from './stars.store.ts'
import { factsOf, ladderOf, mineAsSeen, ownName, shownName, starConsent, starKind, starPurpose } from './stars.view.ts'

/** What somebody sees of their own stars. */
interface Mine {
  minutes: number
  ladder: StarLadder
  names: { full: string; masked: string } | null
  consent: { version: string; text: string }
  items: MyStar[]
}

/** Hours, the ladder, and stars of one's own. Throws Refused `platform.signed_out`. */
export async function myStars(points: Points, at: At): Promise<Mine> {
  const accountId = accountOf(at)
  return await reading(points, at, async (tx) => {
    const store = starsStore(tx)
    const { version: _, ...ladder } = await ladderOf(tx)
    const records = await store.mine(accountId)
    const waiting = records.find(({ state }) => state === 'proposed' || state === 'declined')
    const name = await ownName(tx, at.actor)
    return {
      ...{ minutes: (await store.minutes([accountId])).get(accountId) ?? 0, ladder },
      names: name ? { full: name, masked: shownName(name, 'masked') } : null,
      consent: starConsent(at.locale, waiting?.days ?? ladder.days),
      items: await mineAsSeen(points, tx, records),
    }
  })
}

/**
 * Agrees to a star's publication under a name; it begins at once. Throws Refused `stars.not_found`, `stars.under_way`,
 * `stars.hours_short`, `stars.name_missing`, `stars.consent_old`.
 */
export async function agreeToStar(
  points: Points,
  at: At,
  wanted: { id: string; shown: NameShown; consentVersion: string },
): Promise<MyStar> {
  if (wanted.consentVersion !== starConsentVersion)
    throw new Refused('stars.consent_old', {}, { status: 409, field: 'body.consentVersion' })
  const tenant = (await points.tenants.list()).find(({ id }) => id === at.tenantId)
  if (!tenant) throw new Refused('stars.not_found', {}, { status: 404 })
  const workingDays = await openWorkingDays(points.cases, tenant)
  return await writing(points, at, async (tx, now) => {
    const record = await ownLocked(tx, at, wanted.id)
    const minutes = (await starsStore(tx).minutes([record.accountId])).get(record.accountId) ?? 0
    const why = whyNotAgree(record, minutes)
    if (why) throw new Refused(why, {}, { status: 409 })
    const name = await ownName(tx, at.actor)
    if (!name) throw new Refused('stars.name_missing', {}, { status: 409 })
    const { version, text } = starConsent(at.locale, record.days)
    await consentStore(tx).give({
      ...{ accountId: record.accountId, subject: { kind: starKind, id: record.id }, purpose: starPurpose },
      ...{ version, locale: at.locale, text, by: 'self', at: now },
    })
    const publishedUntil = workingDays({ unitId: record.unitId, from: now, days: record.days })
    const change = {
      state: 'published',
      shown: shownName(name, wanted.shown),
      publishedFrom: now,
      publishedUntil,
    } as const
    return await moved(points, tx, { at, record, change, happened: 'published', now })
  })
}

/** A star is not to be published, or no more: hidden at once, objections destroyed. Throws Refused `stars.not_found`, `stars.not_due`. */
export async function withdrawStar(points: Points, at: At, id: string): Promise<MyStar> {
  return await writing(points, at, async (tx, now) => {
    const record = await ownLocked(tx, at, id)
    if (!mayWithdraw(record)) throw new Refused('stars.not_due', {}, { status: 409 })
    const next = await hide(tx, record, now)
    const subject = { kind: starKind, id, accountId: record.accountId }
    await audit(tx).record({ actor: at.actor, action: 'star.withdrawn', subject, at: now })
    return (await mineAsSeen(points, tx, [next]))[0] as MyStar
  })
}

/** Takes a star off the page, with its name, its objections and the consent. */
export async function hide(tx: Tx, record: StarRecord, now: Date): Promise<StarRecord> {
  const next: StarRecord = {
    ...record,
    ...{ state: 'declined', shown: null, publishedFrom: null, publishedUntil: null, version: record.version + 1 },
  }
  await starsStore(tx).update(next)
  await starsStore(tx).dropObjections([record.id])
  const consents = consentStore(tx)
  const consent = await consents.findInForce({ kind: starKind, id: record.id }, starPurpose, now)
  if (consent) await consents.withdraw({ id: consent.id, accountId: record.accountId, at: now })
  await changed(tx, record.accountId)
  return next
}

/** Answers an objection, once. Throws Refused `stars.not_found`, `stars.answered`, `stars.not_due`. */
export async function answerObjection(
  points: Points,
  at: At,
  wanted: { id: string; objectionId: string; answer: string },
): Promise<MyStar> {
  return await writing(points, at, async (tx, now) => {
    const record = await ownLocked(tx, at, wanted.id)
    const objection = (await starsStore(tx).objections([record.id])).find(({ id }) => id === wanted.objectionId)
    if (!objection) throw new Refused('stars.not_found', {}, { status: 404 })
    if (record.state !== 'published') throw new Refused('stars.not_due', {}, { status: 409 })
    if (objection.answeredAt) throw new Refused('stars.answered', {}, { status: 409 })
    await starsStore(tx).answer(objection.id, wanted.answer, now)
    return await moved(points, tx, { at, record, change: {}, happened: 'answered', now })
  })
}

/** Has a refusal decided anew by somebody else, once. Throws Refused `stars.not_found`, `stars.contest_over`. */
export async function contestStar(points: Points, at: At, wanted: { id: string; words: string }): Promise<MyStar> {
  return await writing(points, at, async (tx, now) => {
    const record = await ownLocked(tx, at, wanted.id)
    if (!contestUntil(factsOf(record, []), now)) throw new Refused('stars.contest_over', {}, { status: 409 })
    const change = {
      ...{ contestedAt: now, contestedWords: wanted.words, firstDecidedBy: record.decidedBy },
      state: 'contested' as const,
      ...{ decidedAt: null, decidedBy: null, decidedPostId: null },
    } as const
    return await moved(points, tx, { at, record, change, happened: 'contested', now })
  })
}

async function moved(
  points: Points,
  tx: Tx,
  given: { at: At; record: StarRecord; change: Partial<StarRecord>; happened: StarHappening; now: Date },
): Promise<MyStar> {
  const { at, change, happened, now } = given
  const record = { ...given.record, ...change, version: given.record.version + 1 }
  await starsStore(tx).update(record)
  // That it is published they did themselves, and hear until when.
  await tell(tx, { record, happened, by: happened === 'published' ? undefined : at.actor.accountId })
  const subject = { kind: starKind, id: record.id, accountId: record.accountId }
  await audit(tx).record({ actor: at.actor, action: `star.${happened}`, subject, at: now })
  return (await mineAsSeen(points, tx, [record]))[0] as MyStar
}

/** Tells what happened with a star, and the pages of its owner. */
export async function tell(
  tx: Tx,
  given: { record: StarRecord; happened: StarHappening; by: string | undefined },
): Promise<void> {
  const { record, happened, by = null } = given
  const event: StarMoved = { name: `star.${happened}`, starId: record.id, version: record.version, by }
  await outbox(tx).publish(event)
  await changed(tx, record.accountId)
}

async function changed(tx: Tx, accountId: string): Promise<void> {
  await outbox(tx).publish<PointsChanged>({ name: 'points.changed', topics: [pointsTopic(accountId)], why: 'star' })
}

/** Somebody else's is not there for them. */
async function ownLocked(tx: Tx, at: At, id: string): Promise<StarRecord> {
  const record = await starsStore(tx).lock(id)
  if (!record || record.accountId !== accountOf(at)) throw new Refused('stars.not_found', {}, { status: 404 })
  return record
}
