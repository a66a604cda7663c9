import type { DemoRole } from '../../../contract/identity.ts'
import type { Tx } from '../database/database.ts'

/** A role of the demo district with the account that plays it. */
export interface DemoRoleRow extends DemoRole {
  accountId: string
}

interface Row {
  key: string
  label_en: string
  label_zh: string
  role: string | null
  place_en: string
  place_zh: string
  account_id: string
}

const columns = 'key, label_en, label_zh, role, place_en, place_zh, account_id'

/** The roles of a demo tenant that anybody may step into. */
export function demoRoleStore(tx: Tx) {
  return {
    async list(): Promise<DemoRoleRow[]> {
      const rows = await tx.run<Row>(
        {
          name: 'identity_demo_roles',
          text: `select ${columns} from demo_role where tenant_id = $1 order by position, key`,
        },
        [tx.tenantId],
      )
      return rows.map(readRow)
    },
    async find(key: string): Promise<DemoRoleRow | undefined> {
      const rows = await tx.run<Row>(
        { name: 'identity_demo_role', text: `select ${columns} from demo_role where tenant_id = $1 and key = $2` },
        [tx.tenantId, key],
      )
      return rows.map(readRow)[0]
    },
    /** Puts these roles in place of all there were; their order is the order of the list. */
    async replace(roles: readonly DemoRoleRow[]): Promise<void> {
      await tx.run({ name: 'identity_demo_roles_clear', text: 'delete from demo_role where tenant_id = $1' }, [
        tx.tenantId,
      ])
      for (const [position, role] of roles.entries()) {
        await tx.run(
          {
            name: 'identity_demo_role_add',
            text: `insert into demo_role (tenant_id, key, position, label_en, label_zh, role, place_en, place_zh, account_id)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          },
          [
            tx.tenantId,
            role.key,
            position,
            role.label.en,
            role.label.zh,
            role.role,
            role.place.en,
            role.place.zh,
            role.accountId,
          ],
        )
      }
    },
  }
}

function readRow(row: Row): DemoRoleRow {
  return {
    key: row.key,
    label: { en: row.label_en, zh: row.label_zh },
    role: row.role,
    place: { en: row.place_en, zh: row.place_zh },
    accountId: row.account_id,
  }
}
