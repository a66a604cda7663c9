import type { Tx } from '../database/database.ts'

/** One time somebody saw data of a person, as the audit keeps it. */
export interface LookRow {
  id: string
  at: Date
  post_id: string | null
  name: string | null
  action: string
  subject_kind: string
  subject_id: string | null
  field: string | null
  /** Number of the case, where it stood in one. */
  number: string | null
  purpose: string | null
}

/** Reads from the audit who looked at a person's data. */
export function looksStore(tx: Tx) {
  return {
    /** What others saw or did, newest first, from before an entry. */
    async ofPerson(given: { accountId: string; before: string | undefined; limit: number }): Promise<LookRow[]> {
      return await tx.run<LookRow>(
        {
          name: 'identity_looks',
          text: `select e.id, e.at, e.post_id, u.name, e.action, e.subject_kind, e.subject_id, e.detail->>'field' as field, e.detail->>'number' as number, e.purpose
            from audit_entry e left join auth."user" u on u.id = e.account_id
            where e.tenant_id = $1 and e.subject_account_id = $2 and e.account_id is distinct from $2
              and e.id < coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            order by e.id desc limit $4`,
        },
        [tx.tenantId, given.accountId, given.before ?? null, given.limit],
      )
    },
  }
}
