import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from '../../platform/database/database.ts'
import type { Hub } from '../../platform/stream/hub.ts'
import { type Atlas, gatherAtlas } from './atlas.rules.ts'
import { inPieces } from './breath.ts'
import { territoryTopic } from './territory.events.ts'
import { territoryStore } from './territory.store.ts'

/** Milliseconds after which a process asks whether its atlas is still the newest, should a notice have been missed. */
const checkAfter = 5_000

interface Kept {
  atlas: Atlas | undefined
  loading: Promise<Atlas> | undefined
  /** Set by `refresh`: what is there must not be used any more. */
  stale: boolean
  /** How often `refresh` was called, so that a load that began before is not taken for the newest. */
  refreshed: number
  checkedAt: number
}

/** The atlases this process keeps, one a tenant. */
export interface Atlases {
  /**
   * The tenant's atlas; read from the database when there is none or it was called stale. Opens a transaction of its own where
   * it must, so that it may be called inside one; better is before.
   */
  of(tenantId: string): Promise<Atlas>
  /** Says that a tenant's units have changed (all tenants without an id). */
  refresh(tenantId?: string): void
  /** Hears from now on, by the hub, when any process has changed units. */
  follow(hub: Pick<Hub, 'subscribe'>): void
}

/** Opens the atlases of a process. */
export function openAtlases(database: Database): Atlases {
  const kept = new Map<string, Kept>()
  // Reading happens outside whatever transaction the caller is in: what it has not committed is nobody else's yet.
  const outside = AsyncLocalStorage.snapshot()
  let hub: Pick<Hub, 'subscribe'> | undefined

  const refresh = (known: Kept) => {
    known.stale = true
    known.refreshed++
  }
  const listen = (tenantId: string, known: Kept) =>
    hub?.subscribe({ tenantId, topics: [territoryTopic], send: () => refresh(known) })

  function keptOf(tenantId: string): Kept {
    let known = kept.get(tenantId)
    if (!known) {
      known = { atlas: undefined, loading: undefined, stale: false, refreshed: 0, checkedAt: 0 }
      kept.set(tenantId, known)
      listen(tenantId, known)
    }
    return known
  }

  function load(tenantId: string, known: Kept): Promise<Atlas> {
    known.loading ??= outside(async () => {
      const began = known.refreshed
      try {
        const read = await database.tx(
          tenantId,
          async (tx) => {
            const store = territoryStore(tx)
            // The version first: whatever commits in between makes the atlas newer than its number, never older.
            const version = await store.version()
            return { version, units: await store.units(), boundaries: await store.boundaries() }
          },
          { readOnly: true },
        )
        known.atlas = await inPieces(gatherAtlas(read))
        known.checkedAt = performance.now()
        if (known.refreshed === began) known.stale = false
        return known.atlas
      } finally {
        known.loading = undefined
      }
    })
    return known.loading
  }

  /** In the background: a missed notice costs some seconds of age, never a wait. */
  function check(tenantId: string, known: Kept): void {
    known.checkedAt = performance.now()
    void outside(async () => {
      try {
        const version = await database.tx(tenantId, (tx) => territoryStore(tx).version(), { readOnly: true })
        if (version !== known.atlas?.version) await load(tenantId, known)
      } catch {
        // The database is away: what is known is still the best there is. The next use asks again.
      }
    })
  }

  return {
    async of(tenantId) {
      const known = keptOf(tenantId)
      if (!known.atlas || known.stale) {
        const atlas = await load(tenantId, known)
        // Still stale: that load had begun before the change was told.
        if (known.stale) return await load(tenantId, known)
        return atlas
      }
      if (performance.now() - known.checkedAt > checkAfter) check(tenantId, known)
      return known.atlas
    },
    refresh(tenantId) {
      for (const known of tenantId === undefined ? kept.values() : [keptOf(tenantId)]) refresh(known)
    },
    follow(given) {
      hub = given
      for (const [tenantId, known] of kept) listen(tenantId, known)
    },
  }
}
