import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { read } from '../../../app/api.ts'
import { type Entry, isOpen } from '../../../app/device/outbox.rules.ts'
import { useOutbox } from '../../../app/device/outbox.ts'
import { useLive } from '../../../app/live.ts'
import { useSession } from '../../../app/session.tsx'
import { lineOf } from '../device/entries.ts'

const casePaths = ['/api/v1/cases/{id}', '/api/v1/cases', '/api/v1/cases/counts', '/api/v1/cases/map'] as const
const livePaths = ['/api/v1/cases/{id}'] as const

/** One case, kept fresh. */
export function useFieldCase(id: string) {
  useLive(
    useMemo(() => [`case:${id}`], [id]),
    { paths: livePaths },
  )
  const query = useQuery(read('/api/v1/cases/{id}', { params: { path: { id } } }))
  return { ...query, view: query.data as CaseView | undefined }
}

/** Ids of the bodies and posts the reader acts for: orders to them are the reader's own. */
export function useOwn(): readonly string[] {
  const { activePosts } = useSession()
  return useMemo(
    () => activePosts.flatMap((post) => [post.id, post.standingInFor, post.place?.id].filter((id) => id != null)),
    [activePosts],
  )
}

/** Asks anew for what shows cases, after something was done to one. */
export function useRefreshCases(): () => void {
  const queries = useQueryClient()
  return useCallback(() => {
    for (const path of casePaths) void queries.invalidateQueries({ queryKey: [path] })
  }, [queries])
}

/** What was said about a case on this device and the server does not have yet, oldest first. */
export function useUnsent(caseId: string): readonly Entry[] {
  const { entries } = useOutbox()
  return useMemo(() => entries.filter((entry) => entry.line === lineOf(caseId) && isOpen(entry)), [entries, caseId])
}
