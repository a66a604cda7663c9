import type { Client, FetchResponse } from 'openapi-fetch'
import { currentLocale } from '../words/words.tsx'
import type { paths } from './api.gen.ts'
import { basepath } from './basepath.ts'

interface Call {
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown> }
  body?: unknown
  headers?: HeadersInit
  signal?: AbortSignal
}

/**
 * The typed client: `api.POST('/api/v1/cases', { body })` gives `{ data, error, response }`. Prefer `read` and
 * `useWrite`, which throw a `Problem` and keep keys right. Every request says the reader's language; every write
 * carries an Idempotency-Key. The types are openapi-fetch's; of its program a page would use a fifth.
 */
export const api = Object.fromEntries(
  ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [
    method,
    (path: string, call: Call = {}) => ask(method, path, call),
  ]),
) as unknown as Pick<Client<paths>, 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'>

async function ask(method: string, path: string, { params, body, headers, signal }: Call) {
  const sent = headersOf(method, headers)
  const plain = body === undefined || body instanceof FormData || body instanceof Blob
  if (!plain) sent.set('Content-Type', 'application/json')
  const response = await fetch(basepath + addressOf(path, params), {
    method,
    headers: sent,
    body: plain ? (body as BodyInit | undefined) : JSON.stringify(body),
    credentials: 'same-origin',
    signal,
  })
  const said: unknown = response.headers.get('content-type')?.includes('json') ? await response.json() : undefined
  return (response.ok ? { data: said, response } : { error: said, response }) as FetchResponse<
    Record<string | number, unknown>,
    object,
    'application/json'
  >
}

/** What every request says: the reader's language; a write also which action of a person it is. */
export function headersOf(method: string, more?: HeadersInit): Headers {
  const headers = new Headers(more)
  headers.set('Accept-Language', currentLocale())
  if (method !== 'GET' && !headers.has('Idempotency-Key')) headers.set('Idempotency-Key', newKey())
  return headers
}

/** `/cases/{id}` with its values, and what is asked as a query: nothing for undefined and null, a list as many times. */
export function addressOf(path: string, params: Call['params'] = {}): string {
  const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(params.path?.[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params.query ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(name, String(one))
  const asked = query.toString()
  return asked === '' ? address : `${address}?${asked}`
}

/** A key for one action of one person. Works on plain http too, where `crypto.randomUUID` is missing. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
