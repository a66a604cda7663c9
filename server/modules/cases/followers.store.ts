import type { Prepared, Tx } from '../../platform/database/database.ts'
import type { ContactRow } from './saving.store.ts'

/** Somebody who wants to hear how a case ends. */
export interface Follower {
  id: string
  case_id: string
  account_id: string | null
  secret_hash: string | null
  hear_back: string
  phone: string | null
  mail: string | null
  locale: string
  since: Date
}

const statement = (name: string, text: string): Prepared => ({ name: `followers.${name}`, text })

const sql = {
  contact: statement('contact', 'select * from case_contact where tenant_id = $1 and case_id = $2'),
  add: statement(
    'add',
    `with added as (
       insert into case_follower (tenant_id, id, case_id, account_id, secret_hash, hear_back, phone, mail, locale, since)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (tenant_id, case_id, account_id) where account_id is not null do nothing returning 1
     )
     update "case" set followers = followers + (select count(*) from added)::int
     where tenant_id = $1 and id = $3 returning followers`,
  ),
  list: statement('list', 'select * from case_follower where tenant_id = $1 and case_id = $2 order by id'),
  isFollower: statement(
    'is_follower',
    `select 1 from case_follower where tenant_id = $1 and case_id = $2 and (account_id = $3 or secret_hash = $4) limit 1`,
  ),
  // Who brought the merged case follows the survivor like everybody who followed it.
  move: statement(
    'move',
    `with reporter as (
       select c.account_id, "case".secret_hash, coalesce(c.hear_back, 'none') as hear_back, c.phone, c.mail, coalesce(c.locale, 'zh-CN') as locale
       from "case" left join case_contact c on c.tenant_id = "case".tenant_id and c.case_id = "case".id
       where "case".tenant_id = $1 and "case".id = $2
     ), everyone as (
       select gen_random_uuid() as id, account_id, secret_hash, hear_back, phone, mail, locale from reporter
       where account_id is not null or secret_hash is not null or phone is not null or mail is not null
       union all
       select gen_random_uuid(), account_id, secret_hash, hear_back, phone, mail, locale from case_follower where tenant_id = $1 and case_id = $2
     ), moved as (
       insert into case_follower (tenant_id, id, case_id, account_id, secret_hash, hear_back, phone, mail, locale, since)
       select $1, id, $3, account_id, secret_hash, hear_back, phone, mail, locale, $4 from everyone
       on conflict (tenant_id, case_id, account_id) where account_id is not null do nothing returning 1
     )
     update "case" set followers = followers + (select count(*) from moved)::int where tenant_id = $1 and id = $3`,
  ),
  // Only those who came with the merge: at its instant, and known from the case they came from.
  moveBack: statement(
    'move_back',
    `with came as (
       select c.account_id, "case".secret_hash from "case" left join case_contact c on c.tenant_id = "case".tenant_id and c.case_id = "case".id
       where "case".tenant_id = $1 and "case".id = $2
       union all
       select account_id, secret_hash from case_follower where tenant_id = $1 and case_id = $2
     ), gone as (
       delete from case_follower f where f.tenant_id = $1 and f.case_id = $3 and f.since = $4 and exists (
         select 1 from came where came.account_id is not distinct from f.account_id and came.secret_hash is not distinct from f.secret_hash)
       returning 1
     )
     update "case" set followers = followers - (select count(*) from gone)::int where tenant_id = $1 and id = $3`,
  ),
}

/** SQL about who brought and who follows a case, bound to a transaction. */
export function followersStore(tx: Tx) {
  return {
    /** What the reporter told about themselves; undefined when they stayed anonymous or were erased. */
    async findContact(caseId: string): Promise<ContactRow | undefined> {
      const [row] = await tx.run<ContactRow>(sql.contact, [tx.tenantId, caseId])
      return row
    },
    /** Adds a follower; an account follows once. Returns how many there are. */
    async add(follower: Follower): Promise<number> {
      const { id, case_id, account_id, secret_hash, hear_back, phone, mail, locale, since } = follower
      const values = [tx.tenantId, id, case_id, account_id, secret_hash, hear_back, phone, mail, locale, since]
      const [row] = await tx.run<{ followers: number }>(sql.add, values)
      return row?.followers ?? 0
    },
    list: async (caseId: string): Promise<Follower[]> => await tx.run<Follower>(sql.list, [tx.tenantId, caseId]),
    async isFollower(caseId: string, who: { accountId: string | null; secretHash: string | null }): Promise<boolean> {
      return (await tx.run(sql.isFollower, [tx.tenantId, caseId, who.accountId, who.secretHash])).length > 0
    },
    /** Lets everybody who brought or followed one case follow another. */
    async move(given: { from: string; to: string; now: Date }): Promise<void> {
      await tx.run(sql.move, [tx.tenantId, given.from, given.to, given.now])
    },
    /** Takes that back: whoever came at that instant no longer follows the other case; they still follow their own. */
    async moveBack(given: { from: string; to: string; since: Date }): Promise<void> {
      await tx.run(sql.moveBack, [tx.tenantId, given.from, given.to, given.since])
    },
  }
}
