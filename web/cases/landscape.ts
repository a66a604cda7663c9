import { useQuery } from '@tanstack/react-query'
import { send } from '../app/api.ts'
import type { MapLayer } from '../ui/map/types.ts'

/** Rivers, railways and roads for the maps of a page; undefined while they are on their way or when `wanted` is false. */
export function useLandscape(wanted = true): MapLayer['data'] | undefined {
  return useQuery({
    queryKey: ['/api/v1/territory/landscape'],
    queryFn: () => send<MapLayer['data']>('/api/v1/territory/landscape'),
    staleTime: 3_600_000,
    enabled: wanted,
  }).data
}
