import { sql } from 'kysely'
import type { Prepared, Tx } from '../database/database.ts'
import type { SealedContent } from './seal.rules.ts'

/** An entry as it is shown to those it concerns. */
export interface AuditView {
  id: string
  at: Date
  action: string
  subjectKind: string
  subjectId: string | null
  accountId: string | null
  postId: string | null
  via: string
  purpose: string | null
  detail: unknown
}

/** A row to insert. */
export interface AuditRow {
  id: string
  at: Date
  account_id: string | null
  post_id: string | null
  via: string
  action: string
  subject_kind: string
  subject_id: string | null
  subject_account_id: string | null
  purpose: string | null
  /** JSON text. */
  detail: string
}

/** Place and hash of an entry in the chain. */
export interface Seal {
  id: string
  position: number
  previousHash: string
  hash: string
}

const insertEntry: Prepared = {
  name: 'audit.record',
  text: `insert into audit_entry (tenant_id, id, at, account_id, post_id, via, action, subject_kind, subject_id,
      subject_account_id, purpose, detail)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
}

// Instants in microseconds, as the database holds them: a Date would round them and miss a change.
const content = sql<SealedContent>`jsonb_build_object('id', e.id, 'at', (extract(epoch from e.at) * 1000000)::bigint,
  'account', e.account_id, 'post', e.post_id, 'via', e.via, 'action', e.action, 'subjectKind', e.subject_kind,
  'subject', e.subject_id, 'person', e.subject_account_id, 'purpose', e.purpose, 'detail', e.detail)`

/** SQL of the audit. */
export function auditStore(tx: Tx) {
  return {
    async insert(row: AuditRow): Promise<void> {
      await tx.run(insertEntry, [
        tx.tenantId,
        ...[row.id, row.at, row.account_id, row.post_id, row.via, row.action],
        ...[row.subject_kind, row.subject_id, row.subject_account_id, row.purpose, row.detail],
      ])
    },
    /** Entries with these values, newest first by id, older than `before`. */
    async list(
      where: { subject_account_id?: string; subject_kind?: string; subject_id?: string },
      page: { limit: number; before?: string },
    ): Promise<AuditView[]> {
      let query = tx.db
        .selectFrom('audit_entry')
        .select(['id', 'at', 'action', 'via', 'purpose', 'detail'])
        .select([
          'subject_kind as subjectKind',
          'subject_id as subjectId',
          'account_id as accountId',
          'post_id as postId',
        ])
        .where('tenant_id', '=', tx.tenantId)
      for (const [column, value] of Object.entries(where)) query = query.where(sql.ref(column), '=', value)
      if (page.before !== undefined) query = query.where('id', '<', page.before)
      return await query.orderBy('id', 'desc').limit(page.limit).execute()
    },
    /** Takes the right to seal for this transaction; false when another process has it. */
    async takeTurn(): Promise<boolean> {
      const { rows } = await sql<{ mine: boolean }>`
        select pg_try_advisory_xact_lock(hashtextextended('doorstep audit ' || ${tx.tenantId}, 0)) as mine`.execute(
        tx.db,
      )
      return rows[0]?.mine ?? false
    },
    /** The end of the chain, or undefined while nothing is sealed. */
    async head(): Promise<Seal | undefined> {
      return await tx.db
        .selectFrom('audit_seal')
        .select(['id', 'position', 'previous_hash as previousHash', 'hash'])
        .where('tenant_id', '=', tx.tenantId)
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst()
    },
    /** Entries without a seal in the order of their ids, from the id `from` on. */
    async unsealed(from: string, limit: number): Promise<SealedContent[]> {
      const { rows } = await sql<{ content: SealedContent }>`
        select ${content} as content from audit_entry e
        where e.tenant_id = ${tx.tenantId} and e.id >= ${from}
          and not exists (select from audit_seal s where s.tenant_id = e.tenant_id and s.id = e.id)
        order by e.id limit ${limit}`.execute(tx.db)
      return rows.map((row) => row.content)
    },
    /** The first entry without a seal whose id is smaller than `before`. */
    async firstUnsealedBefore(before: string): Promise<string | undefined> {
      const { rows } = await sql<{ id: string }>`
        select e.id from audit_entry e
        where e.tenant_id = ${tx.tenantId} and e.id < ${before}
          and not exists (select from audit_seal s where s.tenant_id = e.tenant_id and s.id = e.id)
        order by e.id limit 1`.execute(tx.db)
      return rows[0]?.id
    },
    /** Adds seals to the end of the chain. */
    async seal(seals: readonly Seal[], at: Date): Promise<void> {
      await sql`
        insert into audit_seal (tenant_id, id, position, previous_hash, hash, sealed_at)
        select ${tx.tenantId}::uuid, s.id, s.position, s."previousHash", s.hash, ${at}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb)
          as s (id uuid, position bigint, "previousHash" text, hash text)`.execute(tx.db)
    },
    /** A stretch of the chain after a position, each seal with the entry it seals, or null where that is gone. */
    async chain(after: number, limit: number): Promise<(Seal & { content: SealedContent | null })[]> {
      const { rows } = await sql<Seal & { content: SealedContent | null }>`
        select s.id, s.position, s.previous_hash as "previousHash", s.hash,
          case when e.id is not null then ${content} end as content
        from (
          select id, position, previous_hash, hash from audit_seal
          where tenant_id = ${tx.tenantId} and position > ${after} order by position limit ${limit}
        ) s left join audit_entry e on e.tenant_id = ${tx.tenantId} and e.id = s.id
        order by s.position`.execute(tx.db)
      return rows
    },
  }
}
