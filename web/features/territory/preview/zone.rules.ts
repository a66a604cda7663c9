/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. */
function aheadOf(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric' },
  }).formatToParts(instant)
  const get = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  const there = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'))
  return there - Math.floor(instant / 60_000) * 60_000
}

/** What a clock in a zone shows (`2026-03-01T09:00`) as an instant in ISO 8601; undefined when it is no time. */
export function instantIn(local: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return undefined
  const wanted = Date.parse(`${local}:00Z`)
  if (Number.isNaN(wanted)) return undefined
  // Twice: the offset may differ between the guess and the answer on the day a zone changes its clocks.
  const guess = wanted - aheadOf(wanted, timeZone)
  return new Date(wanted - aheadOf(guess, timeZone)).toISOString()
}
