import type { Logger } from 'pino'
import type { Database, Tx } from '../database/database.ts'
import { codeOf } from '../database/errors.ts'
import { Refused } from '../errors.ts'
import { outboxStore, type WaitingEvent } from './outbox.store.ts'
import { type Delivered, type OutboxEvent, onPublished } from './outbox.ts'
import type { Subscriptions } from './subscriptions.ts'

/** What a relay is started with. */
export interface RelayOptions {
  database: Database
  subscriptions: Subscriptions
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** Milliseconds between looks at every tenant's outbox, for what other processes left behind; 1000 unless told. */
  sweepEvery?: number
  /** Events delivered in one transaction, 100 unless told. */
  batch?: number
  /** How often a failing event is tried before it is parked, 10 unless told. */
  maxAttempts?: number
  /** Milliseconds before attempt n + 1, after n failed; doubles from a second up to an hour unless told. */
  delayAfter?: (attempts: number) => number
}

/** A relay at work. Any number of processes may run one; each event is handled once. */
export interface Relay {
  /** Delivers everything that waits now, of one tenant or all; for tests and shutdown. */
  drain(tenantId?: string): Promise<void>
  /** Finishes the batch under way and stops. */
  stop(): Promise<void>
}

const delayByDefault = (attempts: number) => Math.min(1000 * 2 ** (attempts - 1), 3_600_000)
// Tenants served at the same time by one process: a slow handler of one must not keep the others waiting.
const width = 2
const pause = () => new Promise((resolve) => setTimeout(resolve, 50))

/** Starts delivering what transactions published. */
export function startRelay(options: RelayOptions): Relay {
  const relay = new OutboxRelay(options)
  relay.start()
  return relay
}

type Outcome = 'delivered' | 'empty' | 'busy'

class OutboxRelay implements Relay {
  readonly #options: Required<RelayOptions>
  readonly #asked = new Set<string>()
  readonly #running = new Map<string, Promise<unknown>>()
  #stopListening: (() => void) | undefined
  #sweepTimer: NodeJS.Timeout | undefined
  #sweeping: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(options: RelayOptions) {
    this.#options = { sweepEvery: 1000, batch: 100, maxAttempts: 10, delayAfter: delayByDefault, ...options }
  }

  start(): void {
    this.#stopListening = onPublished((tenantId) => this.#ask(tenantId))
    this.#planSweep()
  }

  async drain(tenantId?: string): Promise<void> {
    const tenants = tenantId === undefined ? await this.#tenants() : [tenantId]
    for (const tenant of tenants) {
      // A run under way may have read before the last commit: once more after it, and for as long as another has the turn.
      while ((await this.#after(tenant)) === 'busy') await pause()
    }
  }

  async #after(tenantId: string): Promise<Outcome> {
    await this.#running.get(tenantId)
    return await this.#serve(tenantId)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#stopListening?.()
    clearTimeout(this.#sweepTimer)
    await this.#sweeping
    await Promise.all(this.#running.values())
  }

  #ask(tenantId: string): void {
    if (this.#stopped) return
    this.#asked.add(tenantId)
    // A burst of commits becomes one batch: it starts when this turn of the event loop is through.
    setImmediate(() => this.#next())
  }

  #next(): void {
    for (const tenant of this.#asked) {
      if (this.#stopped || this.#running.size >= width) return
      if (this.#running.has(tenant)) continue
      this.#asked.delete(tenant)
      const run = this.#serve(tenant)
        .catch((error) => this.#options.log.warn({ err: error }, 'outbox: delivery put off'))
        .finally(() => {
          this.#running.delete(tenant)
          this.#next()
        })
      this.#running.set(tenant, run)
    }
  }

  #planSweep(): void {
    if (this.#stopped) return
    // Not all processes at the same moment.
    const delay = this.#options.sweepEvery * (0.8 + 0.4 * Math.random())
    this.#sweepTimer = setTimeout(() => {
      this.#sweeping = this.#sweep().finally(() => this.#planSweep())
    }, delay)
    this.#sweepTimer.unref()
  }

  async #sweep(): Promise<void> {
    try {
      for (const tenant of await this.#tenants()) this.#ask(tenant)
    } catch (error) {
      this.#options.log.warn({ err: error }, 'outbox: sweep put off')
    }
  }

  async #tenants(): Promise<string[]> {
    const rows = await this.#options.database.system((db) => db.selectFrom('tenant').select('id').execute())
    return rows.map((row) => row.id)
  }

  /** Delivers batch after batch until nothing waits. */
  async #serve(tenantId: string): Promise<Outcome> {
    for (let tries = 0; !this.#stopped; ) {
      const outcome = await this.#deliverBatch(tenantId)
      if (outcome === 'delivered') continue
      // Another process has the turn and may have read before our commit: look again shortly, then leave it to the sweep.
      if (outcome === 'empty' || ++tries > 3) return outcome
      await pause()
    }
    return 'empty'
  }

  async #deliverBatch(tenantId: string): Promise<Outcome> {
    const { database, batch } = this.#options
    let taken: WaitingEvent[] = []
    try {
      return await database.tx(tenantId, async (tx) => {
        const waiting = await outboxStore(tx).takeWaiting(batch)
        if (waiting === undefined) return 'busy'
        taken = waiting
        if (waiting.length === 0) return 'empty'
        for (const event of waiting) await this.#handle(tx, event)
        await outboxStore(tx).markDelivered(idsOf(waiting), livePayloads(tenantId, waiting))
        return 'delivered'
      })
    } catch (error) {
      if (isPassing(error) || taken.length === 0) throw error
      // One of them is poison. Each for itself now, so that the others arrive.
      for (const event of taken) await this.#deliverAlone(tenantId, event)
      return 'delivered'
    }
  }

  async #deliverAlone(tenantId: string, event: WaitingEvent): Promise<void> {
    const { database, log, maxAttempts, delayAfter } = this.#options
    try {
      await database.tx(tenantId, async (tx) => {
        const fresh = await outboxStore(tx).takeOne(event.id)
        if (fresh === undefined) return
        await this.#handle(tx, fresh)
        await outboxStore(tx).markDelivered([event.id], livePayloads(tenantId, [event]))
      })
    } catch (error) {
      if (isPassing(error)) throw error
      const attempts = event.attempts + 1
      const park = attempts >= maxAttempts
      log[park ? 'error' : 'warn'](
        { err: error, event: event.id, name: event.name, attempts, park },
        'outbox: an event failed',
      )
      await database.tx(tenantId, (tx) =>
        outboxStore(tx).markFailed(event.id, reasonOf(error), delayAfter(attempts), park),
      )
    }
  }

  async #handle(tx: Tx, waiting: WaitingEvent): Promise<void> {
    const handlers = this.#options.subscriptions.handlersOf(waiting.name)
    if (handlers.length === 0) return
    const { id, name, topics, created_at } = waiting
    const event: Delivered<OutboxEvent> = { ...waiting.body, id, name, topics, publishedAt: created_at }
    for (const handler of handlers) await handler(tx, event)
  }
}

const idsOf = (events: readonly WaitingEvent[]): string[] => events.map((event) => event.id)

/** True when the failure says nothing about the event: the database was away, full, or too busy. */
const isPassing = (error: unknown): boolean => error instanceof Refused && error.status === 503

/** What is kept about a failure: enough to find it, without values that might be somebody's data. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return [error.name, codeOf(error), error.message.slice(0, 200)].filter(Boolean).join(' ')
}

// PostgreSQL takes less than 8000 bytes in one NOTIFY.
const maxPayload = 7900

/** What every process is told about delivered events: ids, names and topics, in as few messages as fit. */
export function livePayloads(
  tenantId: string,
  events: readonly Pick<WaitingEvent, 'id' | 'name' | 'topics'>[],
): string[] {
  const payloads: string[] = []
  const head = `{"tenant":"${tenantId}","events":[`
  let body = ''
  for (const { id, name, topics } of events) {
    const item = JSON.stringify({ id, name, topics })
    if (body !== '' && Buffer.byteLength(head + body + item) + 3 > maxPayload) {
      payloads.push(`${head}${body}]}`)
      body = ''
    }
    body += body === '' ? item : `,${item}`
  }
  if (body !== '') payloads.push(`${head}${body}]}`)
  return payloads
}
