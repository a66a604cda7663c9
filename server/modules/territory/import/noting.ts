import { AsyncLocalStorage } from 'node:async_hooks'
import type { Tx } from '../../../platform/database/database.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { Territory } from '../territory.api.ts'
import { importTopic, type TerritoryImportMoved } from './imports.events.ts'
import { importsStore } from './imports.store.ts'

/** Milliseconds between two notes of how far a run is. */
const noteEvery = 700

/** How far a run is, written down beside it. */
export interface Noting {
  /** Aborted once somebody asked the run to stop, or the process stops. */
  readonly signal: AbortSignal
  /** Bytes of the file worked off. */
  read(upTo: number): void
  /** Rows looked at. */
  note(upTo: number): void
  /** Asks once more whether the run is to stop: the last moment before it is for good. */
  hear(): Promise<void>
  /** Waits for the last note, so that it isn't written over what comes after. */
  end(): Promise<void>
}

/** Notes progress in transactions of its own, and hears from them whether the run is to stop. */
export function noteOf(territory: Territory, given: { tenantId: string; id: string; signal?: AbortSignal }): Noting {
  const outside = AsyncLocalStorage.snapshot()
  const stop = new AbortController()
  const { tenantId, id } = given
  given.signal?.addEventListener('abort', () => stop.abort(), { once: true })
  let rows = 0
  let bytes = 0
  let noting = Promise.resolve()
  const write = async () => {
    const cancelAsked = await territory.database.tx(tenantId, async (tx) => {
      const asked = await importsStore(tx).progress(id, { rows, bytes, now: territory.clock.now() })
      await told(tx, id)
      return asked
    })
    if (cancelAsked) stop.abort()
  }
  const tick = () => {
    noting = noting.then(() => outside(write)).catch(() => {})
  }
  const timer = outside(() => setInterval(tick, noteEvery))
  return {
    signal: stop.signal,
    read: (upTo: number) => {
      bytes = Math.round(upTo)
    },
    note: (upTo: number) => {
      rows = upTo
    },
    hear: () => outside(write),
    end: async () => {
      clearInterval(timer)
      await noting
    },
  }
}

/** Tells whoever looks at an import that it moved. */
export async function told(tx: Tx, id: string): Promise<void> {
  await outbox(tx).publish<TerritoryImportMoved>({ name: 'territory_import.moved', topics: [importTopic(id)] })
}
