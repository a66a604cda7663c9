import type { LocalizedName } from '../../../../contract/common.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

// Only one a community has confirmed: until then nobody outside knows of it.
const one: Prepared = {
  name: 'teams.organisation_name',
  text: `select x.id, jsonb_build_object('en', x.name_en, 'zh', x.name_zh) "name", x.ended_on is null "lasts"
    from organisation x where x.tenant_id = $1 and x.id = $2 and exists (select from enlistment c
      where c.tenant_id = x.tenant_id and c.organisation_id = x.id and c.state in ('confirmed', 'ended'))`,
}

/** An organisation everybody knows of, by its name, for whoever only names it; undefined where there is none. */
export async function organisationName(
  tx: Tx,
  id: string,
): Promise<{ id: string; name: LocalizedName; lasts: boolean } | undefined> {
  return (await tx.run<{ id: string; name: LocalizedName; lasts: boolean }>(one, [tx.tenantId, id]))[0]
}
