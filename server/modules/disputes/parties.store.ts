import type { Prepared, Tx } from '../../platform/database/database.ts'

/** Who a party is. */
export interface PartyRecord {
  id: string
  disputeId: string
  n: number
  accountId: string | null
  name: string
  phone: string | null
  mail: string | null
  hearBack: 'none' | 'sms' | 'mail'
  secretHash: string | null
  inviteHash: string | null
  inviteUntil: Date | null
  /** How staff was asked to apply for them. */
  mandate: string | null
  filedByPostId: string | null
  representativeName: string | null
  representativePhone: string | null
  representativeMandate: string | null
  consentVersion: string | null
  consentHow: string | null
  erasedAt: Date | null
}

const statement = (name: string, text: string): Prepared => ({ name: `dispute_parties.${name}`, text })
const columns = `id, dispute_id "disputeId", n, account_id "accountId", name, phone, mail, hear_back "hearBack", secret_hash "secretHash",
  invite_hash "inviteHash", invite_until "inviteUntil", mandate, filed_by_post_id "filedByPostId", representative_name "representativeName",
  representative_phone "representativePhone", representative_mandate "representativeMandate", consent_version "consentVersion",
  consent_how "consentHow", erased_at "erasedAt"`
const sql = {
  insert: statement(
    'insert',
    `insert into dispute_party (tenant_id, id, dispute_id, n, account_id, name, phone, mail, hear_back, secret_hash, mandate, filed_by_post_id,
       consent_version, consent_how)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
  ),
  of: statement('of', `select ${columns} from dispute_party where tenant_id = $1 and dispute_id = $2 order by n`),
  ofAccount: statement(
    'of_account',
    `select ${columns} from dispute_party where tenant_id = $1 and account_id = $2 order by id`,
  ),
  invite: statement(
    'invite',
    'update dispute_party set invite_hash = $3, invite_until = $4 where tenant_id = $1 and id = $2',
  ),
  claim: statement(
    'claim',
    'update dispute_party set secret_hash = $3, invite_hash = null, invite_until = null where tenant_id = $1 and id = $2',
  ),
  consent: statement(
    'consent',
    'update dispute_party set consent_version = $3, consent_how = $4 where tenant_id = $1 and id = $2',
  ),
  represent: statement(
    'represent',
    `update dispute_party set representative_name = $3, representative_phone = $4, representative_mandate = $5
     where tenant_id = $1 and id = $2`,
  ),
  erase: statement(
    'erase',
    `update dispute_party set account_id = null, name = '', phone = null, mail = null, hear_back = 'none', secret_hash = null, invite_hash = null,
       representative_name = null, representative_phone = null, representative_mandate = null, erased_at = $3
     where tenant_id = $1 and account_id = $2 returning id`,
  ),
}

/** The parties of disputes of a transaction's tenant. */
export function partiesStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    async insert(
      p: Omit<
        PartyRecord,
        | ('inviteHash' | 'inviteUntil' | 'erasedAt')
        | ('representativeName' | 'representativePhone' | 'representativeMandate')
      >,
    ): Promise<void> {
      await tx.run(sql.insert, [
        ...[tenant, p.id, p.disputeId, p.n, p.accountId, p.name, p.phone, p.mail, p.hearBack, p.secretHash],
        ...[p.mandate, p.filedByPostId, p.consentVersion, p.consentHow],
      ])
    },

    /** The parties of a dispute, who applied first. */
    async of(disputeId: string): Promise<PartyRecord[]> {
      return await tx.run<PartyRecord>(sql.of, [tenant, disputeId])
    },

    async ofAccount(accountId: string): Promise<PartyRecord[]> {
      return await tx.run<PartyRecord>(sql.ofAccount, [tenant, accountId])
    },

    async invite(id: string, hash: string, until: Date): Promise<void> {
      await tx.run(sql.invite, [tenant, id, hash, until])
    },

    /** The invitation is used: the party has a secret of its own. */
    async claim(id: string, secretHash: string): Promise<void> {
      await tx.run(sql.claim, [tenant, id, secretHash])
    },

    async consent(id: string, version: string, how: string): Promise<void> {
      await tx.run(sql.consent, [tenant, id, version, how])
    },

    async represent(id: string, by: { name: string; phone: string | null; mandate: string } | null): Promise<void> {
      await tx.run(sql.represent, [tenant, id, by?.name ?? null, by?.phone ?? null, by?.mandate ?? null])
    },

    /** Nobody knows any more who they were. Gives the ids. */
    async erase(accountId: string, at: Date): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.erase, [tenant, accountId, at])).map(({ id }) => id)
    },
  }
}
