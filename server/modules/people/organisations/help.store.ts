import type { PairingKind, Pledge, Resource } from '../../../../contract/help.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { PlaceAfter } from '../../territory/territory.api.ts'
import { moveValues } from '../new-borders.store.ts'
import type { ListPage } from './lists.store.ts'
import { rowsOf } from './rows.store.ts'

/** An organisation that reported to a community. */
export interface EnlistmentRecord {
  id: string
  organisationId: string
  unitId: string
  words: string | null
  people: number | null
  state: 'asked' | 'confirmed' | 'refused' | 'ended'
  askedAt: Date
  answeredAt: Date | null
  answeredWhy: string | null
  endedAt: Date | null
  endedWhy: string | null
}

/** What an organisation promised. */
export interface PledgeRecord {
  id: string
  organisationId: string
  unitId: string
  resource: Resource
  what: string
  amount: number | null
  measure: string | null
  until: string | null
  state: 'open' | 'done' | 'withdrawn'
  madeAt: Date
  endedAt: Date | null
  endedWhy: string | null
  version: number
}

/** A promise with what is shown beside it. */
export type PledgeSeen = PledgeRecord & {
  nameEn: string
  nameZh: string
  given: number
  needs: Pledge['needs']
}

/** An agreement. */
export interface PairingRecord {
  id: string
  organisationId: string
  unitId: string
  kinds: PairingKind[]
  what: string
  from: string
  until: string
  offeredBy: 'organisation' | 'community'
  state: 'offered' | 'agreed' | 'refused' | 'ended'
  offeredAt: Date
  answeredAt: Date | null
  answeredWhy: string | null
  endedAt: Date | null
  endedWhy: string | null
}

/** What an organisation did. */
export interface DeedRecord {
  id: string
  organisationId: string
  unitId: string
  pledgeId: string | null
  on: string
  what: string
  amount: number | null
  measure: string | null
  state: 'logged' | 'confirmed' | 'refused'
  loggedAt: Date
  answeredAt: Date | null
  answeredWhy: string | null
}

/** Reads and writes of enlistments. */
export const enlistments = rowsOf<EnlistmentRecord>('enlistment', {
  id: 'id',
  organisationId: 'organisation_id',
  unitId: 'unit_id',
  words: 'words',
  people: 'people',
  state: 'state',
  askedAt: 'asked_at',
  answeredAt: 'answered_at',
  answeredWhy: 'answered_why',
  endedAt: 'ended_at',
  endedWhy: 'ended_why',
})

/** Reads and writes of pledges. */
export const pledges = rowsOf<PledgeRecord>('pledge', {
  id: 'id',
  organisationId: 'organisation_id',
  unitId: 'unit_id',
  resource: 'resource',
  what: 'what',
  amount: 'amount',
  measure: 'measure',
  until: { day: 'good_until' },
  state: 'state',
  madeAt: 'made_at',
  endedAt: 'ended_at',
  endedWhy: 'ended_why',
  version: 'version',
})

/** Reads and writes of agreements. */
export const pairings = rowsOf<PairingRecord>('pairing', {
  id: 'id',
  organisationId: 'organisation_id',
  unitId: 'unit_id',
  kinds: 'kinds',
  what: 'what',
  from: { day: 'term_from' },
  until: { day: 'term_until' },
  offeredBy: 'offered_by',
  state: 'state',
  offeredAt: 'offered_at',
  answeredAt: 'answered_at',
  answeredWhy: 'answered_why',
  endedAt: 'ended_at',
  endedWhy: 'ended_why',
})

/** Reads and writes of deeds. */
export const deeds = rowsOf<DeedRecord>('deed', {
  id: 'id',
  organisationId: 'organisation_id',
  unitId: 'unit_id',
  pledgeId: 'pledge_id',
  on: { day: 'done_on' },
  what: 'what',
  amount: 'amount',
  measure: 'measure',
  state: 'state',
  loggedAt: 'logged_at',
  answeredAt: 'answered_at',
  answeredWhy: 'answered_why',
})

const statement = (name: string, text: string): Prepared => ({ name: `help.${name}`, text })
const pledgeSeen = `select ${pledges.columns}, o.name_en "nameEn", o.name_zh "nameZh",
    coalesce((select sum(d.amount)::int from deed d
      where d.tenant_id = x.tenant_id and d.pledge_id = x.id and d.state = 'confirmed'), 0) "given",
    coalesce((select jsonb_agg(jsonb_build_object('matchId', m.id, 'needId', n.id, 'what', n.what, 'state', n.state, 'why', n.ended_why) order by m.made_at)
      from need_match m join community_need n on n.tenant_id = m.tenant_id and n.id = m.need_id
      where m.tenant_id = x.tenant_id and m.pledge_id = x.id and m.ended_at is null), '[]') "needs"
  from pledge x join organisation o on o.tenant_id = x.tenant_id and o.id = x.organisation_id`
const sql = {
  enlistments: statement(
    'enlistments',
    `select ${enlistments.columns} from enlistment x
     where x.tenant_id = $1 and x.organisation_id = $2 order by x.asked_at desc, x.id desc limit 200`,
  ),
  pairings: statement(
    'pairings',
    `select ${pairings.columns} from pairing x
     where x.tenant_id = $1 and x.organisation_id = $2 order by x.term_from desc, x.id desc limit 200`,
  ),
  pledgesOf: statement(
    'pledgesOf',
    `${pledgeSeen} where x.tenant_id = $1 and x.organisation_id = $2 order by x.state <> 'open', x.made_at desc, x.id limit 300`,
  ),
  pledgesAt: statement(
    'pledgesAt',
    `${pledgeSeen} where x.tenant_id = $1 and x.unit_id in (select id from unit where tenant_id = $1 and path @> array[$2::uuid])
       and ($3 or x.state = 'open')
       and ($4::uuid is null or (x.state = 'open', x.made_at, x.id) < (
         select a.state = 'open', a.made_at, a.id from pledge a where a.tenant_id = $1 and a.id = $4))
     order by x.state = 'open' desc, x.made_at desc, x.id desc limit $5`,
  ),
  openPledges: statement(
    'openPledges',
    `${pledgeSeen} where x.tenant_id = $1 and x.unit_id in (select id from unit where tenant_id = $1 and path @> array[$2::uuid])
       and x.state = 'open' and (x.good_until is null or x.good_until >= $3::date) and ($4::uuid is null or x.id < $4)
     order by x.id desc limit $5`,
  ),
  deeds: statement(
    'deeds',
    `select ${deeds.columns}, p.what "pledged" from deed x
     left join pledge p on p.tenant_id = x.tenant_id and p.id = x.pledge_id
     where x.tenant_id = $1 and x.organisation_id = $2 and ($3 or x.state = 'confirmed')
       and ($4::uuid is null or (x.done_on, x.id) < (select done_on, id from deed where tenant_id = $1 and id = $4))
     order by x.done_on desc, x.id desc limit $5`,
  ),
  takeBack: statement(
    'takeBack',
    `update pledge set state = 'withdrawn', ended_at = $4, ended_why = $5, version = version + 1
     where tenant_id = $1 and organisation_id = $2 and ($3::uuid is null or unit_id = $3) and state = 'open'`,
  ),
  endMatches: statement(
    'endMatches',
    'update need_match set ended_at = $3 where tenant_id = $1 and pledge_id = $2 and ended_at is null',
  ),
  endAll: statement(
    'endAll',
    `update enlistment set state = 'ended', ended_at = $3, ended_why = $4
     where tenant_id = $1 and organisation_id = $2 and state in ('asked', 'confirmed')`,
  ),
  endPairings: statement(
    'endPairings',
    `update pairing set state = 'ended', ended_at = $3, ended_why = $4
     where tenant_id = $1 and organisation_id = $2 and state in ('offered', 'agreed')`,
  ),
  // Units that end hand their agreements to others; of several with one organisation that became one, the first goes on.
  moveEnlistments: statement(
    'moveEnlistments',
    `with due as (
       select e.id, m.heir, e.state in ('asked', 'confirmed') and (exists (
           select 1 from enlistment o where o.tenant_id = $1 and o.organisation_id = e.organisation_id and o.unit_id = m.heir
             and o.state in ('asked', 'confirmed'))
         or row_number() over (partition by e.organisation_id, m.heir, e.state in ('asked', 'confirmed')
           order by e.state <> 'confirmed', e.asked_at, e.id) > 1) "double"
       from enlistment e, unnest($2::uuid[], $3::uuid[]) m (was, heir) where e.tenant_id = $1 and e.unit_id = m.was)
     update enlistment e set unit_id = due.heir, state = case when due.double then 'ended' else e.state end,
       ended_at = case when due.double then $4 else e.ended_at end, ended_why = case when due.double then $5 else e.ended_why end
     from due where e.tenant_id = $1 and e.id = due.id`,
  ),
  movePledges: statement(
    'movePledges',
    `update pledge p set unit_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where p.tenant_id = $1 and p.unit_id = m.was`,
  ),
  movePairings: statement(
    'movePairings',
    `update pairing p set unit_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where p.tenant_id = $1 and p.unit_id = m.was`,
  ),
}

/** Enlistments, pledges, agreements and deeds, bound to a transaction. */
export function helpStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    async enlistmentsOf(organisationId: string): Promise<EnlistmentRecord[]> {
      return await tx.run<EnlistmentRecord>(sql.enlistments, [tenant, organisationId])
    },

    async pairingsOf(organisationId: string): Promise<PairingRecord[]> {
      return await tx.run<PairingRecord>(sql.pairings, [tenant, organisationId])
    },

    async pledgesOf(organisationId: string): Promise<PledgeSeen[]> {
      return await tx.run<PledgeSeen>(sql.pledgesOf, [tenant, organisationId])
    },

    /** Promises to a unit and all below it: what is open first, newest first. */
    async pledgesAt({ unitId, ended, after, limit }: ListPage): Promise<PledgeSeen[]> {
      return await tx.run<PledgeSeen>(sql.pledgesAt, [tenant, unitId, ended, after ?? null, limit])
    },

    /** Open promises to a unit and all below it that are good on a day, newest first. */
    async openPledges(wanted: { unitId: string; day: string; after?: string | undefined; limit: number }) {
      const { unitId, day, after, limit } = wanted
      return await tx.run<PledgeSeen>(sql.openPledges, [tenant, unitId, day, after ?? null, limit])
    },

    /** Deeds, newest first; with `all` also what nobody has confirmed. */
    async deedsOf(
      organisationId: string,
      wanted: { all: boolean; after?: string | undefined; limit: number },
    ): Promise<(DeedRecord & { pledged: string | null })[]> {
      return await tx.run(sql.deeds, [tenant, organisationId, wanted.all, wanted.after ?? null, wanted.limit])
    },

    /** Open promises to a unit, or everywhere, are taken back. */
    async takeBack(given: { organisationId: string; unitId: string | null; at: Date; why: string }): Promise<void> {
      await tx.run(sql.takeBack, [tenant, given.organisationId, given.unitId, given.at, given.why])
    },

    /** A promise stands beside no need any more. */
    async endMatches(pledgeId: string, at: Date): Promise<void> {
      await tx.run(sql.endMatches, [tenant, pledgeId, at])
    },

    /** All that an organisation had agreed with communities ends. */
    async endAll(organisationId: string, at: Date, why: string): Promise<void> {
      await tx.run(sql.endAll, [tenant, organisationId, at, why])
      await tx.run(sql.endPairings, [tenant, organisationId, at, why])
      await tx.run(sql.takeBack, [tenant, organisationId, null, at, why])
    },

    /** What was agreed with units that ended is agreed with others from now on. Deeds stay where they were done. */
    async moveAll(places: readonly PlaceAfter[], at: Date): Promise<void> {
      const values = moveValues(tenant, places)
      await tx.run(sql.moveEnlistments, [...values, at, '两个单位合并为一个 / Two units became one'])
      for (const each of [sql.movePledges, sql.movePairings]) await tx.run(each, values)
    },
  }
}
