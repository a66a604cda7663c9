import { CompiledQuery } from 'kysely'
import { type Db, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Database, Tx } from '../database/database.ts'
import { inSpan, spanKinds } from '../tracing/spans.ts'

/** Schema of the job queue's own tables. */
export const jobsSchema = 'pgboss'

/** What a job carries: plain JSON, ids rather than somebody's data. */
export type JobData = Readonly<Record<string, unknown>>

/** A job as its handler gets it. */
export interface Job<D extends JobData = JobData> {
  readonly id: string
  readonly name: string
  /** Tenant of the transaction that enqueued it; undefined for a scheduled job, which looks after all of them. */
  readonly tenantId: string | undefined
  readonly data: D
  /** Aborted when the job has taken longer than it may, or the process stops. */
  readonly signal: AbortSignal
}

/** Does the work. May be called again after it threw or its process died: what it does must bear that. */
export type JobHandler<D extends JobData = JobData> = (job: Job<D>) => Promise<void>

/** How the jobs of one name are worked. */
export interface WorkOptions {
  /** Jobs of this name at the same time in one process, 1 unless told. */
  concurrency?: number
  /** How often it is tried again after a failure, with growing pauses; 5 unless told. */
  retries?: number
  /** Seconds a job may take before it counts as failed, 900 unless told. */
  timeout?: number
  /** `short`: at most one waits at a time, further ones are left out. `singleton`: at most one runs at a time anywhere. */
  policy?: 'standard' | 'short' | 'singleton'
  /** Seconds between looks for work enqueued by other processes, 2 unless told; at least 0.5. */
  pollEvery?: number
}

/** How one job is enqueued. */
export interface EnqueueOptions {
  /** Not before this instant. */
  startAfter?: Date
  /** Higher first, 0 unless told. */
  priority?: number
}

/** Work that is done after the request, by whichever process has time. */
export interface Jobs {
  /** Names who works the jobs of a name; before `start`. */
  work<D extends JobData>(name: string, handler: JobHandler<D>, options?: WorkOptions): void
  /** Enqueues a job of this name at each time of a cron line (minute hour day month weekday), once for all processes; before `start`. */
  schedule(name: string, cron: string, options?: { timeZone?: string }): void
  /** Enqueues a job within the transaction: it exists if and only if the transaction commits. Returns its id, or undefined when the policy left it out. */
  enqueue(tx: Tx, name: string, data?: JobData, options?: EnqueueOptions): Promise<string | undefined>
  /** Begins to work. */
  start(): Promise<void>
  /** Takes no more jobs, waits for those under way for at most `wait` milliseconds (5 s unless told). */
  stop(wait?: number): Promise<void>
}

/** The jobs of this process. With `workers: false` it only enqueues. */
export function createJobs(options: {
  database: Database
  log: Pick<Logger, 'warn' | 'error'>
  workers?: boolean
}): Jobs {
  return new QueuedJobs(options.database, options.log, options.workers ?? true)
}

interface Worked {
  handler: JobHandler
  options: WorkOptions
}

/** What the queue's row holds. */
interface Stored {
  tenantId?: string
  data: JobData
}

class QueuedJobs implements Jobs {
  readonly #boss: PgBoss
  readonly #log: Pick<Logger, 'warn' | 'error'>
  readonly #workers: boolean
  readonly #worked = new Map<string, Worked>()
  readonly #scheduled = new Map<string, { cron: string; timeZone: string }>()
  readonly #queues = new Map<string, Promise<void>>()
  readonly #workerIds = new Map<string, string>()
  #started = false

  constructor(database: Database, log: Pick<Logger, 'warn' | 'error'>, workers: boolean) {
    this.#log = log
    this.#workers = workers
    const db: Db = { executeSql: (text, values) => database.pool.query(text, values) }
    this.#boss = new PgBoss({
      db,
      schema: jobsSchema,
      // The owner makes and changes the tables (install.ts); the application's role may not.
      migrate: false,
      createSchema: false,
      reindex: false,
      supervise: workers,
      schedule: workers,
    })
    this.#boss.on('error', (error) => log.warn({ err: error }, 'jobs'))
    this.#boss.on('warning', (warning) => log.warn({ warning }, 'jobs'))
  }

  work<D extends JobData>(name: string, handler: JobHandler<D>, options: WorkOptions = {}): void {
    this.#assertNotStarted()
    if (this.#worked.has(name)) throw new Error(`Two handlers for the job ${name}`)
    // The name says which data the job has; the list can hold handlers only under their common shape.
    this.#worked.set(name, { handler: handler as JobHandler, options })
  }

  schedule(name: string, cron: string, options: { timeZone?: string } = {}): void {
    this.#assertNotStarted()
    this.#scheduled.set(name, { cron, timeZone: options.timeZone ?? 'UTC' })
  }

  async enqueue(tx: Tx, name: string, data: JobData = {}, options: EnqueueOptions = {}): Promise<string | undefined> {
    await this.#ensureQueue(name)
    const stored: Stored = { tenantId: tx.tenantId, data }
    const id = await this.#boss.send(name, stored, { ...options, db: inTransaction(tx) })
    if (id === null) return undefined
    tx.afterCommit(() => this.#wake(name))
    return id
  }

  async start(): Promise<void> {
    this.#assertNotStarted()
    this.#started = true
    await this.#boss.start()
    for (const name of new Set([...this.#worked.keys(), ...this.#scheduled.keys()])) await this.#ensureQueue(name)
    if (!this.#workers) return
    for (const [name, { cron, timeZone }] of this.#scheduled) {
      await this.#boss.schedule(name, cron, { data: {} }, { tz: timeZone })
    }
    for (const [name, worked] of this.#worked) await this.#beginWork(name, worked)
  }

  async stop(wait = 5_000): Promise<void> {
    if (!this.#started) return
    await this.#boss.stop({ graceful: true, timeout: wait, close: false })
  }

  async #beginWork(name: string, { handler, options }: Worked): Promise<void> {
    const id = await this.#boss.work<Stored>(
      name,
      { batchSize: 1, localConcurrency: options.concurrency ?? 1, pollingIntervalSeconds: options.pollEvery ?? 2 },
      async (jobs) => {
        for (const job of jobs) {
          try {
            const { tenantId, data } = job.data
            const work = () => handler({ id: job.id, name, tenantId, data, signal: job.signal })
            await inSpan(`job ${name}`, work, {
              kind: spanKinds.consumer,
              attributes: { 'doorstep.job': name },
              root: true,
            })
          } catch (error) {
            this.#log.error({ err: error, job: job.id, name }, 'a job failed')
            throw error
          }
        }
      },
    )
    this.#workerIds.set(name, id)
  }

  #wake(name: string): void {
    const id = this.#workerIds.get(name)
    if (id !== undefined) this.#boss.notifyWorker(id)
  }

  async #ensureQueue(name: string): Promise<void> {
    let made = this.#queues.get(name)
    if (made === undefined) {
      const { retries = 5, timeout = 900, policy = 'standard' } = this.#worked.get(name)?.options ?? {}
      made = this.#boss.createQueue(name, {
        policy,
        retryLimit: retries,
        retryBackoff: true,
        retryDelay: 1,
        expireInSeconds: timeout,
      })
      this.#queues.set(name, made)
      made.catch(() => this.#queues.delete(name))
    }
    await made
  }

  #assertNotStarted(): void {
    if (this.#started) throw new Error('Jobs have started already')
  }
}

/** The queue's statements on the connection of a transaction. */
function inTransaction(tx: Tx): Db {
  return {
    async executeSql(text, values = []) {
      const { rows } = await tx.db.executeQuery(CompiledQuery.raw(text, [...values]))
      return { rows }
    },
  }
}
