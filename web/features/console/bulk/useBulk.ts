import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { CaseCommand } from '../../../../contract/case-commands.ts'
import type { ChosenCase } from '../../../../contract/case-desk.ts'
import { answer, api, newKey } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import { casePaths } from '../commands/useCommand.ts'
import { type BulkResult, type BulkType, type BulkValues, bulkCommand, forEachOf, reverseOf } from './bulk.rules.ts'

/** Commands under way at the same time: a desk with a slow line still sees it move, and others get their turn. */
const width = 4

/** What may be done now with each of several cases. */
export const readChosen = async (ids: readonly string[]): Promise<ChosenCase[]> =>
  (await answer(api.POST('/api/v1/cases/chosen', { body: { ids: [...ids] } }))).items as ChosenCase[]

/**
 * Gives many cases a command, each for itself: its own version, its own key, its own answer. A lost answer is asked for
 * again under the same key, so that nothing is done twice.
 */
async function give(one: { id: string; version: number }, command: CaseCommand): Promise<number> {
  const key = newKey()
  for (let attempt = 0; ; attempt++) {
    try {
      const given = await answer(
        api.POST('/api/v1/cases/{id}/commands', {
          params: { path: { id: one.id } },
          body: { version: one.version, command } as never,
          headers: { 'Idempotency-Key': key },
        }),
      )
      return given.version
    } catch (thrown) {
      const problem = asProblem(thrown)
      // So many calls a minute and no more: a long list waits its turn instead of failing.
      const isTooMany = problem.status === 429
      const isPassing = problem.code === 'network' || problem.status === 503
      if (!(isTooMany && attempt < 20) && !(isPassing && attempt < 3)) throw problem
      await new Promise((resolve) => setTimeout(resolve, isTooMany ? 4_000 : 500 * 2 ** attempt))
    }
  }
}

/** A command for many under way, and what became of it. */
export function useBulk() {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const [results, setResults] = useState<readonly BulkResult[]>([])
  const [phase, setPhase] = useState<'form' | 'running' | 'over' | 'undoing' | 'undone'>('form')
  const stop = useRef<AbortController | null>(null)
  const before = useRef<ReadonlyMap<string, ChosenCase>>(new Map())
  const type = useRef<BulkType>('accept')

  const put = useCallback((id: string, change: Partial<BulkResult>) => {
    setResults((all) => all.map((each) => (each.id === id ? { ...each, ...change } : each)))
  }, [])
  const refresh = useCallback(() => {
    for (const path of casePaths) void queries.invalidateQueries({ queryKey: [path] })
  }, [queries])
  const begin = () => {
    stop.current = new AbortController()
    return stop.current.signal
  }

  const run = async (wanted: BulkType, values: BulkValues, cases: readonly ChosenCase[]) => {
    type.current = wanted
    before.current = new Map(cases.map((one) => [one.id, one]))
    setResults(cases.map(({ id, number, text }) => ({ id, number, text, outcome: 'waiting' })))
    setPhase('running')
    const signal = begin()
    await forEachOf(
      cases,
      async (one) => {
        try {
          put(one.id, { outcome: 'done', version: await give(one, bulkCommand(wanted, values, one)) })
        } catch (thrown) {
          put(one.id, { outcome: 'refused', why: explain(asProblem(thrown)) })
        }
      },
      { width, signal },
    )
    setResults((all) => all.map((each) => (each.outcome === 'waiting' ? { ...each, outcome: 'stopped' } : each)))
    setPhase('over')
    refresh()
  }

  /** Takes back what went, each by its reverse command, as long as nothing else happened to the case. */
  const undo = async () => {
    const done = results.filter((each) => each.outcome === 'done')
    setPhase('undoing')
    const signal = begin()
    try {
      const now = new Map((await readChosen(done.map((each) => each.id))).map((one) => [one.id, one]))
      await forEachOf(
        done,
        async (each) => {
          const was = before.current.get(each.id)
          const is = now.get(each.id)
          const back =
            was && is ? reverseOf(type.current, { before: was, now: is, reason: t('desk.bulk.undo_reason') }) : []
          if (back.length === 0 || each.version === undefined)
            return put(each.id, { outcome: 'not_undone', why: t('desk.bulk.undo_nothing') })
          try {
            let version = each.version
            for (const command of back) version = await give({ id: each.id, version }, command)
            put(each.id, { outcome: 'undone', version })
          } catch (thrown) {
            const problem = asProblem(thrown)
            const why = problem.code === 'case.stale' ? t('desk.bulk.undo_stale') : explain(problem)
            put(each.id, { outcome: 'not_undone', why })
          }
        },
        { width, signal },
      )
    } catch (thrown) {
      const why = explain(asProblem(thrown))
      for (const each of done) put(each.id, { outcome: 'not_undone', why })
    }
    setPhase('undone')
    refresh()
  }

  return { results, phase, run, undo, stop: () => stop.current?.abort() }
}
