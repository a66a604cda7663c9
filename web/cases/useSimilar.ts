import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { SimilarCase } from '../../contract/kin-routes.ts'
import { answer, api } from '../app/api.ts'

/** What a case is compared by: what is being told, where, and of what kind. */
export interface Told {
  text: string
  point?: { lat: number; lng: number } | undefined
  unitId?: string | undefined
  categoryId?: string | null | undefined
  /** The case it is told of, when there is one already. */
  except?: string | undefined
}

/** Open cases that may be the same matter, most likely first. Asked a moment after the last key. */
export function useSimilar(told: Told) {
  const { point, unitId, categoryId, except } = told
  const [text] = useDebouncedValue(told.text.trim().slice(0, 1000), 400)
  const query = {
    ...(text.length > 3 ? { text } : {}),
    ...(point ? { lat: point.lat, lng: point.lng } : {}),
    ...(unitId ? { unitId } : {}),
    ...(categoryId ? { categoryId } : {}),
    ...(except ? { except } : {}),
  }
  return useQuery({
    queryKey: ['/api/v1/cases/similar', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/cases/similar', { params: { query }, signal }))).items as SimilarCase[],
    enabled: Boolean(query.text || query.lat || query.unitId),
    placeholderData: keepPreviousData,
    staleTime: 20_000,
  })
}
