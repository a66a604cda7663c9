import type pg from 'pg'
import { uuidv7 } from '../ids.ts'

/** An account as the operator's command line lists it. */
export interface AccountRow {
  id: string
  name: string
  mail: string
  phone: string | null
  secondFactor: boolean
  createdAt: Date
  erasedAt: Date | null
}

const columns = `id, name, email as mail, phone_number as phone, two_factor_enabled as "secondFactor",
  created_at as "createdAt", erased_at as "erasedAt"`

/** Accounts of the installation, in the schema `auth`. */
export interface AccountStore {
  find(id: string): Promise<AccountRow | undefined>
  findByMail(mail: string): Promise<AccountRow | undefined>
  /** Oldest first, from after an id. */
  list(after: string | undefined, limit: number): Promise<AccountRow[]>
  /** Undefined where the mail address or phone number is taken. */
  add(account: {
    id: string
    name: string
    mail: string
    phone: string | null
    passwordHash: string | null
    at: Date
  }): Promise<AccountRow | undefined>
  /** Sets the password and ends every session. Gives the tokens ended. */
  setPassword(id: string, passwordHash: string, at: Date): Promise<string[]>
  /** Takes the second factor away. False where there was none. */
  dropSecondFactor(id: string, at: Date): Promise<boolean>
  /** What is kept about the account itself: everything but secrets. */
  collect(id: string): Promise<Record<string, unknown>>
  /** Turns the account into a tombstone without identity and takes away every way to sign in. Gives the tokens ended. */
  erase(id: string, at: Date): Promise<string[]>
}

/** Reads and writes accounts over the application's pool. */
export function accountStore(pool: pg.Pool): AccountStore {
  const one = async (text: string, values: unknown[]) => (await pool.query<AccountRow>(text, values)).rows[0]
  return {
    find: (id) => one(`select ${columns} from auth."user" where id = $1`, [id]),
    findByMail: (mail) => one(`select ${columns} from auth."user" where email = $1`, [mail.toLowerCase()]),
    async list(after, limit) {
      const { rows } = await pool.query<AccountRow>(
        `select ${columns} from auth."user" where id > $1 and erased_at is null order by id limit $2`,
        [after ?? '', limit],
      )
      return rows
    },
    add: (account) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<AccountRow>(
          `insert into auth."user" (id, name, email, email_verified, phone_number, phone_number_verified, created_at, updated_at)
            values ($1, $2, $3, true, $4, $4::text is not null, $5, $5) on conflict do nothing returning ${columns}`,
          [account.id, account.name, account.mail.toLowerCase(), account.phone, account.at],
        )
        if (rows[0] && account.passwordHash !== null) {
          await writePassword(client, { id: account.id, passwordHash: account.passwordHash, at: account.at })
        }
        return rows[0]
      }),
    setPassword: (id, passwordHash, at) =>
      inTransaction(pool, async (client) => {
        await writePassword(client, { id, passwordHash, at })
        return await endSessions(client, id)
      }),
    dropSecondFactor: (id, at) =>
      inTransaction(pool, async (client) => {
        await client.query('delete from auth.two_factor where user_id = $1', [id])
        const { rowCount } = await client.query(
          'update auth."user" set two_factor_enabled = false, updated_at = $2 where id = $1 and two_factor_enabled',
          [id, at],
        )
        return (rowCount ?? 0) > 0
      }),
    async collect(id) {
      const many = async (text: string) => (await pool.query(text, [id])).rows
      return {
        account: (await many(`select ${columns} from auth."user" where id = $1`))[0] ?? null,
        signIns: await many('select provider_id as provider, created_at as since from auth.account where user_id = $1'),
        passkeys: await many('select name, created_at as since from auth.passkey where user_id = $1'),
        sessions: await many(
          'select user_agent as agent, ip_address as address, created_at as since, expires_at as until from auth.session where user_id = $1',
        ),
      }
    },
    erase: (id, at) =>
      inTransaction(pool, async (client) => {
        const tokens = await endSessions(client, id)
        for (const table of ['account', 'passkey', 'two_factor']) {
          await client.query(`delete from auth.${table} where user_id = $1`, [id])
        }
        await client.query(
          `update auth."user" set name = '', email = id || '@erased.invalid', email_verified = false, image = null,
            phone_number = null, phone_number_verified = false, two_factor_enabled = false, erased_at = $2, updated_at = $2
            where id = $1`,
          [id, at],
        )
        return tokens
      }),
  }
}

async function writePassword(
  client: pg.PoolClient,
  given: { id: string; passwordHash: string; at: Date },
): Promise<void> {
  await client.query(
    `insert into auth.account (id, user_id, account_id, provider_id, password, created_at, updated_at)
      values ($1, $2, $2, 'credential', $3, $4, $4)
      on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at`,
    [uuidv7(), given.id, given.passwordHash, given.at],
  )
}

async function endSessions(client: pg.PoolClient, id: string): Promise<string[]> {
  const { rows } = await client.query<{ token: string }>(
    'delete from auth.session where user_id = $1 returning token',
    [id],
  )
  return rows.map((row) => row.token)
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    try {
      await client.query('rollback')
      client.release()
    } catch (broken) {
      client.release(broken instanceof Error ? broken : true)
    }
    throw error
  }
}
