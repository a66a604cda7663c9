import { useDebouncedValue } from '@mantine/hooks'
import { useQueries, useQuery } from '@tanstack/react-query'
import type { CaseSummary, NearbyCase } from '../../../../contract/cases.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import { read } from '../../../app/api.ts'
import type { PickedPlace } from '../../../ui/PlacePicker.tsx'

/** An open case that may be the same matter. */
export interface Similar {
  id: string
  number: string
  text: string
  state: CaseSummary['state']
  reportedAt: string
  followers: number
  metres: number | null
}

/** Open cases that may be the same matter: close to the point, in the unit, or with the same words. */
export function useSimilar(given: {
  text: string
  place: PickedPlace | null
  categoryId: string | null
  /** Whether a category, by its name, is of the same branch as the chosen one. */
  isAlike: (name: LocalizedName | null) => boolean
}): Similar[] {
  const [text] = useDebouncedValue(given.text.trim(), 500)
  const { place, categoryId } = given
  const point = place?.kind === 'point' ? place.point : undefined
  const unitId = place?.kind === 'unit' ? place.unitId : undefined
  const near = useQuery({
    ...read('/api/v1/cases/nearby', {
      params: { query: { lat: point?.lat ?? 0, lng: point?.lng ?? 0, ...(categoryId ? { categoryId } : {}) } },
    }),
    enabled: point !== undefined,
  })
  const around = useQuery({
    ...read('/api/v1/cases/around', { params: { query: { unitId: unitId ?? '' } } }),
    enabled: unitId !== undefined,
  })
  // The first words that say something are enough to find the same matter told by somebody else.
  const words = text
    .split(/[\s,.;，。；、]+/)
    .filter((word) => word.length > 1)
    .slice(0, 3)
    .join(' ')
  const [said] = useQueries({
    queries: [
      {
        ...read('/api/v1/cases', { params: { query: { scope: 'place', open: 'true', q: words || ' ', limit: 5 } } }),
        enabled: words.length > 3 && point === undefined,
        retry: false,
      },
    ],
  })
  const found = new Map<string, Similar>()
  for (const each of (near.data?.items ?? []) as NearbyCase[]) found.set(each.id, { ...each, metres: each.distance })
  for (const each of (point === undefined ? (around.data?.items ?? []) : []) as NearbyCase[])
    if (given.isAlike(each.category)) found.set(each.id, { ...each, metres: null })
  for (const each of (said?.data?.items ?? []) as CaseSummary[])
    if (!found.has(each.id)) found.set(each.id, { ...each, metres: null })
  return [...found.values()].slice(0, 6)
}
