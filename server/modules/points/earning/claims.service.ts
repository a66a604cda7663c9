import type { Page } from '../../../../contract/common.ts'
import type { ClaimState, PointsClaim } from '../../../../contract/points-claims.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { postsAs } from '../../../platform/policy/actor.ts'
import { reveal } from '../../../platform/policy/reveal.ts'
import { findProfile } from '../../people/people.api.ts'
import { type At, accountOf, dayIn, fileKinds, type Points, reading, writing } from '../points.context.ts'
import { check, mayApproveIn, mayDecide, mayKeepScheme } from '../points.policy.ts'
import { holdsOn } from '../rules/catalogue.rules.ts'
import { rulesStore } from '../rules/rules.store.ts'
import { found } from '../rules/schemes.service.ts'
import { type ClaimRecord, claimsStore } from './claims.store.ts'
import { claimsAsSeen, placeOf } from './claims.view.ts'
import { grantFor } from './grants.service.ts'
import { type PointsChanged, type PointsClaimDecided, pointsTopic } from './points.events.ts'

/** Days after a deed within which it can be claimed. */
const claimDays = 90

/** What somebody claims. */
export interface Claiming {
  ruleId: string
  unitId?: string | undefined
  day: string
  minutes: number | null
  note: string
  fileIds: readonly string[]
}

/**
 * Claims points for a deed of one's own. Throws Refused `points.rule_not_found`, `points.rule_over`, `points.claim_day`,
 * `points.claim_minutes`, `points.claim_evidence`, `points.claim_place`, `unit.not_found`, `file.not_found`.
 */
export async function claimPoints(points: Points, at: At, wanted: Claiming): Promise<PointsClaim> {
  const accountId = accountOf(at)
  const atlas = await points.cases.territory.atlas(at.tenantId)
  return await writing(points, at, async (tx, now) => {
    const rule = await rulesStore(tx).rule(wanted.ruleId)
    if (rule?.source !== 'claim') throw new Refused('points.rule_not_found', {}, { status: 404 })
    const scheme = found(await rulesStore(tx).scheme(rule.schemeId))
    const { day, minutes, note, fileIds } = wanted
    if (scheme.endedAt || !holdsOn(rule, day)) throw new Refused('points.rule_over')
    const oldest = dayIn(at.timeZone, new Date(now.getTime() - claimDays * 86_400_000))
    if (day > dayIn(at.timeZone, now) || day < oldest)
      throw new Refused('points.claim_day', { days: claimDays }, { field: 'body.day' })
    if (rule.basis === 'hour' && minutes === null)
      throw new Refused('points.claim_minutes', {}, { field: 'body.minutes' })
    if (rule.detail.evidenceNeeded && fileIds.length === 0)
      throw new Refused('points.claim_evidence', {}, { field: 'body.fileIds' })
    const unit = atlas.get(wanted.unitId ?? scheme.unitId)
    if (!unit.path.includes(scheme.unitId)) throw new Refused('points.claim_place', {}, { field: 'body.unitId' })
    const id = uuidv7()
    const nobody = { decidedAt: null, decidedBy: null, decidedPostId: null, why: null }
    const record: ClaimRecord = {
      ...{ id, ruleId: rule.id, version: rule.version, schemeId: scheme.id, accountId, unitId: unit.id, day, minutes },
      ...{ note, state: 'open', askedAt: now, ...nobody },
      ...{ contestedAt: null, contestedWords: null, firstDecidedBy: null },
    }
    await claimsStore(tx).insert(record)
    await points.files.attach(tx, { fileIds, ownerKind: fileKinds.claim, ownerId: id, accountId })
    return await one(points, tx, at, record)
  })
}

/** One's own claims, newest first. */
export async function myClaims(
  points: Points,
  at: At,
  page: { after?: string | undefined; limit: number },
): Promise<Page<PointsClaim>> {
  const accountId = accountOf(at)
  return await reading(points, at, async (tx) => {
    const records = await claimsStore(tx).mine(accountId, { before: page.after, limit: page.limit + 1 })
    return await pageOf(points, tx, { at, records, limit: page.limit })
  })
}

/** Claims of a scheme for its stewards, and for those who may approve: of their places. Throws Refused `points.scheme_not_found`, `platform.forbidden`. */
export async function listClaims(
  points: Points,
  at: At,
  wanted: { scheme: string; state: ClaimState; after?: string | undefined; limit: number },
): Promise<Page<PointsClaim>> {
  const atlas = await points.cases.territory.atlas(at.tenantId)
  return await reading(points, at, async (tx) => {
    const scheme = found(await rulesStore(tx).scheme(wanted.scheme))
    const path = atlas.find(scheme.unitId)?.path ?? []
    const approvers = (await rulesStore(tx).rules([scheme.id])).flatMap(({ detail }) => detail.approvers)
    const keeps = mayKeepScheme(at.actor, path)
    check(keeps || mayApproveIn(at.actor, path, approvers))
    // Whoever approves for a grid reads what was done there, not in the next one.
    const own = new Set(postsAs(at.actor, approvers).flatMap(({ unitId }) => (unitId ? [unitId] : [])))
    const isAll = keeps || path.some((id) => own.has(id))
    const unitIds = isAll
      ? undefined
      : [...atlas.units.values()].filter((unit) => unit.path.some((id) => own.has(id))).map(({ id }) => id)
    const { state, after, limit } = wanted
    const records = await claimsStore(tx).page({ schemeId: scheme.id, state, after, unitIds, limit: limit + 1 })
    return await pageOf(points, tx, { at, records, limit })
  })
}

/**
 * Approves a claim, with the minutes that were verified, or refuses it with a reason. Throws Refused `points.claim_not_found`,
 * `points.claim_decided`, `points.own`, `points.same_decider`, `points.why_required`, `platform.forbidden`.
 */
export async function decideClaim(
  points: Points,
  at: At,
  wanted: { id: string; approve: boolean; minutes: number | null; why: string },
): Promise<PointsClaim> {
  const by = accountOf(at)
  return await writing(points, at, async (tx, now) => {
    const claim = await locked(tx, wanted.id)
    const { rule, scheme, unitPath } = await placeOf(points, tx, claim)
    if (by === claim.accountId) throw new Refused('points.own', {}, { status: 403 })
    if (by === claim.firstDecidedBy) throw new Refused('points.same_decider', {}, { status: 403 })
    const { accountId, firstDecidedBy } = claim
    check(mayDecide(at.actor, { accountId, firstDecidedBy, unitPath, approvers: rule.detail.approvers }))
    if (claim.state !== 'open' && claim.state !== 'contested')
      throw new Refused('points.claim_decided', {}, { status: 409 })
    if (!wanted.approve && wanted.why.length < 2) throw new Refused('points.why_required', {}, { field: 'body.why' })
    const post = at.actor.posts.find(({ unitId }) => unitId !== undefined && unitPath.includes(unitId))
    const record: ClaimRecord = {
      ...claim,
      ...{
        state: wanted.approve ? 'approved' : 'refused',
        decidedAt: now,
        decidedBy: by,
        decidedPostId: post?.id ?? null,
      },
      ...{ why: wanted.why || null, minutes: wanted.minutes ?? claim.minutes },
    }
    await claimsStore(tx).update(record)
    if (wanted.approve) {
      const { id: sourceRef, day } = claim
      const deed = {
        scheme,
        rule,
        earner: accountId,
        source: 'claim',
        sourceRef,
        day,
        minutes: record.minutes,
      } as const
      await grantFor(tx, { ...deed, now })
    }
    const action = wanted.approve ? 'points.claim_approved' : 'points.claim_refused'
    await Promise.all([
      told(tx, { at, claim, action, now }),
      outbox(tx).publish<PointsClaimDecided>({ name: action, claimId: claim.id, by }),
    ])
    return await one(points, tx, at, record)
  })
}

/** Takes back a claim that waits. Throws Refused `points.claim_not_found`, `points.claim_decided`. */
export async function withdrawClaim(points: Points, at: At, id: string): Promise<PointsClaim> {
  return await writing(points, at, async (tx, now) => {
    const claim = await ownLocked(tx, at, id)
    if (claim.state !== 'open' && claim.state !== 'contested')
      throw new Refused('points.claim_decided', {}, { status: 409 })
    const record: ClaimRecord = { ...claim, state: 'withdrawn' }
    await claimsStore(tx).update(record)
    await told(tx, { at, claim, action: 'points.claim_withdrawn', now })
    return await one(points, tx, at, record)
  })
}

/** Has a refusal decided again by somebody else, once. Throws Refused `points.claim_not_found`, `points.not_refused`, `points.contested_once`. */
export async function contestClaim(
  points: Points,
  at: At,
  wanted: { id: string; words: string },
): Promise<PointsClaim> {
  return await writing(points, at, async (tx, now) => {
    const claim = await ownLocked(tx, at, wanted.id)
    if (claim.contestedAt) throw new Refused('points.contested_once', {}, { status: 409 })
    if (claim.state !== 'refused') throw new Refused('points.not_refused', {}, { status: 409 })
    const record: ClaimRecord = {
      ...claim,
      ...{ state: 'contested', contestedAt: now, contestedWords: wanted.words, firstDecidedBy: claim.decidedBy },
      ...{ decidedAt: null, decidedBy: null, decidedPostId: null },
    }
    await claimsStore(tx).update(record)
    await told(tx, { at, claim, action: 'points.claim_contested', now })
    return await one(points, tx, at, record)
  })
}

/** Shows whose claim it is to somebody who may decide about it, with a reason. Throws Refused `points.claim_not_found`, `points.nothing_to_see`. */
export async function revealClaim(
  points: Points,
  at: At,
  wanted: { id: string; purpose: string },
): Promise<{ value: string }> {
  return await points.database.tx(at.tenantId, async (tx) => {
    const claim = await claimsStore(tx).find(wanted.id)
    if (!claim) throw new Refused('points.claim_not_found', {}, { status: 404 })
    const { rule, unitPath, schemePath } = await placeOf(points, tx, claim)
    const about = { accountId: claim.accountId, unitPath, approvers: rule.detail.approvers, firstDecidedBy: null }
    check(mayKeepScheme(at.actor, schemePath) || mayDecide(at.actor, about))
    const name = (await findProfile(tx, claim.accountId))?.name
    if (!name) throw new Refused('points.nothing_to_see', {}, { status: 404 })
    const subject = { kind: 'points', id: claim.id, accountId: claim.accountId }
    await reveal({ tx, actor: at.actor, subject, field: 'claim.name', purpose: wanted.purpose, at: points.clock.now() })
    return { value: name }
  })
}

async function locked(tx: Tx, id: string): Promise<ClaimRecord> {
  const claim = await claimsStore(tx).lock(id)
  if (!claim) throw new Refused('points.claim_not_found', {}, { status: 404 })
  return claim
}

/** Somebody else's is not there for them. */
async function ownLocked(tx: Tx, at: At, id: string): Promise<ClaimRecord> {
  const claim = await locked(tx, id)
  if (claim.accountId !== accountOf(at)) throw new Refused('points.claim_not_found', {}, { status: 404 })
  return claim
}

async function one(points: Points, tx: Tx, at: At, record: ClaimRecord): Promise<PointsClaim> {
  return (await claimsAsSeen(points, tx, { at, records: [record] }))[0] as PointsClaim
}

async function pageOf(
  points: Points,
  tx: Tx,
  given: { at: At; records: readonly ClaimRecord[]; limit: number },
): Promise<Page<PointsClaim>> {
  const { at, records, limit } = given
  const shown = records.slice(0, limit)
  const items = await claimsAsSeen(points, tx, { at, records: shown })
  return { items, next: records.length > limit ? (shown[shown.length - 1]?.id ?? null) : null }
}

async function told(tx: Tx, given: { at: At; claim: ClaimRecord; action: string; now: Date }): Promise<void> {
  const { at, claim, action, now } = given
  const subject = { kind: 'points', id: claim.id, accountId: claim.accountId }
  const topics = [pointsTopic(claim.accountId)]
  await Promise.all([
    audit(tx).record({ actor: at.actor, action, subject, at: now }),
    outbox(tx).publish<PointsChanged>({ name: 'points.changed', topics, why: 'claim' }),
  ])
}
