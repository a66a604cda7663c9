import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem, type Problem } from '../../../app/problem.ts'

/** Does something, says why it was not done, and has everything about organisations and lists read anew. True when it was done. */
export function useAct() {
  const queries = useQueryClient()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const act = async (work: () => Promise<unknown>, rethrow = false): Promise<boolean> => {
    setProblem(null)
    setBusy(true)
    try {
      await work()
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => /organisations|community-lists|bodies|joint-meetings/.test(String(queryKey[0])),
      })
      return true
    } catch (refused) {
      if (rethrow) throw asProblem(refused)
      setProblem(asProblem(refused))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { act, problem, busy }
}
