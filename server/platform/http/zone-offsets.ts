const day = 86_400_000
/** How far into the past and the future it is told, ms: what pages of residents show lies within. */
const reach = 400 * day

/** How far the wall clock of a zone is ahead of UTC between two instants, for a page that is not to ask its browser. */
interface ZoneOffsets {
  from: number
  until: number
  /** From when on it is how many minutes, ascending; the first begins with `from`. */
  changes: [at: number, minutes: number][]
}

const known = new Map<string, ZoneOffsets>()

/** Of some four hundred days before and after `now` (ms). Reckoned once a day for each zone: two milliseconds. */
export function offsetsAround(timeZone: string, now: number): ZoneOffsets {
  const from = Math.floor(now / day) * day - reach
  const before = known.get(timeZone)
  if (before?.from === from) return before
  const until = from + 2 * reach
  const minutes = minutesIn(timeZone)
  const changes: ZoneOffsets['changes'] = [[from, minutes(from)]]
  // No zone changes twice within a week.
  for (let at = from; at < until; at += 7 * day) {
    const [was, is] = [minutes(at), minutes(at + 7 * day)]
    if (was !== is) changes.push([changeBetween(at, at + 7 * day, (instant) => minutes(instant) === was), is])
  }
  const found = { from, until, changes }
  known.set(timeZone, found)
  return found
}

/** The first instant, by the minute, at which `asBefore` no longer holds. */
function changeBetween(from: number, until: number, asBefore: (instant: number) => boolean): number {
  let [last, first] = [from / 60_000, until / 60_000]
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2)
    if (asBefore(middle * 60_000)) last = middle
    else first = middle
  }
  return first * 60_000
}

/** Minutes by which the wall clock is ahead of UTC at an instant on a full minute. */
function minutesIn(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric' },
  })
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 0, day: date = 0, hour = 0, minute = 0 } = parts
    return (Date.UTC(year, month - 1, date, hour, minute) - instant) / 60_000
  }
}
