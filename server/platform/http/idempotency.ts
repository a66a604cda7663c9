import { createHash } from 'node:crypto'

/** One write as its sender numbered it. The sender repeats the key when they don't know whether it arrived. */
export interface IdempotencyClaim {
  /** `Idempotency-Key` as sent, 8 to 200 visible characters. */
  readonly key: string
  /** Name of the route; one key means one thing per route and sender. */
  readonly route: string
  /** Account that sent it, or `anonymous`. */
  readonly sender: string
  /** SHA-256 of what was sent, base64url. */
  readonly content: string
  /** True once the first answer was given again, nothing done twice. */
  replayed: boolean
}

/** SHA-256 of what was sent, in base64url, the same for the same meaning. */
export function contentHash(sent: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sent) ?? '')
    .digest('base64url')
}
