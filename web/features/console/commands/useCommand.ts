import { useQueryClient } from '@tanstack/react-query'
import type { CaseCommand } from '../../../../contract/case-commands.ts'
import { answer, api, useWrite } from '../../../app/api.ts'

/** Queries that look different once a case has moved. */
export const casePaths = ['/api/v1/cases/{id}', '/api/v1/cases', '/api/v1/cases/counts', '/api/v1/cases/map'] as const

/** Gives a case a command with the version that was seen; the pages that show it are fetched anew, also after a refusal. */
export function useCommand(caseId: string) {
  const queries = useQueryClient()
  const refresh = () => {
    for (const path of casePaths) void queries.invalidateQueries({ queryKey: [path] })
  }
  return useWrite(
    (given: { version: number; command: CaseCommand }, context) =>
      answer(
        api.POST('/api/v1/cases/{id}/commands', {
          params: { path: { id: caseId } },
          body: given as never,
          ...context,
        }),
      ),
    { onSettled: refresh },
  )
}
