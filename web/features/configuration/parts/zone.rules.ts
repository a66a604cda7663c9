/** Minutes that a zone is ahead of UTC at an instant. */
function aheadOf(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(at)
  const get = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  const there = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'))
  return Math.round((there - Math.floor(at.getTime() / 1000) * 1000) / 60_000)
}

/** The instant at which a day (`2026-03-01`) begins in a zone, or with `end` the one at which it ends; undefined for no day. */
export function instantOfDay(day: string, timeZone: string, end = false): string | undefined {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return undefined
  const wanted = Date.UTC(year, month - 1, date + (end ? 1 : 0))
  // Twice, because the offset may differ between the guess and the answer on the day a zone changes its clocks.
  let at = wanted - aheadOf(new Date(wanted), timeZone) * 60_000
  at = wanted - aheadOf(new Date(at), timeZone) * 60_000
  return new Date(at).toISOString()
}
