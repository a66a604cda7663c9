import pg from 'pg'
import type { Logger } from 'pino'

/** What a listener is started with. */
export interface ListenerOptions {
  /** Address to connect to; a connection of its own, because a pooled one may go to somebody else. */
  url: string
  channel: string
  /** Called with each payload, in the order of the commits. */
  onPayload(payload: string): void
  /** Called when the connection stands again after a gap: what was said meanwhile is lost. */
  onGap(): void
  log: Pick<Logger, 'warn' | 'info'>
  /** Milliseconds between proofs that the connection still stands, 20 s unless told. */
  proveEvery?: number
  /** Milliseconds before the first attempt to connect again; doubles up to 15 s. 100 unless told. */
  retryAfter?: number
}

/** A connection that LISTENs for as long as the process runs. */
export interface Listener {
  /** True while the connection stands. */
  readonly connected: boolean
  stop(): Promise<void>
}

/** Listens on a channel, connecting again whenever the connection is lost. Resolves once it listens for the first time. */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const listener = new ReconnectingListener(options)
  await listener.connect()
  return listener
}

const longestPause = 15_000

class ReconnectingListener implements Listener {
  readonly #options: ListenerOptions
  #client: pg.Client | undefined
  #timer: NodeJS.Timeout | undefined
  #failures = 0
  #stopped = false

  constructor(options: ListenerOptions) {
    this.#options = options
  }

  get connected(): boolean {
    return this.#client !== undefined
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#options.url,
      application_name: 'doorstep live',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    })
    client.on('notification', (message) => this.#options.onPayload(message.payload ?? ''))
    client.on('error', (error) => this.#lose(client, error))
    client.on('end', () => this.#lose(client, new Error('The connection ended')))
    try {
      await client.connect()
      await client.query(`LISTEN ${client.escapeIdentifier(this.#options.channel)}`)
    } catch (error) {
      client.removeAllListeners()
      client.on('error', () => {})
      await client.end().catch(() => {})
      throw error
    }
    if (this.#stopped) {
      await client.end()
      return
    }
    this.#client = client
    this.#failures = 0
    this.#planProof(client)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    const client = this.#client
    this.#client = undefined
    await client?.end().catch(() => {})
  }

  #lose(client: pg.Client, error: unknown): void {
    if (this.#client !== client) return
    this.#client = undefined
    clearTimeout(this.#timer)
    client.end().catch(() => {})
    if (this.#stopped) return
    this.#options.log.warn({ err: error }, 'live: connection lost')
    this.#planReconnect()
  }

  #planReconnect(): void {
    const pause = Math.min((this.#options.retryAfter ?? 100) * 2 ** this.#failures++, longestPause)
    this.#timer = setTimeout(() => void this.#reconnect(), pause * (0.75 + Math.random() / 2))
    this.#timer.unref()
  }

  async #reconnect(): Promise<void> {
    try {
      await this.connect()
      if (this.#stopped) return
      this.#options.log.info('live: connected again')
      this.#options.onGap()
    } catch {
      if (!this.#stopped) this.#planReconnect()
    }
  }

  // A connection that a firewall forgot looks alive for ever: only an answer proves it.
  #planProof(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      client.query('SELECT 1').then(
        () => {
          if (this.#client === client) this.#planProof(client)
        },
        (error) => this.#lose(client, error),
      )
    }, this.#options.proveEvery ?? 20_000)
    this.#timer.unref()
  }
}
