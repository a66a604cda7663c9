import type { Page } from '../../../../contract/common.ts'
import type { PointsRule, PointsScheme, ReviewSettings, RuleInput, SchemeInput } from '../../../../contract/points.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { isUuid, uuidv7 } from '../../../platform/ids.ts'
import { personSubjectIn } from '../../cases/cases.api.ts'
import { type At, dayIn, fileKinds, type Points, reading, writing } from '../points.context.ts'
import { check, mayApproveIn, mayKeepScheme, mayReadReports } from '../points.policy.ts'
import { checkRule, holdsOn, usualRules } from './catalogue.rules.ts'
import { type RuleRecord, rulesStore, type SchemeRecord } from './rules.store.ts'

/** Levels a scheme can be for. */
const placeLevels: readonly string[] = ['district', 'street', 'community']

/**
 * Schemes with their rules, for everybody; `unit`: only those that hold there; `near`: only at places of the reader's posts,
 * above and below them. Throws Refused `unit.not_found`, `page.cursor_malformed`.
 */
export async function listSchemes(
  points: Points,
  at: At,
  wanted: {
    unit?: string | undefined
    near: boolean
    q: string
    ended: boolean
    after?: string | undefined
    limit: number
  },
): Promise<Page<PointsScheme> & { mayCreate: boolean }> {
  const { unit, near, q, ended, after, limit } = wanted
  if (after !== undefined && !isUuid(after))
    throw new Refused('page.cursor_malformed', {}, { status: 400, field: 'query.after' })
  const atlas = await points.cases.territory.atlas(at.tenantId)
  const ofActor = at.actor.posts.flatMap(({ unitPath }) => (unitPath.length > 0 ? [unitPath] : []))
  const holding = unit ? atlas.get(unit).path : undefined
  const around = near && !mayKeepScheme(at.actor, []) ? aroundOf(atlas, ofActor) : undefined
  const unitIds = holding && around ? holding.filter((id) => around.has(id)) : (holding ?? (around && [...around]))
  return await reading(points, at, async (tx) => {
    const records = await rulesStore(tx).schemes({ unitIds, q, ended }, { after, limit: limit + 1 })
    const items = await schemesAsSeen(points, tx, { records: records.slice(0, limit), at })
    const mayCreate = mayKeepScheme(at.actor, []) || ofActor.some((path) => mayKeepScheme(at.actor, path))
    return { items, next: records.length > limit ? (items[items.length - 1]?.id ?? null) : null, mayCreate }
  })
}

/** The units of a tenant. */
type Atlas = Awaited<ReturnType<Points['cases']['territory']['atlas']>>

/** Units above and below some, which are told by their paths; schemes are never for a grid or below. */
function aroundOf(atlas: Atlas, paths: readonly (readonly string[])[]): Set<string> {
  const around = new Set(paths.flat())
  const ends = new Set(paths.flatMap((path) => path.slice(-1)))
  for (const { id, level, path } of atlas.units.values())
    if (placeLevels.includes(level) && path.some((above) => ends.has(above))) around.add(id)
  return around
}

/** One scheme. Throws Refused `points.scheme_not_found`. */
export async function getScheme(points: Points, at: At, id: string): Promise<PointsScheme> {
  return await reading(points, at, async (tx) => {
    const record = found(await rulesStore(tx).scheme(id))
    return (await schemesAsSeen(points, tx, { records: [record], at }))[0] as PointsScheme
  })
}

/** Opens a scheme. Throws Refused `unit.not_found`, `unit.ended`, `points.scheme_place`, `platform.forbidden`. */
export async function createScheme(
  points: Points,
  at: At,
  input: SchemeInput & { usual: boolean },
): Promise<PointsScheme> {
  const unit = (await points.cases.territory.atlas(at.tenantId)).get(input.unitId)
  check(mayKeepScheme(at.actor, unit.path))
  if (!unit.valid) throw new Refused('unit.ended', { code: unit.code })
  if (!placeLevels.includes(unit.level)) throw new Refused('points.scheme_place', {}, { field: 'body.unitId' })
  return await writing(points, at, async (tx, now) => {
    const record: SchemeRecord = {
      ...{ id: uuidv7(), unitId: input.unitId, ...settingsOf(input) },
      ...{ endedAt: null, version: 1, updatedAt: now },
    }
    const store = rulesStore(tx)
    await store.insertScheme(record)
    for (const rule of input.usual ? usualRules(dayIn(at.timeZone, now)) : [])
      await store.insertRule(recordOf(rule, { id: uuidv7(), schemeId: record.id, version: 1, at, now }))
    await note(tx, { at, action: 'points.scheme_opened', id: record.id, fields: Object.keys(input), now })
    return (await schemesAsSeen(points, tx, { records: [record], at }))[0] as PointsScheme
  })
}

/** Changes a scheme, ends it or takes it up again. Throws Refused `points.scheme_not_found`, `points.scheme_stale`, `platform.forbidden`. */
export async function saveScheme(
  points: Points,
  at: At,
  wanted: { id: string; version: number; ended: boolean; input: Omit<SchemeInput, 'unitId'> },
): Promise<PointsScheme> {
  return await writing(points, at, async (tx, now) => {
    const store = rulesStore(tx)
    const before = found(await store.lockScheme(wanted.id))
    await checkKeeps(points, at, before)
    const [seen, is] = [wanted.version, before.version]
    if (seen !== is) throw new Refused('points.scheme_stale', { seen, now: is }, { status: 409 })
    const record: SchemeRecord = {
      ...before,
      ...settingsOf(wanted.input),
      ...{ endedAt: wanted.ended ? (before.endedAt ?? now) : null, version: is + 1, updatedAt: now },
    }
    await store.updateScheme(record)
    await note(tx, { at, action: 'points.scheme_changed', id: record.id, fields: Object.keys(wanted.input), now })
    return (await schemesAsSeen(points, tx, { records: [record], at }))[0] as PointsScheme
  })
}

/** Adds a rule. Throws what `checkRule` throws, Refused `points.scheme_not_found`, `platform.forbidden`, `file.not_found`. */
export async function createRule(
  points: Points,
  at: At,
  wanted: { schemeId: string; input: RuleInput },
): Promise<PointsRule> {
  checkRule(wanted.input, personSubjectIn)
  return await writing(points, at, async (tx, now) => {
    const scheme = found(await rulesStore(tx).lockScheme(wanted.schemeId))
    await checkKeeps(points, at, scheme)
    const record = recordOf(wanted.input, { id: uuidv7(), schemeId: scheme.id, version: 1, at, now })
    await rulesStore(tx).insertRule(record)
    return await saved(points, tx, { at, record, fileIds: wanted.input.fileIds, now })
  })
}

/** Writes the next version of a rule. Throws what `createRule` throws, and Refused `points.rule_not_found`, `points.rule_stale`. */
export async function saveRule(
  points: Points,
  at: At,
  wanted: { id: string; version: number; input: RuleInput },
): Promise<PointsRule> {
  checkRule(wanted.input, personSubjectIn)
  return await writing(points, at, async (tx, now) => {
    const store = rulesStore(tx)
    const before = await store.lockRule(wanted.id)
    if (!before) throw new Refused('points.rule_not_found', {}, { status: 404 })
    await checkKeeps(points, at, found(await store.scheme(before.schemeId)))
    const [seen, is] = [wanted.version, before.version]
    if (seen !== is) throw new Refused('points.rule_stale', { seen, now: is }, { status: 409 })
    const { id, schemeId } = before
    const record = recordOf(wanted.input, { id, schemeId, version: is + 1, at, now })
    await store.nextVersion(record)
    return await saved(points, tx, { at, record, fileIds: wanted.input.fileIds, now })
  })
}

/** Every version of a rule, newest first. Throws Refused `points.rule_not_found`. */
export async function ruleVersions(points: Points, at: At, id: string): Promise<{ items: PointsRule[] }> {
  return await reading(points, at, async (tx) => {
    const records = await rulesStore(tx).versions(id)
    if (records.length === 0) throw new Refused('points.rule_not_found', {}, { status: 404 })
    return { items: await rulesAsSeen(points, tx, { records, at }) }
  })
}

async function saved(
  points: Points,
  tx: Tx,
  given: { at: At; record: RuleRecord; fileIds: readonly string[]; now: Date },
): Promise<PointsRule> {
  const { at, record, fileIds, now } = given
  const { accountId } = at.actor
  await points.files.attach(tx, { fileIds, ownerKind: fileKinds.rule, ownerId: record.id, accountId })
  await note(tx, { at, action: 'points.rule_saved', id: record.id, fields: [`version ${record.version}`], now })
  return (await rulesAsSeen(points, tx, { records: [record], at }))[0] as PointsRule
}

function settingsOf({ name, perDay, perMonth, expiryMonths, pickUpDays, review }: Omit<SchemeInput, 'unitId'>) {
  const { days: reviewDays, pair: reviewPair, share: reviewShare, burst: reviewBurst } = review
  return {
    ...{ nameEn: name.en, nameZh: name.zh, perDay, perMonth, expiryMonths, pickUpDays },
    ...{ reviewDays, reviewPair, reviewShare, reviewBurst },
  }
}

/** What the review list of a scheme goes by. */
export const reviewOf = (scheme: SchemeRecord): ReviewSettings => ({
  ...{ days: scheme.reviewDays, pair: scheme.reviewPair, share: scheme.reviewShare, burst: scheme.reviewBurst },
})

async function schemesAsSeen(
  points: Points,
  tx: Tx,
  given: { records: readonly SchemeRecord[]; at: At },
): Promise<PointsScheme[]> {
  const { records, at } = given
  const atlas = await points.cases.territory.atlas(tx.tenantId)
  const rules = await rulesStore(tx).rules(records.map(({ id }) => id))
  const seen = await rulesAsSeen(points, tx, { records: rules, at })
  return records.map((record) => {
    const { id, unitId, nameEn, nameZh, perDay, perMonth, expiryMonths, pickUpDays, endedAt, version } = record
    const path = atlas.find(unitId)?.path ?? []
    const own = seen.filter(({ schemeId }) => schemeId === id)
    const approvers = own.flatMap((rule) => rule.approvers)
    return {
      ...{ id, unitId, name: { en: nameEn, zh: nameZh }, perDay, perMonth, expiryMonths, version, rules: own },
      ...{ pickUpDays, review: reviewOf(record) },
      unit: atlas.get(unitId).ref,
      endedAt: endedAt?.toISOString() ?? null,
      rights: {
        keep: mayKeepScheme(at.actor, path),
        approve: mayApproveIn(at.actor, path, approvers),
        report: mayReadReports(at.actor, path),
      },
    }
  })
}

/** Versions of rules as everybody reads them. */
async function rulesAsSeen(
  points: Points,
  tx: Tx,
  given: { records: readonly RuleRecord[]; at: At },
): Promise<PointsRule[]> {
  const { records, at } = given
  const today = dayIn(at.timeZone, points.clock.now())
  const ids = [...new Set(records.map(({ id }) => id))]
  const files = await points.files.listOf(tx, fileKinds.rule, ids)
  return records.map(({ id, detail, savedAt, postId: _, ...rest }) => ({
    ...{ id, ...rest, ...detail, savedAt: savedAt.toISOString(), inForce: holdsOn(rest, today) },
    files: (files.get(id) ?? []).map((file) => ({ id: file.id, name: file.name })),
  }))
}

function recordOf(
  input: RuleInput,
  given: { id: string; schemeId: string; version: number; at: At; now: Date },
): RuleRecord {
  const { category, source, basis, points, from, until, fileIds: _, ...detail } = input
  const { id, schemeId, version, at, now } = given
  const postId = at.actor.posts.length === 1 ? (at.actor.posts[0]?.id ?? null) : null
  return { id, schemeId, version, category, source, basis, points, detail, from, until, savedAt: now, postId }
}

/** Throws Refused `platform.forbidden` unless the actor keeps the scheme. */
export async function checkKeeps(points: Points, at: At, scheme: SchemeRecord): Promise<void> {
  const atlas = await points.cases.territory.atlas(at.tenantId)
  check(mayKeepScheme(at.actor, atlas.find(scheme.unitId)?.path ?? []))
}

/** Throws Refused `points.scheme_not_found`. */
export function found(record: SchemeRecord | undefined): SchemeRecord {
  if (!record) throw new Refused('points.scheme_not_found', {}, { status: 404 })
  return record
}

async function note(
  tx: Tx,
  given: { at: At; action: string; id: string; fields: readonly string[]; now: Date },
): Promise<void> {
  const { at, action, id, fields, now } = given
  await audit(tx).record({ actor: at.actor, action, subject: { kind: 'points', id }, detail: { fields }, at: now })
}
