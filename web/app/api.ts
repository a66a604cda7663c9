import { type QueryKey, queryOptions, type UseMutationOptions, useMutation } from '@tanstack/react-query'
import type { FetchResponse, MaybeOptionalInit } from 'openapi-fetch'
import { useRef } from 'react'
import type { paths } from './api.gen.ts'
import { at } from './basepath.ts'
import { api, headersOf, newKey } from './client.ts'
import { asProblem, Problem, problemOf } from './problem.ts'
import { isOurs } from './reach.ts'

export { api, newKey }

/** The data of an answer, or a thrown Problem: `await answer(api.GET(…))`. */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let result: Awaited<typeof call>
  try {
    result = await call
  } catch (error) {
    throw asProblem(error)
  }
  // Whatever else answers in our place, such as the sign-in page of a hotel, is no answer.
  if (!isOurs(result.response)) throw new Problem({ code: 'network' })
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
  const headers = headersOf(init.method ?? 'GET', init.headers)
  if (init.key) headers.set('Idempotency-Key', init.key)
  return answer<T>(
    fetch(at(path), { credentials: 'same-origin', ...init, headers }).then(async (response) => {
      const body: unknown = response.headers.get('content-type')?.includes('json') ? await response.json() : undefined
      return response.ok ? { data: body as T, response } : { error: body, response }
    }),
  )
}
