import { searchWords } from '../../platform/text/search-words.ts'
import { type CaseRow, rowOf } from './case-row.rules.ts'
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
 * The statement that writes any number of cases, new and changed: rows, events, orders, clocks, contacts, from `$1` tenant and
 * `$2` to `$6` what `rowsOf` gives, as JSON. With `claimed` only what carries in `claim` a key that the part of the statement of
 * this name gave, all of it new; without, everything. The last part stands open for more.
 */
export function savingText(claimed?: { before: string; after: string }): string {
  const more = claimed ? ', claim text' : ''
  const only = claimed ? 'where r.claim in (select key from claimed)' : ''
  // What is claimed is new: nothing of it can be there already, and preparing to meet it costs a sixth of the statement.
  const met = (text: string) => (claimed ? '' : text)
  const contacts = `insert into case_contact (tenant_id, ${bare(contactColumns)})
select $1::uuid, ${bare(contactColumns)} from jsonb_to_recordset($6::jsonb) as r(${contactColumns}${more}) ${only}`
  const parts = `saved as (
  insert into "case" (tenant_id, ${names.join(', ')}, secret_hash, head, search, updated_at)
  select $1::uuid, ${names.map((name) => `r.${name}`).join(', ')}, r.secret_hash, r.head, array_to_tsvector(r.words), r.updated_at
  from jsonb_to_recordset($2::jsonb) as r(${names.map((name) => `${name} ${columns[name as keyof CaseRow]}`).join(', ')}, secret_hash text, head text, words text[], updated_at timestamptz${more}) ${only}
  ${met(`on conflict (tenant_id, id) do update set ${names
    .filter((name) => !fixed.has(name))
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}, head = excluded.head, updated_at = excluded.updated_at,
    search = case when excluded.search = ''::tsvector then "case".search else excluded.search end`)}
), events as (
  insert into case_event (tenant_id, case_id, seq, at, type, actor, body, public, hash)
  select $1::uuid, r.case_id, r.seq, r.at, r.type, r.actor, r.body, r.public, r.hash
  from jsonb_to_recordset($3::jsonb) as r(case_id uuid, seq int, at timestamptz, type text, actor jsonb, body jsonb, public bool, hash text${more}) ${only}
), orders as (
  insert into case_order (tenant_id, ${bare(orderColumns)})
  select $1::uuid, ${bare(orderColumns)} from jsonb_to_recordset($4::jsonb) as r(${orderColumns}${more}) ${only}
  ${met(`on conflict (tenant_id, id) do update set ${replace(orderColumns, ['id', 'case_id', 'kind', 'issued_at'])}`)}
), clocks as (
  insert into case_clock (tenant_id, ${bare(clockColumns)})
  select $1::uuid, ${bare(clockColumns)} from jsonb_to_recordset($5::jsonb) as r(${clockColumns}${more}) ${only}
  ${met(`on conflict (tenant_id, case_id, id) do update set ${replace(clockColumns, ['case_id', 'id', 'stage', 'order_id', 'started_at'])}`)}
)`
  return claimed
    ? `with ${claimed.before}, ${parts}, contacts as (
  ${contacts}
)${claimed.after}`
    : `with ${parts}
${contacts}`
}

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

/** The rows of changes, in the order in which `savingText` takes them. */
export function rowsOf(changes: readonly CaseChange[]) {
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
  return { rows, events, orders, clocks, contacts }
}
