import { useQuery } from '@tanstack/react-query'
import type { CaseView } from '../../../../contract/cases.ts'
import { read } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'

const paths = ['/api/v1/cases/{id}']

/** One case as the acting post may see it, fresh whenever something happens to it. */
export function useCase(id: string) {
  const query = useQuery(read('/api/v1/cases/{id}', { params: { path: { id } } }))
  useLive([`case:${id}`], { paths })
  return { ...query, view: query.data as CaseView | undefined }
}
