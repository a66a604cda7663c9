import type { Tx } from '../../../platform/database/database.ts'

// messages: territory.moving.*

/** How many things of one kind depend on some units, and would go to their successors. */
export type StakeCounter = (tx: Tx, unitIds: readonly string[]) => Promise<number>

/**
 * What other modules have at stake in units: open cases, posts … They register here, because the territory knows none of them.
 */
export interface Stakes {
  /** `what` names the kind; its words are `territory.moving.<what>`. */
  register(what: string, counter: StakeCounter): void
  /** The kinds of which there are any, in the order they registered. */
  count(tx: Tx, unitIds: readonly string[]): Promise<{ what: string; count: number }[]>
}

/** A list of stakes, empty at first. */
export function openStakes(): Stakes {
  const counters = new Map<string, StakeCounter>()
  return {
    register: (what, counter) => void counters.set(what, counter),
    async count(tx, unitIds) {
      if (unitIds.length === 0) return []
      const found: { what: string; count: number }[] = []
      for (const [what, counter] of counters) {
        const count = await counter(tx, unitIds)
        if (count > 0) found.push({ what, count })
      }
      return found
    },
  }
}
