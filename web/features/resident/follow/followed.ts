import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { CaseCommand } from '../../../../contract/case-commands.ts'
import type { FollowView } from '../../../../contract/cases.ts'
import { send, useWrite } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'

const path = '/api/v1/follow/{number}'

/** Query of one case by number, with the secret in a header where there is one. */
export function followQuery(number: string, secret: string | undefined) {
  return {
    // The secret belongs to the key: who typed a wrong one first must not see the answer to that.
    queryKey: [path, { number, secret: secret ?? null }],
    queryFn: () =>
      send<FollowView>(`/api/v1/follow/${encodeURIComponent(number)}`, {
        headers: secret ? { 'X-Case-Secret': secret } : {},
      }),
  }
}

/** One case as its reporter or a follower sees it, fresh while the page is open. */
export function useFollowed(number: string, secret: string | undefined, enabled: boolean) {
  const query = useQuery({ ...followQuery(number, secret), enabled })
  useLive(query.data ? [`case:${query.data.id}`] : [], { paths: [path] })
  return query
}

type ReporterCommand = Extract<CaseCommand, { type: 'comment' | 'rate' | 'reopen' | 'withdraw' }>

/** Gives a command of the reporter with the version that was seen, and looks at the case anew either way. */
export function useReporterCommand(of: Pick<FollowView, 'id' | 'version'>, secret: string | undefined) {
  const queries = useQueryClient()
  return useWrite(
    (command: ReporterCommand, { headers }) =>
      send<{ version: number }>(`/api/v1/cases/${of.id}/commands`, {
        method: 'POST',
        // Whoever says a last word and closes the page at once has said it.
        keepalive: true,
        key: headers['Idempotency-Key'],
        headers: { 'Content-Type': 'application/json', ...(secret ? { 'X-Case-Secret': secret } : {}) },
        body: JSON.stringify({ version: of.version, command }),
      }),
    {
      // Refused because somebody was quicker: the page shows what changed, the words stay in their field.
      onSettled: () => queries.invalidateQueries({ queryKey: [path] }),
    },
  )
}
