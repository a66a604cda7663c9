import type { Tx } from '../../../platform/database/database.ts'

/** SQL of saved lists, bound to a transaction. */
export function viewsStore(tx: Tx) {
  return {
    /** A person's own lists and those shared at their unit, by name. */
    async list(who: { accountId: string; unitId: string | null }) {
      return await tx.db
        .selectFrom('saved_view')
        .selectAll()
        .where('tenant_id', '=', tx.tenantId)
        .where((where) =>
          where.or([
            where('account_id', '=', who.accountId),
            ...(who.unitId ? [where('shared_unit_id', '=', who.unitId)] : []),
          ]),
        )
        .orderBy('name')
        .limit(200)
        .execute()
    },
    async insert(view: {
      id: string
      accountId: string
      unitId: string | null
      name: string
      query: Record<string, string>
      at: Date
    }) {
      await tx.db
        .insertInto('saved_view')
        .values({
          tenant_id: tx.tenantId,
          id: view.id,
          account_id: view.accountId,
          shared_unit_id: view.unitId,
          name: view.name,
          query: JSON.stringify(view.query),
          created_at: view.at,
        })
        .execute()
    },
    /** True when there was one of this person. */
    async delete(view: { id: string; accountId: string }): Promise<boolean> {
      const { numDeletedRows } = await tx.db
        .deleteFrom('saved_view')
        .where('tenant_id', '=', tx.tenantId)
        .where('id', '=', view.id)
        .where('account_id', '=', view.accountId)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}
