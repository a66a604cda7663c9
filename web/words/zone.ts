/** Milliseconds by which the wall clock of a zone is ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const get = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'))
  return wall - Math.floor(instant / 1000) * 1000
}

/**
 * What a clock on the wall of the district shows (`2026-03-02T09:00`, or a day alone: its first minute) as an instant in
 * ISO 8601; undefined when it is not a time. An hour that is left out in spring becomes the one after it.
 */
export function instantOf(wall: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(wall)) return undefined
  const asUtc = Date.parse(`${wall.length === 10 ? `${wall}T00:00` : wall}:00Z`)
  if (Number.isNaN(asUtc)) return undefined
  const first = asUtc - offsetAt(asUtc, timeZone)
  return new Date(asUtc - offsetAt(first, timeZone)).toISOString()
}

/** An instant as the wall clock of the district shows it, the way a `datetime-local` input takes it. */
export function wallOf(instant: string | number | Date, timeZone: string): string {
  const at = new Date(instant).getTime()
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16)
}

/** The day so many days after an instant's day, as the district counts days: `2026-03-02`. */
export function dayAfter(instant: string | number | Date, days: number, timeZone: string): string {
  const day = Date.parse(`${wallOf(instant, timeZone).slice(0, 10)}T00:00:00Z`)
  return new Date(day + days * 86_400_000).toISOString().slice(0, 10)
}
