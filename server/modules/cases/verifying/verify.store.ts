import type { Prepared, Tx } from '../../../platform/database/database.ts'
import { openedStore } from '../archive/opened.store.ts'
import type { Opened } from '../archive/record.rules.ts'
import type { CaseRow } from '../case-row.rules.ts'
import type { CaseEvent } from '../lifecycle/case-state.ts'

/** A case as its row has it, with its timeline from the first event on. */
export interface KeptCase {
  row: Omit<CaseRow, 'reported_at'> & { head: string } & Record<string, unknown>
  timeline: (CaseEvent & { hash: string })[]
}

interface EventRow extends Pick<CaseEvent, 'seq' | 'type' | 'public'> {
  case_id: string
  at: Date
  actor: CaseEvent['by']
  body: Pick<CaseEvent, 'text' | 'facts' | 'fileIds' | 'effect'>
  hash: string
}

const statement = (name: string, text: string): Prepared => ({ name: `cases_verify.${name}`, text })
const sql = {
  page: statement(
    'page',
    'select * from "case" where tenant_id = $1 and ($2::uuid is null or id > $2) order by id limit $3',
  ),
  timelines: statement(
    'timelines',
    `select case_id, seq, at, type, actor, body, public, hash from case_event
     where tenant_id = $1 and case_id = any($2::uuid[]) order by case_id, seq`,
  ),
}

/** An archived case in the same shape. */
export async function toKept(tx: Tx, opened: Opened): Promise<KeptCase> {
  const store = openedStore(tx)
  return { row: await store.rowOf<KeptCase['row']>(opened), timeline: await store.eventsOf(opened) }
}

/** Reads of whole cases for whoever counts them anew, bound to a transaction. */
export function verifyStore(tx: Tx) {
  return {
    /** The cases after an id, in the order of their ids. */
    async page(after: string | null, limit: number): Promise<KeptCase[]> {
      const rows = await tx.run<KeptCase['row']>(sql.page, [tx.tenantId, after, limit])
      const ids = rows.map(({ id }) => id)
      const events = await tx.run<EventRow>(sql.timelines, [tx.tenantId, ids])
      const timelines = Map.groupBy(events, (event) => event.case_id)
      return rows.map((row) => ({
        row,
        timeline: (timelines.get(row.id) ?? []).map(({ seq, at, type, actor, body, public: isPublic, hash }) => ({
          ...{ seq, at: at.toISOString(), type, by: actor, public: isPublic, ...body, hash },
        })),
      }))
    },
  }
}
