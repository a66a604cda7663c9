import { type QueryKey, queryOptions, type UseMutationOptions, useMutation } from '@tanstack/react-query'
import createClient, { type FetchResponse, type MaybeOptionalInit } from 'openapi-fetch'
import { useRef } from 'react'
import { currentLocale } from '../words/words.tsx'
import type { paths } from './api.gen.ts'
import { at, basepath } from './basepath.ts'
import { isOurs } from './device/ask.ts'
import { asProblem, type Problem, problemOf } from './problem.ts'

/**
 * The typed client: `api.POST('/api/v1/cases', { body })` gives `{ data, error, response }`. Prefer `read` and
 * `useWrite`, which throw a `Problem` and keep keys right. Every request says the reader's language; every write
 * carries an Idempotency-Key.
 */
export const api = createClient<paths>({ baseUrl: basepath, credentials: 'same-origin' })

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', currentLocale())
    if (request.method !== 'GET' && !request.headers.has('Idempotency-Key'))
      request.headers.set('Idempotency-Key', newKey())
    return request
  },
  onResponse({ response }) {
    checkOurs(response)
  },
})

/** Whatever else answers in our place, such as the sign-in page of a hotel, is no answer: throws what a lost line throws. */
function checkOurs(response: Response): void {
  if (!isOurs(response)) throw new TypeError('Somebody else answered')
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

/** The data of an answer, or a thrown Problem: `await answer(api.GET(…))`. */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let result: Awaited<typeof call>
  try {
    result = await call
  } catch (error) {
    throw asProblem(error)
  }
  if (!result.response.ok) throw problemOf(result.error, result.response)
  return result.data as T
}

type Gets = { [P in keyof paths]: paths[P] extends { get: object } ? P : never }[keyof paths]
type Init<P extends Gets> = MaybeOptionalInit<paths[P], 'get'>
type Answer<P extends Gets> = FetchResponse<
  paths[P] extends { get: infer Operation extends Record<string | number, unknown> } ? Operation : never,
  Init<P>,
  `${string}/${string}`
>['data']

/**
 * Query options for a GET, typed by path: `useQuery(read('/api/v1/cases/{id}', { params: { path: { id } } }))`. Its key
 * is `[path, params]`, so that `invalidateQueries({ queryKey: ['/api/v1/cases/{id}'] })` and `useLive` find it.
 */
export function read<P extends Gets>(path: P, ...init: undefined extends Init<P> ? [Init<P>?] : [Init<P>]) {
  const queryKey: QueryKey = [path, (init[0] as { params?: unknown } | undefined)?.params ?? null]
  return queryOptions<NonNullable<Answer<P>>, Problem>({
    queryKey,
    queryFn: ({ signal }) => {
      const get = api.GET as unknown as (
        path: string,
        init: object,
      ) => Promise<{ data?: NonNullable<Answer<P>>; error?: unknown; response: Response }>
      return answer(get(path, { ...(init[0] as object | undefined), signal }))
    },
  })
}

/** What a write gets beside its input: put `headers` into the request. */
export interface WriteContext {
  headers: { 'Idempotency-Key': string }
}

/**
 * A write that a person asked for: `const file = useWrite((body: NewCase, context) => answer(api.POST('/api/v1/cases',
 * { body, ...context })))`. Trying the same input again after a failure keeps the key, so that an answer lost on the way
 * never files a thing twice; other input gets a new key. A lost connection is retried twice by itself.
 */
export function useWrite<Input, Output>(
  write: (input: Input, context: WriteContext) => Promise<Output>,
  options: Omit<UseMutationOptions<Output, Problem, Input>, 'mutationFn'> = {},
) {
  const last = useRef<{ input: string; key: string } | null>(null)
  return useMutation<Output, Problem, Input>({
    retry: (count, problem) => count < 2 && (problem.code === 'network' || problem.status === 503),
    ...options,
    mutationFn: async (input) => {
      const written = JSON.stringify(input) ?? ''
      const key = last.current?.input === written ? last.current.key : newKey()
      last.current = { input: written, key }
      const output = await write(input, { headers: { 'Idempotency-Key': key } }).catch((error: unknown) => {
        throw asProblem(error)
      })
      last.current = null
      return output
    },
  })
}

/**
 * Sends files or any body the typed client does not know, with the same headers and errors. `path` starts at `/api`.
 */
export async function send<T>(path: string, init: RequestInit & { key?: string } = {}): Promise<T> {
  const headers = new Headers(init.headers)
  headers.set('Accept-Language', currentLocale())
  if (init.method && init.method !== 'GET') headers.set('Idempotency-Key', init.key ?? newKey())
  return answer<T>(
    fetch(at(path), { credentials: 'same-origin', ...init, headers }).then(async (response) => {
      checkOurs(response)
      const body: unknown = response.headers.get('content-type')?.includes('json') ? await response.json() : undefined
      return response.ok ? { data: body as T, response } : { error: body, response }
    }),
  )
}
