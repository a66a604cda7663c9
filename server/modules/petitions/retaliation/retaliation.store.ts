import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A report as kept. */
export interface RetaliationRow {
  id: string
  number: string
  text: string
  petitionNumber: string | null
  contact: string | null
  sentAt: Date
  acknowledgedAt: Date | null
  answers: { at: string; text: string }[]
}

const statement = (name: string, text: string): Prepared => ({ name: `retaliation.${name}`, text })
const columns = `id, number, text, petition_number "petitionNumber", contact, sent_at "sentAt", acknowledged_at "acknowledgedAt", answers`
const sql = {
  // Row security asks who reads: without this setting there is nothing to see, for nobody.
  reader: statement('reader', "select set_config('doorstep.reader', $1, true)"),
  insert: statement(
    'insert',
    `insert into retaliation_report (tenant_id, id, number, secret_hash, text, petition_number, contact, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  ),
  bySecret: statement(
    'bySecret',
    `select ${columns} from retaliation_report where tenant_id = $1 and number = $2 and secret_hash = $3`,
  ),
  list: statement(
    'list',
    `select ${columns} from retaliation_report where tenant_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
  ),
  find: statement('find', `select ${columns} from retaliation_report where tenant_id = $1 and id = $2`),
  acknowledge: statement(
    'acknowledge',
    'update retaliation_report set acknowledged_at = coalesce(acknowledged_at, $3) where tenant_id = $1 and id = $2',
  ),
  answer: statement(
    'answer',
    `update retaliation_report set answers = answers || $3::jsonb, acknowledged_at = coalesce(acknowledged_at, $4)
     where tenant_id = $1 and id = $2`,
  ),
  forget: statement('forget', 'delete from retaliation_report where tenant_id = $1 and sent_at < $2 returning id'),
}

/** Reports of retaliation, bound to a transaction. Each way in names its reader, for row security to hold it to that. */
export function retaliationStore(tx: Tx) {
  const tenant = tx.tenantId
  const as = (reader: string) => tx.run(sql.reader, [reader])
  const first = async (which: Prepared, ...values: unknown[]): Promise<RetaliationRow | undefined> =>
    (await tx.run<RetaliationRow>(which, [tenant, ...values]))[0]
  return {
    async insert(row: Omit<RetaliationRow, 'acknowledgedAt' | 'answers'> & { secretHash: string }): Promise<void> {
      const { id, number, secretHash, text, petitionNumber, contact, sentAt } = row
      await tx.run(sql.insert, [tenant, id, number, secretHash, text, petitionNumber, contact, sentAt])
    },

    /** The report of whoever shows its secret. */
    async findBySecret(number: string, secretHash: string): Promise<RetaliationRow | undefined> {
      await as(secretHash)
      return await first(sql.bySecret, number, secretHash)
    },

    /** For supervisors of the district, which the service has made sure of. */
    asSupervisor: {
      async list(given: { after: string | null; limit: number }): Promise<RetaliationRow[]> {
        await as('district_supervisor')
        return await tx.run<RetaliationRow>(sql.list, [tenant, given.after, given.limit])
      },
      async find(id: string): Promise<RetaliationRow | undefined> {
        await as('district_supervisor')
        return await first(sql.find, id)
      },
      async acknowledge(id: string, now: Date): Promise<void> {
        await as('district_supervisor')
        await tx.run(sql.acknowledge, [tenant, id, now])
      },
      async answer(id: string, answer: { text: string; now: Date }): Promise<void> {
        await as('district_supervisor')
        const line = JSON.stringify([{ at: answer.now.toISOString(), text: answer.text }])
        await tx.run(sql.answer, [tenant, id, line, answer.now])
      },
    },

    /** What was sent before goes; nobody reads it for that. Gives how many. */
    async forget(before: Date): Promise<number> {
      await as('retention')
      const gone = await tx.run(sql.forget, [tenant, before])
      await as('')
      return gone.length
    },
  }
}
