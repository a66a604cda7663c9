import type { Prepared, Tx } from '../../platform/database/database.ts'

/** What a resident told about themselves. */
export interface ProfileRecord {
  name: string | null
  phone: string | null
  mail: string | null
  homeUnitId: string | null
  homeAddress: string | null
}

const statement = (name: string, text: string): Prepared => ({ name: `people.${name}`, text })
const columns = 'name, phone, mail, home_unit_id "homeUnitId", home_address "homeAddress"'
const sql = {
  find: statement('profile', `select ${columns} from resident_profile where tenant_id = $1 and account_id = $2`),
  save: statement(
    'saveProfile',
    `insert into resident_profile (tenant_id, id, account_id, name, phone, mail, home_unit_id, home_address, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, account_id) do update set name = excluded.name, phone = excluded.phone, mail = excluded.mail,
       home_unit_id = excluded.home_unit_id, home_address = excluded.home_address, updated_at = excluded.updated_at`,
  ),
  erase: statement('eraseProfile', 'delete from resident_profile where tenant_id = $1 and account_id = $2 returning 1'),
}

/** Residents' own details, bound to a transaction. */
export function profileStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    async find(accountId: string): Promise<ProfileRecord | undefined> {
      return (await tx.run<ProfileRecord>(sql.find, [tenant, accountId]))[0]
    },

    async save(profile: ProfileRecord & { id: string; accountId: string; at: Date }): Promise<void> {
      const { id, accountId, name, phone, mail, homeUnitId, homeAddress, at } = profile
      await tx.run(sql.save, [tenant, id, accountId, name, phone, mail, homeUnitId, homeAddress, at])
    },

    /** True where there was something to erase. */
    async erase(accountId: string): Promise<boolean> {
      return (await tx.run(sql.erase, [tenant, accountId])).length > 0
    },
  }
}
