import { AsyncLocalStorage } from 'node:async_hooks'
import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import { isUuid } from '../ids.ts'
import { inSpan, isTracing, spanKinds } from '../tracing/spans.ts'
import { kyselyOn, nested, type Rows } from './connection.ts'
import { asRefusal, isRetryable, isUnavailable } from './errors.ts'
import type { Database as Schema } from './schema.gen.ts'
import { valueTypes } from './types.ts'

/** A statement with a name: PostgreSQL parses and plans it once per connection. The name must be unique in the house. */
export interface Prepared {
  readonly name: string
  readonly text: string
}

/** One transaction of one tenant: everything in it happens, or nothing. Row-level security shows it that tenant only. */
export interface Tx {
  readonly tenantId: string
  /** Typed SQL inside this transaction. */
  readonly db: Kysely<Schema>
  /** Runs a named prepared statement inside this transaction; for the hot paths. */
  run<Row>(statement: Prepared, values: unknown[]): Promise<Row[]>
  /** Calls `then` once the transaction is durable, in the order given; never when it isn't. */
  afterCommit(then: () => void): void
}

/** How a transaction is to run. */
export interface TxOptions {
  /** Reads only: a write is refused by the database. */
  readOnly?: boolean
  /** As if it were alone in the database; collisions are run again. */
  serializable?: boolean
}

/** The database as the application sees it. */
export interface Database {
  /**
   * Runs `work` in a transaction of one tenant and gives back what it gives. Commits when `work` returns, rolls back when it
   * throws. A serialization failure or a deadlock runs `work` again, up to five times: it must have no effect outside the
   * transaction but through `afterCommit`. Throws Refused `platform.database_unavailable`, `.disk_full`, `.timeout` or `.busy`.
   */
  tx<T>(tenantId: string, work: (tx: Tx) => Promise<T>, options?: TxOptions): Promise<T>
  /**
   * Runs one statement in a transaction of its own: BEGIN, the statement and COMMIT go out together and cost one round trip. Gives
   * its rows once they are durable; throws as `tx` does, and whatever the statement threw.
   */
  one<Row>(tenantId: string, statement: Prepared, values: unknown[]): Promise<Row[]>
  /** The same without a tenant, for the few tables that have none. Every tenant's table looks empty from here. */
  system<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T>
  /** The pool behind it, logged in as the application's role: for parts that bring their own SQL (sign-in, jobs). */
  readonly pool: pg.Pool
  /** Where the application's role logs in: for a connection of one's own, such as LISTEN. */
  readonly appUrl: string
  /** Answers when the database does; throws as `tx` does. */
  ping(): Promise<void>
  /** Waits for the transactions under way and closes the connections. */
  close(): Promise<void>
}

/** What a database is opened with. */
export interface DatabaseOptions {
  /** Owner's address `postgres://…`; only its host, port and database count unless `appUrl` is missing. */
  url: string
  /** The application role's own address. Left out: role `doorstep_app` with the password made from `secret`. */
  appUrl?: string | undefined
  /** Secret of the installation. */
  secret: string
  /** Connections at most. */
  poolSize?: number
  log: Pick<Logger, 'warn' | 'error'>
  /** Milliseconds after which a single statement is stopped, 30 s unless told. */
  statementTimeout?: number
  /** Milliseconds to wait for a free connection, 5 s unless told. */
  connectTimeout?: number
}

/** What a transaction's span says of itself: no statement, no value. */
const ofDatabase = { kind: spanKinds.client, attributes: { 'db.system.name': 'postgresql' } }

const maxAttempts = 5
const defaultPoolSize = 10

/** The application's login role. */
export const appRole = 'doorstep_app'

/** Password of the application's role, made from the installation's secret so that nobody has to keep another one. */
export const appPassword = (secret: string): string =>
  createHmac('sha256', secret).update('postgresql role doorstep_app').digest('base64url')

/** The address where the application's role logs in, on the database of the owner's address. */
export function appUrlOf(url: string, secret: string): string {
  const address = new URL(url)
  address.username = appRole
  address.password = appPassword(secret)
  return address.href
}

/** Opens the pool of connections. Connects only when the first transaction needs it. */
export function openDatabase(options: DatabaseOptions): Database {
  const appUrl = options.appUrl ?? appUrlOf(options.url, options.secret)
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: options.poolSize ?? defaultPoolSize,
    types: valueTypes,
    application_name: 'doorstep',
    connectionTimeoutMillis: options.connectTimeout ?? 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Statements go out without waiting for the answer to the one before: BEGIN costs no round trip of its own.
    pipeline: true,
    // The planner's compiler costs more than it saves on the short statements of this application.
    options: [
      ['statement_timeout', options.statementTimeout ?? 30_000],
      ['idle_in_transaction_session_timeout', 60_000],
      ['timezone', 'UTC'],
      ['jit', 'off'],
    ]
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  } as pg.PoolConfig)
  // A connection that breaks while idle is dropped by the pool; without a listener it would end the process.
  // The error carries the whole client: only its words go into the log.
  pool.on('error', (error) => {
    // Connections on their way out may still hear that the database stops.
    if (!pool.ending) options.log.warn({ reason: error.message }, 'idle database connection lost')
  })
  return new PooledDatabase(pool, appUrl, options.log)
}

// Tells work that runs inside a transaction from work that was only started there: `open` falls when it ends.
const current = new AsyncLocalStorage<{ open: boolean }>()

class PooledDatabase implements Database {
  readonly pool: pg.Pool
  readonly appUrl: string
  readonly #log: Pick<Logger, 'warn' | 'error'>
  #closing: Promise<void> | undefined

  constructor(pool: pg.Pool, appUrl: string, log: Pick<Logger, 'warn' | 'error'>) {
    this.pool = pool
    this.appUrl = appUrl
    this.#log = log
  }

  async tx<T>(tenantId: string, work: (tx: Tx) => Promise<T>, options: TxOptions = {}): Promise<T> {
    const modes = [options.serializable && 'ISOLATION LEVEL SERIALIZABLE', options.readOnly && 'READ ONLY']
    const begin = beginOf(tenantId, modes.filter(Boolean).join(', '))
    const readsOnly = options.readOnly === true && options.serializable !== true
    return await this.#withRetries(() => this.#once({ begin, readsOnly }, (open) => work(new OpenTx(tenantId, open))))
  }

  async one<Row>(tenantId: string, statement: Prepared, values: unknown[]): Promise<Row[]> {
    const begin = beginOf(tenantId)
    return await this.#withRetries(async () => (await this.#whole(begin, { ...statement, values })) as Row[])
  }

  async system<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    return await this.#withRetries(() =>
      this.#once({ begin: 'BEGIN', readsOnly: false }, (open) =>
        work(kyselyOn((statement, values) => open.send(statement, values))),
      ),
    )
  }

  async ping(): Promise<void> {
    try {
      await this.pool.query('SELECT 1')
    } catch (error) {
      throw asRefusal(error)
    }
  }

  async close(): Promise<void> {
    this.#closing ??= this.pool.end()
    await this.#closing
  }

  async #withRetries<T>(attemptOnce: () => Promise<T>): Promise<T> {
    const work = () => this.#attempts(attemptOnce)
    return isTracing() ? await inSpan('transaction', work, ofDatabase) : await work()
  }

  async #attempts<T>(attemptOnce: () => Promise<T>): Promise<T> {
    if (current.getStore()?.open) throw nested()
    for (let attempt = 1; ; attempt++) {
      try {
        return await attemptOnce()
      } catch (error) {
        if (!isRetryable(error) || attempt >= maxAttempts) throw asRefusal(error)
        // Two that collided must not meet again: wait 0–10, 0–20, 0–40, 0–80 ms.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** attempt))
      }
    }
  }

  async #once<T>(how: Begun, work: (open: OpenConnection) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    const open = new OpenConnection(client)
    let lost: Error | undefined
    // While a client is checked out the pool does not listen; a lost connection would end the process.
    const onError = (error: Error) => {
      lost = error
    }
    client.on('error', onError)
    const finish = (broken?: Error) => {
      client.off('error', onError)
      client.release(lost ?? broken)
    }
    const begun = client.query(how.begin)
    begun.catch(() => {})
    const inside = { open: true }
    let result: T
    try {
      result = await current.run(inside, () => work(open))
      await begun
      inside.open = false
      open.end()
      const committed = client.query('COMMIT')
      if (how.readsOnly) {
        // Nothing to make durable: the answer need not wait for it, only the next user of the connection.
        committed.then(() => finish(), finish)
        this.#callAfterCommit(open)
        return result
      }
      const { command } = await committed
      // A statement failed and `work` went on as if nothing had happened: PostgreSQL answers COMMIT with ROLLBACK.
      if (command === 'ROLLBACK') throw open.failure ?? new Error('The transaction had failed and was rolled back')
    } catch (error) {
      inside.open = false
      open.end()
      await this.#rollback(client, finish, error)
      throw open.failure !== undefined && isUnavailable(open.failure) ? open.failure : error
    }
    finish()
    this.#callAfterCommit(open)
    return result
  }

  /** A transaction of one statement, sent whole. */
  async #whole(begin: string, statement: { name: string; text: string; values: unknown[] }): Promise<unknown[]> {
    const client = await this.pool.connect()
    let lost: Error | undefined
    const onError = (error: Error) => {
      lost = error
    }
    client.on('error', onError)
    const [begun, done, ended] = await Promise.allSettled([
      client.query(begin),
      client.query(statement),
      client.query('COMMIT'),
    ])
    const failures = [begun, done, ended].flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    const broken = failures.find(isUnavailable) ?? (ended.status === 'rejected' ? ended.reason : undefined)
    client.off('error', onError)
    client.release(lost ?? broken)
    if (broken ?? lost) throw broken ?? lost
    if (done.status === 'rejected') throw done.reason
    // COMMIT of a transaction that failed is answered with ROLLBACK.
    if (ended.status !== 'fulfilled' || ended.value.command === 'ROLLBACK')
      throw failures[0] ?? new Error('The transaction had failed and was rolled back')
    return done.value.rows
  }

  async #rollback(client: pg.PoolClient, finish: (broken?: Error) => void, error: unknown): Promise<void> {
    if (isUnavailable(error)) {
      finish(error instanceof Error ? error : new Error(String(error)))
      return
    }
    try {
      await client.query('ROLLBACK')
      finish()
    } catch (failure) {
      finish(failure instanceof Error ? failure : new Error(String(failure)))
    }
  }

  #callAfterCommit(open: OpenConnection): void {
    for (const then of open.afterCommit) {
      try {
        then()
      } catch (error) {
        // What was promised to the caller has happened; whoever listens must not turn it into a failure.
        this.#log.error({ err: error }, 'a callback after commit failed')
      }
    }
  }
}

/**
 * The words that begin a tenant's transaction. The tenant becomes part of the text (a literal, which also reaches the workers of a
 * cluster), so it must be a UUID and nothing else.
 */
function beginOf(tenantId: string, modes = ''): string {
  if (!isUuid(tenantId)) throw new TypeError(`Not a tenant id: ${String(tenantId)}`)
  return `BEGIN ${modes}; SET LOCAL doorstep.tenant = '${tenantId}'`
}

/** How a transaction is begun, and whether it only reads. */
interface Begun {
  begin: string
  readsOnly: boolean
}

/** A client between BEGIN and COMMIT. Refuses statements once the transaction has ended. */
class OpenConnection {
  readonly afterCommit: (() => void)[] = []
  /** The first error a statement gave. */
  failure: unknown
  readonly #client: pg.PoolClient
  #ended = false

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  async send(statement: { name?: string; text: string }, values: unknown[]): Promise<Rows> {
    if (this.#ended) throw new Error('The transaction has ended: nothing can run in it any more')
    try {
      return await this.#client.query({ ...statement, values })
    } catch (error) {
      this.failure ??= error
      throw error
    }
  }

  end(): void {
    this.#ended = true
  }
}

class OpenTx implements Tx {
  readonly tenantId: string
  readonly #open: OpenConnection
  #db: Kysely<Schema> | undefined

  constructor(tenantId: string, open: OpenConnection) {
    this.tenantId = tenantId
    this.#open = open
  }

  get db(): Kysely<Schema> {
    this.#db ??= kyselyOn((statement, values) => this.#open.send(statement, values))
    return this.#db
  }

  async run<Row>(statement: Prepared, values: unknown[]): Promise<Row[]> {
    const { rows } = await this.#open.send({ name: statement.name, text: statement.text }, values)
    return rows as Row[]
  }

  afterCommit(then: () => void): void {
    this.#open.afterCommit.push(then)
  }
}
