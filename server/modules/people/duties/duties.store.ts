import type { Duty } from '../../../../contract/people-duties.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { Role } from '../../../platform/policy/actor.ts'

/** Whose duties: a role's or a department's. */
export type DutyOwner = { role: Role } | { departmentId: string }

/** One version of a duty list. */
export interface DutyListRecord {
  id: string
  role: Role | null
  departmentId: string | null
  version: number
  entries: Duty[]
  changedAt: Date
}

const statement = (name: string, text: string): Prepared => ({ name: `duties.${name}`, text })
const columns = 'id, role, department_id "departmentId", version, entries, changed_at "changedAt"'
const sql = {
  latest: statement(
    'latest',
    `select distinct on (role, department_id) ${columns} from duty_list
     where tenant_id = $1 order by role, department_id, version desc`,
  ),
  versions: statement(
    'versions',
    `select ${columns} from duty_list
     where tenant_id = $1 and (role = $2 or department_id = $3) order by version desc limit $4`,
  ),
  insert: statement(
    'insert',
    `insert into duty_list (tenant_id, id, role, department_id, version, entries, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
  ),
}

/** Duty lists, bound to a transaction. */
export function dutiesStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** The newest version of every list. */
    async latest(): Promise<DutyListRecord[]> {
      return await tx.run<DutyListRecord>(sql.latest, [tenant])
    },

    /** Versions of one list, newest first. */
    async versions(owner: DutyOwner, limit: number): Promise<DutyListRecord[]> {
      const values = 'role' in owner ? [owner.role, null] : [null, owner.departmentId]
      return await tx.run<DutyListRecord>(sql.versions, [tenant, ...values, limit])
    },

    /** Writes the next version; false where somebody else has written it already. */
    async insert(list: DutyListRecord): Promise<boolean> {
      const { id, role, departmentId, version, entries, changedAt } = list
      const values = [tenant, id, role, departmentId, version, JSON.stringify(entries), changedAt]
      return (await tx.run(sql.insert, values)).length > 0
    },
  }
}
