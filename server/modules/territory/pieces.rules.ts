/** Does work that could be done in pieces all in one go: for threads of their own, commands and tests, where nobody waits for a turn. */
export function atOnce<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}
