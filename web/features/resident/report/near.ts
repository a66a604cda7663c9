import type { QueryClient } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { OpenCategory } from '../../../../contract/case-configuration-routes.ts'
import type { NearbyCase } from '../../../../contract/cases.ts'
import { answer, api, send } from '../../../app/api.ts'
import type { Draft } from './draft.rules.ts'
import { pathOf } from './steps.rules.ts'

/** An open case close by. `distance` in metres, where the place is a point. */
export type Near = Omit<NearbyCase, 'distance'> & { distance?: number }

/** Open cases of a building in the branch of a category, told by the names of the branch. All where nothing is chosen. */
export function inBranch(
  items: readonly Near[],
  categories: readonly OpenCategory[],
  categoryId: string | null | undefined,
) {
  const top = pathOf(categories, categoryId).at(-1)
  if (!top) return items
  const names = new Set(
    categories.filter((each) => pathOf(categories, each.id).at(-1)?.id === top.id).map((each) => each.name.en),
  )
  return items.filter((item) => item.category === null || names.has(item.category.en))
}

function nearQuery(draft: Draft, categories: readonly OpenCategory[]) {
  const { place } = draft
  const unit = place?.kind === 'unit' ? place.unitId : place?.kind === 'home' ? place.unit : undefined
  const point = place?.kind === 'point' ? place.point : undefined
  const text = draft.text.trim().slice(0, 1000)
  return {
    queryKey: ['/api/v1/cases/nearby', { point, unit, categoryId: draft.categoryId ?? null, text }],
    staleTime: 60_000,
    retry: false,
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<readonly Near[]> => {
      // Nobody waits long for a courtesy.
      const soon = AbortSignal.any([signal, AbortSignal.timeout(4000)])
      if (text.length > 3 && (point || unit)) {
        // What somebody says belongs in no address: it is asked by a request with a body.
        const body = {
          text,
          ...(point ? { point } : {}),
          ...(unit ? { unitId: unit } : {}),
          ...(draft.categoryId ? { categoryId: draft.categoryId } : {}),
        }
        const { items } = await answer(api.POST('/api/v1/cases/alike', { body, signal: soon }))
        return items.slice(0, 5).map(({ distance, ...one }) => (distance === null ? one : { ...one, distance }) as Near)
      }
      if (point) {
        const query = new URLSearchParams({ lat: String(point.lat), lng: String(point.lng) })
        if (draft.categoryId) query.set('categoryId', draft.categoryId)
        return (await send<{ items: NearbyCase[] }>(`/api/v1/cases/nearby?${query}`, { signal: soon })).items.slice(
          0,
          5,
        )
      }
      if (!unit) return []
      const { items } = await send<{ items: Near[] }>(`/api/v1/cases/around?unitId=${unit}`, { signal: soon })
      return inBranch(items, categories, draft.categoryId).slice(0, 5)
    },
  }
}

/** A text once its writer has paused. */
function useSettled(text: string): string {
  const [settled, set] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => set(text), 500)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Open cases where the draft says it is, those that say the same first; none while nobody knows where. */
export function useNear(draft: Draft, categories: readonly OpenCategory[]): readonly Near[] {
  const options = nearQuery({ ...draft, text: useSettled(draft.text) }, categories)
  const isKnown = draft.place !== null && draft.place.kind !== 'address'
  return useQuery({ ...options, enabled: isKnown }).data ?? []
}

/** The same, waited for; none when the line is lost. */
export async function fetchNear(queries: QueryClient, draft: Draft, categories: readonly OpenCategory[]) {
  if (draft.place === null || draft.place.kind === 'address' || !navigator.onLine) return []
  return await queries.fetchQuery(nearQuery(draft, categories)).catch(() => [])
}
