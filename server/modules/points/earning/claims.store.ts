import type { ClaimState } from '../../../../contract/points-claims.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A claim as it is kept. */
export interface ClaimRecord {
  id: string
  ruleId: string
  version: number
  schemeId: string
  accountId: string
  unitId: string
  day: string
  minutes: number | null
  note: string
  state: ClaimState
  askedAt: Date
  decidedAt: Date | null
  decidedBy: string | null
  decidedPostId: string | null
  why: string | null
  contestedAt: Date | null
  contestedWords: string | null
  firstDecidedBy: string | null
}

const statement = (name: string, text: string): Prepared => ({ name: `points_claims.${name}`, text })
const columns = `id, rule_id "ruleId", version, scheme_id "schemeId", account_id "accountId", unit_id "unitId", day, minutes, note, state,
  asked_at "askedAt", decided_at "decidedAt", decided_by "decidedBy", decided_post_id "decidedPostId", why, contested_at "contestedAt",
  contested_words "contestedWords", first_decided_by "firstDecidedBy"`
const sql = {
  insert: statement(
    'insert',
    `insert into points_claim (tenant_id, id, rule_id, version, scheme_id, account_id, unit_id, day, minutes, note, state, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11)`,
  ),
  lock: statement('lock', `select ${columns} from points_claim where tenant_id = $1 and id = $2 for update`),
  find: statement('find', `select ${columns} from points_claim where tenant_id = $1 and id = $2`),
  update: statement(
    'update',
    `update points_claim set state = $3, decided_at = $4, decided_by = $5, decided_post_id = $6, why = $7, contested_at = $8,
       contested_words = $9, first_decided_by = $10, minutes = $11 where tenant_id = $1 and id = $2`,
  ),
  mine: statement(
    'mine',
    `select ${columns} from points_claim where tenant_id = $1 and account_id = $2 and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
  ),
  page: statement(
    'page',
    `select ${columns} from points_claim where tenant_id = $1 and scheme_id = $2 and state = $3 and ($4::uuid is null or id > $4)
       and ($5 or (unit_id = any($6::uuid[]))) order by id limit $7`,
  ),
  approvals: statement(
    'approvals',
    `select id "claimId", decided_by "by", account_id "earner", decided_at "at" from points_claim
     where tenant_id = $1 and scheme_id = $2 and state = 'approved' and decided_at >= $3 order by decided_at limit 20000`,
  ),
  anonymise: statement(
    'anonymise',
    `update points_claim set account_id = $3, note = '', contested_words = null,
       state = case when state in ('open', 'contested') then 'withdrawn' else state end
     where tenant_id = $1 and account_id = $2 returning id`,
  ),
}

/** Claims of points, bound to a transaction. */
export function claimsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    async insert(c: Omit<ClaimRecord, 'state'>): Promise<void> {
      const about = [c.ruleId, c.version, c.schemeId, c.accountId, c.unitId, c.day, c.minutes, c.note]
      await tx.run(sql.insert, [tenant, c.id, ...about, c.askedAt])
    },

    /** The claim, which nobody else decides until the transaction ends. */
    async lock(id: string): Promise<ClaimRecord | undefined> {
      return (await tx.run<ClaimRecord>(sql.lock, [tenant, id]))[0]
    },

    async find(id: string): Promise<ClaimRecord | undefined> {
      return (await tx.run<ClaimRecord>(sql.find, [tenant, id]))[0]
    },

    async update(c: ClaimRecord): Promise<void> {
      const decided = [c.decidedAt, c.decidedBy, c.decidedPostId, c.why]
      const contested = [c.contestedAt, c.contestedWords, c.firstDecidedBy]
      await tx.run(sql.update, [tenant, c.id, c.state, ...decided, ...contested, c.minutes])
    },

    /** Somebody's own, newest first. */
    async mine(accountId: string, page: { before?: string | undefined; limit: number }): Promise<ClaimRecord[]> {
      return await tx.run<ClaimRecord>(sql.mine, [tenant, accountId, page.before ?? null, page.limit])
    },

    /** Of a scheme in one state, oldest first; of these places, or of all. */
    async page(wanted: {
      schemeId: string
      state: ClaimState
      after?: string | undefined
      unitIds: readonly string[] | undefined
      limit: number
    }): Promise<ClaimRecord[]> {
      const { schemeId, state, after, unitIds, limit } = wanted
      const values = [schemeId, state, after ?? null, unitIds === undefined, unitIds ?? [], limit]
      return await tx.run<ClaimRecord>(sql.page, [tenant, ...values])
    },

    /** Who approved whose claims since an instant. */
    async approvals(
      schemeId: string,
      since: Date,
    ): Promise<{ claimId: string; by: string; earner: string; at: Date }[]> {
      return await tx.run(sql.approvals, [tenant, schemeId, since])
    },

    /** Cuts the tie to a person; that a claim was decided stays. How many. */
    async anonymise(accountId: string, instead: string): Promise<number> {
      return (await tx.run(sql.anonymise, [tenant, accountId, instead])).length
    },
  }
}
