import type { Prepared, Tx } from '../../platform/database/database.ts'
import { Refused } from '../../platform/errors.ts'
import { searchWords } from '../../platform/text/search-words.ts'
import { type CaseRow, rowOf, stateOf } from './case-row.rules.ts'
import { type CaseEvent, type CaseState, type Clock, isOrderOpen, type Order } from './lifecycle/case-state.ts'
import { nextStrike } from './lifecycle/sweep.rules.ts'
import { chainStart, hashOf } from './timeline-hash.rules.ts'

/** Who brought a case, apart from its timeline: what can be masked, shown one at a time, and erased. */
export interface ContactRow {
  case_id: string
  account_id: string | null
  name: string | null
  phone: string | null
  mail: string | null
  address_detail: string | null
  hear_back: string
  on_behalf_name: string | null
  on_behalf_phone: string | null
  mandate: string | null
  locale: string
}

/** A case as it stands, with the hash its timeline ends in. */
export interface StoredCase {
  state: CaseState
  head: string
  secretHash: string | null
  followers: number
}

/** New facts about one case: the case after them, the events, and where the chain stood. */
export interface CaseChange {
  state: CaseState
  events: readonly CaseEvent[]
  /** Absent for a new case. */
  head?: string
  /** For a new case: hash of the tracking secret. */
  secretHash?: string | null
  contact?: ContactRow | null
}

const columns: Record<keyof CaseRow, string> = {
  id: 'uuid',
  number: 'text',
  lifecycle: 'text',
  version: 'int',
  state: 'text',
  open: 'bool',
  priority: 'text',
  channel: 'text',
  category_id: 'uuid',
  condition_id: 'uuid',
  text: 'text',
  address: 'text',
  lat: 'float8',
  lng: 'float8',
  placed: 'bool',
  unit_id: 'uuid',
  street_id: 'uuid',
  community_id: 'uuid',
  grid_id: 'uuid',
  microgrid_id: 'uuid',
  holder_kind: 'text',
  holder_id: 'uuid',
  handler_post_id: 'uuid',
  reporter_kind: 'text',
  found_by_staff: 'bool',
  confidential: 'bool',
  reported_at: 'timestamptz',
  accepted_at: 'timestamptz',
  handled_at: 'timestamptz',
  closed_at: 'timestamptz',
  handle_due_at: 'timestamptz',
  closed_in_time: 'bool',
  raised: 'int',
  rework: 'int',
  reopened: 'int',
  suspended_until: 'timestamptz',
  stage: 'text',
  amber_at: 'timestamptz',
  due_at: 'timestamptz',
  satisfaction: 'int2',
  solved: 'bool',
  rated_at: 'timestamptz',
  return_visit: 'text',
  parent_id: 'uuid',
  merged_into_id: 'uuid',
  detail: 'jsonb',
}
const names = Object.keys(columns)
const fixed = new Set([
  'id',
  'number',
  'lifecycle',
  'channel',
  'reporter_kind',
  'found_by_staff',
  'reported_at',
  'parent_id',
])

const orderColumns =
  'id uuid, case_id uuid, kind text, role text, state text, open bool, issuer_kind text, issuer_id uuid, target_kind text, target_id uuid, issued_at timestamptz, answered_at timestamptz, arrived_at timestamptz, handled_at timestamptz, returned int, due_at timestamptz'
const clockColumns =
  'case_id uuid, id text, stage text, order_id uuid, body_kind text, body_id uuid, started_at timestamptz, amber_at timestamptz, due_at timestamptz, stopped_at timestamptz, met bool, next_step text, next_at timestamptz'
const contactColumns =
  'case_id uuid, account_id text, name text, phone text, mail text, address_detail text, hear_back text, on_behalf_name text, on_behalf_phone text, mandate text, locale text'
const bare = (list: string) => list.replace(/ (uuid|text|bool|int|timestamptz)/g, '')
const replace = (list: string, keys: readonly string[]) =>
  bare(list)
    .split(', ')
    .filter((name) => !keys.includes(name))
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')

/**
 * Writes any number of cases, new and changed, in one statement: rows, events, orders, clocks, contacts. Every writer
 * (intake, commands, the sweep, imports) goes through here, so there is one way a case can change.
 */
const saveCases: Prepared = {
  name: 'cases.save',
  text: `with saved as (
  insert into "case" (tenant_id, ${names.join(', ')}, secret_hash, head, search, updated_at)
  select $1::uuid, ${names.map((name) => `r.${name}`).join(', ')}, r.secret_hash, r.head, array_to_tsvector(r.words), r.updated_at
  from jsonb_to_recordset($2::jsonb) as r(${names.map((name) => `${name} ${columns[name as keyof CaseRow]}`).join(', ')}, secret_hash text, head text, words text[], updated_at timestamptz)
  on conflict (tenant_id, id) do update set ${names
    .filter((name) => !fixed.has(name))
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}, head = excluded.head, updated_at = excluded.updated_at,
    search = case when excluded.search = ''::tsvector then "case".search else excluded.search end
), events as (
  insert into case_event (tenant_id, case_id, seq, at, type, actor, body, public, hash)
  select $1::uuid, r.case_id, r.seq, r.at, r.type, r.actor, r.body, r.public, r.hash
  from jsonb_to_recordset($3::jsonb) as r(case_id uuid, seq int, at timestamptz, type text, actor jsonb, body jsonb, public bool, hash text)
), orders as (
  insert into case_order (tenant_id, ${bare(orderColumns)})
  select $1::uuid, ${bare(orderColumns)} from jsonb_to_recordset($4::jsonb) as r(${orderColumns})
  on conflict (tenant_id, id) do update set ${replace(orderColumns, ['id', 'case_id', 'kind', 'issued_at'])}
), clocks as (
  insert into case_clock (tenant_id, ${bare(clockColumns)})
  select $1::uuid, ${bare(clockColumns)} from jsonb_to_recordset($5::jsonb) as r(${clockColumns})
  on conflict (tenant_id, case_id, id) do update set ${replace(clockColumns, ['case_id', 'id', 'stage', 'order_id', 'started_at'])}
)
insert into case_contact (tenant_id, ${bare(contactColumns)})
select $1::uuid, ${bare(contactColumns)} from jsonb_to_recordset($6::jsonb) as r(${contactColumns})`,
}

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

interface StoredRow extends CaseRow {
  head: string
  secret_hash: string | null
  followers: number
}

interface EventRow {
  seq: number
  at: Date
  type: CaseEvent['type']
  actor: CaseEvent['by']
  body: Pick<CaseEvent, 'text' | 'facts' | 'fileIds' | 'effect'>
  public: boolean
  hash: string
}

const stored = (row: StoredRow): StoredCase => ({
  state: stateOf(row),
  head: row.head,
  secretHash: row.secret_hash,
  followers: row.followers,
})

const readEvent = (row: EventRow): CaseEvent & { hash: string } => ({
  seq: row.seq,
  at: row.at.toISOString(),
  type: row.type,
  by: row.actor,
  public: row.public,
  ...row.body,
  hash: row.hash,
})

const orderRow = (state: CaseState, order: Order) => ({
  id: order.id,
  case_id: state.id,
  kind: order.kind,
  role: order.role,
  state: order.state,
  open: isOrderOpen(order),
  issuer_kind: order.issuer.kind,
  issuer_id: order.issuer.id,
  target_kind: order.target.kind,
  target_id: order.target.id,
  issued_at: order.issuedAt,
  answered_at: order.answeredAt,
  arrived_at: order.arrivedAt,
  handled_at: order.handledAt,
  returned: order.returns,
  due_at: orderDue(state, order),
})

/** When an order must move: its own next clock, else the case's handling clock. */
function orderDue(state: CaseState, order: Order): string | null {
  if (!isOrderOpen(order)) return null
  const own = state.clocks
    .filter((clock) => clock.orderId === order.id && clock.stoppedAt === null)
    .map((clock) => clock.dueAt)
  return own.sort()[0] ?? state.handleDueAt
}

const clockRow = (state: CaseState, clock: Clock) => ({
  case_id: state.id,
  id: clock.id,
  stage: clock.stage,
  order_id: clock.orderId,
  body_kind: clock.body.kind,
  body_id: clock.body.id,
  started_at: clock.startedAt,
  amber_at: clock.amberAt,
  due_at: clock.dueAt,
  stopped_at: clock.stoppedAt,
  met: clock.met,
  next_step: clock.next,
  next_at: nextStrike(clock),
})

/** Orders and clocks a change touched; a change of the handling clock moves the due time that orders show. */
function touched(change: CaseChange) {
  const clockIds = new Set(change.events.flatMap((event) => (event.effect.clocks ?? []).map((clock) => clock.id)))
  const orderIds = new Set(change.events.flatMap((event) => (event.effect.orders ?? []).map((order) => order.id)))
  const { orders, clocks } = change.state
  return {
    orders: orders.filter((order) => orderIds.has(order.id) || (clockIds.size > 0 && isOrderOpen(order))),
    clocks: clocks.filter((clock) => clockIds.has(clock.id)),
  }
}

/** All SQL that reads and writes whole cases, bound to a transaction. */
export function casesStore(tx: Tx) {
  return {
    /** Appends facts to timelines and brings the rows to where they lead. Throws when a timeline already has such an event. */
    async save(changes: readonly CaseChange[]): Promise<void> {
      if (changes.length === 0) return
      const events: unknown[] = []
      const orders: unknown[] = []
      const clocks: unknown[] = []
      const rows = changes.map((change) => {
        let head = change.head ?? chainStart
        for (const event of change.events) {
          head = hashOf(head, event)
          const { seq, at, type, by, public: isPublic, ...body } = event
          events.push({ case_id: change.state.id, seq, at, type, actor: by, body, public: isPublic, hash: head })
        }
        const rest = touched(change)
        for (const order of rest.orders) orders.push(orderRow(change.state, order))
        for (const clock of rest.clocks) clocks.push(clockRow(change.state, clock))
        const { text, address, number } = change.state
        return {
          ...rowOf(change.state),
          secret_hash: change.secretHash ?? null,
          head,
          // Words change at intake and when somebody finds out where it is; every other change keeps them.
          words:
            change.head === undefined || change.events.some((event) => event.type === 'placed')
              ? searchWords(`${text} ${address ?? ''} ${number}`)
              : [],
          updated_at: change.events.at(-1)?.at,
        }
      })
      const contacts = changes.flatMap((change) => (change.contact ? [change.contact] : []))
      await tx.run(saveCases, [
        tx.tenantId,
        ...[rows, events, orders, clocks, contacts].map((list) => JSON.stringify(list)),
      ])
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

    async get(id: string): Promise<StoredCase> {
      const [row] = await tx.run<StoredRow>(readCase, [tx.tenantId, id])
      if (!row) throw new Refused('case.not_found')
      return stored(row)
    },

    async findByNumber(number: string): Promise<StoredCase | undefined> {
      const [row] = await tx.run<StoredRow>(readByNumber, [tx.tenantId, number])
      return row && stored(row)
    },

    /** The timeline after an event, oldest first, with the hashes. */
    async events(caseId: string, after = 0): Promise<(CaseEvent & { hash: string })[]> {
      return (await tx.run<EventRow>(readEvents, [tx.tenantId, caseId, after])).map(readEvent)
    },

    /** Takes `count` running numbers of a year; gives the first. */
    async takeNumbers(year: number, count: number): Promise<number> {
      const [row] = await tx.run<{ first: number }>(takeNumbers, [tx.tenantId, year, count])
      return (row as { first: number }).first
    },
  }
}
