import type { Database } from '../../../platform/database/database.ts'
import { hashOf } from './ledger.rules.ts'
import { type Found, type Question, questions, verifyStore } from './verify.store.ts'

/** A kind of difference: one of the questions, a line that was changed afterwards, or something that was never swept. */
export type DifferenceKind = Question | 'content' | 'late'

/** Something in the ledger that is not as its entries say. */
export interface Difference extends Found {
  kind: DifferenceKind
}

/** What counting anew found. */
export interface Verified {
  accounts: number
  entries: number
  lots: number
  /** At most `most` of each kind. */
  differences: Difference[]
}

const none = '00000000-0000-0000-0000-000000000000'
/** Rows of one kind that are named. */
const most = 100
const page = 2_000
/** Hours after which something unswept is no longer the sweep's next minute but its absence. */
const sweepHours = 24

/**
 * Counts every balance and lot anew from the entries, in one snapshot, and says what differs: counters, sums, lots, how entries
 * were split, holds and how they ended, corrections, content that was changed afterwards. Changes nothing.
 * `now`: also names what should have been swept a day ago.
 */
export async function verifyLedger(database: Database, given: { tenantId: string; now?: Date }): Promise<Verified> {
  return await database.tx(
    given.tenantId,
    async (tx) => {
      const store = verifyStore(tx)
      await store.takeTime()
      const differences: Difference[] = []
      for (const kind of questions)
        differences.push(...(await store.ask(kind, most)).map((found) => ({ kind, ...found })))
      if (given.now) {
        const before = new Date(given.now.getTime() - sweepHours * 3_600_000)
        differences.push(...(await store.late(before, most)).map((found) => ({ kind: 'late' as const, ...found })))
      }
      let changed = 0
      for (let after = none; ; ) {
        const entries = await store.entries(after, page)
        for (const entry of entries) {
          const should = hashOf(entry)
          if (entry.hash !== should && changed++ < most)
            differences.push({ kind: 'content', id: entry.id, is: entry.hash, should })
        }
        const last = entries[entries.length - 1]
        if (entries.length < page || !last) break
        after = last.id
      }
      return { ...(await store.counts()), differences }
    },
    { readOnly: true, serializable: true },
  )
}
