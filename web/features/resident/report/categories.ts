import { useQuery } from '@tanstack/react-query'
import type { OpenCategories } from '../../../../contract/case-configuration-routes.ts'
import { send } from '../../../app/api.ts'

const nothing: OpenCategories = { version: 0, items: [], emergencyNumbers: [] }

/** What can be reported, and whom to call in an emergency. Without a line both are empty, and a report does without. */
export function useOpenCategories() {
  const query = useQuery({
    queryKey: ['/api/v1/categories', null],
    queryFn: () => send<OpenCategories>('/api/v1/categories'),
    staleTime: 600_000,
  })
  return { ...(query.data ?? nothing), query }
}
