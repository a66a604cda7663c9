import type { Page } from '../../../../contract/common.ts'
import type { PublishedStar, StarGround } from '../../../../contract/points-stars.ts'
import { audit } from '../../../platform/audit/audit.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type At, accountOf, type Points, reading, writing } from '../points.context.ts'
import { tell } from './mine.service.ts'
import { isPublic, whyNotObject } from './stars.rules.ts'
import { starsStore } from './stars.store.ts'
import { factsOf, publicAsSeen, starKind } from './stars.view.ts'

/** Before every id. */
export const firstId = '00000000-0000-0000-0000-000000000000'

/** A page of the stars published now. */
export async function publishedStars(
  points: Points,
  at: At,
  page: { after?: string | undefined; limit: number },
): Promise<Page<PublishedStar>> {
  const atlas = await points.cases.territory.atlas(at.tenantId)
  const now = points.clock.now()
  return await reading(points, at, async (tx) => {
    const records = await starsStore(tx).published(now, page.after ?? firstId, page.limit + 1)
    const shown = records.slice(0, page.limit)
    const next = records.length > page.limit ? (shown.at(-1)?.id ?? null) : null
    return { items: shown.map((record) => publicAsSeen(record, atlas, now)), next }
  })
}

/** One published star, and what the reader has to do with it. Throws Refused `stars.not_found` once it is over. */
export async function publishedStar(
  points: Points,
  at: At,
  id: string,
): Promise<{ star: PublishedStar; objected: boolean; mine: boolean }> {
  const atlas = await points.cases.territory.atlas(at.tenantId)
  const now = points.clock.now()
  return await reading(points, at, async (tx) => {
    const store = starsStore(tx)
    const record = await store.find(id)
    if (!record || !isPublic(record, now) || !(await store.isAgreed(id)))
      throw new Refused('stars.not_found', {}, { status: 404 })
    const { accountId } = at.actor
    const objections = accountId ? await store.objections([id]) : []
    const objected = objections.some((objection) => objection.accountId === accountId)
    return { star: publicAsSeen(record, atlas, now), objected, mine: record.accountId === accountId }
  })
}

/** Objects to a published star. Throws Refused `stars.not_found`, `stars.not_published`, `stars.own`, `stars.objected_already`. */
export async function objectToStar(
  points: Points,
  at: At,
  wanted: { id: string; ground: StarGround; words: string },
): Promise<{ objected: true }> {
  const accountId = accountOf(at)
  return await writing(points, at, async (tx, now) => {
    const store = starsStore(tx)
    const before = await store.lock(wanted.id)
    if (!before) throw new Refused('stars.not_found', {}, { status: 404 })
    const isAgreed = await store.isAgreed(before.id)
    const facts = factsOf(before, await store.objections([before.id]))
    const why = isAgreed ? whyNotObject(facts, accountId, now) : 'stars.not_published'
    if (why) throw new Refused(why, {}, { status: why === 'stars.own' ? 403 : 409 })
    const { ground, words } = wanted
    await store.addObjection({ id: uuidv7(), starId: before.id, accountId, ground, words, at: now })
    const record = { ...before, version: before.version + 1 }
    await store.update(record)
    // Who objected stands in no event and in no entry about the owner: they would read it there.
    await tell(tx, { record, happened: 'objected', by: undefined })
    await audit(tx).record({
      actor: at.actor,
      action: 'star.objected',
      subject: { kind: starKind, id: record.id },
      at: now,
    })
    return { objected: true } as const
  })
}
