import type { Database } from '../../../platform/database/database.ts'
import type { Log } from '../../../platform/log.ts'
import type { Model } from './model.rules.ts'
import { findModelIn, sizeOf } from './model-file.ts'
import { suggestionsStore } from './suggestions.store.ts'

/** The model a tenant uses now. `model` undefined: there is none yet. */
export interface InUse {
  enabled: boolean
  model: Model | undefined
  cases: number
}

/** The models a process keeps in memory: read at the first use, the longest unused let go when they take too much. */
export interface KeptModels {
  of(tenantId: string): Promise<InUse>
  /** Asks again at the next use. */
  refresh(tenantId: string): void
}

interface Kept {
  inUse: InUse
  version: number | null
  checkedAt: number
}

/** Bytes of models kept in memory. */
const mostBytes = 64 * 2 ** 20
/** Milliseconds after which the version in use is asked for again. */
const checkAfter = 10_000

/** Opens the models of a process. */
export function keepModels(database: Database, log: Pick<Log, 'warn'>, bytes = mostBytes): KeptModels {
  // In the order of their last use.
  const kept = new Map<string, Kept>()
  const reading = new Map<string, Promise<Kept>>()

  async function read(tenantId: string, known: Kept | undefined): Promise<Kept> {
    const { current, found } = await database.tx(
      tenantId,
      async (tx) => {
        const store = suggestionsStore(tx)
        const current = await store.current()
        if (current.version === null || current.version === known?.version) return { current, found: undefined }
        return { current, found: await store.findBody(current.version) }
      },
      { readOnly: true },
    )
    const checkedAt = performance.now()
    if (known && current.version === known.version)
      return { ...known, inUse: { ...known.inUse, enabled: current.enabled }, checkedAt }
    const model = found ? await findModelIn(found.body) : undefined
    if (found && !model) log.warn({ tenantId }, 'a model of another release is not read; the next training replaces it')
    return {
      inUse: { enabled: current.enabled, model, cases: model && found ? found.cases : 0 },
      version: current.version,
      checkedAt,
    }
  }

  function keep(tenantId: string, made: Kept): void {
    kept.delete(tenantId)
    kept.set(tenantId, made)
    let taken = 0
    for (const [id, { inUse }] of [...kept].reverse()) {
      taken += inUse.model ? sizeOf(inUse.model) : 0
      if (taken > bytes && id !== tenantId) kept.delete(id)
    }
  }

  return {
    async of(tenantId) {
      const known = kept.get(tenantId)
      if (known && performance.now() - known.checkedAt < checkAfter) {
        kept.delete(tenantId)
        kept.set(tenantId, known)
        return known.inUse
      }
      let under = reading.get(tenantId)
      if (!under) {
        under = read(tenantId, known).finally(() => reading.delete(tenantId))
        reading.set(tenantId, under)
      }
      const made = await under
      keep(tenantId, made)
      return made.inUse
    },
    refresh(tenantId) {
      const known = kept.get(tenantId)
      if (known) known.checkedAt = Number.NEGATIVE_INFINITY
    },
  }
}
