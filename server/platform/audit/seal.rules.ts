import { createHash } from 'node:crypto'

/** What of an entry is sealed: everything. */
export type SealedContent = Readonly<{ id: string } & Record<string, unknown>>

/** The hash before the first entry. */
export const firstHash = '0'.repeat(64)

/** Hash of an entry in the chain: SHA-256, in hex, over the hash before it, a line feed, and its content as canonical JSON. */
export const hashOf = (previousHash: string, content: SealedContent): string =>
  createHash('sha256')
    .update(`${previousHash}\n${canonical(content)}`)
    .digest('hex')

/** JSON with the keys of every object in order, so that the same content always has the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}
