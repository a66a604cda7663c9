import type { Tx } from '../../../platform/database/database.ts'

// messages: people.work.*

/** How much open work of one kind a post has. */
export type WorkCounter = (tx: Tx, postId: string) => Promise<number>

/** Work that other modules give to posts. They register here, because people know none of them. */
export interface OpenWork {
  /** `what` names the kind; its words are `people.work.<what>`. */
  register(what: string, counter: WorkCounter): void
  /** The kinds of which there is any, in the order they registered. */
  count(tx: Tx, postId: string): Promise<{ what: string; count: number }[]>
}

/** A list of kinds of work, empty at first. */
export function openWorkList(): OpenWork {
  const counters = new Map<string, WorkCounter>()
  return {
    register: (what, counter) => void counters.set(what, counter),
    async count(tx, postId) {
      const found: { what: string; count: number }[] = []
      for (const [what, counter] of counters) {
        const count = await counter(tx, postId)
        if (count > 0) found.push({ what, count })
      }
      return found
    },
  }
}
