import { createHash } from 'node:crypto'
import type { CaseEvent } from './lifecycle/case-state.ts'

/** The hash before the first event. */
export const chainStart = ''

/** Text of a value that doesn't depend on the order of its keys: JSON from a database comes back in another order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
      .join(',')}}`
  return JSON.stringify(value ?? null)
}

/** Hash of an event chained to the one before: whoever changes a line of history changes all that follow. */
export const hashOf = (previous: string, event: CaseEvent): string =>
  createHash('sha256').update(previous).update(canonical(event)).digest('base64url')

/** First event that doesn't fit its hash, by `seq`; undefined when the chain is whole. */
export function findBreak(events: readonly (CaseEvent & { hash: string })[]): number | undefined {
  let previous = chainStart
  for (const { hash, ...event } of events) {
    if (hashOf(previous, event) !== hash) return event.seq
    previous = hash
  }
  return undefined
}
