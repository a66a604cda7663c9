/** How often a code may go to one phone or mailbox, whoever asks for it. Milliseconds. */
export const codeLimits = [
  { window: 30_000, most: 1 },
  { window: 3_600_000, most: 5 },
  { window: 86_400_000, most: 15 },
] as const

/** The longest time a code sent is remembered for the limits, in milliseconds. */
export const longestWindow = Math.max(...codeLimits.map((limit) => limit.window))

/**
 * Seconds to wait before another code may be sent, 0 when it may be sent now. `sent` are the moments earlier codes went
 * to the same destination, in any order.
 */
export function waitForCode(sent: readonly Date[], now: Date): number {
  let wait = 0
  for (const { window, most } of codeLimits) {
    const inside = sent
      .map((at) => at.getTime())
      .filter((at) => at > now.getTime() - window)
      .sort((a, b) => b - a)
    const oldestCounted = inside[most - 1]
    if (oldestCounted !== undefined) wait = Math.max(wait, Math.ceil((oldestCounted + window - now.getTime()) / 1000))
  }
  return wait
}
