import type { LocalizedName } from '../../../../contract/common.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A visiting day as kept. */
export interface DayRow {
  id: string
  title: LocalizedName
  day: string
  beginsAt: Date
  endsAt: Date
  unitId: string
  place: string
  hostPostId: string
  host: { role: string; body: LocalizedName }
  departmentId: string | null
  slotMinutes: number
  cancelledAt: Date | null
  why: string | null
}

/** A booking as kept: the secret only as a hash. */
export interface BookingRow {
  id: string
  dayId: string
  number: string
  slot: number
  state: 'booked' | 'cancelled' | 'came' | 'missed'
  subject: string | null
  name: string | null
  phone: string | null
  accountId: string | null
  secretHash: string
  minutes: string | null
  becameKind: 'petition' | 'report' | null
  becameNumber: string | null
  bookedAt: Date
}

const statement = (name: string, text: string): Prepared => ({ name: `visiting.${name}`, text })
const day = `id, title, day::text, begins_at "beginsAt", ends_at "endsAt", unit_id "unitId", place, host_post_id "hostPostId", host,
  department_id "departmentId", slot_minutes "slotMinutes", cancelled_at "cancelledAt", why`
const booking = `id, day_id "dayId", number, slot, state, subject, name, phone, account_id "accountId", secret_hash "secretHash", minutes,
  became_kind "becameKind", became_number "becameNumber", booked_at "bookedAt"`
const sql = {
  coming: statement(
    'coming',
    `select ${day} from visiting_day where tenant_id = $1 and ends_at > $2 and ($3::uuid[] is null or unit_id = any($3))
       and ($4::timestamptz is null or (begins_at, id) > ($4, $5::uuid)) order by begins_at, id limit $6`,
  ),
  past: statement(
    'past',
    `select ${day} from visiting_day where tenant_id = $1 and ends_at <= $2 and ($3::uuid[] is null or unit_id = any($3))
       and ($4::timestamptz is null or (begins_at, id) < ($4, $5::uuid)) order by begins_at desc, id desc limit $6`,
  ),
  find: statement('find', `select ${day} from visiting_day where tenant_id = $1 and id = $2`),
  insert: statement(
    'insert',
    `insert into visiting_day (tenant_id, id, title, day, begins_at, ends_at, unit_id, place, host_post_id, host, department_id, slot_minutes)
     values ($1, $2, $3::jsonb, $4::date, $5, $6, $7, $8, $9, $10::jsonb, $11, $12)`,
  ),
  cancel: statement(
    'cancel',
    'update visiting_day set cancelled_at = $3, why = $4 where tenant_id = $1 and id = $2 and cancelled_at is null returning id',
  ),
  taken: statement(
    'taken',
    `select day_id "dayId", slot from visit_booking where tenant_id = $1 and day_id = any($2::uuid[]) and state <> 'cancelled'`,
  ),
  book: statement(
    'book',
    `insert into visit_booking (tenant_id, id, day_id, number, slot, state, subject, name, phone, account_id, secret_hash, booked_at)
     values ($1, $2, $3, $4, $5, 'booked', $6, $7, $8, $9, $10, $11)
     on conflict (tenant_id, day_id, slot) where state <> 'cancelled' do nothing returning id`,
  ),
  ofDay: statement(
    'ofDay',
    `select ${booking} from visit_booking where tenant_id = $1 and day_id = $2 order by slot, id`,
  ),
  byNumber: statement('byNumber', `select ${booking} from visit_booking where tenant_id = $1 and number = $2`),
  ofAccount: statement(
    'ofAccount',
    `select ${booking} from visit_booking where tenant_id = $1 and account_id = $2 order by id desc limit 100`,
  ),
  lock: statement('lock', `select ${booking} from visit_booking where tenant_id = $1 and id = $2 for update`),
  update: statement(
    'update',
    'update visit_booking set state = $3, minutes = $4, became_kind = $5, became_number = $6 where tenant_id = $1 and id = $2',
  ),
  move: statement('move', 'update visit_booking set day_id = $3, slot = $4 where tenant_id = $1 and id = $2'),
  erase: statement(
    'erase',
    `update visit_booking set name = null, phone = null, account_id = null where tenant_id = $1 and account_id = $2 returning id`,
  ),
  forget: statement(
    'forget',
    `update visit_booking set name = null, phone = null, subject = null, minutes = null where tenant_id = $1 and booked_at < $2
       and (name is not null or phone is not null or subject is not null or minutes is not null) returning id`,
  ),
}

/** Visiting days and bookings, bound to a transaction. */
export function visitingStore(tx: Tx) {
  const tenant = tx.tenantId
  const first = async <Row>(which: Prepared, ...values: unknown[]): Promise<Row | undefined> =>
    (await tx.run<Row>(which, [tenant, ...values]))[0]
  return {
    async list(given: {
      past: boolean
      now: Date
      units: readonly string[] | null
      after: { at: Date; id: string } | null
      limit: number
    }): Promise<DayRow[]> {
      const { past, now, units, after, limit } = given
      const values = [tenant, now, units, after?.at ?? null, after?.id ?? null, limit]
      return await tx.run<DayRow>(past ? sql.past : sql.coming, values)
    },
    find: (id: string) => first<DayRow>(sql.find, id),
    async insert(row: Omit<DayRow, 'cancelledAt' | 'why'>): Promise<void> {
      await tx.run(sql.insert, [
        ...[tenant, row.id, JSON.stringify(row.title), row.day, row.beginsAt, row.endsAt, row.unitId, row.place],
        ...[row.hostPostId, JSON.stringify(row.host), row.departmentId, row.slotMinutes],
      ])
    },
    /** False where it was called off before. */
    cancel: async (id: string, given: { now: Date; why: string }): Promise<boolean> =>
      (await tx.run(sql.cancel, [tenant, id, given.now, given.why])).length > 0,

    /** Slots that are somebody's, by day. */
    async taken(dayIds: readonly string[]): Promise<Map<string, Set<number>>> {
      const found = new Map<string, Set<number>>()
      if (dayIds.length === 0) return found
      for (const { dayId, slot } of await tx.run<{ dayId: string; slot: number }>(sql.taken, [tenant, dayIds]))
        found.set(dayId, (found.get(dayId) ?? new Set()).add(slot))
      return found
    },

    /** False where somebody else was first. */
    async book(row: Omit<BookingRow, 'state' | 'minutes' | 'becameKind' | 'becameNumber'>): Promise<boolean> {
      const values = [row.id, row.dayId, row.number, row.slot, row.subject, row.name, row.phone, row.accountId]
      return (await tx.run(sql.book, [tenant, ...values, row.secretHash, row.bookedAt])).length > 0
    },
    ofDay: (dayId: string) => tx.run<BookingRow>(sql.ofDay, [tenant, dayId]),
    byNumber: (number: string) => first<BookingRow>(sql.byNumber, number.trim().toUpperCase()),
    ofAccount: (accountId: string) => tx.run<BookingRow>(sql.ofAccount, [tenant, accountId]),
    lock: (id: string) => first<BookingRow>(sql.lock, id),
    async update(row: Pick<BookingRow, 'id' | 'state' | 'minutes' | 'becameKind' | 'becameNumber'>): Promise<void> {
      await tx.run(sql.update, [tenant, row.id, row.state, row.minutes, row.becameKind, row.becameNumber])
    },
    /** To another slot. Fails with the database's own word where that one is somebody's. */
    async move(id: string, to: { dayId: string; slot: number }): Promise<void> {
      await tx.run(sql.move, [tenant, id, to.dayId, to.slot])
    },
    erase: async (accountId: string): Promise<number> => (await tx.run(sql.erase, [tenant, accountId])).length,
    /** Empties bookings made before; gives how many. */
    forget: async (before: Date): Promise<number> => (await tx.run(sql.forget, [tenant, before])).length,
  }
}
