import type { OrderStateOfPoints } from '../../../../contract/points-exchange.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** What a good is called. */
export interface GoodName {
  nameEn: string
  nameZh: string
}

/** A good as it is kept. */
export interface GoodRecord extends GoodName {
  id: string
  schemeId: string
  aboutEn: string
  aboutZh: string
  points: number
  perPerson: number | null
  givenBy: string | null
  endedAt: Date | null
  version: number
  updatedAt: Date
}

/** Which goods somebody looks for. */
export interface WantedGoods {
  scheme?: string | undefined
  station?: string | undefined
  /** A part of the name or of who gives it; empty: all. */
  q: string
  /** Also what ended. */
  ended: boolean
}

/** What lies on the shelf of a station. */
export interface StockRecord {
  goodId: string
  stationId: string
  onHand: number
  held: number
}

/** An order as it is kept. */
export interface OrderRecord {
  id: string
  accountId: string
  goodId: string
  stationId: string
  quantity: number
  points: number
  holdId: string
  postEntryId: string | null
  codeHash: string
  state: OrderStateOfPoints
  orderedAt: Date
  pickUpBy: Date
  endedAt: Date | null
  refunded: number
}

/** A line of the stock book as it is kept. */
export interface StockMove {
  id: string
  goodId: string
  stationId: string
  kind: 'received' | 'counted' | 'picked_up' | 'returned'
  delta: number
  orderId: string | null
  words: string | null
  at: Date
  postId: string | null
}

const statement = (name: string, text: string): Prepared => ({ name: `points_exchange.${name}`, text })
const good = `id, scheme_id "schemeId", name_en "nameEn", name_zh "nameZh", about_en "aboutEn", about_zh "aboutZh", points,
  per_person "perPerson", given_by "givenBy", ended_at "endedAt", version, updated_at "updatedAt"`
const stock = 'good_id "goodId", station_id "stationId", on_hand "onHand", held'
const order = `id, account_id "accountId", good_id "goodId", station_id "stationId", quantity, points, hold_id "holdId",
  post_entry_id "postEntryId", code_hash "codeHash", state, ordered_at "orderedAt", pick_up_by "pickUpBy", ended_at "endedAt", refunded`
const sql = {
  goods: statement(
    'goods',
    `select ${good} from points_good where tenant_id = $1 and ($2::uuid is null or scheme_id = $2) and ($3 or ended_at is null)
       and ($4::uuid is null or id in (select good_id from points_stock where tenant_id = $1 and station_id = $4))
       and ($5::text is null or name_en ilike $5 or name_zh ilike $5 or given_by ilike $5)
       and ($6::int is null or (points, id) > ($6, $7::uuid)) order by points, id limit $8`,
  ),
  goodsById: statement('goodsById', `select ${good} from points_good where tenant_id = $1 and id = any($2::uuid[])`),
  lockGood: statement('lockGood', `select ${good} from points_good where tenant_id = $1 and id = $2 for update`),
  insertGood: statement(
    'insertGood',
    `insert into points_good (tenant_id, id, scheme_id, name_en, name_zh, about_en, about_zh, points, per_person, given_by, ended_at,
       version, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
  ),
  updateGood: statement(
    'updateGood',
    `update points_good set scheme_id = $3, name_en = $4, name_zh = $5, about_en = $6, about_zh = $7, points = $8, per_person = $9,
       given_by = $10, ended_at = $11, version = $12, updated_at = $13 where tenant_id = $1 and id = $2`,
  ),
  stocks: statement(
    'stocks',
    `select s.* from unnest($2::uuid[]) g (id) cross join lateral (
       select ${stock} from points_stock where tenant_id = $1 and good_id = g.id and ($3::uuid is null or station_id = $3)
       order by on_hand - held desc, station_id limit 50) s`,
  ),
  // Whoever comes second waits here, and finds what is left.
  keep: statement(
    'keep',
    `update points_stock set held = held + $4 where tenant_id = $1 and good_id = $2 and station_id = $3 and on_hand - held >= $4
     returning ${stock}`,
  ),
  change: statement(
    'change',
    `update points_stock set on_hand = on_hand + $4, held = held + $5 where tenant_id = $1 and good_id = $2 and station_id = $3
     returning ${stock}`,
  ),
  shelf: statement(
    'shelf',
    `insert into points_stock (tenant_id, good_id, station_id, on_hand, held) values ($1, $2, $3, 0, 0)
     on conflict (tenant_id, good_id, station_id) do nothing`,
  ),
  lockShelf: statement(
    'lockShelf',
    `select ${stock} from points_stock where tenant_id = $1 and good_id = $2 and station_id = $3 for update`,
  ),
  addMove: statement(
    'addMove',
    `insert into points_stock_move (tenant_id, id, good_id, station_id, kind, delta, order_id, words, at, post_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
  ),
  moves: statement(
    'moves',
    `select id, at, kind, delta, words from points_stock_move where tenant_id = $1 and good_id = $2 and station_id = $3
       and ($4::uuid is null or id < $4) order by id desc limit $5`,
  ),
  insertOrder: statement(
    'insertOrder',
    `insert into points_order (tenant_id, id, account_id, good_id, station_id, quantity, points, hold_id, code_hash, state, ordered_at,
       pick_up_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10, $11)`,
  ),
  updateOrder: statement(
    'updateOrder',
    `update points_order set state = $3, ended_at = $4, post_entry_id = $5, refunded = $6 where tenant_id = $1 and id = $2`,
  ),
  goodsOfOrders: statement(
    'goodsOfOrders',
    `select o.id "orderId", g.name_en "nameEn", g.name_zh "nameZh" from points_order o
     join points_good g on g.tenant_id = o.tenant_id and g.id = o.good_id where o.tenant_id = $1 and o.id = any($2::uuid[])`,
  ),
  lockOrder: statement('lockOrder', `select ${order} from points_order where tenant_id = $1 and id = $2 for update`),
  ordersById: statement(
    'ordersById',
    `select ${order} from points_order where tenant_id = $1 and id = any($2::uuid[])`,
  ),
  orderByCode: statement('orderByCode', `select ${order} from points_order where tenant_id = $1 and code_hash = $2`),
  orderByHold: statement('orderByHold', `select ${order} from points_order where tenant_id = $1 and hold_id = $2`),
  mine: statement(
    'mine',
    `select ${order} from points_order where tenant_id = $1 and account_id = $2 and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
  ),
  had: statement(
    'had',
    `select coalesce(sum(quantity - refunded), 0)::int n from points_order
     where tenant_id = $1 and good_id = $2 and account_id = $3 and state in ('waiting', 'picked_up', 'refunded')`,
  ),
  anonymise: statement('anonymise', 'update points_order set account_id = $3 where tenant_id = $1 and account_id = $2'),
}

/** Goods, stock and orders, bound to a transaction. */
export function exchangeStore(tx: Tx) {
  const tenant = tx.tenantId
  const first = async <Row>(which: Prepared, ...values: unknown[]): Promise<Row | undefined> =>
    (await tx.run<Row>(which, [tenant, ...values]))[0]
  const goodValues = (g: GoodRecord) => [
    ...[tenant, g.id, g.schemeId, g.nameEn, g.nameZh, g.aboutEn, g.aboutZh, g.points, g.perPerson, g.givenBy],
    ...[g.endedAt, g.version, g.updatedAt],
  ]
  return {
    /** Goods by price, then id. */
    async goods(wanted: WantedGoods, page: { after?: { points: number; id: string } | undefined; limit: number }) {
      const { scheme, ended, station, q } = wanted
      const { after, limit } = page
      const values = [scheme ?? null, ended, station ?? null, q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null]
      return await tx.run<GoodRecord>(sql.goods, [tenant, ...values, after?.points ?? null, after?.id ?? null, limit])
    },

    async goodsById(ids: readonly string[]): Promise<GoodRecord[]> {
      return ids.length === 0 ? [] : await tx.run<GoodRecord>(sql.goodsById, [tenant, ids])
    },

    lockGood: (id: string) => first<GoodRecord>(sql.lockGood, id),

    async insertGood(record: GoodRecord): Promise<void> {
      await tx.run(sql.insertGood, goodValues(record))
    },

    async updateGood(record: GoodRecord): Promise<void> {
      await tx.run(sql.updateGood, goodValues(record))
    },

    /** Shelves of goods, those with most first, 50 a good at most; of one station, where one is named. */
    async stocks(goodIds: readonly string[], station?: string): Promise<StockRecord[]> {
      return goodIds.length === 0 ? [] : await tx.run<StockRecord>(sql.stocks, [tenant, goodIds, station ?? null])
    },

    /** Keeps some for an order; undefined where there are not so many. */
    keep: (goodId: string, stationId: string, quantity: number) =>
      first<StockRecord>(sql.keep, goodId, stationId, quantity),

    /** Changes what lies on a shelf and what of it is kept. */
    async change(of: { goodId: string; stationId: string }, delta: { onHand: number; held: number }) {
      return await first<StockRecord>(sql.change, of.goodId, of.stationId, delta.onHand, delta.held)
    },

    /** The shelf, made where there was none, which nobody else changes until the transaction ends. */
    async lockShelf(goodId: string, stationId: string): Promise<StockRecord> {
      await tx.run(sql.shelf, [tenant, goodId, stationId])
      return (await first<StockRecord>(sql.lockShelf, goodId, stationId)) as StockRecord
    },

    async addMove(m: StockMove): Promise<void> {
      const values = [m.goodId, m.stationId, m.kind, m.delta, m.orderId, m.words, m.at, m.postId]
      await tx.run(sql.addMove, [tenant, m.id, ...values])
    },

    /** The stock book, newest first. */
    async moves(of: { goodId: string; stationId: string }, page: { before?: string | undefined; limit: number }) {
      const values = [tenant, of.goodId, of.stationId, page.before ?? null, page.limit]
      return await tx.run<Pick<StockMove, 'id' | 'at' | 'kind' | 'delta' | 'words'>>(sql.moves, values)
    },

    async insertOrder(o: OrderRecord): Promise<void> {
      const about = [o.accountId, o.goodId, o.stationId, o.quantity, o.points, o.holdId, o.codeHash]
      await tx.run(sql.insertOrder, [tenant, o.id, ...about, o.orderedAt, o.pickUpBy])
    },

    async updateOrder(o: OrderRecord): Promise<void> {
      await tx.run(sql.updateOrder, [tenant, o.id, o.state, o.endedAt, o.postEntryId, o.refunded])
    },

    /** What was ordered, by the orders' ids. */
    async goodsOfOrders(orderIds: readonly string[]): Promise<({ orderId: string } & GoodName)[]> {
      if (orderIds.length === 0) return []
      return await tx.run<{ orderId: string } & GoodName>(sql.goodsOfOrders, [tenant, orderIds])
    },

    async ordersById(ids: readonly string[]): Promise<OrderRecord[]> {
      return ids.length === 0 ? [] : await tx.run<OrderRecord>(sql.ordersById, [tenant, ids])
    },

    lockOrder: (id: string) => first<OrderRecord>(sql.lockOrder, id),
    orderByCode: (hash: string) => first<OrderRecord>(sql.orderByCode, hash),
    orderByHold: (holdId: string) => first<OrderRecord>(sql.orderByHold, holdId),

    /** Somebody's own, newest first. */
    async mine(accountId: string, page: { before?: string | undefined; limit: number }): Promise<OrderRecord[]> {
      return await tx.run<OrderRecord>(sql.mine, [tenant, accountId, page.before ?? null, page.limit])
    },

    /** How many of a good somebody has or has ordered. */
    async had(goodId: string, accountId: string): Promise<number> {
      return (await first<{ n: number }>(sql.had, goodId, accountId))?.n ?? 0
    },

    /** Cuts the tie to a person. */
    async anonymise(accountId: string, instead: string): Promise<void> {
      await tx.run(sql.anonymise, [tenant, accountId, instead])
    },
  }
}
