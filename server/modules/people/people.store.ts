import type { Committee } from '../../../contract/people-staffing.ts'
import type { Level } from '../../../contract/territory.ts'
import type { Prepared, Tx } from '../../platform/database/database.ts'
import type { PostHeld, Role } from '../../platform/policy/actor.ts'

/** A post as it lies in the database, with its place. */
export interface PostRecord {
  id: string
  accountId: string | null
  role: Role
  unitId: string | null
  departmentId: string | null
  title: string | null
  holderName: string | null
  namePublic: boolean
  dutyPhone: string | null
  from: Date
  until: Date | null
  /** Ids from the district down to the post's unit, or to the unit its department serves. */
  unitPath: string[]
  level: Level | null
  /** The committee the holder sits on, beside the role. */
  committee: Committee | null
}

/** A post to be written. `basis`: the ground on which its holder's name is kept, as the import with this id stated it. */
export type PostWrite = Omit<PostRecord, 'unitPath' | 'level' | 'committee'> & {
  committee?: Committee | null
  importId?: string | null
  basis?: string | null
}

/** Somebody who acts for the holder of a post. */
export interface StandInRecord {
  id: string
  postId: string
  standInAccountId: string | null
  standInPostId: string | null
  from: Date
  until: Date | null
  /** The stand-in's name, where any post of theirs says it. */
  name: string | null
}

interface HeldRow {
  id: string
  role: Role
  unitId: string | null
  departmentId: string | null
  unitPath: string[] | null
  level: Level | null
  from: Date
  until: Date | null
  standingInFor: string | null
}

const statement = (name: string, text: string): Prepared => ({ name: `people.${name}`, text })

const columns = `p.id, p.account_id "accountId", p.role, p.unit_id "unitId", p.department_id "departmentId", p.title,
  p.holder_name "holderName", p.name_public "namePublic", p.duty_phone "dutyPhone", p.term_from "from", p.term_to "until",
  coalesce(u.path, '{}') "unitPath", u.level, p.committee`
const place = `left join department d on d.tenant_id = p.tenant_id and d.id = p.department_id
  left join unit u on u.tenant_id = p.tenant_id and u.id = coalesce(p.unit_id, d.unit_id)`
const inForce = (now: string) => `p.term_from <= ${now} and (p.term_to is null or p.term_to > ${now})`

const heldColumns = `p.id, p.role, p.unit_id "unitId", p.department_id "departmentId", u.path "unitPath", u.level,
  greatest(p.term_from, s.starts_at) "from", least(p.term_to, s.ends_at) "until", s.post_id "standingInFor"`
const standInNow = 's.starts_at <= $3 and (s.ends_at is null or s.ends_at > $3)'

const sql = {
  accountsNamed: statement(
    'accounts_named',
    `select p.account_id "accountId",
       coalesce(array_agg(distinct p.role) filter (where ${inForce('$3')}), '{}') roles
     from post p where p.tenant_id = $1 and p.account_id in (
       select account_id from post where tenant_id = $1 and account_id is not null and holder_name ilike $2)
     group by p.account_id order by p.account_id limit $4`,
  ),
  heldBy: statement(
    'heldBy',
    `select p.id, p.role, p.unit_id "unitId", p.department_id "departmentId", u.path "unitPath", u.level,
       p.term_from "from", p.term_to "until", null::uuid "standingInFor"
     from post p ${place} where p.tenant_id = $1 and p.account_id = $2 and ${inForce('$3')}
     union all
     select ${heldColumns} from post_stand_in s
     join post p on p.tenant_id = s.tenant_id and p.id = s.post_id ${place}
     where s.tenant_id = $1 and s.stand_in_account_id = $2 and ${standInNow} and ${inForce('$3')}
     union all
     select ${heldColumns} from post own
     join post_stand_in s on s.tenant_id = own.tenant_id and s.stand_in_post_id = own.id
     join post p on p.tenant_id = s.tenant_id and p.id = s.post_id ${place}
     where own.tenant_id = $1 and own.account_id = $2 and own.term_from <= $3
       and (own.term_to is null or own.term_to > $3) and ${standInNow} and ${inForce('$3')}
     order by "from", id`,
  ),
  post: statement('post', `select ${columns} from post p ${place} where p.tenant_id = $1 and p.id = $2`),
  postsById: statement(
    'postsById',
    `select ${columns} from post p ${place} where p.tenant_id = $1 and p.id = any($2::uuid[])`,
  ),
  atUnits: statement(
    'atUnits',
    `select ${columns} from post p ${place}
     where p.tenant_id = $1 and p.unit_id = any($2::uuid[]) and p.role = any($3::text[]) and ${inForce('$4')}
     order by cardinality(u.path) desc, array_position($3::text[], p.role), p.term_from, p.id`,
  ),
  officers: statement(
    'officers',
    `select ${columns} from post p ${place}
     where p.tenant_id = $1 and p.department_id = $2 and ${inForce('$3')} order by p.term_from, p.id`,
  ),
  page: statement(
    'page',
    `select ${columns} from post p ${place}
     where p.tenant_id = $1 and p.id > $2
       and ($3::uuid is null or p.unit_id = $3
         or ($4 and p.unit_id in (select id from unit where tenant_id = $1 and path @> array[$3::uuid])))
       and ($5::uuid is null or p.department_id = $5)
       and ($6::text is null or p.role = $6)
       and ($7 or p.term_to is null or p.term_to > $8)
     order by p.id limit $9`,
  ),
  insert: statement(
    'insert',
    `insert into post (tenant_id, id, account_id, role, unit_id, department_id, title, holder_name, name_public, duty_phone,
       term_from, term_to, committee, import_id, basis)
     select $1, n.id, n."accountId", n.role, n."unitId", n."departmentId", n.title, n."holderName", n."namePublic",
       n."dutyPhone", n."from", n."until", n.committee, n."importId", n.basis
     from jsonb_to_recordset($2::jsonb) n(id uuid, "accountId" text, role text, "unitId" uuid, "departmentId" uuid,
       title text, "holderName" text, "namePublic" boolean, "dutyPhone" text, "from" timestamptz, "until" timestamptz, committee text,
       "importId" uuid, basis text)`,
  ),
  end: statement('end', 'update post set term_to = $3 where tenant_id = $1 and id = $2'),
  forgetHolder: statement(
    'forgetHolder',
    `update post set account_id = null, holder_name = null, duty_phone = null, name_public = false, basis = null
     where tenant_id = $1 and account_id = $2 and term_to <= $3 returning id`,
  ),
  importedOf: statement(
    'importedOf',
    `select p.id "postId", p.role, p.holder_name "holderName", p.basis, i.started_at "at", i.file_name "fileName"
     from post p join post_import i on i.tenant_id = p.tenant_id and i.id = p.import_id
     where p.tenant_id = $1 and p.account_id = $2 order by i.started_at, p.id`,
  ),
  standIns: statement(
    'standIns',
    `select s.id, s.post_id "postId", s.stand_in_account_id "standInAccountId", s.stand_in_post_id "standInPostId",
       s.starts_at "from", s.ends_at "until", coalesce(other.holder_name, (
         select holder_name from post named where named.tenant_id = $1 and named.account_id = s.stand_in_account_id
           and holder_name is not null order by term_from desc limit 1)) "name"
     from post_stand_in s left join post other on other.tenant_id = s.tenant_id and other.id = s.stand_in_post_id
     where s.tenant_id = $1 and s.post_id = any($2::uuid[]) and (s.ends_at is null or s.ends_at > $3)
     order by s.starts_at, s.id`,
  ),
  addStandIn: statement(
    'addStandIn',
    `insert into post_stand_in (tenant_id, id, post_id, stand_in_account_id, stand_in_post_id, starts_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
  ),
  endStandIn: statement(
    'endStandIn',
    `update post_stand_in set ends_at = greatest($4, starts_at)
     where tenant_id = $1 and post_id = $2 and id = $3 and (ends_at is null or ends_at > $4) returning id`,
  ),
}

/** Posts and stand-ins, bound to a transaction. */
export function peopleStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Everything an account may act as at `now`: its own posts and those it stands in for. */
    async heldBy(accountId: string, now: Date): Promise<PostHeld[]> {
      return (await tx.run<HeldRow>(sql.heldBy, [tenant, accountId, now])).map(heldOf)
    },

    /** Accounts whose posts, past ones too, bear a name like this, with the roles they hold now. */
    async accountsNamed(name: string, now: Date, limit: number): Promise<{ accountId: string; roles: Role[] }[]> {
      const like = `%${name.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
      return await tx.run(sql.accountsNamed, [tenant, like, now, limit])
    },

    /** What imports brought in about an account: the posts, when, and the ground stated for it. */
    async importedOf(accountId: string): Promise<Record<string, unknown>[]> {
      return await tx.run(sql.importedOf, [tenant, accountId])
    },

    async findPost(id: string): Promise<PostRecord | undefined> {
      return (await tx.run<PostRecord>(sql.post, [tenant, id]))[0]
    },

    async postsById(ids: readonly string[]): Promise<PostRecord[]> {
      return await tx.run<PostRecord>(sql.postsById, [tenant, ids])
    },

    /** Posts in force at any of these units, deepest unit first, then in the order of the roles. */
    async atUnits(unitIds: readonly string[], roles: readonly Role[], now: Date): Promise<PostRecord[]> {
      return await tx.run<PostRecord>(sql.atUnits, [tenant, unitIds, roles, now])
    },

    /** Posts in force of a department. */
    async officers(departmentId: string, now: Date): Promise<PostRecord[]> {
      return await tx.run<PostRecord>(sql.officers, [tenant, departmentId, now])
    },

    /** A page of posts by id, which is the order in which they were made. */
    async page(wanted: {
      after: string
      unit?: string | undefined
      below: boolean
      department?: string | undefined
      role?: Role | undefined
      ended: boolean
      now: Date
      limit: number
    }): Promise<PostRecord[]> {
      const { after, unit, below, department, role, ended, now, limit } = wanted
      const values = [tenant, after, unit ?? null, below, department ?? null, role ?? null, ended, now, limit]
      return await tx.run<PostRecord>(sql.page, values)
    },

    async insert(posts: readonly PostWrite[]): Promise<void> {
      await tx.run(sql.insert, [tenant, JSON.stringify(posts)])
    },

    async end(id: string, until: Date): Promise<void> {
      await tx.run(sql.end, [tenant, id, until])
    },

    /** Takes the person out of the posts they no longer hold. Gives how many. */
    async forgetHolder(accountId: string, now: Date): Promise<number> {
      return (await tx.run(sql.forgetHolder, [tenant, accountId, now])).length
    },

    /** Stand-ins of these posts that act now or later. */
    async standIns(postIds: readonly string[], now: Date): Promise<StandInRecord[]> {
      return await tx.run<StandInRecord>(sql.standIns, [tenant, postIds, now])
    },

    async addStandIn(standIn: Omit<StandInRecord, 'name'>): Promise<void> {
      const { id, postId, standInAccountId, standInPostId, from, until } = standIn
      await tx.run(sql.addStandIn, [tenant, id, postId, standInAccountId, standInPostId, from, until])
    },

    /** Ends a stand-in that hasn't ended; false where there is none. */
    async endStandIn(postId: string, standInId: string, now: Date): Promise<boolean> {
      return (await tx.run(sql.endStandIn, [tenant, postId, standInId, now])).length > 0
    },
  }
}

function heldOf(row: HeldRow): PostHeld {
  return {
    id: row.id,
    role: row.role,
    unitPath: row.unitPath ?? [],
    from: row.from,
    ...(row.unitId ? { unitId: row.unitId } : {}),
    ...(row.departmentId ? { departmentId: row.departmentId } : {}),
    ...(row.level ? { level: row.level } : {}),
    ...(row.until ? { until: row.until } : {}),
    ...(row.standingInFor ? { standingInFor: row.standingInFor } : {}),
  }
}

/** A record as whoever holds it. */
export function heldOfRecord(post: PostRecord): PostHeld {
  return heldOf({ ...post, standingInFor: null })
}
