import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'
import { liveChannel } from '../outbox/outbox.store.ts'
import { type Listener, listen } from './listener.ts'

/** Something happened that a page may show: which event, about what. No content: the page asks for what it may see. */
export interface LiveEvent {
  readonly kind: 'event'
  /** Empty for what is only true at this moment: nobody asks for it again after a lost line. */
  readonly id: string
  readonly name: string
  readonly topics: readonly string[]
}

/** Events may have been missed: the page should ask for everything it shows again. */
export interface LiveReset {
  readonly kind: 'reset'
}

/** What a subscriber is sent. */
export type LiveMessage = LiveEvent | LiveReset

/** Who wants to hear what. The caller has checked that they may. */
export interface LiveSubscription {
  tenantId: string
  /** Topics as events name them, such as `case:<id>`; an event with any of them is sent, once. */
  topics: readonly string[]
  /** Called at once, must not throw or wait. */
  send(message: LiveMessage): void
}

/** Passes what happened, in whichever process, to the pages connected to this one. */
export interface Hub {
  /** Sends what happens from now on. Returns how to stop that. */
  subscribe(subscription: LiveSubscription): () => void
  /** Tells the pages connected to this process alone of something that nothing keeps. */
  tell(tenantId: string, event: Pick<LiveEvent, 'name' | 'topics'>): void
  /** True while this process hears the others. */
  readonly connected: boolean
  /** How many subscriptions stand. */
  readonly size: number
  stop(): Promise<void>
}

/** What a hub is opened with. */
export interface HubOptions {
  database: Pick<Database, 'appUrl'>
  log: Pick<Logger, 'warn' | 'info'>
  /** Milliseconds before the first attempt to connect again; for tests. */
  retryAfter?: number
}

/** Opens the hub of this process: one connection that listens, however many pages are connected. */
export async function openHub(options: HubOptions): Promise<Hub> {
  const subscribers = new Subscribers()
  const listener = await listen({
    url: options.database.appUrl,
    channel: liveChannel,
    log: options.log,
    retryAfter: options.retryAfter,
    onPayload: (payload) => {
      const told = readPayload(payload)
      if (told === undefined) options.log.warn('live: a message that is none')
      else for (const event of told.events) subscribers.tell(told.tenant, { kind: 'event', ...event })
    },
    onGap: () => subscribers.tellAll({ kind: 'reset' }),
  })
  return new ListeningHub(subscribers, listener)
}

class ListeningHub implements Hub {
  readonly #subscribers: Subscribers
  readonly #listener: Listener

  constructor(subscribers: Subscribers, listener: Listener) {
    this.#subscribers = subscribers
    this.#listener = listener
  }

  subscribe(subscription: LiveSubscription): () => void {
    return this.#subscribers.add(subscription)
  }
  tell(tenantId: string, event: Pick<LiveEvent, 'name' | 'topics'>): void {
    this.#subscribers.tell(tenantId, { kind: 'event', id: '', ...event })
  }
  get connected(): boolean {
    return this.#listener.connected
  }
  get size(): number {
    return this.#subscribers.size
  }
  async stop(): Promise<void> {
    await this.#listener.stop()
  }
}

class Subscribers {
  readonly #all = new Set<LiveSubscription>()
  // By tenant and topic, so that an event costs as much as it has readers, not as many as are connected.
  readonly #byTopic = new Map<string, Set<LiveSubscription>>()

  get size(): number {
    return this.#all.size
  }

  add(subscription: LiveSubscription): () => void {
    const keys = subscription.topics.map((topic) => keyOf(subscription.tenantId, topic))
    this.#all.add(subscription)
    for (const key of keys) {
      const readers = this.#byTopic.get(key) ?? new Set()
      this.#byTopic.set(key, readers.add(subscription))
    }
    return () => {
      this.#all.delete(subscription)
      for (const key of keys) {
        const readers = this.#byTopic.get(key)
        readers?.delete(subscription)
        if (readers?.size === 0) this.#byTopic.delete(key)
      }
    }
  }

  tell(tenantId: string, event: LiveEvent): void {
    const readers = new Set<LiveSubscription>()
    for (const topic of event.topics) {
      for (const reader of this.#byTopic.get(keyOf(tenantId, topic)) ?? []) readers.add(reader)
    }
    for (const reader of readers) reader.send(event)
  }

  tellAll(message: LiveMessage): void {
    for (const reader of this.#all) reader.send(message)
  }
}

const keyOf = (tenantId: string, topic: string): string => `${tenantId} ${topic}`

interface Told {
  tenant: string
  events: { id: string; name: string; topics: string[] }[]
}

// Anybody who may log in to the database may also NOTIFY: what comes is checked before it is trusted.
function readPayload(payload: string): Told | undefined {
  try {
    const told: unknown = JSON.parse(payload)
    return isTold(told) ? told : undefined
  } catch {
    return undefined
  }
}

function isTold(value: unknown): value is Told {
  if (typeof value !== 'object' || value === null || !('tenant' in value) || !('events' in value)) return false
  return typeof value.tenant === 'string' && Array.isArray(value.events) && value.events.every(isEvent)
}

function isEvent(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { id, name, topics } = value as Record<string, unknown>
  return typeof id === 'string' && typeof name === 'string' && Array.isArray(topics)
}
