import type { Clock } from '../clock.ts'

/** A message that was caught instead of sent. */
export interface CaughtMessage {
  at: Date
  channel: 'mail' | 'sms'
  to: string
  subject?: string
  text: string
}

/** The messages a demo caught, newest first. */
export interface CaughtMessages {
  add(message: Omit<CaughtMessage, 'at'>): void
  list(): readonly CaughtMessage[]
}

/** Keeps the last `most` messages in memory: a demo is one process, and nothing in it outlives it. */
export function catchMessages(clock: Clock, most = 100): CaughtMessages {
  const messages: CaughtMessage[] = []
  return {
    add(message) {
      messages.unshift({ ...message, at: clock.now() })
      messages.length = Math.min(messages.length, most)
    },
    list: () => messages,
  }
}
