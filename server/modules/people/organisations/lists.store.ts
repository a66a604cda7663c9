import type { BodyKind, MeetingAction } from '../../../../contract/community-lists.ts'
import type { Resource } from '../../../../contract/help.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { PlaceAfter } from '../../territory/territory.api.ts'
import { moveValues } from '../new-borders.store.ts'
import { rowsOf } from './rows.store.ts'

/** What a community needs, or wants to do. */
export interface NeedRecord {
  id: string
  unitId: string
  list: 'demand' | 'project'
  resource: Resource
  what: string
  amount: number | null
  measure: string | null
  by: string | null
  state: 'open' | 'met' | 'withdrawn'
  madeAt: Date
  endedAt: Date | null
  endedWhy: string | null
  version: number
}

/** A need with the promises beside it. */
export type NeedSeen = NeedRecord & {
  pledges: {
    matchId: string
    pledgeId: string
    what: string
    organisation: { id: string; name: { en: string; zh: string } }
  }[]
}

/** A promise beside a need. */
export interface MatchRecord {
  id: string
  needId: string
  pledgeId: string
  madeAt: Date
  endedAt: Date | null
}

/** A page of a list of a unit and all below it; with `ended` also what is over. `after` is the last id of the page before. */
export interface ListPage {
  unitId: string
  ended: boolean
  after?: string | undefined
  limit: number
}

/** A body of a unit. */
export interface BodyRecord {
  id: string
  unitId: string
  kind: BodyKind
  nameEn: string
  nameZh: string
  members: number
  formedOn: string
  termUntil: string | null
  contact: string | null
  endedOn: string | null
  endedWhy: string | null
  version: number
}

/** A joint meeting. */
export interface MeetingRecord {
  id: string
  unitId: string
  heldOn: string
  topic: string
  minutes: string | null
  actions: MeetingAction[]
  version: number
}

/** Reads and writes of needs. */
export const needs = rowsOf<NeedRecord>('community_need', {
  id: 'id',
  unitId: 'unit_id',
  list: 'list',
  resource: 'resource',
  what: 'what',
  amount: 'amount',
  measure: 'measure',
  by: { day: 'wanted_by' },
  state: 'state',
  madeAt: 'made_at',
  endedAt: 'ended_at',
  endedWhy: 'ended_why',
  version: 'version',
})

/** Reads and writes of matches. */
export const matches = rowsOf<MatchRecord>('need_match', {
  id: 'id',
  needId: 'need_id',
  pledgeId: 'pledge_id',
  madeAt: 'made_at',
  endedAt: 'ended_at',
})

/** Reads and writes of bodies. */
export const bodies = rowsOf<BodyRecord>('residents_body', {
  id: 'id',
  unitId: 'unit_id',
  kind: 'kind',
  nameEn: 'name_en',
  nameZh: 'name_zh',
  members: 'members',
  formedOn: { day: 'formed_on' },
  termUntil: { day: 'term_until' },
  contact: 'contact',
  endedOn: { day: 'ended_on' },
  endedWhy: 'ended_why',
  version: 'version',
})

/** Reads and writes of joint meetings. */
export const meetings = rowsOf<MeetingRecord>('joint_meeting', {
  id: 'id',
  unitId: 'unit_id',
  heldOn: { day: 'held_on' },
  topic: 'topic',
  minutes: 'minutes',
  actions: { json: 'actions' },
  version: 'version',
})

const statement = (name: string, text: string): Prepared => ({ name: `community_lists.${name}`, text })
const needSeen = `select ${needs.columns},
    coalesce((select jsonb_agg(jsonb_build_object('matchId', m.id, 'pledgeId', p.id, 'what', p.what, 'organisation',
        jsonb_build_object('id', o.id, 'name', jsonb_build_object('en', o.name_en, 'zh', o.name_zh))) order by m.made_at)
      from need_match m join pledge p on p.tenant_id = m.tenant_id and p.id = m.pledge_id
        join organisation o on o.tenant_id = p.tenant_id and o.id = p.organisation_id
      where m.tenant_id = x.tenant_id and m.need_id = x.id and m.ended_at is null), '[]') "pledges"
  from community_need x`
const sql = {
  need: statement('need', `${needSeen} where x.tenant_id = $1 and x.id = $2`),
  needsAt: statement(
    'needsAt',
    `${needSeen} where x.tenant_id = $1 and x.unit_id in (select id from unit where tenant_id = $1 and path @> array[$2::uuid])
       and x.list = $3 and ($4 or x.state = 'open')
       and ($5::uuid is null or (x.state <> 'open', coalesce(x.wanted_by, 'infinity'), x.made_at, x.id) > (
         select a.state <> 'open', coalesce(a.wanted_by, 'infinity'), a.made_at, a.id from community_need a
         where a.tenant_id = $1 and a.id = $5))
     order by x.state <> 'open', coalesce(x.wanted_by, 'infinity'), x.made_at, x.id limit $6`,
  ),
  openNeeds: statement(
    'openNeeds',
    `${needSeen} where x.tenant_id = $1 and x.unit_id in (select id from unit where tenant_id = $1 and path @> array[$2::uuid])
       and x.list = $3 and x.state = 'open' and ($4::uuid is null or x.id < $4) order by x.id desc limit $5`,
  ),
  bodies: statement(
    'bodies',
    `select ${bodies.columns} from residents_body x
     where x.tenant_id = $1 and ($2::uuid is null or x.id > $2)
       and ($3::uuid is null or x.unit_id in (select id from unit where tenant_id = $1 and path @> array[$3::uuid]))
       and ($4::text is null or x.kind = $4) and ($5 or x.ended_on is null)
     order by x.id limit $6`,
  ),
  meetings: statement(
    'meetings',
    `select ${meetings.columns} from joint_meeting x
     where x.tenant_id = $1 and x.unit_id = $2
       and ($3::uuid is null or (x.held_on, x.id) < (select held_on, id from joint_meeting where tenant_id = $1 and id = $3))
     order by x.held_on desc, x.id desc limit 50`,
  ),
  moveNeeds: statement(
    'moveNeeds',
    `update community_need n set unit_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where n.tenant_id = $1 and n.unit_id = m.was`,
  ),
  moveBodies: statement(
    'moveBodies',
    `update residents_body b set unit_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where b.tenant_id = $1 and b.unit_id = m.was and b.ended_on is null`,
  ),
}

/** The lists, bodies and meetings of units, bound to a transaction. */
export function listsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    async findNeed(id: string): Promise<NeedSeen | undefined> {
      return (await tx.run<NeedSeen>(sql.need, [tenant, id]))[0]
    },

    /** Needs of one list of a unit and all below it: what is open first, by the day it is wanted. */
    async needsAt(wanted: ListPage & { list: NeedRecord['list'] }): Promise<NeedSeen[]> {
      const { unitId, list, ended, after, limit } = wanted
      return await tx.run<NeedSeen>(sql.needsAt, [tenant, unitId, list, ended, after ?? null, limit])
    },

    /** Open needs of one list of a unit and all below it, newest first. */
    async openNeeds(wanted: { unitId: string; list: NeedRecord['list']; after?: string | undefined; limit: number }) {
      const { unitId, list, after, limit } = wanted
      return await tx.run<NeedSeen>(sql.openNeeds, [tenant, unitId, list, after ?? null, limit])
    },

    /** Bodies in the order they were entered. */
    async bodies(wanted: {
      after?: string | undefined
      unit?: string | undefined
      kind?: BodyKind | undefined
      ended: boolean
      limit: number
    }): Promise<BodyRecord[]> {
      const { after, unit, kind, ended, limit } = wanted
      return await tx.run<BodyRecord>(sql.bodies, [tenant, after ?? null, unit ?? null, kind ?? null, ended, limit])
    },

    /** Meetings of exactly this unit, newest first. */
    async meetings(unitId: string, before?: string): Promise<MeetingRecord[]> {
      return await tx.run<MeetingRecord>(sql.meetings, [tenant, unitId, before ?? null])
    },

    /** What units that ended need, others need from now on; their bodies go along. */
    async moveAll(places: readonly PlaceAfter[]): Promise<void> {
      for (const each of [sql.moveNeeds, sql.moveBodies]) await tx.run(each, moveValues(tenant, places))
    },
  }
}
