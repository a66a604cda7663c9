import type { Tx } from '../../../platform/database/database.ts'
import { leavingStore } from './archive.store.ts'
import { openedStore } from './opened.store.ts'

/** People forgotten in one transaction of the night. */
const forgottenAtOnce = 500

/** Mark of a walk that has come to those in the archive. */
const inArchive = 'archive'

/** After how many days without a word a district archives its ended cases; 0: never. */
export const archivedAfter = async (tx: Tx): Promise<number> =>
  Math.floor(((await leavingStore(tx).choice()).years ?? 0) * 365.25)

type Walk = (tx: Tx, given: { before: Date; after: string | null }) => Promise<{ ended: number; next: string | null }>

/** Forgets who brought ended cases: first those of daily work, by their own walk, then those in the archive. */
export const alsoInArchive =
  (walk: Walk): Walk =>
  async (tx, { before, after }) => {
    if (after !== inArchive) {
      const { ended, next } = await walk(tx, { before, after })
      return { ended, next: next ?? inArchive }
    }
    const ended = await openedStore(tx).forget(before, forgottenAtOnce)
    return { ended, next: ended === forgottenAtOnce ? inArchive : null }
  }
