import { useQuery } from '@tanstack/react-query'
import type { CaseView } from '../../../../contract/cases.ts'
import { read } from '../../../app/api.ts'
import type { Entry } from '../../../app/device/outbox.rules.ts'
import { findFirstAnswer } from '../../../app/device/outbox.ts'
import type { FieldEntry } from '../device/entries.ts'

/** What the server has now of the case that an entry in trouble is about. `wanted` is false where there is no such case. */
export function useTheirs(entry: FieldEntry | undefined) {
  const trouble = entry?.state === 'conflict' || entry?.state === 'refused' ? entry.trouble : undefined
  const differs = trouble?.code === 'idempotency.content_differs'
  const first = useQuery({
    queryKey: ['outbox-first', entry?.id],
    queryFn: async () => (await findFirstAnswer(entry as unknown as Entry)) ?? null,
    enabled: differs && entry?.kind === 'report',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const caseId = entry?.kind === 'command' ? entry.form.caseId : (first.data?.id as string | undefined)
  const wanted = trouble !== undefined && (entry?.kind === 'command' || differs)
  const query = useQuery({
    ...read('/api/v1/cases/{id}', { params: { path: { id: caseId ?? '' } } }),
    enabled: wanted && caseId !== undefined,
    staleTime: 0,
  })
  return {
    wanted,
    view: wanted ? (query.data as CaseView | undefined) : undefined,
    loading: first.isFetching || query.isFetching,
  }
}
