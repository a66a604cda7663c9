import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CaseCommand } from '../../../../contract/case-commands.ts'
import type { CaseView } from '../../../../contract/cases.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'
import { useSession } from '../../../app/session.tsx'

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

/** Gives a case a command with the version that was seen; what shows it is fetched anew, also after a refusal. */
export function useCommand(caseId: string) {
  const queries = useQueryClient()
  return useWrite(
    (given: { version: number; command: CaseCommand }, context) =>
      answer(
        api.POST('/api/v1/cases/{id}/commands', {
          params: { path: { id: caseId } },
          body: given as never,
          ...context,
        }),
      ),
    {
      onSettled: () => {
        for (const path of casePaths) void queries.invalidateQueries({ queryKey: [path] })
      },
    },
  )
}
