import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { Counted } from './figures.rules.ts'

/** One petition for the public year, without words. */
export interface YearRow extends Counted {
  purpose: string
  way: string | null
  result: string | null
  people: number
}

const statement = (name: string, text: string): Prepared => ({ name: `petition_figures.${name}`, text })
const sql = {
  counted: statement(
    'counted',
    `select p.id, p.filed_at "filedAt", p.tell_due_at "tellDueAt", p.told_at "toldAt", p.reply_due_at "replyDueAt",
       p.replied_at "repliedAt", p.state, p.ended_at "endedAt", p.review_asked_at is not null "reviewAsked", p.satisfaction,
       p.purpose, p.way, p.result, p.people,
       (select min(again.filed_at) from petition again where again.tenant_id = p.tenant_id and again.earlier_id = p.id) "broughtAgainAt"
     from petition p where p.tenant_id = $1 and ($4::uuid is null or p.holder_id = $4)
       and ((p.filed_at >= $2 and p.filed_at < $3) or (p.ended_at >= $2 and p.ended_at < $3)
         or (p.tell_due_at >= $2 and p.tell_due_at < $3) or (p.reply_due_at >= $2 and p.reply_due_at < $3)
         or (p.told_at >= $2 and p.told_at < $3) or (p.replied_at >= $2 and p.replied_at < $3))
       and ($5::uuid[] is null or p.path && $5)`,
  ),
}

/** Counts of petitions, bound to a transaction. */
export function figuresStore(tx: Tx) {
  return {
    /** Every petition that is of a time by any of its days. `places`: only in these units. */
    counted: (given: { from: Date; to: Date; holder: string | null; places: readonly string[] | null }) =>
      tx.run<YearRow>(sql.counted, [tx.tenantId, given.from, given.to, given.holder, given.places]),
  }
}
