import type { LocalizedName } from '../../../../contract/common.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

const one: Prepared = {
  name: 'teams.organisation_name',
  text: `select id, jsonb_build_object('en', name_en, 'zh', name_zh) "name" from organisation where tenant_id = $1 and id = $2`,
}

/** An organisation by its name, for whoever only names it; null where there is none. */
export async function organisationName(tx: Tx, id: string): Promise<{ id: string; name: LocalizedName } | null> {
  return (await tx.run<{ id: string; name: LocalizedName }>(one, [tx.tenantId, id]))[0] ?? null
}
