import type { Selectable } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { File as FileRow } from '../database/schema.gen.ts'

/** A file's row. */
export type StoredFile = Selectable<FileRow>

/** Rows about files; the bytes lie in storage. Bound to a transaction. */
export function filesStore(tx: Tx) {
  const { db, tenantId } = tx
  return {
    /** Adds a file that belongs to nothing yet. */
    async insert(file: Omit<StoredFile, 'tenant_id' | 'owner_kind' | 'owner_id'>): Promise<void> {
      await db
        .insertInto('file')
        .values({ ...file, tenant_id: tenantId })
        .execute()
    },

    /** The file with this id, if there is one. */
    async find(id: string): Promise<StoredFile | undefined> {
      return await db
        .selectFrom('file')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst()
    },

    /** Gives unclaimed files to their owner. @returns the ids that could be given */
    async attach(given: {
      ids: readonly string[]
      ownerKind: string
      ownerId: string
      by: string | undefined
    }): Promise<string[]> {
      const rows = await db
        .updateTable('file')
        .set({ owner_kind: given.ownerKind, owner_id: given.ownerId })
        .where('tenant_id', '=', tenantId)
        .where('id', 'in', [...given.ids])
        .where('owner_id', 'is', null)
        .where((where) =>
          where.or([
            where('created_by', 'is', null),
            ...(given.by === undefined ? [] : [where('created_by', '=', given.by)]),
          ]),
        )
        .returning('id')
        .execute()
      return rows.map((row) => row.id)
    },

    /** Files of these owners, in the order they came. */
    async listOf(ownerKind: string, ownerIds: readonly string[]): Promise<StoredFile[]> {
      if (ownerIds.length === 0) return []
      return await db
        .selectFrom('file')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('owner_kind', '=', ownerKind)
        .where('owner_id', 'in', [...ownerIds])
        .orderBy('id')
        .execute()
    },

    /** Deletes rows. @returns the storage keys whose bytes may go now */
    async delete(ids: readonly string[]): Promise<string[]> {
      if (ids.length === 0) return []
      const rows = await db
        .deleteFrom('file')
        .where('tenant_id', '=', tenantId)
        .where('id', 'in', [...ids])
        .returning('storage_key')
        .execute()
      return rows.map((row) => row.storage_key)
    },

    /** Ids of files that nothing claimed and that came before an instant; at most `limit`. */
    async unclaimedBefore(instant: Date, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('file')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('owner_id', 'is', null)
        .where('created_at', '<', instant)
        .orderBy('created_at')
        .limit(limit)
        .execute()
      return rows.map((row) => row.id)
    },
  }
}
