import { Day, type Page } from '../../../../contract/common.ts'
import type { NeedInput, PointsNeed } from '../../../../contract/points-giving.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Database, Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { isUuid, uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { PointsNeedEnded } from '../earning/points.events.ts'
import { exchangeStore } from '../exchange/exchange.store.ts'
import { pathOfStation } from '../exchange/exchange.view.ts'
import { placeOrder } from '../exchange/orders.service.ts'
import { ledger } from '../ledger/ledger.service.ts'
import { ledgerStore } from '../ledger/ledger.store.ts'
import { type At, accountOf, dayIn, type Points, reading, writing } from '../points.context.ts'
import { rulesStore } from '../rules/rules.store.ts'
import { checkKeeps, found } from '../rules/schemes.service.ts'
import { checkNobody, checkPledge, checkUntil, isPast, mayClose } from './giving.rules.ts'
import { changed } from './household.service.ts'
import { type NeedKey, type NeedRecord, needsStore, type PledgeRecord } from './needs.store.ts'
import { needsAsSeen, poolOf, raisedFor } from './needs.view.ts'

/** Needs that are open, then those that were met, first to end first; `ended`: all. Throws Refused `page.cursor_malformed`. */
export async function listNeeds(
  points: Points,
  at: At,
  wanted: { scheme?: string | undefined; ended: boolean; after?: string | undefined; limit: number },
): Promise<Page<PointsNeed>> {
  const { limit } = wanted
  const page = { after: needCursor(wanted.after), limit: limit + 1 }
  return await reading(points, at, async (tx) => {
    const records = await needsStore(tx).list(wanted, page)
    const shown = records.slice(0, limit)
    const items = await needsAsSeen(points, tx, { records: shown, at })
    const last = records.length > limit ? shown[shown.length - 1] : undefined
    return { items, next: last ? `${last.state === 'open' ? 'open' : 'over'}~${last.until}~${last.id}` : null }
  })
}

/** The need a page ended with. */
function needCursor(after: string | undefined): NeedKey | undefined {
  if (after === undefined) return undefined
  const [state = '', until = '', id = ''] = after.split('~')
  if (!/^(open|over)$/.test(state) || !Day.safeParse(until).success || !isUuid(id))
    throw new Refused('page.cursor_malformed', {}, { status: 400, field: 'query.after' })
  return { isOver: state === 'over', until, id }
}

/** One need. Throws Refused `points.need_not_found`. */
export async function getNeed(points: Points, at: At, id: string): Promise<PointsNeed> {
  return await reading(points, at, async (tx) => one(points, tx, at, known(await needsStore(tx).find(id))))
}

/**
 * Opens a need. Throws Refused `points.scheme_not_found`, `platform.forbidden`, `points.need_day`, `points.need_person`,
 * `points.need_target`, `points.good_not_found`, `points.good_ended`, `points.station_not_found`.
 */
export async function openNeed(points: Points, at: At, input: NeedInput): Promise<PointsNeed> {
  return await writing(points, at, async (tx, now) => {
    await checkKeeps(points, at, found(await rulesStore(tx).scheme(input.schemeId)))
    const { title, about, until, good } = input
    checkUntil(until, dayIn(at.timeZone, now))
    checkNobody([title.en, title.zh, about.en, about.zh])
    const record: NeedRecord = {
      ...{ id: uuidv7(), schemeId: input.schemeId, titleEn: title.en, titleZh: title.zh, aboutEn: about.en },
      ...{ aboutZh: about.zh, target: await targetOf(points, tx, input), until, goodId: good?.id ?? null },
      ...{ stationId: good?.stationId ?? null, quantity: good?.quantity ?? null, state: 'open', openedAt: now },
      ...{ endedAt: null, why: null, orderId: null },
    }
    await needsStore(tx).insert(record)
    await noted(tx, at, { action: 'points.need_opened', id: record.id, now })
    return await one(points, tx, at, record)
  })
}

async function targetOf(points: Points, tx: Tx, { good, target, schemeId }: NeedInput): Promise<number> {
  if (!good) {
    if (target === null) throw new Refused('points.need_target', {}, { field: 'body.target' })
    return target
  }
  const [record] = await exchangeStore(tx).goodsById([good.id])
  if (record?.schemeId !== schemeId) throw new Refused('points.good_not_found', {}, { status: 404 })
  if (record.endedAt) throw new Refused('points.good_ended', {}, { status: 409 })
  await pathOfStation(points, tx, good.stationId)
  return record.points * good.quantity
}

/**
 * Pledges points. The last ones that were missing close the need, and what it pays for is ordered. Throws Refused
 * `points.need_not_found`, `points.need_over`, `points.pledge_more`, `points.not_enough`.
 */
export async function pledge(points: Points, at: At, wanted: { needId: string; points: number }): Promise<PointsNeed> {
  const owner = accountOf(at)
  return await writing(points, at, async (tx, now) => {
    const store = needsStore(tx)
    const need = known(await store.lock(wanted.needId))
    const raised = await raisedFor(tx, need.id, now)
    checkPledge(need, { points: wanted.points, raised, today: dayIn(at.timeZone, now) })
    const names = [{ kind: 'person', unit: 'point', owner } as const, poolOf(need.id)]
    const [from, pool] = (await ledger(tx).accounts(names, now)).map(({ id }) => id) as [string, string]
    const id = uuidv7()
    const line = await ledger(tx).transfer({
      ...{ purpose: 'pledge', debitId: from, creditId: pool, amount: wanted.points },
      ...{ key: `pledge:${id}`, detail: { need: need.id }, now },
    })
    const record: PledgeRecord = {
      id,
      needId: need.id,
      accountId: from,
      entryId: line.id,
      points: wanted.points,
      at: now,
      backAt: null,
    }
    await store.addPledge(record)
    await changed(tx, [owner], 'pledge')
    const isMet = raised + wanted.points >= need.target
    return await one(points, tx, at, isMet ? await met(points, tx, need, now) : need)
  })
}

/** What was met pays at once: for goods by an order, if the station has them; for help, points go back to whoever gave them out. */
async function met(points: Points, tx: Tx, need: NeedRecord, now: Date): Promise<NeedRecord> {
  let after: NeedRecord = { ...need, state: 'met', endedAt: now }
  const { goodId, stationId, quantity, target } = need
  if (goodId && stationId && quantity) {
    const [good] = await exchangeStore(tx).goodsById([goodId])
    const shelf = (await exchangeStore(tx).stocks([goodId])).find((each) => each.stationId === stationId)
    // Where there are not so many now, the steward orders when there are.
    if (good && !good.endedAt && shelf && shelf.onHand - shelf.held >= quantity)
      after = await ordered(points, tx, after, now).catch((error) => soldOutMeanwhile(error, after))
  } else {
    const names = [poolOf(need.id), { kind: 'scheme', unit: 'point', owner: need.schemeId } as const]
    const [pool, scheme] = (await ledger(tx).accounts(names, now)).map(({ id }) => id) as [string, string]
    await ledger(tx).transfer({
      ...{ purpose: 'pledge', debitId: pool, creditId: scheme, amount: target },
      ...{ key: `need:${need.id}`, detail: { need: need.id }, now },
    })
  }
  await needsStore(tx).update(after)
  await ended(tx, after)
  return after
}

/** Lets those who pledged hear of it. */
async function ended(tx: Tx, { id, state }: NeedRecord): Promise<void> {
  if (state === 'open') return
  const name =
    state === 'met' ? 'points.need_met' : state === 'withdrawn' ? 'points.need_closed' : 'points.need_not_met'
  await outbox(tx).publish<PointsNeedEnded>({ name, needId: id })
}

function soldOutMeanwhile(error: unknown, after: NeedRecord): NeedRecord {
  if (error instanceof Refused && ['points.sold_out', 'points.station_not_found'].includes(error.code)) return after
  throw error
}

async function ordered(points: Points, tx: Tx, need: NeedRecord, now: Date): Promise<NeedRecord> {
  const { goodId, stationId, quantity, target } = need
  if (!goodId || !stationId || !quantity) throw new Refused('points.need_no_goods', {}, { status: 409 })
  const wanted = { goodId, stationId, quantity, amount: target, now }
  const order = await placeOrder(points, tx, { payer: poolOf(need.id), accountId: `need:${need.id}`, ...wanted })
  return { ...need, orderId: order.id }
}

/** Orders the goods of a need that was met. Throws Refused `points.need_not_found`, `points.need_no_goods`, `platform.forbidden`, and what `placeOrder` throws. */
export async function orderNeed(points: Points, at: At, id: string): Promise<PointsNeed> {
  return await writing(points, at, async (tx, now) => {
    const need = await kept(points, tx, at, id)
    if (need.state !== 'met' || !mayClose('met', await orderState(tx, need)))
      throw new Refused('points.need_no_goods', {}, { status: 409 })
    const after = await ordered(points, tx, need, now)
    await needsStore(tx).update(after)
    await noted(tx, at, { action: 'points.need_ordered', id, now })
    return await one(points, tx, at, after)
  })
}

/** Takes a need back; what was pledged goes back. Throws Refused `points.need_not_found`, `points.need_over`, `platform.forbidden`. */
export async function closeNeed(points: Points, at: At, wanted: { id: string; why: string }): Promise<PointsNeed> {
  return await writing(points, at, async (tx, now) => {
    const need = await kept(points, tx, at, wanted.id)
    const isHelpDone = need.state === 'met' && need.goodId === null
    if (isHelpDone || !mayClose(need.state, await orderState(tx, need)))
      throw new Refused('points.need_over', {}, { status: 409 })
    const after: NeedRecord = { ...need, state: 'withdrawn', endedAt: now, why: wanted.why }
    await giveAllBack(tx, need, now)
    await needsStore(tx).update(after)
    await ended(tx, after)
    await noted(tx, at, { action: 'points.need_closed', id: need.id, now })
    return await one(points, tx, at, after)
  })
}

/** Takes one's own pledge back while the need is open. Throws Refused `points.pledge_not_found`, `points.need_over`. */
export async function takeBack(points: Points, at: At, id: string): Promise<PointsNeed> {
  const owner = accountOf(at)
  return await writing(points, at, async (tx, now) => {
    const store = needsStore(tx)
    const named = await store.pledge(id)
    const isMine = named && (await ledger(tx).ownerOf(named.accountId)) === owner
    if (!isMine) throw new Refused('points.pledge_not_found', {}, { status: 404 })
    const need = known(await store.lock(named.needId))
    if (need.state !== 'open') throw new Refused('points.need_over', {}, { status: 409 })
    if (!(await giveBack(tx, named, now))) throw new Refused('points.pledge_not_found', {}, { status: 404 })
    await changed(tx, [owner], 'pledge')
    return await one(points, tx, at, need)
  })
}

/** Closes needs whose last day is over without being met, and gives back what was pledged. How many. */
export async function closePast(
  database: Database,
  given: { tenantId: string; timeZone: string; now: Date },
): Promise<number> {
  const { tenantId, timeZone, now } = given
  const today = dayIn(timeZone, now)
  const ids = await database.tx(tenantId, (tx) => needsStore(tx).past(today), { readOnly: true })
  for (const id of ids)
    await database.tx(tenantId, async (tx) => {
      const need = await needsStore(tx).lock(id)
      if (need?.state !== 'open' || !isPast(need.until, today)) return
      await giveAllBack(tx, need, now)
      const after: NeedRecord = { ...need, state: 'not_met', endedAt: now }
      await needsStore(tx).update(after)
      await ended(tx, after)
    })
  return ids.length
}

async function giveAllBack(tx: Tx, need: NeedRecord, now: Date): Promise<void> {
  const standing = await needsStore(tx).standing(need.id)
  for (const each of standing) await giveBack(tx, each, now)
  const owners = await Promise.all([...new Set(standing.map(({ accountId }) => accountId))].map(ledger(tx).ownerOf))
  if (owners.length > 0) await changed(tx, owners, 'pledge')
}

/** What is left of a pledge's own lots, with the day on which they expire. False where it was given back before. */
async function giveBack(tx: Tx, { id, entryId, accountId, needId }: PledgeRecord, now: Date): Promise<boolean> {
  if (!(await needsStore(tx).back(id, now))) return false
  const key = `pledge-back:${id}`
  const { begun, entry } = await ledgerStore(tx).forEntry({ id: entryId, key })
  const amount = begun.reduce((sum, { remaining }) => sum + remaining, 0)
  if (!entry || amount === 0) return true
  await ledger(tx).transfer({
    ...{ purpose: 'pledge', debitId: entry.creditId, creditId: accountId, amount, only: begun.map((lot) => lot.id) },
    ...{ key, detail: { need: needId }, now },
  })
  return true
}

/** Titles of needs behind lines of the ledger. */
export async function titlesOfNeeds(tx: Tx, ids: readonly string[]): Promise<Map<string, { en: string; zh: string }>> {
  const found = await needsStore(tx).byIds([...new Set(ids)])
  return new Map(found.map(({ id, titleEn, titleZh }) => [id, { en: titleEn, zh: titleZh }]))
}

async function orderState(tx: Tx, { orderId }: NeedRecord): Promise<string | undefined> {
  return orderId ? (await exchangeStore(tx).ordersById([orderId]))[0]?.state : undefined
}

async function kept(points: Points, tx: Tx, at: At, id: string): Promise<NeedRecord> {
  const need = known(await needsStore(tx).lock(id))
  await checkKeeps(points, at, found(await rulesStore(tx).scheme(need.schemeId)))
  return need
}

function known(record: NeedRecord | undefined): NeedRecord {
  if (!record) throw new Refused('points.need_not_found', {}, { status: 404 })
  return record
}

async function one(points: Points, tx: Tx, at: At, record: NeedRecord): Promise<PointsNeed> {
  return (await needsAsSeen(points, tx, { records: [record], at }))[0] as PointsNeed
}

async function noted(tx: Tx, at: At, given: { action: string; id: string; now: Date }): Promise<void> {
  const { action, id, now } = given
  await audit(tx).record({ actor: at.actor, action, subject: { kind: 'points', id }, at: now })
}
