import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { SuggestedCategory } from '../../contract/suggestions.ts'
import { send } from '../app/api.ts'

/** What the server suggests for a text. */
export interface Suggested {
  enabled: boolean
  items: SuggestedCategory[]
  learntFrom: number | null
}

/** Nobody waits longer than this for a courtesy, ms. */
const patience = 4_000

/** Asks for categories that may fit a text. What is asked and answered stays in this page's memory for a minute. */
export const suggestionsQuery = (text: string) =>
  queryOptions({
    queryKey: ['/api/v1/suggestions/category', text.trim()],
    queryFn: ({ signal }) =>
      send<Suggested>('/api/v1/suggestions/category', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: text.trim().slice(0, 4000) }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      }),
    enabled: text.trim().length > 1,
    retry: false,
    staleTime: 60_000,
    gcTime: 60_000,
  })

/**
 * Categories that may fit what somebody is writing, asked anew after a pause of `wait` ms. `items` undefined: not known, and
 * without a line it stays so.
 */
export function useSuggestions(text: string, wait = 600): { items: SuggestedCategory[] | undefined; pending: boolean } {
  const [said] = useDebouncedValue(text.trim(), wait)
  const { data, isFetching } = useQuery({ ...suggestionsQuery(said), placeholderData: keepPreviousData })
  return { items: said.length > 1 ? data?.items : undefined, pending: isFetching }
}
