/** When a bulletin is on: planned before its time, over after it, taken down whatever the time. */
export function stateOfBulletin(
  bulletin: { shown_from: Date; shown_until: Date; taken_down_at: Date | null },
  now: Date,
): 'planned' | 'shown' | 'over' | 'taken_down' {
  if (bulletin.taken_down_at) return 'taken_down'
  if (now < bulletin.shown_from) return 'planned'
  return now < bulletin.shown_until ? 'shown' : 'over'
}

/** Days a bulletin may hang: what stays longer belongs elsewhere, and nobody reads it any more. */
export const mostDays = 92

/** What is wrong with the time of a new one; undefined when nothing is. */
export function findTimeFault(given: { from: Date; until: Date; now: Date }): string | undefined {
  const { from, until, now } = given
  if (until <= from) return 'bulletin.until_before_from'
  if (until <= now) return 'bulletin.until_past'
  return until.getTime() - from.getTime() > mostDays * 86_400_000 ? 'bulletin.too_long' : undefined
}
