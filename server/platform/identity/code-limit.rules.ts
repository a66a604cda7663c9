/** How many of something may happen within so many milliseconds. */
export interface Limit {
  window: number
  most: number
}

/** How often a code may go to one phone or mailbox, whoever asks for it. Milliseconds. */
export const codeLimits = [
  { window: 30_000, most: 1 },
  { window: 3_600_000, most: 5 },
  { window: 86_400_000, most: 15 },
] as const satisfies Limit[]

/**
 * How often a password may be tried for one account, from wherever. Roomy enough that a stranger who guesses does not easily
 * lock its owner out, far too little to guess one.
 */
export const passwordLimits = [{ window: 900_000, most: 20 }] as const satisfies Limit[]

/**
 * Seconds to wait before it may happen once more, 0 when it may happen now. `before` are the moments it happened, in any
 * order.
 */
export function waitFor(before: readonly Date[], now: Date, limits: readonly Limit[]): number {
  let wait = 0
  for (const { window, most } of limits) {
    const inside = before
      .map((at) => at.getTime())
      .filter((at) => at > now.getTime() - window)
      .sort((a, b) => b - a)
    const oldestCounted = inside[most - 1]
    if (oldestCounted !== undefined) wait = Math.max(wait, Math.ceil((oldestCounted + window - now.getTime()) / 1000))
  }
  return wait
}
