import { nameIn, type Page } from '../../../../contract/common.ts'
import type { PointsOrder } from '../../../../contract/points-exchange.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { stationsById } from '../../people/people.api.ts'
import { type PointsChanged, pointsTopic } from '../earning/points.events.ts'
import { freeLapsed, ledger } from '../ledger/ledger.service.ts'
import { type AccountName, ledgerStore } from '../ledger/ledger.store.ts'
import { type At, accountOf, type Points, reading, writing } from '../points.context.ts'
import { mayHandOver, mayHandOverSomewhere } from '../points.policy.ts'
import { rulesStore } from '../rules/rules.store.ts'
import { found } from '../rules/schemes.service.ts'
import { codeHash, codeOf } from './code.rules.ts'
import { exchangeStore, type GoodName, type OrderRecord } from './exchange.store.ts'
import { ordersAsSeen, pathOfStation } from './exchange.view.ts'

/**
 * Orders: keeps stock, then points, in one transaction; whoever comes second to the last item, or to their own last points, is told.
 * Throws Refused `points.good_not_found`, `points.good_ended`, `points.sold_out`, `points.limit_reached`, `points.not_enough`, `points.station_not_found`.
 */
export async function orderGood(
  points: Points,
  at: At,
  wanted: { goodId: string; stationId: string; quantity: number },
): Promise<PointsOrder> {
  accountOf(at)
  try {
    return await orderOnce(points, at, wanted)
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'points.not_enough') throw error
    // Perhaps an order of theirs lapsed a moment ago and the sweep has not come yet.
    if ((await freeOwn(points, at)) === 0) throw error
    return await orderOnce(points, at, wanted)
  }
}

async function orderOnce(
  points: Points,
  at: At,
  wanted: { goodId: string; stationId: string; quantity: number },
): Promise<PointsOrder> {
  const owner = accountOf(at)
  return await writing(points, at, async (tx, now) => {
    const payer = { kind: 'person', unit: 'point', owner } as const
    const order = await placeOrder(points, tx, { ...wanted, payer, accountId: owner, now })
    return await done(points, tx, at, order)
  })
}

/**
 * Keeps goods, then points of whoever pays, for an order of `accountId`; somebody's own, or of a need that pays from its pool.
 * Throws what `orderGood` throws.
 */
export async function placeOrder(
  points: Points,
  tx: Tx,
  given: {
    payer: AccountName
    accountId: string
    goodId: string
    stationId: string
    quantity: number
    now: Date
    /** What all of it costs, where that was fixed before. */
    amount?: number
  },
): Promise<OrderRecord> {
  const { payer, accountId, goodId, stationId, quantity, now } = given
  const store = exchangeStore(tx)
  const [good] = await store.goodsById([goodId])
  if (!good) throw new Refused('points.good_not_found', {}, { status: 404 })
  if (good.endedAt) throw new Refused('points.good_ended', {}, { status: 409 })
  const { pickUpDays } = found(await rulesStore(tx).scheme(good.schemeId))
  await pathOfStation(points, tx, stationId)
  if (!(await store.keep(goodId, stationId, quantity))) throw new Refused('points.sold_out', {}, { status: 409 })
  const id = uuidv7()
  const pickUpBy = new Date(now.getTime() + pickUpDays * 86_400_000)
  const amount = given.amount ?? good.points * quantity
  const names = [payer, { kind: 'station', unit: 'point', owner: stationId } as const]
  const [from, station] = (await ledger(tx).accounts(names, now)).map((account) => account.id) as [string, string]
  const hold = await ledger(tx).hold({
    ...{ debitId: from, creditId: station, amount, expiresAt: pickUpBy, now },
    ...{ key: `order:${id}`, detail: { order: id } },
  })
  // The account is locked now: orders of one person count one after the other.
  const isPerson = payer.kind === 'person'
  if (isPerson && good.perPerson !== null && (await store.had(goodId, accountId)) + quantity > good.perPerson)
    throw new Refused('points.limit_reached', { limit: good.perPerson }, { status: 409 })
  const order: OrderRecord = {
    ...{ id, accountId, goodId, stationId, quantity, points: amount, holdId: hold.id, postEntryId: null },
    ...{ codeHash: codeHash(codeOf(points.secret, id)), state: 'waiting', orderedAt: now, pickUpBy },
    ...{ endedAt: null, refunded: 0 },
  }
  await store.insertOrder(order)
  return order
}

async function freeOwn(points: Points, at: At): Promise<number> {
  const { database, clock } = points
  const names = [{ kind: 'person', unit: 'point', owner: accountOf(at) } as const]
  const [account] = await reading(points, at, (tx) => ledgerStore(tx).named(names))
  if (!account) return 0
  const given = { tenantId: at.tenantId, now: clock.now(), debitId: account.id }
  return await freeLapsed(database, { ...given, alongside: orderLapsed(given.now) })
}

/** One's own orders, newest first. */
export async function myOrders(
  points: Points,
  at: At,
  page: { after?: string | undefined; limit: number },
): Promise<Page<PointsOrder>> {
  const owner = accountOf(at)
  return await reading(points, at, async (tx) => {
    const records = await exchangeStore(tx).mine(owner, { before: page.after, limit: page.limit + 1 })
    const items = await ordersAsSeen(points, tx, { records: records.slice(0, page.limit), at })
    return { items, next: records.length > page.limit ? (items[items.length - 1]?.id ?? null) : null }
  })
}

/** Gives an order up. Throws Refused `points.order_not_found`, `points.order_over`. */
export async function cancelOrder(points: Points, at: At, id: string): Promise<PointsOrder> {
  return await writing(points, at, async (tx, now) => {
    const order = await exchangeStore(tx).lockOrder(id)
    if (order?.accountId !== accountOf(at)) throw new Refused('points.order_not_found', {}, { status: 404 })
    checkWaiting(order)
    await exchangeStore(tx).change(order, { onHand: 0, held: -order.quantity })
    await ledger(tx).end({ holdId: order.holdId, how: 'void', key: `cancel:${id}`, detail: { order: id }, now })
    const after: OrderRecord = { ...order, state: 'cancelled', endedAt: now }
    await exchangeStore(tx).updateOrder(after)
    return await done(points, tx, at, after)
  })
}

/** The order of a code, for whoever hands it over. Throws Refused `points.order_not_found`, `platform.forbidden`. */
export async function findOrder(points: Points, at: At, code: string): Promise<PointsOrder> {
  return await reading(points, at, async (tx) => {
    const order = await atTill(points, tx, at, await exchangeStore(tx).orderByCode(codeHash(code)))
    return (await ordersAsSeen(points, tx, { records: [order], at }))[0] as PointsOrder
  })
}

/** Hands an order over. Throws Refused `points.order_not_found`, `points.order_over`, `points.hold_over`, `points.own`, `platform.forbidden`. */
export async function pickUpOrder(points: Points, at: At, code: string): Promise<PointsOrder> {
  return await writing(points, at, async (tx, now) => {
    const store = exchangeStore(tx)
    const named = await atTill(points, tx, at, await store.orderByCode(codeHash(code)))
    const order = (await store.lockOrder(named.id)) as OrderRecord
    checkWaiting(order)
    await store.change(order, { onHand: -order.quantity, held: -order.quantity })
    const line = { key: `pick-up:${order.id}`, detail: { order: order.id }, now }
    const entry = await ledger(tx).end({ holdId: order.holdId, how: 'post', ...line })
    await store.addMove(moveOf(order, { kind: 'picked_up', delta: -order.quantity, at, now, words: null }))
    const after: OrderRecord = { ...order, state: 'picked_up', endedAt: now, postEntryId: entry.id }
    await store.updateOrder(after)
    await noted(tx, { at, order, action: 'points.picked_up', now })
    return await done(points, tx, at, after)
  })
}

/** Takes goods back and gives their points back. Throws Refused `points.order_not_found`, `points.not_picked_up`, `points.refund_goods`, `points.own`. */
export async function refundOrder(
  points: Points,
  at: At,
  wanted: { id: string; quantity: number; toShelf: boolean; why: string },
): Promise<PointsOrder> {
  return await writing(points, at, async (tx, now) => {
    const store = exchangeStore(tx)
    const order = await atTill(points, tx, at, await store.lockOrder(wanted.id))
    const { quantity, toShelf, why } = wanted
    if (!order.postEntryId) throw new Refused('points.not_picked_up', {}, { status: 409 })
    const left = order.quantity - order.refunded
    if (quantity > left) throw new Refused('points.refund_goods', { left }, { status: 409 })
    const refunded = order.refunded + quantity
    if (toShelf) {
      await store.change(order, { onHand: quantity, held: 0 })
      await store.addMove(moveOf(order, { kind: 'returned', delta: quantity, at, now, words: why }))
    }
    const amount = (order.points / order.quantity) * quantity
    const line = { aboutId: order.postEntryId, amount, detail: { order: order.id, why }, now }
    await ledger(tx).refund({ ...line, key: `refund:${order.id}:${refunded}` })
    const after: OrderRecord = { ...order, state: refunded === order.quantity ? 'refunded' : order.state, refunded }
    await store.updateOrder(after)
    await noted(tx, { at, order, action: 'points.refunded', now, why })
    return await done(points, tx, at, after)
  })
}

/** What a hold that lapses ends beside itself: its order, whose goods are free again. */
export const orderLapsed =
  (now: Date) =>
  async (tx: Tx, holdId: string): Promise<void> => {
    const store = exchangeStore(tx)
    const found = await store.orderByHold(holdId)
    const order = found && (await store.lockOrder(found.id))
    if (order?.state !== 'waiting') return
    await store.change(order, { onHand: 0, held: -order.quantity })
    await store.updateOrder({ ...order, state: 'lapsed', endedAt: now })
    await changed(tx, order)
  }

async function atTill(points: Points, tx: Tx, at: At, order: OrderRecord | undefined): Promise<OrderRecord> {
  if (!order) throw new Refused('points.order_not_found', {}, { status: 404 })
  await checkHandsOver(points, tx, at, order.stationId)
  if (order.accountId === at.actor.accountId) throw new Refused('points.own', {}, { status: 403 })
  return order
}

/** Whoever works at another station is told where an order waits: its owner stands before them with the code. */
async function checkHandsOver(points: Points, tx: Tx, at: At, stationId: string): Promise<void> {
  if (mayHandOver(at.actor, await pathOfStation(points, tx, stationId))) return
  if (!mayHandOverSomewhere(at.actor)) throw new Refused('platform.forbidden')
  const [station] = await stationsById(tx, [stationId])
  const name = station ? nameIn({ en: station.nameEn, zh: station.nameZh }, at.locale) : ''
  throw new Refused('points.order_elsewhere', { station: name }, { status: 403 })
}

function checkWaiting(order: OrderRecord): void {
  if (order.state !== 'waiting') throw new Refused('points.order_over', {}, { status: 409 })
}

function moveOf(
  order: OrderRecord,
  given: { kind: 'picked_up' | 'returned'; delta: number; at: At; now: Date; words: string | null },
) {
  const { kind, delta, at, now, words } = given
  const postId = at.actor.posts.length === 1 ? (at.actor.posts[0]?.id ?? null) : null
  const { id: orderId, goodId, stationId } = order
  return { id: uuidv7(), goodId, stationId, kind, delta, orderId, words, at: now, postId }
}

async function noted(
  tx: Tx,
  given: { at: At; order: OrderRecord; action: string; now: Date; why?: string },
): Promise<void> {
  const { at, order, action, now, why } = given
  const subject = { kind: 'points', id: order.id, accountId: order.accountId }
  await audit(tx).record({ actor: at.actor, action, subject, at: now, ...(why ? { purpose: why } : {}) })
}

const changed = async (tx: Tx, { accountId }: OrderRecord): Promise<void> => {
  await outbox(tx).publish<PointsChanged>({ name: 'points.changed', topics: [pointsTopic(accountId)], why: 'order' })
}

async function done(points: Points, tx: Tx, at: At, order: OrderRecord): Promise<PointsOrder> {
  await changed(tx, order)
  return (await ordersAsSeen(points, tx, { records: [order], at }))[0] as PointsOrder
}

/** Names of goods behind lines of the ledger, by the order they name. */
export async function goodsOfOrders(tx: Tx, orderIds: readonly string[]): Promise<Map<string, GoodName>> {
  const found = await exchangeStore(tx).goodsOfOrders([...new Set(orderIds)])
  return new Map(found.map(({ orderId, ...name }) => [orderId, name]))
}
