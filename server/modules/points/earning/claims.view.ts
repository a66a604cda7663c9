import type { PointsClaim } from '../../../../contract/points-claims.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { maskName } from '../../../platform/policy/mask.ts'
import { findProfile } from '../../people/people.api.ts'
import { type At, fileKinds, type Points } from '../points.context.ts'
import { mayDecide, mayKeepScheme } from '../points.policy.ts'
import { type RuleRecord, rulesStore, type SchemeRecord } from '../rules/rules.store.ts'
import { found } from '../rules/schemes.service.ts'
import type { ClaimRecord } from './claims.store.ts'
import { grantsStore } from './grants.store.ts'

/** The rule a claim was made under, and where it and its scheme are, district first. */
export async function placeOf(
  points: Points,
  tx: Tx,
  claim: Pick<ClaimRecord, 'ruleId' | 'version' | 'schemeId' | 'unitId'>,
): Promise<{
  rule: RuleRecord
  scheme: SchemeRecord
  unitPath: readonly string[]
  schemePath: readonly string[]
}> {
  const [atlas, [rule], kept] = await Promise.all([
    points.cases.territory.atlas(tx.tenantId),
    rulesStore(tx).ofVersions([claim]),
    rulesStore(tx).scheme(claim.schemeId),
  ])
  if (!rule) throw new Refused('points.rule_not_found', {}, { status: 404 })
  const scheme = found(kept)
  const pathOf = (id: string) => atlas.find(id)?.path ?? []
  return { rule, scheme, unitPath: pathOf(claim.unitId), schemePath: pathOf(scheme.unitId) }
}

/** Claims as this reader may see them: names of others masked. */
export async function claimsAsSeen(
  points: Points,
  tx: Tx,
  given: { at: At; records: readonly ClaimRecord[] },
): Promise<PointsClaim[]> {
  const { at, records } = given
  const atlas = await points.cases.territory.atlas(tx.tenantId)
  const store = rulesStore(tx)
  const ids = records.map(({ id }) => id)
  const once = (of: readonly string[]) => [...new Set(of)]
  const schemes = new Map<string, readonly string[]>()
  const names = new Map<string, string | null>()
  const [rules, files, grants] = await Promise.all([
    store.ofVersions(records),
    points.files.listOf(tx, fileKinds.claim, ids),
    grantsStore(tx).ofRefs(ids),
    ...once(records.map(({ schemeId }) => schemeId)).map(async (id) => {
      schemes.set(id, atlas.find(found(await store.scheme(id)).unitId)?.path ?? [])
    }),
    ...once(records.map(({ accountId }) => accountId)).map(async (id) => {
      names.set(id, (await findProfile(tx, id))?.name ?? null)
    }),
  ])
  return records.map((claim) => {
    const rule = rules.find(({ id, version }) => id === claim.ruleId && version === claim.version) as RuleRecord
    const { id, version, detail, category, basis, points: worth } = rule
    const mine = claim.accountId === at.actor.accountId
    const name = names.get(claim.accountId) ?? null
    const grant = grants.find(({ sourceRef }) => sourceRef === claim.id)
    const waits = claim.state === 'open' || claim.state === 'contested'
    const unitPath = atlas.find(claim.unitId)?.path ?? []
    const { accountId, firstDecidedBy } = claim
    const decidable = { accountId, firstDecidedBy, unitPath, approvers: detail.approvers }
    return {
      ...{
        id: claim.id,
        schemeId: claim.schemeId,
        rule: { id, version, name: detail.name, category, basis, points: worth },
      },
      ...{ who: name && (mine ? name : maskName(name)), mine, unit: atlas.get(claim.unitId).ref, day: claim.day },
      ...{ minutes: claim.minutes, note: claim.note, state: claim.state, askedAt: claim.askedAt.toISOString() },
      files: (files.get(claim.id) ?? []).map((file) => ({ id: file.id, name: file.name })),
      ...{ decidedAt: claim.decidedAt?.toISOString() ?? null, why: claim.why, contested: claim.contestedWords },
      granted: grant ? { id: grant.id, points: grant.points, minutes: grant.minutes, uncapped: grant.uncapped } : null,
      rights: {
        decide: waits && mayDecide(at.actor, decidable),
        contest: mine && claim.state === 'refused' && claim.contestedAt === null,
        withdraw: mine && waits,
        correct: grant !== undefined && !mine && mayKeepScheme(at.actor, schemes.get(claim.schemeId) ?? []),
      },
    }
  })
}
