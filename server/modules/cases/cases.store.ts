import type { Prepared, Tx } from '../../platform/database/database.ts'
import { Refused } from '../../platform/errors.ts'
import { type CaseRow, stateOf } from './case-row.rules.ts'
import type { CaseEvent, CaseState } from './lifecycle/case-state.ts'
import { type CaseChange, rowsOf, savingText } from './saving.store.ts'

/** A case as it stands, with the hash its timeline ends in. */
export interface StoredCase {
  state: CaseState
  head: string
  secretHash: string | null
  followers: number
}

/**
 * Writes any number of cases, new and changed, in one statement: rows, events, orders, clocks, contacts. Every writer
 * (commands, the sweep, imports; intake by `filing.store.ts`) goes through `savingText`, so there is one way a case can change.
 */
export const saveCases: Prepared = { name: 'cases.save', text: savingText() }

const lockCase: Prepared = {
  name: 'cases.lock',
  text: `select * from "case" where tenant_id = $1 and id = $2 for update`,
}

const lockCases: Prepared = {
  name: 'cases.lock_many',
  text: `select * from "case" where tenant_id = $1 and id = any($2::uuid[]) order by id for update`,
}

const readCase: Prepared = { name: 'cases.read', text: `select * from "case" where tenant_id = $1 and id = $2` }

const readByNumber: Prepared = {
  name: 'cases.by_number',
  text: `select * from "case" where tenant_id = $1 and number = $2`,
}

const readEvents: Prepared = {
  name: 'cases.events',
  text: `select seq, at, type, actor, body, public, hash from case_event where tenant_id = $1 and case_id = $2 and seq > $3 order by seq`,
}

const takeNumbers: Prepared = {
  name: 'cases.take_numbers',
  text: `insert into case_number as n (tenant_id, year, next) values ($1, $2, $3 + 1)
on conflict (tenant_id, year) do update set next = n.next + $3 returning next - $3 as first`,
}

/** A row of the table of cases. */
export interface StoredRow extends CaseRow {
  head: string
  secret_hash: string | null
  followers: number
}

/** A fact of a timeline with the hash it is chained by. */
export type StoredEvent = CaseEvent & { hash: string }

/** A row of a timeline. */
export interface EventRow {
  seq: number
  at: Date
  type: CaseEvent['type']
  actor: CaseEvent['by']
  body: Pick<CaseEvent, 'text' | 'facts' | 'fileIds' | 'effect'>
  public: boolean
  hash: string
}

/** The case of a row. */
export const stored = (row: StoredRow): StoredCase => ({
  state: stateOf(row),
  head: row.head,
  secretHash: row.secret_hash,
  followers: row.followers,
})

/** The fact of a row. */
export const readEvent = (row: EventRow): StoredEvent => ({
  seq: row.seq,
  at: row.at.toISOString(),
  type: row.type,
  by: row.actor,
  public: row.public,
  ...row.body,
  hash: row.hash,
})

/** What `saveCases` is given after the tenant: lists of rows as JSON. For whoever works them out elsewhere than they are written. */
export const listsToSave = (changes: readonly CaseChange[]): string[] =>
  Object.values(rowsOf(changes)).map((list) => JSON.stringify(list))

/** All SQL that reads and writes whole cases, bound to a transaction. */
export function casesStore(tx: Tx) {
  return {
    /** Appends facts to timelines and brings the rows to where they lead. Throws when a timeline already has such an event. */
    async save(changes: readonly CaseChange[]): Promise<void> {
      if (changes.length === 0) return
      await tx.run(saveCases, [tx.tenantId, ...listsToSave(changes)])
    },

    /** A case, held until the transaction ends so that nobody else changes it meanwhile. */
    async getForChange(id: string): Promise<StoredCase> {
      const [row] = await tx.run<StoredRow>(lockCase, [tx.tenantId, id])
      if (!row) throw new Refused('case.not_found')
      return stored(row)
    },

    /** Several cases, held in the order of their ids: two that want the same ones never wait for each other. */
    async listForChange(ids: readonly string[]): Promise<StoredCase[]> {
      return (await tx.run<StoredRow>(lockCases, [tx.tenantId, ids])).map(stored)
    },

    async find(id: string): Promise<StoredCase | undefined> {
      const [row] = await tx.run<StoredRow>(readCase, [tx.tenantId, id])
      return row && stored(row)
    },

    async get(id: string): Promise<StoredCase> {
      const found = await this.find(id)
      if (!found) throw new Refused('case.not_found')
      return found
    },

    async findByNumber(number: string): Promise<StoredCase | undefined> {
      const [row] = await tx.run<StoredRow>(readByNumber, [tx.tenantId, number])
      return row && stored(row)
    },

    /** The timeline after an event, oldest first, with the hashes. */
    async events(caseId: string, after = 0): Promise<StoredEvent[]> {
      return (await tx.run<EventRow>(readEvents, [tx.tenantId, caseId, after])).map(readEvent)
    },

    /** Takes `count` running numbers of a year; gives the first. */
    async takeNumbers(year: number, count: number): Promise<number> {
      const [row] = await tx.run<{ first: number }>(takeNumbers, [tx.tenantId, year, count])
      return (row as { first: number }).first
    },
  }
}
