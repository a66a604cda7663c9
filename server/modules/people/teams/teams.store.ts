import type { BeatShape, TeamKind } from '../../../../contract/teams.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { PlaceAfter } from '../../territory/territory.api.ts'
import { moveValues } from '../new-borders.store.ts'

/** A team as it is kept. */
export interface TeamRecord {
  id: string
  kind: string
  unitId: string
  parentId: string | null
  nameEn: string
  nameZh: string
  aboutEn: string | null
  aboutZh: string | null
  commitmentEn: string | null
  commitmentZh: string | null
  /** Day. */
  foundedOn: string | null
  phone: string | null
  applying: boolean
  endedOn: string | null
  endedWhy: string | null
  organisationId: string | null
  version: number
  updatedAt: Date
}

/** Counts of a team, as the register shows them. */
export interface TeamCounts {
  members: number
  applications: number
  leaders: number
  uninsured: number
}

/** A beat as it is kept. */
export interface BeatRecord {
  id: string
  teamId: string
  nth: number
  name: string
  shape: BeatShape | null
  unitIds: string[]
}

/** What a list of teams is narrowed to. */
export interface TeamFilter {
  q?: string | undefined
  kind?: string | undefined
  /** Teams at or below one of these units; undefined: everywhere. */
  below?: readonly string[] | undefined
  /** Beside those also teams of exactly these units: the ones above a place. */
  also?: readonly string[] | undefined
  ended: boolean
  /** Team after which the page begins. */
  after?: string | undefined
  limit: number
}

const statement = (name: string, text: string): Prepared => ({ name: `teams.${name}`, text })
const columns = `t.id, t.kind, t.unit_id "unitId", t.parent_id "parentId", t.name_en "nameEn", t.name_zh "nameZh",
  t.about_en "aboutEn", t.about_zh "aboutZh", t.commitment_en "commitmentEn", t.commitment_zh "commitmentZh",
  t.founded_on::text "foundedOn", t.phone, t.applying, t.ended_on::text "endedOn", t.ended_why "endedWhy",
  t.organisation_id "organisationId", t.version, t.updated_at "updatedAt"`

/**
 * SQL: true for a row `m` of `team_member` that holds. Whoever withdraws the consent among their own data is out at once, without
 * asking the team.
 */
export const stillAgreed = `not exists (select 1 from consent c
  where c.tenant_id = m.tenant_id and c.id = m.consent_id and c.withdrawn_at is not null)`

const sql = {
  find: statement('find', `select ${columns} from team t where t.tenant_id = $1 and t.id = $2`),
  lock: statement('lock', `select ${columns} from team t where t.tenant_id = $1 and t.id = $2 for update`),
  byIds: statement('byIds', `select ${columns} from team t where t.tenant_id = $1 and t.id = any($2::uuid[])`),
  children: statement(
    'children',
    `select ${columns} from team t where t.tenant_id = $1 and t.parent_id = $2 and t.ended_on is null order by t.name_en, t.id`,
  ),
  page: statement(
    'page',
    `select ${columns} from team t
     where t.tenant_id = $1
       and ($2::uuid is null or (t.name_en, t.id) > (select name_en, id from team where tenant_id = $1 and id = $2))
       and ($3::text is null or t.name_en ilike $3 or t.name_zh ilike $3)
       and ($4::text is null or t.kind = $4)
       and ($5::uuid[] is null or t.unit_id = any($6::uuid[])
         or t.unit_id in (select id from unit where tenant_id = $1 and path && $5::uuid[]))
       and ($7 or t.ended_on is null)
     order by t.name_en, t.id limit $8`,
  ),
  insert: statement(
    'insert',
    `insert into team (tenant_id, id, kind, unit_id, parent_id, name_en, name_zh, about_en, about_zh, commitment_en, commitment_zh,
       founded_on, phone, applying, ended_on, ended_why, organisation_id, version, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
  ),
  update: statement(
    'update',
    `update team set kind = $3, unit_id = $4, parent_id = $5, name_en = $6, name_zh = $7, about_en = $8, about_zh = $9,
       commitment_en = $10, commitment_zh = $11, founded_on = $12, phone = $13, applying = $14, ended_on = $15, ended_why = $16,
       organisation_id = $17, version = $18, updated_at = $19
     where tenant_id = $1 and id = $2`,
  ),
  counts: statement(
    'counts',
    `select m.team_id "teamId", count(*) filter (where m.state = 'member')::int "members",
       count(*) filter (where m.state = 'applied')::int "applications",
       count(*) filter (where m.state = 'member' and exists (select 1 from team_lead l
         where l.tenant_id = m.tenant_id and l.member_id = m.id and l.term_to is null))::int "leaders",
       count(*) filter (where m.state = 'member' and not exists (select 1 from team_insurance i
         where i.tenant_id = m.tenant_id and i.member_id = m.id and i.seen_at is not null and i.refused_why is null
           and i.valid_from <= $3::date and i.valid_until >= $3::date))::int "uninsured"
     from team_member m
     where m.tenant_id = $1 and m.team_id = any($2::uuid[]) and m.state in ('applied', 'member') and ${stillAgreed}
     group by m.team_id`,
  ),
  sizes: statement(
    'sizes',
    `select t.unit_id "unitId", (select count(*)::int from team_member m
       where m.tenant_id = $1 and m.team_id = t.id and m.state = 'member' and ${stillAgreed}) "members"
     from team t where t.tenant_id = $1 and t.ended_on is null`,
  ),
  countAt: statement(
    'countAt',
    'select count(*)::int "count" from team where tenant_id = $1 and unit_id = any($2::uuid[]) and ended_on is null',
  ),
  move: statement(
    'move',
    `update team t set unit_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where t.tenant_id = $1 and t.unit_id = m.was`,
  ),
  // A beat that goes through several of those that became one goes through it once.
  moveBeats: statement(
    'moveBeats',
    `with due as (
       select distinct on (b.beat_id, m.heir) b.id, m.heir from team_beat_unit b, unnest($2::uuid[], $3::uuid[]) m (was, heir)
       where b.tenant_id = $1 and b.unit_id = m.was and not exists (
         select 1 from team_beat_unit o where o.tenant_id = $1 and o.beat_id = b.beat_id and o.unit_id = m.heir)
       order by b.beat_id, m.heir, b.id)
     update team_beat_unit b set unit_id = due.heir from due where b.tenant_id = $1 and b.id = due.id`,
  ),
  dropDoubles: statement(
    'dropDoubles',
    'delete from team_beat_unit where tenant_id = $1 and unit_id = any($2::uuid[])',
  ),
  kinds: statement(
    'kinds',
    `select code, jsonb_build_object('en', name_en, 'zh', name_zh) "name", insured, active
     from team_kind where tenant_id = $1 order by nth, code`,
  ),
  kindsInUse: statement('kindsInUse', 'select distinct kind from team where tenant_id = $1'),
  lockKinds: statement('lockKinds', `select pg_advisory_xact_lock(hashtextextended('team kinds ' || $1, 0))`),
  clearKinds: statement('clearKinds', 'delete from team_kind where tenant_id = $1'),
  addKind: statement(
    'addKind',
    `insert into team_kind (tenant_id, id, code, nth, name_en, name_zh, insured, active)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  ),
  beats: statement(
    'beats',
    `select b.id, b.team_id "teamId", b.nth, b.name, b.shape,
       coalesce((select array_agg(u.unit_id order by u.unit_id) from team_beat_unit u
         where u.tenant_id = $1 and u.beat_id = b.id), '{}') "unitIds"
     from team_beat b where b.tenant_id = $1 and b.team_id = $2 and b.ended_on is null order by b.nth, b.id`,
  ),
  beatNames: statement('beatNames', 'select id, name from team_beat where tenant_id = $1 and id = any($2::uuid[])'),
  saveBeat: statement(
    'saveBeat',
    `insert into team_beat (tenant_id, id, team_id, nth, name, shape) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, id) do update set nth = excluded.nth, name = excluded.name, shape = excluded.shape`,
  ),
  clearBeatUnits: statement('clearBeatUnits', 'delete from team_beat_unit where tenant_id = $1 and beat_id = $2'),
  addBeatUnit: statement(
    'addBeatUnit',
    `insert into team_beat_unit (tenant_id, id, beat_id, unit_id) values ($1, $2, $3, $4)
     on conflict (tenant_id, beat_id, unit_id) do nothing`,
  ),
  endBeats: statement(
    'endBeats',
    `update team_beat set ended_on = $4
     where tenant_id = $1 and team_id = $2 and ended_on is null and not (id = any($3::uuid[]))`,
  ),
}

/** Teams, their kinds and their beats, bound to a transaction. */
export function teamsStore(tx: Tx) {
  const tenant = tx.tenantId
  const values = (t: TeamRecord) => [
    ...[tenant, t.id, t.kind, t.unitId, t.parentId, t.nameEn, t.nameZh, t.aboutEn, t.aboutZh, t.commitmentEn],
    ...[t.commitmentZh, t.foundedOn, t.phone, t.applying, t.endedOn, t.endedWhy, t.organisationId, t.version],
    t.updatedAt,
  ]
  return {
    async find(id: string): Promise<TeamRecord | undefined> {
      return (await tx.run<TeamRecord>(sql.find, [tenant, id]))[0]
    },

    /** The team, which nobody else changes until the transaction ends. */
    async lock(id: string): Promise<TeamRecord | undefined> {
      return (await tx.run<TeamRecord>(sql.lock, [tenant, id]))[0]
    },

    async byIds(ids: readonly string[]): Promise<TeamRecord[]> {
      return ids.length === 0 ? [] : await tx.run<TeamRecord>(sql.byIds, [tenant, ids])
    },

    /** Teams that belong to a team and have not ended. */
    async children(id: string): Promise<TeamRecord[]> {
      return await tx.run<TeamRecord>(sql.children, [tenant, id])
    },

    /** Teams by name. */
    async page(wanted: TeamFilter): Promise<TeamRecord[]> {
      const { q, kind, below, also, ended, after, limit } = wanted
      const like = q ? `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null
      const given = [tenant, after ?? null, like, kind ?? null, below ?? null, also ?? [], ended, limit]
      return await tx.run<TeamRecord>(sql.page, given)
    },

    async insert(team: TeamRecord): Promise<void> {
      await tx.run(sql.insert, values(team))
    },

    async update(team: TeamRecord): Promise<void> {
      await tx.run(sql.update, values(team))
    },

    /** Counts of teams on a day; a team nobody is in has no entry. */
    async counts(teamIds: readonly string[], today: string): Promise<Map<string, TeamCounts>> {
      if (teamIds.length === 0) return new Map()
      const rows = await tx.run<TeamCounts & { teamId: string }>(sql.counts, [tenant, teamIds, today])
      return new Map(rows.map(({ teamId, ...counts }) => [teamId, counts]))
    },

    /** How many members each team that has not ended has, with its unit. */
    async sizes(): Promise<{ unitId: string; members: number }[]> {
      return await tx.run(sql.sizes, [tenant])
    },

    /** How many teams that have not ended stand at these units. */
    async countAt(unitIds: readonly string[]): Promise<number> {
      return (await tx.run<{ count: number }>(sql.countAt, [tenant, unitIds]))[0]?.count ?? 0
    },

    /** What stood at units that ended stands at others from now on: teams and beats. */
    async moveAll(places: readonly PlaceAfter[]): Promise<void> {
      const values = moveValues(tenant, places)
      await tx.run(sql.move, values)
      await tx.run(sql.moveBeats, values)
      await tx.run(sql.dropDoubles, values.slice(0, 2))
    },

    /** Kinds the tenant laid down; empty where it never did. */
    async kinds(): Promise<TeamKind[]> {
      return await tx.run<TeamKind>(sql.kinds, [tenant])
    },

    async kindsInUse(): Promise<string[]> {
      return (await tx.run<{ kind: string }>(sql.kindsInUse, [tenant])).map(({ kind }) => kind)
    },

    /** Nobody else lays down kinds until the transaction ends. */
    async lockKinds(): Promise<void> {
      await tx.run(sql.lockKinds, [tenant])
    },

    /** Replaces the kinds. `idOf` makes ids. */
    async setKinds(kinds: readonly TeamKind[], idOf: () => string): Promise<void> {
      await tx.run(sql.clearKinds, [tenant])
      for (const [nth, { code, name, insured, active }] of kinds.entries())
        await tx.run(sql.addKind, [tenant, idOf(), code, nth, name.en, name.zh, insured, active])
    },

    /** Beats of a team that have not ended, in their order. */
    async beats(teamId: string): Promise<BeatRecord[]> {
      return await tx.run<BeatRecord>(sql.beats, [tenant, teamId])
    },

    /** Names of beats, also of those that have ended. */
    async beatNames(ids: readonly string[]): Promise<Map<string, string>> {
      if (ids.length === 0) return new Map()
      const rows = await tx.run<{ id: string; name: string }>(sql.beatNames, [tenant, ids])
      return new Map(rows.map(({ id, name }) => [id, name]))
    },

    /** Writes the beats of a team; those that are not among them end on that day. */
    async setBeats(
      teamId: string,
      beats: readonly BeatRecord[],
      { idOf, today }: { idOf: () => string; today: string },
    ): Promise<void> {
      const kept = beats.map(({ id }) => id)
      await tx.run(sql.endBeats, [tenant, teamId, kept, today])
      for (const { id, nth, name, shape, unitIds } of beats) {
        await tx.run(sql.saveBeat, [tenant, id, teamId, nth, name, shape === null ? null : JSON.stringify(shape)])
        await tx.run(sql.clearBeatUnits, [tenant, id])
        for (const unitId of unitIds) await tx.run(sql.addBeatUnit, [tenant, idOf(), id, unitId])
      }
    },
  }
}
