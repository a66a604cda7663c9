import type { Page } from '../../../../contract/common.ts'
import type { GoodInput, PointsGood, StockLine } from '../../../../contract/points-exchange.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { isUuid, uuidv7 } from '../../../platform/ids.ts'
import { type At, fileKinds, type Points, reading, writing } from '../points.context.ts'
import { check, mayKeepShelf } from '../points.policy.ts'
import { rulesStore } from '../rules/rules.store.ts'
import { checkKeeps, found } from '../rules/schemes.service.ts'
import { exchangeStore, type GoodRecord, type WantedGoods } from './exchange.store.ts'
import { goodsAsSeen, pathOfStation } from './exchange.view.ts'

/** What there is for points, cheapest first, and where. Throws Refused `page.cursor_malformed`. */
export async function listGoods(
  points: Points,
  at: At,
  wanted: WantedGoods & { after?: string | undefined; limit: number },
): Promise<Page<PointsGood>> {
  const { after, limit, station } = wanted
  const page = { after: goodCursor(after), limit: limit + 1 }
  return await reading(points, at, async (tx) => {
    const records = await exchangeStore(tx).goods(wanted, page)
    const shown = records.slice(0, limit)
    const items = await goodsAsSeen(points, tx, { records: shown, at, station })
    const last = records.length > limit ? shown[shown.length - 1] : undefined
    return { items, next: last ? `${last.points}~${last.id}` : null }
  })
}

/** One good. Throws Refused `points.good_not_found`. */
export async function getGood(points: Points, at: At, id: string): Promise<PointsGood> {
  return await reading(points, at, async (tx) => {
    const records = await exchangeStore(tx).goodsById([id])
    const [good] = await goodsAsSeen(points, tx, { records, at })
    if (!good) throw new Refused('points.good_not_found', {}, { status: 404 })
    return good
  })
}

/** The good a page ended with, by price and id. */
function goodCursor(after: string | undefined): { points: number; id: string } | undefined {
  if (after === undefined) return undefined
  const [points = '', id = ''] = after.split('~')
  if (!/^\d{1,6}$/.test(points) || !isUuid(id))
    throw new Refused('page.cursor_malformed', {}, { status: 400, field: 'query.after' })
  return { points: Number(points), id }
}

/** Adds a good. Throws Refused `points.scheme_not_found`, `platform.forbidden`, `file.not_found`. */
export async function createGood(points: Points, at: At, input: GoodInput): Promise<PointsGood> {
  return await writing(points, at, async (tx, now) => {
    await checkKeeps(points, at, found(await rulesStore(tx).scheme(input.schemeId)))
    const record = recordOf(input, { id: uuidv7(), version: 1, endedAt: null, now })
    await exchangeStore(tx).insertGood(record)
    return await saved(points, tx, { at, record, fileIds: input.fileIds, action: 'points.good_added', now })
  })
}

/** Changes a good or ends it. Throws Refused `points.good_not_found`, `points.good_stale`, `platform.forbidden`. */
export async function saveGood(
  points: Points,
  at: At,
  wanted: { id: string; version: number; ended: boolean; input: Omit<GoodInput, 'schemeId'> },
): Promise<PointsGood> {
  return await writing(points, at, async (tx, now) => {
    const before = await exchangeStore(tx).lockGood(wanted.id)
    if (!before) throw new Refused('points.good_not_found', {}, { status: 404 })
    await checkKeeps(points, at, found(await rulesStore(tx).scheme(before.schemeId)))
    const [seen, is] = [wanted.version, before.version]
    if (seen !== is) throw new Refused('points.good_stale', { seen, now: is }, { status: 409 })
    const { id, schemeId } = before
    const endedAt = wanted.ended ? (before.endedAt ?? now) : null
    const record = recordOf({ ...wanted.input, schemeId }, { id, version: is + 1, endedAt, now })
    await exchangeStore(tx).updateGood(record)
    return await saved(points, tx, { at, record, fileIds: wanted.input.fileIds, action: 'points.good_changed', now })
  })
}

/**
 * Writes into the stock book: what came, or what a count found, with its variance. Throws Refused `points.good_not_found`,
 * `points.station_not_found`, `points.stock_held` where fewer were found than are kept for orders, `platform.forbidden`.
 */
export async function writeStock(
  points: Points,
  at: At,
  wanted: { goodId: string; stationId: string; kind: 'received' | 'counted'; quantity: number; words: string },
): Promise<{ onHand: number; held: number; variance: number }> {
  return await writing(points, at, async (tx, now) => {
    const store = exchangeStore(tx)
    const { goodId, stationId, kind, quantity } = wanted
    const [good] = await store.goodsById([goodId])
    if (!good) throw new Refused('points.good_not_found', {}, { status: 404 })
    check(mayKeepShelf(at.actor, await pathOfStation(points, tx, stationId)))
    if (kind === 'received' && quantity === 0) throw new Refused('points.stock_nothing', {}, { field: 'body.quantity' })
    const shelf = await store.lockShelf(goodId, stationId)
    const delta = kind === 'received' ? quantity : quantity - shelf.onHand
    if (shelf.onHand + delta < shelf.held) throw new Refused('points.stock_held', { held: shelf.held }, { status: 409 })
    await store.change({ goodId, stationId }, { onHand: delta, held: 0 })
    const postId = at.actor.posts.length === 1 ? (at.actor.posts[0]?.id ?? null) : null
    const move = { id: uuidv7(), goodId, stationId, kind, delta, orderId: null, words: wanted.words || null }
    await store.addMove({ ...move, at: now, postId })
    return { onHand: shelf.onHand + delta, held: shelf.held, variance: kind === 'counted' ? delta : 0 }
  })
}

/** What the book says lies on a shelf; nothing where there is none yet. Throws Refused `points.station_not_found`, `platform.forbidden`. */
export async function readShelf(
  points: Points,
  at: At,
  wanted: { goodId: string; station: string },
): Promise<{ onHand: number; held: number }> {
  return await reading(points, at, async (tx) => {
    check(mayKeepShelf(at.actor, await pathOfStation(points, tx, wanted.station)))
    const [shelf] = await exchangeStore(tx).stocks([wanted.goodId], wanted.station)
    return { onHand: shelf?.onHand ?? 0, held: shelf?.held ?? 0 }
  })
}

/** The stock book of a good at a station, newest first. Throws Refused `points.station_not_found`, `platform.forbidden`. */
export async function stockBook(
  points: Points,
  at: At,
  wanted: { goodId: string; station: string; after?: string | undefined; limit: number },
): Promise<Page<StockLine>> {
  return await reading(points, at, async (tx) => {
    check(mayKeepShelf(at.actor, await pathOfStation(points, tx, wanted.station)))
    const of = { goodId: wanted.goodId, stationId: wanted.station }
    const rows = await exchangeStore(tx).moves(of, { before: wanted.after, limit: wanted.limit + 1 })
    const items = rows.slice(0, wanted.limit).map((row) => ({ ...row, at: row.at.toISOString() }))
    return { items, next: rows.length > wanted.limit ? (items[items.length - 1]?.id ?? null) : null }
  })
}

function recordOf(
  input: GoodInput,
  given: { id: string; version: number; endedAt: Date | null; now: Date },
): GoodRecord {
  const { schemeId, name, about, points, perPerson, givenBy } = input
  const { id, version, endedAt, now } = given
  return {
    ...{ id, schemeId, nameEn: name.en, nameZh: name.zh, aboutEn: about.en, aboutZh: about.zh, points, perPerson },
    ...{ givenBy: givenBy || null, endedAt, version, updatedAt: now },
  }
}

async function saved(
  points: Points,
  tx: Tx,
  given: { at: At; record: GoodRecord; fileIds: readonly string[]; action: string; now: Date },
): Promise<PointsGood> {
  const { at, record, fileIds, action, now } = given
  const { actor } = at
  await points.files.attach(tx, { fileIds, ownerKind: fileKinds.good, ownerId: record.id, accountId: actor.accountId })
  await audit(tx).record({ actor, action, subject: { kind: 'points', id: record.id }, at: now })
  return (await goodsAsSeen(points, tx, { records: [record], at }))[0] as PointsGood
}
