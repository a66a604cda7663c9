import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { CaseRows, CaseTable, Person, Row } from './record.rules.ts'

const statement = (name: string, text: string): Prepared => ({ name: `case_archive.${name}`, text })

/** The rows of cases, each as JSON without its tenant; held until the transaction ends where `lock` says so. */
const rowsOf = (table: string, { order, lock }: { order: string; lock: boolean }) =>
  `select case_id, to_jsonb(t) - '{tenant_id,case_id}'::text[] as row from ${table} t
   where t.tenant_id = $1 and t.case_id = any($2::uuid[]) order by ${order}${lock ? ' for update' : ''}`

// Words for the search are made anew from the text when a case comes back: they are as much as all the rest.
const caseRow = (lock: boolean) =>
  `select t.id as case_id, to_jsonb(t) - '{tenant_id,search}'::text[] as row from "case" t
   where t.tenant_id = $1 and t.id = any($2::uuid[]) order by t.id${lock ? ' for update' : ''}`

const orders: Record<Exclude<CaseTable, 'case'>, string> = {
  case_event: 't.case_id, t.seq',
  case_order: 't.case_id, t.id',
  case_clock: 't.case_id, t.id',
  rating_invitation: 't.case_id, t.round',
  open311_request: 't.case_id',
  open311_update: 't.case_id, t.seq',
}
const reads = (lock: boolean) => {
  const name = (table: string) => `${lock ? 'hold' : 'read'}_${table}`
  const others = Object.entries(orders).map(([table, order]) => {
    // History can't be held: nobody may change it, and whoever adds to it holds the case.
    const text = rowsOf(table, { order, lock: lock && table === 'rating_invitation' })
    return [table, statement(name(table), text)] as const
  })
  return {
    tables: [['case', statement(name('case'), caseRow(lock))], ...others] as (readonly [CaseTable, Prepared])[],
    people: [
      ['reporter', statement(name('case_contact'), rowsOf('case_contact', { order: 't.case_id', lock }))],
      ['follower', statement(name('case_follower'), rowsOf('case_follower', { order: 't.case_id, t.id', lock }))],
    ] as (readonly [Person['kind'], Prepared])[],
  }
}
const reading = { free: reads(false), held: reads(true) }

const archiveColumns =
  'id uuid, number text, lifecycle text, state text, version int, head text, category_id uuid, unit_id uuid, street_id uuid, community_id uuid, grid_id uuid, microgrid_id uuid, holder_kind text, holder_id uuid, found_by_staff bool, confidential bool, reported_at timestamptz, handled_at timestamptz, closed_at timestamptz, ended_at timestamptz, handle_due_at timestamptz, closed_in_time bool, raised int2, rework int2, reopened int2, satisfaction int2, parent_id uuid, merged_into_id uuid, counted jsonb, counts_until timestamptz, file_id uuid, file_at int, file_length int, digest text, key text, archived_at timestamptz'
const personColumns = 'id uuid, case_id uuid, kind text, account_id text, secret_hash text, key text'
const bare = (list: string) => list.replace(/ (uuid|text|int2|int|bool|jsonb|timestamptz)/g, '')

const sql = {
  next: statement(
    'next',
    `select c.id, c.updated_at, r.returned_at from "case" c
     left join case_archive_returned r on r.tenant_id = $1 and r.id = c.id
     where c.tenant_id = $1 and c.updated_at < $2 and (c.updated_at, c.id) > ($3::timestamptz, $4::uuid)
       and not c.open and c.lifecycle = 'report' order by c.updated_at, c.id limit $5`,
  ),
  referring: statement(
    'referring',
    `select id, parent_id as "parentId", merged_into_id as "mergedIntoId" from "case"
     where tenant_id = $1 and parent_id = any($2::uuid[])
     union select id, parent_id, merged_into_id from "case" where tenant_id = $1 and merged_into_id = any($2::uuid[])`,
  ),
  open: statement('open', 'select id from "case" where tenant_id = $1 and id = any($2::uuid[]) and open'),
  insert: statement(
    'insert',
    `insert into case_archive (tenant_id, ${bare(archiveColumns)})
     select $1::uuid, ${bare(archiveColumns)} from jsonb_to_recordset($2::jsonb) as r(${archiveColumns})`,
  ),
  insertPeople: statement(
    'insert_people',
    `insert into case_archive_person (tenant_id, ${bare(personColumns)})
     select $1::uuid, ${bare(personColumns)} from jsonb_to_recordset($2::jsonb) as r(${personColumns})`,
  ),
  take: statement('take', 'select case_archive_take($1, $2::uuid[])'),
  forgetReturns: statement(
    'forget_returns',
    'delete from case_archive_returned where tenant_id = $1 and id = any($2::uuid[])',
  ),
  choice: statement(
    'choice',
    'select years, chosen_at as "chosenAt", ran_at as "ranAt" from case_archive_choice where tenant_id = $1',
  ),
  choose: statement(
    'choose',
    `insert into case_archive_choice (tenant_id, years, chosen_at) values ($1, $2, $3)
     on conflict (tenant_id) do update set years = excluded.years, chosen_at = excluded.chosen_at`,
  ),
  ran: statement('ran', 'update case_archive_choice set ran_at = $2 where tenant_id = $1'),
}

/** What a district chose. */
export interface ArchiveChoice {
  years: number | null
  chosenAt: Date | null
  ranAt: Date | null
}

/** A case whose last word is old enough. */
export interface Candidate {
  id: string
  updated_at: Date
  returned_at: Date | null
}

/** A row of the look-up on its way in; instants as text. */
export type ArchiveRow = { id: string } & Readonly<Record<string, unknown>>

/** SQL of cases on their way into the archive, bound to a transaction. */
export function leavingStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Ended reports whose last word lies before an instant, after a key, oldest first. */
    async next(given: { before: Date; after: { at: Date; id: string } | null; limit: number }): Promise<Candidate[]> {
      const { at, id } = given.after ?? { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' }
      return await tx.run(sql.next, [tenant, given.before, at, id, given.limit])
    },
    /** Whole cases, in the order of their ids; `hold`: so that nobody changes them before the transaction ends. */
    async read(ids: readonly string[], { hold }: { hold: boolean }): Promise<CaseRows[]> {
      const { tables, people } = hold ? reading.held : reading.free
      const found = new Map<string, { tables: Record<CaseTable, Row[]>; people: Person[] }>()
      for (const [table, text] of tables)
        for (const { case_id, row } of await tx.run<{ case_id: string; row: Row }>(text, [tenant, ids])) {
          if (table === 'case') found.set(case_id, { tables: emptyTables(), people: [] })
          found.get(case_id)?.tables[table].push(row)
        }
      for (const [kind, text] of people)
        for (const { case_id, row } of await tx.run<{ case_id: string; row: Row }>(text, [tenant, ids]))
          found.get(case_id)?.people.push({ kind, row })
      return [...found].map(([id, rest]) => ({ id, ...rest }))
    },
    /** Cases of daily work that refer to one of these. */
    referring: async (ids: readonly string[]) =>
      await tx.run<{ id: string; parentId: string | null; mergedIntoId: string | null }>(sql.referring, [tenant, ids]),
    /** Those of these cases that are open. */
    async openAmong(ids: readonly string[]): Promise<Set<string>> {
      if (ids.length === 0) return new Set()
      return new Set((await tx.run<{ id: string }>(sql.open, [tenant, ids])).map(({ id }) => id))
    },
    /** Notes where cases lie and who is in them, and takes their rows out of the tables of daily work. */
    async take(rows: readonly ArchiveRow[], people: readonly Row[]): Promise<void> {
      const ids = rows.map(({ id }) => id)
      await tx.run(sql.insert, [tenant, JSON.stringify(rows)])
      if (people.length > 0) await tx.run(sql.insertPeople, [tenant, JSON.stringify(people)])
      await tx.run(sql.take, [tenant, ids])
      await tx.run(sql.forgetReturns, [tenant, ids])
    },
    async choice(): Promise<ArchiveChoice> {
      const [row] = await tx.run<ArchiveChoice>(sql.choice, [tenant])
      return row ?? { years: null, chosenAt: null, ranAt: null }
    },
    async choose(years: number | null, now: Date): Promise<void> {
      await tx.run(sql.choose, [tenant, years, now])
    },
    async ran(now: Date): Promise<void> {
      await tx.run(sql.ran, [tenant, now])
    },
  }
}

const emptyTables = (): Record<CaseTable, Row[]> => ({
  ...{ case: [], case_event: [], case_order: [], case_clock: [], rating_invitation: [] },
  ...{ open311_request: [], open311_update: [] },
})
