import { queryOptions } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { UnitRef, UnitRow } from '../../../../contract/territory.ts'
import { answer, api } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'
import type { Branch } from './branches.rules.ts'

/** Where a tree gets its lines from. */
export interface TreeSource {
  children: (parent: string | undefined) => ReturnType<typeof childrenOptions>
  search: (text: string) => ReturnType<typeof searchOptions>
}

interface Found {
  unit: UnitRef
  ancestors: UnitRef[]
}

const childrenOptions = (key: readonly unknown[], read: () => Promise<Branch[]>) =>
  queryOptions<Branch[], Problem>({ queryKey: key, queryFn: read, staleTime: 60_000 })
const searchOptions = (key: readonly unknown[], read: () => Promise<Found[]>) =>
  queryOptions<Found[], Problem>({ queryKey: key, queryFn: read, placeholderData: (before) => before })

/** The territory as it is in force. */
export function useTreeInForce(): TreeSource {
  return useMemo(
    () => ({
      children: (parent) =>
        childrenOptions(['/api/v1/territory/tree', { parent: parent ?? null }], () => allBelow(parent)),
      search: (text) =>
        searchOptions(['/api/v1/territory/search', { text }], async () => {
          const query = { text, limit: 30 }
          return (await answer(api.GET('/api/v1/territory/search', { params: { query } }))).items
        }),
    }),
    [],
  )
}

async function allBelow(parent: string | undefined): Promise<Branch[]> {
  const items: UnitRow[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const query = { ...(parent ? { parent } : {}), ...(after ? { after } : {}), limit: 200 }
    const page = await answer(api.GET('/api/v1/territory/tree', { params: { query } }))
    items.push(...(page.items as UnitRow[]))
    after = page.next
  }
  return items
}

/** Everything that is read of a draft begins with this key, and is asked anew when the draft changes. */
export const draftKey = (id: string): readonly unknown[] => ['territory draft', id]

/** The territory as a draft leaves it. What was there stays until the new has come. */
export function useTreeOfDraft(id: string, revision: number | undefined): TreeSource {
  return useMemo(
    () => ({
      children: (parent) => ({
        ...childrenOptions([...draftKey(id), 'tree', parent ?? null, revision ?? null], async () => {
          const params = { path: { id }, query: parent ? { parent } : {} }
          return (await answer(api.GET('/api/v1/territory/changes/{id}/tree', { params }))).items as Branch[]
        }),
        placeholderData: (before: Branch[] | undefined) => before,
      }),
      search: (text) =>
        searchOptions([...draftKey(id), 'search', text, revision ?? null], async () => {
          const params = { path: { id }, query: { text, limit: 30 } }
          return (await answer(api.GET('/api/v1/territory/changes/{id}/search', { params }))).items as Found[]
        }),
    }),
    [id, revision],
  )
}
