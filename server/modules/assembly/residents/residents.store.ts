import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** A sign-up as kept: the secret only as a hash. */
export interface SignUpRecord {
  id: string
  deliberationId: string
  wish: 'attend' | 'speak'
  name: string | null
  phone: string | null
  mail: string | null
  hearBack: 'none' | 'mail' | 'sms'
  locale: 'en' | 'zh-CN'
  accountId: string | null
  secretHash: string
  here: boolean
  at: Date
  withdrawnAt: Date | null
}

/** A question or an objection as kept. Whose it is stands nowhere. */
export interface WordRecord {
  id: string
  deliberationId: string
  kind: 'question' | 'objection'
  text: string
  at: Date
  leftOut: string | null
  answer: string | null
  upheld: boolean | null
  answeredAt: Date | null
}

const statement = (name: string, text: string): Prepared => ({ name: `deliberation_residents.${name}`, text })
const signUp = `id, deliberation_id "deliberationId", wish, name, phone, mail, hear_back "hearBack", locale, account_id "accountId",
  secret_hash "secretHash", here, at, withdrawn_at "withdrawnAt"`
const word = `id, deliberation_id "deliberationId", kind, text, at, left_out "leftOut", answer, upheld, answered_at "answeredAt"`
const sql = {
  add: statement(
    'add',
    `insert into deliberation_sign_up (tenant_id, id, deliberation_id, wish, name, phone, mail, hear_back, locale, account_id, secret_hash, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
  ),
  of: statement(
    'of',
    `select ${signUp} from deliberation_sign_up where tenant_id = $1 and deliberation_id = any($2::uuid[]) order by at, id`,
  ),
  find: statement('find', `select ${signUp} from deliberation_sign_up where tenant_id = $1 and id = $2`),
  withdraw: statement(
    'withdraw',
    'update deliberation_sign_up set withdrawn_at = $3, here = false where tenant_id = $1 and id = $2',
  ),
  here: statement('here', 'update deliberation_sign_up set here = $3 where tenant_id = $1 and id = $2'),
  ofAccount: statement(
    'ofAccount',
    `select ${signUp} from deliberation_sign_up where tenant_id = $1 and account_id = $2 order by at, id`,
  ),
  erase: statement(
    'erase',
    `update deliberation_sign_up set name = null, phone = null, mail = null, account_id = null, hear_back = 'none'
     where tenant_id = $1 and account_id = $2 returning id`,
  ),
  forgettable: statement(
    'forgettable',
    `select d.id from deliberation d where d.tenant_id = $1 and d.ends_at < $2 and ($3::uuid is null or d.id > $3)
       and exists (select from deliberation_sign_up s where s.tenant_id = d.tenant_id and s.deliberation_id = d.id)
     order by d.id limit 200`,
  ),
  forget: statement(
    'forget',
    'delete from deliberation_sign_up where tenant_id = $1 and deliberation_id = any($2::uuid[]) returning id',
  ),
  say: statement(
    'say',
    'insert into deliberation_word (tenant_id, id, deliberation_id, kind, text, at) values ($1, $2, $3, $4, $5, $6)',
  ),
  words: statement(
    'words',
    `select ${word} from deliberation_word where tenant_id = $1 and deliberation_id = $2 order by at, id`,
  ),
  leaveOut: statement('leaveOut', 'update deliberation_word set left_out = $3 where tenant_id = $1 and id = $2'),
  answer: statement(
    'answer',
    'update deliberation_word set answer = $3, upheld = $4, answered_at = $5 where tenant_id = $1 and id = $2',
  ),
}

/** Sign-ups, questions and objections, bound to a transaction. */
export function residentsStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    async add(row: Omit<SignUpRecord, 'here' | 'withdrawnAt'>): Promise<void> {
      const { id, deliberationId, wish, name, phone, mail, hearBack, locale, accountId, secretHash, at } = row
      const values = [id, deliberationId, wish, name, phone, mail, hearBack, locale, accountId, secretHash, at]
      await tx.run(sql.add, [tenant, ...values])
    },
    /** Sign-ups of deliberations in the order in which they came, those given back among them. */
    async of(deliberationIds: readonly string[]): Promise<SignUpRecord[]> {
      return deliberationIds.length === 0 ? [] : await tx.run<SignUpRecord>(sql.of, [tenant, deliberationIds])
    },
    async find(id: string): Promise<SignUpRecord | undefined> {
      return (await tx.run<SignUpRecord>(sql.find, [tenant, id]))[0]
    },
    async withdraw(id: string, now: Date): Promise<void> {
      await tx.run(sql.withdraw, [tenant, id, now])
    },
    async tick(id: string, here: boolean): Promise<void> {
      await tx.run(sql.here, [tenant, id, here])
    },
    ofAccount: (accountId: string) => tx.run<SignUpRecord>(sql.ofAccount, [tenant, accountId]),
    erase: async (accountId: string): Promise<number> => (await tx.run(sql.erase, [tenant, accountId])).length,
    /** Deletes the sign-ups of sessions that ended before; two hundred sessions after a key at most. */
    async forgetSome({ before, after }: { before: Date; after: string | null }) {
      const ids = (await tx.run<{ id: string }>(sql.forgettable, [tenant, before, after])).map(({ id }) => id)
      if (ids.length === 0) return { ended: 0, next: null }
      const gone = await tx.run(sql.forget, [tenant, ids])
      return { ended: gone.length, next: ids.length === 200 ? (ids.at(-1) ?? null) : null }
    },

    async say(row: Pick<WordRecord, 'id' | 'deliberationId' | 'kind' | 'text' | 'at'>): Promise<void> {
      await tx.run(sql.say, [tenant, row.id, row.deliberationId, row.kind, row.text, row.at])
    },
    words: (deliberationId: string) => tx.run<WordRecord>(sql.words, [tenant, deliberationId]),
    async leaveOut(id: string, why: string | null): Promise<void> {
      await tx.run(sql.leaveOut, [tenant, id, why])
    },
    async answer(id: string, given: { text: string; upheld: boolean | null; now: Date }): Promise<void> {
      await tx.run(sql.answer, [tenant, id, given.text, given.upheld, given.now])
    },
  }
}
