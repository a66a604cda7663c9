import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DisputeView } from '../../../../contract/disputes.ts'
import { send, useWrite } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'
import type { Problem } from '../../../app/problem.ts'

/** Key of the queries that hold a mediation. */
export const disputePath = '/api/v1/disputes/{number}'
/** Key of the queries that hold lists of mediations. */
export const disputesPath = '/api/v1/disputes'

const keyOf = (number: string, secret: string | undefined) => [disputePath, { number, secret: secret ?? null }]

/** The header by which somebody without an account is known; the secret stands in no address. */
export const secretHeader = (secret: string | undefined): Record<string, string> =>
  secret ? { 'X-Case-Secret': secret } : {}

/** Address of a mediation for the API, without or with what lies below it. */
export const below = (number: string, path = ''): string => `${disputesPath}/${encodeURIComponent(number)}${path}`

/** A mediation as this reader may see it, fresh while the page is open. */
export function useDispute(number: string, secret: string | undefined, enabled = true) {
  const query = useQuery<DisputeView, Problem>({
    // The secret belongs to the key: who typed a wrong one first must not see the answer to that.
    queryKey: keyOf(number, secret),
    queryFn: () => send<DisputeView>(below(number), { headers: secretHeader(secret) }),
    enabled,
  })
  useLive(query.data ? [`case:${query.data.id}`] : [], { paths: [disputePath] })
  return query
}

/** One thing a reader does: where below the mediation, and with what. */
export interface Act {
  path: string
  body?: object
}

/** Does something at the table with the version that was seen. The answer is the mediation as it is now. */
export function useAct(of: Pick<DisputeView, 'number' | 'version'>, secret: string | undefined) {
  const queries = useQueryClient()
  return useWrite(
    ({ path, body }: Act, { headers }) =>
      send<DisputeView>(below(of.number, path), {
        method: 'POST',
        key: headers['Idempotency-Key'],
        headers: { 'Content-Type': 'application/json', ...secretHeader(secret) },
        body: JSON.stringify({ seen: of.version, ...body }),
      }),
    {
      onSuccess: (view) => {
        if ('parties' in view) queries.setQueryData(keyOf(of.number, secret), view)
      },
      // Refused because somebody was quicker: the page shows what changed, the words stay in their field.
      onError: () => queries.invalidateQueries({ queryKey: [disputePath] }),
      onSettled: () => queries.invalidateQueries({ queryKey: [disputesPath] }),
    },
  )
}
