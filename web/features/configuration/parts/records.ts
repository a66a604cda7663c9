import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type {
  CaseSettingsRecord,
  Category,
  Condition,
  RoutingRule,
  StandardText,
} from '../../../../contract/case-configuration.ts'
import type { ConfigurationTable } from '../../../../contract/case-configuration-routes.ts'
import { answer, api, read, send, useWrite } from '../../../app/api.ts'
import { holds, useSession } from '../../../app/session.tsx'

/** The record of each kind. */
export interface Records {
  categories: Category
  conditions: Condition
  rules: RoutingRule
  texts: StandardText
  settings: CaseSettingsRecord
}

const base = '/api/v1/configuration'

/** All records of a kind. */
export function useRecords<K extends ConfigurationTable>(kind: K) {
  const query = useQuery({
    queryKey: [`${base}/${kind}`, null],
    queryFn: () => send<{ items: Records[K][] }>(`${base}/${kind}`),
    staleTime: 30_000,
  })
  return { ...query, items: query.data?.items }
}

/** Creates (`id` null) or changes a record; `body` carries the version that was seen. The lists are fetched anew, also after a refusal. */
export function useSaveRecord<K extends ConfigurationTable>(kind: K) {
  const queries = useQueryClient()
  return useWrite(
    (given: { id: string | null; body: unknown }, context) =>
      send<Records[K]>(given.id ? `${base}/${kind}/${given.id}` : `${base}/${kind}`, {
        method: given.id ? 'PUT' : 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(given.body),
        key: context.headers['Idempotency-Key'],
      }),
    {
      onSettled: () => {
        for (const each of ['categories', 'conditions', 'rules', 'texts'])
          void queries.invalidateQueries({ queryKey: [`${base}/${each}`] })
        void queries.invalidateQueries({ queryKey: [`${base}/${kind}/history`] })
        void queries.invalidateQueries({ queryKey: [`${base}/rules/try`] })
        void queries.invalidateQueries({ queryKey: ['/api/v1/categories'] })
      },
    },
  )
}

/** Categories by id, with the names from the root down. */
export function useCategoryTree() {
  const { items } = useRecords('categories')
  return useMemo(() => {
    const byId = new Map(items?.map((each) => [each.id, each]))
    return { items: items ?? [], byId }
  }, [items])
}

/** All departments, however many pages they fill. */
export function useDepartments() {
  return useQuery({
    queryKey: ['/api/v1/territory/departments', 'everyone'],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const all = []
      let after: string | undefined
      do {
        const page = await answer(
          api.GET('/api/v1/territory/departments', { params: { query: { limit: 200, after } }, signal }),
        )
        all.push(...page.items)
        after = page.next ?? undefined
      } while (after)
      return all
    },
  })
}

/** Calendars by code and name. */
export function useCalendars() {
  return useQuery({ ...read('/api/v1/calendars'), staleTime: 60_000 })
}

/** True when the reader may change what these pages show. The server decides; this leaves out buttons of no use. */
export function useMayConfigure(): boolean {
  const { activePosts } = useSession()
  return holds(activePosts, 'administrator')
}
