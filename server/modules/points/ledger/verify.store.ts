import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { Entry } from './ledger.rules.ts'

/** Something that is not as the entries say: which row, what stands there, what should. */
export interface Found {
  id: string
  is: string
  should: string
}

const statement = (name: string, text: string): Prepared => ({ name: `points_verify.${name}`, text })

// Each asks one question of all rows in one pass, so that ten million entries are a matter of minutes, not of memory. None of
// them uses what the ledger itself computed by: they add up anew.
const sql = {
  counters: statement(
    'counters',
    `with lines as (
       select debit_id account, amount pd, 0::bigint pc, 0::bigint hd, 0::bigint hc from points_entry
         where tenant_id = $1 and type in ('transfer', 'post')
       union all select credit_id, 0, amount, 0, 0 from points_entry where tenant_id = $1 and type in ('transfer', 'post')
       union all select debit_id, 0, 0, amount, 0 from points_entry where tenant_id = $1 and type = 'hold'
       union all select credit_id, 0, 0, 0, amount from points_entry where tenant_id = $1 and type = 'hold'
       union all select h.debit_id, 0, 0, -h.amount, 0 from points_entry e join points_entry h on h.tenant_id = e.tenant_id and h.id = e.hold_id
         where e.tenant_id = $1
       union all select h.credit_id, 0, 0, 0, -h.amount from points_entry e join points_entry h on h.tenant_id = e.tenant_id and h.id = e.hold_id
         where e.tenant_id = $1),
     sums as (select account, sum(pd) pd, sum(pc) pc, sum(hd) hd, sum(hc) hc from lines group by account)
     select a.id, concat_ws(' ', a.posted_debits, a.posted_credits, a.pending_debits, a.pending_credits) "is",
       concat_ws(' ', coalesce(s.pd, 0), coalesce(s.pc, 0), coalesce(s.hd, 0), coalesce(s.hc, 0)) should
     from points_account a left join sums s on s.account = a.id
     where a.tenant_id = $1 and (a.posted_debits, a.posted_credits, a.pending_debits, a.pending_credits)
       is distinct from (coalesce(s.pd, 0), coalesce(s.pc, 0), coalesce(s.hd, 0), coalesce(s.hc, 0))
     order by a.id limit $2`,
  ),
  sums: statement(
    'sums',
    `select unit id, concat_ws(' ', sum(posted_debits), sum(pending_debits)) "is", concat_ws(' ', sum(posted_credits), sum(pending_credits)) should
     from points_account where tenant_id = $1 group by unit
     having sum(posted_debits) <> sum(posted_credits) or sum(pending_debits) <> sum(pending_credits) limit $2`,
  ),
  below: statement(
    'below',
    `select id, (posted_credits - posted_debits - pending_debits)::text "is", '≥ 0' should from points_account
     where tenant_id = $1 and kind <> 'scheme' and posted_credits - posted_debits - pending_debits < 0 order by id limit $2`,
  ),
  lots: statement(
    'lots',
    `select l.id, l.remaining::text "is", coalesce(m.sum, 0)::text should from points_lot l
     left join (select lot_id, sum(delta) sum from points_lot_move where tenant_id = $1 group by lot_id) m on m.lot_id = l.id
     where l.tenant_id = $1 and l.remaining <> coalesce(m.sum, 0) order by l.id limit $2`,
  ),
  inLots: statement(
    'inLots',
    `select a.id, coalesce(l.sum, 0)::text "is", (a.posted_credits - a.posted_debits - a.pending_debits)::text should from points_account a
     left join (select account_id, sum(remaining) sum from points_lot where tenant_id = $1 group by account_id) l on l.account_id = a.id
     where a.tenant_id = $1 and a.unit = 'point' and a.kind in ('person', 'household', 'pledge')
       and coalesce(l.sum, 0) <> a.posted_credits - a.posted_debits - a.pending_debits order by a.id limit $2`,
  ),
  // What an entry took from the lots of an account, and gave to them, is what it says it moved there.
  split: statement(
    'split',
    `with moved as (
       select m.entry_id, l.account_id, sum(m.delta) delta from points_lot_move m
       join points_lot l on l.tenant_id = m.tenant_id and l.id = m.lot_id where m.tenant_id = $1 group by 1, 2),
     said as (
       select e.id entry_id, e.debit_id account_id, case e.type when 'transfer' then -e.amount when 'hold' then -e.amount
         when 'post' then h.amount - e.amount else h.amount end delta
       from points_entry e left join points_entry h on h.tenant_id = e.tenant_id and h.id = e.hold_id
       where e.tenant_id = $1 and e.unit = 'point'
       union all select id, credit_id, amount from points_entry where tenant_id = $1 and unit = 'point' and type = 'transfer'),
     due as (
       select s.* from said s join points_account a on a.tenant_id = $1 and a.id = s.account_id
       where a.kind in ('person', 'household', 'pledge'))
     select coalesce(d.entry_id, m.entry_id) id, coalesce(m.delta, 0)::text "is", coalesce(d.delta, 0)::text should
     from due d full join moved m on m.entry_id = d.entry_id and m.account_id = d.account_id
     where coalesce(d.delta, 0) <> coalesce(m.delta, 0) order by 1 limit $2`,
  ),
  holds: statement(
    'holds',
    `select coalesce(e.id, h.id) id, case when h.id is null then 'ended' else 'open' end "is", case when e.id is null then 'ended' else 'open' end should
     from (select e.id from points_entry e where e.tenant_id = $1 and e.type = 'hold'
             and not exists (select from points_entry r where r.tenant_id = $1 and r.hold_id = e.id)) e
     full join (select id from points_hold where tenant_id = $1) h on h.id = e.id
     where e.id is null or h.id is null order by 1 limit $2`,
  ),
  ends: statement(
    'ends',
    `select e.id, concat_ws(' ', e.type, e.amount, e.debit_id, e.credit_id, e.at) "is",
       concat_ws(' ', 'hold', h.amount, h.debit_id, h.credit_id, h.expires_at) should
     from points_entry e join points_entry h on h.tenant_id = e.tenant_id and h.id = e.hold_id
     where e.tenant_id = $1 and (h.type <> 'hold' or e.amount > h.amount or (e.type <> 'post' and e.amount <> h.amount)
       or (e.debit_id, e.credit_id) <> (h.debit_id, h.credit_id) or (e.type = 'post' and e.at >= h.expires_at)
       or (e.type = 'lapse' and e.at < h.expires_at)
       or exists (select from points_entry o where o.tenant_id = $1 and o.hold_id = h.id and o.id <> e.id))
     order by e.id limit $2`,
  ),
  answers: statement(
    'answers',
    `select a.id, sum(e.amount)::text "is", '≤ ' || a.amount should from points_entry e
     join points_entry a on a.tenant_id = e.tenant_id and a.id = e.about_id where e.tenant_id = $1
     group by a.id, a.amount, a.debit_id, a.credit_id, a.type, a.purpose
     having sum(e.amount) > a.amount or bool_or((e.debit_id, e.credit_id) <> (a.credit_id, a.debit_id))
       or bool_or(case e.purpose when 'refund' then a.type <> 'post' else a.purpose <> 'grant' end)
     order by a.id limit $2`,
  ),
  units: statement(
    'units',
    `select e.id, concat_ws(' ', e.unit, d.unit, c.unit) "is", concat_ws(' ', e.unit, e.unit, e.unit) should from points_entry e
     join points_account d on d.tenant_id = e.tenant_id and d.id = e.debit_id
     join points_account c on c.tenant_id = e.tenant_id and c.id = e.credit_id
     where e.tenant_id = $1 and (d.unit <> e.unit or c.unit <> e.unit) order by e.id limit $2`,
  ),
  // A grant is borne out by its lines, and they came out of an account of its scheme, whichever.
  grants: statement(
    'grants',
    `with said as (
       select id, scheme_id, entry_id, 'point' unit, points amount, account_id from points_grant where tenant_id = $1 and entry_id is not null
       union all select id, scheme_id, hours_entry_id, 'hour', minutes, null from points_grant where tenant_id = $1 and hours_entry_id is not null)
     select g.id, concat_ws(' ', e.purpose, e.unit, e.amount, d.kind, d.owner, case when e.credit_id <> g.account_id then e.credit_id end) "is",
       concat_ws(' ', 'grant', g.unit, g.amount, 'scheme', g.scheme_id) should
     from said g left join points_entry e on e.tenant_id = $1 and e.id = g.entry_id
     left join points_account d on d.tenant_id = $1 and d.id = e.debit_id
     where (e.purpose, e.unit, e.amount, d.kind, d.owner) is distinct from ('grant', g.unit, g.amount, 'scheme', g.scheme_id::text)
       or e.credit_id <> g.account_id order by g.id limit $2`,
  ),
  stock: statement(
    'stock',
    `select s.good_id id, concat_ws(' ', s.on_hand, s.held) "is", concat_ws(' ', coalesce(m.sum, 0), coalesce(o.sum, 0)) should
     from points_stock s
     left join (select good_id, station_id, sum(delta) from points_stock_move where tenant_id = $1 group by 1, 2) m using (good_id, station_id)
     left join (select good_id, station_id, sum(quantity) from points_order where tenant_id = $1 and state = 'waiting' group by 1, 2) o
       using (good_id, station_id)
     where s.tenant_id = $1 and (s.on_hand, s.held) is distinct from (coalesce(m.sum, 0), coalesce(o.sum, 0)) order by 1 limit $2`,
  ),
  orders: statement(
    'orders',
    `select o.id, concat_ws(' ', o.state, o.points) "is", concat_ws(' ', coalesce(e.type, 'open'), h.amount) should from points_order o
     join points_entry h on h.tenant_id = o.tenant_id and h.id = o.hold_id
     left join points_entry e on e.tenant_id = o.tenant_id and e.hold_id = o.hold_id
     where o.tenant_id = $1 and (o.points <> h.amount or coalesce(e.type, 'open') <>
       case o.state when 'waiting' then 'open' when 'cancelled' then 'void' when 'lapsed' then 'lapse' else 'post' end) order by o.id limit $2`,
  ),
  late: statement(
    'late',
    `select id, 'since ' || expires_at "is", 'swept' should from points_lot where tenant_id = $1 and remaining > 0 and expires_at < $3
     union all select id, 'since ' || expires_at, 'swept' from points_hold where tenant_id = $1 and expires_at < $3
     order by 1 limit $2`,
  ),
  entries: statement(
    'entries',
    `select id, type, purpose, unit, debit_id "debitId", credit_id "creditId", amount, hold_id "holdId", about_id "aboutId",
       expires_at "expiresAt", key, content_hash "hash", detail, at
     from points_entry where tenant_id = $1 and id > $2 order by id limit $3`,
  ),
  // Counting millions of lines takes longer than a page may wait.
  patience: statement('patience', "select set_config('statement_timeout', '20min', true)"),
  counts: statement(
    'counts',
    `select (select count(*) from points_account where tenant_id = $1)::int accounts,
       (select count(*) from points_entry where tenant_id = $1)::int entries, (select count(*) from points_lot where tenant_id = $1)::int lots`,
  ),
}

/** The questions that are asked of the whole ledger at once. */
export const questions = [
  ...([
    'counters',
    'sums',
    'below',
    'lots',
    'inLots',
    'split',
    'holds',
    'ends',
    'answers',
    'units',
    'grants',
    'stock',
    'orders',
  ] as const),
]

/** One of them. */
export type Question = (typeof questions)[number]

/** Counts the ledger anew, bound to a transaction. */
export function verifyStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Lets this transaction take as long as a large ledger needs. */
    async takeTime(): Promise<void> {
      await tx.run(sql.patience, [])
    },

    /** What is not as it should be, at most `limit` rows. */
    async ask(question: Question, limit: number): Promise<Found[]> {
      return await tx.run<Found>(sql[question], [tenant, limit])
    },

    /** Lots and holds that ended before an instant and were never swept. */
    async late(before: Date, limit: number): Promise<Found[]> {
      return await tx.run<Found>(sql.late, [tenant, limit, before])
    },

    /** Entries by id, after one. */
    async entries(after: string, limit: number): Promise<Entry[]> {
      return await tx.run<Entry>(sql.entries, [tenant, after, limit])
    },

    async counts(): Promise<{ accounts: number; entries: number; lots: number }> {
      return (await tx.run<{ accounts: number; entries: number; lots: number }>(sql.counts, [tenant]))[0] ?? nothing
    },
  }
}

const nothing = { accounts: 0, entries: 0, lots: 0 }
