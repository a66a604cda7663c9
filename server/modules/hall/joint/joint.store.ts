import type { HallRating } from '../../../../contract/hall.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A joint reception as it is kept. */
export interface JointRecord {
  id: string
  hallId: string
  ticketId: string
  leadCounterId: string
  begunAt: Date
  endedAt: Date | null
  due: string | null
  reply: string | null
  cases: string[]
  repliedAt: Date | null
  /** Of the reply as a paper; null for one given before replies were papers. */
  documentCode: string | null
  /** Counters that sat there, the lead among them. */
  counterIds: string[]
}

const statement = (name: string, text: string): Prepared => ({ name: `hall_joint.${name}`, text })
const joint = `j.id, j.hall_id "hallId", j.ticket_id "ticketId", j.lead_counter_id "leadCounterId", j.begun_at "begunAt", j.ended_at "endedAt",
  j.due::text "due", j.reply, j.cases, j.replied_at "repliedAt",
  j.document_code "documentCode",
  coalesce((select array_agg(s.counter_id order by s.since, s.counter_id) from hall_seat s where s.tenant_id = j.tenant_id and s.joint_id = j.id),
    '{}') "counterIds"`
const sql = {
  find: statement('find', `select ${joint} from hall_joint j where j.tenant_id = $1 and j.id = $2`),
  lock: statement('lock', `select ${joint} from hall_joint j where j.tenant_id = $1 and j.id = $2 for update`),
  ofTickets: statement(
    'ofTickets',
    `select ${joint} from hall_joint j where j.tenant_id = $1 and j.ticket_id = any($2::uuid[])`,
  ),
  open: statement(
    'open',
    `select ${joint} from hall_joint j where j.tenant_id = $1 and j.hall_id = $2 and (j.reply is null or j.replied_at > $3)
     order by j.id desc limit 200`,
  ),
  seats: statement(
    'seats',
    `select s.counter_id "counterId", s.joint_id "jointId" from hall_seat s join hall_joint j on j.tenant_id = s.tenant_id and j.id = s.joint_id
     where s.tenant_id = $1 and j.hall_id = $2 and s.until is null`,
  ),
  insert: statement(
    'insert',
    `insert into hall_joint (tenant_id, id, hall_id, ticket_id, lead_counter_id, begun_at, due) values ($1, $2, $3, $4, $5, $6, $7::date)`,
  ),
  seat: statement(
    'seat',
    `insert into hall_seat (tenant_id, joint_id, counter_id, since) select $1, $2, id, $4 from unnest($3::uuid[]) id
     on conflict (tenant_id, joint_id, counter_id) do update set until = null where hall_seat.until is not null`,
  ),
  due: statement('due', 'update hall_joint set due = $3::date where tenant_id = $1 and id = $2'),
  away: statement(
    'away',
    'update hall_seat set until = $3 where tenant_id = $1 and counter_id = $2 and until is null returning joint_id',
  ),
  endSeats: statement(
    'endSeats',
    'update hall_seat set until = $3 where tenant_id = $1 and joint_id = $2 and until is null',
  ),
  end: statement(
    'end',
    'update hall_joint set ended_at = $3 where tenant_id = $1 and ticket_id = $2 and ended_at is null returning id',
  ),
  resume: statement(
    'resume',
    'update hall_joint set ended_at = null where tenant_id = $1 and ticket_id = $2 returning id',
  ),
  lead: statement('lead', 'update hall_joint set lead_counter_id = $3 where tenant_id = $1 and id = $2'),
  reply: statement(
    'reply',
    'update hall_joint set reply = $3, cases = $4::text[], replied_at = $5, document_code = $6 where tenant_id = $1 and id = $2 and reply is null returning id',
  ),
  rate: statement(
    'rate',
    `insert into hall_rating (tenant_id, id, hall_id, service_id, ticket_id, solved, stars, words, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, ticket_id) do nothing returning id`,
  ),
  rating: statement('rating', 'select solved, stars, words from hall_rating where tenant_id = $1 and ticket_id = $2'),
}

/** Joint receptions and ratings in a transaction. */
export function jointStore(tx: Tx) {
  const t = tx.tenantId
  return {
    find: async (id: string) => (await tx.run<JointRecord>(sql.find, [t, id]))[0],
    lock: async (id: string) => (await tx.run<JointRecord>(sql.lock, [t, id]))[0],
    ofTickets: async (ids: readonly string[]) =>
      ids.length === 0 ? [] : await tx.run<JointRecord>(sql.ofTickets, [t, ids]),
    /** Without a reply, or with one given since. */
    open: (hallId: string, since: Date) => tx.run<JointRecord>(sql.open, [t, hallId, since]),
    /** Who sits at which table now. */
    seats: (hallId: string) => tx.run<{ counterId: string; jointId: string }>(sql.seats, [t, hallId]),
    insert: async (given: Pick<JointRecord, 'id' | 'hallId' | 'ticketId' | 'leadCounterId' | 'begunAt' | 'due'>) =>
      void (await tx.run(sql.insert, [
        t,
        given.id,
        given.hallId,
        given.ticketId,
        given.leadCounterId,
        given.begunAt,
        given.due,
      ])),
    seat: async (given: { jointId: string; counterIds: readonly string[]; now: Date }) =>
      void (await tx.run(sql.seat, [t, given.jointId, given.counterIds, given.now])),
    setDue: async (id: string, due: string) => void (await tx.run(sql.due, [t, id, due])),
    /** False where it sat at no table. */
    away: async (counterId: string, now: Date) => (await tx.run(sql.away, [t, counterId, now])).length > 0,
    /** The visit is over, or goes to another counter: everybody goes back. */
    end: async (ticketId: string, now: Date) => {
      for (const { id } of await tx.run<{ id: string }>(sql.end, [t, ticketId, now]))
        await tx.run(sql.endSeats, [t, id, now])
    },
    /** The end of the visit was taken back: the lead goes on, the others are asked anew. */
    resume: async (ticketId: string) => void (await tx.run(sql.resume, [t, ticketId])),
    setLead: async (id: string, counterId: string) => void (await tx.run(sql.lead, [t, id, counterId])),
    /** False where it was answered before. */
    reply: async (given: { id: string; reply: string; cases: readonly string[]; now: Date; documentCode: string }) =>
      (await tx.run(sql.reply, [t, given.id, given.reply, given.cases, given.now, given.documentCode])).length === 1,
    /** False where it was rated before. */
    rate: async (given: HallRating & { id: string; hallId: string; serviceId: string; ticketId: string; at: Date }) =>
      (
        await tx.run(sql.rate, [
          ...[
            t,
            given.id,
            given.hallId,
            given.serviceId,
            given.ticketId,
            given.solved,
            given.stars,
            given.words,
            given.at,
          ],
        ])
      ).length === 1,
    rating: async (ticketId: string) => (await tx.run<HallRating>(sql.rating, [t, ticketId]))[0],
  }
}
