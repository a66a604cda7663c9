import { type CaseState, isOpen, isOrderOpen, isRunning } from '../lifecycle/case-state.ts'

/** Years a district may choose between. */
export const yearsBounds = { min: 1, max: 10 } as const

/** How long a case that was brought back stays whatever its last word says: long enough to reopen it. */
export const staysAfterReturn = 90 * 86_400_000

/** What keeps an ended case among those of daily work. */
export type Stay =
  | 'lifecycle'
  | 'open'
  | 'recent'
  | 'clock'
  | 'order'
  | 'pending'
  | 'return_visit'
  | 'undo'
  | 'returned'
  | 'kin'

/** A case as the rule sees it. */
export interface Leaving {
  state: CaseState
  /** The last word in its timeline. */
  lastAt: Date
  /** When somebody brought it back from the archive; null: nobody did. */
  returnedAt: Date | null
}

/** The instant before which the last word of a case must lie: some years ago, by the calendar. */
export function cutoffOf(now: Date, years: number): Date {
  const cutoff = new Date(now)
  cutoff.setUTCFullYear(cutoff.getUTCFullYear() - years)
  return cutoff
}

/**
 * Why a case stays, looked at by itself; undefined: it may go. Only reports go: disputes and petitions have times of their own by law.
 * A right somebody still has (a visit after a bad word, a merge to take back, an order of supervision) keeps it.
 */
export function whyStays({ state, lastAt, returnedAt }: Leaving, given: { now: Date; cutoff: Date }): Stay | undefined {
  if (state.lifecycle !== 'report') return 'lifecycle'
  if (isOpen(state)) return 'open'
  if (lastAt >= given.cutoff) return 'recent'
  if (state.clocks.some(isRunning)) return 'clock'
  if (state.orders.some(isOrderOpen)) return 'order'
  if (state.extension || (state.suspension && !state.suspension.granted)) return 'pending'
  if (state.returnVisit === 'due') return 'return_visit'
  if (state.undo && state.undo.until >= given.now.toISOString()) return 'undo'
  if (returnedAt && returnedAt.getTime() + staysAfterReturn > given.now.getTime()) return 'returned'
  return undefined
}

/** A case by whom it hangs together with others. */
export interface Kin {
  id: string
  parentId: string | null
  mergedIntoId: string | null
}

/**
 * Which of some cases may go together: none to which a case that stays still refers, as its part or as merged into it, and none that is
 * part of an open one.
 * @param going cases that may go by themselves
 * @param referring cases of daily work that refer to one of them
 * @param openIds parents and survivors of them that are still open
 */
export function thoseThatGo(
  going: readonly Kin[],
  { referring, openIds }: { referring: readonly Kin[]; openIds: ReadonlySet<string> },
): Set<string> {
  const isOfOpen = ({ parentId, mergedIntoId }: Kin) => [parentId, mergedIntoId].some((id) => id && openIds.has(id))
  const left = new Set(going.filter((one) => !isOfOpen(one)).map(({ id }) => id))
  for (let before = -1; before !== left.size; ) {
    before = left.size
    for (const { id, parentId, mergedIntoId } of referring)
      if (!left.has(id)) for (const other of [parentId, mergedIntoId]) if (other) left.delete(other)
  }
  return left
}

/** The month a case is filed under, `2021-03`, by the time zone of UTC: only where its bytes lie, shown to nobody. */
export const monthOf = (endedAt: Date): string => endedAt.toISOString().slice(0, 7)
