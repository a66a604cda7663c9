import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { Account, AccountKind, Entry, Lot, PointsUnit, Written } from './ledger.rules.ts'

/** Whose account is meant. */
export interface AccountName {
  kind: AccountKind
  unit: PointsUnit
  owner: string
  /** Of a scheme: which of its accounts; see `stripeOf`. */
  stripe?: number
}

const statement = (name: string, text: string): Prepared => ({ name: `points_ledger.${name}`, text })
const account = `id, kind, unit, owner, stripe, posted_debits "postedDebits", posted_credits "postedCredits", pending_debits "pendingDebits",
  pending_credits "pendingCredits"`
const entry = `id, type, purpose, unit, debit_id "debitId", credit_id "creditId", amount, hold_id "holdId", about_id "aboutId",
  expires_at "expiresAt", key, content_hash "hash", detail, at`
const lot = 'id, account_id "accountId", remaining, expires_at "expiresAt"'
const sql = {
  open: statement(
    'open',
    `insert into points_account (tenant_id, id, kind, unit, owner, stripe, opened_at)
     select $1, n.id, n.kind, n.unit, n.owner, n.stripe, $7
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::int[]) n (id, kind, unit, owner, stripe)
     on conflict (tenant_id, kind, unit, owner, stripe) do nothing`,
  ),
  named: statement(
    'named',
    `select ${account} from points_account where tenant_id = $1 and (kind, unit, owner, stripe) in (
       select * from unnest($2::text[], $3::text[], $4::text[], $5::int[]))`,
  ),
  byId: statement('byId', `select ${account} from points_account where tenant_id = $1 and id = any($2::uuid[])`),
  // Whatever is written, the accounts it touches are locked first, always in the order of their ids.
  lock: statement(
    'lock',
    `select ${account} from points_account where tenant_id = $1 and id = any($2::uuid[]) order by id for update`,
  ),
  lockOfEntry: statement(
    'lockOfEntry',
    `select ${account} from points_account where tenant_id = $1 and id in (
       select unnest(array[debit_id, credit_id]) from points_entry where tenant_id = $1 and id = $2) order by id for update`,
  ),
  byKey: statement('byKey', `select ${entry} from points_entry where tenant_id = $1 and key = $2`),
  find: statement('find', `select ${entry} from points_entry where tenant_id = $1 and id = $2`),
  isOpen: statement('isOpen', 'select id from points_hold where tenant_id = $1 and id = $2'),
  lots: statement(
    'lots',
    `select ${lot} from points_lot where tenant_id = $1 and account_id = $2 and remaining > 0 order by expires_at, id`,
  ),
  lotsOfEntry: statement(
    'lotsOfEntry',
    `select ${lot} from points_lot where tenant_id = $1 and entry_id = $2 order by id`,
  ),
  // Of an entry, of the hold it ended, and of the refunds of it: what went out of lots and what came back for their sake.
  out: statement(
    'out',
    `select m.for_lot_id id, l.account_id "accountId", l.remaining, l.expires_at "expiresAt", -sum(m.delta)::bigint part
     from points_lot_move m join points_lot l on l.tenant_id = m.tenant_id and l.id = m.for_lot_id
     join points_lot o on o.tenant_id = m.tenant_id and o.id = m.lot_id and o.account_id = l.account_id
     where m.tenant_id = $1 and m.entry_id in (
       select $2::uuid union all
       select hold_id from points_entry where tenant_id = $1 and id = $2 and hold_id is not null union all
       select id from points_entry where tenant_id = $1 and about_id = $2)
     group by 1, 2, 3, 4 having sum(m.delta) < 0`,
  ),
  about: statement(
    'about',
    'select coalesce(sum(amount), 0)::bigint sum from points_entry where tenant_id = $1 and about_id = $2',
  ),
  write: statement(
    'write',
    `with entered as (
       insert into points_entry (tenant_id, id, type, purpose, unit, debit_id, credit_id, amount, hold_id, about_id, expires_at, key,
         content_hash, detail, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       on conflict (tenant_id, key) do nothing returning id),
     counted as (
       update points_account a set posted_debits = a.posted_debits + c.pd, posted_credits = a.posted_credits + c.pc,
         pending_debits = a.pending_debits + c.hd, pending_credits = a.pending_credits + c.hc
       from entered, unnest($16::uuid[], $17::bigint[], $18::bigint[], $19::bigint[], $20::bigint[]) c (id, pd, pc, hd, hc)
       where a.tenant_id = $1 and a.id = c.id),
     begun as (
       insert into points_lot (tenant_id, id, account_id, entry_id, amount, remaining, expires_at)
       select $1, n.id, n.account_id, entered.id, n.amount, n.amount, n.expires_at
       from entered, unnest($21::uuid[], $22::uuid[], $23::bigint[], $24::timestamptz[]) n (id, account_id, amount, expires_at)),
     drawn as (
       update points_lot l set remaining = l.remaining + m.delta from entered, (
         select lot_id, sum(delta)::bigint delta from unnest($25::uuid[], $27::bigint[]) m (lot_id, delta)
         where lot_id <> all($21::uuid[]) group by lot_id) m
       where l.tenant_id = $1 and l.id = m.lot_id),
     moved as (
       insert into points_lot_move (tenant_id, entry_id, lot_id, for_lot_id, delta)
       select $1, entered.id, m.lot_id, m.for_lot_id, m.delta
       from entered, unnest($25::uuid[], $26::uuid[], $27::bigint[]) m (lot_id, for_lot_id, delta)),
     held as (
       insert into points_hold (tenant_id, id, debit_id, expires_at)
       select $1, entered.id, $6, $11 from entered where $3 = 'hold'),
     ended as (delete from points_hold h using entered where h.tenant_id = $1 and h.id = $9)
     select id from entered`,
  ),
  overHolds: statement(
    'overHolds',
    `select id from points_hold where tenant_id = $1 and expires_at <= $2 and ($3::uuid is null or debit_id = $3)
     order by expires_at limit $4`,
  ),
  overLots: statement(
    'overLots',
    `select l.id, l.account_id "accountId" from points_lot l
     where l.tenant_id = $1 and l.remaining > 0 and l.expires_at <= $2 order by l.expires_at limit $3`,
  ),
  soon: statement(
    'soon',
    `update points_lot l set noticed_at = $2 from points_account a
     where l.tenant_id = $1 and l.remaining > 0 and l.expires_at > $2 and l.expires_at <= $3 and l.noticed_at is null
       and a.tenant_id = l.tenant_id and a.id = l.account_id and a.kind = 'person'
     returning a.owner, l.remaining amount, l.expires_at "expiresAt"`,
  ),
  statement: statement(
    'statement',
    `select ${entry} from points_entry where tenant_id = $1 and (debit_id = any($2::uuid[]) or credit_id = any($2::uuid[]))
       and ($3::uuid is null or id < $3) order by id desc limit $4`,
  ),
  anonymise: statement(
    'anonymise',
    "update points_account set owner = $3 where tenant_id = $1 and kind = 'person' and owner = $2 returning id",
  ),
}

const columnsOf = (names: readonly AccountName[]): unknown[] => [
  ...[names.map((n) => n.kind), names.map((n) => n.unit), names.map((n) => n.owner)],
  names.map((n) => n.stripe ?? 0),
]

/** The ledger's rows, bound to a transaction. */
export function ledgerStore(tx: Tx) {
  const tenant = tx.tenantId
  const readEntry = async (which: Prepared, value: string) => (await tx.run<Entry>(which, [tenant, value]))[0]
  return {
    /** Opens accounts that are not there yet. */
    async open(names: readonly (AccountName & { id: string })[], at: Date): Promise<void> {
      await tx.run(sql.open, [tenant, names.map((n) => n.id), ...columnsOf(names), at])
    },

    /** Accounts by whose they are; those that were never opened are missing. */
    async named(names: readonly AccountName[]): Promise<Account[]> {
      return await tx.run<Account>(sql.named, [tenant, ...columnsOf(names)])
    },

    async byId(ids: readonly string[]): Promise<Account[]> {
      return await tx.run<Account>(sql.byId, [tenant, ids])
    },

    /** Locks accounts until the transaction ends, and reads what a transfer or hold is decided by: one way there and back. */
    async forDebit(given: { debitId: string; creditId: string; key: string }): Promise<{
      accounts: Account[]
      before: Entry | undefined
      lots: Lot[]
    }> {
      const [accounts, same, lots] = await Promise.all([
        tx.run<Account>(sql.lock, [tenant, [given.debitId, given.creditId]]),
        tx.run<Entry>(sql.byKey, [tenant, given.key]),
        tx.run<Lot>(sql.lots, [tenant, given.debitId]),
      ])
      return { accounts, before: same[0], lots }
    },

    /** Locks the accounts of an entry, and reads what its end, refund or correction is decided by: one way there and back. */
    async forEntry(given: { id: string; key: string }): Promise<{
      accounts: Account[]
      before: Entry | undefined
      entry: Entry | undefined
      isOpen: boolean
      /** What is still out of each lot. */
      taken: { lot: Lot; part: number }[]
      /** Lots that began with it. */
      begun: Lot[]
      /** Sum of the refunds and corrections of it. */
      answered: number
    }> {
      const of = [tenant, given.id]
      const [accounts, same, found, open, out, begun, about] = await Promise.all([
        tx.run<Account>(sql.lockOfEntry, of),
        tx.run<Entry>(sql.byKey, [tenant, given.key]),
        tx.run<Entry>(sql.find, of),
        tx.run(sql.isOpen, of),
        tx.run<Lot & { part: number }>(sql.out, of),
        tx.run<Lot>(sql.lotsOfEntry, of),
        tx.run<{ sum: number }>(sql.about, of),
      ])
      const taken = out.map(({ part, ...rest }) => ({ lot: rest, part }))
      return {
        ...{ accounts, before: same[0], entry: found[0], isOpen: open.length > 0, taken, begun },
        answered: about[0]?.sum ?? 0,
      }
    },

    /** Writes an entry with its counters, lots and moves in one statement. False where its key was used before: then nothing is written. */
    async write({ entry: e, counted, newLots, moves }: Written): Promise<boolean> {
      const rows = await tx.run(sql.write, [
        ...[tenant, e.id, e.type, e.purpose, e.unit, e.debitId, e.creditId, e.amount, e.holdId, e.aboutId, e.expiresAt],
        ...[e.key, e.hash, JSON.stringify(e.detail), e.at],
        ...[counted.map((c) => c.accountId), counted.map((c) => c.postedDebits), counted.map((c) => c.postedCredits)],
        ...[counted.map((c) => c.pendingDebits), counted.map((c) => c.pendingCredits)],
        ...[newLots.map((l) => l.id), newLots.map((l) => l.accountId), newLots.map((l) => l.amount)],
        newLots.map((l) => l.expiresAt),
        ...[moves.map((m) => m.lotId), moves.map((m) => m.forLotId), moves.map((m) => m.delta)],
      ])
      return rows.length > 0
    },

    /** The entry that was written under a key. */
    async findByKey(key: string): Promise<Entry | undefined> {
      return await readEntry(sql.byKey, key)
    },

    async find(id: string): Promise<Entry | undefined> {
      return await readEntry(sql.find, id)
    },

    /** Lots of an account that hold something, expired or not, in the order they are spent. */
    async lots(accountId: string): Promise<Lot[]> {
      return await tx.run<Lot>(sql.lots, [tenant, accountId])
    },

    /** Holds whose time is over, of one account or of all. */
    async overHolds(now: Date, limit: number, debitId?: string): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.overHolds, [tenant, now, debitId ?? null, limit])).map(({ id }) => id)
    },

    /** Lots that have expired with something in them. */
    async overLots(now: Date, limit: number): Promise<{ id: string; accountId: string }[]> {
      return await tx.run(sql.overLots, [tenant, now, limit])
    },

    /** Marks lots of persons that expire before an instant as told, and gives them: once each. */
    async markSoon(now: Date, before: Date): Promise<{ owner: string; amount: number; expiresAt: Date }[]> {
      return await tx.run(sql.soon, [tenant, now, before])
    },

    /** Lines of some accounts, newest first. */
    async statement(
      accountIds: readonly string[],
      page: { before?: string | undefined; limit: number },
    ): Promise<Entry[]> {
      return await tx.run<Entry>(sql.statement, [tenant, accountIds, page.before ?? null, page.limit])
    },

    /** Cuts the tie between accounts and a person; the lines stay. How many. */
    async anonymise(owner: string, instead: string): Promise<number> {
      return (await tx.run(sql.anonymise, [tenant, owner, instead])).length
    },
  }
}
