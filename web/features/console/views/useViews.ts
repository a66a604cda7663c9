import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { SavedView } from '../../../../contract/case-views.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { listOnly, type QueueSearch, readSearch } from '../queue/search.ts'

const path = '/api/v1/cases/views'

/** Lists kept under a name, own and shared, in the reader's order, and what can be done with them. */
export function useViews() {
  const queries = useQueryClient()
  const { data } = useQuery({ ...read(path), staleTime: 60_000 })
  const views = (data?.items ?? []) as SavedView[]
  const refresh = { onSuccess: () => void queries.invalidateQueries({ queryKey: [path] }) }
  const save = useWrite(
    (body: { name: string; query: Record<string, string>; shared: boolean; editors: SavedView['editors'] }, context) =>
      answer(api.POST(path, { body, ...context })),
    refresh,
  )
  const change = useWrite(
    ({ id, ...body }: { id: string } & Partial<Pick<SavedView, 'name' | 'query' | 'shared' | 'editors'>>, context) =>
      answer(api.PATCH('/api/v1/cases/views/{id}', { params: { path: { id } }, body, ...context })),
    refresh,
  )
  const remove = useWrite(
    (id: string, context) => answer(api.DELETE('/api/v1/cases/views/{id}', { params: { path: { id } }, ...context })),
    refresh,
  )
  const arrange = useWrite(
    (body: { order: string[]; standard: string | null }, context) =>
      answer(api.PUT('/api/v1/cases/views/order', { body, ...context })),
    { onSuccess: (next) => queries.setQueryData(read(path).queryKey, next as never) },
  )
  return { views, loaded: data !== undefined, save, change, remove, arrange }
}

/** The order after one list has been moved up or down by one place. */
export function moved(order: readonly string[], id: string, by: -1 | 1): string[] {
  const at = order.indexOf(id)
  const to = at + by
  const next = [...order]
  const other = next[to]
  if (at === -1 || other === undefined) return next
  next[to] = id
  next[at] = other
  return next
}

let opened = false

/** Opens the list that was chosen to come first, once, when somebody comes to the cases without asking for another one. */
export function useStandardView(search: QueueSearch): void {
  const { views, loaded } = useViews()
  const navigate = useNavigate()
  const asked = Object.keys(search).length > 0
  useEffect(() => {
    if (!loaded || opened) return
    opened = true
    const first = views.find((view) => view.standard)
    if (first && !asked) void navigate({ to: '/console/queue', search: readSearch(first.query), replace: true })
  }, [loaded, views, asked, navigate])
}

/** The kept list that is open, where the address is just that. */
export const openView = (views: readonly SavedView[], search: QueueSearch): SavedView | undefined => {
  const key = (query: Record<string, string>) => JSON.stringify(Object.entries(query).sort())
  return views.find((view) => key(listOnly(readSearch(view.query))) === key(listOnly(search)))
}
