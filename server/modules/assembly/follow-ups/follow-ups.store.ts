import type { Holder } from '../../../../contract/cases.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A case that follows from a resolution, as kept. */
export interface FollowUpRecord {
  id: string
  deliberationId: string
  itemId: string
  what: LocalizedName
  body: Holder | null
  /** Day by the district's clock, `2026-03-01`. */
  due: string
  caseId: string
  number: string
  /** The case began with the resolution. */
  opened: boolean
  at: Date
}

const statement = (name: string, text: string): Prepared => ({ name: `deliberation_follow_ups.${name}`, text })
const columns = `id, deliberation_id "deliberationId", item_id "itemId", what, body, due::text, case_id "caseId", number, opened, at`
const sql = {
  add: statement(
    'add',
    `insert into deliberation_follow_up (tenant_id, id, deliberation_id, item_id, what, body, due, case_id, number, opened, at)
     values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::date, $8, $9, $10, $11)`,
  ),
  of: statement(
    'of',
    `select ${columns} from deliberation_follow_up where tenant_id = $1 and deliberation_id = $2 order by id`,
  ),
  remove: statement(
    'remove',
    'delete from deliberation_follow_up where tenant_id = $1 and deliberation_id = $2 and id = $3 and not opened returning id',
  ),
}

/** What follows from resolutions, bound to a transaction. */
export function followUpsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    async add(row: FollowUpRecord): Promise<void> {
      await tx.run(sql.add, [
        ...[tenant, row.id, row.deliberationId, row.itemId, JSON.stringify(row.what)],
        ...[row.body && JSON.stringify(row.body), row.due, row.caseId, row.number, row.opened, row.at],
      ])
    },
    of: (deliberationId: string) => tx.run<FollowUpRecord>(sql.of, [tenant, deliberationId]),
    /** False where there is none that was only named. */
    remove: async (deliberationId: string, id: string): Promise<boolean> =>
      (await tx.run(sql.remove, [tenant, deliberationId, id])).length > 0,
  }
}
