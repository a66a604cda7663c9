import type { PointsCategory } from '../../../../contract/points.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A stretch of time: from an instant up to another. */
export interface Span {
  from: Date
  until: Date
}

/** What went out and came back of a good at a station. */
export interface Swapped {
  goodId: string
  stationId: string
  handedOver: number
  points: number
  cameBack: number
  pointsBack: number
  lapsed: number
  pointsLapsed: number
  cancelled: number
}

const statement = (name: string, text: string): Prepared => ({ name: `points_reports.${name}`, text })
const sql = {
  span: statement(
    'span',
    `select timezone($1::text, ($2 || '-01')::timestamp) "from", timezone($1::text, ($2 || '-01')::timestamp + interval '1 month') "until"`,
  ),
  // From the counters of today back to the month: only what came since is read.
  given: statement(
    'given',
    `select a.unit, sum(a.posted_debits - a.posted_credits)::bigint "now",
       coalesce(sum(g.inside), 0)::bigint granted, coalesce(sum(g.later), 0)::bigint "grantedLater",
       coalesce(sum(c.inside), 0)::bigint "putRight", coalesce(sum(c.later), 0)::bigint "putRightLater"
     from points_account a
     cross join lateral (select sum(amount) filter (where at < $4) inside, sum(amount) filter (where at >= $4) later from points_entry
       where tenant_id = $1 and debit_id = a.id and purpose = 'grant' and at >= $3) g
     cross join lateral (select sum(amount) filter (where at < $4) inside, sum(amount) filter (where at >= $4) later from points_entry
       where tenant_id = $1 and credit_id = a.id and purpose = 'correction' and at >= $3) c
     where a.tenant_id = $1 and a.kind = 'scheme' and a.owner = $2 group by a.unit`,
  ),
  categories: statement(
    'categories',
    `select v.category, sum(g.grants)::int grants, sum(g.points)::int points, sum(g.minutes)::int minutes from (
       select rule_id, version, count(*) grants, sum(points) points, sum(minutes) minutes from points_grant
       where tenant_id = $1 and scheme_id = $2 and at >= $3 and at < $4 group by rule_id, version) g
     join points_rule_version v on v.tenant_id = $1 and v.rule_id = g.rule_id and v.version = g.version
     group by v.category order by v.category`,
  ),
  // A lot that came of a gift, or that began anew when points came back late, leads to the one before it, until a grant is found.
  // `offset 0` keeps each step a look-up by key: a month has few lines beside all there ever were.
  expired: statement(
    'expired',
    `with recursive up as (
       select m.lot_id lot, -m.delta amount from points_entry e
       cross join lateral (select lot_id, delta from points_lot_move where tenant_id = $1 and entry_id = e.id and delta < 0 offset 0) m
       where e.tenant_id = $1 and e.purpose = 'expiry' and e.at >= $3 and e.at < $4
       union all
       select b.for_lot_id, u.amount from up u
       cross join lateral (select id, entry_id from points_lot where tenant_id = $1 and id = u.lot offset 0) l
       cross join lateral (select for_lot_id from points_lot_move m where m.tenant_id = $1 and m.entry_id = l.entry_id
         and m.lot_id = l.id and m.for_lot_id <> l.id order by for_lot_id limit 1) b)
     select coalesce(sum(u.amount), 0)::bigint amount from up u
     cross join lateral (select entry_id from points_lot where tenant_id = $1 and id = u.lot offset 0) l
     cross join lateral (select purpose, debit_id from points_entry where tenant_id = $1 and id = l.entry_id offset 0) e
     where e.purpose = 'grant'
       and e.debit_id in (select id from points_account where tenant_id = $1 and kind = 'scheme' and unit = 'point' and owner = $2)`,
  ),
  swapped: statement(
    'swapped',
    `select "goodId", "stationId", sum(q)::int "handedOver", sum(p)::int points, sum(bq)::int "cameBack", sum(bp)::int "pointsBack",
       sum(l)::int lapsed, sum(lp)::int "pointsLapsed", sum(c)::int cancelled from (
       select good_id "goodId", station_id "stationId",
         case when post_entry_id is not null then quantity else 0 end q, case when post_entry_id is not null then points else 0 end p,
         0 bq, 0 bp, case when state = 'lapsed' then 1 else 0 end l, case when state = 'lapsed' then points else 0 end lp,
         case when state = 'cancelled' then 1 else 0 end c
       from points_order where tenant_id = $1 and good_id = any($2::uuid[]) and ended_at >= $3 and ended_at < $4
       union all
       select o.good_id, o.station_id, 0, 0, round(e.amount * o.quantity::numeric / o.points)::int, e.amount, 0, 0, 0 from points_entry e
       join points_order o on o.tenant_id = e.tenant_id and o.post_entry_id = e.about_id
       where e.tenant_id = $1 and e.purpose = 'refund' and e.at >= $3 and e.at < $4 and o.good_id = any($2::uuid[])) s
     group by 1, 2`,
  ),
  shelves: statement(
    'shelves',
    `select s.good_id "goodId", s.station_id "stationId", s.on_hand "onHand", coalesce(m.later, 0)::int later,
       coalesce(m.received, 0)::int received, coalesce(m.out, 0)::int "handedOver", coalesce(m.back, 0)::int "cameBack",
       coalesce(m.variance, 0)::int variance, coalesce(m.counts, 0)::int counts
     from points_stock s left join (
       select good_id, station_id, sum(delta) filter (where at >= $4) later,
         sum(delta) filter (where at < $4 and kind = 'received') received, -sum(delta) filter (where at < $4 and kind = 'picked_up') "out",
         sum(delta) filter (where at < $4 and kind = 'returned') back, sum(delta) filter (where at < $4 and kind = 'counted') variance,
         count(*) filter (where at < $4 and kind = 'counted') counts
       from points_stock_move where tenant_id = $1 and good_id = any($2::uuid[]) and at >= $3 group by good_id, station_id) m
       on m.good_id = s.good_id and m.station_id = s.station_id
     where s.tenant_id = $1 and s.good_id = any($2::uuid[])`,
  ),
  goods: statement(
    'goods',
    `select id, name_en "nameEn", name_zh "nameZh", given_by "givenBy" from points_good
     where tenant_id = $1 and scheme_id = $2 and ($3::text is null or given_by = $3) order by points, id`,
  ),
  donors: statement(
    'donors',
    `select given_by donor, array_agg(id) "goodIds" from points_good
     where tenant_id = $1 and scheme_id = $2 and given_by is not null and ($3::text is null or given_by > $3)
     group by given_by order by given_by limit $4`,
  ),
}

/** What an account of a scheme had given by now, and what of it came in a month and later. */
export interface GivenRecord {
  unit: 'point' | 'hour'
  now: number
  granted: number
  grantedLater: number
  putRight: number
  putRightLater: number
}

/** A shelf as it is now, with what became of it in a month and later. */
export interface ShelfRecord {
  goodId: string
  stationId: string
  onHand: number
  later: number
  received: number
  handedOver: number
  cameBack: number
  variance: number
  counts: number
}

/** Sums over the ledger, grants, orders and stock books, bound to a transaction. No row is about a person. */
export function reportsStore(tx: Tx) {
  const tenant = tx.tenantId
  const inside = ({ from, until }: Span) => [from, until]
  return {
    /** When a month begins and ends by the clock of a place. */
    async span(timeZone: string, month: string): Promise<Span> {
      return (await tx.run<Span>(sql.span, [timeZone, month]))[0] as Span
    },

    async given(schemeId: string, span: Span): Promise<GivenRecord[]> {
      return await tx.run<GivenRecord>(sql.given, [tenant, schemeId, ...inside(span)])
    },

    async categories(schemeId: string, span: Span) {
      type Row = { category: PointsCategory; grants: number; points: number; minutes: number }
      return await tx.run<Row>(sql.categories, [tenant, schemeId, ...inside(span)])
    },

    /** Points of a scheme that expired. */
    async expired(schemeId: string, span: Span): Promise<number> {
      return (await tx.run<{ amount: number }>(sql.expired, [tenant, schemeId, ...inside(span)]))[0]?.amount ?? 0
    },

    /** What went out of some goods, by station. */
    async swapped(goodIds: readonly string[], span: Span): Promise<Swapped[]> {
      return goodIds.length === 0 ? [] : await tx.run<Swapped>(sql.swapped, [tenant, goodIds, ...inside(span)])
    },

    async shelves(goodIds: readonly string[], span: Span): Promise<ShelfRecord[]> {
      return goodIds.length === 0 ? [] : await tx.run<ShelfRecord>(sql.shelves, [tenant, goodIds, ...inside(span)])
    },

    /** Goods of a scheme, ended ones too; of one donor, where one is named. */
    async goods(schemeId: string, donor?: string) {
      type Row = { id: string; nameEn: string; nameZh: string; givenBy: string | null }
      return await tx.run<Row>(sql.goods, [tenant, schemeId, donor ?? null])
    },

    /** Who gives goods to a scheme, by name. */
    async donors(schemeId: string, page: { after?: string | undefined; limit: number }) {
      type Row = { donor: string; goodIds: string[] }
      return await tx.run<Row>(sql.donors, [tenant, schemeId, page.after ?? null, page.limit])
    },
  }
}
