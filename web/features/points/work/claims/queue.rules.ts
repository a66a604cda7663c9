import type { PointsClaim } from '../../../../../contract/points-claims.ts'

/** The claim that stands open once one was decided: the one after it, else the one before; null where none is left. */
export function nextAfter(ids: readonly string[], id: string): string | null {
  const at = ids.indexOf(id)
  return ids[at + 1] ?? ids[at - 1] ?? null
}

/** What is sent of the minutes: only what was verified other than claimed. */
export const verified = (claim: Pick<PointsClaim, 'minutes'>, minutes: number | null): number | null =>
  minutes === claim.minutes ? null : minutes
