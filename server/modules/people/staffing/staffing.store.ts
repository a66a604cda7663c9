import type { Measure, RuleBody } from '../../../../contract/people-staffing.ts'
import type { GridKind, Level } from '../../../../contract/territory.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { Role } from '../../../platform/policy/actor.ts'

/** A staffing rule as it is kept. */
export interface RuleRecord {
  id: string
  position: number
  name: { en: string; zh: string }
  level: Level
  kind: GridKind | null
  roles: Role[]
  committee: RuleBody | null
  below: boolean
  measure: Measure
  least: number
  most: number | null
  active: boolean
  /** No gap is older than its rule. */
  appliesFrom: Date
  version: number
}

/** How many filled posts a unit has for a rule. Units without any have no row. */
export interface FilledRow {
  ruleId: string
  unitId: string
  have: number
}

/** What one day kept of a unit and all below it, by rule. */
export interface DayRow {
  unitId: string
  ruleId: string
  units: number
  short: number
  missing: number
}

const statement = (name: string, text: string): Prepared => ({ name: `staffing.${name}`, text })

// A post without holder or account is vacant. One that has ended counts as having been held: whoever asked to be forgotten was there.
const filled = '(p.account_id is not null or p.holder_name is not null or p.term_to <= $2)'
const counts = `r.measure <> 'bodies' and p.role = any(r.roles) and (r.committee is null or r.committee = p.committee)`
// Bodies last whole days; for their gaps that is exact enough.
const ofBody = `r.measure = 'bodies' and b.kind = r.committee and b.formed_on <= $2`

const sql = {
  rules: statement(
    'rules',
    `select id, position, jsonb_build_object('en', name_en, 'zh', name_zh) "name", level, kind, roles, committee, below, measure,
       least, most, active, applies_from "appliesFrom", version
     from staffing_rule where tenant_id = $1 order by position, id`,
  ),
  save: statement(
    'save',
    `insert into staffing_rule (tenant_id, id, position, name_en, name_zh, level, kind, roles, committee, below, measure, least,
       most, active, applies_from, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     on conflict (tenant_id, id) do update set position = excluded.position, name_en = excluded.name_en, name_zh = excluded.name_zh,
       level = excluded.level, kind = excluded.kind, roles = excluded.roles, committee = excluded.committee, below = excluded.below,
       measure = excluded.measure, least = excluded.least, most = excluded.most, active = excluded.active,
       applies_from = excluded.applies_from, version = excluded.version
     where staffing_rule.version = excluded.version - 1
     returning id`,
  ),
  filled: statement(
    'filled',
    `with serving as (
       select p.role, p.committee, p.unit_id, u.path
       from post p join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
       where p.tenant_id = $1 and p.term_from <= $2 and (p.term_to is null or p.term_to > $2) and ${filled}),
     counted as (
       select at.id unit_id, s.role, s.committee, count(*) everywhere, count(*) filter (where at.id = s.unit_id) here
       from serving s cross join lateral unnest(s.path) at(id) group by 1, 2, 3)
     select r.id "ruleId", p.unit_id "unitId", sum(case when r.below then p.everywhere else p.here end)::int "have"
     from counted p
     join unit u on u.tenant_id = $1 and u.id = p.unit_id
     join staffing_rule r on r.tenant_id = $1 and r.active and r.level = u.level and (r.kind is null or r.kind = u.kind) and ${counts}
     group by 1, 2 having sum(case when r.below then p.everywhere else p.here end) > 0
     union all
     select r.id, u.id, count(*)::int
     from residents_body b join unit at on at.tenant_id = $1 and at.id = b.unit_id
     join unit u on u.tenant_id = $1 and u.id = any(at.path)
     join staffing_rule r on r.tenant_id = $1 and r.active and r.level = u.level and (r.kind is null or r.kind = u.kind)
       and (r.below or u.id = b.unit_id) and ${ofBody}
     where b.tenant_id = $1 and (b.ended_on is null or b.ended_on > $2) group by 1, 2`,
  ),
  // Each pair of a unit and a rule with the number it is about (needed, or room for): goes along the begins and ends of posts and
  // finds the last instant from which on it has been so. `wanted`: true while short of `bound`, else while above it.
  since: statement(
    'since',
    `with pair as (
       select n, "unitId" unit_id, "ruleId" rule_id, bound, short
       from jsonb_to_recordset($3::jsonb) p(n int, "unitId" uuid, "ruleId" uuid, bound int, short boolean)),
     concerned as (
       select pair.n, pair.bound, pair.short, p.term_from, p.term_to
       from pair join staffing_rule r on r.tenant_id = $1 and r.id = pair.rule_id and not r.below
       join post p on p.tenant_id = $1 and p.unit_id = pair.unit_id and ${counts} and ${filled} and p.term_from <= $2
       union all
       select pair.n, pair.bound, pair.short, p.term_from, p.term_to
       from pair join staffing_rule r on r.tenant_id = $1 and r.id = pair.rule_id and r.below
       join unit u on u.tenant_id = $1 and u.path @> array[pair.unit_id]
       join post p on p.tenant_id = $1 and p.unit_id = u.id and ${counts} and ${filled} and p.term_from <= $2
       union all
       select pair.n, pair.bound, pair.short, b.formed_on::timestamptz, b.ended_on::timestamptz
       from pair join staffing_rule r on r.tenant_id = $1 and r.id = pair.rule_id
       join unit u on u.tenant_id = $1 and u.path @> array[pair.unit_id] and (r.below or u.id = pair.unit_id)
       join residents_body b on b.tenant_id = $1 and b.unit_id = u.id and ${ofBody}),
     step as (
       select n, bound, short, term_from at, 1 change from concerned
       union all select n, bound, short, term_to, -1 from concerned where term_to <= $2),
     moment as (select n, bound, short, at, sum(change) change from step group by n, bound, short, at),
     level as (
       select n, at, case when short then sum(change) over w < bound else sum(change) over w > bound end so
       from moment window w as (partition by n order by at)),
     run as (select n, at, so, max(at) filter (where not so) over (partition by n) last_other from level)
     select n, min(at) "at", bool_or(last_other is not null) "ever" from run
     where so and (last_other is null or at > last_other) group by n`,
  ),
  keepDay: statement(
    'keepDay',
    `insert into staffing_day (tenant_id, day, unit_id, rule_id, units, short, missing)
     select $1, $2, d."unitId", d."ruleId", d.units, d.short, d.missing
     from jsonb_to_recordset($3::jsonb) d("unitId" uuid, "ruleId" uuid, units int, short int, missing int)
     on conflict (tenant_id, unit_id, rule_id, day) do update
       set units = excluded.units, short = excluded.short, missing = excluded.missing`,
  ),
  lastDay: statement('lastDay', `select max(day)::text "day" from staffing_day where tenant_id = $1`),
  days: statement(
    'days',
    `select day::text "day", sum(units)::int "units", sum(short)::int "short", sum(missing)::int "missing" from staffing_day
     where tenant_id = $1 and unit_id = any($2::uuid[]) and ($3::uuid is null or rule_id = $3) and day >= $4
     group by day order by day`,
  ),
}

/** Staffing rules and what is counted by them, bound to a transaction. */
export function staffingStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** All rules in their order, also those switched off. */
    async rules(): Promise<RuleRecord[]> {
      return await tx.run<RuleRecord>(sql.rules, [tenant])
    },

    /** Writes a rule whose version follows the one that is kept; false where somebody else was faster. */
    async save(rule: RuleRecord): Promise<boolean> {
      const { id, position, name, level, kind, roles, committee, below, measure, least, most, active } = rule
      const values = [
        tenant,
        id,
        position,
        name.en,
        name.zh,
        level,
        kind,
        roles,
        committee,
        below,
        measure,
        least,
        most,
        active,
      ]
      return (await tx.run(sql.save, [...values, rule.appliesFrom, rule.version])).length > 0
    },

    /** Filled posts at an instant, counted for every unit and active rule in one go. */
    async filled(at: Date): Promise<FilledRow[]> {
      return await tx.run<FilledRow>(sql.filled, [tenant, at])
    },

    /**
     * Since when units have been short of so many posts, or above them. The answer has the place in the list; no entry where no post
     * ever began or ended there; `ever` false where it was so from the first post on.
     */
    async since(
      pairs: readonly { unitId: string; ruleId: string; bound: number; short: boolean }[],
      now: Date,
    ): Promise<{ n: number; at: Date; ever: boolean }[]> {
      if (pairs.length === 0) return []
      const numbered = JSON.stringify(pairs.map((pair, n) => ({ ...pair, n })))
      return await tx.run(sql.since, [tenant, now, numbered])
    },

    async keepDay(day: string, rows: readonly DayRow[]): Promise<void> {
      await tx.run(sql.keepDay, [tenant, day, JSON.stringify(rows)])
    },

    /** The last day that was kept, `2026-03-01`. */
    async lastDay(): Promise<string | undefined> {
      return (await tx.run<{ day: string | null }>(sql.lastDay, [tenant]))[0]?.day ?? undefined
    },

    /** What the days since `from` kept of these units, added up. */
    async days(wanted: { unitIds: readonly string[]; ruleId: string | undefined; from: string }) {
      const values = [tenant, wanted.unitIds, wanted.ruleId ?? null, wanted.from]
      return await tx.run<{ day: string; units: number; short: number; missing: number }>(sql.days, values)
    },
  }
}
