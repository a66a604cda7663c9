import type { Tx } from '../../../platform/database/database.ts'

/** A key as it is kept. */
export interface KeyRow {
  id: string
  hint: string
  name: string
  created_at: Date
  last_used_on: string | null
  revoked_at: Date | null
}

const columns = 'id, hint, name, created_at, last_used_on::text as last_used_on, revoked_at'

/** Keys of outside systems, of one tenant. */
export function keysStore(tx: Tx) {
  return {
    async add(key: { id: string; hash: string; hint: string; name: string; at: Date }): Promise<void> {
      await tx.run(
        {
          name: 'open311.key_add',
          text: `insert into open311_key (tenant_id, id, hash, hint, name, created_at) values ($1, $2, $3, $4, $5, $6)`,
        },
        [tx.tenantId, key.id, key.hash, key.hint, key.name, key.at],
      )
    },
    async findByHash(hash: string): Promise<KeyRow | undefined> {
      const rows = await tx.run<KeyRow>(
        {
          name: 'open311.key_by_hash',
          text: `select ${columns} from open311_key where tenant_id = $1 and hash = $2 and revoked_at is null`,
        },
        [tx.tenantId, hash],
      )
      return rows[0]
    },
    async list(): Promise<KeyRow[]> {
      return await tx.run<KeyRow>(
        {
          name: 'open311.key_list',
          text: `select ${columns} from open311_key where tenant_id = $1 order by created_at, id limit 1000`,
        },
        [tx.tenantId],
      )
    },
    /** True when the key was there and not revoked before. */
    async revoke(id: string, at: Date): Promise<boolean> {
      const rows = await tx.run(
        {
          name: 'open311.key_revoke',
          text: `update open311_key set revoked_at = $3 where tenant_id = $1 and id = $2 and revoked_at is null returning id`,
        },
        [tx.tenantId, id, at],
      )
      return rows.length > 0
    },
    /** Notes the day of use; one write a day at most. */
    async used(id: string, day: string): Promise<void> {
      await tx.run(
        {
          name: 'open311.key_used',
          text: `update open311_key set last_used_on = $3
            where tenant_id = $1 and id = $2 and (last_used_on is null or last_used_on < $3)`,
        },
        [tx.tenantId, id, day],
      )
    },
  }
}
