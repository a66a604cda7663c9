import type { ImportState } from '../../../../contract/people-import.ts'
import type { RefusedRow } from '../../../../contract/territory.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** An import as it is kept. The content is gone once it has been read. */
export interface ImportRecord {
  id: string
  state: ImportState
  dryRun: boolean
  fileName: string | null
  basis: string | null
  read: number
  rows: number
  created: number
  unchanged: number
  refused: RefusedRow[]
  refusedTotal: number
  problem: string | null
  cancelAsked: boolean
  postId: string | null
  scope: string[]
  accountId: string | null
  startedAt: Date
  endedAt: Date | null
}

/** How an import ended. */
export type ImportEnd = Pick<
  ImportRecord,
  'state' | 'rows' | 'created' | 'unchanged' | 'refused' | 'refusedTotal' | 'problem'
>

/** A row of the export. */
export interface ExportedPost {
  role: string
  unit: string | null
  department: string | null
  holder: string | null
  accountId: string | null
  title: string | null
  phone: string | null
  namePublic: boolean
  committee: string | null
  from: Date
  until: Date | null
  basis: string | null
}

const statement = (name: string, text: string): Prepared => ({ name: `post_import.${name}`, text })
const head = `id, state, dry_run "dryRun", file_name "fileName", basis, until_row "read", rows, created, unchanged,
  refused_total "refusedTotal", problem, cancel_asked "cancelAsked", post_id "postId", scope, account_id "accountId",
  started_at "startedAt", ended_at "endedAt"`
const lasting = 'p.tenant_id = $1 and (p.term_to is null or p.term_to > $2)'

const sql = {
  insert: statement(
    'insert',
    `insert into post_import (tenant_id, id, state, dry_run, file_name, content, basis, post_id, scope, account_id, started_at)
     values ($1, $2, 'waiting', $3, $4, $5, $6, $7, $8, $9, $10)`,
  ),
  find: statement('find', `select ${head}, refused from post_import where tenant_id = $1 and id = $2`),
  last: statement(
    'last',
    `select ${head}, '[]'::jsonb refused from post_import where tenant_id = $1
     and ($2 or account_id = $3) order by started_at desc limit $4`,
  ),
  content: statement('content', 'select content from post_import where tenant_id = $1 and id = $2'),
  progress: statement(
    'progress',
    `update post_import set state = $3, until_row = $4, rows = $5 where tenant_id = $1 and id = $2 and ended_at is null
     returning cancel_asked "cancelAsked"`,
  ),
  askCancel: statement(
    'askCancel',
    `update post_import set cancel_asked = true where tenant_id = $1 and id = $2 and ended_at is null`,
  ),
  isCancelled: statement(
    'isCancelled',
    'select cancel_asked "cancelAsked" from post_import where tenant_id = $1 and id = $2',
  ),
  begin: statement(
    'begin',
    `update post_import set state = 'checking', seen_at = $3 where tenant_id = $1 and id = $2 and ended_at is null
       and (state = 'waiting' or coalesce(seen_at, started_at) < $4) returning id`,
  ),
  touch: statement(
    'touch',
    'update post_import set seen_at = $3 where tenant_id = $1 and id = $2 and ended_at is null',
  ),
  silent: statement(
    'silentImports',
    `select id from post_import where tenant_id = $1 and ended_at is null and state <> 'waiting'
       and coalesce(seen_at, started_at) < $2 for update`,
  ),
  end: statement(
    'endImport',
    `update post_import set state = $3, rows = $4, until_row = $4, created = $5, unchanged = $6, refused = $7, refused_total = $8,
       problem = $9, ended_at = $10, content = null
     where tenant_id = $1 and id = $2 and ended_at is null returning id`,
  ),
  existing: statement(
    'existing',
    `select p.role, p.unit_id "unitId", p.department_id "departmentId", p.holder_name "holderName", p.title
     from post p where ${lasting}`,
  ),
  export: statement(
    'export',
    `select p.role, u.code "unit", d.code "department", p.holder_name "holder", p.account_id "accountId", p.title,
       p.duty_phone "phone", p.name_public "namePublic", p.committee, p.term_from "from", p.term_to "until", p.basis
     from post p
     left join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
     left join department d on d.tenant_id = p.tenant_id and d.id = p.department_id
     where ${lasting} and ($3 or u.path && $4::uuid[])
     order by coalesce(u.code, d.code), p.role, p.id`,
  ),
}

/** Imports and exports of posts, bound to a transaction. */
export function importStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    async insert(
      given: Pick<
        ImportRecord,
        'id' | 'dryRun' | 'fileName' | 'basis' | 'postId' | 'scope' | 'accountId' | 'startedAt'
      > & { content: string },
    ) {
      const { id, dryRun, fileName, content, basis, postId, scope, accountId, startedAt } = given
      await tx.run(sql.insert, [tenant, id, dryRun, fileName, content, basis, postId, scope, accountId, startedAt])
    },

    async find(id: string): Promise<ImportRecord | undefined> {
      return (await tx.run<ImportRecord>(sql.find, [tenant, id]))[0]
    },

    /** The last ones, of everybody or of one account. */
    async last(wanted: { everybody: boolean; accountId: string | undefined; limit: number }): Promise<ImportRecord[]> {
      return await tx.run<ImportRecord>(sql.last, [tenant, wanted.everybody, wanted.accountId ?? null, wanted.limit])
    },

    async content(id: string): Promise<string | null> {
      return (await tx.run<{ content: string | null }>(sql.content, [tenant, id]))[0]?.content ?? null
    },

    /** Says how far it is; true where somebody wants it to stop, or it has ended. */
    async progress(id: string, now: { state: ImportState; read: number; rows: number }): Promise<boolean> {
      const [row] = await tx.run<{ cancelAsked: boolean }>(sql.progress, [tenant, id, now.state, now.read, now.rows])
      return row?.cancelAsked ?? true
    },

    async askCancel(id: string): Promise<void> {
      await tx.run(sql.askCancel, [tenant, id])
    },

    async isCancelled(id: string): Promise<boolean> {
      return (await tx.run<{ cancelAsked: boolean }>(sql.isCancelled, [tenant, id]))[0]?.cancelAsked ?? false
    },

    /** Takes an import on; false where it has ended or somebody works on it, from whom something was heard since. */
    async begin(id: string, { now, since }: { now: Date; since: Date }): Promise<boolean> {
      return (await tx.run(sql.begin, [tenant, id, now, since])).length > 0
    },

    /** Gives a sign of life. */
    async touch(id: string, now: Date): Promise<void> {
      await tx.run(sql.touch, [tenant, id, now])
    },

    /** Imports under way that gave no sign of life since. */
    async silent(since: Date): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.silent, [tenant, since])).map(({ id }) => id)
    },

    /** False where it had ended already. */
    async end(id: string, how: ImportEnd, at: Date): Promise<boolean> {
      const { state, rows, created, unchanged, refused, refusedTotal, problem } = how
      const values = [state, rows, created, unchanged, JSON.stringify(refused), refusedTotal, problem, at]
      return (await tx.run(sql.end, [tenant, id, ...values])).length > 0
    },

    /** What makes posts that have not ended the same as a line of a table. */
    async existing(now: Date) {
      type Row = Pick<ExportedPost, 'title'> & {
        role: never
        unitId: string | null
        departmentId: string | null
        holderName: string | null
      }
      return await tx.run<Row>(sql.existing, [tenant, now])
    },

    /** Posts that have not ended, everywhere or at and below these units. */
    async export(wanted: { now: Date; all: boolean; unitIds: readonly string[] }): Promise<ExportedPost[]> {
      return await tx.run<ExportedPost>(sql.export, [tenant, wanted.now, wanted.all, wanted.unitIds])
    },
  }
}
