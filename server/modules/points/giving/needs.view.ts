import type { PointsNeed } from '../../../../contract/points-giving.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { stationsById } from '../../people/people.api.ts'
import { codeOf } from '../exchange/code.rules.ts'
import { exchangeStore, type OrderRecord } from '../exchange/exchange.store.ts'
import { ledgerStore } from '../ledger/ledger.store.ts'
import type { At, Points } from '../points.context.ts'
import { mayKeepScheme } from '../points.policy.ts'
import { rulesStore, type SchemeRecord } from '../rules/rules.store.ts'
import { found } from '../rules/schemes.service.ts'
import { mayClose } from './giving.rules.ts'
import { type NeedRecord, needsStore } from './needs.store.ts'

/** The pool of a need in the ledger. */
export const poolOf = (needId: string) => ({ kind: 'pledge', unit: 'point', owner: needId }) as const

/** Points in the pool of a need that have not expired. */
export async function raisedFor(tx: Tx, needId: string, now: Date): Promise<number> {
  const [pool] = await ledgerStore(tx).named([poolOf(needId)])
  const lots = pool ? await ledgerStore(tx).lots(pool.id) : []
  return lots.filter(({ expiresAt }) => expiresAt > now).reduce((sum, { remaining }) => sum + remaining, 0)
}

/** Needs as this reader may see them: sums for everybody, one's own pledges, and for stewards the order to hand on. */
export async function needsAsSeen(
  points: Points,
  tx: Tx,
  given: { records: readonly NeedRecord[]; at: At },
): Promise<PointsNeed[]> {
  const { records, at } = given
  const now = points.clock.now()
  const atlas = await points.cases.territory.atlas(tx.tenantId)
  const schemes = new Map<string, SchemeRecord>()
  for (const id of new Set(records.map(({ schemeId }) => schemeId)))
    schemes.set(id, found(await rulesStore(tx).scheme(id)))
  const goods = await exchangeStore(tx).goodsById(records.flatMap(({ goodId }) => goodId ?? []))
  const stations = await stationsById(
    tx,
    records.flatMap(({ stationId }) => stationId ?? []),
  )
  const orders = await exchangeStore(tx).ordersById(records.flatMap(({ orderId }) => orderId ?? []))
  const mine = await pledgesOf(tx, at, records)
  const seen: PointsNeed[] = []
  for (const need of records) {
    const scheme = schemes.get(need.schemeId) as SchemeRecord
    const good = goods.find(({ id }) => id === need.goodId)
    const station = stations.find(({ id }) => id === need.stationId)
    const order = orders.find(({ id }) => id === need.orderId)
    const keep = mayKeepScheme(at.actor, atlas.find(scheme.unitId)?.path ?? [])
    seen.push({
      ...{ id: need.id, scheme: { id: scheme.id, name: { en: scheme.nameEn, zh: scheme.nameZh } } },
      ...{ title: { en: need.titleEn, zh: need.titleZh }, about: { en: need.aboutEn, zh: need.aboutZh } },
      ...{ target: need.target, until: need.until, state: need.state, openedAt: need.openedAt.toISOString() },
      raised: need.state === 'met' ? need.target : need.state === 'open' ? await raisedFor(tx, need.id, now) : 0,
      good:
        good && station && need.quantity
          ? {
              ...{ id: good.id, name: { en: good.nameEn, zh: good.nameZh }, quantity: need.quantity },
              station: { id: station.id, name: { en: station.nameEn, zh: station.nameZh } },
            }
          : null,
      endedAt: need.endedAt?.toISOString() ?? null,
      why: need.why,
      mine: mine
        .filter(({ needId }) => needId === need.id)
        .map(({ id, points: amount, at: on }) => ({ id, points: amount, at: on.toISOString() })),
      order: keep && order ? shown(points, order) : null,
      rights: {
        keep,
        order: keep && need.state === 'met' && good !== undefined && mayClose('met', order?.state),
        close: keep && mayClose(need.state, order?.state) && (need.state === 'open' || good !== undefined),
      },
    })
  }
  return seen
}

/** The code goes by the steward's hand to the neighbour, whose name is written nowhere. */
function shown(points: Points, { id, state, pickUpBy }: OrderRecord): PointsNeed['order'] {
  const code = state === 'waiting' ? codeOf(points.secret, id) : null
  return { state, code, pickUpBy: pickUpBy.toISOString() }
}

async function pledgesOf(tx: Tx, at: At, records: readonly NeedRecord[]) {
  const owner = at.actor.accountId
  if (!owner) return []
  const [account] = await ledgerStore(tx).named([{ kind: 'person', unit: 'point', owner }])
  if (!account) return []
  return await needsStore(tx).pledgesOf(
    account.id,
    records.map(({ id }) => id),
  )
}
