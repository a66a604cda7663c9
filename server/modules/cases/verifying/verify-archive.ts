import type { Database } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Files } from '../../../platform/files/files.ts'
import { openIn } from '../archive/kept.ts'
import { type Found, openedStore } from '../archive/opened.store.ts'
import type { CaseDifference, CasesVerified } from './verified.ts'
import { type KeptCase, toKept } from './verify.store.ts'

/**
 * Opens every archived case of a tenant: whether its bytes are those that were written, its timeline is whole, and its row what the timeline
 * tells. Adds to what was found; changes nothing. Each file is read once a batch.
 */
export async function verifyArchive(
  { database, files }: { database: Database; files: Pick<Files, 'contentOf'> },
  given: {
    tenantId: string
    batch: number
    found: CasesVerified
    differencesOf(kept: KeptCase): CaseDifference[]
  },
): Promise<void> {
  const { tenantId, batch, found } = given
  for (let after: string | null = null; ; ) {
    const from: string | null = after
    const rows: Found[] = await database.tx(tenantId, (tx) => openedStore(tx).page(from, batch), { readOnly: true })
    for (const [fileId, of] of Map.groupBy(rows, (row) => row.file_id)) {
      const content = await files.contentOf(tenantId, fileId)
      for (const row of of) {
        found.archived++
        const opened = opens(content, { tenantId, found: row })
        if (!opened) {
          found.differences.push({ number: row.number, what: 'archive', is: 'unreadable', should: row.digest })
          continue
        }
        const kept = await database.tx(tenantId, (tx) => toKept(tx, opened), { readOnly: true })
        found.events += kept.timeline.length
        found.differences.push(...given.differencesOf(kept))
        if (kept.row.head !== row.head)
          found.differences.push({ number: row.number, what: 'head', is: kept.row.head, should: row.head })
      }
    }
    after = rows.at(-1)?.id ?? null
    if (rows.length < batch) return
  }
}

function opens(content: Buffer | undefined, given: { tenantId: string; found: Found }) {
  try {
    return openIn(content, given)
  } catch (error) {
    // Bytes of another file, another key, a shape nobody knows: whatever it is, it can't be read.
    if (error instanceof Refused || error instanceof Error) return undefined
    throw error
  }
}
