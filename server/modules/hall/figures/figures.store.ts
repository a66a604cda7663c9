import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A ticket as figures see it. */
export interface SeenTicket {
  serviceId: string
  state: string
  kind: string
  priority: boolean
  /** Hour of arriving by the hall's clock. */
  hour: number | null
  waited: number | null
}

/** A rating as figures see it. */
export interface SeenRating {
  serviceId: string
  solved: boolean
  stars: number
  words: string | null
  day: string
}

const statement = (name: string, text: string): Prepared => ({ name: `hall_figures.${name}`, text })
const sql = {
  // Booked ones that are still to come are no visits yet; what was called off never became one.
  tickets: statement(
    'tickets',
    `select first_service_id "serviceId", state, kind, priority, extract(hour from first_place at time zone $5)::int "hour",
       extract(epoch from first_called_at - first_place)::float8 / 60 "waited"
     from hall_ticket where tenant_id = $1 and hall_id = $2 and day >= $3::date and day <= $4::date and state not in ('booked', 'cancelled')`,
  ),
  ratings: statement(
    'ratings',
    `select r.service_id "serviceId", r.solved, r.stars, r.words, t.day::text "day" from hall_rating r
       join hall_ticket t on t.tenant_id = r.tenant_id and t.id = r.ticket_id
     where r.tenant_id = $1 and r.hall_id = $2 and t.day >= $3::date and t.day <= $4::date order by r.at desc`,
  ),
  joints: statement(
    'joints',
    `select count(*)::int "held", count(reply)::int "replied",
       (count(*) filter (where reply is not null and (due is null or (replied_at at time zone $5)::date <= due)))::int "inTime"
     from hall_joint where tenant_id = $1 and hall_id = $2 and (begun_at at time zone $5)::date between $3::date and $4::date`,
  ),
  done: statement(
    'done',
    `select first_service_id "serviceId", count(*)::int "count" from hall_ticket
     where tenant_id = $1 and hall_id = $2 and day >= $3::date and day <= $4::date and state = 'done' group by 1`,
  ),
}

/** Days of a hall that figures are asked of. */
export interface Span {
  hallId: string
  from: string
  until: string
}

/** What figures are made of, in a transaction. */
export function figuresStore(tx: Tx) {
  const of = ({ hallId, from, until }: Span) => [tx.tenantId, hallId, from, until]
  return {
    tickets: (span: Span, zone: string) => tx.run<SeenTicket>(sql.tickets, [...of(span), zone]),
    ratings: (span: Span) => tx.run<SeenRating>(sql.ratings, of(span)),
    done: (span: Span) => tx.run<{ serviceId: string; count: number }>(sql.done, of(span)),
    joints: async (span: Span, zone: string) =>
      (await tx.run<{ held: number; replied: number; inTime: number }>(sql.joints, [...of(span), zone]))[0] ?? {
        held: 0,
        replied: 0,
        inTime: 0,
      },
  }
}
