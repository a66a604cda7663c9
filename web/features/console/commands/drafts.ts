import { useCallback, useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { type DeskCommand, emptyValues, type Values } from './build.ts'

/** What was typed and not sent, by case and command: a dialog closed by mistake costs nobody their words. */
const drafts = new Map<string, Values>()

/** The inputs of one form: as they were left, else empty. `forget` once the command is given. */
export function useDraft(view: CaseView, type: DeskCommand, own: readonly string[]) {
  const key = `${view.id} ${type}`
  const [values, setValues] = useState<Values>(() => {
    const fresh = emptyValues(view, type, own)
    const draft = drafts.get(key)
    // Orders may have gone on since: never keep one that is no longer there to choose.
    return draft ? { ...draft, orderId: fresh.orderId } : fresh
  })
  const set = useCallback(
    (change: Partial<Values>) =>
      setValues((before) => {
        const after = { ...before, ...change }
        drafts.set(key, after)
        return after
      }),
    [key],
  )
  const forget = useCallback(() => {
    drafts.delete(key)
  }, [key])
  /** Empties the form: what was typed is gone. */
  const restart = useCallback(() => {
    drafts.delete(key)
    setValues(emptyValues(view, type, own))
  }, [key, view, type, own])
  return { values, set, forget, restart }
}
