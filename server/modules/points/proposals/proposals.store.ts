import type { Prepared, Tx } from '../../../platform/database/database.ts'

const statement = (name: string, text: string): Prepared => ({ name: `points_proposals.${name}`, text })
const sql = {
  putBy: statement(
    'putBy',
    `insert into points_proposal_put_by (tenant_id, scheme_id, category_id, unit_id, at) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, scheme_id, category_id, unit_id) do update set at = excluded.at`,
  ),
  since: statement(
    'since',
    'select category_id "categoryId", unit_id "unitId" from points_proposal_put_by where tenant_id = $1 and scheme_id = $2 and at > $3',
  ),
}

/** Proposals that were put by, bound to a transaction. */
export function proposalsStore(tx: Tx) {
  return {
    async putBy(of: { schemeId: string; categoryId: string; placeId: string; at: Date }): Promise<void> {
      await tx.run(sql.putBy, [tx.tenantId, of.schemeId, of.categoryId, of.placeId, of.at])
    },

    /** Those put by after an instant. */
    async since(schemeId: string, after: Date): Promise<{ categoryId: string; unitId: string }[]> {
      return await tx.run(sql.since, [tx.tenantId, schemeId, after])
    },
  }
}
