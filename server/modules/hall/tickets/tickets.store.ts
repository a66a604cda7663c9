import type { TicketKind, TicketState } from '../../../../contract/hall.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A ticket as it is kept. */
export interface TicketRecord {
  id: string
  hallId: string
  serviceId: string
  firstServiceId: string
  /** By the hall's calendar. */
  day: string
  number: string | null
  kind: TicketKind
  state: TicketState
  priority: boolean
  place: Date | null
  inWindow: boolean
  passed: number
  slotAt: Date | null
  takenAt: Date
  arrivedAt: Date | null
  firstPlace: Date | null
  firstCalledAt: Date | null
  calledAt: Date | null
  startedAt: Date | null
  endedAt: Date | null
  counterId: string | null
  onlyCounterId: string | null
  holdUntil: Date | null
  held: number
  calls: number
  transfers: number
  undo: 'called' | 'serving' | null
  codeHash: string
  name: string | null
  phone: string | null
  accountId: string | null
  note: string | null
  cases: string[]
}

const statement = (name: string, text: string): Prepared => ({ name: `hall_ticket.${name}`, text })
const columns = `id, hall_id "hallId", service_id "serviceId", first_service_id "firstServiceId", day::text "day", number, kind, state, priority,
  place, in_window "inWindow", passed, slot_at "slotAt", taken_at "takenAt", arrived_at "arrivedAt", first_place "firstPlace",
  first_called_at "firstCalledAt", called_at "calledAt", started_at "startedAt", ended_at "endedAt", counter_id "counterId",
  only_counter_id "onlyCounterId", hold_until "holdUntil", held, calls, transfers, undo, code_hash "codeHash", name, phone,
  account_id "accountId", note, cases`
const from = `select ${columns} from hall_ticket where tenant_id = $1`
const sql = {
  find: statement('find', `${from} and id = $2`),
  lock: statement('lock', `${from} and id = $2 for update`),
  findByCode: statement('findByCode', `${from} and hall_id = $2 and code_hash = $3`),
  findByNumber: statement('findByNumber', `${from} and hall_id = $2 and day = $3::date and number = $4`),
  lockActive: statement('lockActive', `${from} and counter_id = $2 and state in ('called', 'serving') for update`),
  lockWaiting: statement(
    'lockWaiting',
    `${from} and hall_id = $2 and day = $3::date and state = 'waiting' order by id for update`,
  ),
  now: statement('now', `${from} and hall_id = $2 and day = $3::date and state in ('waiting', 'called', 'serving')`),
  ofDay: statement(
    'ofDay',
    `${from} and hall_id = $2 and day = $3::date order by coalesce(place, slot_at, taken_at), id limit 2000`,
  ),
  ended: statement(
    'ended',
    `${from} and hall_id = $2 and day = $3::date and counter_id = $4 and state in ('done', 'no_show') and undo is not null
       and ended_at > $5 order by ended_at desc limit 1`,
  ),
  pass: statement('pass', 'update hall_ticket set passed = passed + 1 where tenant_id = $1 and id = any($2::uuid[])'),
  insert: statement(
    'insert',
    `insert into hall_ticket (tenant_id, id, hall_id, service_id, first_service_id, day, number, kind, state, priority, place, in_window,
       slot_at, taken_at, arrived_at, first_place, code_hash, name, phone, account_id)
     values ($1, $2, $3, $4, $4, $5::date, $6, $7, $8, $9, $10, $11, $12, $13, $14, $10, $15, $16, $17, $18)`,
  ),
  save: statement(
    'save',
    `update hall_ticket set service_id = $3, day = $4::date, number = $5, state = $6, priority = $7, place = $8, in_window = $9, slot_at = $10,
       arrived_at = $11, first_place = $12, first_called_at = $13, called_at = $14, started_at = $15, ended_at = $16, counter_id = $17,
       only_counter_id = $18, hold_until = $19, held = $20, calls = $21, transfers = $22, undo = $23, note = $24, cases = $25::text[]
     where tenant_id = $1 and id = $2`,
  ),
  nextNumber: statement(
    'nextNumber',
    `insert into hall_number (tenant_id, hall_id, day, letter, last) values ($1, $2, $3::date, $4, 1)
     on conflict (tenant_id, hall_id, day, letter) do update set last = hall_number.last + 1 returning last`,
  ),
  booked: statement(
    'booked',
    `select slot_at "at", count(*)::int "count" from hall_ticket where tenant_id = $1 and first_service_id = $2 and slot_at >= $3 and slot_at < $4
       and state not in ('cancelled', 'left') group by slot_at`,
  ),
  lasted: statement(
    'lasted',
    `select service_id "serviceId", count(*)::int "count", sum(extract(epoch from ended_at - started_at))::float8 / 60 "minutes"
     from hall_ticket where tenant_id = $1 and hall_id = $2 and day = $3::date and state = 'done' and started_at is not null group by 1`,
  ),
  closeDays: statement(
    'closeDays',
    `update hall_ticket set state = case when state = 'serving' then 'done' when state = 'booked' then 'no_show' else 'left' end,
       ended_at = $4, undo = null where tenant_id = $1 and hall_id = $2 and day < $3::date and state in ('booked', 'waiting', 'called', 'serving')
     returning id`,
  ),
  erase: statement(
    'erase',
    `update hall_ticket set name = null, phone = null, account_id = null, note = null, erased_at = $4
     where tenant_id = $1 and hall_id = $2 and day < $3::date and erased_at is null returning id`,
  ),
  ofAccount: statement('ofAccount', `${from} and account_id = $2 order by id`),
  eraseAccount: statement(
    'eraseAccount',
    `update hall_ticket set name = null, phone = null, account_id = null, note = null where tenant_id = $1 and account_id = $2 returning id`,
  ),
}

/** Tickets in a transaction. */
export function ticketsStore(tx: Tx) {
  const t = tx.tenantId
  const one = async (what: Prepared, values: unknown[]) => (await tx.run<TicketRecord>(what, values))[0]
  const count = async (what: Prepared, values: unknown[]) => (await tx.run(what, values)).length
  return {
    find: (id: string) => one(sql.find, [t, id]),
    lock: (id: string) => one(sql.lock, [t, id]),
    findByCode: (hallId: string, codeHash: string) => one(sql.findByCode, [t, hallId, codeHash]),
    findByNumber: (given: { hallId: string; day: string; number: string }) =>
      one(sql.findByNumber, [t, given.hallId, given.day, given.number]),
    /** Whoever is called or served at a counter. */
    lockActive: (counterId: string) => one(sql.lockActive, [t, counterId]),
    lockWaiting: (hallId: string, day: string) => tx.run<TicketRecord>(sql.lockWaiting, [t, hallId, day]),
    /** All that wait or are at a counter. */
    now: (hallId: string, day: string) => tx.run<TicketRecord>(sql.now, [t, hallId, day]),
    ofDay: (hallId: string, day: string) => tx.run<TicketRecord>(sql.ofDay, [t, hallId, day]),
    /** What ended last at a counter and may be taken back. */
    ended: (given: { hallId: string; day: string; counterId: string; since: Date }) =>
      one(sql.ended, [t, given.hallId, given.day, given.counterId, given.since]),
    pass: async (ids: readonly string[]) => {
      if (ids.length > 0) await tx.run(sql.pass, [t, ids])
    },
    insert: async (ticket: TicketRecord) => {
      await tx.run(sql.insert, [
        ...[
          t,
          ticket.id,
          ticket.hallId,
          ticket.serviceId,
          ticket.day,
          ticket.number,
          ticket.kind,
          ticket.state,
          ticket.priority,
        ],
        ...[
          ticket.place,
          ticket.inWindow,
          ticket.slotAt,
          ticket.takenAt,
          ticket.arrivedAt,
          ticket.codeHash,
          ticket.name,
        ],
        ...[ticket.phone, ticket.accountId],
      ])
    },
    save: async (ticket: TicketRecord) => {
      await tx.run(sql.save, [
        ...[
          t,
          ticket.id,
          ticket.serviceId,
          ticket.day,
          ticket.number,
          ticket.state,
          ticket.priority,
          ticket.place,
          ticket.inWindow,
        ],
        ...[
          ticket.slotAt,
          ticket.arrivedAt,
          ticket.firstPlace,
          ticket.firstCalledAt,
          ticket.calledAt,
          ticket.startedAt,
        ],
        ...[ticket.endedAt, ticket.counterId, ticket.onlyCounterId, ticket.holdUntil, ticket.held, ticket.calls],
        ...[ticket.transfers, ticket.undo, ticket.note, ticket.cases],
      ])
    },
    /** Numbers of a letter begin with 1 every day. */
    nextNumber: async (given: { hallId: string; day: string; letter: string }) =>
      (await tx.run<{ last: number }>(sql.nextNumber, [t, given.hallId, given.day, given.letter]))[0]?.last ?? 1,
    /** How many come for a service at which time; those who called it off are not counted. */
    booked: (given: { serviceId: string; from: Date; until: Date }) =>
      tx.run<{ at: Date; count: number }>(sql.booked, [t, given.serviceId, given.from, given.until]),
    /** How long visits of a day took, by service. */
    lasted: (hallId: string, day: string) =>
      tx.run<{ serviceId: string; count: number; minutes: number }>(sql.lasted, [t, hallId, day]),
    /** Ends what days before left open. */
    closeDays: (given: { hallId: string; before: string; now: Date }) =>
      count(sql.closeDays, [t, given.hallId, given.before, given.now]),
    /** Takes names, phones and notes from tickets of days before. */
    erase: (given: { hallId: string; before: string; now: Date }) =>
      count(sql.erase, [t, given.hallId, given.before, given.now]),
    ofAccount: (accountId: string) => tx.run<TicketRecord>(sql.ofAccount, [t, accountId]),
    eraseAccount: (accountId: string) => count(sql.eraseAccount, [t, accountId]),
  }
}
