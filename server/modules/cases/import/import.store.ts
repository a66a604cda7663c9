import type { Prepared, Tx } from '../../../platform/database/database.ts'

const knownCases: Prepared = {
  name: 'import.known',
  text: 'select id from "case" where tenant_id = $1 and id = any($2::uuid[])',
}

/** SQL of the import, bound to a transaction. */
export function importStore(tx: Tx) {
  return {
    /** Which of these cases are there already. */
    async known(ids: readonly string[]): Promise<string[]> {
      return (await tx.run<{ id: string }>(knownCases, [tx.tenantId, ids])).map((row) => row.id)
    },
  }
}
