import type { PointsBasis, PointsCategory, PointsSource, RuleDetail } from '../../../../contract/points.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A scheme as it is kept. */
export interface SchemeRecord {
  id: string
  unitId: string
  nameEn: string
  nameZh: string
  perDay: number | null
  perMonth: number | null
  expiryMonths: number
  /** Days for which orders of its goods wait. */
  pickUpDays: number
  reviewDays: number
  reviewPair: number
  /** Percent. */
  reviewShare: number
  reviewBurst: number
  endedAt: Date | null
  version: number
  updatedAt: Date
}

/** A version of a rule as it is kept. */
export interface RuleRecord {
  id: string
  schemeId: string
  version: number
  category: PointsCategory
  source: PointsSource
  basis: PointsBasis
  points: number
  detail: RuleDetail
  from: string
  until: string | null
  savedAt: Date
  postId: string | null
}

const statement = (name: string, text: string): Prepared => ({ name: `points_rules.${name}`, text })
const scheme = `id, unit_id "unitId", name_en "nameEn", name_zh "nameZh", per_day "perDay", per_month "perMonth",
  expiry_months "expiryMonths", ended_at "endedAt", version, updated_at "updatedAt", pick_up_days "pickUpDays",
  review_days "reviewDays", review_pair "reviewPair", review_share "reviewShare", review_burst "reviewBurst"`
const rule = `r.id, r.scheme_id "schemeId", v.version, v.category, v.source, v.basis, v.points, v.detail, v.first_day "from",
  v.last_day "until", v.saved_at "savedAt", v.post_id "postId"`
const latest =
  'points_rule r join points_rule_version v on v.tenant_id = r.tenant_id and v.rule_id = r.id and v.version = r.version'
const sql = {
  schemes: statement(
    'schemes',
    `select ${scheme} from points_scheme where tenant_id = $1 and ($2::uuid[] is null or unit_id = any($2)) and ($3 or ended_at is null)
       and ($4::text is null or name_en ilike $4 or name_zh ilike $4) and ($5::uuid is null or id > $5) order by id limit $6`,
  ),
  scheme: statement('scheme', `select ${scheme} from points_scheme where tenant_id = $1 and id = $2`),
  lockScheme: statement(
    'lockScheme',
    `select ${scheme} from points_scheme where tenant_id = $1 and id = $2 for update`,
  ),
  insertScheme: statement(
    'insertScheme',
    `insert into points_scheme (tenant_id, id, unit_id, name_en, name_zh, per_day, per_month, expiry_months, ended_at, version, updated_at,
       pick_up_days, review_days, review_pair, review_share, review_burst)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
  ),
  updateScheme: statement(
    'updateScheme',
    `update points_scheme set unit_id = $3, name_en = $4, name_zh = $5, per_day = $6, per_month = $7, expiry_months = $8, ended_at = $9,
       version = $10, updated_at = $11, pick_up_days = $12, review_days = $13, review_pair = $14, review_share = $15, review_burst = $16
     where tenant_id = $1 and id = $2`,
  ),
  moveAll: statement('moveAll', 'update points_scheme set unit_id = $3 where tenant_id = $1 and unit_id = $2'),
  rules: statement(
    'rules',
    `select ${rule} from ${latest} where r.tenant_id = $1 and r.scheme_id = any($2::uuid[]) order by r.id`,
  ),
  rule: statement('rule', `select ${rule} from ${latest} where r.tenant_id = $1 and r.id = $2`),
  lockRule: statement('lockRule', `select ${rule} from ${latest} where r.tenant_id = $1 and r.id = $2 for update of r`),
  versions: statement(
    'versions',
    `select ${rule} from points_rule r join points_rule_version v on v.tenant_id = r.tenant_id and v.rule_id = r.id
     where r.tenant_id = $1 and r.id = $2 order by v.version desc`,
  ),
  ofVersions: statement(
    'ofVersions',
    `select ${rule} from points_rule r join points_rule_version v on v.tenant_id = r.tenant_id and v.rule_id = r.id
     where r.tenant_id = $1 and (v.rule_id, v.version) in (select * from unnest($2::uuid[], $3::int[]))`,
  ),
  of: statement(
    'of',
    `select ${rule} from ${latest} join points_scheme s on s.tenant_id = r.tenant_id and s.id = r.scheme_id
     where r.tenant_id = $1 and s.unit_id = any($2::uuid[]) and s.ended_at is null and v.source = any($3::text[]) order by r.id`,
  ),
  insertRule: statement(
    'insertRule',
    'insert into points_rule (tenant_id, id, scheme_id, version) values ($1, $2, $3, $4)',
  ),
  nextVersion: statement('nextVersion', 'update points_rule set version = $3 where tenant_id = $1 and id = $2'),
  insertVersion: statement(
    'insertVersion',
    `insert into points_rule_version (tenant_id, rule_id, version, category, source, basis, points, detail, first_day, last_day, saved_at,
       post_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
  ),
}

/** Schemes and rules, bound to a transaction. */
export function rulesStore(tx: Tx) {
  const tenant = tx.tenantId
  const schemeValues = (s: SchemeRecord) => [
    ...[tenant, s.id, s.unitId, s.nameEn, s.nameZh, s.perDay, s.perMonth, s.expiryMonths, s.endedAt, s.version],
    ...[s.updatedAt, s.pickUpDays, s.reviewDays, s.reviewPair, s.reviewShare, s.reviewBurst],
  ]
  const insertVersion = async (r: RuleRecord) => {
    const figures = [r.category, r.source, r.basis, r.points, JSON.stringify(r.detail), r.from, r.until]
    await tx.run(sql.insertVersion, [tenant, r.id, r.version, ...figures, r.savedAt, r.postId])
  }
  return {
    /** Schemes of these units, or of all, oldest first. */
    async schemes(
      wanted: { unitIds?: readonly string[] | undefined; q: string; ended: boolean },
      page: { after?: string | undefined; limit: number },
    ): Promise<SchemeRecord[]> {
      const { unitIds, q, ended } = wanted
      const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null
      const values = [unitIds ?? null, ended, like, page.after ?? null, page.limit]
      return await tx.run<SchemeRecord>(sql.schemes, [tenant, ...values])
    },

    async scheme(id: string): Promise<SchemeRecord | undefined> {
      return (await tx.run<SchemeRecord>(sql.scheme, [tenant, id]))[0]
    },

    /** The scheme, which nobody else changes until the transaction ends. */
    async lockScheme(id: string): Promise<SchemeRecord | undefined> {
      return (await tx.run<SchemeRecord>(sql.lockScheme, [tenant, id]))[0]
    },

    async insertScheme(record: SchemeRecord): Promise<void> {
      await tx.run(sql.insertScheme, schemeValues(record))
    },

    async updateScheme(record: SchemeRecord): Promise<void> {
      await tx.run(sql.updateScheme, schemeValues(record))
    },

    /** What stood at a unit that ended stands at another. */
    async moveAll(from: string, to: string): Promise<void> {
      await tx.run(sql.moveAll, [tenant, from, to])
    },

    /** The latest version of each rule of some schemes. */
    async rules(schemeIds: readonly string[]): Promise<RuleRecord[]> {
      return schemeIds.length === 0 ? [] : await tx.run<RuleRecord>(sql.rules, [tenant, schemeIds])
    },

    async rule(id: string): Promise<RuleRecord | undefined> {
      return (await tx.run<RuleRecord>(sql.rule, [tenant, id]))[0]
    },

    async lockRule(id: string): Promise<RuleRecord | undefined> {
      return (await tx.run<RuleRecord>(sql.lockRule, [tenant, id]))[0]
    },

    /** Every version of a rule, newest first. */
    async versions(id: string): Promise<RuleRecord[]> {
      return await tx.run<RuleRecord>(sql.versions, [tenant, id])
    },

    /** Versions of rules, by rule and number. */
    async ofVersions(wanted: readonly { ruleId: string; version: number }[]): Promise<RuleRecord[]> {
      if (wanted.length === 0) return []
      const values = [wanted.map(({ ruleId }) => ruleId), wanted.map(({ version }) => version)]
      return await tx.run<RuleRecord>(sql.ofVersions, [tenant, ...values])
    },

    /** Rules that hear of deeds from these sources, of the schemes at these units. */
    async of(unitIds: readonly string[], sources: readonly PointsSource[]): Promise<RuleRecord[]> {
      return unitIds.length === 0 ? [] : await tx.run<RuleRecord>(sql.of, [tenant, unitIds, sources])
    },

    async insertRule(record: RuleRecord): Promise<void> {
      await tx.run(sql.insertRule, [tenant, record.id, record.schemeId, record.version])
      await insertVersion(record)
    },

    /** Writes the next version; the ones before stay. */
    async nextVersion(record: RuleRecord): Promise<void> {
      await insertVersion(record)
      await tx.run(sql.nextVersion, [tenant, record.id, record.version])
    },
  }
}
