import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { Earned } from './earning.rules.ts'

/** One earning as it is kept. */
export interface GrantRecord {
  id: string
  schemeId: string
  ruleId: string
  version: number
  /** The account of points it went to. */
  accountId: string
  /** `claim` or `case`, and the id of it. */
  source: string
  sourceRef: string
  day: string
  minutes: number
  points: number
  uncapped: number
  entryId: string | null
  hoursEntryId: string | null
  at: Date
}

/** Earnings of one person under one rule in one month that reached a cap. */
export interface CappedRecord {
  ruleId: string
  version: number
  key: string
  count: number
  since: Date
  until: Date
  claimIds: string[]
}

const statement = (name: string, text: string): Prepared => ({ name: `points_grants.${name}`, text })
const columns = `id, scheme_id "schemeId", rule_id "ruleId", version, account_id "accountId", source, source_ref "sourceRef", day, minutes,
  points, uncapped, entry_id "entryId", hours_entry_id "hoursEntryId", at`
const sql = {
  // All that one person writes at the same moment waits here, so that caps hold.
  lock: statement(
    'lock',
    'select id from points_account where tenant_id = $1 and id = any($2::uuid[]) order by id for update',
  ),
  earned: statement(
    'earned',
    `select coalesce(sum(points) filter (where rule_id = $4 and day = $3), 0)::int "ruleDay",
       coalesce(sum(points) filter (where rule_id = $4 and date_trunc('month', day) = date_trunc('month', $3::date)), 0)::int "ruleMonth",
       coalesce(sum(points) filter (where rule_id = $4), 0)::int "ruleEver",
       coalesce(sum(points) filter (where scheme_id = $5 and day = $3), 0)::int "schemeDay",
       coalesce(sum(points) filter (where scheme_id = $5 and date_trunc('month', day) = date_trunc('month', $3::date)), 0)::int "schemeMonth"
     from points_grant where tenant_id = $1 and account_id = $2 and (rule_id = $4
       or (scheme_id = $5 and day >= date_trunc('month', $3::date) and day < date_trunc('month', $3::date) + interval '1 month'))`,
  ),
  insert: statement(
    'insert',
    `insert into points_grant (tenant_id, id, scheme_id, rule_id, version, account_id, source, source_ref, day, minutes, points, uncapped,
       entry_id, hours_entry_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
  ),
  has: statement(
    'has',
    'select id from points_grant where tenant_id = $1 and rule_id = $2 and source_ref = $3 and account_id = $4',
  ),
  find: statement('find', `select ${columns} from points_grant where tenant_id = $1 and id = $2`),
  ofRefs: statement(
    'ofRefs',
    `select ${columns} from points_grant where tenant_id = $1 and source_ref = any($2::text[])`,
  ),
  ofEntries: statement(
    'ofEntries',
    `select ${columns} from points_grant where tenant_id = $1 and (entry_id = any($2::uuid[]) or hours_entry_id = any($2::uuid[]))`,
  ),
  capped: statement(
    'capped',
    `select rule_id "ruleId", max(version) version, count(*)::int count, min(at) since, max(at) "until",
       md5(account_id::text || rule_id::text || date_trunc('month', day)::text) as key,
       coalesce((array_agg(source_ref) filter (where source = 'claim'))[1:50], '{}') "claimIds"
     from points_grant where tenant_id = $1 and scheme_id = $2 and at >= $3 and uncapped > points
     group by account_id, rule_id, date_trunc('month', day) order by max(at) desc limit 100`,
  ),
  addLook: statement(
    'addLook',
    'insert into points_look (tenant_id, id, scheme_id, kind, key, words, at, post_id) values ($1, $2, $3, $4, $5, $6, $7, $8)',
  ),
  looks: statement(
    'looks',
    `select distinct on (kind, key) kind, key, words, at from points_look where tenant_id = $1 and scheme_id = $2
     order by kind, key, id desc`,
  ),
}

/** Earnings and what somebody found who looked at them, bound to a transaction. */
export function grantsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Locks accounts in their one order. */
    async lock(accountIds: readonly string[]): Promise<void> {
      await tx.run(sql.lock, [tenant, accountIds])
    },

    /** What somebody earned already, for caps. */
    async earned(of: { accountId: string; day: string; ruleId: string; schemeId: string }): Promise<Earned> {
      const rows = await tx.run<Earned>(sql.earned, [tenant, of.accountId, of.day, of.ruleId, of.schemeId])
      return rows[0] as Earned
    },

    async insert(g: GrantRecord): Promise<void> {
      const about = [g.schemeId, g.ruleId, g.version, g.accountId, g.source, g.sourceRef, g.day]
      await tx.run(sql.insert, [
        ...[tenant, g.id, ...about],
        ...[g.minutes, g.points, g.uncapped, g.entryId, g.hoursEntryId, g.at],
      ])
    },

    /** True where this was granted before. */
    async has(of: { ruleId: string; sourceRef: string; accountId: string }): Promise<boolean> {
      return (await tx.run(sql.has, [tenant, of.ruleId, of.sourceRef, of.accountId])).length > 0
    },

    async find(id: string): Promise<GrantRecord | undefined> {
      return (await tx.run<GrantRecord>(sql.find, [tenant, id]))[0]
    },

    /** Earnings that came of these claims or cases. */
    async ofRefs(refs: readonly string[]): Promise<GrantRecord[]> {
      return refs.length === 0 ? [] : await tx.run<GrantRecord>(sql.ofRefs, [tenant, refs])
    },

    /** Earnings behind lines of the ledger. */
    async ofEntries(entryIds: readonly string[]): Promise<GrantRecord[]> {
      return entryIds.length === 0 ? [] : await tx.run<GrantRecord>(sql.ofEntries, [tenant, entryIds])
    },

    /** Where caps were reached since an instant: by month and rule, without a name. */
    async capped(schemeId: string, since: Date): Promise<CappedRecord[]> {
      return await tx.run<CappedRecord>(sql.capped, [tenant, schemeId, since])
    },

    async addLook(look: {
      id: string
      schemeId: string
      kind: string
      key: string
      words: string
      at: Date
      postId: string | null
    }): Promise<void> {
      const { id, schemeId, kind, key, words, at, postId } = look
      await tx.run(sql.addLook, [tenant, id, schemeId, kind, key, words, at, postId])
    },

    /** The last look at each line of the list. */
    async looks(schemeId: string): Promise<{ kind: string; key: string; words: string; at: Date }[]> {
      return await tx.run(sql.looks, [tenant, schemeId])
    },
  }
}
