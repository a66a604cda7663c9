import type { Prepared, Tx } from '../../../platform/database/database.ts'

const statement = (name: string, text: string): Prepared => ({ name: `telling.${name}`, text })
const sql = {
  // A closing invites once: the same closing told twice changes nothing.
  invite: statement(
    'invite',
    `insert into rating_invitation (tenant_id, case_id, round, invited_at, remind_at, ends_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
  ),
  rated: statement(
    'rated',
    'update rating_invitation set rated_at = $4, remind_at = null where tenant_id = $1 and case_id = $2 and round = $3',
  ),
  reopened: statement(
    'reopened',
    'update rating_invitation set remind_at = null where tenant_id = $1 and case_id = $2',
  ),
  remind: statement(
    'remind',
    `update rating_invitation set remind_at = null
     where (tenant_id, case_id, round) in (
       select tenant_id, case_id, round from rating_invitation
       where tenant_id = $1 and remind_at <= $2 order by remind_at limit $3 for update skip locked)
     returning case_id, round`,
  ),
  collect: statement(
    'collect',
    `select "case".number, "case".state, "case".reported_at, "case".text, c.name, c.phone, c.mail, c.address_detail, c.hear_back,
            c.on_behalf_name, c.on_behalf_phone, c.mandate
     from case_contact c join "case" on "case".tenant_id = c.tenant_id and "case".id = c.case_id
     where c.tenant_id = $1 and c.account_id = $2 order by "case".id`,
  ),
  follows: statement(
    'follows',
    `select "case".number, f.since, f.hear_back, f.phone, f.mail from case_follower f
     join "case" on "case".tenant_id = f.tenant_id and "case".id = f.case_id where f.tenant_id = $1 and f.account_id = $2 order by f.id`,
  ),
  // One walk a night over what is still known, by key: what was forgotten is never looked at again.
  forgetContacts: statement(
    'forget_contacts',
    `with next as materialized (
       select case_id from case_contact where tenant_id = $1 and ($2::uuid is null or case_id > $2) order by case_id limit $4),
     gone as (
       delete from case_contact k using next n, "case" c
       where k.tenant_id = $1 and k.case_id = n.case_id and c.tenant_id = $1 and c.id = n.case_id
         and not c.open and coalesce(c.closed_at, c.updated_at) < $3 returning 1)
     select (select count(*) from gone)::int ended, (select count(*) from next)::int looked, (select max(case_id::text) from next) as last`,
  ),
  eraseContacts: statement(
    'erase_contacts',
    'delete from case_contact where tenant_id = $1 and account_id = $2 returning 1',
  ),
  eraseFollows: statement(
    'erase_follows',
    `with gone as (delete from case_follower where tenant_id = $1 and account_id = $2 returning case_id)
     update "case" set followers = followers - 1 where tenant_id = $1 and id in (select case_id from gone) returning 1`,
  ),
}

/** Contacts looked at in one transaction of the night: short enough that nobody waits for it. */
const lookedAt = 2_000

/** SQL of invitations to rate and of what the cases know about a person, bound to a transaction. */
export function tellingStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Notes an invitation; false when this closing has one already. */
    async invite(given: { caseId: string; round: number; now: Date; remindAt: Date; endsAt: Date }): Promise<boolean> {
      const { caseId, round, now, remindAt, endsAt } = given
      return (await tx.run(sql.invite, [tenant, caseId, round, now, remindAt, endsAt])).length > 0
    },
    async noteRated(given: { caseId: string; round: number; at: Date }): Promise<void> {
      await tx.run(sql.rated, [tenant, given.caseId, given.round, given.at])
    },
    /** A reopened case asks nobody for a word. */
    async noteReopened(caseId: string): Promise<void> {
      await tx.run(sql.reopened, [tenant, caseId])
    },
    /** Cases whose one reminder is due now; each is given out once. */
    async takeReminders(now: Date, limit: number): Promise<{ case_id: string; round: number }[]> {
      return await tx.run(sql.remind, [tenant, now, limit])
    },
    /** All that cases know about an account. */
    async collect(accountId: string): Promise<{ brought: unknown[]; follows: unknown[] }> {
      return {
        brought: await tx.run(sql.collect, [tenant, accountId]),
        follows: await tx.run(sql.follows, [tenant, accountId]),
      }
    },
    /** Forgets who brought cases that ended before an instant, among the next contacts after a key; the cases stay. */
    async forgetContacts({ before, after }: { before: Date; after: string | null }) {
      const [row] = await tx.run<{ ended: number; looked: number; last: string | null }>(sql.forgetContacts, [
        ...[tenant, after, before, lookedAt],
      ])
      return { ended: row?.ended ?? 0, next: row?.looked === lookedAt ? row.last : null }
    },
    /** Takes a person out of the cases: the cases stay, without anybody's name. Gives how many rows went. */
    async erase(accountId: string): Promise<number> {
      const contacts = await tx.run(sql.eraseContacts, [tenant, accountId])
      const follows = await tx.run(sql.eraseFollows, [tenant, accountId])
      return contacts.length + follows.length
    },
  }
}
