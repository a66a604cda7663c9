import type { Page } from '../../../../contract/common.ts'
import type { DonorStatement, SchemeReport } from '../../../../contract/points-reports.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { stationsById } from '../../people/people.api.ts'
import { type At, type Points, reading } from '../points.context.ts'
import { check, mayReadReports } from '../points.policy.ts'
import { rulesStore } from '../rules/rules.store.ts'
import { found } from '../rules/schemes.service.ts'
import { givenIn, stockOf, swappedOf } from './reports.rules.ts'
import { reportsStore, type Span } from './reports.store.ts'

/** Variances of single shelves that a report names; the sums hold all. */
const mostVariances = 200

/**
 * The month of a scheme, counted anew from the ledger, from what was earned, from orders and stock books. Throws Refused
 * `points.scheme_not_found`, `platform.forbidden`.
 */
export async function schemeReport(
  points: Points,
  at: At,
  wanted: { id: string; month: string },
): Promise<SchemeReport> {
  return await reading(points, at, async (tx) => {
    const { scheme, span, isOver } = await monthOf(points, tx, at, wanted)
    const store = reportsStore(tx)
    const given = await store.given(wanted.id, span)
    const [ofPoints, ofHours] = (['point', 'hour'] as const).map((unit) =>
      givenIn(given.find((row) => row.unit === unit)),
    )
    const categories = await store.categories(wanted.id, span)
    const sumOf = (of: 'points' | 'minutes') => categories.reduce((all, row) => all + row[of], 0)
    const goods = (await store.goods(wanted.id)).map((good) => ({
      id: good.id,
      name: { en: good.nameEn, zh: good.nameZh },
    }))
    const ids = goods.map(({ id }) => id)
    const swapped = await store.swapped(ids, span)
    const shelves = await store.shelves(ids, span)
    const odd = shelves
      .filter(({ variance }) => variance !== 0)
      .sort((a, b) => Math.abs(b.variance) - Math.abs(a.variance))
      .slice(0, mostVariances)
    const stations = await namesOf(tx, odd)
    const goodOf = (id: string) => goods.find((good) => good.id === id) as (typeof goods)[number]
    return {
      scheme,
      month: wanted.month,
      ...{ from: span.from.toISOString(), until: span.until.toISOString(), isOver },
      points: ofPoints as SchemeReport['points'],
      minutes: ofHours as SchemeReport['minutes'],
      agrees: sumOf('points') === ofPoints?.granted && sumOf('minutes') === ofHours?.granted,
      categories,
      expired: await store.expired(wanted.id, span),
      goods: goods.flatMap((good) => {
        const rows = swapped.filter(({ goodId }) => goodId === good.id)
        return rows.length > 0 ? [{ good, ...swappedOf(rows) }] : []
      }),
      stock: goods.flatMap((good) => {
        const rows = shelves.filter(({ goodId }) => goodId === good.id)
        return rows.length > 0 ? [{ good, ...stockOf(rows) }] : []
      }),
      variances: odd.map(({ goodId, stationId, variance, counts }) => ({
        ...{ good: goodOf(goodId), station: stations(stationId), variance, counts },
      })),
    }
  })
}

/** Who gives goods to a scheme, with what went out in a month. Throws Refused `points.scheme_not_found`, `platform.forbidden`. */
export async function listDonors(
  points: Points,
  at: At,
  wanted: { id: string; month: string; after?: string | undefined; limit: number },
): Promise<Page<{ donor: string; goods: number; handedOver: number; points: number }>> {
  return await reading(points, at, async (tx) => {
    const { span } = await monthOf(points, tx, at, wanted)
    const store = reportsStore(tx)
    const donors = await store.donors(wanted.id, { after: wanted.after, limit: wanted.limit + 1 })
    const shown = donors.slice(0, wanted.limit)
    const swapped = await store.swapped(
      shown.flatMap(({ goodIds }) => goodIds),
      span,
    )
    const items = shown.map(({ donor, goodIds }) => {
      const { handedOver, points: spent } = swappedOf(swapped.filter(({ goodId }) => goodIds.includes(goodId)))
      return { donor, goods: goodIds.length, handedOver, points: spent }
    })
    return { items, next: donors.length > wanted.limit ? (items[items.length - 1]?.donor ?? null) : null }
  })
}

/** What was given out of the goods of one donor. Throws Refused `points.scheme_not_found`, `points.donor_not_found`, `platform.forbidden`. */
export async function donorStatement(
  points: Points,
  at: At,
  wanted: { id: string; month: string; donor: string },
): Promise<DonorStatement> {
  return await reading(points, at, async (tx) => {
    const { scheme, span, isOver } = await monthOf(points, tx, at, wanted)
    const store = reportsStore(tx)
    const goods = await store.goods(wanted.id, wanted.donor)
    if (goods.length === 0) throw new Refused('points.donor_not_found', {}, { status: 404 })
    const swapped = await store.swapped(
      goods.map(({ id }) => id),
      span,
    )
    const stations = await namesOf(tx, swapped)
    const lines = goods.flatMap(({ id, nameEn, nameZh }) =>
      swapped
        .filter(({ goodId, handedOver, cameBack }) => goodId === id && handedOver + cameBack > 0)
        .map(({ stationId, handedOver, points: spent, cameBack, pointsBack }) => ({
          ...{ good: { id, name: { en: nameEn, zh: nameZh } }, station: stations(stationId) },
          ...{ handedOver, points: spent, cameBack, pointsBack },
        })),
    )
    return { scheme, donor: wanted.donor, month: wanted.month, isOver, lines }
  })
}

async function monthOf(points: Points, tx: Tx, at: At, { id, month }: { id: string; month: string }) {
  const atlas = await points.cases.territory.atlas(at.tenantId)
  const record = found(await rulesStore(tx).scheme(id))
  const unit = atlas.get(record.unitId)
  check(mayReadReports(at.actor, unit.path))
  const span: Span = await reportsStore(tx).span(at.timeZone, month)
  const scheme = { id, name: { en: record.nameEn, zh: record.nameZh }, unit: unit.ref }
  return { scheme, span, isOver: span.until <= points.clock.now() }
}

async function namesOf(tx: Tx, rows: readonly { stationId: string }[]) {
  const records = await stationsById(tx, [...new Set(rows.map(({ stationId }) => stationId))])
  return (id: string) => {
    const station = records.find((each) => each.id === id)
    return { id, name: { en: station?.nameEn ?? '', zh: station?.nameZh ?? '' } }
  }
}
