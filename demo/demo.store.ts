import type { StationDetail, StationHave, StationKind } from '../contract/stations.ts'
import type { Prepared, Tx } from '../server/platform/database/database.ts'

/** A photo of a case, as the table of files has it. */
export interface PhotoRow {
  id: string
  owner_id: string
  name: string
  size: number
  width: number
  height: number
  sha256: string
  storage_key: string
  created_at: Date
}

/** An invitation to rate, as it would have gone out. */
export interface InvitationRow {
  case_id: string
  round: number
  invited_at: string
  remind_at: string | null
  ends_at: string
  rated_at: string | null
}

/** Somebody who pressed "me too". */
export interface FollowerRow {
  id: string
  case_id: string
  account_id: string | null
  since: Date
}

/** A station, as its table has it; open, in its first version. */
export interface StationRow {
  id: string
  code: string
  kind: StationKind
  unit_id: string
  name_en: string
  name_zh: string
  lat: number
  lng: number
  duty_phone: string
  detail: StationDetail
  updated_at: Date
}

/** A look at a station that found what had to be there. */
export interface CheckRow {
  id: string
  station_id: string
  have: StationHave
  good_until: string
  at: Date
}

const statement = (name: string, text: string): Prepared => ({ name: `demo.${name}`, text })

const sql = {
  // Lost in a crash, the demo is missing whole, and made again at the next start. Whoever finds another seeding waits for its end.
  // References are checked by plans made while tables are nearly empty, and kept: these must not read whole tables when they have grown.
  hurry: statement(
    'hurry',
    `select set_config('synchronous_commit', 'off', true), set_config('statement_timeout', '0', true),
       set_config('enable_seqscan', 'off', true)`,
  ),
  photos: statement(
    'photos',
    `insert into file (tenant_id, id, owner_kind, owner_id, name, mime, size, width, height, sha256, storage_key, created_at)
     select $1, r.id, 'case', r.owner_id, r.name, 'image/jpeg', r.size, r.width, r.height, r.sha256, r.storage_key, r.created_at
     from jsonb_to_recordset($2::jsonb) as r(id uuid, owner_id uuid, name text, size bigint, width int, height int, sha256 text, storage_key text, created_at timestamptz)`,
  ),
  invitations: statement(
    'invitations',
    `insert into rating_invitation (tenant_id, case_id, round, invited_at, remind_at, ends_at, rated_at)
     select $1, r.case_id, r.round, r.invited_at, r.remind_at, r.ends_at, r.rated_at
     from jsonb_to_recordset($2::jsonb) as r(case_id uuid, round int, invited_at timestamptz, remind_at timestamptz, ends_at timestamptz, rated_at timestamptz)`,
  ),
  stations: statement(
    'stations',
    `insert into station (tenant_id, id, code, kind, unit_id, name_en, name_zh, lat, lng, duty_phone, detail, closed, version, updated_at)
     select $1, r.id, r.code, r.kind, r.unit_id, r.name_en, r.name_zh, r.lat, r.lng, r.duty_phone, r.detail, false, 1, r.updated_at
     from jsonb_to_recordset($2::jsonb) as r(id uuid, code text, kind text, unit_id uuid, name_en text, name_zh text, lat float8, lng float8, duty_phone text, detail jsonb, updated_at timestamptz)`,
  ),
  checks: statement(
    'checks',
    `insert into station_check (tenant_id, id, station_id, have, passed, evidence, good_until, at, role)
     select $1, r.id, r.station_id, r.have, true, '现场查看，符合要求 / Seen on site, as it should be', r.good_until, r.at, 'supervisor'
     from jsonb_to_recordset($2::jsonb) as r(id uuid, station_id uuid, have text, good_until date, at timestamptz)`,
  ),
  reportAt: statement(
    'reportAt',
    `select id, number from "case" where tenant_id = $1 and lifecycle = 'report' and not confidential and community_id = $2
       and state = any($3::text[]) order by reported_at desc limit 1`,
  ),
  followers: statement(
    'followers',
    `with r as (select * from jsonb_to_recordset($2::jsonb) as r(id uuid, case_id uuid, account_id text, since timestamptz)),
     added as (
       insert into case_follower (tenant_id, id, case_id, account_id, hear_back, locale, since)
       select $1, r.id, r.case_id, r.account_id, 'none', 'zh-CN', r.since from r
     )
     update "case" set followers = counted.n from (select case_id, count(*)::int as n from r group by case_id) counted
     where tenant_id = $1 and id = counted.case_id`,
  ),
}

/** Rows that history would have left beside the cases, in bulk, bound to a transaction. */
export function demoStore(tx: Tx) {
  const write = async (prepared: Prepared, rows: readonly unknown[]) => {
    if (rows.length > 0) await tx.run(prepared, [tx.tenantId, JSON.stringify(rows)])
  }
  return {
    /** The commit of this transaction doesn't wait for the disk, and its statements may take as long as they like. */
    async hurry(): Promise<void> {
      await tx.run(sql.hurry, [])
    },
    addPhotos: (rows: readonly PhotoRow[]) => write(sql.photos, rows),
    addStations: (rows: readonly StationRow[]) => write(sql.stations, rows),
    addChecks: (rows: readonly CheckRow[]) => write(sql.checks, rows),
    addInvitations: (rows: readonly InvitationRow[]) => write(sql.invitations, rows),
    /** The newest report of a community in one of these states. */
    findReport: async (communityId: string, states: readonly string[]) =>
      (await tx.run<{ id: string; number: string }>(sql.reportAt, [tx.tenantId, communityId, states]))[0],
    addFollowers: (rows: readonly FollowerRow[]) => write(sql.followers, rows),
  }
}
