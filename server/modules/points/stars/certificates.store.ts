import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A certificate as it is kept. */
export interface CertificateRecord {
  id: string
  accountId: string
  name: string
  minutes: number
  grade: number | null
  hours: number | null
  /** Day. */
  until: string
  issuedAt: Date
  withdrawnAt: Date | null
}

const statement = (name: string, text: string): Prepared => ({ name: `points_certificates.${name}`, text })
const columns = `id, account_id "accountId", name, minutes::int minutes, grade, hours, until_day::text "until", issued_at "issuedAt",
  withdrawn_at "withdrawnAt"`
const sql = {
  insert: statement(
    'insert',
    `insert into points_certificate (tenant_id, id, account_id, code_hash, name, minutes, grade, hours, until_day, issued_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
  ),
  find: statement('find', `select ${columns} from points_certificate where tenant_id = $1 and id = $2`),
  byHash: statement('byHash', `select ${columns} from points_certificate where tenant_id = $1 and code_hash = $2`),
  mine: statement(
    'mine',
    `select ${columns} from points_certificate where tenant_id = $1 and account_id = $2 order by id desc limit 200`,
  ),
  withdraw: statement(
    'withdraw',
    'update points_certificate set withdrawn_at = coalesce(withdrawn_at, $3) where tenant_id = $1 and id = $2',
  ),
  erase: statement('erase', 'delete from points_certificate where tenant_id = $1 and account_id = $2 returning 1'),
  // What was given until then, less whatever of it was put right at any time.
  minutesUntil: statement(
    'minutesUntil',
    `select coalesce(sum(e.amount - coalesce((select sum(c.amount) from points_entry c
         where c.tenant_id = $1 and c.about_id = e.id and c.purpose = 'correction'), 0)), 0)::int minutes
     from points_account a join points_entry e on e.tenant_id = $1 and e.credit_id = a.id
     where a.tenant_id = $1 and a.kind = 'person' and a.unit = 'hour' and a.owner = $2 and e.at <= $3`,
  ),
}

/** Certificates, bound to a transaction. */
export function certificatesStore(tx: Tx) {
  const tenant = tx.tenantId
  const read = async (which: Prepared, ...values: unknown[]) =>
    await tx.run<CertificateRecord>(which, [tenant, ...values])
  return {
    async insert(c: Omit<CertificateRecord, 'withdrawnAt'> & { codeHash: string }): Promise<void> {
      const about = [c.name, c.minutes, c.grade, c.hours, c.until, c.issuedAt]
      await tx.run(sql.insert, [tenant, c.id, c.accountId, c.codeHash, ...about])
    },

    async find(id: string): Promise<CertificateRecord | undefined> {
      return (await read(sql.find, id))[0]
    },

    async findByHash(hash: string): Promise<CertificateRecord | undefined> {
      return (await read(sql.byHash, hash))[0]
    },

    /** Those of an account, newest first. */
    async mine(accountId: string): Promise<CertificateRecord[]> {
      return await read(sql.mine, accountId)
    },

    /** The first time stays. */
    async withdraw(id: string, at: Date): Promise<void> {
      await read(sql.withdraw, id, at)
    },

    /** How many there were. */
    async erase(accountId: string): Promise<number> {
      return (await read(sql.erase, accountId)).length
    },

    /** Verified minutes of somebody until an instant, as they are known today. */
    async minutesUntil(accountId: string, at: Date): Promise<number> {
      return (await tx.run<{ minutes: number }>(sql.minutesUntil, [tenant, accountId, at]))[0]?.minutes ?? 0
    },
  }
}
