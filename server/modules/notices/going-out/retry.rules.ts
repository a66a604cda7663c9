/** How often one way is tried before the next one is. */
export const mostAttempts = 6

/** Milliseconds to wait after the nth failure (1, 2, …): half a minute, doubling, about sixteen minutes at the most. */
export function backOff(attempts: number): number {
  return 30_000 * 2 ** Math.min(attempts - 1, 5)
}

/** What to do after a failure: the same way again, the next one, or nothing more. */
export function afterFailure(given: {
  attempts: number
  again: boolean
  fallback: readonly string[]
}): { do: 'retry'; after: number } | { do: 'next'; channel: string; fallback: string[] } | { do: 'give_up' } {
  const { attempts, again, fallback } = given
  if (again && attempts < mostAttempts) return { do: 'retry', after: backOff(attempts) }
  const [channel, ...rest] = fallback
  return channel === undefined ? { do: 'give_up' } : { do: 'next', channel, fallback: rest }
}
