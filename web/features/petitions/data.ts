import { useQueryClient } from '@tanstack/react-query'
import type { HolderView } from '../../../contract/cases.ts'
import type { PetitionCommand, PetitionerCommand } from '../../../contract/petition-commands.ts'
import type { PetitionFigures, PetitionYear } from '../../../contract/petition-figures.ts'
import type { PetitionSettingsVersion } from '../../../contract/petition-settings.ts'
import type { VisitBooking, VisitingDay, VisitorEntry } from '../../../contract/petition-visiting.ts'
import type { PetitionFollowView, PetitionSummary, PetitionView } from '../../../contract/petitions.ts'
import { send, useWrite } from '../../app/api.ts'

/** Where things about petitions are asked for: also the first part of the keys of their queries. */
export const paths = {
  setup: '/api/v1/petitions/setup',
  follow: '/api/v1/petitions/follow',
  mine: '/api/v1/my/petitions',
  list: '/api/v1/petitions',
  one: '/api/v1/petitions/{id}',
  year: '/api/v1/petitions/year',
  figures: '/api/v1/petitions/figures',
  settings: '/api/v1/petitions/settings',
  days: '/api/v1/visiting-days',
  bookings: '/api/v1/visit-bookings',
  myBookings: '/api/v1/my/visit-bookings',
  retaliation: '/api/v1/retaliation-reports',
} as const

/** One page of a list. */
export interface PageOf<T> {
  items: T[]
  next: string | null
}

const asked = (query: Record<string, string | number | boolean | undefined>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text ? `?${text}` : ''
}

/** Asks for a page of a list of petitions or what belongs to them. */
export const pageAt = <T>(path: string, query: Record<string, string | number | boolean | undefined> = {}) =>
  send<PageOf<T>>(`${path}${asked(query)}`)

/** Query of what one may petition for, the limits and the bodies one may name. */
export const setupQuery = {
  queryKey: [paths.setup],
  queryFn: () => send<{ settings: PetitionSettingsVersion; bodies: HolderView[] }>(paths.setup),
  staleTime: 300_000,
}

const withSecret = (secret: string | undefined): HeadersInit => (secret ? { 'X-Case-Secret': secret } : {})

/** Query of a petition by number, with the secret in a header where there is one. */
export const followQuery = (number: string, secret: string | undefined) => ({
  // The secret belongs to the key: who typed a wrong one first must not see the answer to that.
  queryKey: [paths.follow, { number, secret: secret ?? null }],
  queryFn: () =>
    send<PetitionFollowView>(`${paths.follow}/${encodeURIComponent(number)}`, { headers: withSecret(secret) }),
})

/** Gives a command of the petitioner or a representative, and shows the petition as it is then. */
export function usePetitionerCommand(of: Pick<PetitionFollowView, 'number' | 'version'>, secret: string | undefined) {
  const queries = useQueryClient()
  return useWrite(
    (command: PetitionerCommand, { headers }) =>
      send<PetitionFollowView>(`${paths.follow}/${encodeURIComponent(of.number)}/commands`, {
        method: 'POST',
        key: headers['Idempotency-Key'],
        headers: { 'Content-Type': 'application/json', ...withSecret(secret) },
        body: JSON.stringify({ seen: of.version, command }),
      }),
    { onSettled: () => queries.invalidateQueries({ queryKey: [paths.follow] }) },
  )
}

/** Query of one petition as the bodies see it that work on it. */
export const petitionQuery = (id: string) => ({
  queryKey: [paths.one, { id }],
  queryFn: () => send<PetitionView>(`${paths.list}/${id}`),
})

/** Gives a command of an official with the version that was seen. */
export function usePetitionCommand(of: Pick<PetitionView, 'id' | 'version'>) {
  const queries = useQueryClient()
  return useWrite(
    (command: PetitionCommand, { headers }) =>
      write<PetitionView>(`${paths.list}/${of.id}/commands`, {
        body: { seen: of.version, command },
        key: headers['Idempotency-Key'],
      }),
    {
      onSuccess: (view) => {
        // What somebody no longer may open after a step of theirs is asked for anew, and says so.
        if (view?.id) queries.setQueryData([paths.one, { id: of.id }], view)
      },
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: [paths.one] }),
          queries.invalidateQueries({ queryKey: [paths.list] }),
        ]),
    },
  )
}

/** Writes something as JSON: with the key of one action, and with a secret where one opens it. */
export const write = <T>(path: string, given: { body: unknown; key: string; secret?: string }) =>
  send<T>(path, {
    method: 'POST',
    key: given.key,
    headers: { 'Content-Type': 'application/json', ...withSecret(given.secret) },
    body: JSON.stringify(given.body),
  })

/** Query of the public twelve months. */
export const yearQuery = { queryKey: [paths.year], queryFn: () => send<PetitionYear>(paths.year) }

/** Query of the promise in numbers between two instants. */
export const figuresQuery = (query: { from: string; to: string }) => ({
  queryKey: [paths.figures, query],
  queryFn: () => send<PetitionFigures>(`${paths.figures}${asked(query)}`),
})

/** Query of one visiting day. */
export const dayQuery = (id: string) => ({
  queryKey: [paths.days, { id }],
  queryFn: () => send<VisitingDay>(`${paths.days}/${id}`),
})

/** Query of who comes to a visiting day. */
export const visitorsQuery = (id: string) => ({
  queryKey: [paths.days, { id, visitors: true }],
  queryFn: () => send<{ items: VisitorEntry[] }>(`${paths.days}/${id}/bookings`),
})

/** Query of one booking, by its secret or signed in. */
export const bookingQuery = (number: string, secret: string | undefined) => ({
  queryKey: [paths.bookings, { number, secret: secret ?? null }],
  queryFn: () => send<VisitBooking>(`${paths.bookings}/${encodeURIComponent(number)}`, { headers: withSecret(secret) }),
})

/** A petition in a list of one's own. */
export type MyPetition = Omit<PetitionSummary, 'unserved'>
