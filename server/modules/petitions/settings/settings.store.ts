import type { PetitionSettings } from '../../../../contract/petition-settings.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A version as kept. */
export interface SettingsRow {
  id: string
  fromDay: string
  detail: Omit<PetitionSettings, 'fromDay'>
  madeAt: Date
}

const statement = (name: string, text: string): Prepared => ({ name: `petition_settings.${name}`, text })
const columns = 'id, from_day::text "fromDay", detail, made_at "madeAt"'
const sql = {
  all: statement(
    'all',
    `select ${columns} from petition_settings where tenant_id = $1 order by from_day desc limit 100`,
  ),
  on: statement(
    'on',
    `select ${columns} from petition_settings where tenant_id = $1 and from_day <= $2::date order by from_day desc limit 1`,
  ),
  find: statement('find', `select ${columns} from petition_settings where tenant_id = $1 and id = $2`),
  insert: statement(
    'insert',
    `insert into petition_settings (tenant_id, id, from_day, detail, made_by, made_at) values ($1, $2, $3::date, $4::jsonb, $5, $6)
     on conflict (tenant_id, from_day) do nothing returning id`,
  ),
}

/** Versions of the procedure, bound to a transaction. */
export function settingsStore(tx: Tx) {
  const tenant = tx.tenantId
  const first = async (which: Prepared, ...values: unknown[]): Promise<SettingsRow | undefined> =>
    (await tx.run<SettingsRow>(which, [tenant, ...values]))[0]
  return {
    all: () => tx.run<SettingsRow>(sql.all, [tenant]),
    /** The version in force on a day; undefined where the tenant never made one. */
    on: (day: string) => first(sql.on, day),
    find: (id: string) => first(sql.find, id),
    /** False where there is a version of that day. */
    async insert(row: SettingsRow & { madeBy: string }): Promise<boolean> {
      const { fromDay: _, ...detail } = { ...row.detail, fromDay: row.fromDay }
      const values = [tenant, row.id, row.fromDay, JSON.stringify(detail), row.madeBy, row.madeAt]
      return (await tx.run(sql.insert, values)).length > 0
    },
  }
}
