import { createCipheriv, createDecipheriv, createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { Tx } from '../database/database.ts'
import { Refused } from '../errors.ts'
import { idempotencyStore } from './idempotency.store.ts'

/** One write as its sender numbered it. The sender repeats the key when they don't know whether it arrived. */
export interface IdempotencyClaim {
  /** `Idempotency-Key` as sent, 8 to 200 visible characters. */
  readonly key: string
  /** Name of the route; one key means one thing per route. */
  readonly route: string
  /** Hash of who sent what; see `contentHash`. */
  readonly content: string
  /** When it arrived. */
  readonly at: Date
  /** True once the first answer was given again and nothing was done. */
  replayed: boolean
}

/** Hash of who sent what, the same for the same sender and the same meaning. */
export function contentHash(sender: string, sent: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([sender, sent]) ?? '')
    .digest('base64url')
}

/**
 * Does a write once, however often it arrives. The key is claimed first, in the transaction of the work, so two copies
 * that arrive at the same moment meet there: the second waits for the first to commit and then gets its answer.
 * When the work is refused, the key is free again.
 *
 * The answer is kept sealed: it may hold the secret of an anonymous report, and only whoever knows the key opens it.
 *
 * @returns what `work` gave, or gave the first time (as JSON); then `claim.replayed` is true
 * Refuses with `idempotency.content_differs` (409) when the key was used for something else, or by somebody else.
 */
export async function idempotent<T>(given: {
  tx: Tx
  /** Without a claim (a command of the line, a job) the work is simply done. */
  claim: IdempotencyClaim | undefined
  work: () => Promise<T>
}): Promise<T> {
  const { tx, claim, work } = given
  if (!claim) return await work()
  claim.replayed = false
  const store = idempotencyStore(tx)
  const key = hashOf(claim.key)
  const isFirst = await store.claim({ key, route: claim.route, content: claim.content, at: claim.at })
  if (isFirst) {
    const answer = await work()
    await store.answer({ key, route: claim.route, reply: seal(claim, answer) })
    return answer
  }
  const before = await store.get({ key, route: claim.route })
  if (before.content !== claim.content) throw new Refused('idempotency.content_differs')
  if (before.reply === null) throw new Error(`One transaction claims the same key twice on ${claim.route}`)
  claim.replayed = true
  return unseal(claim, before.reply) as T
}

/** A claim and its answer as the table takes them. */
export interface ClaimRow {
  key: string
  route: string
  content_hash: string
  created_at: Date
  reply: string
}

/**
 * A claim with its answer, for a statement that writes both along with the work: `on conflict do nothing`, and where that says the key
 * was there before, `idempotent` finds the first answer.
 */
export function claimRow(claim: IdempotencyClaim, answer: unknown): ClaimRow {
  const { route, content, at } = claim
  return { key: hashOf(claim.key), route, content_hash: content, created_at: at, reply: seal(claim, answer) }
}

/** How long an answer is kept, in hours: longer than a phone lies in a drawer with reports that may have arrived. */
export const idempotencyHours = 14 * 24

function hashOf(key: string): string {
  return createHash('sha256').update(`key ${key}`).digest('base64url')
}

/** As a key object: Node takes three times as long to find out that plain bytes are none. */
function sealingKey(claim: IdempotencyClaim): KeyObject {
  return createSecretKey(createHash('sha256').update(`answer ${claim.key} ${claim.content}`).digest())
}

function seal(claim: IdempotencyClaim, answer: unknown): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(claim), nonce)
  const text = Buffer.concat([cipher.update(JSON.stringify({ answer })), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64')
}

function unseal(claim: IdempotencyClaim, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64')
  const cipher = createDecipheriv('aes-256-gcm', sealingKey(claim), bytes.subarray(0, 12))
  cipher.setAuthTag(bytes.subarray(12, 28))
  const text = Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()])
  return (JSON.parse(text.toString()) as { answer: unknown }).answer
}
