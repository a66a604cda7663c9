import { createHash, randomBytes } from 'node:crypto'
import { audit } from '../../../platform/audit/audit.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { system } from '../../../platform/policy/actor.ts'
import { keysStore } from './keys.store.ts'

/** Starts every key, so that one that leaked can be found by its looks. */
const keyPrefix = 'dsk_'

/** A key as the operator sees it. */
export interface KeyInfo {
  id: string
  name: string
  /** Its last four characters. */
  hint: string
  createdAt: Date
  /** `YYYY-MM-DD`, UTC. */
  lastUsedOn: string | null
  revokedAt: Date | null
}

/** Keys by which outside systems write through Open311. */
export interface Keys {
  /** Makes a key. `secret` is shown this once. */
  create(given: { tenantId: string; name: string }): Promise<KeyInfo & { secret: string }>
  list(tenantId: string): Promise<KeyInfo[]>
  /** Refuses `open311.key_not_found` where there is no such key or it was revoked before. */
  revoke(tenantId: string, id: string): Promise<void>
  /** The key a secret belongs to, or undefined where it isn't good. */
  find(tenantId: string, secret: string): Promise<{ id: string; name: string } | undefined>
}

/** Keeps keys in the tenant's own tables; making and ending one is audited. */
export function keysOf({ database, clock }: { database: Database; clock: Clock }): Keys {
  return {
    async create({ tenantId, name }) {
      const secret = keyPrefix + randomBytes(32).toString('base64url')
      const at = clock.now()
      const info = { id: uuidv7(), hint: secret.slice(-4), name }
      await database.tx(tenantId, async (tx) => {
        await keysStore(tx).add({ ...info, hash: hashOf(secret), at })
        await audit(tx).record({
          actor: system,
          action: 'open311.key_created',
          subject: { kind: 'open311_key', id: info.id },
          detail: { name },
          at,
        })
      })
      return { ...info, createdAt: at, lastUsedOn: null, revokedAt: null, secret }
    },
    async list(tenantId) {
      const rows = await database.tx(tenantId, (tx) => keysStore(tx).list(), { readOnly: true })
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        hint: row.hint,
        createdAt: row.created_at,
        lastUsedOn: row.last_used_on,
        revokedAt: row.revoked_at,
      }))
    },
    async revoke(tenantId, id) {
      const at = clock.now()
      await database.tx(tenantId, async (tx) => {
        if (!(await keysStore(tx).revoke(id, at)))
          throw new Refused('open311.key_not_found', { key: id }, { status: 404 })
        await audit(tx).record({
          actor: system,
          action: 'open311.key_revoked',
          subject: { kind: 'open311_key', id },
          at,
        })
      })
    },
    async find(tenantId, secret) {
      return await database.tx(tenantId, async (tx) => {
        const row = await keysStore(tx).findByHash(hashOf(secret))
        if (!row) return undefined
        const today = clock.now().toISOString().slice(0, 10)
        if (row.last_used_on !== today) await keysStore(tx).used(row.id, today)
        return { id: row.id, name: row.name }
      })
    },
  }
}

// A key has 256 bits of its own: a plain hash can't be guessed back, and looking one up stays one index probe.
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
