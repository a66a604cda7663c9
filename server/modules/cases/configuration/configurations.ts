import { AsyncLocalStorage } from 'node:async_hooks'
import type { Clock } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/database/database.ts'
import type { Hub } from '../../../platform/stream/hub.ts'
import type { Territory } from '../../territory/territory.api.ts'
import { configurationTopic } from './configuration.events.ts'
import { changesConfiguration, configurationStore } from './configuration.store.ts'
import { settingsAtStart } from './defaults/settings.ts'
import { type CaseConfiguration, configurationFrom } from './snapshot.rules.ts'

/** What the configuration stands on. */
export interface ConfigurationDeps {
  database: Database
  clock: Clock
  territory: Pick<Territory, 'atlas'>
  configurations: Configurations
}

/** Milliseconds after which somebody asks whether the snapshot is still the newest, should a notice have been missed. */
const checkAfter = 5_000

interface Kept {
  configuration: CaseConfiguration | undefined
  loading: Promise<CaseConfiguration> | undefined
  /** The lowest version that may be kept: what a change of this process has made. */
  atLeast: number
  /** How often it was forgotten, so that a reading that began before is not taken for the newest. */
  forgotten: number
  checkedAt: number
  /** Ends the subscription to the hub. */
  unfollow: (() => void) | undefined
}

/** The snapshots of configuration that a process keeps, one a tenant. */
export interface Configurations {
  /**
   * The tenant's configuration. Nearly always from memory: it is read from the database when there is none, and every 5 s
   * one caller asks for its version (one small statement). Inside a transaction give the transaction, which then reads.
   */
  configurationOf(where: Tx | string): Promise<CaseConfiguration>
  /** Tells that this transaction has made a new version: once it has committed, no older one is used here. */
  changedIn(tx: Tx, version: number): void
  /** Forgets a tenant's snapshot (all without an id); the next use reads it again. */
  refresh(tenantId?: string): void
  /** Hears from the hub when any process changes a configuration. Without it a change is noticed within 5 s, by asking. */
  follow(hub: Pick<Hub, 'subscribe'>): void
}

/** Opens the snapshots of a process. */
export function openConfigurations(database: Database): Configurations {
  const kept = new Map<string, Kept>()
  let hub: Pick<Hub, 'subscribe'> | undefined
  // By id there is no transaction to read in: one of its own, whatever the caller is in the middle of.
  const outside = AsyncLocalStorage.snapshot()

  const forget = (known: Kept) => {
    known.configuration = undefined
    known.forgotten++
  }

  function followed(tenantId: string, known: Kept): void {
    known.unfollow ??= hub?.subscribe({ tenantId, topics: [configurationTopic], send: () => forget(known) })
  }

  function keptOf(tenantId: string): Kept {
    let known = kept.get(tenantId)
    if (!known) {
      known = {
        configuration: undefined,
        loading: undefined,
        atLeast: 0,
        forgotten: 0,
        checkedAt: 0,
        unfollow: undefined,
      }
      kept.set(tenantId, known)
      followed(tenantId, known)
    }
    return known
  }

  const read = async (tx: Tx) => configurationFrom(await configurationStore(tx).rows(settingsAtStart))

  async function readAndKeep(tx: Tx, known: Kept): Promise<CaseConfiguration> {
    const began = known.forgotten
    const configuration = await read(tx)
    // A reading that began before the last change may still have seen what was; that must not stay.
    if (known.forgotten === began && configuration.version >= known.atLeast) known.configuration = configuration
    return configuration
  }

  async function ofTransaction(tx: Tx): Promise<CaseConfiguration> {
    if (changesConfiguration(tx)) return await read(tx)
    const known = keptOf(tx.tenantId)
    if (known.configuration && performance.now() - known.checkedAt < checkAfter) return known.configuration
    // Taken before asking: the others go on with what there is.
    known.checkedAt = performance.now()
    const version = known.configuration?.version
    if (known.configuration && version === ((await configurationStore(tx).findVersion()) ?? 0))
      return known.configuration
    return await readAndKeep(tx, known)
  }

  function ofTenant(tenantId: string): Promise<CaseConfiguration> {
    const known = keptOf(tenantId)
    if (known.configuration && performance.now() - known.checkedAt < checkAfter)
      return Promise.resolve(known.configuration)
    known.loading ??= outside(() => database.tx(tenantId, ofTransaction, { readOnly: true })).finally(() => {
      known.loading = undefined
    })
    return known.loading
  }

  return {
    configurationOf: (where) => (typeof where === 'string' ? ofTenant(where) : ofTransaction(where)),
    changedIn(tx, version) {
      tx.afterCommit(() => {
        const known = keptOf(tx.tenantId)
        known.atLeast = version
        forget(known)
      })
    },
    refresh(tenantId) {
      for (const known of tenantId === undefined ? kept.values() : [keptOf(tenantId)]) forget(known)
    },
    follow(given) {
      hub = given
      for (const [tenantId, known] of kept) followed(tenantId, known)
    },
  }
}
