import { at } from '../basepath.ts'
import { isOurs } from '../reach.ts'
import { type Heard, whoeverIsHere, withoutAccount } from './outbox.rules.ts'

const patience = 90_000

/**
 * Asks the server for the outbox: as one certain person (an account, `withoutAccount` or `whoeverIsHere`), following no redirect, and never throwing. Undefined when nobody
 * was reached.
 */
export async function ask(
  path: string,
  given: {
    method: string
    accountId: string
    language: string
    key?: string
    json?: unknown
    bytes?: Blob
  },
): Promise<Heard | undefined> {
  const { accountId } = given
  const headers = new Headers({ 'Accept-Language': given.language })
  if (accountId !== withoutAccount && accountId !== whoeverIsHere) headers.set('X-Doorstep-Account', accountId)
  if (given.key) headers.set('Idempotency-Key', given.key)
  if (given.json !== undefined) headers.set('Content-Type', 'application/json')
  if (given.bytes) headers.set('Content-Type', 'application/octet-stream')
  try {
    const response = await fetch(at(path), {
      ...{ method: given.method, headers, redirect: 'error', cache: 'no-store' },
      // What was written without an account is never filed as that of somebody who signed in since.
      credentials: accountId === withoutAccount ? 'omit' : 'same-origin',
      body: given.bytes ?? (given.json === undefined ? null : JSON.stringify(given.json)),
      signal: AbortSignal.timeout(patience),
    })
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    const retry = Number(response.headers.get('retry-after') ?? Number.NaN)
    return {
      status: response.status,
      ours: isOurs(response),
      body: isJson ? ((await response.json()) as unknown) : undefined,
      retryAfter: Number.isFinite(retry) ? retry : undefined,
    }
  } catch {
    return undefined
  }
}
