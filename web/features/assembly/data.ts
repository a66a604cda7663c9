import { useQueryClient } from '@tanstack/react-query'
import type { DeliberationSetup, DeliberationView, DeliberationWork, SignUp } from '../../../contract/assembly.ts'
import { send, useWrite } from '../../app/api.ts'
import { keepOnDevice, onDevice, useOnDevice } from '../../app/device/shelf.ts'

/** Where deliberations are asked for: also the first part of the keys of their queries. */
export const paths = {
  all: '/api/v1/deliberations',
  desk: '/api/v1/deliberations/desk',
  setup: '/api/v1/deliberations/setup',
  signUps: '/api/v1/deliberation-sign-ups',
} as const

/** One page of a list. */
export interface PageOf<T> {
  items: T[]
  next: string | null
}

/** Asks for a page of a list; what has no value is left out. */
export function pageAt<T>(path: string, query: Record<string, string | number | boolean | undefined>) {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value))
  return send<PageOf<T>>(`${path}?${search}`)
}

/** Query of one deliberation as everybody reads it. */
export const viewQuery = (id: string) => ({
  queryKey: [paths.all, { id }],
  queryFn: () => send<DeliberationView>(`${paths.all}/${id}`),
})

/** Query of one on the desk that called it. */
export const workQuery = (id: string) => ({
  queryKey: [paths.all, { id, work: true }],
  queryFn: () => send<DeliberationWork>(`${paths.all}/${id}/work`),
})

/** Query of where one may call and whom one may invite. */
export const setupQuery = {
  queryKey: [paths.setup],
  queryFn: () => send<DeliberationSetup>(paths.setup),
  staleTime: 300_000,
}

/** Writes something as JSON, with the key of one action and the secret of a sign-up where one opens it. */
export const write = <T>(
  path: string,
  given: { method?: 'POST' | 'PUT' | 'DELETE'; body?: unknown; key: string; secret?: string | undefined },
) =>
  send<T>(path, {
    ...{ method: given.method ?? 'POST', key: given.key },
    headers: {
      ...(given.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(given.secret ? { 'X-Sign-Up-Secret': given.secret } : {}),
    },
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
  })

/** Something done with a deliberation: `path` below it. Everything shown of it is asked for anew. */
export function useAct<Output = DeliberationView>(id: string, onDone?: (output: Output) => void) {
  const queries = useQueryClient()
  return useWrite(
    (given: { path: string; method?: 'POST' | 'PUT' | 'DELETE'; body?: unknown }, { headers }) =>
      write<Output>(`${paths.all}/${id}${given.path}`, { ...given, key: headers['Idempotency-Key'] }),
    {
      onSuccess: (output) => onDone?.(output),
      onSettled: () => queries.invalidateQueries({ queryKey: [paths.all] }),
    },
  )
}

/** A sign-up this device can open. */
export interface KeptSignUp {
  id: string
  deliberationId: string
  secret: string
}

const shelf = 'deliberationSignUps'
const none: readonly KeptSignUp[] = []

/** The sign-up of a deliberation that this device keeps. */
export const useKeptSignUp = (deliberationId: string): KeptSignUp | undefined =>
  useOnDevice(shelf, none).find((one) => one.deliberationId === deliberationId)

/** Keeps a sign-up, twenty at most. */
export const keepSignUp = (one: KeptSignUp): void =>
  keepOnDevice(
    shelf,
    [one, ...onDevice(shelf, none).filter(({ deliberationId }) => deliberationId !== one.deliberationId)].slice(0, 20),
  )

/** Query of a sign-up: by the secret this device keeps, else the one made signed in. */
export const signUpQuery = (deliberationId: string, kept: KeptSignUp | undefined) => ({
  queryKey: [paths.signUps, { deliberationId, id: kept?.id ?? null }],
  queryFn: async (): Promise<SignUp | null> =>
    kept
      ? await send<SignUp>(`${paths.signUps}/${kept.id}`, { headers: { 'X-Sign-Up-Secret': kept.secret } })
      : (await send<{ signUp: SignUp | null }>(`${paths.all}/${deliberationId}/my-sign-up`)).signUp,
})
