import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work at a time: others wait no longer for their turn. */
const longest = 25

/** Lets others have their turn when this work has kept the process for a while; costs nothing else. */
export type Breath = () => Promise<void> | undefined

/** A breath for one piece of work. */
export function breath(): Breath {
  let since = performance.now()
  return () => {
    if (performance.now() - since < longest) return undefined
    return setImmediate().then(() => {
      since = performance.now()
    })
  }
}

/** Does work that yields wherever it may be interrupted, with a breath between its pieces. */
export async function inPieces<Result>(work: Generator<unknown, Result>, pause: Breath = breath()): Promise<Result> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await pause()
  }
}
