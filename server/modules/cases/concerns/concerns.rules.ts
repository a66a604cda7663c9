import type { Holder } from '../../../../contract/cases.ts'
import type { Bodies } from '../lifecycle/bodies.ts'

/** So many cases, of so many people as far as is known, must stand behind a concern: fewer could be about somebody. */
export const fewest = 5

/** Cases reported this long ago count no more, days. */
export const windowDays = 90

/** Not told of again before so many days, however long it lasts. */
export const quietDays = 30

/** A topic at a place with cases that wait, were late or came back: counts and a date, nothing about whoever reported. */
export interface Concern {
  categoryId: string
  /** A grid or microgrid; a community for cases of which nobody knows the grid. */
  unitId: string
  cases: number
  /** Of these, still waiting. */
  open: number
  /** Of these, the same again: reopened, said not to be solved, or reported once more. */
  again: number
  /** Oldest report among them. */
  since: Date
  /** The body that owes the answer to most of them. */
  owes: Holder
}

/**
 * Each matter once, at the narrowest place that has enough of it: a wider place stays only where enough cases lie outside
 * the narrower ones. Most cases first.
 */
export function narrowest(found: readonly Concern[], bodies: Pick<Bodies, 'unit'>): Concern[] {
  const depth = (concern: Concern) => bodies.unit(concern.unitId)?.path.length ?? 0
  const kept: Concern[] = []
  for (const concern of [...found].sort((a, b) => depth(b) - depth(a))) {
    const inside = kept.filter(
      (one) => one.categoryId === concern.categoryId && bodies.unit(one.unitId)?.path.includes(concern.unitId),
    )
    const told = inside.reduce((sum, one) => sum + one.cases, 0)
    if (concern.cases - told >= fewest) kept.push(concern)
  }
  return kept.sort((a, b) => b.cases - a.cases || a.since.getTime() - b.since.getTime())
}
