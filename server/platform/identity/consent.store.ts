import type { Tx } from '../database/database.ts'
import { Refused } from '../errors.ts'
import { uuidv7 } from '../ids.ts'

/** Consent as a record: what was agreed to, in which words, by whom, for how long. */
export interface ConsentRow {
  id: string
  purpose: string
  version: string
  locale: string
  text_shown: string
  given_at: Date
  given_by: 'self' | 'guardian' | 'on_behalf'
  until: Date | null
  withdrawn_at: Date | null
}

/** A consent just given. */
export interface NewConsent {
  /** The account of the person who consents, where there is one. */
  accountId?: string | undefined
  /** What it hangs on, such as `{ kind: 'case', id }`. */
  subject: { kind: string; id: string }
  /** Stable word, such as `contact_notices`. A new purpose needs a new consent. */
  purpose: string
  version: string
  locale: string
  /** The very words the person saw. */
  text: string
  by: ConsentRow['given_by']
  at: Date
  until?: Date | undefined
}

const columns = 'id, purpose, version, locale, text_shown, given_at, given_by, until, withdrawn_at'

/** Consents of one tenant. */
export function consentStore(tx: Tx) {
  return {
    /** Records a consent; gives its id. */
    async give(consent: NewConsent): Promise<string> {
      const id = uuidv7()
      await tx.run(
        {
          name: 'identity_consent_give',
          text: `insert into consent (tenant_id, id, account_id, subject_kind, subject_id, purpose, version, locale,
              text_shown, given_at, given_by, until)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        },
        [
          tx.tenantId,
          id,
          consent.accountId ?? null,
          consent.subject.kind,
          consent.subject.id,
          consent.purpose,
          consent.version,
          consent.locale,
          consent.text,
          consent.at,
          consent.by,
          consent.until ?? null,
        ],
      )
      return id
    },
    /** The consent that holds at `now` for a subject and purpose. */
    async findInForce(
      subject: { kind: string; id: string },
      purpose: string,
      now: Date,
    ): Promise<ConsentRow | undefined> {
      const rows = await tx.run<ConsentRow>(
        {
          name: 'identity_consent_in_force',
          text: `select ${columns} from consent
            where tenant_id = $1 and subject_kind = $2 and subject_id = $3 and purpose = $4
              and withdrawn_at is null and (until is null or until > $5)
            order by given_at desc limit 1`,
        },
        [tx.tenantId, subject.kind, subject.id, purpose, now],
      )
      return rows[0]
    },
    async ofAccount(accountId: string): Promise<ConsentRow[]> {
      return await tx.run<ConsentRow>(
        {
          name: 'identity_consent_of_account',
          text: `select ${columns} from consent where tenant_id = $1 and account_id = $2 order by given_at desc limit 1000`,
        },
        [tx.tenantId, accountId],
      )
    },
    /** Withdraws a consent of this account. Withdrawing twice keeps the first time. Refuses `consent.not_found`. */
    async withdraw(given: { id: string; accountId: string; at: Date }): Promise<ConsentRow> {
      const rows = await tx.run<ConsentRow>(
        {
          name: 'identity_consent_withdraw',
          text: `update consent set withdrawn_at = coalesce(withdrawn_at, $4)
            where tenant_id = $1 and id = $2 and account_id = $3 returning ${columns}`,
        },
        [tx.tenantId, given.id, given.accountId, given.at],
      )
      const row = rows[0]
      if (!row) throw new Refused('consent.not_found', { consent: given.id })
      return row
    },
    /** Withdraws what holds and cuts the tie to the account: the record stays without identity. Gives the rows. */
    async forgetAccount(accountId: string, at: Date): Promise<number> {
      const rows = await tx.run(
        {
          name: 'identity_consent_forget',
          text: `update consent set account_id = null, withdrawn_at = coalesce(withdrawn_at, $3)
            where tenant_id = $1 and account_id = $2 returning id`,
        },
        [tx.tenantId, accountId, at],
      )
      return rows.length
    },
  }
}
