import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'

/** Whose lists: an account, and the units and departments of its posts. */
export interface ViewsReader {
  accountId: string
  unitIds: readonly string[]
  departmentIds: readonly string[]
}

/** A saved list as the table holds it. */
export interface ViewRow {
  id: string
  account_id: string
  shared_unit_id: string | null
  shared_department_id: string | null
  editors: string
  name: string
  query: unknown
}

/** SQL of saved lists, bound to a transaction. */
export function viewsStore(tx: Tx) {
  const visible = (who: ViewsReader) => sql<boolean>`(account_id = ${who.accountId}
    or shared_unit_id = any(${who.unitIds as string[]}::uuid[])
    or shared_department_id = any(${who.departmentIds as string[]}::uuid[]))`
  return {
    /** A person's own lists and those shared at their desks, by name. */
    async list(who: ViewsReader): Promise<ViewRow[]> {
      return await tx.db
        .selectFrom('saved_view')
        .selectAll()
        .where('tenant_id', '=', tx.tenantId)
        .where(visible(who))
        .orderBy('name')
        .limit(200)
        .execute()
    },
    /** One of the lists a person sees, held for a change. */
    async findForChange(id: string, who: ViewsReader): Promise<ViewRow | undefined> {
      return await tx.db
        .selectFrom('saved_view')
        .selectAll()
        .where('tenant_id', '=', tx.tenantId)
        .where('id', '=', id)
        .where(visible(who))
        .forUpdate()
        .executeTakeFirst()
    },
    async save(view: ViewRow & { at: Date }) {
      const { at, query, ...row } = view
      const values = { ...row, query: JSON.stringify(query) }
      const { id: _id, account_id: _account, ...changed } = values
      await tx.db
        .insertInto('saved_view')
        .values({ tenant_id: tx.tenantId, created_at: at, ...values })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(changed))
        .execute()
    },
    async delete(id: string) {
      await tx.db.deleteFrom('saved_view').where('tenant_id', '=', tx.tenantId).where('id', '=', id).execute()
    },
    /** The order an account put its lists in, and which one opens first. */
    async findOrder(accountId: string): Promise<{ view_ids: string[]; standard_id: string | null } | undefined> {
      return await tx.db
        .selectFrom('saved_view_order')
        .select(['view_ids', 'standard_id'])
        .where('tenant_id', '=', tx.tenantId)
        .where('account_id', '=', accountId)
        .executeTakeFirst()
    },
    async saveOrder(given: { accountId: string; order: readonly string[]; standard: string | null }) {
      const values = { view_ids: given.order as string[], standard_id: given.standard }
      await tx.db
        .insertInto('saved_view_order')
        .values({ tenant_id: tx.tenantId, account_id: given.accountId, ...values })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'account_id']).doUpdateSet(values))
        .execute()
    },
  }
}
