import type { Tx } from '../database/database.ts'

/** An API token as it is kept. */
export interface TokenRow {
  id: string
  hint: string
  name: string
  post_id: string
  created_at: Date
  expires_at: Date | null
  last_used_on: string | null
  revoked_at: Date | null
}

const columns = 'id, hint, name, post_id, created_at, expires_at, last_used_on, revoked_at'

/** API tokens of one tenant. */
export function tokenStore(tx: Tx) {
  return {
    async add(token: {
      id: string
      hash: string
      hint: string
      name: string
      postId: string
      at: Date
      expiresAt: Date | null
    }) {
      await tx.run(
        {
          name: 'identity_token_add',
          text: `insert into api_token (tenant_id, id, hash, hint, name, post_id, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        },
        [tx.tenantId, token.id, token.hash, token.hint, token.name, token.postId, token.at, token.expiresAt],
      )
    },
    async findByHash(hash: string): Promise<TokenRow | undefined> {
      const rows = await tx.run<TokenRow>(
        { name: 'identity_token_by_hash', text: `select ${columns} from api_token where tenant_id = $1 and hash = $2` },
        [tx.tenantId, hash],
      )
      return rows[0]
    },
    async list(): Promise<TokenRow[]> {
      return await tx.run<TokenRow>(
        {
          name: 'identity_token_list',
          text: `select ${columns} from api_token where tenant_id = $1 order by created_at, id limit 1000`,
        },
        [tx.tenantId],
      )
    },
    /** True when the token was there and not revoked before. */
    async revoke(id: string, at: Date): Promise<boolean> {
      const rows = await tx.run(
        {
          name: 'identity_token_revoke',
          text: `update api_token set revoked_at = $3 where tenant_id = $1 and id = $2 and revoked_at is null returning id`,
        },
        [tx.tenantId, id, at],
      )
      return rows.length > 0
    },
    /** Notes the day of use; one write a day at most. */
    async used(id: string, day: string): Promise<void> {
      await tx.run(
        {
          name: 'identity_token_used',
          text: `update api_token set last_used_on = $3
            where tenant_id = $1 and id = $2 and (last_used_on is null or last_used_on < $3)`,
        },
        [tx.tenantId, id, day],
      )
    },
  }
}
