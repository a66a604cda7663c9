import { Refused } from './errors.ts'

/** Gives a piece of work its turn; resolves or rejects with it. Refuses with `platform.busy` (503) where too many wait. */
export type TakeTurn = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Turns for work that must not be done by any number at once: `atOnce` run, at most `mostWaiting` wait (any number where it is
 * left out), whoever comes later is asked to come back in `retryAfter` seconds. First come, first served.
 */
export function turns(given: { atOnce: number; mostWaiting?: number; retryAfter?: number }): TakeTurn {
  const { atOnce, mostWaiting = Number.POSITIVE_INFINITY, retryAfter = 10 } = given
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running < atOnce) running++
    else {
      if (waiting.length >= mostWaiting) throw new Refused('platform.busy', {}, { retryAfter })
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    try {
      return await work()
    } finally {
      // Whoever waits takes the place over: given free first, somebody who comes at this moment would be one too many.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
