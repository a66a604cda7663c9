import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type { OpenCategories } from '../../../../contract/case-configuration-routes.ts'
import { send } from '../../../app/api.ts'

const nothing: OpenCategories = { version: 0, items: [], emergencyNumbers: [] }

const openCategories = queryOptions({
  queryKey: ['/api/v1/categories', null],
  queryFn: () => send<OpenCategories>('/api/v1/categories'),
  staleTime: 600_000,
})

/** What can be reported, and whom to call in an emergency. Without a line both are empty, and a report does without. */
export function useOpenCategories() {
  const query = useQuery(openCategories)
  return { ...(query.data ?? nothing), query }
}

/** How long somebody who goes on waits for the kinds of matters, ms. After that a person at the desk chooses. */
const patience = 8_000

/** The same, waited for: whoever writes faster than the line is asked every question all the same. None without a line. */
export async function fetchOpenCategories(queries: QueryClient): Promise<OpenCategories['items']> {
  const here = () => queries.getQueryData(openCategories.queryKey)?.items ?? nothing.items
  if (here().length > 0 || !navigator.onLine) return here()
  const late = new Promise((resolve) => setTimeout(resolve, patience))
  await Promise.race([queries.fetchQuery(openCategories).catch(() => {}), late])
  return here()
}
