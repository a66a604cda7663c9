import { sql } from 'kysely'
import type { Holder } from '../../../../contract/cases.ts'
import type { Tx } from '../../../platform/database/database.ts'

/** A case as a note keeps it: what it was then, without anybody's words. */
export interface KeptCase {
  id: string
  number: string
  state: string
  dueAt: string | null
  note?: string
}

/** What a note keeps beside its text. */
export interface NoteDetail {
  counts: { open: number; late: number; soon: number; toAccept: number; due: number }
  watched: KeptCase[]
  due: KeptCase[]
}

/** A hand-over note, with who took it. */
export interface NoteRow {
  id: string
  body_kind: 'unit' | 'department'
  body_id: string
  written_at: Date
  until: Date
  post_id: string
  role: string
  text: string
  detail: NoteDetail
  taken_at: Date | null
  taken_post_id: string | null
  taken_role: string | null
}

/** SQL of hand-over notes, bound to a transaction. Notes are added, never changed. */
export function notesStore(tx: Tx) {
  const notes =
    sql.raw(`select n.id, n.body_kind, n.body_id, n.written_at, n.until, n.post_id, n.role, n.text, n.detail,
      t.at taken_at, t.post_id taken_post_id, t.role taken_role
    from shift_note n left join shift_note_taken t on t.tenant_id = n.tenant_id and t.note_id = n.id`)
  // What a desk must move: what it holds, and what it was ordered to do.
  const work = (body: Holder) => sql`(
    select id from "case" where tenant_id = ${tx.tenantId} and open and holder_id = ${body.id}::uuid
    union
    select case_id from case_order where tenant_id = ${tx.tenantId} and open and target_id = ${body.id}::uuid)`

  return {
    /** Notes of some bodies, newest first, one more than `limit` when there are more. */
    async list(given: { bodyIds: readonly string[]; after?: string | undefined; limit: number }): Promise<NoteRow[]> {
      const after = given.after ? sql`and n.id < ${given.after}::uuid` : sql``
      const found = await sql<NoteRow>`${notes}
        where n.tenant_id = ${tx.tenantId} and n.body_id = any(${given.bodyIds as string[]}::uuid[]) ${after}
        order by n.id desc limit ${given.limit + 1}`.execute(tx.db)
      return found.rows
    },
    async find(id: string): Promise<NoteRow | undefined> {
      const found = await sql<NoteRow>`${notes} where n.tenant_id = ${tx.tenantId} and n.id = ${id}::uuid`.execute(
        tx.db,
      )
      return found.rows[0]
    },
    async insert(note: Omit<NoteRow, 'taken_at' | 'taken_post_id' | 'taken_role'>): Promise<void> {
      await tx.db
        .insertInto('shift_note')
        .values({ tenant_id: tx.tenantId, ...note, detail: JSON.stringify(note.detail) })
        .execute()
    },
    /** True for whoever takes a note first. */
    async take(given: { noteId: string; at: Date; postId: string; role: string }): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await tx.db
        .insertInto('shift_note_taken')
        .values({
          tenant_id: tx.tenantId,
          note_id: given.noteId,
          at: given.at,
          post_id: given.postId,
          role: given.role,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    /** How much a desk has open, and of that due until an instant. */
    async counts(body: Holder, given: { now: Date; until: Date }): Promise<NoteDetail['counts']> {
      const found = await sql<NoteDetail['counts']>`
        select count(*)::int open,
               count(*) filter (where c.due_at < ${given.now})::int late,
               count(*) filter (where c.due_at >= ${given.now} and c.amber_at <= ${given.now})::int soon,
               count(*) filter (where c.state = 'reported' and c.holder_id = ${body.id}::uuid)::int "toAccept",
               count(*) filter (where c.due_at >= ${given.now} and c.due_at <= ${given.until})::int due
        from "case" c where c.tenant_id = ${tx.tenantId} and c.open and c.id in ${work(body)}`.execute(tx.db)
      return found.rows[0] as NoteDetail['counts']
    },
    /** Ids of what a desk has late or due until an instant, the most urgent first. */
    async due(body: Holder, given: { until: Date; limit: number }): Promise<string[]> {
      const found = await sql<{ id: string }>`
        select c.id from "case" c
        where c.tenant_id = ${tx.tenantId} and c.open and c.due_at <= ${given.until} and c.id in ${work(body)}
        order by c.due_at, c.id limit ${given.limit}`.execute(tx.db)
      return found.rows.map((row) => row.id)
    },
  }
}
