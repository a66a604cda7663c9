import type { Page } from '../../../../contract/common.ts'
import type { DeskStar, StarLadder } from '../../../../contract/points-stars.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { reveal } from '../../../platform/policy/reveal.ts'
import { type At, accountOf, type Points, reading, writing } from '../points.context.ts'
import { check } from '../points.policy.ts'
import { tell } from './mine.service.ts'
import { firstId } from './publication.service.ts'
import { mayDecideStars, mayWriteLadder } from './stars.policy.ts'
import { ladderClimbs, whyNotDecide } from './stars.rules.ts'
import { type StarRecord, starsStore } from './stars.store.ts'
import { deskAsSeen, factsOf, ladderOf, nameOf, starKind } from './stars.view.ts'

/** Stars of the reader's places that were published; those nobody decided unless all are wanted. Throws Refused `platform.forbidden`. */
export async function listStars(
  points: Points,
  at: At,
  wanted: { after?: string | undefined; limit: number; show: 'waiting' | 'all' },
): Promise<Page<DeskStar>> {
  const atlas = await points.cases.territory.atlas(at.tenantId)
  const everywhere = mayDecideStars(at.actor, [])
  const unitIds = everywhere
    ? undefined
    : [...atlas.units.values()].filter(({ path }) => mayDecideStars(at.actor, path)).map(({ id }) => id)
  check(everywhere || (unitIds?.length ?? 0) > 0)
  return await reading(points, at, async (tx) => {
    const { after = firstId, limit, show } = wanted
    const records = await starsStore(tx).page({ after, all: show === 'all', unitIds, limit: limit + 1 })
    const shown = records.slice(0, limit)
    const items = await deskAsSeen(points, tx, { records: shown, actor: at.actor, locale: at.locale })
    return { items, next: records.length > limit ? (shown.at(-1)?.id ?? null) : null }
  })
}

/** One star that was published, its name masked. Throws Refused `stars.not_found`, `platform.forbidden`. */
export async function getStar(points: Points, at: At, id: string): Promise<DeskStar> {
  return await reading(points, at, async (tx) => {
    const record = await readable(points, tx, at, await starsStore(tx).find(id))
    return await one(points, tx, at, record)
  })
}

/**
 * Grants a star once its publication is over, or refuses it; its name is no longer kept. Throws Refused `stars.not_found`,
 * `stars.stale`, `platform.forbidden`, and what `whyNotDecide` says.
 */
export async function decideStar(
  points: Points,
  at: At,
  wanted: { id: string; version: number; grant: boolean; why: string },
): Promise<DeskStar> {
  const by = accountOf(at)
  return await writing(points, at, async (tx, now) => {
    const store = starsStore(tx)
    const record = await readable(points, tx, at, await store.lock(wanted.id))
    const [seen, is] = [wanted.version, record.version]
    if (seen !== is) throw new Refused('stars.stale', { seen, now: is }, { status: 409 })
    const objections = await store.objections([record.id])
    const minutes = (await store.minutes([record.accountId])).get(record.accountId) ?? 0
    const why = whyNotDecide(factsOf(record, objections), { by, now, minutes, wanted })
    if (why) throw new Refused(why, {}, refusedAs(why))
    // Taken back among their own data: there is nothing to decide any more.
    if (record.state === 'published' && !(await store.isAgreed(record.id)))
      throw new Refused('stars.not_due', {}, { status: 409 })
    const path = (await points.cases.territory.atlas(tx.tenantId)).get(record.unitId).path
    const post = at.actor.posts.find(({ unitId }) => unitId === undefined || path.includes(unitId))
    const next: StarRecord = {
      ...record,
      ...{ state: wanted.grant ? 'granted' : 'refused', shown: null, decidedAt: now, decidedBy: by },
      ...{ decidedPostId: post?.id ?? null, why: wanted.why || null, version: is + 1 },
    }
    await store.update(next)
    // They were written for this decision. After a first refusal they stay until it cannot be contested any more.
    if (wanted.grant || record.contestedAt) await store.dropObjections([record.id])
    await tell(tx, { record: next, happened: wanted.grant ? 'granted' : 'refused', by })
    await audit(tx).record({
      ...{ actor: at.actor, ...(post ? { postId: post.id } : {}), action: `star.${next.state}` },
      subject: { kind: starKind, id: next.id, accountId: next.accountId },
      at: now,
    })
    return await one(points, tx, at, next)
  })
}

const refusedAs = (why: string) => {
  if (why === 'stars.why_required') return { field: 'body.why' }
  return { status: ['stars.own', 'stars.objected_yourself', 'stars.same_decider'].includes(why) ? 403 : 409 }
}

/** Shows whose star it is, and keeps who looked and why. Throws Refused `stars.not_found`, `platform.forbidden`, `points.nothing_to_see`. */
export async function revealStar(
  points: Points,
  at: At,
  wanted: { id: string; purpose: string },
): Promise<{ value: string }> {
  return await points.database.tx(at.tenantId, async (tx) => {
    const record = await readable(points, tx, at, await starsStore(tx).find(wanted.id))
    const value = await nameOf(tx, record.accountId)
    if (!value) throw new Refused('points.nothing_to_see', {}, { status: 404 })
    const subject = { kind: starKind, id: record.id, accountId: record.accountId }
    await reveal({ tx, actor: at.actor, subject, field: 'name', purpose: wanted.purpose, at: points.clock.now() })
    return { value }
  })
}

type Ladder = StarLadder & { version: number; mayChange: boolean }

/** The ladder of the district. */
export async function getLadder(points: Points, at: At): Promise<Ladder> {
  return await reading(points, at, async (tx) => ({ ...(await ladderOf(tx)), mayChange: mayWriteLadder(at.actor) }))
}

/** Writes the next version of the ladder. Throws Refused `platform.forbidden`, `stars.ladder_order`, `stars.stale`. */
export async function saveLadder(points: Points, at: At, wanted: StarLadder & { version: number }): Promise<Ladder> {
  check(mayWriteLadder(at.actor))
  if (!ladderClimbs(wanted)) throw new Refused('stars.ladder_order', {}, { field: 'body.hours' })
  return await writing(points, at, async (tx, now) => {
    const { version: is } = await ladderOf(tx)
    const { version: seen, hours, days } = wanted
    const post = at.actor.posts.find(({ role }) => role === 'administrator')
    const next = { hours, days, version: is + 1 }
    if (seen !== is || !(await starsStore(tx).saveLadder({ ...next, at: now, postId: post?.id ?? null })))
      throw new Refused('stars.stale', { seen, now: is }, { status: 409 })
    const subject = { kind: 'star_ladder', id: String(next.version) }
    await audit(tx).record({ actor: at.actor, action: 'star.ladder_changed', subject, detail: next, at: now })
    return { ...next, mayChange: true }
  })
}

/** Only what was ever published is there for others than its owner. */
async function readable(points: Points, tx: Tx, at: At, record: StarRecord | undefined): Promise<StarRecord> {
  const atlas = await points.cases.territory.atlas(tx.tenantId)
  if (!record || record.state === 'proposed' || record.state === 'declined')
    throw new Refused('stars.not_found', {}, { status: 404 })
  check(mayDecideStars(at.actor, atlas.get(record.unitId).path))
  return record
}

async function one(points: Points, tx: Tx, at: At, record: StarRecord): Promise<DeskStar> {
  const { actor, locale } = at
  return (await deskAsSeen(points, tx, { records: [record], actor, locale }))[0] as DeskStar
}
