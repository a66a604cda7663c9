import { useQueryClient } from '@tanstack/react-query'
import type { CaseCommand } from '../../../../contract/case-commands.ts'
import { answer, api, useWrite } from '../../../app/api.ts'

/** Queries that look different once a case has moved. */
export const casePaths = [
  '/api/v1/cases/{id}',
  '/api/v1/cases',
  '/api/v1/cases/counts',
  '/api/v1/cases/map',
  '/api/v1/cases/map/list',
  '/api/v1/cases/map/heat',
  '/api/v1/cases/map/units',
  '/api/v1/cases/similar',
] as const

/** Gives a case, or the other one where `caseId` names it, a command with the version that was seen; the pages that show it are fetched anew, also after a refusal. */
export function useCommand(caseId: string) {
  const queries = useQueryClient()
  const refresh = () => {
    for (const path of casePaths) void queries.invalidateQueries({ queryKey: [path] })
  }
  return useWrite(
    ({ caseId: other, ...given }: { version: number; command: CaseCommand; caseId?: string }, context) =>
      answer(
        api.POST('/api/v1/cases/{id}/commands', {
          params: { path: { id: other ?? caseId } },
          body: given as never,
          ...context,
        }),
      ),
    { onSettled: refresh },
  )
}
