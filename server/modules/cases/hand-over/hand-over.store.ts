import type { Prepared, Tx } from '../../../platform/database/database.ts'

const openWork: Prepared = {
  name: 'hand_over.open_work',
  text: `select distinct case_id from case_order
    where tenant_id = $1 and open and target_kind = 'post' and target_id = $2 order by case_id limit $3`,
}

const countWork: Prepared = {
  name: 'hand_over.count_work',
  text: `select count(distinct case_id)::int n from case_order
    where tenant_id = $1 and open and target_kind = 'post' and target_id = $2`,
}

/** SQL of handing work over, bound to a transaction. */
export function handOverStore(tx: Tx) {
  return {
    /** In how many cases a post has an open order. */
    async countWorkOf(postId: string): Promise<number> {
      return (await tx.run<{ n: number }>(countWork, [tx.tenantId, postId]))[0]?.n ?? 0
    },

    /** Cases in which a post has an open order. */
    async openWorkOf(postId: string, limit: number): Promise<string[]> {
      return (await tx.run<{ case_id: string }>(openWork, [tx.tenantId, postId, limit])).map((row) => row.case_id)
    },
  }
}
