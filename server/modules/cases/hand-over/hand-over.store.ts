import type { Prepared, Tx } from '../../../platform/database/database.ts'

const openWork: Prepared = {
  name: 'hand_over.open_work',
  text: `select distinct case_id from case_order
    where tenant_id = $1 and open and target_kind = 'post' and target_id = $2 order by case_id limit $3`,
}

/** SQL of handing work over, bound to a transaction. */
export function handOverStore(tx: Tx) {
  return {
    /** Cases in which a post has an open order. */
    async openWorkOf(postId: string, limit: number): Promise<string[]> {
      return (await tx.run<{ case_id: string }>(openWork, [tx.tenantId, postId, limit])).map((row) => row.case_id)
    },
  }
}
