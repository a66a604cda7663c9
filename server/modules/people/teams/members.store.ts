import type { NameFor } from '../../../../contract/team-members.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import { stillAgreed } from './teams.store.ts'

/** Somebody and a team. */
export interface MemberRecord {
  id: string
  teamId: string
  accountId: string | null
  /** Null once they asked to be forgotten. */
  name: string | null
  phone: string | null
  nameFor: NameFor
  skills: string[]
  state: 'applied' | 'member' | 'refused' | 'left'
  askedAt: Date
  joinedAt: Date | null
  endedAt: Date | null
  endedWhy: string | null
  consentId: string | null
  skillsConsentId: string | null
  leads: boolean
}

/** A member's insurance as it is kept. */
export interface InsuranceRecord {
  id: string
  teamId: string
  memberId: string
  insurer: string
  /** Days. */
  from: string
  until: string
  givenAt: Date
  seenAt: Date | null
  refusedWhy: string | null
}

/** A link that was handed to somebody. */
export interface InvitationRecord {
  id: string
  teamId: string
  leads: boolean
  goodUntil: Date
  usedBy: string | null
  withdrawnAt: Date | null
}

const statement = (name: string, text: string): Prepared => ({ name: `team_members.${name}`, text })
const agreed = `case when m.state in ('applied', 'member') and not (${stillAgreed}) then 'left' else m.state end`
/** SQL: what a member `m` can do is told only while that consent of its own holds. */
const skillsAgreed = `not exists (select 1 from consent k
  where k.tenant_id = m.tenant_id and k.id = m.skills_consent_id and k.withdrawn_at is not null)`
const columns = `m.id, m.team_id "teamId", m.account_id "accountId", m.name, m.phone, m.name_for "nameFor",
  case when ${skillsAgreed} then m.skills else '{}' end "skills",
  ${agreed} "state", m.asked_at "askedAt", m.joined_at "joinedAt", m.ended_at "endedAt", m.ended_why "endedWhy",
  m.consent_id "consentId", case when ${skillsAgreed} then m.skills_consent_id end "skillsConsentId",
  m.state = 'member' and ${stillAgreed} and exists (select 1 from team_lead l
    where l.tenant_id = m.tenant_id and l.member_id = m.id and l.term_to is null) "leads"`
const proofColumns = `i.id, i.team_id "teamId", i.member_id "memberId", i.insurer, i.valid_from::text "from",
  i.valid_until::text "until", i.given_at "givenAt", i.seen_at "seenAt", i.refused_why "refusedWhy"`
const invitationColumns = `id, team_id "teamId", leads, good_until "goodUntil", used_by "usedBy", withdrawn_at "withdrawnAt"`
const sql = {
  of: statement(
    'of',
    `select ${columns} from team_member m
     where m.tenant_id = $1 and m.team_id = $2 and ($3 or (m.state in ('applied', 'member') and ${stillAgreed}))
     order by m.state, m.joined_at, m.asked_at, m.id limit 2000`,
  ),
  byId: statement('byId', `select ${columns} from team_member m where m.tenant_id = $1 and m.id = $2`),
  lock: statement('lock', `select ${columns} from team_member m where m.tenant_id = $1 and m.id = $2 for update`),
  byIds: statement('byIds', `select ${columns} from team_member m where m.tenant_id = $1 and m.id = any($2::uuid[])`),
  mine: statement(
    'mine',
    `select ${columns} from team_member m
     where m.tenant_id = $1 and m.account_id = $2 and m.state in ('applied', 'member') and ${stillAgreed}
       and ($3::uuid is null or m.team_id = $3) order by m.asked_at limit 100`,
  ),
  all: statement(
    'all',
    `select ${columns} from team_member m where m.tenant_id = $1 and m.account_id = $2 order by m.id`,
  ),
  withdrawn: statement(
    'withdrawn',
    `select ${columns} from team_member m where m.tenant_id = $1 and m.state in ('applied', 'member')
       and not (${stillAgreed}) and ($3::uuid is null or m.team_id = $3) and ($4::text is null or m.account_id = $4)
     order by m.id limit $2 for update`,
  ),
  insert: statement(
    'insert',
    `insert into team_member (tenant_id, id, team_id, account_id, name, phone, name_for, skills, state, asked_at, joined_at,
       consent_id, skills_consent_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (tenant_id, team_id, account_id) where state in ('applied', 'member') do nothing returning id`,
  ),
  update: statement(
    'update',
    `update team_member set name = $3, phone = $4, name_for = $5, skills = $6, state = $7, joined_at = $8, ended_at = $9,
       ended_why = $10, skills_consent_id = $11
     where tenant_id = $1 and id = $2`,
  ),
  forget: statement(
    'forget',
    `update team_member set account_id = null, name = null, phone = null, skills = '{}', ended_why = null,
       state = case when state in ('applied', 'member') then 'left' else state end, ended_at = coalesce(ended_at, $3)
     where tenant_id = $1 and account_id = $2 returning id`,
  ),
  lead: statement(
    'lead',
    `insert into team_lead (tenant_id, id, team_id, member_id, term_from) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, member_id) where term_to is null do nothing`,
  ),
  endLead: statement(
    'endLead',
    'update team_lead set term_to = $3 where tenant_id = $1 and member_id = any($2::uuid[]) and term_to is null',
  ),
  addProof: statement(
    'addProof',
    `insert into team_insurance (tenant_id, id, team_id, member_id, insurer, valid_from, valid_until, given_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  ),
  proofs: statement(
    'proofs',
    `select ${proofColumns} from team_insurance i
     where i.tenant_id = $1 and i.member_id = any($2::uuid[]) order by i.valid_until desc, i.id desc`,
  ),
  proof: statement('proof', `select ${proofColumns} from team_insurance i where i.tenant_id = $1 and i.id = $2`),
  insuranceEnding: statement(
    'insuranceEnding',
    `select ${proofColumns} from team_insurance i join team_member m on m.tenant_id = i.tenant_id and m.id = i.member_id
       join team t on t.tenant_id = i.tenant_id and t.id = i.team_id
     where i.tenant_id = $1 and i.valid_until between $2::date and $3::date and i.seen_at is not null and i.refused_why is null
       and m.state = 'member' and ${stillAgreed} and t.ended_on is null order by i.id`,
  ),
  seeProof: statement(
    'seeProof',
    'update team_insurance set seen_at = $3, refused_why = $4 where tenant_id = $1 and id = $2',
  ),
  dropProofs: statement(
    'dropProofs',
    'delete from team_insurance where tenant_id = $1 and member_id = any($2::uuid[]) returning id',
  ),
  invite: statement(
    'invite',
    `insert into team_invitation (tenant_id, id, team_id, secret_hash, leads, made_at, good_until)
     values ($1, $2, $3, $4, $5, $6, $7)`,
  ),
  invitation: statement(
    'invitation',
    `select ${invitationColumns} from team_invitation where tenant_id = $1 and secret_hash = $2 for update`,
  ),
  spendInvitation: statement(
    'spendInvitation',
    'update team_invitation set used_by = $3 where tenant_id = $1 and id = $2 and used_by is null',
  ),
  openInvitations: statement(
    'openInvitations',
    `select count(*)::int "count" from team_invitation
     where tenant_id = $1 and team_id = $2 and used_by is null and withdrawn_at is null and good_until > $3`,
  ),
  withdrawInvitations: statement(
    'withdrawInvitations',
    `update team_invitation set withdrawn_at = $3
     where tenant_id = $1 and team_id = $2 and used_by is null and withdrawn_at is null and good_until > $3 returning id`,
  ),
}

/** Members of teams, who leads, their insurance and invitations, bound to a transaction. */
export function membersStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Members and applicants of a team; with `left` also those who are there no more. */
    async of(teamId: string, left = false): Promise<MemberRecord[]> {
      return await tx.run<MemberRecord>(sql.of, [tenant, teamId, left])
    },

    async find(id: string): Promise<MemberRecord | undefined> {
      return (await tx.run<MemberRecord>(sql.byId, [tenant, id]))[0]
    },

    /** The member, whom nobody else changes until the transaction ends. */
    async lock(id: string): Promise<MemberRecord | undefined> {
      return (await tx.run<MemberRecord>(sql.lock, [tenant, id]))[0]
    },

    async byIds(ids: readonly string[]): Promise<MemberRecord[]> {
      return ids.length === 0 ? [] : await tx.run<MemberRecord>(sql.byIds, [tenant, ids])
    },

    /** What an account is in or applied to now; of one team, or of all. */
    async mine(accountId: string, teamId?: string): Promise<MemberRecord[]> {
      return await tx.run<MemberRecord>(sql.mine, [tenant, accountId, teamId ?? null])
    },

    /** All rows of an account, also ended ones. */
    async all(accountId: string): Promise<MemberRecord[]> {
      return await tx.run<MemberRecord>(sql.all, [tenant, accountId])
    },

    /** Members whose consent was withdrawn elsewhere and who still stand there. */
    async withdrawn(wanted: { limit: number; teamId?: string; accountId?: string }): Promise<MemberRecord[]> {
      const { limit, teamId, accountId } = wanted
      return await tx.run<MemberRecord>(sql.withdrawn, [tenant, limit, teamId ?? null, accountId ?? null])
    },

    /** False where the account is in the team already. */
    async insert(m: Omit<MemberRecord, 'leads' | 'endedAt' | 'endedWhy'>): Promise<boolean> {
      const values = [tenant, m.id, m.teamId, m.accountId, m.name, m.phone, m.nameFor, m.skills, m.state, m.askedAt]
      return (await tx.run(sql.insert, [...values, m.joinedAt, m.consentId, m.skillsConsentId])).length > 0
    },

    async update(m: MemberRecord): Promise<void> {
      const values = [tenant, m.id, m.name, m.phone, m.nameFor, m.skills, m.state, m.joinedAt, m.endedAt, m.endedWhy]
      await tx.run(sql.update, [...values, m.skillsConsentId])
    },

    /** Takes everything away by which the person could be known; gives the rows that stay. */
    async forget(accountId: string, at: Date): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.forget, [tenant, accountId, at])).map(({ id }) => id)
    },

    async lead(given: { id: string; teamId: string; memberId: string; at: Date }): Promise<void> {
      await tx.run(sql.lead, [tenant, given.id, given.teamId, given.memberId, given.at])
    },

    async endLead(memberIds: readonly string[], at: Date): Promise<void> {
      await tx.run(sql.endLead, [tenant, memberIds, at])
    },

    async addProof(proof: Omit<InsuranceRecord, 'seenAt' | 'refusedWhy'>): Promise<void> {
      const { id, teamId, memberId, insurer, from, until, givenAt } = proof
      await tx.run(sql.addProof, [tenant, id, teamId, memberId, insurer, from, until, givenAt])
    },

    /** Insurance of these members, the longest first. */
    async proofs(memberIds: readonly string[]): Promise<InsuranceRecord[]> {
      return memberIds.length === 0 ? [] : await tx.run<InsuranceRecord>(sql.proofs, [tenant, memberIds])
    },

    /** Good papers of members whose last day lies between two days. */
    async insuranceEnding(from: string, until: string): Promise<InsuranceRecord[]> {
      return await tx.run<InsuranceRecord>(sql.insuranceEnding, [tenant, from, until])
    },

    async findProof(id: string): Promise<InsuranceRecord | undefined> {
      return (await tx.run<InsuranceRecord>(sql.proof, [tenant, id]))[0]
    },

    async seeProof(id: string, at: Date, refusedWhy: string | null): Promise<void> {
      await tx.run(sql.seeProof, [tenant, id, at, refusedWhy])
    },

    /** Deletes the insurance of members; gives its ids. */
    async dropProofs(memberIds: readonly string[]): Promise<string[]> {
      if (memberIds.length === 0) return []
      return (await tx.run<{ id: string }>(sql.dropProofs, [tenant, memberIds])).map(({ id }) => id)
    },

    async invite(given: { id: string; teamId: string; hash: string; leads: boolean; at: Date; goodUntil: Date }) {
      await tx.run(sql.invite, [tenant, given.id, given.teamId, given.hash, given.leads, given.at, given.goodUntil])
    },

    /** The invitation with this hash, which nobody else uses until the transaction ends. */
    async invitation(hash: string): Promise<InvitationRecord | undefined> {
      return (await tx.run<InvitationRecord>(sql.invitation, [tenant, hash]))[0]
    },

    async spendInvitation(id: string, memberId: string): Promise<void> {
      await tx.run(sql.spendInvitation, [tenant, id, memberId])
    },

    /** How many links of a team still work. */
    async openInvitations(teamId: string, now: Date): Promise<number> {
      return (await tx.run<{ count: number }>(sql.openInvitations, [tenant, teamId, now]))[0]?.count ?? 0
    },

    /** Links not used yet work no more; gives how many. */
    async withdrawInvitations(teamId: string, at: Date): Promise<number> {
      return (await tx.run(sql.withdrawInvitations, [tenant, teamId, at])).length
    },
  }
}
