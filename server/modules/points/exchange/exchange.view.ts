import type { PointsGood, PointsOrder } from '../../../../contract/points-exchange.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { stationsById } from '../../people/people.api.ts'
import { type At, fileKinds, type Points } from '../points.context.ts'
import { mayKeepScheme } from '../points.policy.ts'
import { rulesStore } from '../rules/rules.store.ts'
import { found } from '../rules/schemes.service.ts'
import { codeOf } from './code.rules.ts'
import { exchangeStore, type GoodRecord, type OrderRecord } from './exchange.store.ts'

/** Where a station stands, district first. Throws Refused `points.station_not_found`. */
export async function pathOfStation(points: Points, tx: Tx, stationId: string): Promise<readonly string[]> {
  const [station] = await stationsById(tx, [stationId])
  if (!station || station.closed) throw new Refused('points.station_not_found', {}, { status: 404 })
  return (await points.cases.territory.atlas(tx.tenantId)).find(station.unitId)?.path ?? []
}

/** Goods as everybody finds them; `station`: with the shelf of that station only. */
export async function goodsAsSeen(
  points: Points,
  tx: Tx,
  given: { records: readonly GoodRecord[]; at: At; station?: string | undefined },
): Promise<PointsGood[]> {
  const { records, at, station: only } = given
  const ids = records.map(({ id }) => id)
  const stocks = await exchangeStore(tx).stocks(ids, only)
  const stations = await stationsById(tx, [...new Set(stocks.map(({ stationId }) => stationId))])
  const photos = await points.files.listOf(tx, fileKinds.good, ids)
  const atlas = await points.cases.territory.atlas(tx.tenantId)
  const paths = new Map<string, readonly string[]>()
  for (const id of new Set(records.map(({ schemeId }) => schemeId)))
    paths.set(id, atlas.find(found(await rulesStore(tx).scheme(id)).unitId)?.path ?? [])
  return records.map(({ id, nameEn, nameZh, aboutEn, aboutZh, updatedAt: _, endedAt, ...rest }) => ({
    ...{ id, ...rest, name: { en: nameEn, zh: nameZh }, about: { en: aboutEn, zh: aboutZh } },
    endedAt: endedAt?.toISOString() ?? null,
    photos: (photos.get(id) ?? []).map((file) => ({ id: file.id, name: file.name })),
    stock: stocks.flatMap((stock) => {
      const station = stations.find((each) => each.id === stock.stationId)
      if (stock.goodId !== id || !station || station.closed) return []
      const name = { en: station.nameEn, zh: station.nameZh }
      return [{ station: { id: station.id, name }, available: stock.onHand - stock.held }]
    }),
    mayKeep: mayKeepScheme(at.actor, paths.get(rest.schemeId) ?? []),
  }))
}

/** Orders as this reader may see them: the code is for the owner's eyes. */
export async function ordersAsSeen(
  points: Points,
  tx: Tx,
  given: { records: readonly OrderRecord[]; at: At },
): Promise<PointsOrder[]> {
  const { records, at } = given
  const goods = await exchangeStore(tx).goodsById([...new Set(records.map(({ goodId }) => goodId))])
  const stations = await stationsById(tx, [...new Set(records.map(({ stationId }) => stationId))])
  return records.map((order) => {
    const good = goods.find(({ id }) => id === order.goodId) as GoodRecord
    const station = stations.find(({ id }) => id === order.stationId)
    const isShown = order.state === 'waiting' && order.accountId === at.actor.accountId
    return {
      ...{ id: order.id, good: { id: good.id, name: { en: good.nameEn, zh: good.nameZh } } },
      station: { id: order.stationId, name: { en: station?.nameEn ?? '', zh: station?.nameZh ?? '' } },
      ...{ quantity: order.quantity, points: order.points, state: order.state, refunded: order.refunded },
      ...{ orderedAt: order.orderedAt.toISOString(), pickUpBy: order.pickUpBy.toISOString() },
      code: isShown ? codeOf(points.secret, order.id) : null,
    }
  })
}
