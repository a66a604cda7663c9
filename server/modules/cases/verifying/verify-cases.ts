import type { Database } from '../../../platform/database/database.ts'
import type { Files } from '../../../platform/files/files.ts'
import { rowOf } from '../case-row.rules.ts'
import { replay } from '../lifecycle/replay.rules.ts'
import { canonical, findBreak } from '../timeline-hash.rules.ts'
import type { CaseDifference, CasesVerified } from './verified.ts'
import { type KeptCase, verifyStore } from './verify.store.ts'
import { verifyArchive } from './verify-archive.ts'

/** Cases read at once. */
const batch = 200

/**
 * Tells every case of a tenant anew from its timeline: whether the chain of hashes is whole, and the row what the timeline leads to.
 * Changes nothing. Cases may go on meanwhile: each batch is of one instant. Those in the archive are read from their files, too.
 */
export async function tellCasesAnew(
  database: Database,
  tenantId: string,
  files: Pick<Files, 'contentOf'>,
): Promise<CasesVerified> {
  const found: CasesVerified = { cases: 0, events: 0, archived: 0, differences: [] }
  for (let after: string | null = null; ; ) {
    const kept: KeptCase[] = await database.tx(tenantId, (tx) => verifyStore(tx).page(after, batch), {
      ...{ readOnly: true, serializable: true },
    })
    for (const each of kept) {
      found.cases++
      found.events += each.timeline.length
      found.differences.push(...differencesOf(each))
    }
    after = kept.at(-1)?.row.id ?? null
    if (kept.length < batch) break
  }
  await verifyArchive({ database, files }, { tenantId, batch, found, differencesOf })
  return found
}

/** What differs between a row and its timeline. */
function differencesOf({ row, timeline }: KeptCase): CaseDifference[] {
  const { number } = row
  const broken = findBreak(timeline)
  if (broken !== undefined) return [{ number, what: 'chain', is: broken, should: null }]
  const missing = timeline.findIndex(({ seq }, index) => seq !== index + 1)
  if (missing >= 0 || timeline.length === 0) return [{ number, what: 'gap', is: null, should: missing + 1 }]
  const head = timeline.at(-1)?.hash ?? ''
  const should = Object.entries(rowOf(replay(timeline.map(({ hash: _, ...event }) => event))))
  return [
    ...(row.head === head ? [] : [{ number, what: 'head', is: row.head, should: head }]),
    ...should.flatMap(([what, value]) => {
      const is = row[what]
      return alike(is) === alike(value) ? [] : [{ number, what, is, should: value }]
    }),
  ]
}

/** A value as text; instants as the row and the timeline both write them. */
const alike = (value: unknown): string => canonical(value instanceof Date ? value.toISOString() : (value ?? null))
