import type { LocalizedName, Page } from '../../../../contract/common.ts'
import type { LinePurpose, MyPoints, PointsLine } from '../../../../contract/points.ts'
import type { Database, Tx } from '../../../platform/database/database.ts'
import type { Erased } from '../../../platform/identity/personal-data.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { claimsStore } from '../earning/claims.store.ts'
import { grantsStore } from '../earning/grants.store.ts'
import type { PointsExpiring } from '../earning/points.events.ts'
import { exchangeStore } from '../exchange/exchange.store.ts'
import { goodsOfOrders } from '../exchange/orders.service.ts'
import { collectHousehold, eraseHousehold } from '../giving/household.service.ts'
import { householdStore } from '../giving/household.store.ts'
import { titlesOfNeeds } from '../giving/needs.service.ts'
import type { Entry } from '../ledger/ledger.rules.ts'
import { ledgerStore } from '../ledger/ledger.store.ts'
import { type At, accountOf, type Points, reading } from '../points.context.ts'
import { rulesStore } from '../rules/rules.store.ts'

/** Days before points expire at which their owner hears of it. */
const noticeDays = 30
const day = 86_400_000

const accountsOf = (owner: string) => [
  { kind: 'person', unit: 'point', owner } as const,
  { kind: 'person', unit: 'hour', owner } as const,
]

/** What somebody has, and what expires when. Points that have expired are not shown, swept or not. */
export async function myPoints(points: Points, at: At): Promise<MyPoints> {
  const owner = accountOf(at)
  const now = points.clock.now()
  return await reading(points, at, async (tx) => {
    const store = ledgerStore(tx)
    const accounts = await store.named(accountsOf(owner))
    const account = accounts.find(({ unit }) => unit === 'point')
    const hours = accounts.find(({ unit }) => unit === 'hour')
    const lots = (account ? await store.lots(account.id) : []).filter(({ expiresAt }) => expiresAt > now)
    const soon = new Date(now.getTime() + noticeDays * day)
    return {
      available: lots.reduce((sum, { remaining }) => sum + remaining, 0),
      held: account?.pendingDebits ?? 0,
      minutes: (hours?.postedCredits ?? 0) - (hours?.postedDebits ?? 0),
      lots: lots.map(({ remaining, expiresAt }) => ({
        ...{ points: remaining, expiresAt: expiresAt.toISOString() },
        soon: expiresAt <= soon,
      })),
    }
  })
}

/** How somebody came by their points and hours, and what became of them; newest first. */
export async function myLines(
  points: Points,
  at: At,
  page: { after?: string | undefined; limit: number },
): Promise<Page<PointsLine>> {
  const owner = accountOf(at)
  return await reading(points, at, async (tx) => {
    const ids = (await ledgerStore(tx).named(accountsOf(owner))).map(({ id }) => id)
    if (ids.length === 0) return { items: [], next: null }
    const entries = await ledgerStore(tx).statement(ids, { before: page.after, limit: page.limit + 1 })
    const shown = entries.slice(0, page.limit)
    const items = await linesOf(tx, shown, new Set(ids))
    return { items, next: entries.length > page.limit ? (shown[shown.length - 1]?.id ?? null) : null }
  })
}

async function linesOf(tx: Tx, entries: readonly Entry[], own: ReadonlySet<string>): Promise<PointsLine[]> {
  const about = entries.flatMap(({ id, aboutId }) => [id, ...(aboutId ? [aboutId] : [])])
  const grants = await grantsStore(tx).ofEntries(about)
  const rules = await rulesStore(tx).ofVersions(grants)
  const orderOf = ({ detail, holdId }: Entry) =>
    (detail as { order?: string }).order ??
    (entries.find(({ id }) => id === holdId)?.detail as { order?: string } | undefined)?.order
  const goods = await goodsOfOrders(
    tx,
    entries.flatMap((entry) => orderOf(entry) ?? []),
  )
  const gifts = await householdStore(tx).gifts(entries.flatMap(({ id, purpose }) => (purpose === 'gift' ? [id] : [])))
  const needOf = ({ detail }: Entry) => (detail as { need?: string }).need
  const needs = await titlesOfNeeds(
    tx,
    entries.flatMap((entry) => needOf(entry) ?? []),
  )
  const whoOf = ({ id, debitId }: Entry): string | null => {
    const gift = gifts.find((each) => each.id === id)
    return (own.has(debitId) ? gift?.receiverName : gift?.giverName) ?? null
  }
  const nameOf = (entry: Entry): LocalizedName | null => {
    const need = needs.get(needOf(entry) ?? '')
    if (need) return need
    const good = goods.get(orderOf(entry) ?? '')
    if (good) return { en: good.nameEn, zh: good.nameZh }
    const of = [entry.id, entry.aboutId]
    const grant = grants.find(({ entryId, hoursEntryId }) => of.includes(entryId) || of.includes(hoursEntryId))
    const rule = rules.find(({ id, version }) => id === grant?.ruleId && version === grant.version)
    return rule?.detail.name ?? null
  }
  return entries.map((entry) => {
    const { why } = entry.detail as { why?: string }
    return {
      ...{ id: entry.id, at: entry.at.toISOString(), purpose: purposeOf(entry), unit: entry.unit },
      ...{ amount: amountOf(entry, own), what: nameOf(entry), words: why ?? null },
      who: whoOf(entry),
    }
  })
}

function purposeOf({ type, purpose }: Entry): LinePurpose {
  if (type === 'hold') return 'order_held'
  if (type === 'void' || type === 'lapse') return 'order_back'
  return purpose
}

/** A post moves nothing that the hold before it did not: it says what was handed over. */
function amountOf({ type, debitId, amount }: Entry, own: ReadonlySet<string>): number {
  const isOut = own.has(debitId)
  if (type === 'void' || type === 'lapse') return amount
  return isOut ? -amount : amount
}

/** Tells owners of points that expire within thirty days, once for each lot. How many were told. */
export async function tellExpiring(database: Database, given: { tenantId: string; now: Date }): Promise<number> {
  const { tenantId, now } = given
  return await database.tx(tenantId, async (tx) => {
    const soon = await ledgerStore(tx).markSoon(now, new Date(now.getTime() + noticeDays * day))
    const owners = Map.groupBy(soon, ({ owner }) => owner)
    for (const [accountId, lots] of owners) {
      const first = Math.min(...lots.map(({ expiresAt }) => expiresAt.getTime()))
      const sum = lots.reduce((all, { amount }) => all + amount, 0)
      const event = { accountId, points: sum, expiresAt: new Date(first).toISOString() }
      await outbox(tx).publish<PointsExpiring>({ name: 'points.expiring', ...event })
    }
    return owners.size
  })
}

/** Everything kept about somebody's points, for their own eyes. */
export async function collectPoints(tx: Tx, accountId: string): Promise<unknown> {
  const accounts = await ledgerStore(tx).named(accountsOf(accountId))
  const ids = accounts.map(({ id }) => id)
  const entries = ids.length === 0 ? [] : await ledgerStore(tx).statement(ids, { limit: 10_000 })
  const claims = await claimsStore(tx).mine(accountId, { limit: 10_000 })
  return {
    household: await collectHousehold(tx, accountId),
    lines: await linesOf(tx, entries, new Set(ids)),
    claims: claims.map(({ day: on, minutes, note, state, askedAt, why, contestedWords }) => ({
      ...{ day: on, minutes, note, state, askedAt, why, contestedWords },
    })),
  }
}

/** Cuts the tie between a person and their lines in the ledger, which stay without a name. */
export async function erasePoints(tx: Tx, accountId: string): Promise<Erased> {
  const nobody = `erased:${uuidv7()}`
  const claims = await claimsStore(tx).anonymise(accountId, nobody)
  await exchangeStore(tx).anonymise(accountId, nobody)
  const accounts = await ledgerStore(tx).named(accountsOf(accountId))
  const left = await eraseHousehold(
    tx,
    accountId,
    accounts.map(({ id }) => id),
  )
  const rows = await ledgerStore(tx).anonymise(accountId, nobody)
  return { erased: claims + left, ...(rows > 0 ? { kept: { rows, why: 'points.kept.ledger' } } : {}) }
}
