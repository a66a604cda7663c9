import type { Database, Tx } from '../database/database.ts'
import { firstIdAt, timeOfId } from '../ids.ts'
import { auditStore, type Seal } from './audit.store.ts'
import { firstHash, hashOf } from './seal.rules.ts'

// An entry may be committed after entries with later ids, but not that much after: no transaction runs for hours, and no
// clock is set back by more than one. What turns up without a seal behind this was put there afterwards; it is never
// sealed, and verifying finds it.
const lateness = 2 * 3_600_000

/** Where the chain of a tenant ends. Kept somewhere else, such as in a log, it also proves that no end was cut off. */
export interface ChainHead {
  position: number
  hash: string
}

/** What sealing did. */
export interface Sealed {
  /** Entries sealed now. */
  count: number
  /** End of the chain; undefined while it is empty. */
  head: ChainHead | undefined
}

/**
 * Seals the entries that have no seal yet, batch by batch, each batch in a transaction of its own. Whoever writes entries
 * never waits for it. Safe to run in several processes: all but one find nothing to do.
 */
export async function sealAudit(
  database: Database,
  options: { tenantId: string; now: Date; batch?: number },
): Promise<Sealed> {
  const batch = options.batch ?? 500
  let count = 0
  let from: string | undefined
  for (;;) {
    const sealed = await database.tx(options.tenantId, (tx) => sealBatch(tx, { now: options.now, batch, from }))
    count += sealed.count
    from = sealed.last
    if (sealed.count < batch) return { count, head: sealed.head }
  }
}

interface Batch {
  now: Date
  batch: number
  /** Id up to which this run has sealed already; what lies before it need not be looked at again. */
  from: string | undefined
}

async function sealBatch(tx: Tx, { now, batch, from }: Batch): Promise<Sealed & { last: string | undefined }> {
  const store = auditStore(tx)
  const mine = await store.takeTurn()
  const head = await store.head()
  if (!mine) return { count: 0, head: head && headOf(head), last: from }
  const entries = await store.unsealed(from ?? horizonOf(head), batch)
  const seals: Seal[] = []
  let last: ChainHead = head ?? { position: 0, hash: firstHash }
  for (const content of entries) {
    const seal = {
      id: content.id,
      position: last.position + 1,
      previousHash: last.hash,
      hash: hashOf(last.hash, content),
    }
    seals.push(seal)
    last = seal
  }
  if (seals.length > 0) await store.seal(seals, now)
  return { count: seals.length, head: headOf(last), last: entries.at(-1)?.id ?? from }
}

/** The smallest id an entry may have that is still to be sealed. */
const horizonOf = (head: Pick<Seal, 'id'> | undefined): string =>
  head === undefined ? firstIdAt(new Date(0)) : firstIdAt(new Date(timeOfId(head.id).getTime() - lateness))

/** The first place where the audit is not what was sealed. */
export interface Broken {
  /** The entry, where there is one. */
  id: string | undefined
  /** Its place in the chain, where it has one. */
  position: number | undefined
  /** `changed`: says something else now · `deleted`: is gone, or its seal is · `inserted`: was put there afterwards. */
  reason: 'changed' | 'deleted' | 'inserted'
}

/** What verifying found. */
export interface Verified {
  /** Entries whose seal was checked. */
  checked: number
  /** The first entry that is broken; undefined when everything is as it was. */
  broken: Broken | undefined
  head: ChainHead | undefined
}

/**
 * Walks the whole chain of the tenant and compares it with the entries. `expected`, an end of the chain noted earlier, also
 * finds that the newest entries were removed together with their seals.
 */
export async function verifyAudit(tx: Tx, expected?: ChainHead): Promise<Verified> {
  const store = auditStore(tx)
  let last: ChainHead & { id?: string } = { position: 0, hash: firstHash }
  const found = (id: string | undefined, position: number | undefined, reason: Broken['reason']): Verified => ({
    checked: last.position,
    broken: { id, position, reason },
    head: headOf(last),
  })
  for (;;) {
    const stretch = await store.chain(last.position, 1000)
    for (const seal of stretch) {
      if (seal.position !== last.position + 1) return found(undefined, last.position + 1, 'deleted')
      if (seal.content === null) return found(seal.id, seal.position, 'deleted')
      if (seal.previousHash !== last.hash) return found(seal.id, seal.position, 'inserted')
      if (seal.hash !== hashOf(last.hash, seal.content)) return found(seal.id, seal.position, 'changed')
      if (expected?.position === seal.position && expected.hash !== seal.hash)
        return found(seal.id, seal.position, 'changed')
      last = seal
    }
    if (stretch.length === 0) break
  }
  if (expected !== undefined && last.position < expected.position) return found(undefined, last.position + 1, 'deleted')
  const head = last.id === undefined ? undefined : { id: last.id }
  const intruder = head && (await store.firstUnsealedBefore(horizonOf(head)))
  if (intruder !== undefined) return found(intruder, undefined, 'inserted')
  return { checked: last.position, broken: undefined, head: headOf(last) }
}

const headOf = (last: ChainHead): ChainHead | undefined =>
  last.position === 0 ? undefined : { position: last.position, hash: last.hash }
