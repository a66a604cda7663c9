import type { LocalizedName } from '../../../../contract/common.ts'
import type { OrganisationKind } from '../../../../contract/organisations.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { PlaceAfter } from '../../territory/territory.api.ts'
import { moveValues } from '../new-borders.store.ts'
import { rowsOf } from './rows.store.ts'

/** An organisation as it is kept. */
export interface OrganisationRecord {
  id: string
  kind: OrganisationKind
  registeredNo: string | null
  unitId: string
  nameEn: string
  nameZh: string
  aboutEn: string | null
  aboutZh: string | null
  contactName: string | null
  contactPhone: string | null
  contactMail: string | null
  endedOn: string | null
  endedWhy: string | null
  version: number
  createdAt: Date
  updatedAt: Date
}

/** Who speaks for an organisation. */
export interface StewardRecord {
  id: string
  organisationId: string
  accountId: string | null
  from: Date
  until: Date | null
}

/** What a list of organisations shows beside their words. */
export interface OrganisationCounts {
  communities: string[]
  deeds: number
  asked: number
  pledges: number
  unconfirmed: number
}

/** What a list of organisations is narrowed to. */
export interface OrganisationFilter {
  q?: string | undefined
  kind?: OrganisationKind | undefined
  /** Seat or enlistment at or below one of these; undefined: everywhere. */
  below?: readonly string[] | undefined
  /** Only those a community has confirmed. */
  published: boolean
  ended: boolean
  after?: string | undefined
  limit: number
}

/** Reads and writes of organisations. */
export const organisations = rowsOf<OrganisationRecord>('organisation', {
  id: 'id',
  kind: 'kind',
  registeredNo: 'registered_no',
  unitId: 'unit_id',
  nameEn: 'name_en',
  nameZh: 'name_zh',
  aboutEn: 'about_en',
  aboutZh: 'about_zh',
  contactName: 'contact_name',
  contactPhone: 'contact_phone',
  contactMail: 'contact_mail',
  endedOn: { day: 'ended_on' },
  endedWhy: 'ended_why',
  version: 'version',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
})

/** Reads and writes of those who speak for organisations. */
export const stewards = rowsOf<StewardRecord>('organisation_steward', {
  id: 'id',
  organisationId: 'organisation_id',
  accountId: 'account_id',
  from: 'term_from',
  until: 'term_to',
})

const statement = (name: string, text: string): Prepared => ({ name: `organisations.${name}`, text })
const below = (place: string) => `${place} in (select id from unit where tenant_id = $1 and path && $5::uuid[])`
const confirmed = `exists (select 1 from enlistment c
  where c.tenant_id = x.tenant_id and c.organisation_id = x.id and c.state in ('confirmed', 'ended'))`
const sql = {
  page: statement(
    'page',
    `select ${organisations.columns} from organisation x
     where x.tenant_id = $1
       and ($2::uuid is null or (x.name_en, x.id) > (select name_en, id from organisation where tenant_id = $1 and id = $2))
       and ($3::text is null or x.name_en ilike $3 or x.name_zh ilike $3 or x.registered_no ilike $3)
       and ($4::text is null or x.kind = $4)
       and ($5::uuid[] is null or ${below('x.unit_id')} or exists (select 1 from enlistment e
         where e.tenant_id = $1 and e.organisation_id = x.id and e.state in ('asked', 'confirmed') and ${below('e.unit_id')}))
       and (not $6 or ${confirmed})
       and ($7 or x.ended_on is null)
     order by x.name_en, x.id limit $8`,
  ),
  counts: statement(
    'counts',
    `select x.id,
       coalesce((select array_agg(e.unit_id order by e.asked_at) from enlistment e
         where e.tenant_id = $1 and e.organisation_id = x.id and e.state = 'confirmed'), '{}') "communities",
       (select count(*)::int from deed d where d.tenant_id = $1 and d.organisation_id = x.id and d.state = 'confirmed') "deeds",
       (select count(*)::int from deed d where d.tenant_id = $1 and d.organisation_id = x.id and d.state = 'logged') "unconfirmed",
       (select count(*)::int from enlistment e
         where e.tenant_id = $1 and e.organisation_id = x.id and e.state = 'asked') "asked",
       (select count(*)::int from pledge p where p.tenant_id = $1 and p.organisation_id = x.id and p.state = 'open') "pledges"
     from organisation x where x.tenant_id = $1 and x.id = any($2::uuid[])`,
  ),
  isPublished: statement(
    'isPublished',
    `select ${confirmed} "is" from organisation x where x.tenant_id = $1 and x.id = $2`,
  ),
  spokenFor: statement(
    'spokenFor',
    `select ${organisations.columns} from organisation x join organisation_steward s
       on s.tenant_id = x.tenant_id and s.organisation_id = x.id and s.term_to is null
     where x.tenant_id = $1 and s.account_id = $2 order by x.name_en, x.id limit 100`,
  ),
  stewards: statement(
    'stewards',
    `select ${stewards.columns} from organisation_steward x
     where x.tenant_id = $1 and x.organisation_id = $2 and x.term_to is null order by x.term_from`,
  ),
  forget: statement(
    'forget',
    `update organisation_steward set account_id = null, term_to = coalesce(term_to, $3)
     where tenant_id = $1 and account_id = $2 returning organisation_id "id"`,
  ),
  // The contact of an organisation nobody speaks for any more was the one who went.
  forgetContact: statement(
    'forgetContact',
    `update organisation x set contact_name = null, contact_phone = null, contact_mail = null
     where x.tenant_id = $1 and x.id = any($2::uuid[]) and not exists (select 1 from organisation_steward s
       where s.tenant_id = $1 and s.organisation_id = x.id and s.term_to is null)`,
  ),
  teams: statement(
    'teams',
    `select id, jsonb_build_object('en', name_en, 'zh', name_zh) "name" from team
     where tenant_id = $1 and organisation_id = $2 and ended_on is null order by name_en, id`,
  ),
  countAt: statement(
    'countAt',
    `select count(*)::int "count" from organisation x where x.tenant_id = $1 and x.ended_on is null and (x.unit_id = any($2::uuid[])
       or exists (select from enlistment e where e.tenant_id = $1 and e.organisation_id = x.id and e.unit_id = any($2::uuid[])
         and e.state in ('asked', 'confirmed')))`,
  ),
  move: statement(
    'move',
    `update organisation o set unit_id = m.heir from unnest($2::uuid[], $3::uuid[]) m (was, heir)
     where o.tenant_id = $1 and o.unit_id = m.was`,
  ),
}

/** Organisations and who speaks for them, bound to a transaction. */
export function organisationsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Organisations by name. */
    async page(wanted: OrganisationFilter): Promise<OrganisationRecord[]> {
      const { q, kind, below: places, published, ended, after, limit } = wanted
      const like = q ? `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null
      const given = [tenant, after ?? null, like, kind ?? null, places ?? null, published, ended, limit]
      return await tx.run<OrganisationRecord>(sql.page, given)
    },

    async counts(ids: readonly string[]): Promise<Map<string, OrganisationCounts>> {
      if (ids.length === 0) return new Map()
      const rows = await tx.run<OrganisationCounts & { id: string }>(sql.counts, [tenant, ids])
      return new Map(rows.map(({ id, ...counts }) => [id, counts]))
    },

    /** Whether a community has confirmed it, now or before. */
    async isPublished(id: string): Promise<boolean> {
      return (await tx.run<{ is: boolean }>(sql.isPublished, [tenant, id]))[0]?.is ?? false
    },

    /** Organisations an account speaks for. */
    async spokenForBy(accountId: string): Promise<OrganisationRecord[]> {
      return await tx.run<OrganisationRecord>(sql.spokenFor, [tenant, accountId])
    },

    /** Who speaks for an organisation now. */
    async stewardsOf(id: string): Promise<StewardRecord[]> {
      return await tx.run<StewardRecord>(sql.stewards, [tenant, id])
    },

    /** Whoever asked to be forgotten speaks for nothing any more; gives how many organisations that concerned. */
    async forget(accountId: string, at: Date): Promise<number> {
      const ids = (await tx.run<{ id: string }>(sql.forget, [tenant, accountId, at])).map(({ id }) => id)
      if (ids.length > 0) await tx.run(sql.forgetContact, [tenant, ids])
      return ids.length
    },

    /** Teams an organisation runs. */
    async teamsOf(id: string): Promise<{ id: string; name: LocalizedName }[]> {
      return await tx.run(sql.teams, [tenant, id])
    },

    /** How many organisations have their seat at these units, or enlisted there. */
    async countAt(unitIds: readonly string[]): Promise<number> {
      return (await tx.run<{ count: number }>(sql.countAt, [tenant, unitIds]))[0]?.count ?? 0
    },

    /** Organisations with their seat at units that ended have it at others. */
    async moveAll(places: readonly PlaceAfter[]): Promise<void> {
      await tx.run(sql.move, moveValues(tenant, places))
    },
  }
}
