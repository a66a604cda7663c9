import type { LocalizedName } from '../../../contract/common.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import { claimsStore } from './earning/claims.store.ts'
import { grantsStore } from './earning/grants.store.ts'
import type { PointsCorrected } from './earning/points.events.ts'
import { needsStore } from './giving/needs.store.ts'
import { ledger } from './ledger/ledger.service.ts'
import { ledgerStore } from './ledger/ledger.store.ts'
import { type Verified, verifyLedger } from './ledger/verify.service.ts'
import { rulesStore } from './rules/rules.store.ts'
import { starsStore } from './stars/stars.store.ts'

export type {
  PointsClaimDecided,
  PointsCorrected,
  PointsExpiring,
  PointsGiven,
  PointsNeedEnded,
} from './earning/points.events.ts'
export type { StarMoved } from './stars/stars.events.ts'

/** Counts every balance and lot of a tenant anew from the lines of the ledger, and says what differs. Changes nothing. */
export async function verifyPoints(database: Database, given: { tenantId: string; now: Date }): Promise<Verified> {
  return await verifyLedger(database, given)
}

/** What became of a claim, for whoever tells its owner. */
export interface ClaimNews {
  owner: string
  rule: LocalizedName
  why: string | null
  decidedAt: string
}

/** What became of a claim; undefined where it is open again or gone. */
export async function findClaimNews(tx: Tx, claimId: string): Promise<ClaimNews | undefined> {
  const claim = await claimsStore(tx).find(claimId)
  const [rule] = claim ? await rulesStore(tx).ofVersions([claim]) : []
  if (!claim?.decidedAt || !rule) return undefined
  return { owner: claim.accountId, rule: rule.detail.name, why: claim.why, decidedAt: claim.decidedAt.toISOString() }
}

/** What was put right and why, for whoever tells its owner; undefined where it is gone. */
export async function findCorrectionNews(
  tx: Tx,
  { grantId, correctionId }: Pick<PointsCorrected, 'grantId' | 'correctionId'>,
): Promise<Omit<ClaimNews, 'decidedAt'> | undefined> {
  const grant = await grantsStore(tx).find(grantId)
  const [rule] = grant ? await rulesStore(tx).ofVersions([grant]) : []
  if (!grant || !rule) return undefined
  const store = ledgerStore(tx)
  const entry =
    (await store.findByKey(`correct:${correctionId}`)) ?? (await store.findByKey(`correct-hours:${correctionId}`))
  const { why = null } = (entry?.detail ?? {}) as { why?: string }
  return { owner: await ledger(tx).ownerOf(grant.accountId), rule: rule.detail.name, why }
}

/** Who was given how many points, and for what (null: by their household); undefined where the line is gone. */
export async function findGivenNews(
  tx: Tx,
  entryId: string,
): Promise<{ owner: string; points: number; rule: LocalizedName | null } | undefined> {
  const entry = await ledgerStore(tx).find(entryId)
  if (!entry) return undefined
  const [grant] = entry.purpose === 'grant' ? await grantsStore(tx).ofEntries([entryId]) : []
  const [rule] = grant ? await rulesStore(tx).ofVersions([grant]) : []
  const owner = await ledger(tx).ownerOf(entry.creditId)
  return { owner, points: entry.amount, rule: rule?.detail.name ?? null }
}

/** A need that was reached or closed, and whoever had pledged then; undefined where it is gone. For telling them, each alone. */
export async function findNeedNews(
  tx: Tx,
  needId: string,
): Promise<{ title: LocalizedName; why: string | null; pledgers: string[] } | undefined> {
  const need = await needsStore(tx).find(needId)
  if (!need) return undefined
  const accounts = await needsStore(tx).pledgers(needId)
  const pledgers = await Promise.all(accounts.map(ledger(tx).ownerOf))
  return { title: { en: need.titleEn, zh: need.titleZh }, why: need.why, pledgers }
}

/** A star, for whoever tells about it; undefined once it is deleted. */
export async function findStarNews(
  tx: Tx,
  starId: string,
): Promise<
  { owner: string; grade: number; unitId: string; publishedUntil: Date | null; why: string | null } | undefined
> {
  const star = await starsStore(tx).find(starId)
  if (!star) return undefined
  const { accountId: owner, grade, unitId, publishedUntil, why } = star
  return { owner, grade, unitId, publishedUntil, why }
}
