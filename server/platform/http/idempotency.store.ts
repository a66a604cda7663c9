import type { Tx } from '../database/database.ts'

const claimKey = {
  name: 'idempotency_claim',
  text: `insert into idempotency_key (tenant_id, key, route, content_hash, created_at)
         values ($1, $2, $3, $4, $5) on conflict do nothing returning 1 as claimed`,
}
const answerKey = {
  name: 'idempotency_answer',
  text: 'update idempotency_key set reply = to_jsonb($4::text) where tenant_id = $1 and key = $2 and route = $3',
}
const readKey = {
  name: 'idempotency_read',
  text: `select content_hash as content, reply #>> '{}' as reply
         from idempotency_key where tenant_id = $1 and key = $2 and route = $3`,
}
const deleteBefore = {
  name: 'idempotency_delete_before',
  text: 'delete from idempotency_key where tenant_id = $1 and created_at < $2 returning 1',
}

/** Keys of writes and their answers. */
export function idempotencyStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** True for the first to come. Waits for another transaction that claimed the same key and hasn't ended. */
    async claim(row: { key: string; route: string; content: string; at: Date }): Promise<boolean> {
      const claimed = await tx.run(claimKey, [tenant, row.key, row.route, row.content, row.at])
      return claimed.length === 1
    },

    /** Keeps the answer of a claimed key. */
    async answer(row: { key: string; route: string; reply: string }): Promise<void> {
      await tx.run(answerKey, [tenant, row.key, row.route, row.reply])
    },

    /** What was sent under a key before, and the answer. */
    async get(row: { key: string; route: string }): Promise<{ content: string; reply: string | null }> {
      const [found] = await tx.run<{ content: string; reply: string | null }>(readKey, [tenant, row.key, row.route])
      if (!found) throw new Error(`No idempotency key on ${row.route}`)
      return found
    },

    /** Forgets keys claimed before an instant. @returns how many */
    async deleteBefore(instant: Date): Promise<number> {
      return (await tx.run(deleteBefore, [tenant, instant])).length
    },
  }
}
