import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'

/** What a walk found: ids, newest first, one more than the page where there is a next one, and where it stopped. */
interface Walked {
  ids: string[]
  last: { at: string; id: string }
  /** There is nothing behind it. */
  atEnd: boolean
}

/** Cases looked at before it is known how common the words are. */
const firstSteps = 1_000
/** So many of those must have the words; else they are rare, and the index of words finds them at once. */
const fewest = 3
/** Cases looked at for one page at most. */
const mostSteps = 20_000

/** What is walked for. */
export interface WalkWanted {
  /** Conditions over `"case" c` that the index of the order gives: else it would walk through all of history for its steps. */
  path: readonly RawBuilder<unknown>[]
  /** All conditions of the list, the words too. */
  fits: RawBuilder<unknown>
  after: { at: string; id: string } | undefined
  limit: number
  firstSteps: number | undefined
}

/**
 * Walks from the newest case back and takes what has the words, as long as they are common. The index of words must read every
 * case that has one of two common words, and costs more each year; the next fifty that have both lie close by all the same.
 */
export async function walkBack(tx: Tx, wanted: WalkWanted): Promise<Walked> {
  const { path, fits, limit } = wanted
  const ids: string[] = []
  let last = wanted.after
  let walked = 0
  for (let steps = wanted.firstSteps ?? firstSteps; steps > 0; ) {
    const { found, end } = await stretch(tx, { path, fits, from: last, steps, most: limit + 1 - ids.length })
    ids.push(...found)
    walked += steps
    if (end === undefined) return { ids, last: last ?? nowhere, atEnd: true }
    last = end
    const wantedSteps = Math.ceil((((limit + 1 - ids.length) * walked) / Math.max(1, ids.length)) * 1.2)
    steps = ids.length < fewest || ids.length > limit ? 0 : Math.min(wantedSteps, mostSteps - walked)
  }
  return { ids, last: last ?? nowhere, atEnd: false }
}

const nowhere = { at: '', id: '' }

interface Step {
  id: string
  at: string
  fits: boolean
  n: number
}

/** What fits among the next so many cases, at most `most` of it, and where it stopped; no end where nothing is behind it. */
async function stretch(
  tx: Tx,
  given: {
    path: readonly RawBuilder<unknown>[]
    fits: RawBuilder<unknown>
    from: { at: string; id: string } | undefined
    steps: number
    most: number
  },
): Promise<{ found: string[]; end: { at: string; id: string } | undefined }> {
  const { path, fits, from, steps, most } = given
  const behind = from ? [sql`(c.reported_at, c.id) < (${from.at}::timestamptz, ${from.id}::uuid)`] : []
  const { rows } = await sql<Step>`
    select * from (
      select c.id, c.reported_at::text "at", (${fits}) is true fits, (row_number() over (order by c.reported_at desc, c.id desc))::int n
      from "case" c where ${sql.join([...path, ...behind], sql` and `)}
      order by c.reported_at desc, c.id desc limit ${steps}
    ) step where fits or n = ${steps} limit ${most}`.execute(tx.db)
  rows.sort((a, b) => a.n - b.n)
  const last = rows.at(-1)
  const end = last && (last.n === steps || rows.length === most) ? { at: last.at, id: last.id } : undefined
  return { found: rows.filter((row) => row.fits).map((row) => row.id), end }
}
