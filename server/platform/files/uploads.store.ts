import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Upload as UploadRow } from '../database/schema.gen.ts'

/** An upload's row. */
export type StoredUpload = Selectable<UploadRow>

/** Rows about files on their way in pieces. Bound to a transaction. */
export function uploadsStore(tx: Tx) {
  const { db, tenantId } = tx
  const one = (id: string) => db.updateTable('upload').where('tenant_id', '=', tenantId).where('id', '=', id)
  return {
    /** Adds an upload; leaves one that is there as it is. */
    async insert(
      row: Pick<StoredUpload, 'id' | 'account_id' | 'name' | 'size' | 'sha256' | 'created_at'>,
    ): Promise<void> {
      await db
        .insertInto('upload')
        .values({ ...row, tenant_id: tenantId, touched_at: row.created_at })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
        .execute()
    },

    /** The upload with this id, if there is one. */
    async find(id: string): Promise<StoredUpload | undefined> {
      return await db
        .selectFrom('upload')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst()
    },

    /** How many uploads of an account miss bytes; with `since`, those that went on after it. */
    async countUnfinished(accountId: string, since?: Date): Promise<number> {
      const { count } = await db
        .selectFrom('upload')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('tenant_id', '=', tenantId)
        .where('account_id', '=', accountId)
        .where('file_id', 'is', null)
        .$if(since !== undefined, (query) => query.where('touched_at', '>', since as Date))
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    /** Notes a piece that lies in storage. @returns false when another piece took its place before */
    async append(piece: { id: string; offset: number; length: number; now: Date }): Promise<boolean> {
      const [changed] = await one(piece.id)
        .set({
          received: piece.offset + piece.length,
          parts: sql`parts || ${piece.length}::integer`,
          touched_at: piece.now,
        })
        .where('received', '=', piece.offset)
        .where('file_id', 'is', null)
        .returning('id')
        .execute()
      return changed !== undefined
    },

    /** Notes the file it became. @returns false when it became one before */
    async finish(upload: { id: string; fileId: string; now: Date }): Promise<boolean> {
      const [changed] = await one(upload.id)
        .set({ file_id: upload.fileId, parts: [], touched_at: upload.now })
        .where('file_id', 'is', null)
        .returning('id')
        .execute()
      return changed !== undefined
    },

    /** Begins an upload anew whose file is gone. */
    async restart(id: string, now: Date): Promise<void> {
      await one(id).set({ file_id: null, parts: [], received: 0, touched_at: now }).execute()
    },

    /** Deletes uploads. */
    async delete(ids: readonly string[]): Promise<void> {
      if (ids.length === 0) return
      await db
        .deleteFrom('upload')
        .where('tenant_id', '=', tenantId)
        .where('id', 'in', [...ids])
        .execute()
    },

    /** Ids of uploads that nobody went on with, unfinished ones since one instant, finished ones since another; or that were begun too long ago. */
    async leftSince(given: { unfinished: Date; begun: Date; finished: Date; limit: number }): Promise<string[]> {
      const rows = await db
        .selectFrom('upload')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where((row) =>
          row.or([
            row('touched_at', '<', given.finished),
            row.and([row('file_id', 'is', null), row('touched_at', '<', given.unfinished)]),
            row.and([row('file_id', 'is', null), row('created_at', '<', given.begun)]),
          ]),
        )
        .limit(given.limit)
        .execute()
      return rows.map((row) => row.id)
    },
  }
}
