import { at } from '../basepath.ts'
import type { Heard } from './outbox.rules.ts'

/** Header by which our server is known; a captive portal does not send it. */
export const ourMark = 'doorstep'

/** True when an answer comes from our own server and not from whatever stands between. */
export const isOurs = (response: Response): boolean => response.headers.has(ourMark)

const patience = 90_000

/**
 * Asks the server for the outbox: as one certain person, following no redirect, and never throwing. Undefined when nobody
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
  const headers = new Headers({ 'Accept-Language': given.language, 'X-Doorstep-Account': given.accountId })
  if (given.key) headers.set('Idempotency-Key', given.key)
  if (given.json !== undefined) headers.set('Content-Type', 'application/json')
  if (given.bytes) headers.set('Content-Type', 'application/octet-stream')
  try {
    const response = await fetch(at(path), {
      ...{ method: given.method, headers, credentials: 'same-origin', redirect: 'error', cache: 'no-store' },
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
