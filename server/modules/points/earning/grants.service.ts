import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { openDeeds } from '../../cases/cases.api.ts'
import { stripeOf } from '../ledger/ledger.rules.ts'
import { ledger } from '../ledger/ledger.service.ts'
import { type At, dayIn, type Points, writing } from '../points.context.ts'
import { holdsOn } from '../rules/catalogue.rules.ts'
import { type RuleRecord, rulesStore, type SchemeRecord } from '../rules/rules.store.ts'
import { checkKeeps, found } from '../rules/schemes.service.ts'
import { capped, monthsAfter, pointsFor } from './earning.rules.ts'
import { type GrantRecord, grantsStore } from './grants.store.ts'
import { type PointsChanged, type PointsCorrected, type PointsGiven, pointsTopic } from './points.events.ts'

/** A deed that earns something. */
interface Deed {
  scheme: SchemeRecord
  rule: RuleRecord
  /** Account of the person. */
  earner: string
  source: 'claim' | 'case'
  sourceRef: string
  day: string
  minutes: number | null
  now: Date
}

/**
 * Writes what a deed earned, once: points as far as caps leave any, hours always. Undefined where it was written before. The
 * accounts it touches are locked first, in their one order, so that two deeds of one person count one after the other.
 */
export async function grantFor(tx: Tx, deed: Deed): Promise<GrantRecord | undefined> {
  const { scheme, rule, earner, source, sourceRef, day, now } = deed
  const book = ledger(tx)
  const stripe = stripeOf(earner)
  const accounts = await book.accounts(
    [
      { kind: 'person', unit: 'point', owner: earner },
      { kind: 'scheme', unit: 'point', owner: scheme.id, stripe },
      { kind: 'person', unit: 'hour', owner: earner },
      { kind: 'scheme', unit: 'hour', owner: scheme.id, stripe },
    ],
    now,
  )
  const [person, issuer, hours, giver] = accounts.map(({ id }) => id) as [string, string, string, string]
  const store = grantsStore(tx)
  const { id: ruleId, version, detail, basis, points } = rule
  // Sent together, answered in this order: what was earned is read once nobody else can write it.
  const [, wasGranted, earned] = await Promise.all([
    store.lock(accounts.map(({ id }) => id)),
    store.has({ ruleId, sourceRef, accountId: person }),
    store.earned({ accountId: person, day, ruleId, schemeId: scheme.id }),
  ])
  if (wasGranted) return undefined
  const { perDeed, perDay, perMonth, perPerson } = detail
  const uncapped = pointsFor({ basis, points, perDeed }, deed.minutes)
  const caps = { perDay, perMonth, perPerson, schemePerDay: scheme.perDay, schemePerMonth: scheme.perMonth }
  const amount = capped(uncapped, earned, caps)
  const minutes = deed.minutes ?? 0
  const id = uuidv7()
  const line = { purpose: 'grant', detail: { grant: id }, now } as const
  const inPoints = { ...line, key: `grant:${id}`, debitId: issuer, creditId: person, amount }
  const inHours = { ...line, key: `hours:${id}`, debitId: giver, creditId: hours, amount: minutes }
  const [entry, hoursEntry] = await Promise.all([
    amount > 0 ? book.transfer({ ...inPoints, expiresAt: monthsAfter(now, scheme.expiryMonths) }) : undefined,
    minutes > 0 ? book.transfer(inHours) : undefined,
  ])
  const grant: GrantRecord = {
    ...{ id, schemeId: scheme.id, ruleId, version, accountId: person, source, sourceRef, day, minutes, points: amount },
    ...{ uncapped, entryId: entry?.id ?? null, hoursEntryId: hoursEntry?.id ?? null, at: now },
  }
  const news = outbox(tx)
  await Promise.all([
    store.insert(grant),
    news.publish<PointsChanged>({ name: 'points.changed', topics: [pointsTopic(earner)], why: 'grant' }),
    // Whoever claimed hears of the decision instead.
    entry && source !== 'claim' ? news.publish<PointsGiven>({ name: 'points.given', entryId: entry.id }) : undefined,
  ])
  return grant
}

/** A case closed: whoever reported a hazard that was mended, and volunteers who did the work, are thanked by the rules of the place. */
export async function caseClosed(points: Points, given: { tenantId: string; caseId: string }): Promise<number> {
  const { cases, clock, database } = points
  const tenant = (await points.tenants.list()).find(({ id }) => id === given.tenantId)
  if (!tenant) return 0
  const readDeed = await openDeeds(cases, tenant)
  return await database.tx(given.tenantId, async (tx) => {
    const deed = await readDeed(tx, given.caseId)
    if (!deed.isDone || !deed.closedAt) return 0
    const store = rulesStore(tx)
    const day = dayIn(tenant.timeZone, new Date(deed.closedAt))
    const rules = (await store.of(deed.unitPath, ['case_handled', 'hazard_confirmed'])).filter((rule) =>
      holdsOn(rule, day),
    )
    let granted = 0
    for (const rule of rules) {
      const scheme = found(await store.scheme(rule.schemeId))
      const isHazard = deed.categoryCode === 'hazards' || deed.categoryCode?.startsWith('hazards.')
      const volunteers = deed.handlers.filter(({ role }) => role === 'volunteer').map(({ accountId }) => accountId)
      const reporters = isHazard && deed.reporter ? [deed.reporter] : []
      const earners = rule.source === 'hazard_confirmed' ? reporters : volunteers
      for (const earner of [...earners].sort()) {
        const about = { scheme, rule, earner, source: 'case', sourceRef: given.caseId, day, minutes: null } as const
        if (await grantFor(tx, { ...about, now: clock.now() })) granted++
      }
    }
    return granted
  })
}

/**
 * Puts a mistaken grant right: counter-entries that name it, as far as its points are still there. For the steward of its scheme,
 * never for one's own. Throws Refused `points.grant_not_found`, `points.own`, `points.correct_more`, `points.correct_nothing`, `platform.forbidden`.
 */
export async function correctGrant(
  points: Points,
  at: At,
  wanted: { id: string; points: number; minutes: number; why: string },
): Promise<{ done: true }> {
  if (wanted.points === 0 && wanted.minutes === 0) throw new Refused('points.correct_nothing')
  return await writing(points, at, async (tx, now) => {
    const grant = await grantsStore(tx).find(wanted.id)
    if (!grant) throw new Refused('points.grant_not_found', {}, { status: 404 })
    await checkKeeps(points, at, found(await rulesStore(tx).scheme(grant.schemeId)))
    const book = ledger(tx)
    const owner = await book.ownerOf(grant.accountId)
    if (owner === at.actor.accountId) throw new Refused('points.own', {}, { status: 403 })
    const line = { detail: { grant: grant.id, why: wanted.why }, now }
    const id = uuidv7()
    const put = async (aboutId: string | null, amount: number, key: string) => {
      if (amount === 0) return
      if (!aboutId) throw new Refused('points.correct_more', { wanted: amount, left: 0 }, { status: 409 })
      await book.correct({ ...line, aboutId, amount, key: `${key}:${id}` })
    }
    await put(grant.entryId, wanted.points, 'correct')
    await put(grant.hoursEntryId, wanted.minutes, 'correct-hours')
    const subject = { kind: 'points', id: grant.id, accountId: owner }
    await audit(tx).record({ actor: at.actor, action: 'points.corrected', subject, purpose: wanted.why, at: now })
    await outbox(tx).publish<PointsChanged>({ name: 'points.changed', topics: [pointsTopic(owner)], why: 'correction' })
    const by = at.actor.accountId ?? null
    await outbox(tx).publish<PointsCorrected>({ name: 'points.corrected', grantId: grant.id, correctionId: id, by })
    return { done: true } as const
  })
}
