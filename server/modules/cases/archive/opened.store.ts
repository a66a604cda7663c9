import { sql as build, type RawBuilder } from 'kysely'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import { searchWords } from '../../../platform/text/search-words.ts'
import { type EventRow, readEvent, type StoredCase, type StoredEvent, type StoredRow, stored } from '../cases.store.ts'
import type { ListScope, ListWanted } from '../reading/lists.store.ts'
import type { ContactRow } from '../saving.store.ts'
import type { Opened, Person, Row } from './record.rules.ts'

const statement = (name: string, text: string): Prepared => ({ name: `case_archived.${name}`, text })

const found =
  'id, number, lifecycle, state, confidential, head, parent_id, merged_into_id, file_id, file_at, file_length, digest, key, archived_at, ended_at'
const listed =
  'a.id, a.number, a.state, a.category_id, a.unit_id, a.holder_kind, a.holder_id, a.reported_at, a.ended_at, a.archived_at'

const sql = {
  byId: statement('by_id', `select ${found} from case_archive where tenant_id = $1 and id = $2`),
  byNumber: statement('by_number', `select ${found} from case_archive where tenant_id = $1 and number = $2`),
  people: statement(
    'people',
    'select id, kind, account_id, secret_hash, key from case_archive_person where tenant_id = $1 and case_id = $2',
  ),
  holdPeople: statement(
    'hold_people',
    'select id, kind, account_id, secret_hash, key from case_archive_person where tenant_id = $1 and case_id = $2 for update',
  ),
  kin: statement('kin', 'select id, number, state from case_archive where tenant_id = $1 and id = any($2::uuid[])'),
  mine: statement(
    'mine',
    `select ${listed}, p.kind as relation from case_archive_person p
     join case_archive a on a.tenant_id = $1 and a.id = p.case_id
     where p.tenant_id = $1 and p.account_id = $2 and ($3::uuid is null or a.id < $3) order by a.id desc limit $4`,
  ),
  ofAccount: statement(
    'of_account',
    `select case_id, id, kind, account_id, secret_hash, key from case_archive_person
     where tenant_id = $1 and account_id = $2 order by case_id, id`,
  ),
  erase: statement('erase', 'delete from case_archive_person where tenant_id = $1 and account_id = $2 returning 1'),
  forget: statement(
    'forget',
    `delete from case_archive_person where tenant_id = $1 and id in (
       select p.id from case_archive_person p join case_archive a on a.tenant_id = $1 and a.id = p.case_id
       where p.tenant_id = $1 and p.kind = 'reporter' and a.ended_at < $2 limit $3) returning 1`,
  ),
  sum: statement(
    'sum',
    `select (select count(*) from case_archive where tenant_id = $1)::int as cases,
       (select count(*) from file where tenant_id = $1 and owner_kind = $2)::int as files,
       (select coalesce(sum(size), 0) from file where tenant_id = $1 and owner_kind = $2)::float8 as bytes`,
  ),
  page: statement(
    'page',
    `select ${found} from case_archive where tenant_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
  ),
  // What PostgreSQL wrote as JSON, as a row of the table again: read by the same code as any other.
  caseRow: statement('case_row', `select r.* from jsonb_populate_record(null::"case", $1::jsonb) r`),
  eventRows: statement(
    'event_rows',
    'select r.* from jsonb_populate_recordset(null::case_event, $1::jsonb) r order by r.seq',
  ),
  contactRow: statement('contact_row', 'select r.* from jsonb_populate_record(null::case_contact, $1::jsonb) r'),
  // Two that bring the same case back: the second waits, and finds it there.
  turn: statement('turn', 'select pg_advisory_xact_lock(hashtextextended($1::text, 55))'),
  back: statement('back', 'select case_archive_return($1, $2::uuid[])'),
  noteBack: statement(
    'note_back',
    `insert into case_archive_returned (tenant_id, id, returned_at) select $1, unnest($2::uuid[]), $3
     on conflict (tenant_id, id) do update set returned_at = excluded.returned_at`,
  ),
  emptyFiles: statement(
    'empty_files',
    `select id from file where tenant_id = $1 and id = any($2::uuid[])
     and not exists (select 1 from case_archive a where a.tenant_id = $1 and a.file_id = file.id)`,
  ),
}

const inserts = (
  [
    ['case', '"case"'],
    ...(['case_event', 'case_order', 'case_clock', 'rating_invitation'] as const).map((name) => [name, name] as const),
    ...(['open311_request', 'open311_update', 'case_contact', 'case_follower'] as const).map(
      (name) => [name, name] as const,
    ),
  ] as const
).map(
  ([name, table]) =>
    [
      name,
      statement(
        `insert_${name}`,
        `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      ),
    ] as const,
)

/** Where an archived case lies. */
export interface Found {
  id: string
  number: string
  lifecycle: string
  state: string
  confidential: boolean
  head: string
  parent_id: string | null
  merged_into_id: string | null
  file_id: string
  file_at: number
  file_length: number
  digest: string
  key: string
  archived_at: Date
  ended_at: Date
}

/** Somebody an archived case still knows. */
export interface KnownPerson {
  id: string
  kind: Person['kind']
  account_id: string | null
  secret_hash: string | null
  key: string
}

/** An archived case in a list. */
export interface ListedRow {
  id: string
  number: string
  state: string
  category_id: string | null
  unit_id: string | null
  holder_kind: 'unit' | 'department'
  holder_id: string
  reported_at: Date
  ended_at: Date
  archived_at: Date
}

const columnOf = { street: 'street_id', community: 'community_id', grid: 'grid_id', microgrid: 'microgrid_id' } as const

/** Who of a case may be put back, with the rows their keys opened. */
export interface Returning {
  opened: Opened
  contact: Row[]
  followers: Row[]
}

/** SQL of archived cases, bound to a transaction. */
export function openedStore(tx: Tx) {
  const tenant = tx.tenantId
  const first = async <T>(text: Prepared, values: unknown[]): Promise<T | undefined> =>
    (await tx.run<T>(text, values))[0]
  return {
    find: async (by: { id: string } | { number: string }): Promise<Found | undefined> =>
      'id' in by ? await first(sql.byId, [tenant, by.id]) : await first(sql.byNumber, [tenant, by.number]),
    people: async (caseId: string, { hold }: { hold: boolean }): Promise<KnownPerson[]> =>
      await tx.run(hold ? sql.holdPeople : sql.people, [tenant, caseId]),
    kin: async (ids: readonly string[]): Promise<{ id: string; number: string; state: string }[]> =>
      ids.length === 0 ? [] : await tx.run(sql.kin, [tenant, ids]),
    mine: async (given: { accountId: string; after: string | null; limit: number }) =>
      await tx.run<ListedRow & { relation: Person['kind'] }>(sql.mine, [
        ...[tenant, given.accountId, given.after, given.limit + 1],
      ]),
    ofAccount: async (accountId: string) =>
      await tx.run<KnownPerson & { case_id: string }>(sql.ofAccount, [tenant, accountId]),
    /** Erases a person from every archived case: without the key the file holds noise. */
    erase: async (accountId: string): Promise<number> => (await tx.run(sql.erase, [tenant, accountId])).length,
    /** Forgets who brought cases that ended before an instant; at most `limit` of them. */
    forget: async (before: Date, limit: number): Promise<number> =>
      (await tx.run(sql.forget, [tenant, before, limit])).length,
    async sum(owner: string): Promise<{ cases: number; files: number; bytes: number }> {
      return (await first(sql.sum, [tenant, owner])) ?? { cases: 0, files: 0, bytes: 0 }
    },
    page: async (after: string | null, limit: number): Promise<Found[]> =>
      await tx.run(sql.page, [tenant, after, limit]),
    /** The last ended first; one row more where there is a next page. */
    async list(wanted: {
      scope: ListScope
      unit?: ListWanted['unit']
      categoryIds?: readonly string[] | undefined
      number?: string | undefined
      from?: Date | undefined
      to?: Date | undefined
      after?: { at: string; id: string } | undefined
      limit: number
    }): Promise<ListedRow[]> {
      const where: RawBuilder<unknown>[] = [build`a.tenant_id = ${tenant}`, scopeOf(wanted.scope)]
      const { unit, categoryIds, number, from, to, after } = wanted
      if (unit) where.push(build`${build.ref(`a.${columnOf[unit.level]}`)} = ${unit.unitId}::uuid`)
      if (categoryIds) where.push(build`a.category_id = any(${categoryIds as string[]}::uuid[])`)
      if (number) where.push(build`a.number = ${number}`)
      if (from) where.push(build`a.ended_at >= ${from}`)
      if (to) where.push(build`a.ended_at < ${to}`)
      if (after) where.push(build`(a.ended_at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
      const { rows } = await build<ListedRow>`select ${build.raw(listed)} from case_archive a
        where ${build.join(where, build` and `)} order by a.ended_at desc, a.id desc limit ${wanted.limit + 1}`.execute(
        tx.db,
      )
      return rows
    },
    /** A case out of a file, read as if it stood in its table. */
    async storedOf(opened: Opened): Promise<StoredCase> {
      return stored(await this.rowOf<StoredRow>(opened))
    },
    /** Its row, the same way. */
    rowOf: async <T>({ id, tables }: Opened): Promise<T> =>
      (await first<T>(sql.caseRow, [JSON.stringify({ ...tables.case[0], tenant_id: tenant, id })])) as T,
    /** Its timeline, the same way. */
    eventsOf: async ({ tables }: Opened): Promise<StoredEvent[]> =>
      (await tx.run<EventRow>(sql.eventRows, [JSON.stringify(tables.case_event)])).map(readEvent),
    contactOf: async (row: Row, caseId: string): Promise<ContactRow | undefined> =>
      await first(sql.contactRow, [JSON.stringify({ ...row, case_id: caseId })]),
    async waitTurn(caseId: string): Promise<void> {
      await tx.run(sql.turn, [caseId])
    },
    /** Puts cases back as they were, those without anything above them first, and takes them out of the archive. */
    async putBack(cases: readonly Returning[], now: Date): Promise<void> {
      const rowsOf = (name: string, { opened, contact, followers }: Returning): readonly Row[] => {
        if (name === 'case_contact') return contact
        if (name === 'case_follower') return followers
        const rows = opened.tables[name as keyof Opened['tables']]
        if (name !== 'case') return rows
        const { text, address, number, followers: were } = rows[0] as { [name: string]: string | number | null }
        const erased = opened.people.filter(({ kind }) => kind === 'follower').length - followers.length
        return rows.map((row) => ({
          ...{ ...row, id: opened.id, followers: Number(were) - erased },
          search: searchText(`${text} ${address ?? ''} ${number}`),
        }))
      }
      for (const [name, text] of inserts) {
        const rows = cases.flatMap((one) =>
          rowsOf(name, one).map((row) => ({
            ...row,
            ...(name === 'case' ? {} : { case_id: one.opened.id }),
            tenant_id: tenant,
          })),
        )
        if (rows.length > 0) await tx.run(text, [JSON.stringify(rows)])
      }
      const ids = cases.map(({ opened }) => opened.id)
      await tx.run(sql.back, [tenant, ids])
      await tx.run(sql.noteBack, [tenant, ids, now])
    },
    /** Those of these files in which no archived case is left. */
    emptyFiles: async (fileIds: readonly string[]): Promise<string[]> =>
      (await tx.run<{ id: string }>(sql.emptyFiles, [tenant, fileIds])).map(({ id }) => id),
  }
}

/** Words as PostgreSQL reads a text-search vector: each in quotes. */
const searchText = (text: string): string =>
  [...new Set(searchWords(text))].map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' ')

/** The lists of cases an actor has, over the archive: it knows who held a case last, not who else worked on it. */
function scopeOf(scope: ListScope): RawBuilder<unknown> {
  if (scope.kind === 'everything') return build`true`
  if (scope.kind === 'place') return build`${build.ref(`a.${columnOf[scope.level]}`)} = ${scope.unitId}::uuid`
  if (scope.kind === 'holders') return build`a.holder_id = any(${scope.ids as string[]}::uuid[])`
  return build`false`
}
