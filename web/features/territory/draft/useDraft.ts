import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChangePreview, ChangeRow, Step } from '../../../../contract/territory-changes.ts'
import type { DrawnUnit, Wish } from '../../../../contract/territory-drawing.ts'
import { answer, api, newKey, read } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { draftKey } from '../parts/sources.ts'

/** Somebody else's edits are told live; where the line is down they are looked for this often, in ms. */
const every = 60_000

const path = '/api/v1/territory/changes/{id}'
/** What can be done with a change as a whole. */
export type Act = 'undo' | 'redo' | 'withdraw' | 'discard'

/** A change with its steps, and everything that can be done with it. */
export function useDraft(id: string) {
  const queries = useQueryClient()
  const found = useQuery({ ...read(path, { params: { path: { id } } }), refetchInterval: every })
  useLive([`territory-change:${id}`], { paths: [path] })
  const change = found.data?.change as ChangeRow | undefined
  const revision = change?.revision
  // The revision this page itself has brought about: any other came from somebody else.
  const own = useRef<number | undefined>(undefined)
  const [elsewhere, setElsewhere] = useState(false)
  useEffect(() => {
    if (revision === undefined) return
    if (own.current !== undefined && revision > own.current) setElsewhere(true)
    own.current = Math.max(own.current ?? 0, revision)
  }, [revision])

  const write = useCallback(
    async (call: (given: { revision: number; headers: Record<string, string> }) => Promise<unknown>) => {
      if (revision === undefined) return
      try {
        const row = (await call({ revision, headers: { 'Idempotency-Key': newKey() } })) as ChangeRow
        own.current = row.revision
        setElsewhere(false)
      } catch (error) {
        const problem = asProblem(error)
        if (problem.code === 'territory.change_stale') setElsewhere(true)
        throw problem
      } finally {
        await queries.invalidateQueries({ queryKey: [path] })
        void queries.invalidateQueries({ queryKey: ['/api/v1/territory/changes'] })
      }
    },
    [revision, queries],
  )
  const params = { path: { id } }
  return {
    change,
    steps: (found.data?.steps ?? []) as Step[],
    undone: found.data?.undone.length ?? 0,
    problem: found.error as Problem | null,
    again: () => void found.refetch(),
    elsewhere,
    seen: () => setElsewhere(false),
    add: (step: Step) =>
      write(({ revision: seen, headers }) =>
        answer(api.POST(`${path}/steps`, { params, headers, body: { revision: seen, step: step as never } })),
      ),
    describe: ({ title, reason }: { title: string; reason: string }) =>
      write(({ revision: seen, headers }) =>
        answer(api.PATCH(path, { params, headers, body: { revision: seen, title, reason } })),
      ),
    act: (what: Act) =>
      write(({ revision: seen, headers }) =>
        answer(api.POST(`${path}/${what}` as `${typeof path}/undo`, { params, headers, body: { revision: seen } })),
      ),
    schedule: (effectiveAt: string | undefined) =>
      write(({ revision: seen, headers }) =>
        answer(
          api.POST(`${path}/schedule`, {
            ...{ params, headers },
            body: { revision: seen, ...(effectiveAt ? { effectiveAt } : {}) },
          }),
        ),
      ),
  }
}

/** What a change would mean; the last answer stays until the next has come. */
export function usePreview(id: string, revision: number | undefined) {
  return useQuery<ChangePreview, Problem>({
    queryKey: [...draftKey(id), 'preview', revision ?? null],
    queryFn: async () =>
      (await answer(api.GET(`${path}/preview`, { params: { path: { id } } }))) as unknown as ChangePreview,
    enabled: revision !== undefined,
    placeholderData: (before) => before,
  })
}

/** A unit as the draft leaves it, with its corners and its neighbours. */
export function useDrawnUnit(id: string, revision: number | undefined, unitId: string | undefined) {
  return useQuery<DrawnUnit, Problem>({
    queryKey: [...draftKey(id), 'unit', unitId ?? null, revision ?? null],
    queryFn: async () =>
      (await answer(
        api.GET(`${path}/units/{unitId}`, { params: { path: { id, unitId: unitId ?? '' } } }),
      )) as unknown as DrawnUnit,
    enabled: unitId !== undefined && revision !== undefined,
  })
}

/** The step the server works out for a wish. */
export function useProposal(id: string, revision: number | undefined, wish: Wish | null) {
  return useQuery<Step, Problem>({
    queryKey: [...draftKey(id), 'proposal', revision ?? null, wish],
    queryFn: async () =>
      (await answer(api.POST(`${path}/propose`, { params: { path: { id } }, body: wish as never }))).step as Step,
    enabled: wish !== null && revision !== undefined,
    retry: false,
    staleTime: Infinity,
  })
}
