import type { Tx } from '../database/database.ts'

/** One time somebody saw data of a person, as the audit keeps it. */
export interface LookRow {
  id: string
  at: Date
  post_id: string | null
  name: string | null
  subject_kind: string
  subject_id: string | null
  field: string | null
  purpose: string | null
}

/** Audit actions by which somebody sees a person's data. */
export const lookActions = ['reveal', 'look'] as const

/** Reads from the audit who looked at a person's data. */
export function looksStore(tx: Tx) {
  return {
    /** Newest first, from before an entry. */
    async ofPerson(given: { accountId: string; before: string | undefined; limit: number }): Promise<LookRow[]> {
      return await tx.run<LookRow>(
        {
          name: 'identity_looks',
          text: `select e.id, e.at, e.post_id, u.name, e.subject_kind, e.subject_id, e.detail->>'field' as field, e.purpose
            from audit_entry e left join auth."user" u on u.id = e.account_id
            where e.tenant_id = $1 and e.subject_account_id = $2 and e.action = any($3)
              and e.id < coalesce($4::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            order by e.id desc limit $5`,
        },
        [tx.tenantId, given.accountId, lookActions, given.before ?? null, given.limit],
      )
    },
  }
}
